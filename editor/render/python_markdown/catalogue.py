"""Which extensions a site may name, and what of its options is taken.

Only the modules listed here are ever imported: a site's configuration may name any module there
is, and importing one runs it. What is left out is told, so that it can be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Options = Mapping[str, Any]

_BUILT_IN = frozenset(
    "abbr admonition attr_list codehilite def_list fenced_code footnotes legacy_attrs legacy_em "
    "md_in_html nl2br sane_lists smarty tables toc wikilinks".split()
)
_PYMDOWN = frozenset(
    "pymdownx." + name
    for name in (
        "arithmatex betterem blocks.admonition blocks.definition blocks.details blocks.html "
        "blocks.tab bracketspan caret critic details emoji escapeall fancylists highlight "
        "inlinehilite keys magiclink mark progressbar quotes saneheaders smartsymbols snippets "
        "superfences tabbed tasklist tilde"
    ).split()
)
_BUNDLES = {
    "extra": ("fenced_code", "footnotes", "attr_list", "def_list", "tables", "abbr", "md_in_html"),
    "pymdownx.extra": (
        *("pymdownx.betterem", "pymdownx.superfences", "footnotes", "attr_list", "def_list"),
        *("tables", "abbr", "md_in_html"),
    ),
}
_NOTHING_SHOWN = frozenset(("meta", "pymdownx.striphtml"))
"""Front matter is not part of the body; comments are never shown."""
_PREFIX = "markdown.extensions."
_OWN = frozenset(("galley.alerts",))
_HIGHLIGHT = "pymdownx.highlight"
_WITH_CODE = ("pymdownx.superfences", "pymdownx.inlinehilite")


@dataclass(frozen=True)
class Selection:
    """``extensions``: by name, in the order they are to be made; ``left_out``: as named."""

    extensions: Mapping[str, Options]
    left_out: tuple[str, ...] = ()


def selected(named: Iterable[tuple[str, Options]]) -> Selection:
    """The known ones of what a site names, bundles as their parts; the last of a name counts."""
    chosen: dict[str, Options] = {}
    left_out: list[str] = []
    for written, options in named:
        name = written.removeprefix(_PREFIX)
        for part, own in _parts(name, options):
            if part in _BUILT_IN or part in _PYMDOWN or part in _OWN:
                chosen.pop(part, None)
                chosen[part] = own
            elif part not in _NOTHING_SHOWN:
                left_out.append(written)
    if _HIGHLIGHT not in chosen and any(name in chosen for name in _WITH_CODE):
        # What those two bring along by themselves.
        chosen = {_HIGHLIGHT: {"_enabled": False}, **chosen}
    return Selection(MappingProxyType(chosen), tuple(dict.fromkeys(left_out)))


def _parts(name: str, options: Options) -> Iterable[tuple[str, Options]]:
    """The extension itself or, of a bundle, its parts with what is said of each in its options."""
    # Pymdown's bundle has Python-Markdown's own under their full names, the other one has not.
    prefix = _PREFIX if name != "extra" else ""
    for part in _BUNDLES.get(name, ()):
        own = options.get(part if part in _PYMDOWN else prefix + part, {})
        yield part, own if isinstance(own, Mapping) else {}
    if name not in _BUNDLES:
        yield name, options


def module_of(name: str) -> str:
    """The module that has the extension called ``name`` in a Selection."""
    return name if name in _PYMDOWN else _PREFIX + name


def fitting(options: Options, defaults: Options) -> dict[str, Any]:
    """Those options that exist and are of the kind their default is."""
    found = {}
    for key, value in options.items():
        if key in defaults and _suits(defaults[key], value):
            wants_text = isinstance(defaults[key], str) and isinstance(value, int | float)
            found[key] = str(value) if wants_text else value
    return found


def _suits(default: Any, value: Any) -> bool:
    if default is None:
        return value is None or isinstance(value, bool | int | str)
    if callable(default):
        return callable(value)
    if isinstance(default, bool):
        return isinstance(value, bool | str)
    if isinstance(default, int):
        return isinstance(value, bool | int | float | str) or callable(value)
    if isinstance(default, str):
        return isinstance(value, str | int | float) and not isinstance(value, bool)
    if isinstance(default, list | tuple):
        return isinstance(value, list)
    return isinstance(value, dict) if isinstance(default, dict) else False
