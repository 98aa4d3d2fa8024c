"""What a site's ``kramdown:`` section changes. The defaults are Jekyll's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from html import unescape
from typing import Any

_QUOTES = ("lsquo", "rsquo", "ldquo", "rdquo")


@dataclass(frozen=True)
class Highlighting:
    """Where code is given to the highlighter; ``language`` is that of code which has none."""

    language: str = "plaintext"
    in_lines: bool = True
    in_blocks: bool = True


@dataclass(frozen=True)
class Options:
    """kramdown's options by kramdown's names (https://kramdown.gettalong.org/options.html).

    ``smart_quotes``: the four characters, single ones first.
    """

    input: str = "GFM"
    hard_wrap: bool = False
    gfm_quirks: tuple[str, ...] = ("paragraph_end",)
    auto_ids: bool = True
    auto_id_prefix: str = ""
    auto_id_stripping: bool = False
    toc_levels: frozenset[int] = frozenset(range(1, 7))
    header_offset: int = 0
    smart_quotes: tuple[str, ...] = ("‘", "’", "“", "”")
    typographic_symbols: tuple[tuple[str, str], ...] = ()
    footnote_nr: int = 1
    footnote_prefix: str = ""
    footnote_backlink: str = "&#8617;"
    footnote_backlink_inline: bool = False
    parse_block_html: bool = False
    parse_span_html: bool = True
    remove_line_breaks_for_cjk: bool = False
    syntax_highlighter: str = "rouge"
    syntax_highlighter_opts: Highlighting = Highlighting()
    math_engine: str = "mathjax"

    @property
    def language_in_lines(self) -> str:
        """The language of code in a line that has none; empty if no such code is highlighted."""
        given = self.syntax_highlighter_opts
        return given.language if self._is_highlighted and given.in_lines else ""

    @property
    def language_of_blocks(self) -> str:
        """The same of blocks of code."""
        given = self.syntax_highlighter_opts
        return given.language if self._is_highlighted and given.in_blocks else ""

    @property
    def _is_highlighted(self) -> bool:
        """Whether code is given to a highlighter that Jekyll comes with."""
        return self.syntax_highlighter == "rouge"

    @property
    def is_gfm(self) -> bool:
        """Whether GitHub's additions are read."""
        return self.input.lower() == "gfm"

    @property
    def ends_paragraphs(self) -> bool:
        """Whether a block may follow a paragraph without an empty line."""
        return self.is_gfm and "paragraph_end" in self.gfm_quirks


def changed(options: Options, given: Mapping[Any, Any]) -> Options:
    """The options with those of ``given`` that are known and make sense."""
    made: dict[str, Any] = {}
    for known in fields(Options):
        if known.name in given:
            value = _READ[known.name](given[known.name], getattr(options, known.name))
            if value is not None:
                made[known.name] = value
    return replace(options, **made)


def _flag(value: object, _: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).strip().lower())


def _text(value: object, _: object) -> str | None:
    return value if isinstance(value, str) else None


def _engine(value: object, _: object) -> str | None:
    """``nil``, ``false`` or nothing turns it off."""
    if value is None or value is False or value in ("", "nil", "false"):
        return ""
    return _text(value, _)


def _number(value: object, _: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None


def _words(value: object) -> list[str]:
    if isinstance(value, (list, tuple)):
        return [str(each).strip() for each in value]
    return [each for each in re.split(r"[,\s]+", value) if each] if isinstance(value, str) else []


def _levels(value: object, _: object) -> frozenset[int] | None:
    levels = set[int]()
    for word in _words(value):
        found = re.fullmatch(r"([1-6])(?:(?:\.\.|-)([1-6]))?", word)
        if found:
            levels |= set(range(int(found[1]), int(found[2] or found[1]) + 1))
    return frozenset(levels) or None


def _quirks(value: object, _: object) -> tuple[str, ...] | None:
    return tuple(_words(value)) if isinstance(value, (str, list, tuple)) else None


def _quotes(value: object, _: object) -> tuple[str, ...] | None:
    """Names or numbers of characters."""
    made = []
    for word in _words(value):
        known = f"&#{word};" if word.isdigit() else f"&{word};"
        made.append(unescape(known))
    return tuple(made) if len(made) == len(_QUOTES) and all(len(one) == 1 for one in made) else None


def _symbols(value: object, _: object) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(value, Mapping):
        return None
    return tuple((str(name), str(shown)) for name, shown in value.items() if shown is not None)


def _highlighting(value: object, _: object) -> Highlighting | None:
    """``disable``, for all code or for what is named ``span`` or ``block``; ``default_lang``."""
    if not isinstance(value, Mapping):
        return None

    def is_on(part: str) -> bool:
        own = value.get(part)
        given = own if isinstance(own, Mapping) and "disable" in own else value
        return not given.get("disable")

    language = value.get("default_lang")
    known = language if isinstance(language, str) and language else Highlighting.language
    return Highlighting(known, is_on("span"), is_on("block"))


_BY_TYPE: Mapping[type, Callable[[object, object], Any]] = {bool: _flag, int: _number, str: _text}
_READ: Mapping[str, Callable[[object, object], Any]] = {
    known.name: _BY_TYPE.get(type(known.default), _text) for known in fields(Options)
} | {
    "gfm_quirks": _quirks,
    "toc_levels": _levels,
    "smart_quotes": _quotes,
    "typographic_symbols": _symbols,
    "syntax_highlighter": lambda value, _: _text(value, _) or None,
    "syntax_highlighter_opts": _highlighting,
    "math_engine": _engine,
}
