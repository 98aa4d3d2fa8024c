"""kramdown's ways that no CommonMark parser has, as Jekyll 4.3 with kramdown 2.4 shows them."""

import re

import pytest

from editor.render.block import joined
from editor.render.flavours import jekyll
from editor.render.render import blocks


def shown(body: str, **options: object) -> str:
    """The article's HTML without the line breaks between tags."""
    return tight(joined(blocks(jekyll.renderer({"kramdown": options}), body)))


def tight(html: str) -> str:
    return re.sub(r"(?<=>)\n+|\n+(?=<)", "", html)


BLOCKS = {
    "a list may follow a paragraph": ("a\n- b", "<p>a</p><ul><li>b</li>\n</ul>"),
    "a heading may follow a paragraph": ("a\n# b", '<p>a</p><h1 id="b">b</h1>'),
    "a rule needs an empty line": ("a\n***\nb", "<p>a\n***\nb</p>"),
    "lines of a quote need no sign": ("> a\nb", "<blockquote><p>a\nb</p>\n</blockquote>"),
    "an end of block ends a list": (
        "- a\n^\n- b",
        "<ul><li>a</li>\n</ul>\n<ul><li>b</li>\n</ul>",
    ),
    "a parenthesis makes no list": ("1) a", "<p>1) a</p>"),
    "one empty line makes all items before it paragraphs": (
        "- a\n\n- b",
        "<ul><li><p>a</p>\n</li><li><p>b</p>\n</li>\n</ul>",
    ),
    "tasks": (
        "- [x] a\n- b",
        (
            '<ul class="task-list"><li class="task-list-item"><input type="checkbox" '
            'class="task-list-item-checkbox" checked="checked" disabled="">a</li>'
            '<li class="task-list-item">b</li>\n</ul>'
        ),
    ),
    "definitions": ("a\nb\n: c", "<dl><dt>a</dt><dt>b</dt><dd>c</dd>\n</dl>"),
    "definitions after an empty line": ("a\n\n: c", "<dl><dt>a</dt><dd><p>c</p>\n</dd>\n</dl>"),
    "attributes after a block": (
        "a\n{: .b #c k='d' title=\"e\"}",
        '<p class="b" id="c" title="e">a',
    ),
    "attributes before a block": ("{: .b}\na", '<p class="b">a</p>'),
    "no attributes for the empty lines after them": ("\n{: .b}\n\na", "<p>a</p>"),
    "attributes of an item": ("- {: .b} a", '<ul><li class="b">a</li>\n</ul>'),
    "attributes with a name": ("{:n: .b}\n\na\n{: n .c}", '<p class="b c">a</p>'),
    "a table without a rule": (
        "a | b",
        "<table><tbody><tr><td>a</td><td>b</td>\n</tr>\n</tbody>\n</table>",
    ),
    "a pipe in code does not make a table": ("a `|` b", "<p>a <code"),
    "a fence with words after the language is none": ("```a b\nc\n```", "<p><code"),
    "Markdown in an element": ('<div markdown="1">\n*a*\n</div>', "<div><p><em>a</em></p>\n</div>"),
    "an element that only kramdown takes for closed": (
        '<div><i class="a"/>b</div>',
        '<div><i class="a">b</i></div>',
    ),
    "no Markdown in an element": ("<div>\n*a*\n</div>", "<div>\n*a*\n</div>"),
    "a comment": ("a\n\n{::comment}\nb\n{:/comment}\n\nc", "<p>a</p>\n\n\n<p>c</p>"),
    "HTML as it is": ("{::nomarkdown}\n*a*\n{:/}", "*a*"),
    "ids of Chinese headings": (
        "## 你好，世界\n\n## 你好世界",
        '<h2 id="你好世界-1">你好世界</h2>',
    ),
    "the author's id": ("# a {#b}", '<h1 id="b">a</h1>'),
    "a heading of signs has no id": ("# ...", "<h1>…</h1>"),
    "the next one has": ("# ...\n\n# !", '<h1 id="-1">!</h1>'),
    "contents": (
        "* x\n{:toc}\n\n# a\n\n## b",
        (
            '<ul id="markdown-toc"><li><a href="#a" id="markdown-toc-a">a</a><ul><li>'
            '<a href="#b" id="markdown-toc-b">b</a></li></ul></li></ul>'
        ),
    ),
    "footnotes where the author wants them": (
        "a[^1]\n\n* x\n{:footnotes}\n\nb\n\n[^1]: c",
        (
            '</sup></p>\n<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1" '
            'role="doc-endnote"><p>c&nbsp;<a href="#fnref:1" class="reversefootnote" '
            'role="doc-backlink">&#8617;</a></p>\n</li>\n</ol>\n</div>\n<p>b</p>'
        ),
    ),
    "a formula": ("$$\nx\n$$", '<math data-tex="x" display="block">'),
}


@pytest.mark.parametrize("what", BLOCKS)
def test_blocks(what: str) -> None:
    body, html = BLOCKS[what]
    assert tight(html) in shown(body)


