"""Where Jekyll's template code is in a post, and what shows it.

Liquid goes over the whole text, code included, before kramdown does. What it certainly puts in the
place of its code (nothing, an address, a text) is put there; the rest is shown as a label.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from editor.render.highlight import code_block
from editor.render.inserts import Finder, Found, Insert, Markdown, labelled
from editor.render.kramdown.liquid_values import Site, is_given, page_address, value

_OPEN = re.compile(r"\{[{%]")
_TAG = re.compile(r"\{%-?\s*(\w*)\s*(.*?)\s*-?%\}", re.DOTALL)
_ENCLOSED = frozenset({"capture", "case", "for", "tablerow"})
"""Tags with an end tag that are shown as one label."""
_SILENT = frozenset({"assign", "capture", "comment", "cycle", "decrement"})
_PICTURES = re.compile(r"image|img|figure|picture|photo", re.IGNORECASE)
_PARAMETER = re.compile(r"(\w[\w-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SOURCES = ("src", "url", "path", "file", "image", "image_path", "image-path")
_CAPTIONS = ("caption", "title", "description")
_OUTER_LINES = re.compile(r"\A[\r\n]+|[\r\n]+\Z")
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_VARIABLE = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def finder(site: Site) -> Finder:
    """Finds the Liquid code of a text, as a site of these settings runs it."""

    def find(text: str) -> Found:
        if "{%" not in text and "{{" not in text:
            return Found()
        return _Reading(text, site).found()

    return find


def _code_of(variable: str) -> str:
    """What stands in the braces."""
    return variable.removeprefix("{{").rstrip("}").removeprefix("-").removesuffix("-")


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag's name and what follows it; where it is in the text."""

    name: str
    rest: str
    start: int
    end: int


