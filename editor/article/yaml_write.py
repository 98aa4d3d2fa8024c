"""Values spelled in YAML so that every reader takes them alike: PyYAML, js-yaml, Psych, Go's.

Quotes are used exactly where some reader (YAML 1.1 or 1.2) would take plain text for something
else. Knows how a value is spelled, not where in a text it goes.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from editor.article.value import Moment, Value, looks_like_moment

# What a double-quoted scalar has to write as an escape: what no YAML text may hold, and what
# some readers take for a line break or drop. ("Control" and friends, NEL, BOM, U+2028/9.)
_ESCAPED = re.compile(
    '[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]'
)
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
_NUMBER = re.compile(
    r"[-+]?(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
    r"|_*[0-9][0-9_,]*(?::[0-9_]+)+(?:\.[0-9_]*)?"
    r"|(?:_*[0-9][0-9_,]*\.?[0-9_,]*|\._*[0-9][0-9_]*)(?:[eE][-+]?[0-9_]+)?"
    r"|\.(?:inf|Inf|INF|nan|NaN|NAN))"
)
_DATE = re.compile(r"-?[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t][-+0-9:.TtZz \t]*)?")
_WORDS = frozenset(
    ("null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "=", "<<", ".")
)
_INDICATORS = frozenset("[]{},#&*!|>'\"%@`:")


@dataclass(frozen=True)
class Style:
    """How a front matter is written: learned from the file, so that what is new looks the same.

    ``strings`` and ``items``: "" (plain), "'" or '"' for new texts and for texts in lists;
    ``blocks``: whether a new text of several lines is a block (``|``);
    ``quote``: which quotes where some are needed ("" if the file shows none); ``list_indent``:
    how far a list stands in from its key; ``step``: the same of a mapping.
    """

    strings: str = ""
    items: str = ""
    keys: str = ""
    quote: str = ""
    blocks: bool = True
    flow_lists: bool = False
    list_indent: int = 2
    step: int = 2


def holds(value: Value) -> Value:
    """``value`` as YAML can hold it: a date that YAML would not know is text."""
    if isinstance(value, Moment):
        return value if looks_like_moment(value) else str(value)
    if isinstance(value, list):
        return [holds(item) for item in value]
    if isinstance(value, dict):
        return {key: holds(item) for key, item in value.items()}
    return value


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether every reader takes ``text`` without quotes for just this text."""
    if not text or text != text.strip() or _UNPRINTABLE.search(text) or "\n" in text:
        return False
    if text[0] in _INDICATORS or text.startswith(("- ", "? ", "---", "...")) or text in ("-", "?"):
        return False
    if "\t" in text or ": " in text or " #" in text or text.endswith(":"):
        return False
    if flow and (re.search(r"[\[\]{},?]|:(?=[\[\]{},\"'])", text) or text[0] == "-"):
        return False
    return not _means_something(text)


def _means_something(text: str) -> bool:
    return (
        text.lower() in _WORDS
        or _NUMBER.fullmatch(text) is not None
        or _DATE.fullmatch(text) is not None
        or looks_like_moment(text)
    )


def double_quoted(text: str) -> str:
    """``text`` in double quotes; only escapes that JSON has, too."""
    return '"' + _ESCAPED.sub(lambda found: _escape(found[0]), text) + '"'


def _escape(char: str) -> str:
    return _SHORT.get(char, f"\\u{ord(char):04x}")


def inline_text(text: str, wanted: str, style: Style, *, flow: bool = False) -> str:
    """``text`` on one line, plain or quoted as ``wanted`` ("", "'", '"') if it can be."""
    if wanted not in ("'", '"') and is_plain(text, flow=flow):
        return text
    if "\n" in text or "\t" in text or _UNPRINTABLE.search(text):
        return double_quoted(text)
    if wanted == "'" or (wanted != '"' and _prefers_single(text, style)):
        return "'" + text.replace("'", "''") + "'"
    return double_quoted(text)


def _prefers_single(text: str, style: Style) -> bool:
    """Which quotes need no escapes; where both do, or neither, those that the file uses."""
    single, double = "'" not in text, not ('"' in text or "\\" in text)
    if single != double:
        return single
    return style.quote != '"'


