"""What the VitePress flavour shows, construct by construct."""

import pytest

from editor.render.block import joined
from editor.render.commonmark.vitepress.code_notes import without_notes
from editor.render.flavours import table
from editor.render.render import blocks
from tests.render.plain import renderer


def html_of(body: str) -> str:
    return joined(blocks(renderer("vitepress"), body))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("::: tip\na\n:::", '<div class="tip custom-block"><p class="custom-block-title">TIP</p>'),
        ("::: warning 小心 **b**\na\n:::", ">小心 <strong>b</strong></p>"),
        ("::: details x {open}\na\n:::", '<details class="details custom-block" open="">'),
        ("::: other\na\n:::", "<p>::: other"),
        (
            "> [!TIP] 标题\n> 文",
            '<div class="tip custom-block github-alert"><p class="custom-block',
        ),
        ("# 标题 {#own}", '<h1 id="own" tabindex="-1"'),
        ("# 1. 标题", 'id="_1-标题"'),
        ("a :tada: :) 8-) :nope:", "a 🎉 😃 😎 :nope:"),
        ("http://a.b/:tada:", 'href="http://a.b/:tada:"'),
        ("[a](b.md#c)", 'href="./b.html#c"'),
        ("[a](/b/index.md)", 'href="/b/"'),
        ("[a](b.pdf)", 'href="b.pdf"'),
        ("[a](https://b.c)", 'href="https://b.c" target="_blank" rel="noreferrer"'),
        ("![a](b.png)", 'src="./b.png"'),
        (
            "a@b.co www.a.co",
            '<a href="mailto:a@b.co" target="_blank" rel="noreferrer">a@b.co</a> www',
        ),
        ("*a*{.b #c}", '<em class="b" id="c">a</em>'),
        ("- a\n- b\n\n{.c}", '<ul class="c">'),
        ("| a | b |\n|-|-|\n| 1 {colspan=2} | 2 |", '<td colspan="2">1</td>\n</tr>'),
        ("&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;"),
        ("<Badge text='x' /> **b**", '<span class="VPBadge tip">x</span> <strong>b</strong>'),
        ('# a <Badge type="info">b</Badge>', '<span class="VPBadge info">b</span>'),
        ("`<Badge/>`", "<code>&lt;Badge/&gt;</code>"),
        ("中**🎉b🎉**中 a~~🎉~~", "中<strong>🎉b🎉</strong>中 a<s>🎉</s>"),
        ("[a `b` c`", "<p>[a `b` c`</p>"),
        ("`a ` b`` `c`", "<code>a </code> b`` <code>c</code>"),
        ("- \ufeffa", "<li>a</li>"),
        ("<script setup>\nlet a\n</script>\n\nb", "<p>b</p>"),
        (
            "<!--@include: ./a.md{2,}-->\n",
            '<div class="template-code"><span>include</span> <code>./a.md{2,}</code></div>',
        ),
        ("<<< @/a.js{2}", '<div class="template-code"><span>snippet</span> <code>@/a.js{2}</code>'),
    ],
)
def test_constructs(body: str, wanted: str) -> None:
    assert wanted in html_of(body)


@pytest.mark.parametrize(
    ("info", "language", "marked"),
    [
        ("js{2}", "js", "b"),
        ("ts:line-numbers {2}", "ts", "b"),
        ("js [a.js]", "js", ""),
        ("vue-html", "template", ""),
    ],
)
def test_what_a_fence_is_told(info: str, language: str, marked: str) -> None:
    html = html_of(f"```{info}\na\nb\n```")
    assert f'data-language="{language}"' in html
    assert ('<span class="hll">' in html) == bool(marked)


def test_notes_in_comments_mark_lines_and_are_not_shown() -> None:
    html = html_of("```js\nlet a // [!code highlight]\n// [!code error]\nlet b\nlet c\n```")
    assert "[!code" not in html
    assert html.count('<span class="hll') == 2
    assert '<span class="hll error">' in html


