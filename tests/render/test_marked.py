"""What Hexo shows where it does as nobody else does: marked's ways and Hexo's own."""

from __future__ import annotations

import time

import pytest

from editor.render.block import joined
from editor.render.engine import Renderer
from editor.render.flavours.table import renderer as new_renderer
from editor.render.marked.fences import fences
from editor.render.published import published
from editor.render.render import blocks
from tests.bench.article import article
from tests.render.plain import renderer


def html_of(body: str, engine: Renderer | None = None) -> str:
    return joined(blocks(engine or renderer("hexo"), body))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("a\nb", "<p>a<br>b</p>"),
        ("**重点：**后文", "<p>**重点：**后文</p>"),
        ("中_文_字 __x__。", "<p>中_文_字 <strong>x</strong>。</p>"),
        ("# A b", '<h1 id="A-b"><a href="#A-b" class="headerlink" title="A b"></a>A b</h1>'),
        ('"It\'s" -- a...', "<p>“It’s” – a…</p>"),
        ("https://a.b，后文", 'href="https://a.b,后文/">https://a.b，后文</a></p>'),
        ("（https://a.b/c）。", ">https://a.b/c）。</a></p>"),
        ("www.a.b.", '<a target="_blank" rel="noopener" href="http://www.a.b/">www.a.b</a>.</p>'),
        ("[x](http://example.com/)", '<p><a href="http://example.com/">x</a></p>'),
        ("a@b.cd", '<a href="mailto:a@b.cd">a@b.cd</a>'),
        ("[x](a b)", "<p>[x](a b)</p>"),
        ('![图](a/图.png "t")', '<img src="/a/%E5%9B%BE.png" alt="图" title="t">'),
        ("![x](https://a.b/c.png)", '<img src="https://a.b/c.png" alt="x">'),
        ("Term\n: Text", "<dl><dt>Term</dt><dd>Text</dd></dl>"),
        ("- [x] a", 'type="checkbox"'),
        ("| a |\n|:-:|\n| 1 |", '<td align="center">1</td>'),
        ("3. a", '<ol start="3">'),
        ("> a\nb\n| c |\n|---|", "</table>\n</blockquote>"),
        ("~a~ ~~b~~", "<p><del>a</del> <del>b</del></p>"),
        ("[a]\n\n[A]: /b 'T'", '<a href="/b" title="T">a</a>'),
        ("a\n\n<!-- more -->\n\nb", '<span id="more"></span>'),
        ("    a < b", "<pre><code>a &lt; b\n</code></pre>"),
        ("$x_1$ and $y_1$", "<p>$x_1$ and $y_1$</p>"),
    ],
)
def test_constructs(body: str, wanted: str) -> None:
    assert wanted in html_of(body)


def test_ids_count_on_from_the_first_of_a_name_and_from_what_objects_have() -> None:
    shown = html_of("# a\n# a\n# a-1\n# toString\n# toString")
    ids = [part.split('"')[0] for part in shown.split('<h1 id="')[1:]]
    assert ids == ["a", "a-1", "a-1", "toString-NaN", "toString"]


def test_fenced_code_is_a_figure_with_numbers_and_caption() -> None:
    shown = html_of("```js 标题 http://a.b 出处 mark:2 first_line:5\na\nb\n```")
    assert 'class="highlight js" data-code-language="js"><figcaption><span>标题</span>' in shown
    assert 'href="http://a.b">出处</a></figcaption><table>' in shown
    assert '<td class="gutter"><pre><span class="line">5</span><br>' in shown
    assert '<span class="line">a</span><br>' in html_of("```\na\n```")


def test_a_language_that_highlight_js_does_not_know_is_plain_text() -> None:
    assert '<figure class="highlight plaintext"><table>' in html_of("```mermaid\ngraph\n```")


