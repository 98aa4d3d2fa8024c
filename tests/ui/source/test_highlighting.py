"""What lines of Markdown are coloured as, and that this never takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.ui.source.line_spans import LONGEST, spans
from editor.ui.source.line_state import BITS, FENCE, TEXT, kind, next_state
from editor.ui.source.source_pane import SourcePane
from editor.ui.source.styles import STYLES
from tests.ui.source.conftest import Open

CASES = [
    ("# Title", "heading", "# Title"),
    ("#no", "heading", ""),
    ("a **bold** b", "strong", "**bold**"),
    ("中文**强调**中文", "strong", "**强调**"),
    ("a *it* _it_", "emphasis", "*it*|_it_"),
    ("snake_case_name", "emphasis", ""),
    ("2 * 3 * 4", "emphasis", ""),
    ("***both***", "strong", "**both**"),
    ("~~old~~ ==new==", "strike", "~~old~~"),
    ("a `x*y*` b", "code", "`x*y*`"),
    ("a `x*y*` b", "emphasis", ""),
    ("`` a`b ``", "code", "`` a`b ``"),
    ("`open", "code", ""),
    ("[text](http://a(b)c)", "link", "text"),
    ("[text](http://a(b)c)", "url", "(http://a(b)c)"),
    ("![alt](a.png 'x')", "image", "alt"),
    ("see https://a.b/c，然后", "link", "https://a.b/c"),
    ("a[^1] b", "note", "[^1]"),
    ("[^1]: text", "note", "[^1]: "),
    ("> quoted", "quote_mark", "> "),
    ("- [x] done", "list", "-|[x]"),
    ("12. twelve", "list", "12."),
    ("* * *", "rule", "* * *"),
    ("a <b>c</b>", "html", "<b>|</b>"),
    ("a <!-- b --> c", "comment", "<!-- b -->"),
    ("$x_1$ costs $5 or $6", "math", "$x_1$"),
    ("{% asset x %}", "html", "{% asset x %}"),
    (r"\*not\*", "emphasis", ""),
    ("```py", "info", "py"),
    ("| a | b |", "table", "|" + "|".join("||") + "|"),
    ("a\u00a0b", "blank", "\u00a0"),
    ("a\x00b", "odd", "\x00"),
]


@pytest.mark.parametrize(("line", "style", "expected"), CASES)
def test_a_line_is_coloured_as_what_it_is(line: str, style: str, expected: str) -> None:
    if style == "table":
        assert sum(name == "table" for _, _, name in spans(line, TEXT)) == 3
        return
    found = [line[start:end] for start, end, name in spans(line, TEXT) if name == style]
    assert "|".join(found) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("```\na\n```\nb", "FFTT"),
        ("````\n```\na\n````", "FFFT"),
        ("~~~\n```\n~~~", "FFT"),
        ("``` `no\na", "TT"),
        ("> ```\n> a\nb", "FFT"),
        ("- ```\n  a\n  ```", "FFT"),
        ("<!-- a\nb\nc --> d\ne", "CCTT"),
        ("$$\nx\n$$\ny", "MMTT"),
        ("$$\nx\n\ny", "MMTT"),
        ("$$x$$\ny", "TT"),
    ],
)
def test_what_is_open_at_the_end_of_each_line(text: str, kinds: str) -> None:
    state, found = TEXT, ""
    for line in text.split("\n"):
        state = next_state(line, state)
        found += "TFCM"[kind(state)]
    assert found == kinds


@given(
    st.text("ab *_`~[]()<>!$-|#{}%=\\\t:中😀1.\x00", max_size=80), st.integers(0, (1 << BITS) - 1)
)
def test_any_line_has_spans_within_it_and_known_styles(line: str, state: int) -> None:
    assert 0 <= next_state(line, state) < 1 << BITS
    for start, end, style in spans(line, state, line):
        assert 0 <= start <= end <= len(line)
        assert style in STYLES


@pytest.mark.parametrize(
    "piece",
    '**a |*a |`|`` ` |[|[a](b|[a](b "|<a |<!--|$a|_a_|![|{{|{%|\\|[[x]|a*b|> |- |(| |>|#'.split(
        "|"
    ),
)
def test_no_line_takes_long_to_colour(piece: str) -> None:
    line = (piece * LONGEST)[:1_000_000]
    start = time.perf_counter()
    spans(line, TEXT)
    next_state(line, TEXT)
    assert time.perf_counter() - start < 0.25


def settle(pane: SourcePane, qtbot: QtBot) -> None:
    pane.grab()
    QTest.qWait(50)


def styles(pane: SourcePane, number: int) -> int:
    """How many stretches of a line are coloured."""
    return len(pane.editor.document().findBlockByNumber(number).layout().formats())


def test_a_fence_typed_colours_what_follows_and_taking_it_back_too(
    pane: SourcePane, open_text: Open, qtbot: QtBot
) -> None:
    document = open_text("\n" + "text **bold**\n" * 400)
    settle(pane, qtbot)
    pane.go_to(0)
    QTest.keyClicks(pane.editor, "```")
    settle(pane, qtbot)
    assert styles(pane, 3) == 1
    block = pane.editor.document().findBlockByNumber(399)
    assert kind(block.userState()) == FENCE
    document.undo()
    settle(pane, qtbot)
    assert styles(pane, 3) == 3
    assert kind(block.userState()) == TEXT


def test_lines_far_down_are_coloured_when_they_come_into_sight(
    pane: SourcePane, open_text: Open, qtbot: QtBot
) -> None:
    open_text("```\n" + "text **bold**\n" * 5000)
    pane.grab()
    assert styles(pane, 4000) == 0
    pane.scroll_to_line(4000)
    settle(pane, qtbot)
    pane.grab()
    assert styles(pane, 4002) == 1


def test_states_after_any_edits_are_those_of_a_fresh_look(
    pane: SourcePane, open_text: Open, qtbot: QtBot
) -> None:
    document = open_text("a\n```\nb\n\n```\nc\n<!--\nd\n-->\n" * 20)
    settle(pane, qtbot)
    for at, key in ((4, Qt.Key.Key_Backspace), (2, Qt.Key.Key_Return), (40, Qt.Key.Key_Delete)):
        pane.go_to(at)
        QTest.keyClick(pane.editor, key)
        pane.grab()
    pane.go_to(60)
    pane.run("code_block")
    pane.run("delete_line")
    settle(pane, qtbot)
    state, block = TEXT, pane.editor.document().firstBlock()
    for line in document.body.split("\n"):
        state = next_state(line, state)
        assert block.userState() & (1 << BITS) - 1 == state
        block = block.next()


def test_a_heading_is_told_by_the_line_below_it(
    pane: SourcePane, open_text: Open, qtbot: QtBot
) -> None:
    open_text("Title\n\ntext\n")
    pane.grab()
    assert styles(pane, 0) == 0
    pane.go_to(6)
    QTest.keyClicks(pane.editor, "===")
    pane.grab()
    assert styles(pane, 0) == 1