def test_notes_say_which_lines_came_which_went_and_which_it_is_about() -> None:
    html = html_of("```js{1}\na\nb // [!code ++]\nc // [!code --]\nd // [!code focus]\n```")
    assert '<span class="hll unfocused"><span class="nx">a' in html
    assert '<span class="diff add unfocused"><span class="nx">b' in html
    assert '<span class="diff remove unfocused"><span class="nx">c' in html
    assert '\n</span><span class="nx">d' in html


@pytest.mark.parametrize(
    ("language", "line", "shown"),
    [
        ("js", "a // b // [!code ++]", "a // b"),
        ("js", "a // b // [!code ++] c", "a // b // c"),
        ("css", "a{} /* b */ /* [!code ++] */", "a{} /* b */"),
        ("bash", "ls # [!code ++]", "ls"),
    ],
)
def test_a_note_leaves_no_trace_of_its_comment(language: str, line: str, shown: str) -> None:
    code = without_notes(line, language)
    assert code == (shown, {1: "diff add"})


def test_a_comment_alone_on_its_line_is_about_the_next_one() -> None:
    assert without_notes("// a [!code ++]\nb", "js") == ("// a\nb", {2: "diff add"})


def test_tabs_of_a_group_are_shown_one_after_another_with_their_titles() -> None:
    html = html_of("::: code-group\n```js [a.js]\n1\n```\n```ts\n2\n```\n:::")
    assert '<label data-title="a.js">a.js</label>' in html
    assert '<div data-title="a.js" class="highlight"' in html
    assert '<div data-title="ts" class="highlight"' in html


def test_the_table_of_contents_knows_all_headings() -> None:
    html = html_of("[[toc]]\n\n## A\n\n### B `c`\n\n## A\n\n#### no\n\n> ## quoted\n")
    assert (
        '<ul><li><a href="#a">A</a><ul><li><a href="#b-c">B c</a></li></ul></li>'
        '<li><a href="#a-1">A</a></li></ul>'
    ) in html


def test_what_the_table_of_contents_shows_is_sanitised() -> None:
    html = html_of("[[toc]]\n\n## A <img src=x onerror=alert(1)> <b>c</b>\n")
    assert "onerror=alert(1)>" not in html
    assert "<b>c</b></a>" in html


@pytest.mark.parametrize(
    ("settings", "body", "wanted"),
    [
        ({"markdown": {"container": {"tipLabel": "提示"}}}, "::: tip\na\n:::", ">提示</p>"),
        ({"markdown": {"breaks": True}}, "a\nb", "a<br>"),
        ({"markdown": {"image": {"lazyLoading": True}}}, "![a](b.png)", 'loading="lazy"'),
        ({"markdown": {"math": True}}, "$x$", 'data-tex="x"'),
        ({"markdown": {"math": True}}, "a $$b$$ $ c$ $d$1", "<p>a $$b$$ $ c$ $d$1</p>"),
        ({"markdown": {"math": True}}, "$$a\n\nb$$ c\n\n$$\nd", 'data-tex="a\n\nb$$ c'),
        ({"markdown": {"typographer": True, "quotes": "«»‹›"}}, '"a"', "«a»"),
        ({"markdown": {"anchor": {"level": 2}}}, "# a", "<h1>a</h1>"),
        ({"markdown": {"attrs": {"leftDelimiter": "%{"}}}, "a {.b}", "<p>a {.b}</p>"),
        ({"markdown": {"attrs": {"disable": True}}}, "a {.b}", "<p>a {.b}</p>"),
        ({"markdown": {"toc": {"level": [2]}}}, "[[toc]]\n\n### a", "<ul></ul>"),
        ({"cleanUrls": True, "base": "/d/"}, "[a](/b.md)", 'href="/d/b"'),
        ({"markdown": 3, "base": 4}, "a", "<p>a</p>"),
    ],
)
def test_settings(settings: dict[str, object], body: str, wanted: str) -> None:
    assert wanted in joined(blocks(table.renderer("vitepress", settings), body))
