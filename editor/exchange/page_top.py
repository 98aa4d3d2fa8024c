"""What a page's article begins with that is the page's: buttons, counters, "14 hours ago", the kind
of text above its title, pictures of who wrote it.

Knows lines and how they look; titles and names are what the page itself has told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from editor.exchange.byline import byline_of, ends_sentence, is_beside_byline, is_han
from editor.exchange.draft import Draft
from editor.exchange.found import Edit, Repair, essence
from editor.exchange.lines import Line, is_rule
from editor.exchange.phrases import phrases

_LOOKED_AT = 16
_RELATIVE = phrases("relative-time", whole=True)
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*")
_PICTURE = re.compile(r"\s*\[?!\[([^\]]*)\]\([^)]*\)(?:\]\([^)]*\))?")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_TEXT = re.compile(r"[。.！!？?；;：:，,…”\"]\W*$")


def furniture_above(
    draft: Draft,
    taken: set[int],
    titles: Sequence[str],
    known: frozenset[str],
    dropped: Sequence[Repair] = (),
) -> list[Repair]:
    """Repairs that take such lines out, up to the last one that tells title, date or author.

    ``taken`` are starts of lines that are known not to be of the article, ``dropped`` what in
    lines goes anyway.
    """
    gone = [edit for repair in dropped for edit in repair.edits]
    lines = (_without(each, gone) for each in draft.shown[:_LOOKED_AT] if each.start not in taken)
    shown = [each for each in lines if not each.is_blank and not is_rule(each.text)]
    named = frozenset(map(essence, titles))
    told = -1
    for number, line in enumerate(shown):
        if _is_title(line, named) or _tells(line, known):
            told = number
        elif not _is_short(line):
            break
    end = told + 1
    while 0 < end < len(shown) and _is_remark(shown[end], shown[end - 1], known):
        end += 1
    return [
        Repair("furniture", (Edit(line.start, line.end + 1),), note=line.text.strip())
        for line in shown[:end]
        if not _is_first_title(line, named) and not _is_byline(line) and not _is_kept(line, known)
    ]


def _without(line: Line, gone: Sequence[Edit]) -> Line:
    """A line with blanks where something is dropped."""
    text = line.text
    for edit in gone:
        start, end = max(edit.start - line.start, 0), min(edit.end - line.start, len(text))
        if start < end:
            text = text[:start] + " " * (end - start) + text[end:]
    return line._replace(text=text)


def _is_title(line: Line, named: frozenset[str]) -> bool:
    heading = _HEADING.fullmatch(line.text)
    return heading is not None and essence(heading[1]) in named


def _is_first_title(line: Line, named: frozenset[str]) -> bool:
    """A first heading is told as such by what reads the opening."""
    return _is_title(line, named) and line.text.lstrip().startswith("# ")


def _tells(line: Line, known: frozenset[str]) -> bool:
    text = _plain(line.text)
    if len(text) > 100 or line.code or _HEADING.match(line.text):
        return False
    return (
        _is_byline(line)
        or _RELATIVE.fullmatch(text) is not None
        or is_beside_byline(text)
        or (bool(known) and text.startswith(tuple(known)) and not ends_sentence(text))
    )


def _is_byline(line: Line) -> bool:
    return next(byline_of(line), None) is not None


def _is_short(line: Line) -> bool:
    """Whether a line is too short for a sentence and nothing else that an article has."""
    text = _plain(line.text)
    if line.code or re.match(r"\s*(?:[-*+>]\s|\d+[.)]\s|\||`{3}|~{3}|\$\$|#{2,6} |<)", line.text):
        return False
    return len(text) <= (20 if is_han(text) else 48) and not _TEXT.search(text)


def _is_remark(line: Line, before: Line, known: frozenset[str]) -> bool:
    """A person's office, a counter, a button just below the byline."""
    text = _plain(line.text)
    if _HEADING.match(before.text) or _PICTURE.match(line.text) or _HEADING.match(line.text):
        return False
    return _is_short(line) and len(text) <= (10 if is_han(text) else 30)


def _is_kept(line: Line, known: frozenset[str]) -> bool:
    """A picture that is the article's: one of a person has the name."""
    picture = _PICTURE.match(line.text)
    if not picture:
        return False
    told = picture[1].strip()
    alone = not line.text[picture.end() :].strip()
    return alone and not any(told.startswith(name) for name in known if name)


def _plain(text: str) -> str:
    return _LINK.sub(lambda match: match[1], text).strip("*_ \t\u3000\u00a0\u200b")
