"""What the Hugo flavour shows, construct by construct; all of it is what Hugo 0.168 shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from editor.render.block import joined
from editor.render.flavours.table import renderer as made
from editor.render.render import blocks
from editor.site.site import find_site
from tests.render.plain import renderer


def html_of(body: str) -> str:
    return joined(blocks(renderer("hugo"), body))


def html_with(body: str, **goldmark: Any) -> str:
    """On a site with these settings."""
    return joined(blocks(made("hugo", {"markup": {"goldmark": goldmark}}), body))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("\"a\" 'b' -- --- ... <<c>>", "<p>“a” ‘b’ – — … «c»</p>"),
        ("it's the '90s, 'twas", "<p>it’s the ’90s, ’twas</p>"),
        ('他说"你好"。', '<p>他说"你好&quot;。</p>'),
        ('"开 始\n\n中"文" 后', '<p>“开 始</p>\n<p>中"文” 后</p>'),
        ("**重点：**后文 **重点**后", "<p>**重点：**后文 <strong>重点</strong>后</p>"),
        ("a <b>x</b> <!-- c -->", "<p>a x </p>"),
        ("<div>\nx\n</div>\n\ny", "<p>y</p>"),
        ("~~a~~ ~b~", "<p><del>a</del> <del>b</del></p>"),
        ("> [!NOTE]\n> x", "<blockquote>\n<p>[!NOTE]\nx</p>\n</blockquote>"),
        ("- [ ] a\n- [x] b", '<li><input checked="" type="checkbox" disabled=""> b</li>'),
        ("| a |\n|:-:|\n| b |", '<td style="text-align:center">b</td>'),
        ("| a |\n|---|", "<tbody></tbody>"),
        ("text\n| a |\n|---|", "<p>text</p>\n<table>"),
        ("T\n: a\n: b", "<dl>\n<dt>T</dt>\n<dd>a</dd>\n<dd>b</dd>\n</dl>"),
        ("T\n\n: a", "<dd>\n<p>a</p>\n</dd>"),
        ("T\n: a\n\nU\n: b", "<dd>a</dd>\n<dt>U</dt>"),
        ("- a\n\n  | b |\n  |---|", "<li>a<table>"),
        ("+\n  * a", "<ul>\n<li></li>\n</ul>\n<ul>"),
        ("   3. a\n    # b", "<li>a\n# b</li>"),
        ("www.x.y/z a@b.cn", '<a href="https://www.x.y/z">www.x.y/z</a>'),
        ("(https://x.y)!", '(<a href="https://x.y">https://x.y</a>)!'),
        ("中文https://x.y", "<p>中文https://x.y</p>"),
        ("[ https://x.y", "<p>[ https://x.y</p>"),
        ("[a](javascript:x)", '<a href="">a</a>'),
        ("[a](</a b/中>)", 'href="/a%20b/%E4%B8%AD"'),
        ('![a "q" **b**](c)', 'alt="a “q” b"'),
        ("```go {hl_lines=[1]}\nx\n```", '<span class="hll">'),
        ("```c++ x\ny\n```", 'data-language="c++"'),
        ("> a\n    > b\nc\n    > d", "<p>a\n&gt; b\nc\n&gt; d</p>"),
        ("a<!--more-->b", "<p>a</p>\n<p>b</p>"),
        ("<!--more--> a", "<p>a</p>"),
        ("a\n<!--more-->\n\n    b", "<p>a</p>\n<p>b</p>"),
        ("- |a|\n  |-|\n\n  b\n- c", "<p>b</p>"),
        ("[a]\n\n[a]: b\n  'c\n  d'", 'title="c\n  d"'),
        ("[a]\n\n[b]: b\n    [a]: a", '<a href="a">a</a>'),
        ("~~a\\~~ b~~", "<del>a~~ b</del>"),
        ("![a ![b](c) <d@e.f>\\\ng](h)", 'alt="a b &lt;br&gt;\ng"'),
        ("[a](<b\\>)", "[a](&lt;b&gt;)"),
        ("[a](\\&quot;)", '<a href="%22">'),
        ("[^1]\n\n[^1]: - a\n      - b", "<li>a</li>\n<li>b</li>"),
        ("[^1]\n\n[^1]:    a", "<pre><code>a\n</code></pre>"),
        ("a\n*b\nc*\n===", "<h1>a\n<em>b\nc</em></h1>"),
        ("a *b\nc* d\n===", '<h1 id="d">'),
        ("# \u0130A", '<h1 id="ia">'),
        ("- ```\n  a\n     \n  b\n  ```", "<code>a\n\nb\n</code>"),
        ("- > ```\n  > a\n  >    \n  > ```", "<code>a\n   \n</code>"),
    ],
)
def test_constructs(body: str, wanted: str) -> None:
    assert wanted.replace("\n", "") in html_of(body).replace("\n", "")


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("标题 One & 2.0", "标题-one--20"),
        ('a `b` [c](d) "e"', "a-b-c-e"),
        ("**a `b` c** d", "a--d"),
        ("&copy; &#x41; é", "-x41-é"),
        ("!!!", "heading"),
        ("https://x.y z", "z"),
        ("A {#own .c}", "own"),
    ],
)
def test_the_id_of_a_heading(title: str, wanted: str) -> None:
    assert f'id="{wanted}"' in html_of(f"# {title}")


def test_ids_are_unique_but_for_those_the_author_gave() -> None:
    html = html_of("# a\n\n# a\n\n# a-1\n\n# b {#a}\n\n# a\n")
    assert [part.split('"')[0] for part in html.split('id="')[1:]] == [
        *("a", "a-1", "a-1-1", "a", "a-2")
    ]


def test_footnotes_lead_back_to_each_place() -> None:
    html = html_of("a[^x] b[^x]\n\n[^x]: one\n\n[^x]: two\n")
    assert '<sup id="fnref1:1"><a href="#fn:1" class="footnote-ref"' in html
    assert html.count('class="footnote-backref"') == 2
    assert "two" not in html


def test_all_footnotes_are_read_where_the_first_is_defined() -> None:
    html = html_of("[^1]: [^2]\n\n[^2]: x\n\na[^1]\n")
    assert '<a href="#fn:2" class="footnote-ref" role="doc-noteref">2</a>' in html


@pytest.mark.parametrize(
    ("settings", "body", "wanted"),
    [
        ({"renderer": {"unsafe": True}}, "a <kbd>b</kbd>", "a <kbd>b</kbd>"),
        ({"renderer": {"hardWraps": True}}, "a\nb", "a<br>\nb"),
        ({"extensions": {"typographer": {"disable": True}}}, '"a" --', '"a" --'),
        ({"extensions": {"typographer": {"emDash": "——"}}}, "a---b", "a——b"),
        ({"extensions": {"linkify": False}}, "https://x.y", "<p>https://x.y</p>"),
        ({"extensions": {"footnote": {"enable": False}}}, "[^1]\n\n[^1]: b", "^1</a>"),
        ({"parser": {"autoIDType": "github-ascii"}}, "# é 中", 'id="e-"'),
        ({"parser": {"autoHeadingID": False}}, "# a", "<h1>a</h1>"),
        ({"parser": {"attribute": {"block": True}}}, "- a\n{.b}", '<ul class="b">'),
        (
            {"parser": {"wrapStandAloneImageWithinParagraph": False}},
            "![a](b)",
            '<img src="b" alt="a">',
        ),
        (
            {"extensions": {"cjk": {"enable": True, "eastAsianLineBreaks": True}}},
            "中\n文\na",
            "<p>中文\na</p>",
        ),
        ({"extensions": {"extras": {"mark": {"enable": True}}}}, "==a==", "<mark>a</mark>"),
        (
            {
                "extensions": {
                    "passthrough": {"enable": True, "delimiters": {"inline": [["$", "$"]]}}
                }
            },
            "a $x_1*2*$",
            'data-tex="x_1*2*"',
        ),
        ({"EXTENSIONS": {"Typographer": {"DISABLE": True}}}, '"a"', '"a"'),
        ({"extensions": {"typographer": False}}, '"a"', '"a"'),
        ({"parser": {"autoDefinitionTermID": True}}, "A b\n: c", '<dt id="a-b">'),
        ({"renderer": 3, "extensions": [1], "parser": {"attribute": None}}, "a", "<p>a</p>"),
    ],
)
def test_the_site_has_the_last_word(settings: dict[str, Any], body: str, wanted: str) -> None:
    assert wanted in html_with(body, **settings)


@pytest.mark.parametrize(
    ("style", "body", "wanted"),
    [
        ("simple", "中。\n中", "中。中"),
        ("simple", "中，\n中", "中，\n中"),
        ("simple", "**中**\n中", "</strong>\n中"),
        ("simple", "a\n**b**", "a<strong>"),
        ("simple", "a\n\\* b", "a\n* b"),
        ("simple", "中 \n中", "中\n中"),
        ("css3draft", "中，\na", "中，a"),
        ("css3draft", "a,\nb", "a,b"),
        ("css3draft", "中\n한", "中\n한"),
        ("css3draft", "🎉\na", "🎉\na"),
    ],
)
def test_lines_of_east_asian_text_are_joined(style: str, body: str, wanted: str) -> None:
    cjk = {"enable": True, "eastAsianLineBreaks": True, "eastAsianLineBreaksStyle": style}
    assert wanted in html_with(f"x {body} x", extensions={"cjk": cjk})


def test_an_escaped_space_is_none() -> None:
    cjk = {"enable": True, "escapedSpace": True}
    assert html_with("a\\ b\\\\ c", extensions={"cjk": cjk}) == "<p>ab\\ c</p>"


@pytest.mark.parametrize(
    ("highlight", "info", "wanted"),
    [
        ({"lineNos": True}, "go", '<td class="lntd"><pre><code>1\n2\n</code></pre></td>'),
        ({"lineNos": True}, "unknown", '<div class="highlight" data-language="unknown"><pre>'),
        ({"lineNos": "inline"}, "go", '<span class="ln">2</span><span class="nx">b</span>'),
        ({"lineNos": True, "lineNumbersInTable": False}, "go", '<span class="ln">1</span>'),
        (
            {"lineNos": True},
            "go {linenos=false}",
            '<div class="highlight" data-language="go"><pre>',
        ),
        ({}, "go {linenos=true,linenostart=9}", "<code>9\n10\n</code>"),
        ({}, "go {linenos=inline,hl_lines=[1]}", '<span class="hll"><span class="nx">a</span>'),
        ({"codeFences": False}, "go {hl_lines=[1]}", '<pre><code><span class="nx">a</span>'),
    ],
)
def test_lines_of_code_have_numbers(highlight: dict[str, Any], info: str, wanted: str) -> None:
    engine = made("hugo", {"markup": {"highlight": highlight}})
    html = joined(blocks(engine, f"```{info}\na\nb\n```"))
    assert wanted in html


def test_a_site_may_have_emoji_by_name() -> None:
    html = joined(blocks(made("hugo", {"enableEmoji": True}), "# :+1:x :nope: `:+1:`"))
    assert html == '<h1 id="1x-nope-1">👍x :nope: <code>:+1:</code></h1>'


def test_what_a_site_from_elsewhere_sets_cannot_act() -> None:
    hostile = "<script>x</script><b onclick=x>"
    html = html_with(
        '"a" b"\n\nc[^1] d"\n\n[^1]: e',
        extensions={
            "typographer": {"rightDoubleQuote": hostile, "leftDoubleQuote": hostile},
            "footnote": {"enable": True, "backlinkHTML": hostile},
        },
    )
    assert "<script" not in html
    assert "<b onclick" not in html


def test_a_formula_between_delimiters_for_blocks_ends_the_paragraph() -> None:
    passthrough = {"enable": True, "delimiters": {"block": [["$$", "$$"]]}}
    html = html_with("a $$x$$ b", extensions={"passthrough": passthrough})
    assert html.startswith("<p>a</p>")
    assert html.endswith("<p>b</p>")
    assert 'display="block"' in html


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('{{< figure src="a.png" caption="*c*" >}}', "<figcaption><p><em>c</em></p></figcaption>"),
        ('[a]({{< ref "b.md" >}})', '<a href="b.md">a</a>'),
        ("{{</* figure */>}}", "<p>{{&lt; figure &gt;}}</p>"),
        ("`{{%/* a */%}}`", "<code>{{% a %}}</code>"),
        ("{{< highlight go >}}\nx\n{{< /highlight >}}", 'data-language="go"'),
        ("{{< music 1 >}}", '<div class="template-code"><span>music</span>'),
        ("a {{< music 1 >}} b", '<span class="template-code-inline"'),
        ("{{% note %}}\n**a**\n{{% /note %}}", "<p><strong>a</strong></p>"),
        ("{{< details >}}\na\n\n- b\n{{< /details >}}", "<ul>\n<li>b</li>\n</ul>"),
        ("{{< unclosed", "<p>{{&lt; unclosed</p>"),
        ("{{ .Site }}", "<p>{{ .Site }}</p>"),
        (
            '{{< figure src="a" caption="b *c*" attr="d" attrlink="e" >}}',
            '<figcaption><p>b <em>c</em> <a href="e">d</a></p></figcaption>',
        ),
        (
            '{{< figure src="a" link="b" target="_blank" >}}',
            '<a href="b" target="_blank"><img src="a"></a>',
        ),
        (
            '{{< highlight go "linenos=table,linenostart=3" >}}\na\n{{< /highlight >}}',
            "<pre><code>3\n</code></pre>",
        ),
        (
            'a {{< highlight go "hl_inline=true" >}}b{{< /highlight >}}',
            '<code class="code-inline language-go">b</code>',
        ),
        (
            "- a\n  {{< highlight go >}}\n  b\n  {{< /highlight >}}",
            '<div class="highlight" data-language="go">',
        ),
    ],
)
def test_shortcodes(body: str, wanted: str) -> None:
    assert wanted in html_of(body)


def test_what_a_pair_of_shortcodes_encloses_is_one_block_with_it() -> None:
    shown = blocks(renderer("hugo"), "{{% a %}}\n\nx\n\n{{% /a %}}\n\ny")
    assert [block.lines for block in shown] == [6, 1]


def test_alerts_are_shown_where_the_theme_shows_them(tmp_path: Path) -> None:
    body = "> [!NOTE] 题 *t*\n> body\n\n> [!tip]\n> x\n\n> [!WARNING]\n>\n> - y\n"
    assert "alert" not in joined(blocks(renderer("hugo"), body))
    shown = joined(blocks(made("hugo", {"alerts": True}), body))
    assert '<p class="alert-heading">题 <em>t</em></p>\n<p>body</p>' in shown
    assert (
        '<blockquote class="alert alert-tip">\n<p class="alert-heading">Tip</p>\n<p>x</p>' in shown
    )
    assert '<p class="alert-heading">Warning</p>\n<ul>' in shown
    (tmp_path / "hugo.toml").write_text("title = 'x'\n", encoding="utf-8")
    hook = tmp_path / "layouts" / "_default" / "_markup" / "render-blockquote-alert.html"
    hook.parent.mkdir(parents=True)
    hook.write_text("<div>{{ .AlertType }}</div>", encoding="utf-8")
    assert find_site(tmp_path).markdown["alerts"] is True


def test_what_a_shortcode_encloses_is_framed_with_its_name() -> None:
    shown = joined(blocks(renderer("hugo"), "{{% notice %}}\n**a**\n{{% /notice %}}\n\nb\n"))
    assert shown.startswith('<div class="template-code"><span>notice</span>')
    assert "<p><strong>a</strong></p></div>\n<p>b</p>" in shown.replace("\n</div>", "</div>")
