"""A block that cannot be rendered costs only itself, and pathological input ends soon."""

import time

import pytest

from editor.render.flavours.table import flavours
from editor.render.render import blocks
from tests.render.plain import renderer

PATHOLOGICAL = {
    "nested quotes": ">" * 10_000 + " x",
    "nested quotes with blanks": "> " * 10_000 + "x",
    "open brackets": "[" * 10_000,
    "nested brackets": "[" * 10_000 + "]" * 10_000,
    "open images": "![" * 10_000,
    "open links": "[a](b" * 10_000,
    "open emphasis": "*a **b " * 10_000,
    "one line of 1 MB": "中文正文，" * 67_000,
    "nested lists": "".join("    " * depth + "- a\n" for depth in range(200)),
    "a list of lists": "- " * 3_000 + "x",
    "open elements": "<div>\n\n" * 2_000,
    "open comments": "<!--" * 10_000,
    "angle brackets": "<" * 50_000,
    "entities": "&#" * 20_000,
    "backslashes": "\\" * 50_000,
    "hashes": "#" * 100_000,
    "dollars": "$a" * 5_000,
    "braces in a formula": "$" + "{" * 5_000 + "}" * 5_000 + "$",
    "footnotes in footnotes": "[^1]: [^1]: " * 2_000,
    "a wide table": "|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + ("|1" * 1_000 + "|\n") * 20,
    "control characters": "\0\x02\x03" * 5_000,
}


# Up to 2 seconds each on a slow machine: that is what is tested.
@pytest.mark.parametrize("flavour", flavours())
@pytest.mark.parametrize("what", PATHOLOGICAL)
def test_pathological_input_is_shown_or_refused_in_its_place(flavour: str, what: str) -> None:
    body = f"First.\n\n{PATHOLOGICAL[what]}\n\n# Last\n"
    began = time.monotonic()
    shown = blocks(renderer(flavour), body)
    assert time.monotonic() - began < 15
    assert shown[0].html.startswith("<p>First.</p>")
    assert sum(block.lines for block in shown) == body.count("\n") + 1


def test_what_cannot_be_shown_says_so_and_shows_its_source() -> None:
    shown = blocks(renderer("python-markdown"), "a\n\n" + "- " * 3_000 + "x\n\nb")
    assert [block.html for block in shown][::2] == ["<p>a</p>", "<p>b</p>"]
    assert '<div class="render-problem"><p>This part is nested too deep' in shown[1].html
    assert "<pre>- - - " in shown[1].html
