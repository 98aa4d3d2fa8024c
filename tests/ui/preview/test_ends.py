"""Two panes that scroll together come to their ends together, whatever each has more of there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.preview.conftest import PATIENCE, Shown, document_of
from tests.ui.preview.test_preview_pane import picture

TEXT = "".join(f"text {n} and more of it\n\n" for n in range(60))
IMAGES = "".join(f"image {n}\n\n<img src='a.png' height=500>\n\n" for n in range(30))
BODIES = {
    # The page has more left when the source is at its end; less; as much.
    "images": TEXT + IMAGES,
    "what is not seen": TEXT + "<!-- hidden -->\n\n" * 80,
    "text": TEXT,
    "images only": IMAGES,
}
ROWS = 40
MOST = "document.documentElement.scrollHeight - innerHeight"


@pytest.fixture(params=BODIES)
def both(request: pytest.FixtureRequest, real: Shown, qtbot: QtBot, tmp_path: Path) -> Shown:
    """A page that scrolls with a pane that shows so many lines at a time."""
    picture(tmp_path / "a.png", "red")
    body = BODIES[request.param]
    end = body.count("\n") + 2.0 - ROWS
    real.pane.sync.last_screenful = lambda: (end - ROWS, end)
    with qtbot.waitSignal(real.pane.settled, timeout=PATIENCE):
        real.pane.show_document(document_of(body), tmp_path, "gfm")
    return real


def number(shown: Shown, script: str) -> float:
    return float(str(shown.ask(script)))


def test_the_page_is_at_its_ends_when_the_other_pane_is(both: Shown) -> None:
    near, end = both.pane.sync.last_screenful()  # type: ignore[misc]
    for line, place in ((end, MOST), (1, "0"), (end, MOST)):
        both.pane.scroll_to_line(line)
        both.stand_still()
        assert number(both, "scrollY") == pytest.approx(number(both, place), abs=1.5)
    if near > 2:
        both.pane.scroll_to_line(2)
        both.stand_still()
        assert number(both, "galley.lineAt()") == pytest.approx(2, abs=0.3)


def test_the_page_never_goes_back_while_the_other_pane_goes_on(both: Shown) -> None:
    near, end = both.pane.sync.last_screenful()  # type: ignore[misc]
    before = 0.0
    for step in range(11):
        line = near + (end - near) * step / 10
        both.pane.scroll_to_line(line)
        both.stand_still()
        now = number(both, "scrollY")
        assert now >= before - 1
        led = number(both, f"galley.leads({near}, {end})")
        # Where the page can scroll no further, all lines from there on are as good.
        assert led == pytest.approx(line, abs=1.5) or now == before
        before = now


def test_the_other_pane_is_at_its_ends_when_the_page_is(both: Shown, qtbot: QtBot) -> None:
    told: list[float] = []
    both.pane.line_scrolled.connect(told.append)
    _near, end = both.pane.sync.last_screenful()  # type: ignore[misc]
    for place, line in ((MOST, end), ("0", 1), (MOST, end)):
        for _ in range(3):  # As images come, the end moves.
            both.pane.sync.on_touched()
            both.ask(f"galley.leave(); scrollTo(0, {place})")
            both.stand_still()
        qtbot.waitUntil(lambda line=line: abs(told[-1] - line) < 0.3, timeout=PATIENCE)
