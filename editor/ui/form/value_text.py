"""A value as text, for what fits no other field widget: the author's own wording where it can be.

Pure. Keeping the wording keeps the comments, quotes and order inside a mapping.
"""

from __future__ import annotations

import re
import textwrap

from editor.article.article import Article, Format
from editor.article.field_places import places
from editor.article.fields import Field, Value, read_fields, read_value, set_field
from editor.article.split import reread_head
from editor.article.value import same
from editor.errors import FieldError, FrontMatterError

_KEY = "value"
_COMMENT = re.compile(r"([ \t]+#[^\n]*)?((?:\n[ \t]*)*\n +#[^\n]*)*")
"""What may follow a block: a comment on its last line, and comments that stand in below it."""


def as_text(value: Value, written: str) -> str:
    """``value`` as it is ``written`` in the file if that is YAML, else in YAML of our own."""
    for text in (written, _dedented(written, _indent(written))):
        if _means(text, value):
            return text
    try:
        front = set_field(Article(Format.YAML, "---\n", "", "---\n"), _KEY, value).front
    except FieldError:
        return written
    own = front.removeprefix(f"{_KEY}:").removeprefix(" ").removeprefix("\n")
    return textwrap.dedent(own).removesuffix("\n")


def as_yaml(article: Article, field: Field) -> str:
    """A field with its key, as lines of YAML: the author's own where the article has such."""
    if article.format is Format.YAML:
        found = [place for place in places(article) if place.key == field.key]
        lines = article.front[slice(found[0].keys[0][0], found[0].span[1])] if found else ""
        if _means(lines, {field.key: field.value}):
            return lines + "\n"
    return set_field(Article(Format.YAML, "---\n", "", "---\n"), field.key, field.value).front


def at_margin(head: str, field: Field) -> str:
    """A field's text in full, moved to the left edge if it is a block that stands in."""
    block = _block(head, field)
    return _dedented(in_full(head, field), block[1]) if block else field.text


def in_full(head: str, field: Field) -> str:
    """A field's text in ``head`` with the comments at its end that belong to it, by their indent.

    No parser counts them to the value, but they are the author's words for it.
    """
    block = _block(head, field)
    if block is None:
        return field.text
    place, deep = block
    end = place + len(field.text)
    following = _COMMENT.match(head, end)
    kept: list[str] = []
    for line in following[0].split("\n") if following else ():
        if kept and line.strip() and _lead(line) < max(deep, 1):
            break
        kept.append(line)
    return field.text + "\n".join(kept).rstrip()


def reworded(article: Article, key: str, value: Value, text: str) -> Article | None:
    """``article`` with ``text`` for the field's value, word by word; None where that cannot be.

    ``value`` is what the text means; nothing but this field may change.
    """
    fields = {field.key: field for field in read_fields(article)}
    field = fields.get(key)
    if field is None or not field.text:
        return None
    head = article.head
    block = _block(head, field)
    before = in_full(head, field)
    wording = text.rstrip() if _means(text.rstrip(), value) else text
    if block:
        inserted = _as_block(wording, block[1])
    else:
        inserted = textwrap.indent(wording, " " * _indent(before)).lstrip(" ")
    place = block[0] if block else _line_start(head, field.line)
    for _ in range(3):  # the value's text may also stand in its own key, or in a comment
        place = head.find(before, place)
        if place < 0:
            return None
        result = reread_head(article, head[:place] + inserted + head[place + len(before) :])
        if _reads(result, {**{name: one.value for name, one in fields.items()}, key: value}):
            return result
        place += 1
    return None


def _block(head: str, field: Field) -> tuple[int, int] | None:
    """Where a mapping or list on lines of its own begins, and how far it stands in; else None."""
    if not isinstance(field.value, dict | list) or field.text[:1] in ("", "[", "{"):
        return None
    place = head.find(field.text, _line_start(head, field.line))
    while place >= 0:
        lead = head[head.rfind("\n", 0, place) + 1 : place]
        if not lead.strip(" "):
            return place, len(lead)
        place = head.find(field.text, place + 1)
    return None


def _as_block(text: str, deep: int) -> str:
    """``text`` so far in; comments at its end further in than the key above, to be the value's."""
    lines = text.split("\n")
    last = max((n for n, line in enumerate(lines) if line.strip()[:1] not in ("", "#")), default=-1)
    result = []
    for number, line in enumerate(lines):
        ends = number > last and not line.startswith(" ")
        result.append(" " * (max(deep, 2) if ends else deep) + line if line.strip() else line)
    return "\n".join(result).lstrip(" ")


def _means(text: str, value: Value) -> bool:
    try:
        return same(read_value(text), value, ordered=True)
    except FrontMatterError:
        return False


def _reads(article: Article, meant: dict[str, Value]) -> bool:
    try:
        found: dict[str, Value] = {field.key: field.value for field in read_fields(article)}
    except FrontMatterError:
        return False
    return same(found, meant, ordered=True)


def _indent(written: str) -> int:
    """How far the lines after the first are indented (the first stands behind its key)."""
    lines = [line for line in written.split("\n")[1:] if line.strip()]
    return min(map(_lead, lines), default=0)


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _dedented(text: str, depth: int) -> str:
    first, *others = text.split("\n")
    return "\n".join(
        [first, *(line[min(depth, _lead(line)) :] if line.strip() else "" for line in others)]
    )


def _line_start(text: str, line: int) -> int:
    return sum(len(each) + 1 for each in text.split("\n")[: line - 1])
