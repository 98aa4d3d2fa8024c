import pytest

from editor.render.block import Block, Splice, apply, joined
from editor.render.flavours.table import UnknownFlavour, flavours, renderer
from editor.render.page import page

A, B, C = (Block(f"<p>{name}</p>", 1) for name in "abc")


def test_splices_are_applied_one_after_the_other() -> None:
    blocks = [A, B]
    apply([Splice(0, 1, (C, C)), Splice(2, 1, ()), Splice(2, 0, (A,))], blocks)
    assert blocks == [C, C, A]


def test_empty_blocks_leave_no_lines() -> None:
    assert joined([A, Block("", 3), B]) == "<p>a</p>\n<p>b</p>"


def test_a_page_is_a_whole_document_with_its_title_escaped() -> None:
    html = page([A], "</title><script>", "p { color: red }")
    assert html.startswith("<!DOCTYPE html>")
    assert "<title>&lt;/title&gt;&lt;script&gt;</title>" in html
    assert "<main>\n<p>a</p>\n</main>" in html


def test_a_flavour_is_found_by_its_name_or_refused_with_those_there_are() -> None:
    assert all(each.name == name for name, each in flavours().items())
    with pytest.raises(UnknownFlavour, match=r"“nonsense”.*gfm"):
        renderer("nonsense")
