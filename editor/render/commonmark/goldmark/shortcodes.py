"""Where a Hugo article's shortcodes are: ``{{< name >}}``, ``{{% name %}}``, pairs, escaped ones.

Hugo runs them before its Markdown, wherever they stand, in code too. A pair encloses what is
between it and its closing shortcode; one that is escaped by ``/*`` is shown without that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from editor.render.commonmark.goldmark.embeds import ALONE, Shortcode, block, inline, plain
from editor.render.inserts import Found, Insert, Markdown

_SHORTCODE = re.compile(
    r"\{\{(?P<kind>[<%])(?:(?P<escaped>/\*.*?\*/)|(?P<inside>(?:[^\"`%>]|\"(?:\\.|[^\"\\])*\""
    r"|`[^`]*`|[%>](?!\}\}))*+))[%>]\}\}",
    re.DOTALL,
)
_OPENING = re.compile(r"\{\{[<%]")
_INSIDE = re.compile(
    r"\s*(?P<end>/)?\s*(?P<name>[^\s/\"`=]+)(?P<given>.*?)(?P<closed>/)?\s*", re.DOTALL
)
_GIVEN = re.compile(r"(?:([\w.-]+)\s*=\s*)?(?:\"((?:\\.|[^\"\\])*)\"|`([^`]*)`|([^\s\"`=]+))")
_ESCAPED = re.compile(r"\\(.)")


def find(text: str) -> Found:
    """The shortcodes of ``text``. See `inserts.Finder`."""
    if "{{<" not in text and "{{%" not in text:
        return Found()
    marks, unclosed = _marks(text)
    inserts = list[Insert]()
    done = 0
    for at, mark in enumerate(marks):
        if mark.start < done or (mark.is_end and not mark.escaped):
            continue
        inserts.append(_insert(text, marks, at))
        done = inserts[-1].end
        if mark.may_be_paired and mark.partner is None:
            unclosed.append(mark.start)
    return Found(inserts, sorted(unclosed))


@dataclass(slots=True)
class _Mark:
    """One shortcode's own text; ``partner`` is the index of the one that closes it."""

    start: int
    end: int
    kind: str
    escaped: str = ""
    name: str = ""
    given: str = ""
    is_end: bool = False
    is_closed: bool = False
    partner: int | None = None

    @property
    def may_be_paired(self) -> bool:
        """Whether an end that comes further down would belong to it."""
        is_own = not self.is_end and not self.escaped and not self.is_closed
        return is_own and self.name not in ALONE


def _marks(text: str) -> tuple[list[_Mark], list[int]]:
    """All shortcodes, opening and closing, and where one begins that never ends."""
    marks, opened, unclosed, at = list[_Mark](), dict[str, list[int]](), list[int](), 0
    while opening := _OPENING.search(text, at):
        found = _SHORTCODE.match(text, opening.start())
        if found is None:
            unclosed.append(opening.start())
            at = opening.end()
            if text.find("}}", at) < 0:
                break
            continue
        at = found.end()
        mark = _mark(found)
        if mark is None:
            continue
        if mark.is_end and opened.get(mark.name):
            marks[opened[mark.name].pop()].partner = len(marks)
        elif mark.may_be_paired:
            opened.setdefault(mark.name, []).append(len(marks))
        marks.append(mark)
    return marks, unclosed[:1]


def _mark(found: re.Match[str]) -> _Mark | None:
    mark = _Mark(found.start(), found.end(), found["kind"])
    if found["escaped"]:
        mark.escaped = found["escaped"][2:-2]
        return mark
    inside = _INSIDE.fullmatch(found["inside"])
    if inside is None:
        return None
    mark.name, mark.given = inside["name"], inside["given"]
    mark.is_end, mark.is_closed = bool(inside["end"]), bool(inside["closed"])
    return mark


def _insert(text: str, marks: Sequence[_Mark], at: int) -> Insert:
    mark = marks[at]
    if mark.escaped:
        closing = "%" if mark.kind == "%" else ">"
        shown = "{{" + mark.kind + mark.escaped + closing + "}}"
        line = shown.replace("\n", " ").replace("{", "{{").replace("}", "}}")
        return Insert(mark.start, mark.end, lambda markdown: "", "", shown, line)
    partner = marks[mark.partner] if mark.partner is not None else None
    end = partner.end if partner else mark.end
    inner = text[mark.end : partner.start] if partner else None
    code = text[mark.start : mark.end]
    shortcode = Shortcode(mark.name, _given(mark.given), inner, code)
    return Insert(mark.start, end, _block(shortcode), inline(shortcode), plain(shortcode))


def _block(shortcode: Shortcode) -> Callable[[Markdown], str]:
    return lambda markdown: block(shortcode, lambda text: _with_shortcodes(text, markdown))


def _with_shortcodes(text: str, markdown: Markdown) -> str:
    """Markdown that has shortcodes itself, each a block of its own."""
    parts, done = list[str](), 0
    for insert in find(text).inserts:
        parts += (markdown(text[done : insert.start]), insert.block(markdown))
        done = insert.end
    return "\n".join((*parts, markdown(text[done:])))


def _given(text: str) -> dict[str, str]:
    """What a shortcode is given, by name, or by position from "0"."""
    given = dict[str, str]()
    for each in _GIVEN.finditer(text):
        name, quoted, raw, word = each.groups()
        value = _ESCAPED.sub(r"\1", quoted) if quoted is not None else raw or word or ""
        given[name or str(len(given))] = value
    return given
