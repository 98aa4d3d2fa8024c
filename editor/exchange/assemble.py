"""From what was recognised, and what the author chose of it, to an article of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from editor.article.article import Article
from editor.article.fields import read_fields, remove_field, set_field
from editor.article.value import Moment, Value
from editor.errors import FieldError
from editor.exchange.dates import day_of, read_date
from editor.exchange.found import Edit, Recognition, Repair, Role, Span, essence
from editor.exchange.keys import spec_for, translated
from editor.site.names import file_name_for
from editor.site.new import new_article
from editor.site.profile import Profile
from editor.site.spec import FieldSpec

_WRITTEN = (
    Role.DATE,
    Role.AUTHOR,
    Role.TAGS,
    Role.CATEGORIES,
    Role.SUMMARY,
    Role.SOURCE,
)
_ELSE = {Role.SUMMARY: "description"}
"""What a site that knows no such field gets it as."""


@dataclass(frozen=True)
class Choices:
    """What the author decided. None: the likeliest candidate; "": left empty.

    ``switched`` turns repairs on or off, by their id. ``as_is``: the body is left as it is, to
    the byte, whatever the repairs.
    """

    title: str | None = None
    date: str | None = None
    author: str | None = None
    switched: Mapping[str, bool] = field(default_factory=dict)
    as_is: bool = False


def chosen(recognition: Recognition, choices: Choices, role: Role) -> str:
    """What the field will be."""
    own = {Role.TITLE: choices.title, Role.DATE: choices.date, Role.AUTHOR: choices.author}.get(
        role
    )
    return recognition.best(role) if own is None else own


def choosing(choices: Choices, role: Role, value: str) -> Choices:
    """``choices`` with this title, date or author."""
    if role is Role.TITLE:
        return replace(choices, title=value)
    if role is Role.DATE:
        return replace(choices, date=value)
    return replace(choices, author=value)


def switching(recognition: Recognition, names: Mapping[str, bool]) -> dict[str, bool]:
    """``names`` of repairs, or of kinds of them, by the ids of those that are there."""
    return {
        each.id: names.get(each.id, names.get(each.kind, each.on))
        for each in recognition.repairs
        if each.id in names or each.kind in names
    }


def applied(recognition: Recognition, choices: Choices) -> tuple[Repair, ...]:
    """The repairs that are done."""
    if choices.as_is:
        return ()
    title = essence(chosen(recognition, choices, Role.TITLE))
    return tuple(
        each
        for each in recognition.repairs
        if each.edits
        and choices.switched.get(each.id, each.on)
        and (each.title is None or essence(each.title) == title)
    )


def body_of(recognition: Recognition, choices: Choices) -> str:
    """The article's body as it will be."""
    edits = [edit for repair in applied(recognition, choices) for edit in repair.edits]
    spans = list(body_spans(recognition))
    body = _edited(recognition.text, spans, edits)
    if choices.as_is:
        return body
    lines = body.strip("\n").split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    text = "\n".join(lines).rstrip()
    return f"\n{text}\n" if text else "\n"


def body_spans(recognition: Recognition) -> Iterator[Span]:
    """The stretches of the original that are the body, titles and bylines in it included."""
    whole = recognition.whole_body
    head = recognition.head
    before = Span(whole.start, max(head.start, whole.start))
    if recognition.text[before.start : before.end].strip():
        yield before
    yield Span(max(head.end, whole.start), whole.end)


def assemble(
    recognition: Recognition, choices: Choices, profile: Profile, now: datetime | None = None
) -> Article:
    """The article, with the fields, keys and date style of the site. Raises FieldError.

    ``now`` is for fields that say when an article was last changed; by default this moment.
    """
    article = new_article(chosen(recognition, choices, Role.TITLE), profile, now)
    done: set[str] = set()
    for key, value in _fields(recognition, choices, profile):
        if key and key not in done:
            done.add(key)
            article = _with_field(article, key, value)
    return replace(article, body=body_of(recognition, choices))


def proposed_name(recognition: Recognition, choices: Choices, profile: Profile) -> str:
    """The file name that the site wants; if it has a day in it, that is the article's."""
    date = read_date(chosen(recognition, choices, Role.DATE))
    day = datetime.fromisoformat(day_of(date.value)) if date else None
    return file_name_for(chosen(recognition, choices, Role.TITLE), profile.names, day)