def block_text(text: str, mark: str, indent: int) -> tuple[str, list[str]] | None:
    """``text`` as a block scalar (``|`` or ``>``): its header and its lines; None if it cannot."""
    lines = text.rstrip("\n").split("\n")
    ended = len(text) - len(text.rstrip("\n"))
    first = lines[0]
    if not first or first[0].isspace() or ended > 1 or _UNPRINTABLE.search(text):
        return None  # some readers (Hexo's) lose blank lines at the end
    if any(line and not line.strip() for line in lines):
        return None
    if mark == ">":
        if any(line[:1].isspace() for line in lines):
            return block_text(text, "|", indent)
        lines = _unfolded(lines)
    return mark + ("" if ended else "-"), [" " * indent + line if line else "" for line in lines]


def _unfolded(lines: list[str]) -> list[str]:
    """Lines that a reader folds to ``lines``: it takes one line break from between two texts."""
    result: list[str] = []
    for line in lines:
        result += ["", line] if line and result else [line]
    return result


def scalar(value: Value, wanted: str, style: Style, *, flow: bool = False) -> str:
    """A value that is no collection, on one line."""
    if isinstance(value, Moment):
        return value if looks_like_moment(value) else inline_text(value, "", style, flow=flow)
    if isinstance(value, str):
        return inline_text(value, wanted, style, flow=flow)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float) -> str:
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    text = repr(value)
    # YAML 1.1 takes a number without a point for text.
    return text.replace("e", ".0e") if "e" in text and "." not in text else text


def key_text(key: str, style: Style, *, flow: bool = False) -> str:
    """A key, quoted if it must be or if the file's keys are."""
    return inline_text(key, style.keys, style, flow=flow)


def flow(value: Value, style: Style, wanted: str = "") -> str:
    """Any value on one line: ``[a, {b: c}]``."""
    if isinstance(value, list):
        return "[" + ", ".join(flow(item, style, style.items) for item in value) + "]"
    if isinstance(value, dict):
        members = [
            f"{key_text(key, style, flow=True)}: {flow(item, style, style.strings)}"
            for key, item in value.items()
        ]
        return "{" + ", ".join(members) + "}"
    return scalar(value, wanted, style, flow=True)


def after(
    value: Value, column: int, style: Style, wanted: str, *, in_list: bool = False
) -> tuple[str, list[str]]:
    """What follows ``key:`` (or ``-``) at ``column``: the rest of its line, and further lines."""
    if isinstance(value, str) and wanted in ("|", ">"):
        found = block_text(value, wanted, column + (2 if in_list else style.step))
        return (" " + found[0], found[1]) if found else (" " + double_quoted(value), [])
    if isinstance(value, (list, dict)) and value:
        if isinstance(value, list) and style.flow_lists and not any(_is_deep(v) for v in value):
            return " " + flow(value, style), []
        if in_list:
            lines = block(value, column + 2, style)
            return " " + lines[0].lstrip(" "), lines[1:]
        inset = style.list_indent if isinstance(value, list) else style.step
        return "", block(value, column + inset, style)
    if value is None and not in_list:
        return "", []
    return " " + flow(value, style, wanted), []


def new_text(value: Value, quotes: str, style: Style) -> str:
    """How a text that is new here is to be written: ``quotes``, or if it has lines as a block."""
    lines = style.blocks and isinstance(value, str) and "\n" in value.strip("\n")
    return "|" if lines else quotes


def _is_deep(value: Value) -> bool:
    return isinstance(value, (list, dict)) and bool(value)


def block(value: Value, column: int, style: Style) -> list[str]:
    """The lines of a list or mapping that is not empty, at ``column``."""
    lines: list[str] = []
    pad = " " * column
    if isinstance(value, dict):
        for key, item in value.items():
            rest, more = after(item, column, style, new_text(item, style.strings, style))
            lines += [pad + key_text(key, style) + ":" + rest, *more]
    elif isinstance(value, list):
        for item in value:
            wanted = new_text(item, style.items, style)
            rest, more = after(item, column, style, wanted, in_list=True)
            lines += [pad + "-" + rest, *more]
    return lines


def careful(style: Style) -> Style:
    """The same style with every text in double quotes: what no reader can mistake."""
    return replace(style, strings='"', items='"', keys='"', blocks=False)
