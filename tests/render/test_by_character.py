"""A rule that is not tried would not have read anything."""

from __future__ import annotations

import re
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler

from editor.article.split import split
from editor.render.commonmark.names import Run
from editor.render.flavours.table import renderer
from tests.fidelity.compose import compose
from tests.render.plain import innermost

_HOLE = re.compile(r"hole[0-9a-f]{16}n\d+x")
FLAVOURS = ("gfm", "hugo", "astro", "vitepress")


def parser(name: str) -> MarkdownIt:
    md: MarkdownIt = vars(innermost(renderer(name)))["_md"]
    return md


def trying_all(name: str) -> MarkdownIt:
    """The same parser with markdown-it-py's own way to go through the rules."""
    md = parser(name)
    for part in (md.block, md.inline):
        rules: Ruler[Any] = Ruler()
        rules.__rules__ = part.ruler.__rules__
        part.ruler = rules
    return md


def tokens(md: MarkdownIt, text: str) -> list[str]:
    """Written out, all holes being alike."""
    environment = {**Run({}).environment(), "hole": lambda kind, name: name}
    return [_HOLE.sub("hole", str(token)) for token in md.parse(text, environment)]


@pytest.mark.parametrize("name", FLAVOURS)
def test_the_tokens_are_those_of_trying_every_rule(name: str) -> None:
    chosen, every = parser(name), trying_all(name)
    assert len(every.block.ruler.getRules()) > len(chosen.block.ruler.getRules()) == 1
    for seed in range(80):
        body = split(compose(seed, name)).body
        found, wanted = (tokens(md, body) for md in (chosen, every))
        assert found == wanted
