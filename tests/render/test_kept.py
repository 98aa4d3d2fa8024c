"""What is read to find the cuts is what reading each segment on its own would give."""

from __future__ import annotations

import pytest
from markdown_it.token import Token

from editor.article.split import split
from editor.render.commonmark.engine import CommonMark
from editor.render.commonmark.kept import Kept
from editor.render.commonmark.names import Run, may_define
from editor.render.flavours.table import renderer
from tests.fidelity.compose import compose
from tests.render.plain import innermost


@pytest.mark.parametrize("name", ["gfm", "hugo", "astro", "vitepress"])
def test_kept_blocks_are_those_of_the_segment_on_its_own(name: str) -> None:
    engine = innermost(renderer(name))
    assert isinstance(engine, CommonMark)
    md, kept = vars(engine)["_md"], vars(engine)["_kept"]
    compared = 0
    for seed in range(60):
        text, start = split(compose(seed, name)).body, 0
        for cut in engine.cuts(text, 0, True):
            source = text[start : cut.end]
            start = cut.end
            if may_define(source):
                continue
            alone: list[Token] = []
            md.block.parse(source, md, Run({}).environment(), alone)
            assert list(kept.take(source)) == alone
            compared += 1
    assert compared > 300


def test_tokens_can_be_taken_once_for_each_time_they_were_kept() -> None:
    kept = Kept()
    for line in (3, 5):
        kept.keep("a\n", [Token("paragraph_open", "p", 1, map=[line, line + 1])], line)
    taken = [kept.take("a\n"), kept.take("a\n")]
    assert [token.map for tokens in taken for token in tokens or ()] == [[0, 1], [0, 1]]
    assert kept.take("a\n") is None


def test_only_so_many_tokens_are_kept() -> None:
    kept = Kept()
    token = Token("hr", "hr", 0, map=[0, 1])
    for number in range(1000):
        kept.keep(str(number), [token] * 30)
    held = sum(kept.take(str(number)) is not None for number in range(1000))
    assert held == 666
    kept.keep("again", [token] * 30)
    assert kept.take("again") is not None


@pytest.mark.parametrize(
    ("source", "may"),
    [
        ("[a]: /x\n", True),
        ("> 1. [^a]: text\n", True),
        ("[a\nb]: /x\n", True),
        ("```python\ndef f() -> list[str]:\n```\n", False),
        ("text [a] and [b]: c\n", False),
    ],
)
def test_what_may_define_something_has_a_label_at_the_start_of_a_line(
    source: str, may: bool
) -> None:
    assert may_define(source) is may
