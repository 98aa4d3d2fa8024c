"""Hexo's tags, variables and raw parts are shown as Hexo runs them, others are labelled."""

from __future__ import annotations

import re
import time

import pytest

from editor.render.block import joined
from editor.render.render import blocks
from tests.render.plain import renderer


def html_of(body: str) -> str:
    return joined(blocks(renderer("hexo"), body))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("{% asset_img 图.png 说明 %}", '<img src="%E5%9B%BE.png" class="" title="说明">'),
        ("a {% img left /b.png 10 20 %}", '<img src="/b.png" class="left" width="10" height="20">'),
        ("{% link 谷歌 https://a.b true %}", '<a href="https://a.b/" title="" target="_blank">'),
        (
            "{% post_link 你好 标题 一 false %}",
            'href="%E4%BD%A0%E5%A5%BD.md" title="标题 一">标题 一</a>',
        ),
        ("a {% post_link b#c %}", '<a href="b.md#c" title="">b</a>'),
        ("{% blockquote 鲁迅, 故乡 %}\n*a*\n{% endblockquote %}", "<blockquote><p><em>a</em></p>"),
        ("{% blockquote 鲁迅, 故乡 %}\na\n{% endblockquote %}", "<strong>鲁迅</strong><cite>故乡"),
        ("{% pullquote x %}\na\n{% endpullquote %}", '<blockquote class="pullquote x"><p>a</p>'),
        ("{% codeblock lang:js t %}\na\n{% endcodeblock %}", "<figcaption><span>t</span>"),
        ("{% raw %}<b>*a*</b> {{ x }}{% endraw %}", "<b>*a*</b> {{ x }}"),
        ("{% raw %}\n```js\na\n```\n{% endraw %}", '<figure class="highlight js"'),
        ("`{{ x }}`", "<code>{{ x }}</code>"),
        ("`{% raw %}{{ x }}{% endraw %}`", "<code>{{ x }}</code>"),
        ("    {{ x }}", "<pre><code>{{ x }}\n"),
        ("```\n{{ x }}\n```", ">{{ x }}<"),
        ("a {{ '{{' }} b", "<p>a {{ b</p>"),
        ("a {# b #} c", "<p>a  c</p>"),
        ("a {{ b } c", "<p>a {{ b } c</p>"),
        ("{% asset_img %", "<p>{% asset_img %</p>"),
    ],
)
def test_constructs(body: str, wanted: str) -> None:
    assert wanted in html_of(body)


def test_a_tag_of_the_theme_is_labelled_and_what_is_in_it_is_shown() -> None:
    shown = html_of("{% note info %}\n**a**\n{% endnote %}")
    assert '<div class="template-code"><span>note info</span><p><strong>a</strong></p>' in shown


def test_tabs_have_their_titles_and_buttons_their_words() -> None:
    first, second = (
        "<!-- tab 一@icon -->\n*A*\n<!-- endtab -->",
        "<!-- tab -->\nB\n<!-- endtab -->",
    )
    tabs = f"{{% tabs x %}}\n{first}\n{second}\n{{% endtabs %}}"
    assert "<strong>一</strong></p>\n<p><em>A</em></p>" in re.sub(r"\n+", "\n", html_of(tabs))
    assert ">btn #, 按钮</span>" in html_of("x {% btn #, 按钮 %}")


def test_a_tag_at_the_start_of_a_line_makes_the_line_raw() -> None:
    assert html_of("{% link a https://b.c %} *x*").endswith("</a> *x*")


def test_tags_in_tags_are_run_first() -> None:
    shown = html_of("{% pullquote %}\n{% link a /b/c true %}\n{% endpullquote %}")
    assert '<blockquote class="pullquote"><p><a href=' in shown


def test_what_tags_show_is_sanitised() -> None:
    shown = html_of("{% raw %}<script>x</script><b onclick=x>a</b>{% endraw %}")
    assert shown.strip() == "<b>a</b>"


@pytest.mark.parametrize(
    "text", ["{% note %}\n\n", "{{ ", "{% a 'b %} ", "{% raw %}", "`{{", "{# ", "{{ } "]
)
def test_much_that_is_never_closed_takes_little_time(text: str) -> None:
    began = time.process_time()
    html_of(text * 3_000)
    assert time.process_time() - began < 10