def key_of(role: Role, profile: Profile) -> str:
    """The site's name for the field that holds this part of an article."""
    spec = spec_for(role, profile)
    return spec.key if spec else _ELSE.get(role, str(role))


def text_in(article: Article, key: str) -> str:
    """What a field holds, as one would choose it; "" without one. Raises FrontMatterError."""
    value = next((each.value for each in read_fields(article) if each.key == key), None)
    if isinstance(value, list):
        return ", ".join(str(each) for each in value if each is not None)
    return "" if value is None else str(value)


def date_like(like: str, value: str) -> str:
    """A date written as ``like`` is, but nothing added that was not there, and nothing dropped."""
    day, _, rest = value.partition(" ")
    mark = next((each for each in "/." if each in like[:5]), "-")
    day = day.replace("-", mark)
    if not rest:
        return day
    time, _, offset = rest.partition(" ")
    time = time if time.count(":") == 2 else f"{time}:00"
    if offset and re.search(r"[+-]\d{4}$", like):
        offset = f" {offset.replace(':', '')}"
    elif offset and "T" not in like:
        offset = f" {offset}"
    return f"{day}{'T' if 'T' in like else ' '}{time}{offset}"


def _fields(
    recognition: Recognition, choices: Choices, profile: Profile
) -> Iterator[tuple[str, Value]]:
    """What is put into the front matter of a new article."""
    for role in _WRITTEN:
        text = chosen(recognition, choices, role)
        spec = spec_for(role, profile)
        key = key_of(role, profile)
        raw = recognition.raw.get(role)
        if isinstance(raw, list) and text == recognition.best(role):
            yield key, _shaped(raw, spec)
        elif role is Role.DATE:
            like = (spec.like if spec else "") or profile.dates.like
            yield key, _date(text, like)
        elif text:
            names = [each.strip() for each in text.split(", ")]
            is_list = spec is not None and spec.kind in ("tags", "categories", "list")
            yield (
                key,
                _shaped([*names], spec) if is_list or (not spec and role is Role.TAGS) else text,
            )
    for key, value in recognition.fields:
        yield translated(key, value, profile)


def _date(text: str, like: str) -> Value:
    date = read_date(text)
    return Moment(date_like(like, date.value)) if date else (text or None)


def _shaped(values: list[Value], spec: FieldSpec | None) -> Value:
    """Several values as the field has them: a list, or one text."""
    if spec and (spec.separator == "," or spec.single) and all(isinstance(v, str) for v in values):
        return (", " if spec.separator == "," else " / ").join(map(str, values))
    if spec and spec.kind not in ("tags", "categories", "list"):
        return ", ".join(map(str, values))
    return values


def _with_field(article: Article, key: str, value: Value) -> Article:
    if value is None:
        # Found nothing: the field stays empty where there is a word for that.
        with suppress(FieldError):
            return set_field(article, key, None)
        return remove_field(article, key)
    try:
        return set_field(article, key, value)
    except FieldError:
        if isinstance(value, dict | list | Moment):
            return set_field(article, key, str(value))
        raise


def _edited(text: str, spans: Sequence[Span], edits: Iterable[Edit]) -> str:
    """The text of ``spans`` with ``edits``; of two that overlap the wider one counts."""
    ordered = sorted(edits, key=lambda each: (each.start, each.end > each.start, -each.end))
    made = ""
    pieces: list[str] = []
    for span in spans:
        at = span.start
        for edit in ordered:
            if edit.end < span.start or edit.start >= span.end:
                continue
            start, end = max(edit.start, span.start), min(edit.end, span.end)
            if start < at:
                # Within what another one has replaced; a longer deletion goes on.
                at = max(at, end) if not edit.replacement else at
                continue
            pieces += [text[at:start], edit.replacement]
            at = end
            made = "".join(pieces[-4:])
            if end > start and not edit.replacement and made.endswith("\n\n"):
                # A paragraph taken out leaves one blank line, not two.
                while at < span.end and text[at] == "\n":
                    at += 1
        pieces.append(text[at : span.end])
    return "".join(pieces)
