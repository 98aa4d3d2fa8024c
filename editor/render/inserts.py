"""Template code of a site: taken out of the text before Markdown sees it, put back after.

A site runs its template language (Nunjucks, shortcodes, Liquid) over the article before its
Markdown, or lets stand-ins go through it. Here, too, a stand-in goes through Markdown, so that what
stands around it is read as the site reads it; then what shows the code takes the stand-in's place.
Which code there is and what shows it is the flavour's to say. Knows no flavour and no engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from typing import Any

from editor.render.engine import Context, Cut, Definition, Name, Numbered, Piece, Renderer
from editor.render.sanitise import Sanitiser
from editor.render.template import Entry, Hole, Template, new_nonce

Markdown = Callable[[str], str]
"""Markdown as HTML, for code that has Markdown inside of it."""

_WORD = r"hole[0-9a-f]{16}n\d+y"
_UNCOVERED = re.compile(rf"(?:<|&lt;)!--({_WORD})--(?:>|&gt;)")
_IN_SLUG = re.compile(rf"{_WORD}[-_]?")
_TAG = r"<[a-zA-Z/](?:[^\"'>]|\"[^\"]*\"|'[^']*')*>"
_IN_CODE = re.compile(r"<code[^<>]*>.+?</code>", re.DOTALL)
# No character that an article can have: stands for the holes while parts are worked on as one.
_HOLE = "\0"


@dataclass(frozen=True, slots=True)
class Insert:
    """Template code at ``start`` to ``end`` (characters) of the text.

    ``block`` gives the HTML that shows it where it stands alone, ``inline`` within a line, and
    ``plain`` is the text that it is in an attribute (an address, say). ``stand_in`` goes through
    Markdown in its place, with ``{}`` for a word; it has no line breaks. ``in_code`` is the text
    that it is in ``<code>``, None for what ``inline`` shows.
    """

    start: int
    end: int
    block: Callable[[Markdown], str]
    inline: str
    plain: str = ""
    stand_in: str = "{}"
    in_code: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """``inserts`` in order, none within another.

    ``unclosed``: where what would be one begins, if only its end came further down.
    ``together``: starts and ends of text that must be read at once, in order.
    """

    inserts: Sequence[Insert] = ()
    unclosed: Sequence[int] = ()
    together: Sequence[tuple[int, int]] = ()


Finder = Callable[[str], Found]
"""Finds the template code of a text that begins outside of any. Must take linear time."""


def labelled(name: str, code: str) -> tuple[Callable[[Markdown], str], str]:
    """``block`` and ``inline`` for code that only the site itself can run: its name, its text."""
    shown = f"<span>{escape(name)}</span> <code>{escape(code)}</code>"
    block = f'<div class="template-code">{shown}</div>'
    inline = f'<span class="template-code-inline" title="{escape(code)}">{escape(name)}</span>'
    return lambda markdown: block, inline


def uncovered(html: str) -> str:
    """Stand-ins that went through Markdown as comments, as words: comments are not kept."""
    return _UNCOVERED.sub(r"\1", html)


class WithInserts:
    """A Renderer of text with template code, by another Renderer of text without."""

    def __init__(self, inner: Renderer, find: Finder) -> None:
        self._inner = inner
        self._find = find
        self._nonce = new_nonce()
        self._clean = Sanitiser().clean

    def cuts(self, text: str, start: int, whole: bool) -> Iterator[Cut]:
        """See Renderer."""
        rest = text[start:] if start else text
        found = self._find(rest)
        unclosed = iter(sorted(found.unclosed))
        first_open = next(unclosed, None)
        waiting = _Shifts(found.inserts, self._nonce)
        together = iter(found.together)
        kept, was_far = next(together, None), False
        masked = self._masked(rest, found)
        for cut in self._inner.cuts(masked, 0, whole):
            # Code at the very end may have nothing in its place.
            is_end = whole and cut.end == len(masked)
            end = len(rest) if is_end else cut.end + waiting.at(cut.end)
            far = cut.far or was_far
            while kept is not None and kept[1] < end:
                kept = next(together, None)
            if kept is not None and kept[0] < end < kept[1]:
                was_far = far
                continue
            while first_open is not None and first_open < end:
                if not whole:
                    return
                far, first_open = True, next(unclosed, None)
            was_far = False
            yield Cut(start + end, far)

    def definitions(self, source: str) -> tuple[Definition, ...]:
        """See Renderer."""
        found = self._find(source)
        defined = self._inner.definitions(self._masked(source, found))
        if not found.inserts or not defined:
            return defined
        # What is defined here is used elsewhere, where the stand-ins are others.
        word = re.compile(rf"{self._nonce}(\d+)y")
        plain = partial(_in_plain, word, [insert.plain for insert in found.inserts])
        return tuple(Definition(each.name, plain(each.value)) for each in defined)

    def context(self, definitions: Iterable[Definition]) -> Context:
        """See Renderer."""
        return self._inner.context(definitions)

    def render(self, source: str, context: Context) -> Piece:
        """See Renderer."""
        found = self._find(source)
        if not found.inserts:
            return self._inner.render(source, context)
        piece = self._inner.render(self._masked(source, found), context)
        asked = set(piece.asked)

        def markdown(text: str) -> str:
            inside = self._inner.render(text, context)
            asked.update(inside.asked)
            return inside.body.filled(self._inner.number([inside], context).fills[0])

        fill = _Filling(found.inserts, self._nonce, markdown, self._clean)
        body = fill.template(piece.body)
        notes = tuple((label, fill.template(note)) for label, note in piece.notes)
        return Piece(body, notes, frozenset(asked))

    def hangs_on(self, source: str, piece: Piece, names: Set[Name]) -> bool:
        """See Renderer."""
        return self._inner.hangs_on(source, piece, names)

    def number(self, pieces: Sequence[Piece], context: Context) -> Numbered:
        """See Renderer."""
        return self._inner.number(pieces, context)

    def _masked(self, text: str, found: Found) -> str:
        """The text with the stand-ins in place of the code."""
        if not found.inserts:
            return text
        parts, done = list[str](), 0
        for index, insert in enumerate(found.inserts):
            parts += (text[done : insert.start], _stand_in(insert, self._nonce, index))
            done = insert.end
        parts.append(text[done:])
        return "".join(parts)


def _in_plain(word: re.Pattern[str], plain: Sequence[str], value: Any) -> Any:
    """``value`` with what the code is in an attribute in place of its stand-ins."""
    if isinstance(value, str):
        return word.sub(lambda match: plain[int(match[1])], value)
    if isinstance(value, dict):
        return {key: _in_plain(word, plain, each) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_in_plain(word, plain, each) for each in value)
    return value


def _stand_in(insert: Insert, nonce: str, index: int) -> str:
    return insert.stand_in.format(f"{nonce}{index}y")


class _Shifts:
    """How much further on than in the masked text a place is in the text itself."""

    def __init__(self, inserts: Sequence[Insert], nonce: str) -> None:
        self._waiting = iter([*enumerate(inserts)])
        self._next = next(self._waiting, None)
        self._nonce = nonce
        self._shift = 0

    def at(self, masked: int) -> int:
        """The shift at an offset that is not before the one asked for last."""
        while self._next is not None and self._next[1].start - self._shift < masked:
            index, insert = self._next
            length = len(_stand_in(insert, self._nonce, index))
            self._shift += insert.end - insert.start - length
            self._next = next(self._waiting, None)
        return self._shift


class _Filling:
    """Puts what shows the code in the place of its stand-ins."""

    def __init__(
        self,
        inserts: Sequence[Insert],
        nonce: str,
        markdown: Markdown,
        clean: Callable[[str], str],
    ) -> None:
        self._inserts = inserts
        self._nonce = nonce
        self._markdown = markdown
        self._clean = clean
        word = rf"{nonce}(\d+)y"
        self._word = re.compile(word)
        self._places = re.compile(rf"<p>\s*{word}\s*</p>|({_TAG})|{word}")

    def template(self, template: Template) -> Template:
        """The template with all stand-ins in it replaced."""
        html = _HOLE.join(part.replace(_HOLE, "") for part in template.parts)
        if self._nonce not in html:
            return template
        html = _IN_CODE.sub(self._code, html)
        parts = self._places.sub(self._placed, html).split(_HOLE)
        holes = tuple(Hole(hole.kind, _IN_SLUG.sub("", hole.name)) for hole in template.holes)
        entries = tuple(self._entry(entry) for entry in template.entries)
        return replace(template, parts=tuple(parts), holes=holes, entries=entries)

    def _placed(self, match: re.Match[str]) -> str:
        alone, tag, within = match.groups()
        if tag is not None:
            return self._word.sub(self._plain, tag) if self._nonce in tag else tag
        if alone is not None:
            return self._shown(self._insert(alone).block(self._markdown))
        insert = self._insert(within)
        return self._shown(insert.block(self._markdown) if _is_line(match) else insert.inline)

    def _insert(self, index: str) -> Insert:
        return self._inserts[int(index)]

    def _plain(self, match: re.Match[str]) -> str:
        return escape(self._insert(match[1]).plain)

    def _code(self, match: re.Match[str]) -> str:
        """Code with what code in it is there; what is nothing but such code is shown."""
        shown = self._word.sub(self._in_code, match[0])
        return match[0] if "></code>" in shown else shown

    def _in_code(self, match: re.Match[str]) -> str:
        text = self._insert(match[1]).in_code
        return match[0] if text is None else escape(text)

    def _shown(self, html: str) -> str:
        return self._clean(html).replace(_HOLE, "")

    def _entry(self, entry: Entry) -> Entry:
        return replace(entry, title=self._word.sub(self._plain, entry.title))


def _is_line(match: re.Match[str]) -> bool:
    """Whether it is a line between blocks: so code stands that went through as raw HTML."""
    html, start, end = match.string, match.start(), match.end()
    before = not start or (html.endswith(">\n", 0, start) and not html.endswith("<br>\n", 0, start))
    return before and (end == len(html) or html.startswith("\n", end))
