"""Articles as Galley writes them: hostile values set in every style, starters edited, new ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from editor.article.article import Format
from editor.article.fields import Moment, Value, read_fields, remove_field, set_field
from editor.article.split import split
from editor.errors import FieldError, FrontMatterError
from editor.library.listing import find_articles
from editor.library.profile import profile_for
from editor.site.new import new_article
from tests.article.samples import HOSTILE

STARTERS = Path(__file__).parents[2] / "data" / "sites"
NOW = datetime(2024, 12, 25, 15, 4, 5, tzinfo=timezone(timedelta(hours=8)))
STYLES = {
    "block": "---\ntitle: x\ntags:\n  - a\n  - b\n---\n",
    "quoted": '---\ntitle: "x"\nname: "y"\ntags: ["a", "b"]\n---\n',
    "single": "---\ntitle: 'x'\nname: 'y'\ntags:\n- 'a'\n- 'b'\nparams:\n    deep: 'z'\n---\n",
    "commented": "---\n# first\ntitle: >-\n  x\n  y\nvalue: |\n  old\n  # text\n# last\n---\n",
    "toml": "+++\ntitle = 'x'\ntags = ['a']\n\n[params]\ndeep = 1\n+++\n",
    "json": '{\n  "title": "x",\n  "tags": ["a"]\n}\n',
    "hexo-json": ';;;\n"title": "x",\n"tags": ["a"]\n;;;\n',
}
MIXED = 60
PLAIN: tuple[Value, ...] = (
    *(True, False, 0, -1, 2**53, 1.5, 1e21, -2.5e-7, [], {}),
    *([1, True, "1", "true"], {"a": {"b": [{"c": 1}, {"c": "x"}]}}),
    *(Moment("2024-07-31"), Moment("2024-07-31T10:00:00Z"), Moment("2024-07-31T10:00:00+08:00")),
)


@dataclass(frozen=True)
class Case:
    """An article that Galley wrote, and the fields that it should hold."""

    name: str
    format: Format
    text: str
    fields: dict[str, Value]


def all_cases() -> Iterator[Case]:
    """Every case, in the same order each time."""
    for style, start in STYLES.items():
        for number, value in enumerate((*HOSTILE, *PLAIN, *_mixed())):
            yield from _set(f"{style}-{number}", start, value)
    yield from _metadata()
    for file in find_articles(STARTERS):
        yield from _edited(file)
    for name in sorted(each.name for each in STARTERS.iterdir()):
        profile = profile_for(STARTERS / name)
        for number, title in enumerate(HOSTILE):
            yield _case(f"new-{name}-{number}", new_article(title, profile, NOW).text)


def _metadata() -> Iterator[Case]:
    """Lines of metadata with every value that they can hold."""
    start = split("title: x\ndate: 2024-07-31 10:00\nsummary: one\n    two\n\ntext\n")
    for number, value in enumerate((*HOSTILE, *PLAIN, *_mixed())):
        for key in ("title", "summary", "value"):
            with suppress(FieldError):  # most of YAML's values have no place there
                yield _case(f"meta {number} {key}", set_field(start, key, value).text)


def _mixed() -> Iterator[str]:
    """Texts of several hostile ones; the same each time."""
    chosen = random.Random(20240731)
    for _ in range(MIXED):
        yield chosen.choice(("", " ", "\n")).join(chosen.choices(HOSTILE, k=chosen.randint(2, 4)))


def _set(name: str, start: str, value: Value) -> Iterator[Case]:
    """``value`` as a field, in a list and in a mapping, as its key too if it can be."""
    article = split(start + "text\n")
    inner: dict[str, Value] = {"k": value, "list": [value, "x"]}
    if isinstance(value, str) and not isinstance(value, Moment):
        inner[value] = "by key"
    for key, each in (("value", value), ("list", [value, "x", value]), ("map", inner)):
        try:
            article = set_field(article, key, each)
        except FieldError:
            if isinstance(value, str):
                raise  # every format can hold every text
    yield _case(name, remove_field(article, "tags").text)


def _edited(file: Path) -> Iterator[Case]:
    """A starter's article with every field set to another value in turn, and each removed."""
    article = split(file.read_text(encoding="utf-8"))
    if "{{" in article.front:
        return  # a template, which its site fills in before anybody reads it
    name = file.relative_to(STARTERS).as_posix()
    try:
        fields = read_fields(article)
    except FrontMatterError:
        return
    yield _case(name, article.text)
    for field in fields:
        yield _case(f"{name} without {field.key}", remove_field(article, field.key).text)
        for value in ("新: “text” #1", ["a: b", "yes", "1"], {"a": "'", "b": [True, "true"]}):
            changed = set_field(article, field.key, value)
            yield _case(f"{name} {field.key} {type(value).__name__}", changed.text)


def _case(name: str, text: str) -> Case:
    article = split(text)
    fields = {field.key: field.value for field in read_fields(article)}
    return Case(name, article.format, text, fields)
