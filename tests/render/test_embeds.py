"""Frames are not shown, but told."""

import pytest

from editor.render.block import joined
from editor.render.flavours.table import flavours, renderer
from editor.render.published import published
from editor.render.render import blocks
from tests.render.test_hostile import LETS_HTML_THROUGH, dangers

FRAME = '<iframe src="//player.bilibili.com/player.html?aid=1&amp;p=1" allowfullscreen></iframe>'


# GitHub shows the tag as text.
@pytest.mark.parametrize("flavour", sorted({*flavours()} - {"gfm"}))
def test_a_frame_is_told_by_its_address_and_given_out_as_nothing(flavour: str) -> None:
    engine = renderer(flavour, LETS_HTML_THROUGH.get(flavour, {}))
    body = f"one\n\n{FRAME}\n\ntwo\n"
    html = joined(blocks(engine, body))
    assert '<span data-embed="//player.bilibili.com/player.html?aid=1&amp;p=1"></span>' in html
    assert "embed" not in joined(published(engine, body))


@pytest.mark.parametrize(
    "frame",
    [
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<iframe src='\"><img src=x onerror=alert(1)>'>",
        "<IFRAME SRC=javascript:alert(1)><p>inside</p></IFRAME>",
        "<iframe",
    ],
)
def test_nothing_of_a_frame_acts(frame: str) -> None:
    assert dangers(joined(blocks(renderer("gfm"), f"{frame}\n\nnext"))) == []
