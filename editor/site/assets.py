"""Where a site has its images, and how an article refers to them. Touches no files but to look."""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from editor.site.site import Site, candidates

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")
"""What begins like this is no place in a site: a scheme, a drive, another host, a share."""
_TEMPLATE = re.compile(
    r"^\{\{-?\s*(?:site\.(?:baseurl|url|base_url)|base_url)\s*-?\}\}"
    r"|^\{\{-?\s*[\"']([^\"']*)[\"']\s*\|\s*\w+\s*-?\}\}"
)
"""Liquid before a path, as Jekyll's documentation has it: ``{{ site.baseurl }}/a.png``."""


def asset_folder(article: Path, site: Site) -> Path:
    """The folder that a new image of the article goes to; it need not exist."""
    beside = article.parent
    if site.settings.values.get("asset_folder") is True:
        return beside / article.stem
    if article.stem in ("index", "_index") and site.name != "plain":
        return beside
    return next(
        candidates(
            (site.kind.assets.folder,), site.root, site.content, site.settings, beside=beside
        )
    )


def image_reference(image: Path, article: Path, site: Site) -> str | None:
    """How the article refers to a file on disk; None if the site would not find it there."""
    image = image.absolute()
    own = asset_folder(article, site)
    if site.settings.values.get("asset_folder") is True and own in image.parents:
        return image.relative_to(own).as_posix()
    if article.parent in image.parents and (
        site.kind.assets.style == "relative" or own == article.parent
    ):
        return image.relative_to(article.parent).as_posix()
    root = _root(site)
    if root in image.parents and (site.kind.assets.style == "root" or root != site.root):
        return site.kind.assets.prefix + image.relative_to(root).as_posix()
    if site.kind.assets.style == "relative" and site.root in image.parents:
        return Path(os.path.relpath(image, article.parent)).as_posix()
    return None


def reference_candidates(
    text: str, article: Path, site: Site, address: str = ""
) -> tuple[Path, ...]:
    """Where the file may lie that ``text``, a reference in an article, means: likeliest first.

    As the site's builder, or then the reader's browser, understands it. ``address`` is where the
    article will be on its site ("/2024/07/31/name/"), "" if that is not known. Empty for what is
    not in the site by its look (another host, ``data:``, ``file:``, a drive). Paths only, none
    of them looked at: they may lie outside of the site, which is for the caller to refuse.
    """
    bare = _bare(text)
    if not bare or _ELSEWHERE.match(bare) or "\x00" in bare:
        return ()
    own = article.parent / article.stem
    for prefix in site.kind.assets.prefixes:
        if bare.startswith(prefix):
            bare = bare[len(prefix.rstrip("/")) :]
            break
    found: list[Path] = []
    if not bare.startswith("/"):
        folders = _folders(site.kind.assets.relative, site, article)
        found += [folder / bare for folder in folders]
    below = address[: address.rfind("/") + 1]
    for path in _rooted(bare, below, site):
        inside = path.removeprefix(below) if below.strip("/") and path.startswith(below) else ""
        found += [folder / inside for folder in (own, article.parent) if inside]
        folders = _folders(site.kind.assets.rooted, site, article)
        found += [folder / path.lstrip("/") for folder in folders]
    return tuple(dict.fromkeys(Path(os.path.normpath(each)) for each in found))


def resolve_reference(text: str, article: Path, site: Site, address: str = "") -> Path | None:
    """The file in the site that a reference in an article means; None if it means none such."""
    paths = reference_candidates(text, article, site, address)
    return next((path for path in paths if _is_in(path, article, site) and _is_file(path)), None)


def _bare(text: str) -> str:
    """The path of a reference: what templates would put before it, query and anchor removed."""
    text = _TEMPLATE.sub(lambda match: match[1] or "", _unquoted(text.strip()))
    return unquote(text.partition("#")[0].partition("?")[0])


def _unquoted(text: str) -> str:
    """``text`` as its author wrote it, if it is template code that was made an address."""
    return unquote(text) if text.lower().startswith(("%7b", "%7c")) else text


def _rooted(bare: str, below: str, site: Site) -> tuple[str, ...]:
    """The address on the site (from "/") that a browser makes of it; the likelier one first."""
    if not bare.startswith("/"):
        if not below or ":" in below:
            return ()
        bare = posixpath.normpath(below + bare)
    base = "/" + urlsplit(site.settings.text("base")).path.strip("/") + "/"
    inside = bare.removeprefix(base.rstrip("/"))
    return tuple(dict.fromkeys((inside, bare))) if bare.startswith(base) else (bare,)


def _folders(patterns: tuple[str, ...], site: Site, article: Path) -> list[Path]:
    beside = article.parent
    known = {"beside": beside, "own": beside / article.stem}
    return list(candidates(patterns, site.root, site.content, site.settings, **known))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _is_in(path: Path, article: Path, site: Site) -> bool:
    """Whether it is the site's own: an article from elsewhere is not to have any file shown."""
    return site.root in path.parents or article.parent in path.parents


def _root(site: Site) -> Path:
    named = site.settings.text("assets") or site.kind.assets.root
    return next(candidates((named,), site.root, site.content, site.settings))
