"""What stands within a block: text, code, links, emphasis, in goldmark's order.

The text is read once from left to right. At a character that means something, goldmark asks those
that know it in turn; behind each thing found a new run of text begins, where a bare address may
start. Brackets wait on a stack for what closes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from editor.render.commonmark.emoji_names import emoji_by_name
from editor.render.commonmark.goldmark.brackets import NOTE, Brackets, joined
from editor.render.commonmark.goldmark.characters import (
    address,
    named,
    shown,
)
from editor.render.commonmark.goldmark.code_spans import CodeSpans, code_node
from editor.render.commonmark.goldmark.delimiters import (
    EXTRAS,
    TAGS,
    Node,
    Sign,
    delimiter,
    exact_delimiter,
    match,
    plain,
)
from editor.render.commonmark.goldmark.line_breaks import LineBreaks, settle
from editor.render.commonmark.goldmark.linkify import START, bare_address
from editor.render.commonmark.goldmark.links import closing
from editor.render.commonmark.goldmark.options import Options
from editor.render.commonmark.goldmark.passthrough import Passthrough
from editor.render.commonmark.goldmark.quotes import closing_quote, opened_quotes
from editor.render.commonmark.goldmark.raw_html import RawHtml, pointed
from editor.render.commonmark.goldmark.stops import EMOJI, stops
from editor.render.commonmark.goldmark.typographer import Mark, Typographer

_TASK = re.compile(r"\[([ \t\n\v\f\rxX])\]\s*")
_ESCAPED_SPACE = re.compile(r"(\\\\)|\\ ")
_LINK_START = re.compile(START)

Environment = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """Something inline: its HTML with NOTE for footnotes, its plain text."""

    html: str
    text: str


class Inline:
    """Reads what stands within blocks, as ``options`` have it."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.breaks = LineBreaks(options.hardWraps, options.joins_lines)
        self.tags = dict(TAGS)
        if not options.strikethrough:
            del self.tags["~"]
        self.passthrough = Passthrough(options.inline, options.block)
        self.exact = {
            run: tag for name in sorted(options.extras) for run, tag in EXTRAS[name].items()
        }
        runs = {run[0] for run in self.exact} | {"~"} & self.tags.keys()
        self.special = stops(options, self.passthrough.pattern, runs)

    def read(
        self, text: str, env: Environment, *, is_task: bool = False, is_cell: bool = False
    ) -> Line:
        """``text``, lines without indentation.

        ``is_task``: it may begin with a task's box; ``is_cell``: bars in it are escaped.
        """
        if not (is_task or self.special.search(text) or _LINK_START.match(text)):
            return Line(shown(text), named(text))
        return _Reader(self, text, env, is_cell).read(is_task and self.options.taskList)


