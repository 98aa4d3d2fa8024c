"""What is found in a text, what is put right in it, and what the author can choose."""

from __future__ import annotations

import pytest

from editor.article.fields import read_fields
from editor.article.split import split
from editor.article.value import Moment
from editor.exchange.assemble import Choices, applied, assemble, body_of, chosen, proposed_name
from editor.exchange.found import Recognition, Role
from editor.exchange.recognise import recognise
from editor.exchange.sources import from_text
from editor.site.profile import Profile

PRESS = """---
title: '五个问题：为什么港口需要一盏新灯？'
date: 2024-07-31
author: 港口实验室

---

港口的旧灯 已经亮了四十年，今年终于要换了。

新灯更省电，也更亮。

---
旧灯会送去博物馆，而灯塔看守人仍会每周来一次。

接下来的两个月里，工程队会先换电缆，再换灯罩，最后才换灯芯。...

---
。注意：Title、Date、Body 三个部分的内容，放入到对应的位置。最后只需按照格式输出为Makedown内容。
---
感谢阅读！如果您对港口的更多资讯感兴趣，可以查看更多文章：[港口网](https://port.example.com)。"""


def imported(text: str) -> Recognition:
    return recognise(from_text(text))


def kinds(recognition: Recognition) -> list[str]:
    return [each.kind for each in recognition.repairs]


def body(text: str, **switched: bool) -> str:
    recognition = imported(text)
    return body_of(recognition, Choices(switched=switched)).strip("\n")


def test_a_press_text_with_its_debris_keeps_everything_but_the_debris(plain: Profile) -> None:
    recognition = imported(PRESS)
    article = assemble(recognition, Choices(), plain)
    fields = {field.key: field.value for field in read_fields(article)}
    assert fields["title"] == "五个问题：为什么港口需要一盏新灯？"
    assert fields["date"] == "2024-07-31"
    assert isinstance(fields["date"], Moment)
    assert fields["author"] == "港口实验室"
    assert kinds(recognition) == ["edge-rule", "instruction", "edge-rule", "promotion", "truncated"]
    kept = PRESS.partition("\n---\n")[2].partition("\n\n---\n。注意")[0]
    assert article.body == kept + "\n"


def test_without_repairs_the_body_is_the_same_to_the_byte(plain: Profile) -> None:
    article = assemble(imported(PRESS), Choices(as_is=True), plain)
    assert article.body == split(PRESS).body


def test_each_repair_can_be_switched_off_alone() -> None:
    recognition = imported(PRESS)
    (promotion,) = (each for each in recognition.repairs if each.kind == "promotion")
    choices = Choices(switched={promotion.id: False})
    assert body_of(recognition, choices).rstrip().endswith("(https://port.example.com)。")
    assert "注意" not in body_of(recognition, choices)
    assert promotion not in applied(recognition, choices)


def test_what_is_not_found_stays_empty_and_is_told(plain: Profile) -> None:
    recognition = imported("这里没有标题，也没有日期，只有一段话而已，它并不短。\n\n还有第二段。")
    assert recognition.missing == (Role.TITLE, Role.DATE, Role.AUTHOR)
    fields = {f.key: f.value for f in read_fields(assemble(recognition, Choices(), plain))}
    assert fields["title"] == ""
    assert fields["date"] is None


def test_an_ambiguous_date_is_offered_but_not_chosen() -> None:
    recognition = imported("Title: x y\nDate: 03/04/2024\n\nText here.")
    assert [each.value for each in recognition.candidates(Role.DATE)] == [
        "2024-03-04",
        "2024-04-03",
    ]
    assert recognition.best(Role.DATE) == ""


def test_another_title_leaves_the_heading_in_the_text() -> None:
    recognition = imported("---\ntitle: One\n---\n\n# Two\n\nText.")
    assert chosen(recognition, Choices(), Role.TITLE) == "One"
    assert "# Two" in body_of(recognition, Choices())
    assert "# Two" not in body_of(recognition, Choices(title="Two"))


def test_the_title_repeated_as_first_heading_is_left_out() -> None:
    assert body("---\ntitle: 'One, two'\n---\n\n# **One two**\n\nText.") == "Text."


def test_the_article_is_in_the_style_of_a_hexo_site(hexo: Profile) -> None:
    text = (
        "+++\ntitle = 'Rain'\ndate = 2024-05-20T08:00:00+08:00\nlastmod = 2024-06-01\n"
        "draft = true\ntags = ['a', 'b']\nweight = 3\n+++\nText.\n"
    )
    article = assemble(imported(text), Choices(), hexo)
    fields = {field.key: field.value for field in read_fields(article)}
    assert fields == {
        "title": "Rain",
        "date": "2024-05-20 08:00:00 +08:00",
        "tags": ["a", "b"],
        "updated": "2024-06-01",
        "published": False,
        "weight": 3,
    }


