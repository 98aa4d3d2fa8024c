"""One field at a time: what each edit makes of the author's text, line by line."""

from __future__ import annotations

import itertools
import textwrap

import pytest

from editor.article.article import Article
from editor.article.fields import (
    Field,
    Moment,
    Value,
    read_fields,
    read_value,
    remove_field,
    set_field,
)
from editor.article.split import split
from editor.errors import FieldError, FrontMatterError

HEXO = split("""\
---
title: '日均 5000 亿：为什么「香」了？' # the headline
date: 2024-07-31 10:00:00
tags: # two of them
- AI
# between
- "大 模型" # quoted
categories:
- [技术, 前端]
- [生活]
draft: yes
cover: &cover /a.png
og: *cover
params:
    depth: 1 # deep
    more: {a: 1, b: x}
description: > # folded
  one
  two
subtitle: ''
empty:

---
""")
HUGO = split("""\
+++
title = 'The title' # note
date = 2024-07-31T10:00:00+08:00
tags = ["a", "b"]
images = [
  "a.png", # first
  "b.png", # second
]
menu.main = 1
text = '''
one
two'''

[params] # the site's
  # deep
  depth = 1
  [params.author]
  name = "x"

[[links]]
url = "a"

[[links]]
url = "b"
+++
""")
OBJECT = split("""\
{
  "title": "The title",
  "tags": ["a", "b"],
  "params": {
    "depth": 1.50
  }
}
""")


def _diff(before: Article, after: Article) -> str:
    """The lines that went (-) and came (+), with nothing else different."""
    old, new = before.text.split("\n"), after.text.split("\n")
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    return "\n".join([*(f"-{line}" for line in gone), *(f"+{line}" for line in come)])


def _check(article: Article, key: str, value: Value, expected: str) -> None:
    after = set_field(article, key, value)
    assert _diff(article, after) == textwrap.dedent(expected).strip("\n")
    fields = {field.key: field.value for field in read_fields(after)}
    assert fields[key] == value
    assert type(fields[key]) is type(value)


YAML_EDITS: list[tuple[str, Value, str]] = [
    (
        "title",
        "it's",
        """
        -title: '日均 5000 亿：为什么「香」了？' # the headline
        +title: 'it''s' # the headline
        """,
    ),
    (
        "date",
        Moment("2024-08-01 09:30:00 +0800"),
        "-date: 2024-07-31 10:00:00\n+date: 2024-08-01 09:30:00 +0800",
    ),
    ("date", "2024-07-31", "-date: 2024-07-31 10:00:00\n+date: '2024-07-31'"),
    ("tags", ["AI", "大 模型", "a: b"], "+- 'a: b'"),
    ("tags", ["new", "AI", "大 模型"], "+- new"),
    ("tags", ["大 模型"], "-- AI"),
    ("categories", [["技术", "后端"], ["生活"]], "-- [技术, 前端]\n+- [技术, 后端]"),
    ("categories", [["技术", "前端"], ["生活"], ["x"]], "+- - x"),
    ("draft", False, "-draft: yes\n+draft: no"),
    ("og", "/b.png", "-og: *cover\n+og: /b.png"),
    (
        "params",
        {"depth": 2, "more": {"a": 1, "b": "x"}},
        "-    depth: 1 # deep\n+    depth: 2 # deep",
    ),
    (
        "params",
        {"depth": 1, "more": {"b": "w", "c": None}},
        "-    more: {a: 1, b: x}\n+    more: {b: w, c: null}",
    ),
    ("params", {"depth": 1, "more": {"a": 1, "b": "x"}, "new": ["a"]}, "+    new:\n+    - a"),
    ("description", "one\nthree\n", "-  two\n+\n+  three"),
    (
        "description",
        "one",
        "-description: > # folded\n-  one\n-  two\n+description: >- # folded\n+  one",
    ),
    ("subtitle", "a\nb", "-subtitle: ''\n+subtitle: \"a\\nb\""),
    ("empty", "no", "-empty:\n+empty: 'no'"),
    ("empty", ["a"], "+- a"),
    ("new", "text", "+new: text"),
    ("new", Moment("2024/08/01 10:00"), "+new: 2024/08/01 10:00"),
    ("new", "a\nb\n", "+new: |\n+    a\n+    b"),
    (
        "new",
        {"a": {"b": [1.5, True]}},
        "+new:\n+    a:\n+        b:\n+        - 1.5\n+        - true",
    ),
    ("on", 1, "+'on': 1"),
]


