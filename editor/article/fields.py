"""The front matter's fields: read, set and removed one at a time, each by the smallest change.

Every write is proved by reading it back with python-frontmatter before it is handed out: the
field holds what was meant, all others what they held, and the body is still the body. Knows
nothing of files, sites or how a field is shown.
"""

from __future__ import annotations

from dataclasses import replace

from editor.article.article import Article, Format
from editor.article.formats import FORMATS, Field
from editor.article.split import closing_fence, reread_head, split
from editor.article.value import Moment, Value, same
from editor.article.yaml_read import read_yaml
from editor.errors import FieldError, FrontMatterError

__all__ = ["Field", "Moment", "Value", "read_fields", "read_value", "remove_field", "set_field"]


def read_fields(article: Article) -> tuple[Field, ...]:
    """The fields in the order of the file. Raises FrontMatterError (line from 1 in the head)."""
    if article.format is Format.NONE:
        return ()
    _check_fences(article)
    above = article.opening.count("\n")
    try:
        found = FORMATS[article.format].read(article.front)
    except FrontMatterError as error:
        raise FrontMatterError(error.line + above, error.reason) from error
    return tuple(replace(field, line=field.line + above) if above else field for field in found)


def read_value(text: str) -> Value:
    """What ``text`` means as YAML: ``[a, b]``, ``true``, a date. Raises FrontMatterError."""
    reading = read_yaml(text)
    return reading.value(reading.root) if reading.root is not None else None


def set_field(article: Article, key: str, value: Value) -> Article:
    """``article`` with ``value`` in the field ``key``: its lines change, no others.

    A field that is not there is added at the end, a front matter that is not there is made.
    Raises FieldError if that cannot be done so that it reads back just as it was meant.
    """
    if article.format is Format.NONE:
        article = Article(Format.YAML, "---\n", "", "---\n", article.body)
    before = _fields_before(article, key)
    written = FORMATS[article.format]
    try:
        meant = written.holds(value)
    except (ValueError, RecursionError) as error:
        raise FieldError(key, str(error)) from error
    if key in before and same(before[key], meant, ordered=True):
        return article
    reason = f"this cannot be written in {article.format.upper()} so that it reads back the same"
    try:
        for front in written.candidates(article.front, key, meant):
            result = _with_front(article, front)
            problem = _problem(result, {**before, key: meant}, key) if result else None
            if result and not problem:
                return result if result != article else article
            reason = problem or reason
    except (ValueError, RecursionError) as error:
        reason = str(error)
    raise FieldError(key, reason)


def remove_field(article: Article, key: str) -> Article:
    """``article`` without the field ``key``: its lines go, nothing else. Raises FieldError."""
    if article.format is Format.NONE:
        return article
    before = _fields_before(article, key)
    if key not in before:
        return article
    left = {name: value for name, value in before.items() if name != key}
    result = _with_front(article, FORMATS[article.format].without(article.front, key))
    problem = _problem(result, left, key) if result else "the front matter would not be one"
    if problem or not result:
        raise FieldError(key, problem or "")
    return result


def _fields_before(article: Article, key: str) -> dict[str, Value]:
    try:
        return {field.key: field.value for field in read_fields(article)}
    except FrontMatterError as error:
        raise FieldError(key, f"line {error.line} cannot be read: {error.reason}") from error


def _with_front(article: Article, front: str) -> Article | None:
    """``article`` with another front matter; None if the file would be split elsewhere then."""
    result = replace(article, front=front)
    return result if reread_head(result, result.head) == result else None


def _problem(result: Article, meant: dict[str, Value], key: str) -> str | None:
    """What is wrong with a result, read back by python-frontmatter; None if nothing is."""
    try:
        found = FORMATS[result.format].read_back(result.front)
    except FrontMatterError:
        return "the result could not be read back"
    others = (found.keys() | meant.keys()) - {key}
    changed = [
        name
        for name in sorted(others)
        if name not in found or name not in meant or not same(found[name], meant[name])
    ]
    if changed:
        return f"“{changed[0]}” refers to its value or would change with it"
    if (key in found) != (key in meant) or (key in meant and not same(found[key], meant[key])):
        return "the result would not read back the same"
    return None


def _check_fences(article: Article) -> None:
    """That the head is just one front matter, of which a raw edit may have made something else."""
    head, front = article.head, article.front
    last = head.rstrip("\n").count("\n") + 1
    in_braces = article.format is Format.JSON and not article.opening and not article.closing
    mark = (article.opening or article.closing).strip() or ("" if in_braces else "---")
    if article.opening and not article.closing:
        raise FrontMatterError(last, f"the closing fence ({mark}) is missing")
    if not article.opening and not in_braces and split(head).head != head:
        raise FrontMatterError(1, f"the opening fence ({mark}) is missing")
    if article.body and not head.endswith("\n"):
        raise FrontMatterError(last, "the front matter must end with a line break")
    inner = closing_fence(mark).search(front) if mark else None
    if inner:
        line = (article.opening + front).count("\n", 0, len(article.opening) + inner.start()) + 1
        raise FrontMatterError(line, f"there is a second fence ({mark}) inside the front matter")
