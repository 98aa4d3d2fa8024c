"""Where a site has its images, and how an article refers to them. Touches no files but to look."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote

from editor.site.site import Site, candidates


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


def resolve_reference(text: str, article: Path, site: Site) -> Path | None:
    """The file in the site that a reference in an article means; None if it means none such."""
    bare = unquote(text.strip().partition("#")[0].partition("?")[0])
    if not bare or "://" in bare or bare.startswith(("//", "data:")):
        return None
    prefix = site.kind.assets.prefix
    places = [article.parent / bare, article.parent / article.stem / bare]
    if bare.startswith((prefix, "/")):
        rest = bare.removeprefix(prefix).lstrip("/")
        places = [_root(site) / rest, site.content / rest, site.root / rest]
    paths = (Path(os.path.normpath(place)) for place in places)
    return next((path for path in paths if _is_in(path, article, site) and _is_file(path)), None)


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