@pytest.mark.parametrize(
    ("info", "wanted"),
    [
        ("js mark:0-1,2-", '<span class="line marked"><span class="nx">b</span></span><br></pre>'),
        ("js wrap:false", "<table>"),
        ("js line_threshold:2", '<table><tbody><tr><td class="code">'),
        ("js line_number:false language_attr:true", 'data-language="js"'),
        ("js first_line:-1", '<span class="line">-1</span><br><span class="line">0</span>'),
        ("js highlight:false", '<pre><code class="language-js">a\nb\n</code></pre>'),
    ],
)
def test_options_of_fenced_code(info: str, wanted: str) -> None:
    assert wanted in html_of(f"```{info}\na\nb\n```")


@pytest.mark.parametrize(
    ("title", "identifier"),
    [("a <<< b <b>c</b> d", "a-b"), ("a <<b>c>d", "a-d"), ("x <!--> y <!-- z -->w", "x-y-w")],
)
def test_what_brackets_in_a_heading_leave_of_its_id(title: str, identifier: str) -> None:
    assert f'<h1 id="{identifier}">' in html_of(f"# {title}")


def test_a_block_that_begins_in_a_paragraph_holds_what_comes_until_its_end() -> None:
    shown = html_of("a <center>\n\nb\n\n</center>\n\nc `<div>`\n\nd `</div>`")
    assert "<center><p></p>\n<p>b</p>\n</center>" in shown
    assert len(blocks(renderer("hexo"), "c `<div>`\n\nd `</div>`")) == 2


def test_a_tag_without_its_end_takes_what_comes_as_a_browser_does() -> None:
    shown = joined(published(renderer("hexo"), 'a\n\n<div class="b"\nc\n\n*d*\n\ne\n'))
    assert "".join(shown.split()) == '<p>a</p><divclass="b"><em>d</em><p></p><p>e</p></div>'


def test_blank_lines_in_code_left_open_stay_as_many() -> None:
    assert "<pre>a\n\n<p>b</p>" in html_of("<div><pre>\na\n\nb\n\n</pre></div>")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("```js\na\n```\n", ["a"]),
        ("    ~~~\n  a\n    ~~~\n", ["  a"]),
        ("- ```\n  a\n  ```\n", ["  a"]),
        ("> ```\n> a\n>\n> b\n> ```\n", ["a\n\nb"]),
        ("````\n```\na\n```\n````", ["```\na\n```"]),
        ("````js\na\n```", ["a"]),
        ("```\na", []),
        ("x ```\na\n```", []),
        ("```\n```\n", [""]),
        ("```\n```\nb\n```\n", ["```\nb"]),
        ("<!--\n```\na\n```\n-->\n", []),
    ],
)
def test_where_hexo_finds_fenced_code(text: str, codes: list[str]) -> None:
    assert [each.content for each in fences(text).found] == codes