SPANS = {
    "emphasis beside full-width punctuation": ("**重点：**后文", "<strong>重点：</strong>后文"),
    "no underscore after a letter": ("中_文_字", "中_文_字"),
    "stars in a word": ("中*文*字", "中<em>文</em>字"),
    "quotation marks": ("\"a\" 'b' it's", "“a” ‘b’ it’s"),
    "marks beside Chinese": ('他说"你好"', "他说”你好”"),
    "decades": ("the '80s", "the ’80s"),
    "dashes and dots": ("a -- b --- c...", "a – b — c…"),
    "guillemets": ("<< a >> \\<<b", "«\u00a0a\u00a0» &lt;&lt;b".replace("\u00a0", "&nbsp;")),
    "attributes of a span": ("*a*{: .b}", '<em class="b">a</em>'),
    "code": ("`a`", '<code class="language-plaintext highlighter-rouge">a</code>'),
    "a comment that a browser ends sooner": ("a <!--> b -->", "<p>a  b --&gt;</p>"),
    "code in a language": ("`1`{:.language-js}", '<code class="language-js highlighter-rouge">'),
    "no bare addresses": ("http://a.b", "<p>http://a.b</p>"),
    "angle addresses": ("<http://a.b>", '<a href="http://a.b">http://a.b</a>'),
    "a break after two blanks": ("a  \nb", "a<br>\nb"),
    "a break after a backslash": ("a\\\nb", "a<br>\nb"),
    "strikethrough": ("~~a~~", "<del>a</del>"),
    "a reference": ("[a] [b][A]\n\n[a]: c 'd'", '<a href="c" title="d">b</a>'),
    "a reference's attributes": ("[a]\n\n[a]: c\n{: .d}", '<a class="d" href="c">a</a>'),
    "an abbreviation": ("中HTML文 HTML5\n\n*[HTML]: x", '中<abbr title="x">HTML</abbr>文 HTML5'),
    "a formula": ("$$x$$ $y$", "</math> $y$"),
    "Markdown in a span": ("<b>*a*</b> <u>*a*</u>", "<b><em>a</em></b> <u>*a*</u>"),
    "an unknown character": ("&foo; &copy;", "&amp;foo; ©"),
    "what is no character": ("a&#xD800;b&#1234567890;&#0;c", "a���b������c"),
    "escapes": (r"\*a\* \~", "*a* ~"),
    "a picture alone": (
        "![a](b){:standalone .c}",
        '<figure class="c">\n<img src="b" alt="a">\n<figcaption>a</figcaption>',
    ),
}


@pytest.mark.parametrize("what", SPANS)
def test_spans(what: str) -> None:
    body, html = SPANS[what]
    assert tight(html) in shown(body)


@pytest.mark.parametrize(
    ("options", "body", "html"),
    [
        ({"hard_wrap": True}, "a\nb", "a<br>\nb"),
        ({"input": "kramdown"}, "a\n# b", "<p>a\n# b</p>"),
        ({"input": "kramdown"}, "# 你好", 'id="section"'),
        ({"auto_ids": False}, "# a", "<h1>a</h1>"),
        ({"auto_id_prefix": "x-"}, "# a", '<h1 id="x-a">'),
        ({"smart_quotes": ["apos", "apos", "quot", "quot"]}, "'a'", "<p>'a'</p>"),
        ({"smart_quotes": "39,39,34,34"}, '"a"', '<p>"a"</p>'),
        ({"syntax_highlighter_opts": {"span": {"disable": True}}}, "`a`", "<code>a</code>"),
        (
            {"syntax_highlighter_opts": {"default_lang": "ruby"}},
            "`1`\n\n    2",
            '<span class="mi">1</span></code></p><div class="highlight" data-language="ruby">',
        ),
        ({"header_offset": 1}, "# a", "<h2"),
        ({"footnote_nr": 5}, "a[^1]\n\n[^1]: b", ">5</a>"),
        (
            {"toc_levels": "2..3"},
            "* x\n{:toc}\n\n# a\n\n## b",
            '#b" id="markdown-toc-b">b</a></li></ul>',
        ),
        ({"parse_block_html": True}, "<div>\n*a*\n</div>", "<em>a</em>"),
        ({"gfm_quirks": ["no_auto_typographic"]}, "a -- b", "a -- b"),
        ({"typographic_symbols": {"hellip": "..."}}, "a...", "a..."),
        ({"toc_levels": 7, "footnote_nr": "x", "hard_wrap": [], "gfm_quirks": 3}, "a", "<p>a</p>"),
    ],
)
def test_what_a_site_may_set(options: dict[str, object], body: str, html: str) -> None:
    assert tight(html) in shown(body, **options)


def test_options_in_the_article_hold_for_all_of_it() -> None:
    assert "<h1>a</h1>" in shown('# a\n\n{::options auto_ids="false" /}\n\nb')


@pytest.mark.parametrize("markdown", ["CommonMark", "commonmarkghpages"])
def test_a_site_may_have_github_s_markdown(markdown: str) -> None:
    engine = jekyll.renderer({"markdown": markdown})
    assert joined(blocks(engine, "'a'")) == "<p>'a'</p>"


@pytest.mark.parametrize(
    ("body", "segments"),
    [
        ("a\n\nb\n\nc", 3),
        ("- a\n\n- b\n\nc", 2),
        ("- a\n\n1. b", 2),
        ("a\n\n: b\n\nc\n\n: d\n\ne", 2),
        ("a\n\n{: .b}\n\nc\n\nd", 2),
        ("```\na\n\nb\n```\n\nc", 2),
        ("```\na\n\nb", 2),
        ("<div>\n\na\n\n</div>\n\nb", 2),
        ("<div>\n\na\n\nb", 1),
        ("$$\na\n\nb\n$$\n\nc", 2),
        ("{::comment}\na\n\nb\n{:/}\n\nc", 2),
        ("{% raw %}\n\na\n\n{% endraw %}\n\nb", 2),
    ],
)
def test_where_an_article_may_be_cut(body: str, segments: int) -> None:
    assert len([block for block in blocks(jekyll.renderer({}), body) if block.lines]) == segments
