"""Fenced code as Hexo's highlighter shows it: a figure with a table of line numbers and lines.

What stands after the fence gives a language, a caption with a link, and options. The colours are
Pygments', in the places where highlight.js has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from pygments.lexer import Lexer

from editor.render.highlight import LONGEST, coloured
from editor.render.lexing import lexer_named
from editor.render.marked.fences import Fenced
from editor.render.marked.languages import LANGUAGES, PRISM_NAMES
from editor.render.marked.options import CodeStyle, Options

_OPTION = re.compile(
    r"\s((?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):\S+)"
)
_WITH_LINK = re.compile(r"([^\s]+)\s+(.+?)\s+(https?://\S+|/\S+)\s*(.+)?")
_WITH_CAPTION = re.compile(r"([^\s]+)\s*(.+)?")
_INDENT = re.compile(r"^[ \t]*(?=\S)", re.MULTILINE)
_RANGE = re.compile(r"([0-9]+)(?:-([0-9]+))?")
# A range of marked lines may be written that would take for ever.
_MOST_MARKED = 10_000


@dataclass(frozen=True, slots=True)
class Block:
    """Code to be shown. ``numbered`` and ``wrapped`` None: as the site has it."""

    code: str
    language: str = ""
    caption: str = ""
    first: int = 1
    marked: frozenset[int] = frozenset()
    numbered: bool | None = None
    wrapped: bool | None = None


def is_plain(fenced: Fenced) -> bool:
    """Whether the fence asks not to be highlighted: it is left to marked then."""
    given = dict(_options(fenced.info))
    return given.get("highlight", "true") != "true"


def block(fenced: Fenced) -> Block:
    """What the fence says."""
    given = dict(_options(fenced.info))
    named = _OPTION.sub("", fenced.info).split("=", 1)[0]
    match = _WITH_LINK.search(named) or _WITH_CAPTION.search(named)
    language, caption = "", ""
    if match is not None:
        language, text, link, label = (*match.groups(""), "", "")[:4]
        caption = f"<span>{text}</span>" if text else ""
        if text and link:
            caption += f'<a href="{link}">{label or "link"}</a>'
    return Block(
        fenced.content,
        language,
        caption,
        _number(given.get("first_line", ""), 1),
        marked_lines(given.get("mark", "")),
        _switch(given, "line_number"),
        _switch(given, "wrap"),
    )


def marked_lines(text: str) -> frozenset[int]:
    """The numbers of ``1,4-7``."""
    lines = set[int]()
    for each in text.split(","):
        if match := _RANGE.fullmatch(each):
            first, last = int(match[1]), int(match[2] or match[1])
            lines.update(range(min(first, last), max(first, last) + 1)[:_MOST_MARKED])
    return frozenset(lines)


def shown(block: Block, options: Options) -> str:
    """The block as HTML."""
    if options.diagrams and block.language == "mermaid":
        return f'<pre class="mermaid">{escape(block.code)}</pre>'
    style = options.code
    code = _unindented(block.code) if style.strip_indent else block.code
    if options.highlighter == "prismjs":
        return _with_prism(block, code, style)
    language = block.language.lower() if block.language.lower() in LANGUAGES else "plaintext"
    lines = _lines(code, language)
    is_excluded = block.language in style.exclude_languages
    is_numbered = style.line_number if block.numbered is None else block.numbered
    is_numbered = is_numbered and not is_excluded and len(lines) > style.line_threshold
    is_wrapped = style.wrap if block.wrapped is None else block.wrapped
    if style.tab_replace:
        lines = [line.replace("\t", style.tab_replace) for line in lines]
    label = "" if language == "plaintext" else f' data-language="{escape(language)}"'
    if is_numbered or (is_wrapped and not is_excluded):
        return _figure(block, style, lines, (language, label, is_numbered))
    caption = f'<div class="caption">{block.caption}</div>' if block.caption else ""
    text = "\n".join(_marked(block, at, line, line) for at, line in enumerate(lines)).rstrip()
    name = block.language or language
    kind = "hljs" if style.hljs else "highlight"
    return f'<pre>{caption}<code class="{kind} {escape(name)}">{text}</code></pre>'


def _figure(block: Block, style: CodeStyle, lines: list[str], about: tuple[str, str, bool]) -> str:
    language, label, is_numbered = about
    caption = f"<figcaption>{block.caption}</figcaption>" if block.caption else ""
    count = range(block.first, block.first + len(lines))
    numbers = "".join(f'<span class="line">{number}</span><br>' for number in count)
    gutter = f'<td class="gutter"><pre>{numbers}</pre></td>' if is_numbered else ""
    if style.hljs:
        rows = (f"{_marked(block, at, line, line)}<br>" for at, line in enumerate(lines))
        text = f'<code class="hljs {escape(block.language or language)}">{"".join(rows)}</code>'
    else:
        spans = (
            f'<span class="line{_marked(block, at, " marked")}">{line}</span><br>'
            for at, line in enumerate(lines)
        )
        text = "".join(spans)
    return (
        f'<figure class="highlight {escape(language)}"{label}>{caption}<table><tr>{gutter}'
        f'<td class="code"><pre>{text}</pre></td></tr></table></figure>'
    )


def _marked(block: Block, at: int, text: str, otherwise: str = "") -> str:
    """``text`` for a line that is to stand out: as a mark where it is the line itself."""
    if block.first + at not in block.marked:
        return otherwise
    return f"<mark>{text}</mark>" if otherwise else text


def _with_prism(block: Block, code: str, style: CodeStyle) -> str:
    language = PRISM_NAMES.get(block.language, block.language) or "none"
    if block.language in style.exclude_languages:
        return f'<pre><code class="{escape(language)}">{escape(code)}</code></pre>'
    is_numbered = style.line_number if block.numbered is None else block.numbered
    numbers = "line-numbers " if is_numbered else ""
    label = "" if language == "none" else f' data-language="{escape(language)}"'
    caption = f'<div class="caption">{block.caption}</div>' if block.caption else ""
    text = "\n".join(_lines(code, language))
    named = f'class="language-{escape(language)}"'
    return (
        f'<pre class="{numbers}language-{escape(language)}"{label}>{caption}'
        f"<code {named}>{text}</code></pre>"
    )


def _lines(code: str, language: str) -> list[str]:
    """The lines as HTML with Pygments' classes, or plain."""
    lexer = _lexer(language) if language != "plaintext" and len(code) <= LONGEST else None
    if lexer is not None:
        lines = coloured(code, lexer).split("\n")
        if not code.endswith("\n"):
            lines = lines[:-1]
        if len(lines) == code.count("\n") + 1:
            return lines
    return escape(code, quote=False).split("\n")


# Looking a lexer up takes longer than most code does.
@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    return lexer_named(language)


def _unindented(code: str) -> str:
    """Without the indentation that all lines have."""
    width = min((len(match[0]) for match in _INDENT.finditer(code)), default=0)
    return re.sub(rf"^[ \t]{{{width}}}", "", code, flags=re.MULTILINE) if width else code


def _options(info: str) -> Iterator[tuple[str, str]]:
    for each in _OPTION.findall(info):
        name, value = each.split(":")[:2]
        yield name, value


def _switch(given: dict[str, str], name: str) -> bool | None:
    return given[name] == "true" if name in given else None


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default
