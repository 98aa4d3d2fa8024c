"""Liquid in a Jekyll post: what it certainly gives is shown, the rest is a label."""

import pytest

from editor.render.block import Block, apply, joined
from editor.render.flavours import jekyll
from editor.render.incremental import Incremental
from editor.render.render import blocks

SITE = {"baseurl": "/blog", "url": "https://x.y"}


def shown(body: str) -> str:
    return joined(blocks(jekyll.renderer(SITE), body))


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("![a]({{ site.baseurl }}/b.png)", '<img src="/blog/b.png" alt="a">'),
        ("[a]({{ '/图.png' | relative_url }})", 'href="/blog/%E5%9B%BE.png"'),
        ("[a]({{ 'b' | absolute_url }})", 'href="https://x.y/blog/b"'),
        ("[a]({% post_url 2024-07-31-b %})", 'href="/blog/2024/07/31/b.html"'),
        ("[a]({% link c/d.pdf %})", 'href="/blog/c/d.pdf"'),
        ("a {%- comment -%} b {%- endcomment -%} c", "<p>ac</p>"),
        ("a\n{% comment %}\n\nb\n\n{% endcomment %}\nc", "<p>a</p>\n<p>c</p>"),
        ("{% assign a = 1 %}b", "<p>b</p>"),
        ("`{% raw %}{{ a }}{% endraw %}`", ">{{ a }}</code>"),
        ("{{ '{{' }} {{ \"a\" | upcase | append: 'b' }}", "<p>{{ Ab</p>"),
        ("a{{ .Values.x | quote }}b{{ '%s' % c }}", "<p>ab%s</p>"),
        ("```\n<p>{{ msg }} {{ page.url }}</p>\n```", "&lt;p&gt; <span class="),
        ("`{{ msg }}`", '><span class="template-code-inline"'),
        (
            "{% highlight text %}\n{{ a }}1{% raw %}{{ b }}{% endraw %}\n{% endhighlight %}",
            "1{{ b }}",
        ),
        ("{{ page.title }}", '<div class="template-code">'),
        ("a {% include b.html c=1 %} d", 'title="{% include b.html c=1 %}">include</span> d'),
        ("{% for a in b %}\n\nc\n\n{% endfor %}", '<div class="template-code"><span>for</span>'),
        (
            '{% include figure.html src="/a.png" caption="B" %}',
            '<img src="/a.png" alt="B"><figcaption>B</figcaption>',
        ),
        (
            "a\n{% highlight ruby %}\n{{ x }}\n\n*b*\n{% endhighlight %}",
            '<p>a</p>\n<figure class="highlight"><div class="highlight" data-language="ruby">',
        ),
    ],
)
def test_liquid(body: str, html: str) -> None:
    assert html in shown(body)


@pytest.mark.parametrize(
    ("scope", "is_run"), [({"path": ""}, False), ({"path": "", "type": "drafts"}, True)]
)
def test_a_site_may_leave_liquid_alone(scope: dict[str, str], is_run: bool) -> None:
    defaults = [{"scope": scope, "values": {"render_with_liquid": False}}]
    html = joined(blocks(jekyll.renderer({"defaults": defaults}), "a {{ 'b' }}"))
    assert html == ("<p>a b</p>" if is_run else "<p>a {{ ‘b’ }}</p>")


def test_highlighted_code_is_whole_where_html_is_read_as_markdown() -> None:
    site = {"kramdown": {"parse_block_html": True}}
    html = joined(blocks(jekyll.renderer(site), "{% highlight js %}\n1\n{% endhighlight %}\n\na"))
    assert html.endswith("</code></pre></div></figure>\n<p>a</p>")


def test_raw_code_is_read_as_markdown_and_stays_whole() -> None:
    html = shown("{% raw %}\n```\n{{ a }}\n\n{% b %}\n```\n\n*c*\n{% endraw %}")
    assert "{{ a }}\n\n{% b %}" in html
    assert "<em>c</em>" in html


def test_code_that_is_never_closed_costs_only_itself() -> None:
    html = shown("a {{ b\n\n{% c\n\nd {% raw %}\n\n*e*")
    assert "<em>e</em>" in html


BODY = "a\n\n{% raw %}\n\nb {{ c }}\n\n{% endraw %}\n\nd {% include e %}\n\n{{ f }}\n\ng\n"


@pytest.mark.parametrize("at", range(0, len(BODY), 3))
@pytest.mark.parametrize("inserted", ["x", "\n\n", "{%", "{% endraw %}"])
def test_an_edit_ends_in_the_blocks_of_a_whole_render(at: int, inserted: str) -> None:
    followed = Incremental(jekyll.renderer(SITE), BODY)
    shown_blocks: list[Block] = []
    apply(followed.step(), shown_blocks)
    followed.change(at, 2, inserted)
    apply(followed.step(), shown_blocks)
    changed = BODY[:at] + inserted + BODY[at + 2 :]
    assert shown_blocks == blocks(jekyll.renderer(SITE), changed)
