"""A value as text, for what fits no other field widget: the author's own wording where it can be.

Pure. Keeping the wording keeps the comments, quotes and order inside a mapping.
"""

from __future__ import annotations

import re
import textwrap

from editor.article.article import Article, Format
from editor.article.fields import Value, read_fields, read_value, set_field
from editor.article.split import reread_head
from editor.article.value import same
from editor.errors import FieldError, FrontMatterError

_KEY = "value"
_TAIL = re.compile(r"(?:\n[ \t]*(?:#[^\n]*)?)+\Z")
"""Blank lines and comments at the end: they belong to no value."""


def as_text(value: Value, written: str) -> str:
    """``value`` as it is ``written`` in the file if that is YAML, else in YAML of our own."""
    text = _dedented(written)
    if _means(text, value):
        return text
    try:
        front = set_field(Article(Format.YAML, "---\n", "", "---\n"), _KEY, value).front
    except FieldError:
        return written
    own = front.removeprefix(f"{_KEY}:").removeprefix(" ").removeprefix("\n")
    return textwrap.dedent(own).removesuffix("\n")


def reworded(article: Article, key: str, value: Value, text: str) -> Article | None:
    """``article`` with ``text`` for the field's value, word by word; None where that cannot be.

    ``value`` is what the text means; nothing but this field may change.
    """
    fields = {field.key: field for field in read_fields(article)}
    field = fields.get(key)
    if field is None or not field.text:
        return None
    wording = text if not _means(_TAIL.sub("", text), value) else _TAIL.sub("", text)
    inserted = textwrap.indent(wording, " " * _indent(field.text)).lstrip(" ")
    head, place = article.head, _line_start(article.head, field.line)
    for _ in range(3):  # the value's text may also stand in its own key, or in a comment
        place = head.find(field.text, place)
        if place < 0:
            return None
        after = head[:place] + inserted + head[place + len(field.text) :]
        result = reread_head(article, after)
        if _reads(result, {**{name: one.value for name, one in fields.items()}, key: value}):
            return result
        place += 1
    return None


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
    return min((len(line) - len(line.lstrip(" ")) for line in lines), default=0)


def _dedented(written: str) -> str:
    depth = _indent(written)
    first, *others = written.split("\n")
    return "\n".join([first, *(line[depth:] if line.strip() else "" for line in others)])


def _line_start(text: str, line: int) -> int:
    return sum(len(each) + 1 for each in text.split("\n")[: line - 1])
