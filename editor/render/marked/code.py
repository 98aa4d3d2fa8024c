"""Fenced code as Hexo's highlighter shows it: a figure with a table of line numbers and lines.

What stands after the fence gives a language, a caption with a link, and options. The colours are
Pygments', in the places where highlight.js has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from html import escape, unescape

from pygments.lexer import Lexer

from editor.render.highlight import LONGEST, coloured
from editor.render.lexing import lexer_named
from editor.render.marked.fences import Fenced
from editor.render.marked.languages import LANGUAGES, PRISM_LANGUAGES, PRISM_NAMES
from editor.render.marked.options import CodeStyle, Options

_OPTION = re.compile(
    r"\s((?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):\S+)"
)
_WITH_LINK = re.compile(r"([^\s]+)\s+(.+?)\s+(https?://\S+|/\S+)\s*(.+)?")
_WITH_CAPTION = re.compile(r"([^\s]+)\s*(.+)?")
_INDENT = re.compile(r"^[ \t]*(?=\S)", re.MULTILINE)
_RANGE = re.compile(r"([0-9]*)(-?)([0-9]*)")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[Xx][a-fA-F0-9]{1,6}|[A-Za-z0-9_]+);")
_TABS = re.compile(r"\t+")
_LEADING_TABS = re.compile(r"^\t+", re.MULTILINE)
# A range of marked lines may be written that would take for ever.
_MOST_MARKED = 10_000


@dataclass(frozen=True, slots=True)
class Block:
    """Code to be shown. What is None is as the site has it.

    Not ``lit``: it is left to marked, which shows it as it stands there.
    """

    code: str
    language: str = ""
    caption: str = ""
    first: int = 1
    marked: frozenset[int] = frozenset()
    numbered: bool | None = None
    threshold: int | None = None
    named: bool | None = None
    lit: bool = True


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
        *numbering(given),
        lit=given.get("highlight", "true") == "true",
    )


Numbering = tuple[int, frozenset[int], bool | None, int | None, bool | None]
"""``first`` to ``named`` of a Block."""


def numbering(given: Mapping[str, str]) -> Numbering:
    """What options say of lines and their numbers, and whether the language is to be named."""
    first, threshold = given.get("first_line", ""), given.get("line_threshold", "")
    return (
        int(first) if _WHOLE.fullmatch(first) else 1,
        marked_lines(given["mark"]) if "mark" in given else frozenset(),
        _switch(given, "line_number"),
        int(threshold) if _WHOLE.fullmatch(threshold) else None,
        _switch(given, "language_attr"),
    )


def marked_lines(text: str) -> frozenset[int]:
    """The numbers of ``1,4-7``; one that is missing is 0."""
    lines = set[int]()
    for each in text.split(","):
        match = _RANGE.fullmatch(each)
        if match is not None and len(each) < 20:
            first = int(match[1] or 0)
            last = int(match[3] or 0) if match[2] else first
            lines.update(range(min(first, last), max(first, last) + 1)[:_MOST_MARKED])
    return frozenset(lines)


def shown(block: Block, options: Options) -> str:
    """The block as HTML."""
    if options.diagrams and block.language == "mermaid":
        return f'<pre class="mermaid">{escape(block.code)}</pre>'
    style = options.code
    if not block.lit:
        return _left_to_marked(block)
    code = _unindented(block.code) if style.strip_indent else block.code
    if options.highlighter == "prismjs":
        return _with_prism(block, code, style)
    language = block.language.lower() if block.language.lower() in LANGUAGES else "plaintext"
    lines = _lines(code, language)
    is_excluded = block.language in style.exclude_languages
    if style.tab_replace:
        lines = [_TABS.sub(partial(_widened, style.tab_replace), line, 1) for line in lines]
    is_numbered = _is_numbered(block, style, len(lines)) and not is_excluded
    if is_numbered or (style.wrap and not is_excluded):
        return _figure(block, style, lines, (language, is_numbered))
    caption = f'<div class="caption">{block.caption}</div>' if block.caption else ""
    text = "\n".join(_marked(block, at, line, line) for at, line in enumerate(lines)).rstrip()
    name = block.language or language
    kind = "hljs" if style.hljs else "highlight"
    label = _label(block, style, "plaintext")
    return f'<pre>{caption}<code class="{kind} {escape(name)}"{label}>{text}</code></pre>'


def _left_to_marked(block: Block) -> str:
    """Code that asks not to be highlighted; Hexo takes care that its braces are no tags."""
    code = escape(block.code.replace("{", "&#123;").replace("}", "&#125;"))
    named = f' class="language-{escape(block.language)}"' if block.language else ""
    return f"<pre><code{named}>{code}\n</code></pre>\n"


def _is_numbered(block: Block, style: CodeStyle, count: int) -> bool:
    is_asked = style.line_number if block.numbered is None else block.numbered
    return is_asked and count > (block.threshold or style.line_threshold)


def _widened(blanks: str, tabs: re.Match[str]) -> str:
    return blanks * len(tabs[0])


def _label(block: Block, style: CodeStyle, language: str) -> str:
    """The language for the preview to show, where the site's own HTML does not name it."""
    if block.language and (style.language_attr if block.named is None else block.named):
        return f' data-language="{escape(block.language)}"'
    return "" if language == "plaintext" else f' data-code-language="{escape(language)}"'


def _figure(block: Block, style: CodeStyle, lines: list[str], about: tuple[str, bool]) -> str:
    language, is_numbered = about
    label = _label(block, style, language)
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
    if not style.preprocess or language not in PRISM_LANGUAGES:
        # Then hexo-util escapes it, which leaves entities as they are.
        code = _ENTITY.sub(lambda entity: unescape(entity[0]), code)
    if style.tab_replace:
        code = _LEADING_TABS.sub(partial(_widened, style.tab_replace), code)
    numbers = "line-numbers " if _is_numbered(block, style, code.count("\n") + 1) else ""
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


def _switch(given: Mapping[str, str], name: str) -> bool | None:
    return given[name] == "true" if name in given else None
