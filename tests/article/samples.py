"""What the property tests are made of: hostile texts, and articles of every format.

A generated article knows which lines each of its fields takes, so that a test can tell whether
an edit kept to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml
from hypothesis import strategies as st

from editor.article.value import Value

HOSTILE = (
    *(
        "",
        " ",
        "a b",
        "a: b",
        "a:",
        ":a",
        "#x",
        "a #b",
        "- a",
        "-",
        "---",
        "--- a",
        "...",
        "\n---\n",
    ),
    *("+++", "\n+++\n", ";;;", "\n;;;\n", "@a", "`a`", "%a", "!a", "&a", "*a", "*a*", "{a}", "[a"),
    *("'", '"', "it's", 'say "x"', "'a'", '"a"', "\\", "a\\nb", "{{ x }}", "{% raw %}", "|", ">-"),
    *("yes", "No", "on", "OFF", "y", "N", "true", "null", "~", "Null", "=", "<<", "NaN", ".inf"),
    *("1", "-1", "0o7", "07", "08", "0x1F", "1_000", "1,000", "1.5", ".5", "1e3", "1:30", "1.0e+3"),
    *("2024-07-31", "2024-7-1", "2024/07/31", "2024-07-31 10:00:00 +0800", "2024-07-31T10:00Z"),
    *(
        "日均：豆包「香」",
        "：",
        "😀",
        "👨‍👩‍👧 a",
        "a\nb",
        "a\n\nb\n",
        "\na",
        " a\nb",
        "a\n b",
        "a\n\n\n",
        "\n",
    ),
    *(
        "\t",
        "a\tb",
        "a\n\tb",
        " a",
        "a ",
        "\u00a0a",
        "a\u00a0b",
        "\u3000a",
        "a\x00b",
        "\x07",
        "\x7f",
    ),
    *("a\u2028b", "a\u2029", "\x85", "\ufeff", "\ufffe", "\ufdd0", "a\rb", "\r\n", "a\x0bb\x0c"),
    *(
        "<b>",
        "a, b",
        "a]",
        "a}",
        "? a",
        "?",
        "a ?",
        "key: 'x' # y",
        "//",
        "http://a.b/c?d#e",
        "C:\\x",
    ),
)
texts = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_categories=["Cs"], max_codepoint=0x2FFFF), max_size=30
)
words = st.text(st.sampled_from("abcxyz文字é"), min_size=1, max_size=6).filter(
    lambda word: word not in ("y", "n")
)
scalars = st.one_of(texts, st.booleans(), st.none(), st.integers(), st.floats(-1e30, 1e30))
filled = st.one_of(texts, st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(-1e30, 1e30))


def nested(
    leaves: st.SearchStrategy[Value], keys: st.SearchStrategy[str]
) -> st.SearchStrategy[Value]:
    """Lists and mappings of ``leaves``, some of them deep."""
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=8,
    )


values = nested(scalars, words | texts)
values_without_none = nested(filled, words | texts)


@dataclass(frozen=True)
class Sample:
    """An article's text and the lines (from, to; counted from 0) of each of its fields."""

    text: str
    places: dict[str, tuple[int, int]]


def _joined(draw: st.DrawFn, opening: str, blocks: list[tuple[str, str]], closing: str) -> Sample:
    """A file of blocks (key, lines; key "" for comments) between fences, and some body."""
    lines = opening.split("\n")[:-1]
    places: dict[str, tuple[int, int]] = {}
    for key, block in blocks:
        added = block.split("\n")
        if key:
            places[key] = (len(lines), len(lines) + len(added))
        lines += added
    body = draw(texts.map(lambda text: "\n" + text) | st.just("") | st.just("\n---\nx: y\n---\n"))
    text = "\n".join([*lines, closing]) + body
    return Sample(text, places)


def _blocks(
    draw: st.DrawFn, shapes: list[Callable[[str], st.SearchStrategy[str]]], fillers: list[str]
) -> list[tuple[str, str]]:
    keys = draw(st.lists(words, min_size=1, max_size=6, unique=True))
    blocks = []
    for key in keys:
        blocks.append((key, draw(draw(st.sampled_from(shapes))(key))))
        if "|+" in blocks[-1][1]:
            blocks.append(("", "# blank lines would belong to the text"))
        elif draw(st.booleans()):
            blocks.append(("", draw(st.sampled_from(fillers))))
    return blocks


def _double(text: str) -> str:
    dumped: str = yaml.safe_dump(text, default_style='"', width=10**9)
    return dumped.rstrip("\n")


def _own_tag(key: str) -> st.SearchStrategy[str]:
    return st.just(f"{key}: !own text")


def _yaml_shapes() -> list[Callable[[str], st.SearchStrategy[str]]]:
    fixed = (
        *("{}: plain text", "{}:   spaced   # note", "{}: 'it''s' # note", '"{}": "a\\tb"', "{}:"),
        *("{}: # nothing", "{}: 2024-07-31", "{}: 2024-07-31 10:00:00 +0800 # when", "{}: yes"),
        *("{}: 0x1F", "{}: 1.50", "{}: 1:30", "{}: ~", "{}: [a, 'b', \"c\"] # list", "{}: []"),
        *(
            "{}: [\n  a, # one\n  b\n]",
            "{}: {{a: 1, b: [c]}}",
            "{}: {{}}",
        ),
        *("{}:\n- a\n- 'b' # two\n# between\n- c", "{}: # list\n  - a\n\n  - - b\n    - c"),
        *(
            "{}:\n    a: 1 # deep\n    b:\n    - x\n    c: {{d: e}}",
            "{}:\n  - k: v\n    l: w\n  - k: x",
        ),
        *("{}: |\n  one\n\n   two", "{}: >-\n  one\n  two", "{}: |+\n  one\n", "{}: |2\n   one"),
        *("{}: 'one\n  two'", "{}: one\n  two", "{}:\n  below", "? {}\n: value", "{}:\tx"),
    )
    shapes = [lambda key, shape=shape: st.just(shape.format(key)) for shape in fixed]
    shapes.append(_own_tag)
    shapes.append(lambda key: texts.map(lambda text: f"{key}: {_double(text)}"))
    return shapes