def test_the_article_is_in_the_style_of_a_hugo_site(hugo: Profile) -> None:
    text = (
        "---\nlayout: post\ntitle: Rain\ndate: 2024-05-20 08:00:00 +0800\ncategories: [x]\n"
        "last_modified_at: 2024-06-01\npublished: false\n---\nText.\n"
    )
    article = assemble(imported(text), Choices(), hugo)
    assert article.opening == "+++\n"
    fields = {field.key: field.value for field in read_fields(article)}
    assert fields["date"] == "2024-05-20T08:00:00+08:00"
    assert fields["lastmod"] == "2024-06-01"
    assert fields["draft"] is True
    assert fields["categories"] == ["x"]


def test_the_file_gets_the_name_that_the_site_wants(plain: Profile) -> None:
    recognition = imported("Title: A / B\nDate: 2024-01-02\n\nText.")
    assert proposed_name(recognition, Choices(), plain) == "A-B.md"


REPAIRS = [
    ("a\n\n\n\nb", "a\n\nb"),
    ("a\u00a0b", "a b"),
    ("Quoi\u00a0? Une phrase.", "Quoi\u00a0? Une phrase."),
    ("a\u200bb\ufeffc", "abc"),
    ("👩\u200d👩\u200d👧 families", "👩\u200d👩\u200d👧 families"),
    ("\u3000\u3000第一段说了一句话。\n\n\u3000\u3000第二段。", "第一段说了一句话。\n\n第二段。"),
    ("`a\u00a0b` code stays.", "`a\u00a0b` code stays."),
    ("```\na\u00a0b\n\n\n\nc\n```", "```\na\u00a0b\n\n\n\nc\n```"),
    ("[x](https://a.io/?utm_source=z&id=1#y) is it.", "[x](https://a.io/?id=1#y) is it."),
    ("https://a.io/p?fbclid=1 is it.", "https://a.io/p is it."),
    ("[x](https://link.zhihu.com/?target=https%3A//a.io/b) is.", "[x](https://a.io/b) is."),
    ("---\n\nText is here.\n\n---", "Text is here."),
    ("Text is.\n\n[图片]\n\nMore.", "Text is.\n\n<!-- image missing: 图片 -->\n\nMore."),
    ("Text is here.\n\n![]()\n\nMore.", "Text is here.\n\n<!-- image missing -->\n\nMore."),
    ("Text is here.\n\nAll rights reserved. © 2024 Somebody", "Text is here."),
    ("正文在这里，说了一些事情。\n\n阅读原文", "正文在这里，说了一些事情。"),
    ("正文在这里，说了事情。\n\n如果您需要进一步修改，请告诉我。", "正文在这里，说了事情。"),
    ("Only output Markdown format.\n\nThis is the text of it all.", "This is the text of it all."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right"), REPAIRS)
def test_a_repair_puts_right_what_is_wrong_and_nothing_else(text: str, right: str) -> None:
    assert body(f"---\ntitle: T\n---\n\n{text}") == right


KEPT = [
    "如果你关注公众号的历史，会发现它比微博晚了三年，但很快就超过了微博，这背后的原因值得细说。",
    "We subscribe to the view that newsletters are the new blogs, and that this matters.",
    "请注意，日期格式在不同国家并不相同。",
    "The copyright law of 1911 changed how authors were paid.\n\nIt was repealed later on.",
    "1. 第一步\n2. 第二步\n3. 第三步",
    "第一句话。\n第二句话接着说。",
    "他说：“标题要短。”",
    "- Title: what stands on the cover\n- Author: who wrote it\n\nThese are labels.",
    "参考资料：\n\n- [手册](https://a.io)\n- [规范](https://b.io)",
    "Date: a history of the calendar, from the Romans on.",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_like_debris_stays(text: str) -> None:
    assert body(
        f"---\ntitle: T\n---\n\n这是开头的一段话，它只是开头。\n\n{text}\n\n这里是结尾。"
    ) == (f"这是开头的一段话，它只是开头。\n\n{text}\n\n这里是结尾。")


def test_numbered_lines_are_offered_as_headings_and_not_more() -> None:
    text = (
        "# 题目在此\n\n开头说一句话。\n\n一、缘起\n\n这里是第一节。\n\n二、经过\n\n这里是第二节。"
    )
    recognition = imported(text)
    offered = [each for each in recognition.repairs if each.kind == "numbered-heading"]
    assert [each.on for each in offered] == [False, False]
    done = body_of(recognition, Choices(switched={each.id: True for each in offered}))
    assert "## 一、缘起\n\n这里" in done
    assert "\n一、缘起\n" in body_of(recognition, Choices())


def test_a_caption_without_its_image_is_marked() -> None:
    found = body("---\ntitle: T\n---\n\n开头说一句话。\n\n图1：系统架构\n\n结尾说一句话。")
    assert "<!-- image missing: 图1：系统架构 -->\n\n图1：系统架构" in found


def test_the_original_is_cut_into_parts_that_can_be_coloured() -> None:
    recognition = imported("标题：雨\n作者：阮青\n\n正文。\n")
    parts = [
        (str(role), recognition.text[span.start : span.end]) for span, role in recognition.parts
    ]
    assert parts == [
        ("front", "标题："),
        ("title", "雨"),
        ("front", "\n作者："),
        ("author", "阮青"),
        ("front", "\n\n"),
        ("body", "正文。\n"),
    ]
