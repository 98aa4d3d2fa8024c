"""Where front matter ends and body begins."""

from __future__ import annotations

import pytest

from editor.article.article import Article, Format
from editor.article.fields import read_fields
from editor.article.split import reread_head, split
from editor.errors import FrontMatterError

ARTICLE = (
    "---\n"
    "title: '日均 5000 亿：大模型为什么越来越「香」了？'\n"
    "date: 2024-07-31\n"
    "author: 编辑部\n"
    "\n"
    "---\n"
    "\n"
    "第一段。\n"
    "\n"
    "---\n"
    "图：第二段，没有行尾。"
)


def test_a_real_article_is_split_at_its_second_fence_only() -> None:
    article = split(ARTICLE)
    assert article.front.endswith("编辑部\n\n")
    assert article.body.startswith("\n第一段")
    assert article.body.endswith("---\n图：第二段，没有行尾。")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("---\na: 1\n---\n", Format.YAML),
        ("---\n---\n", Format.YAML),
        ("---\n\n# only a comment\n---\n", Format.YAML),
        ("-----\na: 1\n-----\n", Format.YAML),
        ("---  \na: 1\n---\t\n", Format.YAML),
        ("---\na: 1\n...\n", Format.YAML),
        ("---\n{a: 1}\n---\n", Format.YAML),
        ("---\n? [a, b]\n: c\n---\n", Format.YAML),
        ("---\n\ufeffa: 1\n---\n", Format.YAML),
        ("---\na: |\n  ---\n---\n", Format.YAML),
        ("---\na: b: c\n---\n", Format.YAML),
        ("---\ntitle：x\ndate: 1\n---\n", Format.YAML),
        ("---\na: x\x00\n---\n", Format.YAML),
        ("title: x\ndate: 2024-01-01\n---\n", Format.YAML),
        ("+++\na = 1\n+++\n", Format.TOML),
        ("+++\n# none\n+++\n", Format.TOML),
        ("+++\na = x\n+++\n", Format.TOML),
        ('{"a": 1}\n', Format.JSON),
        ('{\n"a": {"b": "}\\n"}\n}  \n', Format.JSON),
        ("{}\n", Format.JSON),
        ('{\n  "a": 1,\n}\n', Format.JSON),
        ('{"a": [1,]}\n', Format.JSON),
        (';;;\n"a": 1,\n"b": 2\n;;;\n', Format.JSON),
        ('"title": "x"\n;;;\n', Format.JSON),
    ],
)
def test_every_way_to_write_front_matter_is_recognised(head: str, kind: Format) -> None:
    for body in ("", "text", "\n---\nx: y\n---\n", "---\nx: y\n---\n", "{}"):
        article = split(head + body)
        assert (article.format, article.head, article.body) == (kind, head, body)
        assert reread_head(article, head) == article


@pytest.mark.parametrize("closing", ["---", "+++", ";;;"])
def test_the_closing_fence_may_end_the_file(closing: str) -> None:
    front = {"-": "a: 1", "+": "a = 1", ";": '"a": 1'}[closing[0]]
    article = split(f"{closing}\n{front}\n{closing}")
    assert (article.closing, article.body) == (closing, "")
    assert len(read_fields(article)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n",
        "---\ntitle: x\n",
        "---\nA paragraph between two rules.\n---\n",
        "---\n- a\n- list\n---\n",
        "---\n\nText, then a rule.\n\nMore: of it.\n\n---\n",
        "\n---\na: 1\n---\n",
        " ---\na: 1\n---\n",
        "----\na: 1\n---\n",
        "---\r\na: 1\r\n---\r\n",
        "--- x\na: 1\n---\n",
        "Note: x\n---\n",
        "Title: x\n---\n",
        "title: x\nand more words\n---\n",
        "title: x\n***\n",
        "+++\nsome words\n+++\n",
        "+++",
        "{{< shortcode >}}\n",
        "{% raw %}\n}\n",
        '{"a": 1} and more\n',
        '{"a": 1',
        "[1]\n",
        "{" * 100_000,
    ],
)
def test_what_is_not_front_matter_is_body(text: str) -> None:
    assert split(text) == Article(body=text)


def test_a_million_characters_of_body_are_split_at_once() -> None:
    body = "---\n文字 and words: more\n\n" * 50_000
    assert split("---\ntitle: x\n---\n" + body).body == body
    assert split(body).text == body


@pytest.mark.parametrize(
    ("head", "line", "reason"),
    [
        ("---\na: 1\n", 2, "the closing fence (---) is missing"),
        ("---\n", 1, "the closing fence (---) is missing"),
        ("-", 1, "the opening fence (---) is missing"),
        ("a: 1\n---\n", 1, "the opening fence (---) is missing"),
        ("---\na: 1\n---", 3, "the front matter must end with a line break"),
        ("---\na: 1\n---\nb: 2\n---\n", 3, "there is a second fence (---) inside"),
        ("---\ntit\n---\n", 2, "it should be lines of “key: value”"),
        ("---\na: 1\n---\nmore\n", 3, "the closing fence (---) is missing"),
        ("+++\na = 1\n", 2, "the closing fence (+++) is missing"),
        ('{"a": 1', 1, "the closing brace (}) is missing"),
    ],
)
def test_a_head_under_edit_is_kept_and_says_what_is_wrong(
    head: str, line: int, reason: str
) -> None:
    article = reread_head(split("---\na: 1\n---\nthe body"), head)
    assert (article.head, article.body) == (head, "the body")
    with pytest.raises(FrontMatterError) as caught:
        read_fields(article)
    assert reason in caught.value.reason
    if "more" not in head:
        assert caught.value.line == line


def test_an_emptied_head_is_no_front_matter() -> None:
    article = reread_head(split("---\na: 1\n---\nthe body"), "")
    assert article == Article(body="the body")
    assert read_fields(article) == ()
