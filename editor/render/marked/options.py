"""What a site's settings say of its Markdown, with the defaults of Hexo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from editor.render.marked.addresses import host_of, path_of


@dataclass(frozen=True)
class CodeStyle:
    """How Hexo shows a block of code: the settings below ``highlight``."""

    line_number: bool = True
    wrap: bool = True
    hljs: bool = False
    strip_indent: bool = True
    tab_replace: str = ""
    exclude_languages: tuple[str, ...] = ()
    line_threshold: int = 0
    language_attr: bool = False
    preprocess: bool = True


@dataclass(frozen=True)
class ExternalLinks:
    """What is done with links that lead away from the site."""

    enable: bool = False
    nofollow: bool = False
    exclude: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Options:
    """``highlighter`` is empty when Hexo leaves fences to marked; ``host`` is the site's own.

    ``diagrams``: that a plugin leaves Mermaid diagrams for the page to draw.
    """

    gfm: bool = True
    breaks: bool = True
    smartypants: bool = True
    quotes: str = ""
    modifyAnchors: int = 0
    anchorAlias: bool = False
    headerIds: bool = True
    autolink: bool = True
    sanitizeUrl: bool = False
    lazyload: bool = False
    figcaption: bool = False
    prependRoot: bool = True
    disableNunjucks: bool = False
    descriptionLists: bool = True
    links: ExternalLinks = field(default_factory=ExternalLinks)
    page_links: ExternalLinks = field(default_factory=lambda: ExternalLinks(enable=True))
    highlighter: str = "highlight.js"
    code: CodeStyle = field(default_factory=CodeStyle)
    diagrams: bool = False
    root: str = "/"
    host: str = "example.com"


_Told = TypeVar("_Told", Options, CodeStyle, ExternalLinks)


def options(settings: Mapping[str, Any]) -> Options:
    """The options that a site's configuration gives; what makes no sense there is passed over."""
    marked = _mapping(settings, "marked")
    made = _told(Options(), marked)
    highlighter = settings.get("syntax_highlighter", made.highlighter)
    style = "prismjs" if highlighter == "prismjs" else "highlight"
    url = settings.get("url")
    url = url if isinstance(url, str) else ""
    root = settings.get("root")
    root = root if isinstance(root, str) and root else path_of(url)
    is_relative = settings.get("relative_link") is True
    has_assets = settings.get("post_asset_folder") is True and marked.get("postAsset") is True
    return replace(
        made,
        # Where images come from the post's own folder, their path there is all that is known.
        prependRoot=made.prependRoot and not is_relative and not has_assets,
        links=_links(ExternalLinks(), marked),
        page_links=_links(made.page_links, settings),
        highlighter=highlighter if isinstance(highlighter, str) else "",
        code=_told(CodeStyle(), _mapping(settings, style)),
        diagrams=bool(settings.get("diagrams")),
        root=root.rstrip("/") + "/",
        host=host_of(url) if url else made.host,
    )


def _links(default: ExternalLinks, settings: Mapping[str, Any]) -> ExternalLinks:
    given = settings.get("external_link")
    if isinstance(given, bool):
        return replace(default, enable=given)
    told = _told(default, _mapping(settings, "external_link"))
    excluded = _mapping(settings, "external_link").get("exclude") or ()
    hosts = [excluded] if isinstance(excluded, str) else excluded
    if isinstance(hosts, list | tuple):
        told = replace(told, exclude=frozenset(each for each in hosts if isinstance(each, str)))
    return told


def _told(default: _Told, settings: Mapping[str, Any]) -> _Told:
    """``default`` with those settings of its own names and kinds."""
    told: dict[str, Any] = {}
    for each in fields(default):
        before, given = getattr(default, each.name), settings.get(each.name)
        if isinstance(before, tuple) and isinstance(given, list):
            told[each.name] = tuple(name for name in given if isinstance(name, str))
        elif type(before) is type(given):
            told[each.name] = given
    return replace(default, **told)


def _mapping(settings: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = settings.get(key)
    return found if isinstance(found, Mapping) else {}
