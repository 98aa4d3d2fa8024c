"""Where footnotes are defined, and in which order they are listed."""

from __future__ import annotations

import pytest

from editor.render.block import Block, apply
from editor.render.flavours.table import renderer
from editor.render.incremental import Incremental
from editor.render.noted import Noted, noted

FLAVOURS = ("astro", "gfm", "hugo", "jekyll", "pelican", "python-markdown")
"""Those that have footnotes without being told to."""
BODY = """\
first[^one] then[^2]

second[^late]

[^2]: two
    goes on

    and on

[^late]: late
[^one]: one
"""


def test_a_footnote_has_lines_up_to_the_next_or_to_text_that_is_not_its_own() -> None:
    source = "text\n\n[^a]: one\nlazy\n\n    more\n\nother\n[^B c]: two\n[^d]: not asked for"
    assert noted(source.split("\n"), ["a", "b C"]) == (Noted("a", 2, 5), Noted("b C", 8, 1))


def test_what_defines_no_footnote_of_that_name_is_none() -> None:
    assert noted(["[^a]: one"], []) == ()
    assert noted(["text [^a]: one"], ["a"]) == ()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_flavour_says_where_footnotes_are_and_in_which_order(flavour: str) -> None:
    blocks: list[Block] = []
    article = Incremental(renderer(flavour, {}), BODY)
    apply(article.step(), blocks)
    first, lines = 0, {}
    for block in blocks:
        lines |= {note.label.casefold(): first + note.at for note in block.notes if block.lines}
        first += block.lines
    assert lines == {"2": 4, "late": 9, "one": 10}
    listed = [note.label.casefold() for note in blocks[-1].notes]
    as_defined, as_used = ["2", "late", "one"], ["one", "2", "late"]
    assert listed == (as_defined if flavour in ("pelican", "python-markdown") else as_used)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_footnote_by_another_name_is_listed_by_that(flavour: str) -> None:
    blocks: list[Block] = []
    article = Incremental(renderer(flavour, {}), BODY)
    apply(article.step(), blocks)
    for old, new in (("[^late]\n", "[^soon]\n"), ("[^late]:", "[^soon]:")):
        article.change(BODY.index(old), len(old), new)
        apply(article.step(), blocks)
    whole: list[Block] = []
    apply(Incremental(renderer(flavour, {}), BODY.replace("late]", "soon]")).step(), whole)
    assert blocks == whole