YAML_FILLERS = ["# a comment: x", "", " ", "# ---", "#", "\n# two\n"]


@st.composite
def yaml_articles(draw: st.DrawFn, *, plain: bool = False) -> Sample:
    """Articles with YAML in all its ways; ``plain``: only such as any program would read."""
    fence = "---" if plain else draw(st.sampled_from(["---", "-----", "---  "]))
    shapes = _yaml_shapes()
    if plain:
        shapes.remove(_own_tag)
    blocks = _blocks(draw, shapes, YAML_FILLERS)
    closing = fence if plain else draw(st.sampled_from([fence.strip(), fence.strip() + " ", "..."]))
    return _joined(draw, fence + "\n", blocks, closing)


def _toml_shapes() -> list[Callable[[str], st.SearchStrategy[str]]]:
    fixed = (
        *(
            '{} = "text" # note',
            "{} = 'it is'",
            "  {}   =   1",
            "{} = 0x1F",
            "{} = 1_000",
            "{} = 1.50",
        ),
        *("{} = true", "{} = 2024-07-31", "{} = 2024-07-31T10:00:00+08:00 # when", "{} = 10:00:00"),
        *("{} = 2024-07-31 10:00:00.5", "{} = [\"a\", 'b']", '{} = [\n  "a", # one\n  "b",\n]'),
        *("{} = []", "{} = {{a = 1, b.c = 2}}", '{} = """\none\n  two"""', "{} = '''\na\n'''"),
        *('{0}.a = 1\n{0}."b c" = [1]', "{} = [[1, 2], [3]]", "{} = [{{a = 1}}, {{a = 2}}]"),
    )
    return [
        lambda key, shape=shape: st.just(shape.format(key if key.isascii() else f'"{key}"'))
        for shape in fixed
    ]


TOML_TABLES = (
    '[{}]\na = 1 # one\n# two\n  b = "c"',
    "[{0}]\nx = 1\n[{0}.deep]\ny = 2024-01-01",
    "[[{0}]]\na = 1\n[[{0}]]\na = 2\n[{0}.sub]\nb = 3",
)


@st.composite
def toml_articles(draw: st.DrawFn) -> Sample:
    """Articles with TOML front matter, tables at its end."""
    blocks = _blocks(draw, _toml_shapes(), ["# a comment", "", "  "])
    for number, table in enumerate(draw(st.lists(st.sampled_from(TOML_TABLES), max_size=3))):
        blocks.append((f"table{number}", table.format(f"table{number}")))
        blocks.append(("", draw(st.sampled_from(["", "# between"]))))
    return _joined(draw, "+++\n", blocks, "+++")


JSON_VALUES = (
    *(
        '"text"',
        '"a\\u0041\\n"',
        "1.50",
        "1e3",
        "true",
        "null",
        "[]",
        "{}",
        '["a", "b"]',
        '"2024-07-31"',
    ),
    *(
        '[\n    "a",\n    "b"\n  ]',
        '{"a": 1, "b": {"c": []}}',
        '{\n    "a": [1, 2],\n    "b": null\n  }',
    ),
)


@st.composite
def json_articles(draw: st.DrawFn) -> Sample:
    """Articles with JSON front matter: an object, or Hexo's members between ``;;;``."""
    keys = draw(st.lists(words, min_size=1, max_size=6, unique=True))
    colon = draw(st.sampled_from([": ", ":", " : "]))
    blocks = []
    for key in keys:
        comma = "," if key != keys[-1] else ""
        blocks.append((key, f'  "{key}"{colon}{draw(st.sampled_from(JSON_VALUES))}{comma}'))
    opening, closing = draw(st.sampled_from([("{\n", "}"), (";;;\n", ";;;")]))
    return _joined(draw, opening, blocks, closing)


META_SHAPES = (
    *("{}: text", "{}:text", "{}:    wide  ", "{}:", "{}: ", "  {}: indented", "{}: a: b # c"),
    *("{}: 2024-07-31 10:00", "{}: a, b,c", "{}: one\n    two\n     three", "{}:\n    below"),
    *("{}: one\n\ttwo", "{}: 中文：“x”", "{}: 'quoted'", "{0}: one\n{0}: two"),
)


@st.composite
def meta_articles(draw: st.DrawFn) -> Sample:
    """Articles with lines of metadata, as Pelican has them."""
    some = st.text(st.sampled_from("abXY-_1"), min_size=1, max_size=6)
    keys = draw(
        st.lists(
            some.filter(lambda key: not key.startswith("-")),
            max_size=5,
            unique_by=lambda key: key.lower(),
        )
    )
    known = [draw(st.sampled_from(["Title", "title"])), draw(st.sampled_from(["Date", "tags"]))]
    first, *more = draw(st.permutations([*known, *keys]))
    blocks = [(first, f"{first}: the first")]
    blocks += [(key, draw(st.sampled_from(META_SHAPES)).format(key)) for key in more]
    sample = _joined(draw, "", blocks, draw(st.sampled_from(["", "  "])))
    # A fence in the body would make of all of it Hexo's front matter without an opening fence.
    return Sample(re.sub(r"\n(?:---|;;;)", "\n***", sample.text), sample.places)


articles = st.one_of(yaml_articles(), toml_articles(), json_articles())
