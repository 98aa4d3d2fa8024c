"""MkDocs and Pelican as sites set them up: segments apart are the whole, options are followed."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.render.block import Block, apply, joined
from editor.render.flavours import mkdocs, pelican
from editor.render.flavours.table import renderer
from editor.render.incremental import Incremental
from editor.render.python_markdown.engine import PythonMarkdown
from editor.render.render import blocks
from tests.render import articles
from tests.render.articles import Edit, edit
from tests.render.plain import comparable, innermost, text_of, whole_by

MATERIAL: dict[str, Any] = yaml.safe_load("""
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - sane_lists
  - toc: {permalink: true}
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.betterem: {smart_enable: all}
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.emoji
  - pymdownx.escapeall: {hardbreak: true}
  - pymdownx.highlight: {anchor_linenums: true, line_spans: __span, pygments_lang_class: true}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.snippets
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
""")
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