class _Reading:
    """One text being gone through."""

    def __init__(self, text: str, site: Site) -> None:
        self._text = text
        self._site = site
        self._inserts: list[Insert] = []
        self._unclosed: list[int] = []
        self._together: list[tuple[int, int]] = []
        self._missing: set[str] = set()

    def found(self) -> Found:
        """All of it."""
        at = 0
        while opened := _OPEN.search(self._text, at):
            at = self._variable(opened) if opened[0] == "{{" else self._tag(opened)
        return Found(self._inserts, self._unclosed, self._together)

    def _find(self, mark: str, start: int, at: int) -> int:
        """Where the next ``mark`` is; -1 if there is none."""
        found = -1 if mark in self._missing else self._text.find(mark, at)
        if found < 0:
            self._missing.add(mark)
            self._unclosed.append(start)
        return found

    def _variable(self, opened: re.Match[str]) -> int:
        text, start = self._text, opened.start()
        end = self._find("}", start, opened.end())
        if end < 0:
            return opened.end()
        end += 2 if text.startswith("}}", end) else 1
        code = _code_of(text[start:end])
        known = value(code, self._site)
        if known is not None:
            self._put(start, end, known)
        else:
            # In code it is that of another language, as a rule, and a variable that is not there.
            self._label(start, end, "{{ }}", None if is_given(code) else "")
        return end

    def _tag(self, opened: re.Match[str]) -> int:
        start = opened.start()
        close = self._find("%}", start, opened.end())
        if close < 0:
            return opened.end()
        match = _TAG.match(self._text, start)
        name, rest = (match[1], match[2]) if match else ("", "")
        tag = _Tag(name, rest, start, close + 2)
        if name in ("raw", "comment", "highlight") or name in _ENCLOSED:
            closing = self._closing(tag)
            if closing is not None:
                self._enclosing(tag, closing)
                return closing.end
        if name in _SILENT:
            self._put(start, tag.end, "")
        elif name in ("post_url", "link"):
            self._put(start, tag.end, page_address(rest, self._site))
        elif name.startswith("include") and (picture := _picture(rest)):
            self._add(start, tag.end, *picture)
        else:
            self._label(start, tag.end, name or "{% %}")
        return tag.end

    def _closing(self, tag: _Tag) -> _Tag | None:
        """The end tag that belongs to a tag; for those that nest, the one of the same depth."""
        if tag.name in self._missing:
            return None
        start_or_end = re.compile(rf"\{{%-?\s*(end)?{tag.name}\b.*?%\}}", re.DOTALL)
        depth = 1
        for found in start_or_end.finditer(self._text, tag.end):
            depth += -1 if found[1] else tag.name in _ENCLOSED
            if depth == 0:
                return _Tag(tag.name, "", found.start(), found.end())
        self._missing.add(tag.name)
        self._unclosed.append(tag.start)
        return None

    def _enclosing(self, tag: _Tag, closing: _Tag) -> None:
        """A tag with its end tag and what stands between."""
        inside = self._text[tag.end : closing.start]
        if tag.name == "raw":
            self._put(tag.start, tag.end, "")
            self._put(closing.start, closing.end, "")
            self._together.append((tag.start, closing.end))
        elif tag.name == "highlight":
            code = _OUTER_LINES.sub("", self._run(inside))
            html = code_block(code + "\n", tag.rest.partition(" ")[0])
            # The element stands at a line's beginning, and ends what stands before.
            line = self._text.rfind("\n", 0, tag.start) + 1
            start = tag.start if self._text[line : tag.start].strip(" \t") else line
            stand_in = '<figure class="highlight" markdown="0">{}</figure>'
            self._add(start, closing.end, lambda markdown: html, html, "", stand_in)
        elif tag.name in _SILENT:
            self._put(tag.start, closing.end, "")
        else:
            self._label(tag.start, closing.end, tag.name)

    def _run(self, text: str) -> str:
        """Code as Liquid leaves it; what is not known is left as it is."""
        parts = _RAW.split(text)
        parts[::2] = [_VARIABLE.sub(self._shown, part) for part in parts[::2]]
        return "".join(parts)

    def _shown(self, found: re.Match[str]) -> str:
        code = _code_of(found[0])
        known = value(code, self._site)
        return known if known is not None else found[0] if is_given(code) else ""

    def _put(self, start: int, end: int, text: str) -> None:
        """Text in the place of code."""
        literal = text.replace("{", "{{").replace("}", "}}").replace("\n", " ")
        self._add(start, end, lambda markdown: "", "", "", literal)

    def _label(self, start: int, end: int, name: str, in_code: str | None = None) -> None:
        code = self._text[start:end]
        self._add(start, end, *labelled(name, code), code, in_code=in_code)

    def _add(
        self,
        start: int,
        end: int,
        block: Callable[[Markdown], str],
        inline: str,
        plain: str = "",
        stand_in: str = "{}",
        in_code: str | None = None,
    ) -> None:
        """An insert; a ``-`` at its ends takes the white space beside it."""
        text = self._text
        if text.startswith(("{%-", "{{-"), start):
            first = self._inserts[-1].end if self._inserts else 0
            start = first + len(text[first:start].rstrip())
        if text.endswith(("-%}", "-}}"), start, end):
            end = len(text) - len(text[end:].lstrip()) if text[end : end + 1].isspace() else end
        self._inserts.append(Insert(start, end, block, inline, plain, stand_in, in_code))


def _picture(rest: str) -> tuple[Callable[[Markdown], str], str, str] | None:
    """What shows an include of a picture, by its parameters."""
    name = rest.split(maxsplit=1)[0] if rest else ""
    given = {found[1].lower(): found[2] or found[3] or "" for found in _PARAMETER.finditer(rest)}
    source = next((given[key] for key in _SOURCES if given.get(key)), "")
    if not source or not _PICTURES.search(name):
        return None
    caption = next((given[key] for key in _CAPTIONS if given.get(key)), "")
    image = f'<img src="{escape(source)}" alt="{escape(given.get("alt", caption))}">'
    shown = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    figure = f'<figure class="template-code-figure">{image}{shown}</figure>'
    return lambda markdown: figure, image, source
