"""Raw HTML with Vue's components: any unknown tag that begins a line is a block, like <div>."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_ATTRIBUTE = (
    r"(?:\s+[a-zA-Z_:@][a-zA-Z0-9:._-]*"
    r"(?:\s*=\s*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?)"
)
_OPEN = rf"<[A-Za-z][A-Za-z0-9-]*{_ATTRIBUTE}*\s*/?>"
_CLOSE = r"</[A-Za-z][A-Za-z0-9-]*\s*>"
_TAG = re.compile(
    rf"{_OPEN}|{_CLOSE}|<!---->|<!--(?:-?[^>-])(?:-?[^-])*-->|<[?].*?[?]>|<![A-Z]+\s+[^>]*>"
    r"|<!\[CDATA\[.*?\]\]>",
    re.DOTALL,
)
_SELF_CLOSING = re.compile(rf"<[A-Za-z][A-Za-z0-9-]*{_ATTRIBUTE}*\s*/>")
_WHOLE = re.compile(rf"<([A-Za-z][A-Za-z0-9-]*){_ATTRIBUTE}*\s*>.*</\1\s*>")
_BLOCKS = (
    "address article aside base basefont blockquote body caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option "
    "p param search section summary table tbody td tfoot th thead title tr track ul"
).replace(" ", "|")
_INLINES = (
    "a abbr acronym audio b bdi bdo big br button canvas cite code data datalist del dfn em embed "
    "i iframe img input ins kbd label map mark meter noscript object output picture progress q "
    "ruby s samp script select small span strong sub sup svg textarea time u tt var video wbr"
).replace(" ", "|")
_BLANK = re.compile("$")
_COMPONENT = re.compile(
    rf"</?(?!(?:{_INLINES})(?![\w-]))[A-Za-z][A-Za-z0-9-]*(?=\s|/?>|$)", re.ASCII
)
_KINDS = (
    (
        re.compile(r"<(script|pre|style)(?=\s|>|$)", re.I),
        re.compile(r"</(script|pre|style)>", re.I),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![A-Z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(rf"</?(?:{_BLOCKS})(?=\s|/?>|$)", re.I), _BLANK),
    (_COMPONENT, _BLANK),
)
_ALONE = re.compile(rf"(?:{_OPEN}|{_CLOSE})\s*$")
"""A tag alone on its line, of any name; it does not interrupt a paragraph."""
_SCRIPT = re.compile(r"\s*<(script|style)\s?.*?>.*</\1\s*>\s*$", re.I | re.DOTALL)


def components_plugin(md: MarkdownIt) -> None:
    """Read raw HTML as VitePress does."""
    md.block.ruler.at("html_block", _block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.at("html_inline", _inline)


def is_script(html: str) -> bool:
    """Whether a block of HTML is a script or style sheet, which is taken out of the page."""
    return _SCRIPT.match(html) is not None


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = _line(state, start)
    if state.is_code_block(start) or not line.startswith("<") or not state.md.options["html"]:
        return False
    closing = next((close for begin, close in _KINDS if begin.match(line)), None)
    if closing is None and _ALONE.match(line) and not silent:
        closing = _BLANK
    if closing is None or silent:
        return closing is not None
    if closing is _BLANK and _is_component(line):
        whole = _SELF_CLOSING.match(line) or _WHOLE.match(line)
        if whole:
            _push_component(state, start, whole[0], line[whole.end() :])
            return True
    state.line = _end(state, start, end, closing)
    token = state.push("html_block", "", 0)
    token.map = [start, state.line]
    token.content = state.getLines(start, state.line, state.blkIndent, True)
    return True


def _is_component(line: str) -> bool:
    return not any(begin.match(line) for begin, _ in _KINDS[:-1]) and bool(_COMPONENT.match(line))


def _push_component(state: StateBlock, start: int, component: str, rest: str) -> None:
    """A component on one line is not a block of HTML: Markdown may follow it there."""
    state.line = start + 1
    token = state.push("html_inline", "", 0)
    token.content, token.map = component, [start, state.line]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = rest, [start, state.line], []


def _end(state: StateBlock, start: int, end: int, closing: re.Pattern[str]) -> int:
    if closing.search(_line(state, start)) and closing is not _BLANK:
        return start + 1
    for at in range(start + 1, end):
        if state.sCount[at] < state.blkIndent:
            return at
        line = _line(state, at)
        if closing is _BLANK:
            if not line:
                return at
        elif closing.search(line):
            return at + bool(line)
    return max(end, start + 1)


def _line(state: StateBlock, at: int) -> str:
    return state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]]


def _inline(state: StateInline, silent: bool) -> bool:
    if not state.md.options["html"] or not state.src.startswith("<", state.pos):
        return False
    following = state.src[state.pos + 1 : state.pos + 2]
    if state.pos + 2 >= state.posMax or not re.match(r"[!?/a-zA-Z]", following):
        return False
    tag = _TAG.match(state.src, state.pos)
    if tag is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = tag[0]
    state.pos = tag.end()
    return True
