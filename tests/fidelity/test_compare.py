"""What the comparison tells apart and what it does not."""

import pytest

from tests.fidelity.compare import compare
from tests.fidelity.dom import blocks

SAME = {
    "white space between words and tags": ("<p>a  b\n c</p>\n\n<p>d</p>", "<p> a b c </p><p>d</p>"),
    "cells aligned by attribute or style": (
        '<table><tr><td align="center">a</table>',
        '<table><tbody><tr><td style="text-align:center">a</td></tr></tbody></table>',
    ),
    "a sign beside a heading": (
        '<h2 id="a">A</h2>',
        '<h2 id="a">A<a class="headerlink" href="#a" title="Permanent link">¶</a></h2>',
    ),
    "the heading's anchor before it": (
        '<h2 id="a">A</h2>',
        '<h2 id="a"><a href="#a" class="header-anchor">&#8203;</a>A</h2>',
    ),
    "colours": (
        '<pre><code class="language-js">let a;\n</code></pre>',
        (
            '<div class="highlight"><pre><code class="language-js" data-lang="js">'
            '<span class="line"><span style="color:red">let</span> a;</span>\n</code></pre></div>'
        ),
    ),
    "Hexo's table with line numbers": (
        '<pre><code class="language-js">let a;\n\nb</code></pre>',
        (
            '<figure class="highlight js"><table><tr><td class="gutter"><pre><span class="line">1'
            '</span><br><span class="line">2</span><br></pre></td><td class="code"><pre>'
            '<span class="line">let a;</span><br><span class="line"></span><br>'
            '<span class="line">b</span><br></pre></td></tr></table></figure>'
        ),
    ),
    "a formula as MathML and between delimiters": (
        '<p>so <math data-tex="a_b"><mi>a</mi></math></p>',
        r"<p>so \(a_b\)</p>",
    ),
    "a formula in the wrapping of a site": (
        '<div class="math block"><math data-tex="a"><mi>a</mi></math></div>',
        '<div class="arithmatex">\\[\na\n\\]</div>',
    ),
    "comments": ("<p>a</p>", "<!-- raw HTML omitted --><p>a<!-- b --></p>"),
    "what no article may bring": ("<p>a</p>", '<p>a</p><script>alert(1)</script><iframe src="a">'),
}
DIFFERENT = {
    "a break for a line's end": ("<p>a<br>b</p>", "<p>a\nb</p>"),
    "no space between two lines": ("<p>一二</p>", "<p>一\n二</p>"),
    "quotes": ("<p>“a”</p>", '<p>"a"</p>'),
    "an address": ('<p><a href="a">b</a></p>', '<p><a href="c">b</a></p>'),
    "a title": ('<p><img src="a" alt="b"></p>', '<p><img src="a" alt="b" title="c"></p>'),
    "an id": ('<h2 id="a">A</h2>', '<h2 id="b">A</h2>'),
    "a loose list": ("<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>"),
    "where a list starts": ("<ol><li>a</li></ol>", '<ol start="2"><li>a</li></ol>'),
    "a ticked box": (
        '<ul><li><input type="checkbox"> a</li></ul>',
        '<ul><li><input type="checkbox" checked> a</li></ul>',
    ),
    "an alignment": ("<table><tr><td>a</table>", '<table><tr><td align="center">a</table>'),
    "a language": (
        '<pre><code class="language-js">a</code></pre>',
        '<pre><code class="language-ts">a</code></pre>',
    ),
    "spaces in code": ("<pre><code>a  b</code></pre>", "<pre><code>a b</code></pre>"),
    "an empty first line of code": ("<pre><code>a</code></pre>", "<pre><code>\n\na</code></pre>"),
    "marked lines": (
        "<pre><code>a\nb</code></pre>",
        '<pre><code>a\n<span class="hll">b</span></code></pre>',
    ),
    "where emphasis ends": ("<p><em>a</em>b</p>", "<p><em>ab</em></p>"),
    "where a space stands": ("<p>a<em> b</em></p>", "<p>a <em>b</em></p>"),
    "figure and caption": (
        "<p><img src=a alt=b></p>",
        "<figure><img src=a alt=b><figcaption>b</figcaption></figure>",
    ),
    "two formulas": ('<math data-tex="a"></math>', '<math data-tex="b"></math>'),
    "a class": ('<div class="note"><p>a</p></div>', '<div class="tip"><p>a</p></div>'),
    "an open block of details": ("<details>a</details>", "<details open>a</details>"),
    "code and text": ("<p><code>a</code></p>", "<p>a</p>"),
    "a missing block": ("<p>a</p>", "<p>a</p><hr>"),
}


@pytest.mark.parametrize("name", SAME)
def test_what_a_reader_does_not_see_is_alike(name: str) -> None:
    ours, theirs = SAME[name]
    assert blocks(ours) == blocks(theirs)
    assert compare(ours, theirs).is_alike


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_a_reader_sees_is_different(name: str) -> None:
    ours, theirs = DIFFERENT[name]
    assert blocks(ours) != blocks(theirs)
    assert not compare(ours, theirs).is_alike


def test_blocks_are_counted_by_the_longer_side() -> None:
    found = compare("<p>a</p><p>b</p><p>d</p>", "<p>a</p><p>x</p><p>y</p><p>d</p>")
    assert (found.alike, found.all) == (2, 4)
    (only,) = found.differences
    assert (len(only.ours), len(only.theirs)) == (1, 2)


def test_template_code_is_left_out_whatever_the_site_made_of_it() -> None:
    code = '<div class="template-code">note</div>'
    found = compare(f"<p>a</p>{code}<p>b</p>", "<p>a</p><section>1</section><hr><p>b</p>")
    assert (found.alike, found.all, found.left_out) == (2, 2, 1)
    missing = compare(f"<p>a</p>{code}<p>b</p>", "<p>a</p><section>1</section><p>c</p>")
    assert (missing.alike, missing.all) == (1, 2)


def test_an_attribute_that_a_generator_cannot_give_is_left_out() -> None:
    ours, theirs = '<h2 id="a" title="t">A</h2>', '<h2 title="t">A</h2>'
    assert not compare(ours, theirs).is_alike
    assert compare(ours, theirs, {"id"}).is_alike


def test_text_at_the_top_level_is_a_block() -> None:
    assert len(blocks("a <b>c</b> <!-- d --> e<p>f</p>g")) == 3
