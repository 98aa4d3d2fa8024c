"""An article of Galley's own, stripped to labelled text in any form, comes back as it was."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.exchange.assemble import Choices, body_of
from editor.exchange.found import Recognition, Role
from editor.exchange.recognise import recognise
from editor.exchange.sources import from_text

HAN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下"
    "过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都"
    "两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重"
    "新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想"
    "已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知"
    "较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造"
    "百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白"
    "教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集"
    "温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连"
)
WORD = st.text(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789é", min_size=1, max_size=9
)
HAN_WORD = st.text(HAN, min_size=2, max_size=8)
WORDS = st.lists(WORD | HAN_WORD, min_size=1, max_size=6).map(" ".join)
TITLES = st.builds(
    lambda first, mark, rest: f"{first}{mark}{rest}",
    WORDS,
    st.sampled_from(
        [": ", "：", "，", " — ", " · ", "「", "? ", " (2) ", " & ", "'s ", ' "x" ', " | "]
    ),
    WORDS,
).map(str.strip)
NAMES = st.sampled_from(
    ["林晓禾", "Maren Holt", "ByteAILab", "阿Q", "Jean-Luc Féval", "欧阳 青", "O’Neill"]
)
DAYS = st.dates(date(1970, 1, 1), date(2099, 12, 31))
PARAGRAPHS = st.lists(
    WORDS
    | st.sampled_from(
        ["- a\n- b", "> 引用", "```py\nx  = 1\n\n\ny\n```", "| a | b |\n| --- | --- |\n| 1 | 2 |"]
    ),
    min_size=2,
    max_size=6,
)
BODIES = PARAGRAPHS.map(
    lambda each: "正文由此开始，说一件事情。\n\n" + "\n\n".join(each) + "\n\n就说到这里了。"
)

FORMS: dict[str, str] = {
    "English labels": "Title: {title}\nDate: {day}\nAuthor: {author}\n\n{body}\n",
    "English labels with body": "TITLE: {title}\nBY: {author}\nPUBLISHED: {day}\nBODY:\n{body}\n",
    "Chinese labels": "标题：{title}\n作者：{author}\n发布时间：{day}\n正文：\n{body}\n",
    "half-width colons": "标题: {title}\n日期: {day}\n作者: {author}\n\n{body}\n",
    "brackets": "【标题】{title}\n【作者】{author}\n【日期】{day}\n【正文】\n{body}\n",
    "bold labels": "**标题**：{title}\n\n**日期**：{day}\n\n**作者**：{author}\n\n---\n\n{body}\n",
    "list": "- Title: {title}\n- Author: {author}\n- Date: {day}\n- Body:\n\n{body}\n",
    "headings": "## Title\n{title}\n\n## Date\n{day}\n\n## Author\n{author}\n\n## Body\n\n{body}\n",
    "heading and byline": "# {title}\n\n作者：{author}　日期：{day}\n\n{body}\n",
    "no closing fence": "---\ntitle: {title}\ndate: {day}\nauthor: {author}\n\n{body}\n",
    "no opening fence": "title: {title}\nDate： {day}\nAuthor: {author}\n---\n\n{body}\n",
    "doubled fences": "---\n---\ntitle: {title}\ndate: {day}\nauthor: {author}\n---\n"
    "---\n\n{body}\n",
    "curly quotes": "---\nTitle： “{title}”\nDate：{day}\nAuthor: “{author}”\n---\n{body}\n",
    "code fence": "好的，以下是整理后的文章：\n\n```markdown\n---\ntitle: {title}\n"
    "date: {day}\nauthor: {author}\n---\n\n{body}\n```\n\n希望这对您有帮助！\n",
}


def right(recognition: Recognition, title: str, day: str, author: str) -> None:
    assert recognition.best(Role.TITLE) == title
    assert recognition.best(Role.DATE) == day
    assert recognition.best(Role.AUTHOR) == author


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(title=TITLES, day=DAYS, author=NAMES, body=BODIES)
def test_an_article_as_labelled_text_comes_back(
    form: str, title: str, day: object, author: str, body: str
) -> None:
    recognition = recognise(
        from_text(FORMS[form].format(title=title, day=day, author=author, body=body))
    )
    right(recognition, title, str(day), author)
    assert body_of(recognition, Choices()).strip("\n") == body


@settings(max_examples=100, deadline=None)
@given(body=st.text(), title=TITLES)
def test_without_repairs_any_body_stays_to_the_byte(body: str, title: str) -> None:
    body = re.sub("\r\n?", "\n", body)
    recognition = recognise(from_text(f"---\ntitle: {title!r}\n---\n{body}"))
    if recognition.best(Role.TITLE):
        assert body_of(recognition, Choices(as_is=True)).endswith(body)


@settings(max_examples=100, deadline=None)
@given(text=st.text() | st.text("#-*>|`~: \n\u3000\u00a0。：【】()[]!1a标题作者日期正文"))
def test_whatever_is_imported_nothing_is_lost(text: str) -> None:
    """The parts cover the original; all repairs off and on again is what it was."""
    recognition = recognise(from_text(text))
    at = 0
    for span, _ in recognition.parts:
        assert span.start == at
        at = span.end
    assert at == len(recognition.text)
    off = {each.id: False for each in recognition.repairs}
    as_is = body_of(recognition, Choices(as_is=True))
    assert body_of(recognition, Choices(switched=off)).strip() == as_is.strip()