@pytest.mark.parametrize(
    ("settings", "body", "wanted"),
    [
        ({"marked": {"breaks": False}}, "a\nb", "<p>a\nb</p>"),
        ({"marked": {"smartypants": False}}, '"a"', '<p>"a"</p>'),
        ({"marked": {"quotes": "«»‹›"}}, '"a"', "<p>«a»</p>"),
        ({"marked": {"autolink": False}}, "http://a.b", "<p>http://a.b</p>"),
        ({"marked": {"modifyAnchors": 1}}, "# Ab", 'id="ab"'),
        ({"marked": {"headerIds": False}}, "# Ab", "<h1>Ab</h1>"),
        ({"marked": {"prependRoot": False}}, "![](a.png)", 'src="a.png"'),
        ({"marked": {"figcaption": True}}, "![b](a.png)", 'aria-hidden="true">b</figcaption>'),
        ({"marked": {"lazyload": True}}, "![](a.png)", 'loading="lazy"'),
        ({"marked": {"gfm": False}}, "~~a~~", "<p>~~a~~</p>"),
        ({"marked": {"anchorAlias": True}}, "# [b](#c)", '<a href="#c">b</a></h1>'),
        ({"marked": {"external_link": {"enable": True}}}, "[a](http://b.c)", ' target="_blank"'),
        ({"external_link": {"enable": False}}, "[a](http://b.c)", '<p><a href="http://b.c/">'),
        ({"external_link": {"exclude": "b.c"}}, "[a](http://b.c)", '<p><a href="http://b.c/">'),
        ({"url": "https://b.c/d"}, "[a](http://b.c)", '<p><a href="http://b.c/">'),
        ({"root": "/blog"}, "![](a.png)", 'src="/blog/a.png"'),
        ({"url": "https://b.c/blog"}, "![](a.png)", 'src="/blog/a.png"'),
        ({"highlight": {"line_number": False}}, "```\na\n```", '<tr><td class="code">'),
        ({"highlight": {"line_number": False, "wrap": False}}, "```js\na\n```", "<pre><code class"),
        (
            {"syntax_highlighter": "prismjs"},
            "```js\na\n```",
            'class="line-numbers language-javascript"',
        ),
        (
            {"syntax_highlighter": "prismjs", "prismjs": {"tab_replace": "  "}},
            "```none\n\ta &amp; b\tc &d;\nd\n```",
            ">  a &amp; b\tc &amp;d;\nd</code>",
        ),
        ({"highlight": {"language_attr": True}}, "```foo\na\n```", 'data-language="foo"'),
        (
            {"highlight": {"tab_replace": "  "}},
            "```foo\n\t\ta\tb\nc\n```",
            '<span class="line">    a\tb</span>',
        ),
        ({"syntax_highlighter": ""}, "```js\na\n```", '<pre><code class="language-js">a\n</code>'),
        ({"diagrams": True}, "```mermaid\ngraph TD\n```", 'class="diagram"'),
        ({"marked": "nonsense", "highlight": 3, "url": [], "external_link": 1}, "a", "<p>a</p>"),
    ],
)
def test_the_sites_settings(settings: dict[str, object], body: str, wanted: str) -> None:
    assert wanted in html_of(body, new_renderer("hexo", settings))


def test_an_address_that_is_none_is_kept_as_the_site_has_it() -> None:
    assert 'href="http://localhost:port/x"' in html_of("[a](http://localhost:port/x)")
    assert 'onclick="' not in html_of('[a](<http://a:b/" onclick="x>)')


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('<kbd>a\n\n# "b"\n\nc</kbd>\n\n"d"', ('<h1 id="b">', '</a>"b"</h1>', "<p>“d”</p>")),
        ('<kbd>a `</kbd>`\n\n- "b"', ('<li>"b"</li>',)),
        ('x<a id="y"/>\n\nhttp://a.b\n\n[c](/d)\n\nwww.e.f', ("<p>http://a.b</p>", ">www.e.f</a>")),
        ('<div>\n\n"a"', ("<p>“a”</p>",)),
    ],
)
def test_what_a_text_leaves_open_changes_the_next(body: str, wanted: tuple[str, ...]) -> None:
    html = html_of(body)
    assert [each for each in wanted if each not in html] == []


def test_what_is_left_open_is_followed_no_further_than_typing_can_wait_for() -> None:
    paragraph = "word " * 100 + "\n\n"
    assert len(blocks(renderer("hexo"), "<kbd>a\n\n" + paragraph * 3)) == 1
    assert len(blocks(renderer("hexo"), "<kbd>a\n\n" + paragraph * 300)) == 301


def test_what_looks_like_an_element_of_a_formula_takes_nothing_away() -> None:
    assert html_of("vector<int> a; cd <path> b") == "<p>vector a; cd  b</p>"


def test_an_article_of_one_megabyte_takes_little_time() -> None:
    body = article(1_000_000)
    began = time.process_time()
    blocks(renderer("hexo"), body)
    assert time.process_time() - began < 8