@pytest.mark.parametrize(("key", "value", "expected"), YAML_EDITS)
def test_a_yaml_field_is_written_as_the_file_is(key: str, value: Value, expected: str) -> None:
    _check(HEXO, key, value, expected)


TOML_EDITS: list[tuple[str, Value, str]] = [
    ("title", "b", "-title = 'The title' # note\n+title = 'b' # note"),
    ("title", "it's", "-title = 'The title' # note\n+title = \"it's\" # note"),
    (
        "date",
        Moment("2024-08-01"),
        "-date = 2024-07-31T10:00:00+08:00\n+date = 2024-08-01",
    ),
    ("tags", ["a", "x", "b"], '-tags = ["a", "b"]\n+tags = ["a", "x", "b"]'),
    ("images", ["a.png", "b.png", "c.png"], '+  "c.png",'),
    ("images", ["x.png", "a.png", "b.png"], '+  "x.png",'),
    ("images", ["c.png", "b.png"], '-  "a.png", # first\n+  "c.png", # first'),
    ("menu", {"main": 2}, "-menu.main = 1\n+menu.main = 2"),
    ("menu", 5, "-menu.main = 1\n+menu = 5"),
    ("text", "one\nthree", "-two'''\n+three'''"),
    (
        "params",
        {"depth": 1, "author": {"name": "y", "url": "z"}},
        '-  name = "x"\n+  name = "y"\n+  url = "z"',
    ),
    ("params", {"depth": 1}, '-  [params.author]\n-  name = "x"'),
    ("links", [{"url": "a"}, {"url": "c"}], '-url = "b"\n+url = "c"'),
    ("links", [{"url": "a"}], '-[[links]]\n-url = "b"'),
    ("links", [{"url": "a"}, {"url": "b"}, {"url": "c"}], '+\n+[[links]]\n+url = "c"'),
    ("new", 1, "+new = 1"),
    ("new", {"a": 1}, "+\n+[new]\n+a = 1"),
]


@pytest.mark.parametrize(("key", "value", "expected"), TOML_EDITS)
def test_a_toml_field_is_written_as_the_file_is(key: str, value: Value, expected: str) -> None:
    _check(HUGO, key, value, expected)


JSON_EDITS: list[tuple[str, Value, str]] = [
    ("title", 'a "b"\u2028', '-  "title": "The title",\n+  "title": "a \\"b\\"\\u2028",'),
    ("tags", ["b", "文"], '-  "tags": ["a", "b"],\n+  "tags": ["b", "文"],'),
    (
        "params",
        {"depth": 1.5, "x": [1]},
        '-    "depth": 1.50\n+    "depth": 1.50,\n+    "x": [\n+      1\n+    ]',
    ),
    ("new", None, '-  }\n+  },\n+  "new": null'),
]


@pytest.mark.parametrize(("key", "value", "expected"), JSON_EDITS)
def test_a_json_field_is_written_as_the_file_is(key: str, value: Value, expected: str) -> None:
    _check(OBJECT, key, value, expected)


def test_a_date_in_json_is_text() -> None:
    after = set_field(OBJECT, "date", Moment("2024-01-01"))
    assert '"date": "2024-01-01"' in after.front
    assert type(read_fields(after)[-1].value) is str


