"""What a chat program says around the article that it was asked for, and the fence it puts it in.

Knows the sentences of such programs; nothing of the article itself.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from editor.exchange.found import Edit, Repair
from editor.exchange.labels import label_of
from editor.exchange.lines import Line, is_rule, lines_of
from editor.exchange.phrases import phrases

_OPENING = phrases("chat-opening", begins=True)
_YES = phrases("chat-yes", whole=True)
_TALKS = phrases("chat-about")
CLOSING = phrases("chat-closing", begins=True)
"""How a chat program takes its leave."""
_WRAPPER = re.compile(
    r" {0,3}(`{3,}|~{3,})[ \t]*(markdown|md|mdx|text|txt|plaintext|yaml|)[ \t]*", re.I
)
_CLOSING_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[ \t]*")


class Wrapping(NamedTuple):
    """Where the article is in a text, and the repairs that leave only it."""

    start: int
    end: int
    repairs: tuple[Repair, ...] = ()


def unwrap(text: str) -> Wrapping:
    """Find what is around an article. Without such things it is all of ``text``."""
    lines = [line for line in lines_of(text) if not line.is_blank]
    spoken = _opening_lines(lines)
    repairs = []
    start = 0
    if spoken:
        start = min(lines[spoken - 1].end + 1, len(text))
        repairs.append(_gone("chat-opening", text, 0, start))
    spoken = spoken or _before_fence(text, lines)
    if spoken and not repairs:
        start = min(lines[spoken - 1].end + 1, len(text))
        repairs.append(_gone("chat-opening", text, 0, start))
    rest = lines[spoken:]
    fenced = _fenced(text, rest, after_speech=bool(spoken))
    if fenced is None:
        return Wrapping(start, len(text), tuple(repairs))
    inner, stop = fenced
    after = min(text.find("\n", stop) + 1 or len(text), len(text)) if stop < len(text) else stop
    fence_edits = (Edit(start, inner), *((Edit(stop, after),) if stop < after else ()))
    repairs.append(Repair("code-fence", fence_edits, note=rest[0].text.strip()))
    if text[after:].strip():
        repairs.append(_gone("chat-closing", text, after, len(text)))
    return Wrapping(inner, stop, tuple(repairs))


def _before_fence(text: str, lines: list[Line]) -> int:
    """How many lines stand before a fence that says that it is Markdown and holds most."""
    for number, line in enumerate(lines[:4]):
        opening = _WRAPPER.fullmatch(line.text)
        if opening and opening[2].lower() in ("markdown", "md", "mdx"):
            closing = text.rfind("\n" + opening[1], line.end)
            within = (closing if closing > 0 else len(text)) - line.end
            return number if within > 0.6 * len(text) else 0
    return 0


def _opening_lines(lines: list[Line]) -> int:
    """How many of the first lines are a chat program's opening sentences."""
    if len(lines) < 2:
        return 0
    first, second = lines[0], lines[1]
    # "Sure!" alone, and the sentence after it.
    yes = 1 if _YES.fullmatch(first.text) else 0
    opening = lines[yes] if yes < len(lines) - 1 else second
    if len(opening.text) <= 240 and _OPENING.match(opening.text) and not label_of(opening.text):
        following = lines[yes + 1].text if yes + 1 < len(lines) else ""
        introduces = opening.text.rstrip("*_ ").endswith((":", "："))
        talks = _TALKS.search(opening.text) is not None
        fenced = _WRAPPER.fullmatch(following) is not None and introduces
        if (talks or yes or fenced) and (introduces or _is_beginning(following)):
            return yes + 1
    return yes


def _is_beginning(line: str) -> bool:
    """Whether a line is what an article begins with: a fence, a rule, a heading, a label."""
    stripped = line.lstrip()
    return (
        is_rule(line)
        or stripped.startswith(("```", "~~~", "# ", "<h1", "+++"))
        or label_of(line) is not None
    )


def _fenced(text: str, lines: list[Line], *, after_speech: bool) -> tuple[int, int] | None:
    """Start and end of what is in a fence around all of the article."""
    opening = _WRAPPER.fullmatch(lines[0].text) if lines else None
    if not opening or len(lines) < 2 or opening[2].lower() == "yaml":
        return None
    inner = min(lines[0].end + 1, len(text))
    named = opening[2].lower() in ("markdown", "md", "mdx")
    if not (named or _is_beginning(lines[1].text)):
        return None
    # Programs put fences of the same length inside, so it is the last one that closes.
    for line in reversed(lines[1:]):
        if _CLOSING_FENCE.fullmatch(line.text):
            after = text[line.end :]
            spoken = all(
                CLOSING.match(each.text) or is_rule(each.text)
                for each in lines
                if each.start > line.end
            )
            short = len(after) < (line.start - inner) / 2
            inside = text[inner : line.start].count("\n" + opening[1])
            if spoken or (short and after_speech) or (short and named and inside == 0):
                return inner, line.start
            return None
    return (inner, len(text)) if named and after_speech else None


def _gone(kind: str, text: str, start: int, end: int) -> Repair:
    return Repair(kind, (Edit(start, end),), note=shortened(text[start:end]))


def shortened(text: str) -> str:
    """The beginning of ``text`` on one line, to tell what a repair is about."""
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79] + "…"
