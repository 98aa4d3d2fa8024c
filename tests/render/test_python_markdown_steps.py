"""Steps that cannot concern a text are left out: each is known, and none is missed."""

from __future__ import annotations

import time
from itertools import chain

import pytest
from markdown import Markdown

from editor.render.block import joined
from editor.render.python_markdown import steps
from editor.render.python_markdown.catalogue import selected
from editor.render.python_markdown.making import extension
from editor.render.python_markdown.run import Run
from editor.render.render import blocks
from tests.render.plain import renderer

EVERY = (
    {"abbr": {}, "admonition": {}, "attr_list": {}, "def_list": {}, "legacy_attrs": {}},
    {"footnotes": {}, "md_in_html": {}, "nl2br": {}, "tables": {}, "wikilinks": {}},
    {"smarty": {"smart_angled_quotes": True}, "codehilite": {}, "fenced_code": {}},
    {"pymdownx.magiclink": {"repo_url_shorthand": True, "social_url_shorthand": True}},
    {"pymdownx.superfences": {}, "pymdownx.critic": {}, "pymdownx.bracketspan": {}},
    {"pymdownx.arithmatex": {}, "pymdownx.keys": {}, "pymdownx.progressbar": {}},
    {"pymdownx.emoji": {"emoji_index": {"python": "material.extensions.emoji.twemoji"}}},
    {"pymdownx.details": {}, "pymdownx.tabbed": {}, "pymdownx.tasklist": {}, "galley.alerts": {}},
    {"pymdownx.highlight": {}, "pymdownx.mark": {}, "pymdownx.smartsymbols": {}},
    {"pymdownx.magiclink": {"repo_url_shorthand": True, "user": "a", "repo": "b"}},
)


def made(options: dict[str, dict[str, object]]) -> Markdown:
    chosen = selected(options.items()).extensions
    return Markdown(extensions=[extension(name, Run(), given) for name, given in chosen.items()])


@pytest.mark.parametrize(
    "table", ["PREPROCESSORS", "BLOCK_PROCESSORS", "INLINE_PATTERNS", "TREE_PROCESSORS"]
)
def test_every_step_that_is_listed_is_one_of_an_extension(table: str) -> None:
    known = set[str]()
    listed = getattr(steps, table)
    for md in map(made, EVERY):
        registries = [
            *(md.preprocessors, md.parser.blockprocessors, md.inlinePatterns, md.treeprocessors),
            *(
                vars(md.treeprocessors[name])["inlinePatterns"]
                for name in ("smarty", "smart-symbols")
                if name in md.treeprocessors
            ),
        ]
        known |= {name for name in listed if any(name in each for each in registries)}
    assert known == set(listed)


def test_a_step_is_taken_when_one_of_its_marks_stands_in_the_text() -> None:
    patterns = steps.Steps(made({}).inlinePatterns, steps.INLINE_PATTERNS)
    assert list(patterns.of("plain")) == []
    assert len(list(patterns.of("a `code` span"))) == 1
    assert set(patterns.of("[a] ![b]")) == set(chain(patterns.of("["), patterns.of("!")))


@pytest.mark.parametrize(
    "hostile", ["<a " * 10_000, "<a " * 10_000 + "`>", '<a ="' * 9_000 + ">", "<a b=c>" * 9_000]
)
@pytest.mark.parametrize("flavour", ["python-markdown", "mkdocs", "pelican"])
def test_tags_that_never_end_end_soon(flavour: str, hostile: str) -> None:
    began = time.process_time()
    assert "a" in joined(blocks(renderer(flavour), hostile))
    assert time.process_time() - began < 8
