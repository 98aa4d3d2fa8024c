"""What the Astro flavour shows, construct by construct."""

import re

import pytest

from editor.render.block import joined
from editor.render.flavours import table
from editor.render.render import blocks
from tests.render.plain import renderer

NOTE = "a[^1]\n\n[^1]: b"


def html_of(body: str) -> str:
    return joined(blocks(renderer("astro"), body))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("~a~ ~~b~~ ~~~c~~~", "<del>a</del> <del>b</del> ~~~c~~~"),
        ("| a |\n|--:|\n| 1 |", '<th align="right">a</th>'),
        (
            "- [x] a",
            '<ul class="contains-task-list">\n<li class="task-list-item"><input type="check',
        ),
        ("www.a.co", '<a href="http://www.a.co">www.a.co</a>'),
        ("见https://a.co/路径。", '<a href="https://a.co/%E8%B7%AF%E5%BE%84%E3%80%82">'),
        ("(https://a.co/b).", '<a href="https://a.co/b">https://a.co/b</a>).'),
        ("<i>x</i></a> http://a.co/_ b", '<a href="http://a.co/">http://a.co/</a>_ b'),
        ("a@b.co", '<a href="mailto:a@b.co">a@b.co</a>'),
        ("[a https://b.co", '<a href="https://b.co">https://b.co</a>'),
        ("# 标题 {x} `c`!", '<h1 id="标题-x-c">'),
        ("# a\n\n# a", '<h1 id="a-1">'),
        ("***a** b*", "<em><strong>a</strong> b</em>"),
        ("**重点：**后文", "**重点：**后文"),
        ("{{ a }} {b}", "{{ a }} {b}"),
        ("<pre>\n\na\n</pre>", "<pre>a\n</pre>"),
        ("![a\\\n*b*\nc](d)", 'alt="ab\nc"'),
        ("a <i>b", "<p>a <i>b</i></p>"),
        ("```nolang\na\n```", '<div class="highlight"><pre><code>a'),
        ("```c++\na\n```", 'data-language="c"'),
    ],
)
def test_constructs(body: str, wanted: str) -> None:
    assert wanted in html_of(body)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\"a\" 'b'", "“a” ‘b’"),
        ("it's '90s", "it’s ’90s"),
        ('说："好"，他说"好"。', "说：“好”，他说”好”。"),
        ("a -- b --- c... d", "a — b --- c… d"),
        ("``a''", "“a”"),
        ("a . . . b", "a … b"),
        ("a. .... . . b", "a. … . . b"),
        ("a. . . no -- b -- c", "a… no -- b — c"),
        ('`"a"` "`b`"', '<code>"a"</code> “<code>b</code>”'),
        ('[a](b)"c"', '<a href="b">a</a>”c”'),
        ('"a" &quot;b&quot; \\"c\\"', "“a” “b” “c”"),
    ],
)
def test_smart_quotes(text: str, shown: str) -> None:
    assert html_of(text) == f"<p>{shown}</p>"


def test_footnotes_are_as_on_github() -> None:
    html = html_of("a[^x] b[^x]\n\n[^x]: note\n")
    assert (
        '<sup><a href="#user-content-fn-x" id="user-content-fnref-x" data-footnote-ref=""' in html
    )
    assert 'id="user-content-fnref-x-2"' in html
    assert '<h2 class="sr-only" id="footnote-label">Footnotes</h2>' in html
    assert 'aria-label="Back to reference 1-2"' in html


def test_what_footnotes_refer_to_is_numbered_after_the_article() -> None:
    html = html_of("[^a] [^b]\n\n[^a]: A [^c]\n\n[^b]: B\n\n[^c]: C\n\n[^d]: D [^d]\n")
    assert html.index("<p>A") < html.index("<p>B") < html.index("<p>C")
    assert "<p>D" not in html


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("a[^B]\n\n[^b]: c", 'href="#user-content-fn-b"'),
        ("[^1][r]\n\n[^1]: c\n\n[r]: /u", '</sup><a href="/u">r</a>'),
        ("a[^1]\n\n[^1]: - b\n      - c", "<li>b\n<ul>\n<li>c"),
        ("[^b] [^a]\n\n# t[^a]\n\n[^a]: c\n\n[^b]: d", '<h1 id="t2">'),
    ],
)
def test_footnotes(body: str, wanted: str) -> None:
    assert wanted in html_of(body)


