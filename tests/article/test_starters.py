"""Every field of every article in generators' starters: an edit changes its lines only."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.article.document import Document
from editor.article.fields import Field, Value, read_fields, set_field
from editor.article.split import split
from editor.article.value import Moment
from editor.library.listing import SUFFIXES
from tests.site.starters import STARTERS

ARTICLES = sorted(
    path
    for path in STARTERS.rglob("*")
    # An archetype is a template of front matter and no front matter.
    if path.suffix in SUFFIXES and "archetypes" not in path.parts
)


def other(value: Value) -> Value:
    """Another value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, Moment):
        return Moment(value.replace("20", "21", 1))
    if isinstance(value, list):
        more: Value = {"more": 1} if value and isinstance(value[0], dict) else "more: 再来"
        return [*value, more]
    if isinstance(value, dict):
        return {**value, "more": 1}
    return f"{value or ''} 改: “x”"


def lines_of(fields: tuple[Field, ...], at: int, last: int) -> range:
    """The lines, from 1, of a field up to the next one or the end of the front matter."""
    following = sorted(field.line for field in fields if field.line > fields[at].line)
    return range(fields[at].line, following[0] if following else last + 1)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.relative_to(STARTERS).as_posix())
def test_an_edit_changes_its_lines_only_and_undo_restores_every_byte(path: Path) -> None:
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    article = split(text)
    assert article.text == text
    fields = read_fields(article)
    lines = text.split("\n")
    for at, field in enumerate(fields):
        document = Document(article)
        document.edit_head(set_field(article, field.key, other(field.value)).head, "form")
        after = document.article.text.split("\n")
        own = lines_of(fields, at, article.head.count("\n"))
        assert after[: own.start - 1] == lines[: own.start - 1], field.key
        tail = lines[own.stop - 1 :]
        assert after[len(after) - len(tail) :] == tail, field.key
        found = {each.key: each.value for each in read_fields(document.article)}
        assert found == {each.key: each.value for each in fields} | {field.key: other(field.value)}
        document.undo()
        assert document.article.text == text
