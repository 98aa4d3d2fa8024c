"""Where Hexo's template code is in a post: tags, variables, comments (``escapeAllSwigTags``).

Fenced code has been taken out before. Code in a line and HTML comments are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from editor.render.inserts import Found, Insert
from editor.render.marked.fences import Fenced, fences
from editor.render.marked.plugins import STANDING_ALONE, Plugins

_NEXT = re.compile(r"`+|\{[{#%]|<!--")
_TAG_END = re.compile(r"(?:[^%\"']|%(?!\})|\"[^\"]*\"|'[^']*')*+%\}")
_IN_VARIABLE = re.compile(r"(?:[^}\"']|\"[^\"]*\"|'[^']*')*+")
_BACKTICKS = re.compile(r"`+|\n\n")
_NAME = re.compile(r"[\t\n\r\f\v ]*([^\t\n\r\f\v ]*)")
_END_TAG = re.compile(r"\{%-?[^%]*?end([^\s%]+)[^%]*%\}")
_RAW = re.compile(r"\{% *raw *%\}")
_RAW_END = re.compile(r"\{% *endraw *%\}")
_STAND_IN = "<!--{}-->"


def finder(plugins: Plugins, has_fences: bool) -> Callable[[str], Found]:
    """Finds the template code of a text, to be shown by ``plugins``."""

    def find(text: str) -> Found:
        if "{%" not in text and "{{" not in text and "{#" not in text:
            return Found()
        return _Reading(text, plugins, fences(text).found if has_fences else ()).found()

    return find


def _shown(text: str, plugins: Plugins) -> str:
    """What stands within a tag, with the template code in it run before."""
    if "{%" not in text and "{{" not in text:
        return text
    parts, done = list[str](), 0
    for insert in _Reading(text, plugins, ()).found().inserts:
        parts += (text[done : insert.start], insert.inline)
        done = insert.end
    return "".join((*parts, text[done:]))


@dataclass(slots=True)
class _End:
    """Where an end tag begins and ends."""

    start: int
    end: int


class _Reading:
    """One text being gone through."""

    def __init__(self, text: str, plugins: Plugins, fenced: Sequence[Fenced]) -> None:
        self._text = text
        self._plugins = plugins
        self._fenced = [(each.start + len(each.before), each.end) for each in fenced]
        self._ends: dict[str, list[_End]] | None = None
        self._inserts: list[Insert] = []
        self._unclosed: list[int] = []

    def found(self) -> Found:
        """All of it."""
        text = self._text
        at, waiting = 0, iter([*self._fenced, (len(text), len(text))])
        start, end = next(waiting)
        while (match := _NEXT.search(text, at)) is not None:
            while match.start() >= end and end < len(text):
                start, end = next(waiting)
            if start <= match.start() < end:
                at = end
                continue
            at = self._read(match)
        return Found(self._inserts, self._unclosed)

    def _read(self, match: re.Match[str]) -> int:
        """Read what begins there; where to go on."""
        mark, at = match[0], match.start()
        if mark.startswith("`"):
            is_escaped = at > 0 and self._text[at - 1] == "\\"
            return at + 1 if is_escaped else self._code(at, match.end())
        if mark == "<!--":
            return self._until("-->", at, at + 4)
        if mark == "{#":
            end = self._until("#}", at, at + 2)
            if end > at + 2:
                self._inserts.append(Insert(at, end, lambda markdown: "", "", stand_in=""))
            return end
        return self._variable(at) if mark == "{{" else self._tag(at)

    def _until(self, mark: str, start: int, at: int) -> int:
        """Behind the next ``mark``; where it is missing, ``at``."""
        end = self._text.find(mark, at)
        if end < 0:
            self._unclosed.append(start)
            return len(self._text) if mark == "-->" else at
        return end + len(mark)

    def _code(self, start: int, at: int) -> int:
        """Pass over code in a line, which may have raw code of its own."""
        text, marks = self._text, self._text[start:at]
        for end in _BACKTICKS.finditer(text, at):
            if end[0] == marks:
                raw = _RAW.search(text, at, end.start())
                if raw is not None and (closing := _RAW_END.search(text, raw.end())):
                    content = text[raw.end() : closing.start()]
                    self._add(raw.start(), closing.end(), self._plugins.raw(content))
                    return closing.end()
                return end.end()
            if end[0] == "\n\n":
                break
        return at

    def _variable(self, at: int) -> int:
        text = self._text
        inside = _IN_VARIABLE.match(text, at + 2)
        end = inside.end() if inside is not None else len(text)
        if text.startswith("}}", end):
            self._add(at, end + 2, self._plugins.variable(text[at + 2 : end]))
            return end + 2
        if not text.startswith("}", end):
            self._unclosed.append(at)
        return at + 2

    def _tag(self, at: int) -> int:
        text = self._text
        end = _TAG_END.match(text, at + 2)
        behind = end.end() if end is not None else text.find("%}", at) + 2
        if end is None:
            self._unclosed.append(at)
        if behind < at + 2:
            return at + 2
        code = text[at + 2 : behind - 2]
        match = _NAME.match(code)
        name = match[1] if match is not None else ""
        if name in STANDING_ALONE:
            self._add(at, behind, self._plugins.tag(name, code, None))
            return behind
        closing = self._closing(name, behind)
        if closing is None:
            self._unclosed.append(at)
            self._add(at, behind, self._plugins.tag(name, code, None))
            return behind
        content = text[behind : closing.start]
        if name != "raw":
            content = _shown(content, self._plugins)
        self._add(at, closing.end, self._plugins.tag(name, code, content))
        return closing.end

    def _closing(self, name: str, at: int) -> _End | None:
        """The first end tag for a name from ``at`` on."""
        if self._ends is None:
            self._ends = {}
            for match in _END_TAG.finditer(self._text):
                if not any(start <= match.start() < end for start, end in self._fenced):
                    self._ends.setdefault(match[1], []).append(_End(match.start(), match.end()))
        ends = self._ends.get(name, [])
        index = bisect_left(ends, at, key=lambda end: end.start)
        return ends[index] if index < len(ends) else None

    def _add(self, start: int, end: int, shown: tuple[Callable[..., str], str, str]) -> None:
        block, inline, plain = shown
        source = self._text[start:end]
        in_code = None if _RAW.match(source) else source
        self._inserts.append(Insert(start, end, block, inline, plain, _STAND_IN, in_code))
