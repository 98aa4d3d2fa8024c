"""The front matter's fields: read, set and removed one at a time, each by the smallest change.

Every write is proved by reading it back with python-frontmatter before it is handed out: the
field holds what was meant, all others what they held, and the body is still the body. Knows
nothing of files, sites or how a field is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from editor.article.article import Article, Format
from editor.article.formats import FORMATS, Field
from editor.article.split import closing_fence, split
from editor.article.value import Moment, Value, check, same
from editor.article.yaml_read import read_yaml
from editor.errors import FieldError, FrontMatterError

__all__ = [
    "Field",
    "Moment",
    "Value",
    "as_held",
    "read_fields",
    "read_value",
    "remove_field",
    "set_field",
]


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
    except RecursionError as error:
        raise FrontMatterError(above + 1, "it is nested too deeply") from error
    if article.body and not article.head.endswith("\n"):
        line = article.head.count("\n") + 1
        raise FrontMatterError(line, "the front matter must end with a line break")
    return tuple(replace(field, line=field.line + above) if above else field for field in found)


def read_value(text: str) -> Value:
    """What ``text`` means as YAML: ``[a, b]``, ``true``, a date. Raises FrontMatterError."""
    try:
        reading = read_yaml(text)
        return reading.value(reading.root) if reading.root is not None else None
    except RecursionError as error:
        raise FrontMatterError(1, "it is nested too deeply") from error


def as_held(article: Article, value: Value) -> Value:
    """``value`` as the article's format holds it: JSON has dates as text. Raises FieldError."""
    form = FORMATS.get(article.format)
    try:
        return form.holds(value) if form else value
    except ValueError as error:
        raise FieldError("", str(error)) from error


def set_field(article: Article, key: str, value: Value) -> Article:
    """``article`` with ``value`` in the field ``key``: its lines change, no others.

    A field that is not there is added at the end, a front matter that is not there is made.
    Raises FieldError if that cannot be done so that it reads back just as it was meant.
    """
    if article.format is Format.NONE:
        article = Article(Format.YAML, "---\n", "", "---\n", article.body)
    before = _fields_before(article, key)
    written = FORMATS[article.format]
    key = written.own_name(before, key)
    try:
        check(value)
        check(key)
        meant = written.holds(value)
        if key in before and same(before[key], meant, ordered=True):
            return article
        fronts = written.candidates(article.front, key, meant)
        result = _first_that_reads_back(article, fronts, {**before, key: meant}, key)
    except ValueError as error:
        raise FieldError(key, str(error)) from error
    except RecursionError as error:
        raise FieldError(key, "it is nested too deeply") from error
    return result if result != article else article


def remove_field(article: Article, key: str) -> Article:
    """``article`` without the field ``key``: its lines go, nothing else. Raises FieldError."""
    if article.format is Format.NONE:
        return article
    before = _fields_before(article, key)
    key = FORMATS[article.format].own_name(before, key)
    if key not in before:
        return article
    left = {name: value for name, value in before.items() if name != key}
    fronts = FORMATS[article.format].without(article.front, key)
    return _first_that_reads_back(article, fronts, left, key)


def _first_that_reads_back(
    article: Article, fronts: Iterator[str], meant: dict[str, Value], key: str
) -> Article:
    """``article`` with the first of ``fronts`` that is proved; FieldError if none of them is."""
    reason = ""
    for front in fronts:
        result = replace(article, front=front)
        problem = _problem(result, meant, key)
        if not problem and not _splits_here(result):
            problem = _ELSEWHERE.get(
                article.format, "the front matter would be taken to end elsewhere"
            )
        if not problem:
            return result
        reason = reason or problem
    kind = article.format.upper()
    raise FieldError(key, reason or f"{kind} cannot hold this here")


_ELSEWHERE: Mapping[Format, str] = MappingProxyType(
    {Format.META: "these lines are metadata only with a title and a date, tags or the like"}
)


def _fields_before(article: Article, key: str) -> dict[str, Value]:
    try:
        return {field.key: field.value for field in read_fields(article)}
    except FrontMatterError as error:
        raise FieldError(key, f"line {error.line} cannot be read: {error.reason}") from error


def _splits_here(article: Article) -> bool:
    """Whether a front matter that can be read will be found between its fences again."""
    if not (article.opening and article.closing):
        return split(article.head) == replace(article, body="")
    inner = closing_fence(article.opening.strip()).search(article.front)
    return not inner and article.front[-1:] in ("", "\n")


def _problem(result: Article, meant: dict[str, Value], key: str) -> str:
    """What is wrong with a result, read back by python-frontmatter; "" if nothing is."""
    try:
        found = FORMATS[result.format].read_back(result.front)
    except FrontMatterError as error:
        return f"the front matter could not be read any more: {error.reason}"
    except RecursionError:
        return "the front matter is nested too deeply"
    for name in sorted(found.keys() | meant.keys()):
        there = name in found and name in meant and same(found[name], meant[name])
        if not there and name != key:
            return f"“{name}” would change with it, as it refers to the same value"
    if (key in found) != (key in meant) or not same(found.get(key), meant.get(key)):
        return f"{result.format.upper()} would read it as something else"
    return ""


def _check_fences(article: Article) -> None:
    """That the head is just one front matter, of which a raw edit may have made something else."""
    if article.format is Format.META:
        _check_end(article)
        return
    head, front = article.head, article.front
    last = head.rstrip("\n").count("\n") + 1
    in_braces = article.format is Format.JSON and not article.opening and not article.closing
    mark = (article.opening or article.closing).strip() or ("" if in_braces else "---")
    if article.opening and not article.closing:
        raise FrontMatterError(last, f"the closing fence ({mark}) is missing")
    if not article.opening and not in_braces and split(head).head != head:
        raise FrontMatterError(1, f"the opening fence ({mark}) is missing")
    inner = closing_fence(mark).search(front) if mark else None
    if inner:
        line = (article.opening + front).count("\n", 0, len(article.opening) + inner.start()) + 1
        raise FrontMatterError(line, f"there is a second fence ({mark}) inside the front matter")


def _check_end(article: Article) -> None:
    """That lines of metadata are known as such and end at a blank line."""
    FORMATS[article.format].read(article.front)
    if split(article.head).head != article.head:
        raise FrontMatterError(1, _ELSEWHERE[article.format])
    if article.body and not article.closing:
        last = article.head.rstrip("\n").count("\n") + 1
        raise FrontMatterError(last, "a blank line below it must end the metadata")
