"""Frames of the real page while somebody types: only what was changed changes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from editor.article.document import Document
from tests.ui.preview.conftest import Shown, document_of, type_at
from tests.ui.preview.test_preview_pane import picture

LINES = "\n\n".join(f"paragraph {number} 段落" for number in range(200))
RICH = (
    "![one](a.png)\n\n<details><summary>more</summary>\n\nhidden text\n\n</details>\n\n"
    "$$\\sum_{i=1}^n i = \\frac{n(n+1)}{2}$$\n\nTYPED here\n\n![two](b.png)\n\n"
    "```python\nprint(1)\n```\n\n- one\n- two\n"
)
SCROLL_BAR = 14
ROOM = 6
"""Pixels around a block that its antialiasing and its mark may touch."""


@pytest.fixture
def real(real: Shown) -> Shown:
    """A pane with the real renderer, with room for more at once."""
    real.pane.resize(600, 700)
    return real


def frames_while_typing(shown: Shown, document: Document, at: int, text: str) -> list[QImage]:
    """What is seen between and after keys, a frame every few milliseconds."""
    frames = [frame(shown)]
    for offset, key in enumerate(text):
        type_at(document, at + offset, key)
        for _ in range(4):
            shown.rest(8)
            frames.append(frame(shown))
    shown.rest(150)
    return [*frames, frame(shown)]


def frame(shown: Shown) -> QImage:
    """What is seen of the page, without its scroll bar: that tells how long the page is."""
    seen = shown.pane._view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return seen.copy(0, 0, seen.width() - SCROLL_BAR, seen.height())


def differing(one: QImage, other: QImage) -> QRect:
    """The rectangle outside of which two frames are alike."""
    assert one.size() == other.size()
    width, height = one.width(), one.height()
    rows = [y for y in range(height) if row(one, y) != row(other, y)]
    if not rows:
        return QRect()
    return QRect(0, rows[0], width, rows[-1] - rows[0] + 1)


def row(image: QImage, y: int) -> bytes:
    return bytes(image.constScanLine(y))


def block_of(shown: Shown, words: str) -> QRect:
    """Where the block with these words is, with some room."""
    script = (
        "JSON.stringify((() => { const b = [...document.querySelectorAll('.galley-block')].find("
        f"(each) => each.textContent.includes({words!r})).getBoundingClientRect();"
        "return [b.top, b.bottom] })())"
    )
    top, bottom = (float(each) for each in str(shown.ask(script)).strip("[]").split(","))
    return QRect(0, int(top) - ROOM, 10_000, int(bottom - top) + 2 * ROOM)


def test_typing_changes_nothing_but_the_block_that_is_typed_in(real: Shown, tmp_path: Path) -> None:
    picture(tmp_path / "a.png", "red")
    picture(tmp_path / "b.png", "green")
    document = document_of(RICH)
    real.show(document, tmp_path)
    real.ask("document.querySelector('details').open = true")
    real.rest(300)
    frames = frames_while_typing(real, document, document.body.index("TYPED") + 2, "字word,。x")
    place = block_of(real, "here")
    changes = [differing(one, other) for one, other in pairwise(frames)]
    seen = [each for each in changes if not each.isNull()]
    assert seen, "nothing was seen to change"
    assert all(place.contains(each) for each in seen), (place, seen)
    assert real.ask("document.querySelector('details').open") is True


@pytest.mark.parametrize("lines", [60, 180])
def test_what_is_seen_stands_still_while_text_above_it_grows(real: Shown, lines: int) -> None:
    document = document_of(LINES)
    real.show(document)
    real.pane.scroll_to_line(lines * 2 + 1)
    real.rest(500)
    frames = frames_while_typing(real, document, 0, "new\n\nand\n\n")
    assert all(each == frames[0] for each in frames)


def test_what_is_seen_stands_still_while_text_below_it_grows(real: Shown) -> None:
    document = document_of(LINES)
    real.show(document)
    real.rest(300)
    end = len(document.body)
    frames = frames_while_typing(real, document, end, "\n\n## new\n\n> x\n")
    assert all(each == frames[0] for each in frames)


def test_a_block_that_becomes_another_kind_leaves_those_above_it_alone(real: Shown) -> None:
    document = document_of("above\n\nbecomes\n\nbelow\n\n" + LINES)
    real.show(document)
    real.rest(300)
    top = block_of(real, "becomes").top() + ROOM
    start = document.body.index("becomes")
    frames = frames_while_typing(real, document, start, "## ")
    frames += frames_while_typing(real, document, start, "> ")
    frames += frames_while_typing(real, document, start, "```\n")
    background = frames[0].pixel(2, 2)
    for one, other in pairwise(frames):
        changed = differing(one, other)
        assert changed.isNull() or changed.top() >= top - 1
    # No frame without text: the paragraph above is there in all of them.
    assert all(any_text(each, top, background) for each in frames)


def any_text(image: QImage, above: int, background: int) -> bool:
    return any(image.pixel(x, y) != background for y in range(above) for x in range(30, 200, 2))