class _Reader:
    """One block's text being read."""

    def __init__(self, inline: Inline, text: str, env: Environment, is_cell: bool) -> None:
        self._inline = inline
        self._options = inline.options
        self._text = text
        self._env = env
        self._is_cell = is_cell
        self._nodes: list[Node] = []
        self._brackets = Brackets(text, env["references"], inline.options.unsafe, self._nodes)
        self._typographer = Typographer(inline.options.marks)
        self._open_quotes = {"'": 0, '"': 0}
        self._code_spans = CodeSpans(text)
        self._raw_html = RawHtml(text)

    def read(self, is_task: bool) -> Line:
        """The whole text."""
        at = text_from = self._bare(self._task() if is_task else 0)
        while found := self._inline.special.search(self._text, at):
            begins, character = found.start(), found[0]
            passed = self._inline.passthrough.at(self._text, begins)
            if passed is not None:
                self._add_text(text_from, begins)
                self._nodes.append(Node(passed.html, ""))
                at = text_from = self._bare(passed.end)
                continue
            if character[0] == "\\" and not self._is_hard_break(begins):
                at = begins + len(character)
                continue
            if character == "\n" or character == "\\":
                at = self._line_break(text_from, begins)
            else:
                mark = len(self._nodes)
                self._add_text(text_from, begins)
                after = _READ.get(character[0], _Reader._typography)(self, begins)
                if after is None:
                    del self._nodes[mark:]
                    at = begins + 1
                    continue
                at = after
            at = text_from = self._bare(at)
        self._add_text(text_from, len(self._text))
        match(self._nodes)
        settle(self._nodes)
        return Line(joined(self._nodes) + self._left_open(), plain(self._nodes))

    def _left_open(self) -> str:
        """Tells the rest of the article of quotes that are not closed here."""
        hole = self._env.get("hole")
        left = [(quote, count) for quote, count in self._open_quotes.items() if count]
        return "".join(hole("running", opened_quotes(*each)) for each in left) if hole else ""

    def _add_text(self, start: int, end: int) -> None:
        if end > start:
            raw = self._text[start:end]
            if self._options.escapedSpace:
                raw = _ESCAPED_SPACE.sub(r"\1", raw)
            self._nodes.append(Node(shown(raw), named(raw)))

    def _is_hard_break(self, at: int) -> bool:
        """Whether a backslash is the last of its line, and not behind another one."""
        return self._text.startswith("\n", at + 1) and not self._text.endswith("\\", 0, at)

    def _line_break(self, start: int, at: int) -> int:
        """End a line at its line feed, or at the backslash before it."""
        is_hard = self._text[at] == "\\"
        end = at
        if not is_hard:
            end = start + len(self._text[start:at].rstrip(" \t"))
            is_hard = self._text.endswith("  ", start, at)
        self._add_text(start, end)
        at = self._text.index("\n", at)
        self._nodes.append(self._inline.breaks.node(self._text, at, is_hard, end > start))
        return at + 1

    def _task(self) -> int:
        box = _TASK.match(self._text)
        if not box:
            return 0
        checked = ' checked=""' if box[1] in "xX" else ""
        self._nodes.append(Node(f'<input{checked} disabled="" type="checkbox"> ', ""))
        return box.end()

    def _bare(self, at: int) -> int:
        """Read the bare address that begins at the start of a run of text, if one does."""
        while (
            self._options.linkify
            and not self._brackets.is_open
            and _LINK_START.match(self._text, at)
        ):
            end = self._link_bare(at)
            if end is None:
                break
            at = end
        return at

    def _link_bare(self, at: int) -> int | None:
        found = bare_address(self._text, at, self._options.linkifyProtocol)
        if found is None:
            return None
        href = address(found.target, self._options.unsafe, is_escaped=False)
        shown_as = self._text[at : found.end]
        self._nodes.append(Node(f'<a href="{href}">{escape(shown_as)}</a>', ""))
        return found.end

    def _before_address(self, at: int) -> int | None:
        """A blank or bracket with an address behind it."""
        if self._brackets.is_open:
            return None
        self._add_text(at, at + 1)
        return self._link_bare(at + 1)

    def _code(self, at: int) -> int | None:
        found = self._code_spans.at(at)
        if found is None:
            end = self._code_spans.run_end(at)
            self._add_text(at, end)
            return end
        self._nodes.append(code_node(self._text[found[0] : found[1]], self._is_cell))
        return found[1] + found[0] - at

    def _angle(self, at: int) -> int | None:
        link = pointed(self._text, at)
        if link:
            href = address(link.target, self._options.unsafe, is_escaped=False)
            self._nodes.append(Node(f'<a href="{href}">{escape(link.text)}</a>', ""))
            return link.end
        html = self._raw_html.at(at)
        if html is not None:
            self._nodes.append(Node(html if self._options.unsafe else "", ""))
            return at + len(html)
        return self._typography(at)

    def _run(self, at: int) -> int | None:
        character = self._text[at]
        end = at
        while self._text.startswith(character, end):
            end += 1
        before = self._text[at - 1] if at else "\n"
        after = self._text[end] if end < len(self._text) else " "
        run = self._text[at:end]
        tags = self._inline.tags.get(character)
        if run in self._inline.exact:
            self._nodes.append(exact_delimiter(run, before, after, self._inline.exact[run]))
        elif tags is None or (character == "~" and (len(run) > 2 or before == "~")):
            self._add_text(at, end)
        else:
            self._nodes.append(delimiter(run, before, after, tags))
        return end

    def _emoji(self, at: int) -> int | None:
        name = EMOJI.match(self._text, at)
        sign = emoji_by_name().get(name[0]) if name else None
        if name is None or sign is None:
            return None
        self._nodes.append(Sign(sign, name[0]))
        return name.end()

    def _typography(self, at: int) -> int | None:
        if not self._options.marks:
            return None
        found = self._typographer.replaced(self._text, at)
        if found is None:
            return None
        html = found.html
        if found.mark is Mark.OPENS:
            self._open_quotes[self._text[at]] += 1
        elif found.mark is Mark.CLOSES and self._open_quotes[self._text[at]]:
            self._open_quotes[self._text[at]] -= 1
        elif found.mark is Mark.CLOSES:
            html = self._env["hole"]("running", closing_quote(self._text[at], html))
        self._nodes.append(Sign(html, unescape(found.html)))
        return at + found.length

    def _image(self, at: int) -> int | None:
        note = self._note(at + 1, "!")
        return note if note is not None else self._brackets.open(at, at + 2)

    def _bracket(self, at: int) -> int | None:
        note = self._note(at, "")
        return note if note is not None else self._brackets.open(at, at + 1)

    def _note(self, at: int, before: str) -> int | None:
        if not self._options.footnote or not self._text.startswith("[^", at):
            return None
        line_end = self._text.find("\n", at)
        line = self._text[at + 2 : line_end if line_end >= 0 else None]
        end = closing(line, 0, "[", "]")
        if end < 0 or ":" + line[:end] not in self._env["footnotes"]["refs"]:
            return None
        self._nodes.append(Node(escape(before) + NOTE + line[:end] + NOTE, before))
        return at + end + 3

    def _close(self, at: int) -> int | None:
        return self._brackets.close(at)


_READ: Mapping[str, Callable[[_Reader, int], int | None]] = {
    "`": _Reader._code,
    "!": _Reader._image,
    "[": _Reader._bracket,
    "]": _Reader._close,
    "<": _Reader._angle,
    "*": _Reader._run,
    "_": _Reader._run,
    "~": _Reader._run,
    "+": _Reader._run,
    "=": _Reader._run,
    "^": _Reader._run,
    " ": _Reader._before_address,
    "(": _Reader._before_address,
    ":": _Reader._emoji,
}
