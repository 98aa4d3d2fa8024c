"""The two themes: complete, legible, and applied to everything."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from editor.resources import resource
from editor.ui.theme import (
    Theme,
    apply_theme,
    calm_calendar,
    han_families,
    interface_font,
    load_theme,
    palette,
    style_sheet,
    system_theme_name,
)

TOKENS = [
    "window",
    "surface",
    "raised",
    "border",
    "text",
    "muted",
    "faint",
    "accent",
    "on_accent",
    "accent_soft",
    "selection",
    "hover",
    "focus",
    "error",
    "error_soft",
    "warning",
    "success",
    "code_background",
    "syn_heading",
    "syn_strong",
    "syn_emphasis",
    "syn_link",
    "syn_code",
    "syn_quote",
    "syn_list",
    "syn_rule",
    "syn_html",
    "syn_comment",
    "syn_key",
    "syn_string",
    "syn_number",
    "syn_keyword",
]

SYNTAX = [token for token in TOKENS if token.startswith("syn_")]

LEGIBLE = [
    *(("text", on) for on in ("window", "surface", "raised", "hover", "pressed", "selection")),
    *(("text", on) for on in ("accent_soft", "code_background", "error_soft", "warning_soft")),
    *(("muted", on) for on in ("window", "surface", "raised", "hover", "selection")),
    *(("faint", on) for on in ("window", "surface", "raised", "code_background")),
    *(("accent", on) for on in ("window", "surface", "raised", "accent_soft", "hover")),
    *(("error", on) for on in ("window", "surface", "raised", "error_soft")),
    *(("warning", on) for on in ("window", "surface", "raised", "warning_soft")),
    *(("success", on) for on in ("window", "surface", "raised")),
    *(("on_accent", on) for on in ("accent", "accent_hover")),
    *((token, on) for token in SYNTAX for on in ("surface", "code_background")),
]
"""Which text stands on what: WCAG AA asks for 4.5:1."""

VISIBLE = [
    *(("focus", on) for on in ("window", "surface", "raised")),
    *(("control_edge", on) for on in ("window", "surface")),
]
"""What has to be seen, not read: WCAG AA asks for 3:1."""


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, put back as it was."""
    before = qapp.palette(), qapp.styleSheet(), qapp.font()
    yield qapp
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(left: QColor, right: QColor) -> float:
    darker, lighter = sorted((luminance(left), luminance(right)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("token", "on"), LEGIBLE)
def test_text_is_legible_on_its_surfaces(theme: Theme, token: str, on: str) -> None:
    assert contrast(theme.colour(token), theme.colour(on)) >= 4.5


@pytest.mark.parametrize(("token", "on"), VISIBLE)
def test_edges_and_focus_rings_are_visible(theme: Theme, token: str, on: str) -> None:
    assert contrast(theme.colour(token), theme.colour(on)) >= 3


def test_both_themes_have_the_same_names() -> None:
    light, dark = load_theme("light"), load_theme("dark")
    assert set(light.colours) == set(dark.colours) >= set(TOKENS)
    assert set(light.metrics) == set(dark.metrics) >= {"radius", "control_height", "space"}


def test_every_colour_is_a_colour(theme: Theme) -> None:
    for token, value in theme.colours.items():
        assert re.fullmatch("#[0-9a-f]{6}", value), token


def test_dark_is_dark(theme: Theme) -> None:
    assert theme.is_dark == (luminance(theme.colour("surface")) < luminance(theme.colour("text")))


def test_a_name_that_the_theme_lacks_is_an_error(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.colour("puce")
    with pytest.raises(OSError, match="sepia"):
        load_theme("sepia")


def test_the_style_sheet_has_no_name_left_and_its_pictures_exist(theme: Theme) -> None:
    sheet = style_sheet(theme)
    assert "@" not in sheet
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert len(pictures) > 20
    for picture in pictures:
        assert resource("themes", theme.name, picture.rsplit("/", 1)[-1]).is_file()


def test_the_small_pictures_use_colours_of_their_theme_only(theme: Theme) -> None:
    for picture in resource("themes", theme.name).glob("*.svg"):
        colours = set(re.findall("#[0-9a-f]{6}", picture.read_text(encoding="utf-8")))
        assert colours, picture.name
        assert colours <= set(theme.colours.values()), picture.name


def test_the_palette_sets_every_role(theme: Theme) -> None:
    result = palette(theme)
    for role in QPalette.ColorRole:
        if role in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles):
            continue
        assert result.isBrushSet(QPalette.ColorGroup.Active, role), role


def test_disabled_text_differs_from_text(theme: Theme) -> None:
    result = palette(theme)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        disabled = result.color(QPalette.ColorGroup.Disabled, role)
        assert disabled == theme.colour("disabled") != result.color(role)


def test_widgets_take_the_theme_and_change_with_it(app: QApplication, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    for name in ("light", "dark", "light"):
        theme = load_theme(name)
        apply_theme(app, theme)
        surface = field.grab().toImage().pixelColor(field.rect().center())
        assert surface == theme.colour("surface")


def test_fields_and_buttons_have_the_same_height_with_and_without_focus(
    app: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    apply_theme(app, theme)
    field, button = QLineEdit(), QPushButton("Save")
    for widget in (field, button):
        qtbot.addWidget(widget)
        widget.show()
        before = widget.sizeHint()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.sizeHint() == before
        assert before.height() == theme.metric("control_height")


def test_a_calendar_paints_no_day_red(qtbot: QtBot, theme: Theme) -> None:
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)
    calm_calendar(calendar, theme)
    sunday: QTextCharFormat = calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday)
    assert sunday.foreground().color() == theme.colour("text")


def test_the_system_has_a_theme(qapp: QApplication) -> None:
    assert system_theme_name() in {"light", "dark"}


def test_the_systems_own_font_stays_first(qapp: QApplication) -> None:
    system = QFont("Segoe UI", 9)
    font = interface_font(system, ["en-US"])
    assert font.families()[0] == "Segoe UI"
    assert font.pointSize() == 9


@pytest.mark.parametrize(
    ("languages", "first"),
    [
        (["en-US"], "PingFang SC"),
        (["zh-Hans-CN", "zh-CN", "ja-JP"], "PingFang SC"),
        (["zh-Hant-TW", "zh-TW"], "PingFang TC"),
        (["zh-HK"], "PingFang TC"),
        (["en-GB", "ja-JP"], "Hiragino Sans"),
        (["ko-KR"], "Apple SD Gothic Neo"),
        ([], "PingFang SC"),
    ],
)
def test_han_characters_take_the_shapes_that_the_reader_expects(
    languages: list[str], first: str
) -> None:
    assert han_families(languages)[0] == first


def test_where_nobody_chose_a_font_text_is_not_tiny(qapp: QApplication) -> None:
    font = interface_font(QFont("Sans Serif", 9), ["en-US"])
    assert font.pointSize() == 10
    assert font.families()[-1] == "Sans Serif"
