"""Blocks that hold no other blocks (and quotes): paragraphs, headings, code, rules, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from editor.render.kramdown import patterns as p
from editor.render.kramdown.frame import Frame
from editor.render.kramdown.source import Source

BLANK_LINES = re.compile(p.BLANK)
INDENTED = re.compile(p.INDENT)
KRAMDOWN_FENCE = re.compile("~{3}")
GFM_FENCE = re.compile(p.FENCE)
QUOTED = re.compile(p.QUOTE)
_TEXT = rf"{p.UP_TO_3}(?P<text>[^ \t\n][^\n]*)\n"
SETEXT = re.compile(rf"{_TEXT}(?P<level>[-=])[-=]*[ \t\r\f\v]*\n")
ATX = re.compile(r"(?P<level>#{1,6})[\t ]*(?P<text>[^ \t\n].*)\n")
GFM_ATX = re.compile(r"(?P<level>#{1,6})[\t ]+(?P<text>.*)\n")
RULED = re.compile(p.RULE)
FORMULA = re.compile(rf"{p.UP_TO_3}\\?\$\$")
END = re.compile(p.END_OF_BLOCK)
PARAGRAPH = re.compile(rf"{p.UP_TO_3}[^ \t]")

_LAZY_END = re.compile(p.NO_LONGER_LAZY)
_PARAGRAPH_END = re.compile(rf"{p.NO_LONGER_LAZY}|{p.DEFINITION}")
_GFM_PARAGRAPH_END = re.compile(
    r"(?= {0,3}[ \t\r\n\f\v{^<*+\-0-9#:>~`]|\Z)(?:"
    rf"{p.NO_LONGER_LAZY}|{p.ITEM}|{p.GFM_HEADING}|{p.DEFINITION}|{p.QUOTE}|{p.FENCE})"
)
_OPEN_BRACE = re.compile(rf"{p.UP_TO_3}\{{:")
_BOUNDARY = re.compile(rf"{p.BLANK}|{p.END_OF_BLOCK}|{p.IAL_BLOCK}|\Z")
_QUOTE_SIGN = re.compile(rf"^{p.QUOTE}", re.MULTILINE)
INDENTED_CODE = (
    rf"(?:(?:{p.BLANK})?(?:{p.INDENT}[ \t]*[^ \t\r\n\f\v].*\n)+"
    rf"(?:(?!{p.IAL_BLOCK}|{p.END_OF_BLOCK}|{p.HTML_ENDS}|{p.HTML_BEGINS})"
    r"[ \t]*[^ \t\r\n\f\v].*\n)*)*"
)
_CODE = re.compile(INDENTED_CODE)
_LAZY_CODE = re.compile(r"\n( {0,3}[^ \t\r\n\f\v])")
INDENTS = re.compile(rf"^{p.INDENT}", re.MULTILINE)
_NAME_START = (
    ":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_HEADING_ID = re.compile(
    rf"[\t ]\{{#(?P<id>[{_NAME_START}][{_NAME_START}\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*)\}}\Z"
)
_FENCE_LINE = re.compile(r" {0,3}([~`]{3,})(.*)\n")
_KRAMDOWN_FENCE_LINE = re.compile(r"(~{3,})(.*)\n")
_INFO = re.compile(rf"{p.S}*(?:(?P<language>[^ \t\r\n\f\v]+?)(?:\?[^ \t\r\n\f\v]*)?)?{p.S}*\Z")
_FORMULA = re.compile(rf"{p.UP_TO_3}(\\)?\$\$(.*?)\$\$({p.S}*?\n)?", re.DOTALL)
# Signs of two kinds in one fence: so many are tried in all lengths.
_LONGEST_MIXED = 20


def blank_lines(frame: Frame) -> bool:
    """Empty lines, as one block with those before; Jekyll takes away those at its start."""
    found = frame.source.take(BLANK_LINES)
    text = found[0] if found else ""
    last = frame.node.last
    if last is not None and last.kind == "blank":
        last.value += text
    elif last is not None or frame.waiting is not None or frame.node.kind != "root":
        frame.add("blank", text)
    return True


def paragraph(frame: Frame) -> bool:
    """Lines of text; they go on the paragraph before if nothing stands between."""
    source = frame.source
    start, at = source.at, source.line_end(source.at)
    is_end = _GFM_PARAGRAPH_END if frame.reader.options.ends_paragraphs else _PARAGRAPH_END
    while not is_end.match(source.text, at):
        source.far = source.far or _OPEN_BRACE.match(source.text, at) is not None
        at = source.line_end(at)
    source.at = at
    text = source.text[start:at].rstrip(p.SPACES)
    last = frame.node.last
    if last is not None and last.kind == "p":
        broken = source.text[max(source.start, start - 3) : start] == "  \n"
        last.add_text(("  \n" if broken else "\n") + text, "raw")
    else:
        frame.add("p").add_text(text.lstrip(p.SPACES), "raw")
    return True


def quote(frame: Frame) -> bool:
    """A quote, whose lines after the first need no sign."""
    source = frame.source
    start, at = source.at, source.line_end(source.at)
    while not _LAZY_END.match(source.text, at):
        source.far = source.far or _OPEN_BRACE.match(source.text, at) is not None
        at = source.line_end(at)
    source.at = at
    text = _QUOTE_SIGN.sub("", source.text[start:at])
    frame.reader.inside(frame.add("blockquote"), text)
    return True


def indented_code(frame: Frame) -> bool:
    """Code that is indented; lines right after it belong to it, indented or not."""
    found = frame.source.take(_CODE)
    frame.add("codeblock", unindented(found[0] if found else ""))
    return True


def unindented(code: str) -> str:
    """Indented code without its indent."""
    return INDENTS.sub("", _LAZY_CODE.sub(r" \1", code))


def kramdown_fence(frame: Frame) -> bool:
    """Code between lines of ``~~~``."""
    return _fence(frame, _KRAMDOWN_FENCE_LINE, "")


def gfm_fence(frame: Frame) -> bool:
    """Code between lines of ``~~~`` or of backticks."""
    return _fence(frame, _FENCE_LINE, p.UP_TO_3)


def _fence(frame: Frame, opening: re.Pattern[str], indent: str) -> bool:
    source = frame.source
    opened = opening.match(source.text, source.at)
    if opened is None:
        return False
    run = opened[1]
    for length in _lengths(source, opened):
        info = _INFO.match(run[length:] + opened[2])
        if info is None:
            continue
        # The first line may be the last.
        closing = _closing(run[:length], indent).search(source.text, opened.end())
        if closing is None:
            continue
        node = frame.add("codeblock", source.text[opened.end() : closing.start()])
        node.language = info[0].strip(p.SPACES)
        if node.language:
            node.attributes["class"] = f"language-{info['language']}"
        source.at = closing.end()
        return True
    source.far = True
    return False


def _lengths(source: Source, opened: re.Match[str]) -> Iterable[int]:
    """How much of the run of signs may be the fence: all of it, or as much as may be closed."""
    run = opened[1]
    if run.strip(run[0]):
        return range(len(run), 2, -1) if len(run) < _LONGEST_MIXED else (len(run),)
    longest = 0
    for each in _closing(run[:3], p.UP_TO_3).finditer(source.text, opened.end()):
        longest = max(longest, len(each[0].strip()))
        if longest >= len(run):
            return (len(run),)
    return (longest,) if longest else ()


@lru_cache(maxsize=64)
def _closing(run: str, indent: str) -> re.Pattern[str]:
    return re.compile(rf"^{indent}{re.escape(run)}{re.escape(run[-1])}*{p.S}*?\n", re.MULTILINE)


def setext_heading(frame: Frame) -> bool:
    """A heading with a line of ``=`` or ``-`` under it."""
    found = SETEXT.match(frame.source.text, frame.source.at)
    if found is None or not frame.is_after_boundary:
        return False
    text, given = _heading_parts(found["text"])
    return _heading(frame, found, 2 if found["level"] == "-" else 1, text, given)


def atx_heading(frame: Frame) -> bool:
    """A heading with ``#`` before it, as kramdown has it."""
    return _hashes(frame, ATX, r"(?<!\\)#+\Z") if frame.is_after_boundary else False


