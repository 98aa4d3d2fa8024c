"""What is wrong with a YAML text, in an author's words instead of the parser's.

Knows PyYAML's messages (those of its C and of its Python parser) and what usually causes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from editor.errors import FrontMatterError

_KEY = re.compile(r"\s*(?:- +)*[^\s#].*?:(?:\s|$)")


@dataclass(frozen=True)
class _Fault:
    """Where the parser stopped (``at``), where what it was reading began, and what it said."""

    text: str
    at: int
    began: int
    problem: str
    context: str

    @property
    def char(self) -> str:
        return self.text[self.at : self.at + 1]

    def line(self, at: int) -> str:
        """The text of the line that holds ``at``."""
        start = self.text.rfind("\n", 0, at) + 1
        return self.text[start:].split("\n", 1)[0]

    def before(self, at: int) -> int:
        """The start of the last line above that is neither blank nor a comment; -1 if none."""
        end = self.text.rfind("\n", 0, at)
        while end >= 0:
            start = self.text.rfind("\n", 0, end) + 1
            line = self.text[start:end].strip()
            if line and not line.startswith("#"):
                return start
            end = start - 1
        return -1


def explained(error: yaml.MarkedYAMLError, text: str) -> FrontMatterError:
    """The parser's complaint as the author's: the line (from 1) and a plain reason."""
    shift = 1 if text.startswith("\ufeff") else 0
    at = min(error.problem_mark.index + shift if error.problem_mark else 0, len(text))
    began = error.context_mark.index + shift if error.context_mark else at
    fault = _Fault(text, at, began, error.problem or "", error.context or "")
    for said, explain in _EXPLANATIONS:
        if said in fault.problem or said in fault.context:
            where, reason = explain(fault)
            return FrontMatterError(text.count("\n", 0, where) + 1, reason)
    return FrontMatterError(text.count("\n", 0, at) + 1, f"{fault.problem} ({fault.context})")


def _colon(fault: _Fault) -> tuple[int, str]:
    start = fault.text.rfind("\n", 0, fault.at) + 1
    if _KEY.match(fault.text[start : fault.at]):
        return fault.at, "a colon inside the text needs quotes around the whole value"
    above = fault.before(start)
    line = fault.line(above) if above >= 0 else ""
    if above < 0 or _KEY.match(line):
        return fault.at, "this line is indented deeper than the lines above it allow"
    return above, _no_pair(line)


def _no_pair(line: str) -> str:
    if "：" in line:
        return "the colon is a full-width one (：); YAML needs “:” and a space"
    if ":" in line:
        return "a space is missing after the colon"
    return "this line is not “key: value”"


def _lone_line(fault: _Fault) -> tuple[int, str]:
    return fault.began, _no_pair(fault.line(fault.began))


def _quote(fault: _Fault) -> tuple[int, str]:
    quote = fault.text[fault.began : fault.began + 1]
    return fault.began, f"the closing quote ({quote}) is missing"


def _bracket(fault: _Fault) -> tuple[int, str]:
    opening = fault.text[fault.began : fault.began + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    return fault.began, f"the closing bracket ({closing}) is missing"


def _cannot_begin(fault: _Fault) -> tuple[int, str]:
    if fault.char == "\t":
        return fault.at, "a tab indents this line; YAML allows only spaces there"
    return fault.at, f"a value cannot begin with “{fault.char}”; put it in quotes"


def _tab(fault: _Fault) -> tuple[int, str]:
    return fault.at, "a tab indents this line; YAML allows only spaces there"


def _alias(fault: _Fault) -> tuple[int, str]:
    word = fault.text[fault.at :].split(maxsplit=1)[0]
    name = word.lstrip("*")
    return fault.at, f"“{word}” needs a value marked “&{name}”; if it is text, put it in quotes"


def _escape(fault: _Fault) -> tuple[int, str]:
    at = fault.text.rfind("\\", 0, fault.at + 1)
    word = fault.text[at : at + 2]
    return at, f"in double quotes “{word}” means nothing; write “\\\\” or use single quotes"


def _half(fault: _Fault) -> tuple[int, str]:
    return fault.at, "an escape (\\u) stands for half a character, which is none"


def _after_value(fault: _Fault) -> tuple[int, str]:
    if fault.text[: fault.at].rstrip(" ")[-1:] in ("'", '"') and "\n" not in fault.char:
        return (
            fault.at,
            "there is text after the closing quote; put all of it in one pair of quotes",
        )
    if fault.char in ("]", "}", ","):
        return fault.at, f"a “{fault.char}” without its opening bracket; if it is text, use quotes"
    return fault.at, "this line is not indented like the ones before it"


def _list_on_key_line(fault: _Fault) -> tuple[int, str]:
    return (
        fault.at,
        "a list begins on the line below its key; a text that begins with “-” needs quotes",
    )


def _second(fault: _Fault) -> tuple[int, str]:
    return fault.at, "there is a second fence inside the front matter"


def _header(fault: _Fault) -> tuple[int, str]:
    return fault.at, "after “|” or “>” the text begins on the next line"


def _anchor(fault: _Fault) -> tuple[int, str]:
    return fault.at, "two values have the same anchor (&)"


def _content(fault: _Fault) -> tuple[int, str]:
    if not fault.char.strip():
        return fault.began, "a value is missing here"
    return fault.at, f"a value cannot begin with “{fault.char}”; put it in quotes"


_EXPLANATIONS: tuple[tuple[str, Callable[[_Fault], tuple[int, str]]], ...] = (
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _lone_line),
    ("while scanning a quoted scalar", _quote),
    ("Unicode character escape", _half),
    ("unknown escape character", _escape),
    ("while parsing a quoted scalar", _escape),
    ("while scanning a double-quoted scalar", _escape),
    ("while parsing a flow", _bracket),
    ("tab character", _tab),
    ("found character", _cannot_begin),
    ("found undefined alias", _alias),
    ("found duplicate anchor", _anchor),
    ("while scanning an alias", _alias),
    ("sequence entries are not allowed", _list_on_key_line),
    ("found another document", _second),
    ("while scanning a block scalar", _header),
    ("expected key", _after_value),
    ("expected <block end>", _after_value),
    ("expected '-' indicator", _after_value),
    ("expected <document start>", _after_value),
    ("expected node content", _content),
    ("expected the node content", _content),
)
