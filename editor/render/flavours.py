"""Flavours: which engine shows an article, with which options. A flavour is one table entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from editor.errors import GalleyError


class UnknownFlavour(GalleyError):
    """A flavour was named that does not exist."""

    text = "There is no flavour called “{name}”. There are: {known}."

    def __init__(self, name: str) -> None:
        super().__init__(name=name, known=", ".join(flavours()))


@dataclass(frozen=True)
class Flavour:
    """``title`` is for people, ``name`` for files and commands."""

    name: str
    title: str
    engine: str
    options: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


DEFAULT = "python-markdown"

_PYTHON_MARKDOWN: Mapping[str, Mapping[str, object]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    "toc": {},
    "pymdownx.arithmatex": {},
    "pymdownx.highlight": {},
    "pymdownx.superfences": {},
    "pymdownx.tasklist": {},
    "pymdownx.tilde": {"subscript": False},
    "galley.alerts": {},
}

_GFM: Mapping[str, object] = {
    "preset": "commonmark",
    "plugins": {
        "gfm": {},
        "math": {
            "allow_labels": False,
            "allow_space": False,
            "allow_digits": False,
            "allow_blank_lines": False,
        },
        "anchors": {"max_level": 6},
    },
}

_FLAVOURS = (
    Flavour(
        "python-markdown", "Python-Markdown", "python-markdown", {"extensions": _PYTHON_MARKDOWN}
    ),
    Flavour("gfm", "GitHub (GFM)", "markdown-it", _GFM),
)


def flavours() -> Mapping[str, Flavour]:
    """Every flavour by its name."""
    return {flavour.name: flavour for flavour in _FLAVOURS}


def flavour(name: str) -> Flavour:
    """The flavour called ``name``. Raises UnknownFlavour."""
    found = flavours().get(name)
    if found is None:
        raise UnknownFlavour(name)
    return found