def gfm_atx_heading(frame: Frame) -> bool:
    """The same with a blank after the ``#``."""
    return _hashes(frame, GFM_ATX, r"(?<!\\)#+\Z") if frame.is_after_boundary else False


def quirk_atx_heading(frame: Frame) -> bool:
    """The same, which needs no empty line before it."""
    return _hashes(frame, GFM_ATX, r"[\t ]#+\Z")


def _hashes(frame: Frame, pattern: re.Pattern[str], closing: str) -> bool:
    found = pattern.match(frame.source.text, frame.source.at)
    if found is None:
        return False
    text, given = _heading_parts(found["text"])
    shorter = re.sub(closing, "", text)
    text = shorter.rstrip(p.SPACES) if shorter != text else text
    return _heading(frame, found, len(found["level"]), text, given)


def _heading_parts(text: str) -> tuple[str, str | None]:
    """A heading's text and the id at its end."""
    text = text.rstrip(p.SPACES)
    found = _HEADING_ID.search(text)
    if found is None:
        return text, None
    return text[: found.start()].rstrip(p.SPACES), found["id"]


def _heading(frame: Frame, found: re.Match[str], level: int, text: str, given: str | None) -> bool:
    if not text:
        return False
    frame.source.at = found.end()
    node = frame.add("header", level=level, title=text)
    node.add_text(text, "raw")
    if given is not None:
        node.attributes["id"] = given
    return True


def rule(frame: Frame) -> bool:
    """A line across."""
    frame.source.take(RULED)
    frame.add("hr")
    return True


def formula(frame: Frame) -> bool:
    """A formula between ``$$`` that nothing stands beside."""
    source = frame.source
    if not frame.is_after_boundary:
        return False
    found = _FORMULA.match(source.text, source.at)
    if found is None:
        source.far = True
        return False
    if found[1]:
        source.far = True
        if found[3]:
            source.at = source.text.index("\\", source.at) + 1
        return False
    if not is_before_boundary(source, found.end()):
        source.far = True
        return False
    source.at = found.end()
    frame.add("math", found[2].strip(p.SPACES))
    return True


def is_before_boundary(source: Source, at: int) -> bool:
    """Whether a block may end at ``at``."""
    return _BOUNDARY.match(source.text, at) is not None


def end_of_block(frame: Frame) -> bool:
    """The sign that what stands before and after it are two blocks."""
    frame.source.take(END)
    frame.add("end")
    return True
