"""What is put right in a body: one rule is one function and a line of the table ``RULES``.

A rule reads the original and yields repairs in its characters; it changes nothing itself.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from editor.exchange import links
from editor.exchange.chat import shortened
from editor.exchange.draft import Draft, without
from editor.exchange.found import Edit, Repair
from editor.exchange.lines import Line, is_rule

_BLANK = "[ \t\u00a0\u3000\u200b\ufeff]*"
_BLANK_RUN = re.compile(rf"\n{_BLANK}\n(?:{_BLANK}\n)+")
_NO_BREAK = re.compile("[\u00a0\u202f\u2007](?![;:!?»%])(?<!«[\u00a0\u202f\u2007])")
_INVISIBLE = re.compile(
    "[\u200b\ufeff\u2060\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+"
    "|(?<=[\x20-\x7e\u4e00-\u9fff])[\u200c\u200d\u200e\u200f]+(?=[\x20-\x7e\u4e00-\u9fff])"
)
_WIDE_INDENT = re.compile("(?:(?<=\n)|\\A)[ \t]*[\u3000\u00a0][ \t\u3000\u00a0]*(?=\\S)")
_TRAILING = re.compile(
    "[ \t\u3000\u00a0]*[\t\u3000\u00a0][ \t\u3000\u00a0]*(?=\n|\\Z)|(?<=\\S) (?=\n|\\Z)"
)
_SENTENCE_END = re.compile(r"[。！？!?…；：:”」』）)》.]\W*$")
_HAN_NUMBER = re.compile(
    r"(?P<mark>\*\*|__)?(?:(?P<one>[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十\d]{1,3}[章节部分步][：:、\s])"
    r"|(?P<two>[（(][一二三四五六七八九十]{1,3}[）)])|(?P<three>\d{1,2}(?:[.、．]|\s(?=[\u4e00-\u9fff]))(?!\d)\s?))"
    r"(?P<rest>\s*[^\n]{1,40}?)(?P=mark)?\s*"
)
_CAPTION = re.compile(
    r"(?:图\s?(?:[一二三四五六七八九十]{1,2}|\d{1,2}(?:[-.]\d{1,2})?)\s?[：:.、\s]|[▲△]\s?|(?:fig\.|figure|image)\s?\d{1,2}\s?[:.]\s)"
    r"[^\n]{1,120}",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)\s]|<img\b|<figure", re.IGNORECASE)
_IMAGE_PLACE = re.compile(
    r"(?<!!)[\[【（(<]\s?(?:此处(?:有|为|插入)?)?(?:图片|插图|配图|图像|照片|截图|图|image|img|picture|photo|figure|screenshot)"
    r"\s?\d{0,2}(?:\s?[:：]\s?[^\]】）)>\n]{1,80})?\s?[\]】）)>](?![(\[])"
    r"|图片加载中(?:\.{3}|…)*|!\[[^\[\]\n]{0,300}\]\(\s*\)|<img(?![^>]*\bsrc=[\"']?\S)[^>]*>",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:\.{3,}|…+|。{3,}|\[(?:\.{3}|…)\]|（未完待续）|\(to be continued\))[\s*_”\"]*$", re.I
)


def edge_lines(draft: Draft) -> Iterator[Repair]:
    """Promotion, instructions and the like: at the edges taken out, elsewhere offered."""
    for told in draft.told:
        yield without(told.line, told.kind, on=told.line.start in draft.taken)


def edge_rules(draft: Draft) -> Iterator[Repair]:
    """Rules before the first and after the last line of the article."""
    kept = [line for line in draft.kept if not is_rule(line.text)]
    for line in draft.shown:
        inside = kept and kept[0].start <= line.start <= kept[-1].start
        if is_rule(line.text) and not line.code and not inside:
            yield without(line, "edge-rule")


def blank_lines(draft: Draft) -> Iterator[Repair]:
    """Runs of blank lines."""
    spans = (
        (match.start(), match.end(), "\n\n")
        for match in _BLANK_RUN.finditer(draft.text, draft.start, draft.end)
    )
    yield from _one("blank-lines", draft.outside_code(spans))


def no_break_spaces(draft: Draft) -> Iterator[Repair]:
    """No-break spaces, but where French has them."""
    yield from _each(draft, "no-break-spaces", _NO_BREAK, " ")


def invisible(draft: Draft) -> Iterator[Repair]:
    """Zero-width and control characters, but those that join letters and emoji."""
    yield from _each(draft, "invisible", _INVISIBLE, "")


def wide_indents(draft: Draft) -> Iterator[Repair]:
    """Paragraphs indented with wide blanks; in a text without Markdown, with any."""
    spans = [match.span() for match in _WIDE_INDENT.finditer(draft.text, draft.start, draft.end)]
    if draft.is_plain:
        indented = [line for line in draft.shown if line.text[0] in " \t"]
        if len(indented) * 2 >= len(draft.shown):
            spans += [(line.start, line.start + _blanks(line.text)) for line in indented]
    edits = draft.outside_code((start, end, "") for start, end in sorted(set(spans)))
    yield from _one("wide-indents", edits)


def trailing_blanks(draft: Draft) -> Iterator[Repair]:
    """Blanks at the ends of lines that say nothing: two spaces are a line break."""
    yield from _each(draft, "trailing-blanks", _TRAILING, "")


def paragraphs(draft: Draft) -> Iterator[Repair]:
    """A text each line of which is a paragraph gets the blank lines that Markdown wants."""
    if not draft.is_plain:
        return
    pairs = list(itertools.pairwise(draft.kept))
    if sum(two.start > one.end + 1 for one, two in pairs) > len(pairs) / 2:
        # It has blank lines between its paragraphs: the other breaks are meant.
        return
    edits: list[Edit] = []
    run: list[Line] = []
    for line in (*draft.kept, None):
        if line is not None and run and line.start == run[-1].end + 1:
            run.append(line)
            continue
        if _are_paragraphs(run):
            edits += [Edit(one.end, two.start, "\n\n") for one, two in itertools.pairwise(run)]
        run = [line] if line else []
    yield from _one("paragraphs", tuple(edits))


def _are_paragraphs(run: list[Line]) -> bool:
    """Whether they are whole sentences and headings between such, not a text broken by width."""
    if len(run) < 2:
        return False
    whole = sum(_SENTENCE_END.search(line.text) is not None for line in run)
    short = sum(len(line.text.strip()) <= 30 for line in run)
    indented = sum(line.text[0] in "\u3000\u00a0" for line in run)
    return indented == len(run) or (
        whole >= 2 and whole + min(short - whole, whole) >= len(run) * 0.8
    )


def tracking(draft: Draft) -> Iterator[Repair]:
    """Links that tell where a reader came from."""
    spans = links.tracking(draft.text, draft.start, draft.end)
    yield from _one("tracking", draft.outside_code(spans))


def link_wrappers(draft: Draft) -> Iterator[Repair]:
    """Links that go by way of the old site."""
    spans = links.wrapped(draft.text, draft.start, draft.end)
    yield from _one("link-wrapper", draft.outside_code(spans))


def numbered_headings(draft: Draft) -> Iterator[Repair]:
    """Numbers typed before what looks like a heading; only offered."""
    for before, line, after in _with_neighbours(draft):
        match = _HAN_NUMBER.fullmatch(line.text.strip())
        if not match or line.code or not match["rest"].strip():
            continue
        if match["rest"].rstrip()[-1] in "。；;，,.!！：:":
            continue
        beside = [each for each in (before, after) if each]
        if match["three"] and any(re.match(r"\s*\d{1,2}[.、．)]", each.text) for each in beside):
            continue
        marks = "## " if match["one"] else "### " if match["two"] else "## "
        text = line.text.strip().replace(match["mark"], "") if match["mark"] else line.text.strip()
        # "1." after the marks would be a list in a heading to no one: it stays as text.
        apart = (
            "" if _is_apart(draft, before, line) else "\n",
            "" if _is_apart(draft, line, after) else "\n",
        )
        edit = Edit(line.start, line.end, f"{apart[0]}{marks}{text}{apart[1]}")
        yield Repair("numbered-heading", (edit,), on=False, note=shortened(line.text))


def captions(draft: Draft) -> Iterator[Repair]:
    """Captions: below an image set apart (offered); where there is none, the place is marked."""
    for before, line, after in _with_neighbours(draft):
        text = line.text.strip()
        bare = text.strip("*_")
        if line.code or not _CAPTION.fullmatch(bare):
            continue
        if any(each and _IMAGE.search(each.text) for each in (before, line, after)):
            if bare == text:
                edit = Edit(line.start, line.end, f"*{text}*")
                yield Repair("caption", (edit,), on=False, note=shortened(text))
        elif not (before and _IMAGE_PLACE.search(before.text)):
            mark = Edit(line.start, line.start, f"{_mark(bare)}\n\n")
            yield Repair("missing-image", (mark,), note=shortened(text))


def missing_images(draft: Draft) -> Iterator[Repair]:
    """Places where an image was."""
    for match in _IMAGE_PLACE.finditer(draft.text, draft.start, draft.end):
        if draft.code.has(match.start()):
            continue
        told = re.sub(r"^!\[|\]\(\s*\)$|[\[\]【】()（）<>]", "", match[0]).strip()
        if match[0].startswith(("(", "（")) and not _is_alone(draft, match):
            continue
        yield Repair("missing-image", (Edit(*match.span(), _mark(told)),), note=match[0])


def truncated(draft: Draft) -> Iterator[Repair]:
    """A last line that ends in dots: only told."""
    last = next((line for line in reversed(draft.kept) if not is_rule(line.text)), None)
    if last and not last.code and _CUT.search(last.text):
        yield Repair("truncated", (), note=shortened(last.text[-60:]))


def _mark(told: str) -> str:
    words = told.replace("--", "–").strip()
    return f"<!-- image missing: {words} -->" if words else "<!-- image missing -->"


def _is_alone(draft: Draft, match: re.Match[str]) -> bool:
    start = draft.text.rfind("\n", 0, match.start()) + 1
    stop = draft.text.find("\n", match.end())
    return draft.text[start : stop if stop >= 0 else None].strip() == match[0]


def _with_neighbours(draft: Draft) -> Iterator[tuple[Line | None, Line, Line | None]]:
    lines = (None, *draft.kept, None)
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if line is not None:
            yield before, line, after


def _is_apart(draft: Draft, one: Line | None, two: Line | None) -> bool:
    return one is None or two is None or "\n" in draft.text[one.end + 1 : two.start]


def _each(draft: Draft, kind: str, pattern: re.Pattern[str], new: str) -> Iterator[Repair]:
    found = pattern.finditer(draft.text, draft.start, draft.end)
    yield from _one(kind, draft.outside_code((*match.span(), new) for match in found))


def _one(kind: str, edits: tuple[Edit, ...]) -> Iterator[Repair]:
    if edits:
        yield Repair(kind, edits, note=f"× {len(edits)}")


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip(" \t\u3000\u00a0"))


RULES: tuple[Callable[[Draft], Iterator[Repair]], ...] = (
    edge_lines,
    edge_rules,
    blank_lines,
    no_break_spaces,
    invisible,
    wide_indents,
    trailing_blanks,
    paragraphs,
    tracking,
    link_wrappers,
    numbered_headings,
    captions,
    missing_images,
    truncated,
)


def repairs_of(draft: Draft) -> Iterator[Repair]:
    """Every repair that a body can do with."""
    for rule in RULES:
        yield from rule(draft)
