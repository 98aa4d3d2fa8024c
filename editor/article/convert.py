"""The same front matter in another format: YAML, TOML, JSON or lines of
metadata, field for field, in the same order.

Comments above a field come along where the other format has comments; JSON has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from editor.article.article import Article, Format
from editor.article.fields import Field, Value, read_fields, set_field
from editor.article.meta_front import holds, line_of
from editor.article.split import split
from editor.article.value import Moment, same
from editor.errors import FieldError, FrontMatterError

_EMPTY: Mapping[Format, Article] = {
    Format.YAML: Article(Format.YAML, "---\n", "", "---\n"),
    Format.TOML: Article(Format.TOML, "+++\n", "", "+++\n"),
    Format.JSON: Article(Format.JSON, "", "{\n}\n", ""),
}
_COMMENTED = (Format.YAML, Format.TOML)


def converted(article: Article, to: Format) -> Article:
    """``article`` with its front matter in the format ``to``; the body stays.

    What TOML does not have is put in the way nearest to it: nothing as an empty text, a date that
    only YAML's readers take as text. Raises FieldError for what ``to`` cannot hold, and
    FrontMatterError where the front matter cannot be read; nothing is lost but comments.
    """
    if to is article.format:
        return article
    fields = list({field.key: field for field in read_fields(article)}.values())
    if to is Format.META:
        return _as_metadata(fields, article.body)
    result = replace(_EMPTY[to], body=article.body)
    for field in fields:
        result = _with(result, field.key, field.value)
    if article.format in _COMMENTED and to in _COMMENTED:
        result = _with_comments(result, _comments(article, fields))
    return result


def _as_metadata(fields: Sequence[Field], body: str) -> Article:
    """All at once: only together are they known as metadata."""
    lines = []
    for field in fields:
        try:
            lines.append(line_of(field.key, holds(field.value)))
        except ValueError as error:
            raise FieldError(field.key, str(error)) from error
    result = Article(Format.META, "", "".join(lines), "\n", body)
    if split(result.text) != result:
        raise FieldError("title", "metadata needs a title, and a date, tags or the like")
    return result


def comments_lost(article: Article, to: Format) -> int:
    """How many lines of comment `converted` cannot bring along."""
    try:
        kept = converted(article, to)
    except (FieldError, FrontMatterError):
        return 0
    return max(0, _comment_lines(article.front) - _comment_lines(kept.front))


def _with(article: Article, key: str, value: Value) -> Article:
    try:
        return set_field(article, key, value)
    except FieldError:
        nearest = _nearest(value)
        if same(nearest, value):
            raise
        return set_field(article, key, nearest)


def _nearest(value: Value) -> Value:
    """``value`` with empty texts for nothing, and texts for dates."""
    if value is None:
        return ""
    if isinstance(value, Moment):
        return str(value)
    if isinstance(value, list):
        return [_nearest(each) for each in value if each is not None]
    if isinstance(value, dict):
        return {key: _nearest(each) for key, each in value.items()}
    return value


def _comment_lines(front: str) -> int:
    return sum(line.startswith("#") for line in front.split("\n"))


def _comments(article: Article, fields: Sequence[Field]) -> dict[str, list[str]]:
    """The lines of comment right above each field, by its key."""
    lines = article.head.split("\n")
    found = {}
    for field in fields:
        end = start = field.line - 1
        while start > 0 and lines[start - 1].startswith("#"):
            start -= 1
        if start < end:
            found[field.key] = lines[start:end]
    return found


def _with_comments(article: Article, comments: Mapping[str, Sequence[str]]) -> Article:
    """``article`` with lines of comment put above the fields, if it still reads the same."""
    fields = read_fields(article)
    lines = article.front.split("\n")
    above = article.opening.count("\n")
    for field in sorted(fields, key=lambda each: each.line, reverse=True):
        lines[field.line - 1 - above : field.line - 1 - above] = comments.get(field.key, ())
    result = replace(article, front="\n".join(lines))
    try:
        after = read_fields(result)
    except FrontMatterError:
        return article
    values = [(field.key, field.value) for field in fields]
    return result if values == [(field.key, field.value) for field in after] else article
