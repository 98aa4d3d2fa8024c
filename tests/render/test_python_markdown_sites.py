"""MkDocs and Pelican as sites set them up: segments apart are the whole, options are followed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.render.block import Block, apply, joined
from editor.render.flavours.table import renderer
from editor.render.incremental import Incremental
from editor.render.python_markdown.engine import PythonMarkdown
from editor.render.python_markdown.sites import left_out
from editor.render.render import blocks
from editor.site.settings import READERS
from tests.render import articles
from tests.render.articles import Edit, edit
from tests.render.hostile import DATA
from tests.render.plain import comparable, innermost, text_of, whole_by

MATERIAL = READERS[".yml"]((DATA / "material.yml").read_text(encoding="utf-8"))
CRITIC = {"markdown_extensions": ["extra", "pymdownx.critic", "pymdownx.superfences"]}
BLOCKS = {
    "markdown_extensions": [
        *("footnotes", "pymdownx.blocks.admonition", "pymdownx.blocks.details"),
        *("pymdownx.blocks.tab", "pymdownx.blocks.html", "pymdownx.fancylists"),
        *("nl2br", "smarty", "wikilinks", {"footnotes": {"USE_DEFINITION_ORDER": False}}),
    ]
}
BARE = {"MARKDOWN": {"extensions": ["markdown.extensions.toc", "codehilite", "pymdownx.quotes"]}}
SITES = {
    "mkdocs material": ("mkdocs", MATERIAL),
    "mkdocs critic": ("mkdocs", CRITIC),
    "mkdocs blocks": ("mkdocs", BLOCKS),
    "mkdocs": ("mkdocs", {}),
    "pelican": ("pelican", {}),
    "pelican bare": ("pelican", BARE),
}
EVERY_SITE = pytest.mark.parametrize("site", SITES)
PROPERTY = settings(deadline=None, suppress_health_check=list(HealthCheck))

LINES = """\
??? note "Folded"
???+ tip
=== "One"
=== "Two *b*"
===! "New set"
--8<-- "file.md"
--8<--
;--8<-- "escaped.md"
/// note | Title
/// details | Title
///
//// tab | T
////
(a) fancy
#. fancy
{++ added ++}
{-- taken
out --}
{>> remark
<<}
{~~ old ~> new ~~}
{== marked
==} ++ctrl+c++ ==mark== ^^ins^^ H~2~O :smile: `#!py x`
[[Wiki Link]] #12 @user https://example.org，后文
:::python
``` {.python .extra #one hl_lines="1"}
```python title="a.py" linenums="2"
x[^1] **y[^1]** z[^2]""".splitlines()
piece = articles.piece | st.tuples(articles.indent, st.sampled_from(LINES), articles.gap).map(
    "".join
)
article = st.lists(piece, max_size=12).map("".join)


def engine(site: str) -> PythonMarkdown:
    made = innermost(renderer(*SITES[site]))
    assert isinstance(made, PythonMarkdown)
    return made


def show(flavour: str, body: str, given: dict[str, Any] | None = None) -> str:
    return joined(blocks(renderer(flavour, given or {}), body))


@EVERY_SITE
@PROPERTY
@given(body=article)
def test_the_joined_blocks_are_python_markdowns_whole_render(site: str, body: str) -> None:
    ours = engine(site)
    vars(ours)["_clean"] = lambda html: html
    try:
        whole = whole_by(ours)(body)
    except Exception:  # noqa: BLE001 - footnotes in footnotes, and what extensions fail on
        return
    assert text_of(blocks(ours, body)) == comparable(whole)


@EVERY_SITE
@PROPERTY
@given(body=article, edits=st.lists(edit, max_size=6))
def test_any_edits_end_in_the_blocks_of_a_whole_render(
    site: str, body: str, edits: list[Edit]
) -> None:
    followed = Incremental(engine(site), body)
    shown: list[Block] = []
    for where, removed, inserted in edits:
        apply(followed.step(0.0), shown)
        at = int(where * len(body))
        removed = min(removed, len(body) - at)
        followed.change(at, removed, inserted)
        body = body[:at] + inserted + body[at + removed :]
    while not followed.is_done:
        apply(followed.step(), shown)
    assert shown == blocks(engine(site), body)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("# 中文\n\n# 标题", '<h1 id="_2">标题<a class="headerlink" href="#_2"'),
        ("??? note\n    x", '<details class="note">\n<summary>Note</summary>'),
        ("???+ note\n    x", '<details class="note" open="open">'),
        ('=== "A"\n    x\n\ny\n\n=== "B"\n    z', 'data-tabs="2:1"'),
        (
            '=== "A"\n    x',
            '<input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio">',
        ),
        ("++ctrl+c++", '<kbd class="key-control">Ctrl</kbd>'),
        (":smile:", 'alt="😄"'),
        ("==m== ^^i^^ H~2~O", "<mark>m</mark> <ins>i</ins> H<sub>2</sub>O"),
        ("`#!py x`", '<code class="language-py highlight">'),
        ('```py title="a.py"\nx\n```', '<span class="filename">a.py</span>'),
        ('```py linenums="3"\nx\n```', 'data-linenos="3 "'),
        ("```py\nx\n```", 'class="language-py highlight"'),
        ("# The $a_1$ one", '<h1 id="the-a_1-one">'),
        ('--8<-- "../../etc/passwd"', "<code>../../etc/passwd</code>"),
        ("x[^1] *y[^1]*\n\n- z[^1]\n\n[^1]: w", 'href="#fnref3:1"'),
    ],
)
def test_what_a_site_with_materials_extensions_shows(body: str, wanted: str) -> None:
    assert wanted in show("mkdocs", body, MATERIAL)


def test_a_site_that_numbers_its_lines_shows_its_code() -> None:
    colours = {"markdown.extensions.codehilite": {"linenums": True}}
    site = {"MARKDOWN": {"extension_configs": {**colours, "markdown.extensions.extra": {}}}}
    for body in ("```python\nif x:\n```", "    #!python\n    if x:"):
        shown = show("pelican", body, site)
        assert 'data-linenos="1 "' in shown
        assert '<span class="k">if</span>' in shown


def test_each_tab_has_its_own_label_where_their_titles_make_the_ids() -> None:
    slug = {"python": "pymdownx.slugs.slugify", "args": [], "kwds": {"case": "lower"}}
    given = {"markdown_extensions": [{"pymdownx.tabbed": {"slugify": slug}}]}
    html = show("mkdocs", '=== "A"\n    x\n\n=== "B"\n    y\n\nz\n\n=== "A"\n    x', given)
    assert re.findall(r'<label for="([^"]*)"', html) == ["a", "b", "a_1"]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"footnotes": {"BACKLINK_TEXT": "up"}}, ">up</a>"),
        ({"markdown.extensions.footnotes": {"BACKLINK_TEXT": "up"}}, ">↩</a>"),
    ],
)
def test_a_bundle_takes_options_of_its_parts_by_the_names_it_has_for_them(
    given: dict[str, Any], wanted: str
) -> None:
    html = show("mkdocs", "x[^1]\n\n[^1]: y", {"markdown_extensions": [{"extra": given}]})
    assert wanted in html


def test_code_that_the_site_leaves_to_a_script_has_its_html_and_colours() -> None:
    plain = {"pymdownx.highlight": {"use_pygments": False}, "pymdownx.superfences": {}}
    html = show("mkdocs", "```python\n\nif x:\n```", {"markdown_extensions": plain})
    wanted = '<pre class="highlight"><code class="language-python">\n<span class="k">if</span>'
    assert wanted in html


def test_pelican_writes_xhtml_where_its_own_settings_do_not_say_otherwise() -> None:
    body = '<details markdown="1" open>\nx\n</details>'
    extra: dict[str, Any] = {"extension_configs": {"markdown.extensions.extra": {}}}
    assert '<details open="">' in show("pelican", body)
    assert '<details open="open">' in show("pelican", body, {"MARKDOWN": extra})
    html5 = {"MARKDOWN": {**extra, "output_format": "html5"}}
    assert '<details open="">' in show("pelican", body, html5)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("```python\nx\n```", '<code class="language-python">'),
        ("~~~ {.js #one}\nx\n~~~", '<pre id="one"><code class="language-js">'),
        ("- [ ] task", "<li>[ ] task</li>"),
        ("# A", '<h1 id="a">A</h1>'),
        ("[a](b.md) ![c](d.png)", '<a href="b.md">a</a>'),
        ("- item\n```\nfence\n```", "<pre><code>fence\n</code></pre>"),
    ],
)
def test_what_a_new_mkdocs_site_shows(body: str, wanted: str) -> None:
    assert wanted in show("mkdocs", body)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("# A", "<h1>A</h1>"),
        ("```python\nif x:\n```", '<div class="highlight"><pre><span></span><code>'),
        ("    :::python\n    if x:", '<span class="k">if</span>'),
        ("![a]({static}/images/a.png)", '<img alt="a" src="{static}/images/a.png">'),
        ("[a]({filename}../b.md)", '<a href="{filename}../b.md">'),
        ("Note: this is\ntext", "<p>Note: this is\ntext</p>"),
    ],
)
def test_what_pelican_shows(body: str, wanted: str) -> None:
    assert wanted in show("pelican", body)


def test_extensions_that_galley_does_not_know_are_named_and_never_imported() -> None:
    given = {"markdown_extensions": ["admonition", "this", {"pymdownx.b64": {}}, "meta"]}
    assert left_out("mkdocs", given) == ("this", "pymdownx.b64")
    assert "admonition-title" in show("mkdocs", "!!! note\n    x", given)
    assert left_out(
        "pelican", {"MARKDOWN": {"extensions": ["markdown.extensions.extra", "x"]}}
    ) == ("x",)


@pytest.mark.parametrize(
    "given",
    [
        "toc",
        7,
        None,
        [None, 3, []],
        [{"toc": 7}, {"toc": {"permalink": [], "toc_depth": "a-b", "nothing": 1}}],
        [{"pymdownx.superfences": {"custom_fences": [1, {"name": []}]}}],
        [{"pymdownx.emoji": {"emoji_index": {"python": "os.system"}, "options": 3}}],
        [{"footnotes": {"BACKLINK_TITLE": "{a}", "SEPARATOR": None, "BACKLINK_TEXT": "<script>"}}],
        [{"pymdownx.highlight": {"linenums": "x", "extend_pygments_lang": [3]}}],
        {"codehilite": {"linenums": "x"}, "extra": {"footnotes": 3}},
    ],
)
def test_options_that_make_no_sense_are_passed_over(given: Any) -> None:
    for flavour, options in (
        ("mkdocs", {"markdown_extensions": given}),
        ("pelican", {"MARKDOWN": given}),
        ("pelican", {"MARKDOWN": {"extensions": given, "extension_configs": given}}),
    ):
        html = show(flavour, "# A\n\ntext[^1]\n\n```\ncode\n```\n\n[^1]: note\n", options)
        assert ">A<" in html
        assert "code" in html
        assert "<script" not in html


def test_python_objects_are_found_in_a_table_of_names() -> None:
    slug = {"python": "pymdownx.slugs.slugify", "args": [], "kwds": {"case": "lower"}}
    fence = {"name": "mermaid", "class": "mermaid"}
    fence_format = {"format": {"python": "pymdownx.superfences.fence_code_format"}}
    given = {
        "markdown_extensions": [
            {"toc": {"slugify": slug}},
            {"pymdownx.superfences": {"custom_fences": [{**fence, **fence_format}]}},
        ]
    }
    assert '<h1 id="中文-a">' in show("mkdocs", "# 中文 A", given)
    html = joined(
        blocks(innermost(renderer("mkdocs", given)), "```mermaid\ngraph LR; A-->B\n```\n")
    )
    assert '<pre class="mermaid"><code>graph LR; A--&gt;B' in html