@pytest.mark.parametrize("line", ["- a | b", "# a | b", "> a | b", "1. a | b"])
def test_what_may_be_another_block_is_no_table(line: str) -> None:
    assert "<table" not in html_of(f"{line}\n---|---\nc | d")


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("|　b　|", "　b　"),
        (r"|b\\|c|", "b\\"),
        (r"|b\|c|", "b|c"),
        (r"|`b\|c`|", "<code>b|c</code>"),
    ],
)
def test_cells_of_tables(row: str, cell: str) -> None:
    assert f"<td>{cell}</td>" in html_of(f"|a|\n|-|\n{row}")


def test_a_list_s_lazy_line_may_be_as_far_in_as_code() -> None:
    assert "a\n- b" in html_of("1.   a\n    - b")


def test_after_indented_code_a_list_begins_only_with_one() -> None:
    assert "<ol" not in html_of("    code\n\n3. x")
    assert "<ol" in html_of("    code\n\n1. x")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("> a\n<br>\nb", "<blockquote>\n<p>a</p>\n<br>\n</blockquote><p>b</p>"),
        ("- a\n<br>\nb", "<ul>\n<li>a\n<br>\n</li>\n</ul><p>b</p>"),
        ("1)   a\n    <i>\n    </i>", "<ol>\n<li>a\n<i>\n</i></li>\n</ol>"),
    ],
)
def test_a_tag_alone_on_a_lazy_line_is_html_and_the_end(body: str, shown: str) -> None:
    assert html_of(body).replace("\n\n", "\n").replace(">\n<p>b", "><p>b") == shown


@pytest.mark.parametrize("line", ["> 7) x", "> -", "- 7) x", "> > 7) x"])
def test_in_what_interrupts_a_paragraph_a_list_begins_only_with_one(line: str) -> None:
    html = html_of(f"text\n{line}")
    assert "<ol" not in html
    assert "<li></li>" not in html
    assert html_of(f"text\n\n{line}").count("<li>") == html.count("<li>") + 1


@pytest.mark.parametrize(
    ("lines", "loose"),
    [
        ("- a\n  - b\n\n- c", ""),
        ("- a\n  - b\n\n\n- c", "b"),
        ("- a\n  - b\n\n  c\n- d", ""),
        ("- a\n\n- b", "ab"),
        ("- a\n- b\n\n\nc", "ab"),
        ("- a\n\n1. b", "a"),
        ("- a\n\n\n", "a"),
    ],
)
def test_loose_lists_in_quotes(lines: str, loose: str) -> None:
    html = html_of("\n".join(f"> {line}".strip() for line in lines.split("\n")))
    assert "".join(re.findall("<li>\n<p>(.)", html)) == loose


def test_in_a_footnote_a_list_is_loose_that_another_or_a_quote_follows() -> None:
    note = "[^1]: a\n    - b\n      - c\n\n    > d\n    - e\n\n    f\n\n[^1]"
    assert re.findall("<li>\n<p>(.)", html_of(note)) == ["c"]


def test_the_first_line_of_code_after_a_list_stands_alone() -> None:
    assert html_of("10)  a\n\n    b\n    c").count("<pre>") == 2


@pytest.mark.parametrize(
    ("settings", "body", "wanted"),
    [
        ({"markdown": {"smartypants": False}}, '"a"', '<p>"a"</p>'),
        ({"markdown": {"gfm": False}}, "~~a~~ www.a.co", "<p>~~a~~ www.a.co</p>"),
        ({"markdown": {"gfm": False}}, "a**~b~**c", "a**~b~**c"),
        ({"markdown": {"syntaxHighlight": False}}, "```c++\na\n```", 'data-language="c++"'),
        ({"markdown": {"syntaxHighlight": "prism"}}, "```no\na\n```", 'data-language="no"'),
        ({"markdown": {"smartypants": {"quotes": False}}}, '"a" -- b', '"a" — b'),
        ({"markdown": {"smartypants": {"dashes": "oldschool"}}}, "a -- b --- c", "a – b — c"),
        ({"markdown": {"smartypants": {"ellipses": "unspaced"}}}, "a... . . .", "a… . . ."),
        ({"markdown": {"smartypants": {"closingQuotes": {"double": "»"}}}}, '"a"', "“a»"),
        ({"markdown": {"remarkRehype": {"footnoteLabel": "脚注"}}}, NOTE, ">脚注</h2>"),
        ({"markdown": {"remarkRehype": {"footnoteLabelProperties": {}}}}, NOTE, '<h2 id="foot'),
        ({"markdown": {"remarkRehype": {"clobberPrefix": "n-"}}}, NOTE, 'id="n-fn-1"'),
        ({"markdown": "x"}, "a", "<p>a</p>"),
    ],
)
def test_settings(settings: dict[str, object], body: str, wanted: str) -> None:
    assert wanted in joined(blocks(table.renderer("astro", settings), body))
