"""Icons: every drawing follows the grid, shows in both themes, and says when it is missing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from pytestqt.qtbot import QtBot

from editor.resources import resource
from editor.ui.icons import app_icon, icon
from editor.ui.theme import Theme, load_theme

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "app")

PROMISED = [
    "new",
    "open-file",
    "open-folder",
    "save",
    "save-as",
    "close",
    "undo",
    "redo",
    "cut",
    "copy",
    "paste",
    "find",
    "replace",
    "settings",
    "bold",
    "italic",
    "code",
    "link",
    "image",
    "quote",
    "list-bullet",
    "list-number",
    "list-task",
    "heading",
    "table",
    "rule",
    "panel-library",
    "panel-form",
    "panel-source",
    "panel-preview",
    "calendar",
    "plus",
    "minus",
    "x",
    "chevron-down",
    "chevron-right",
    "more",
    "warning",
    "error",
    "info",
    "check",
    "tag",
    "file",
    "article",
    "draft",
    "sun",
    "moon",
    "refresh",
    "external",
    "globe",
]


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def strongest_ink(image: QImage) -> QColor:
    """The colour of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


def near(left: QColor, right: QColor) -> bool:
    """Equal but for the rounding that premultiplied alpha costs."""
    return all(
        abs(a - b) <= 2
        for a, b in zip(left.getRgb()[:3], right.getRgb()[:3], strict=True)  # type: ignore[index]
    )


def test_every_promised_icon_is_there() -> None:
    assert set(PROMISED) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_strokes_in_the_current_colour_on_the_grid(name: str) -> None:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(source)
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert not re.search(r"#[0-9a-fA-F]{3}", source), "a drawing has no colour of its own"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [16, 20, 32, 40])
def test_an_icon_shows_at_every_size_in_use(qtbot: QtBot, name: str, size: int) -> None:
    image = icon(name, load_theme("light")).pixmap(QSize(size, size), 1.0).toImage()
    assert image.size() == QSize(size, size)
    assert strongest_ink(image).alpha() > 100


@pytest.mark.parametrize(
    ("mode", "state", "token"),
    [
        (QIcon.Mode.Normal, QIcon.State.Off, "muted"),
        (QIcon.Mode.Active, QIcon.State.Off, "text"),
        (QIcon.Mode.Normal, QIcon.State.On, "accent"),
        (QIcon.Mode.Disabled, QIcon.State.Off, "disabled"),
        (QIcon.Mode.Disabled, QIcon.State.On, "disabled"),
    ],
)
def test_a_state_has_its_colour(
    qtbot: QtBot, theme: Theme, mode: QIcon.Mode, state: QIcon.State, token: str
) -> None:
    image = icon("plus", theme).pixmap(QSize(20, 20), 1.0, mode, state).toImage()
    assert near(strongest_ink(image), theme.colour(token))


def test_signs_of_trouble_carry_their_own_colour(qtbot: QtBot, theme: Theme) -> None:
    for name in ("warning", "error"):
        ink = strongest_ink(icon(name, theme).pixmap(QSize(20, 20), 1.0).toImage())
        assert near(ink, theme.colour(name))


def test_twice_the_scale_gets_twice_the_pixels(qtbot: QtBot, theme: Theme) -> None:
    pixmap = icon("save", theme).pixmap(QSize(20, 20), 2.0)
    assert pixmap.size() == QSize(40, 40)
    assert pixmap.devicePixelRatio() == 2.0


def test_an_icon_that_does_not_exist_is_an_error(qtbot: QtBot, theme: Theme) -> None:
    with pytest.raises(OSError, match="no-such-icon"):
        icon("no-such-icon", theme)


def test_the_program_has_an_icon_for_each_system(qtbot: QtBot) -> None:
    for size in (16, 64, 256):
        image = app_icon().pixmap(QSize(size, size), 1.0).toImage()
        assert strongest_ink(image).alpha() == 255
    assert QImage(str(resource("icons", "app.png"))).size() == QSize(512, 512)
    assert resource("icons", "app.ico").read_bytes()[:4] == b"\0\0\1\0"
    assert resource("icons", "app.icns").read_bytes()[:4] == b"icns"