def test_fields_are_read_with_their_text_and_line() -> None:
    fields = read_fields(HEXO)
    assert fields[1] == Field("date", Moment("2024-07-31 10:00:00"), "2024-07-31 10:00:00", 3)
    assert (fields[2].text, fields[2].line) == ('- AI\n# between\n- "大 模型"', 4)
    assert [field.value for field in fields if field.key in ("og", "empty")] == ["/a.png", None]
    assert [field.text for field in read_fields(OBJECT)][2] == '{\n    "depth": 1.50\n  }'
    assert {field.key: field.line for field in read_fields(HUGO)}["params"] == 14


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-07-31", Moment("2024-07-31")),
        ("2024-13-45", Moment("2024-13-45")),
        ("2024-07-31 10:00:00 +0800", Moment("2024-07-31 10:00:00 +0800")),
        ("2024/7/1", Moment("2024/7/1")),
        ("'2024-07-31'", "2024-07-31"),
        ("2024-07-31 and later", "2024-07-31 and later"),
        ("0x1F", 31),
        ("1_000", 1000),
        ("1:30", 90),
        ("1e3", "1e3"),
        ("1.50", 1.5),
        ("08", "08"),
        ("0o7", "0o7"),
        ("YES", True),
        ("~", None),
        ("", None),
        ("=", "="),
        ("!own x", "x"),
        ("!!int x", "x"),
        ("!!set {a}", {"a": None}),
        ("!!python/object:os.system {a: 1}", {"a": 1}),
        ("[a, {1: b, yes: c, ~: d, [e]: f}]", ["a", {"1": "b", "yes": "c", "~": "d", "[e]": "f"}]),
        ("{<<: {a: 1, b: 2}, b: 3}", {"a": 1, "b": 3}),
    ],
)
def test_yaml_means_what_pyyaml_says_but_dates_stay_text(text: str, value: Value) -> None:
    found = read_value(text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("front", "line", "reason"),
    [
        ("a: 1\nb: c: d", 3, "a colon inside the text needs quotes around the whole value"),
        ("a: 1\nb：2\nc: 3", 3, "full-width"),
        ("a:1\nb: 2", 2, "a space is missing after the colon"),
        ("a: 1\njust words\nb: 2", 3, "this line is not “key: value”"),
        ("a: 'x\nb: 2", 2, "the closing quote (') is missing"),
        ('a: "x" y', 2, "text after the closing quote"),
        ('a: "C:\\my"', 2, "“\\m” means nothing"),
        ("a: [b\nc: d", 2, "the closing bracket (]) is missing"),
        ("a: {b\nc: d", 2, "the closing bracket (}) is missing"),
        ("a:\n\tb: c", 3, "a tab indents this line"),
        ("a: @b", 2, "a value cannot begin with “@”"),
        ("a: *b*", 2, "put it in quotes"),
        ("a: - b", 2, "a list begins on the line below its key"),
        ("a: 1\n  b: 2", 3, "indented deeper"),
        ("a: b\x07", 2, "a control character (U+0007)"),
        ("a: &x [*x]", 2, "refers to itself"),
    ],
)
def test_a_mistake_in_yaml_is_explained_on_its_line(front: str, line: int, reason: str) -> None:
    article = split(f"---\n{front}\n---\nbody")
    assert article.body == "body"
    with pytest.raises(FrontMatterError) as caught:
        read_fields(article)
    assert reason in caught.value.reason
    assert caught.value.line == line
    with pytest.raises(FieldError, match="“new”"):
        set_field(article, "new", 1)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("+++\na = 1\nb = x\n+++\n", 3, "the value is missing or needs quotes"),
        ("+++\na = 1\na = 2\n+++\n", 3, "this key is there already"),
        ('+++\na = "x\nb = 1\n+++\n', 2, "the closing quote is missing"),
        ("+++\na = 2024-02-30\n+++\n", 2, "no such date"),
        ("+++\na = [1\n+++\n", 2, "bracket"),
        ('{\n  "a": 1,\n}\n', 2, "there is a comma too many"),
        ('{\n  "a": 1\n  "b": 2\n}\n', 3, "a comma is missing before this"),
        (';;;\n"a": x\n;;;\n', 2, "not in double quotes"),
    ],
)
def test_a_mistake_in_toml_or_json_is_explained(text: str, line: int, reason: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        read_fields(split(text + "body"))
    assert reason in caught.value.reason
    assert caught.value.line == line


def test_of_a_key_that_is_there_twice_the_last_counts_and_changes() -> None:
    article = split("---\na: 1\nb: 2\na: 3\n---\n")
    assert {field.key: field.value for field in read_fields(article)} == {"a": 3, "b": 2}
    assert set_field(article, "a", 4).front == "a: 1\nb: 2\na: 4\n"
    assert remove_field(article, "a").front == "b: 2\n"


def test_a_value_that_others_refer_to_is_not_changed_behind_their_back() -> None:
    for refused in (
        lambda: set_field(HEXO, "cover", "/b.png"),
        lambda: remove_field(HEXO, "cover"),
    ):
        with pytest.raises(FieldError, match="“cover” cannot be set") as caught:
            refused()
        assert caught.value.key == "cover"
    article = split("---\na: &b 1 # own\n---\n")
    assert set_field(article, "a", 2).front == "a: &b 2 # own\n"


@pytest.mark.parametrize(
    ("article", "value", "reason"),
    [
        (HUGO, None, "TOML has no empty value"),
        (HUGO, 2**63, "too large"),
        (OBJECT, float("inf"), "JSON has no such number"),
        (OBJECT, "\ud800", "half a character"),
        (HEXO, {"\udc00": 1}, "half a character"),
        (HEXO, [10**4200], "too long"),
    ],
)
def test_what_a_format_cannot_hold_is_refused_plainly(
    article: Article, value: Value, reason: str
) -> None:
    with pytest.raises(FieldError, match=reason):
        set_field(article, "key", value)


def test_fields_named_like_python_frontmatters_own_arguments_are_fields() -> None:
    article = set_field(set_field(Article(body="x"), "content", "a"), "handler", "b")
    assert [field.key for field in read_fields(article)] == ["content", "handler"]


def test_the_last_field_leaves_empty_fences() -> None:
    for text in ("---\na: 1\n---\nx", "+++\na = 1\n+++\nx", ';;;\n"a": 1\n;;;\nx'):
        after = remove_field(split(text), "a")
        assert read_fields(after) == ()
        assert after.text == text[:4] + text[-5:]
        assert len(read_fields(set_field(after, "b", "c"))) == 1
    assert remove_field(split('{"a": 1}\nx'), "a").text == "{}\nx"
    assert remove_field(split("---\n{a: 1}\n---\n"), "a").front == "{}\n"


def test_a_field_that_keeps_hexos_front_matter_recognisable_cannot_go() -> None:
    article = split("title: a\nother: b\n---\nbody")
    assert set_field(article, "title", "b: c").head == "title: 'b: c'\nother: b\n---\n"
    with pytest.raises(FieldError, match="end elsewhere"):
        remove_field(article, "title")


def test_removing_a_field_never_feeds_its_blank_lines_to_the_text_above() -> None:
    article = split("---\na: |\n  text\nb: 1\n    \nc: 2\n---\n")
    assert remove_field(article, "b").front == "a: |\n  text\nc: 2\n"


def test_a_blank_line_that_belongs_to_a_block_text_stays_with_it() -> None:
    article = split("---\na: |\n  text\n    \n---\n")
    assert set_field(article, "b", 1).front == "a: |\n  text\n    \nb: 1\n"


def test_values_that_multiply_by_reference_are_refused_not_unfolded() -> None:
    names = "abcdefghij"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]"
        for last, name in itertools.pairwise(names)
    ]
    with pytest.raises(FrontMatterError, match="too many values"):
        read_fields(split("---\n" + "\n".join(lines) + "\n---\n"))


@pytest.mark.parametrize("text", ["---\na: {}\n---\n", '{{"a": {}}}\n', "+++\na = {}\n+++\n"])
def test_a_value_nested_without_end_is_an_error_not_a_crash(text: str) -> None:
    article = split(text.format("[" * 5000 + "]" * 5000))
    with pytest.raises(FrontMatterError, match="too deeply"):
        read_fields(article)
