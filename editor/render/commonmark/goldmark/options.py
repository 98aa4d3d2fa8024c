"""What a Hugo site's settings say of its Markdown, with Hugo's own values where they say nothing.

Keys are named as in Hugo's documentation, in any case, as Hugo reads them. What makes no sense is
passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from html import escape, unescape
from typing import Any

from editor.render.commonmark.goldmark.typographer import PUNCTUATION
from editor.render.sanitise import Sanitiser

BACK_LINK = "&#x21a9;&#xfe0e;"
_EXTRAS = ("delete", "insert", "mark", "subscript", "superscript")


@dataclass(frozen=True)
class Options:
    """``marks``: the typographer's replacements, none when it is off.

    ``numbers``: how lines of code are numbered, "table", "inline" or not at all.
    ``inline`` and ``block``: the delimiters of what is passed through as it is (formulas).
    """

    unsafe: bool = False
    hardWraps: bool = False
    attribute_title: bool = True
    attribute_block: bool = False
    autoHeadingID: bool = True
    id_type: str = "github"
    autoDefinitionTermID: bool = False
    wrapStandAloneImageWithinParagraph: bool = True
    marks: Mapping[str, str] = field(default_factory=lambda: PUNCTUATION)
    linkify: bool = True
    linkifyProtocol: str = "https"
    footnote: bool = True
    back_link: str = BACK_LINK
    definitionList: bool = True
    strikethrough: bool = True
    table: bool = True
    taskList: bool = True
    joins_lines: str = ""
    emoji: bool = False
    numbers: str = ""
    codeFences: bool = True
    escapedSpace: bool = False
    extras: frozenset[str] = frozenset()
    inline: Sequence[tuple[str, str]] = ()
    block: Sequence[tuple[str, str]] = ()


def options(settings: Mapping[str, Any]) -> Options:
    """The options that ``settings`` (with the keys ``markup``, ``enableEmoji``) ask for."""
    goldmark = _Settings(settings).inner("markup").inner("goldmark")
    parser, extensions = goldmark.inner("parser"), goldmark.inner("extensions")
    attribute, cjk = parser.inner("attribute"), extensions.inner("cjk")
    typographer, passthrough = extensions.inner("typographer"), extensions.inner("passthrough")
    delimiters = passthrough.inner("delimiters") if passthrough.flag("enable", False) else _NONE
    switches = {
        each.name: each.default
        for each in fields(Options)
        if isinstance(each.default, bool) and "_" not in each.name
    }
    read = {
        name: section.flag(name, default)
        for name, default in switches.items()
        for section in (goldmark.inner("renderer"), parser, extensions)
        if section.has(name)
    }
    is_typeset = extensions.flag("typographer", not typographer.flag("disable", False))
    footnote = extensions.inner("footnote")
    read["footnote"] = footnote.flag("enable", extensions.flag("footnote", True))
    read["escapedSpace"] = cjk.flag("enable", False) and cjk.flag("escapedSpace", False)
    highlight = _Settings(settings).inner("markup").inner("highlight")
    read["codeFences"] = highlight.flag("codeFences", True)
    read["emoji"] = _Settings(settings).flag("enableEmoji", False)
    return Options(
        **read,
        attribute_title=attribute.flag("title", True),
        attribute_block=attribute.flag("block", False),
        id_type=parser.text("autoIDType", parser.text("autoHeadingIDType", "github")),
        marks=_marks(typographer) if is_typeset else {},
        linkifyProtocol=extensions.text("linkifyProtocol", "https"),
        back_link=Sanitiser().clean(footnote.text("backlinkHTML", BACK_LINK)),
        joins_lines=_joins_lines(cjk),
        numbers=_numbers(highlight),
        extras=frozenset(
            each for each in _EXTRAS if extensions.inner("extras").inner(each).flag("enable", False)
        ),
        inline=delimiters.pairs("inline"),
        block=delimiters.pairs("block"),
    )


class _Settings:
    """One section of the settings, whose keys are found in any case."""

    def __init__(self, values: Any) -> None:
        known = values if isinstance(values, Mapping) else {}
        self._values = {str(key).lower(): value for key, value in known.items()}

    def has(self, key: str) -> bool:
        return key.lower() in self._values

    def inner(self, key: str) -> _Settings:
        return _Settings(self._values.get(key.lower()))

    def flag(self, key: str, default: bool) -> bool:
        value = self._values.get(key.lower())
        return value if isinstance(value, bool) else default

    def text(self, key: str, default: str) -> str:
        value = self._values.get(key.lower())
        return value if isinstance(value, str) else default

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Two texts each: what opens and what closes."""
        listed = self._values.get(key.lower())
        return tuple(
            (pair[0], pair[1])
            for pair in (listed if isinstance(listed, list) else ())
            if isinstance(pair, list) and len(pair) == 2 and all(map(_is_delimiter, pair))
        )


_NONE = _Settings(None)


def _is_delimiter(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _marks(typographer: _Settings) -> Mapping[str, str]:
    """As text: settings may come with a site from elsewhere."""
    said = {name: typographer.text(name, html) for name, html in PUNCTUATION.items()}
    return {name: escape(unescape(html), quote=False) for name, html in said.items()}


def _numbers(highlight: _Settings) -> str:
    """How lines of code are numbered."""
    style = highlight.text("lineNos", "")
    if not (highlight.flag("lineNos", False) or style in ("inline", "table")):
        return ""
    return style or ("table" if highlight.flag("lineNumbersInTable", True) else "inline")


def _joins_lines(cjk: _Settings) -> str:
    """Between which characters a line break is dropped: the name of a style, or nothing."""
    if not (cjk.flag("enable", False) and cjk.flag("eastAsianLineBreaks", False)):
        return ""
    return cjk.text("eastAsianLineBreaksStyle", "simple")
