"""What the front matter says, or why it cannot be read: one value for both views."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editor.article.article import Article, Format
from editor.article.fields import Field, read_fields
from editor.article.value import same
from editor.errors import FrontMatterError
from editor.ui.form.value_text import at_margin


@dataclass(frozen=True, slots=True)
class Reading:
    """The fields of an article, or the ``problem`` that keeps them from being read."""

    format: Format
    fields: tuple[Field, ...] = ()
    problem: FrontMatterError | None = None


def read(article: Article) -> Reading:
    """Read the front matter of ``article``; never raises for what an author may have written."""
    try:
        fields = read_fields(article)
        if article.format is Format.YAML:
            fields = tuple(replace(each, text=at_margin(article.head, each)) for each in fields)
        return Reading(article.format, fields)
    except FrontMatterError as problem:
        return Reading(article.format, problem=problem)


def differing(before: Reading | None, after: Reading) -> list[str]:
    """The keys whose values are not the same, those that are there now first."""
    old = {field.key: field.value for field in before.fields} if before else {}
    new = {field.key: field.value for field in after.fields}
    gone = [key for key in old if key not in new]
    return [key for key, value in new.items() if key not in old or not same(old[key], value)] + gone
