"""Hundreds of hostile snippets, through every flavour, in a real web view.

Rendered one by one, so that none can hide in another's open tag, and shown many to a page. Where
`test_hostile` puts HTML into the page as if there were no sanitiser, this is the whole way.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor
from pytestqt.qtbot import QtBot

from editor.render.flavours.table import flavours, renderer
from editor.render.render import blocks
from editor.ui.preview import web_profile
from editor.ui.preview.web_profile import SCHEME, Gate
from tests.render.hostile import SNIPPETS, articles
from tests.ui.preview.conftest import Shown, document_of

PLACES_EACH = 1
OWN = {SCHEME, "data"}
"""Schemes of the page itself, of images that Galley serves, and of those that it draws."""
SECRET = "what only the file beside the folder says"
CLICK_ALL = (
    "document.querySelectorAll('main a, main area, main button, main input, main summary, "
    "main math, #click').forEach((each) => each.dispatchEvent(new MouseEvent('click', "
    "{bubbles: true, cancelable: true}))); 0"
)
STATE = (
    "JSON.stringify([document.title, mark, frames.length, document.scripts.length, "
    "document.querySelectorAll('link, base, form, object, embed, svg, main style').length, "
    "document.querySelectorAll('meta').length, "
    "document.querySelectorAll('[id^=galley-]').length, location.protocol])"  # the page's own 5
)
# What is out of sight is not laid out, and might load less.
EVERYTHING_IN_SIGHT = (
    "(() => { const sheet = new CSSStyleSheet();"
    "sheet.replaceSync('.galley-section { content-visibility: visible }');"
    "document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; })(); 0"
)


class Watch(QWebEngineUrlRequestInterceptor):
    """The gate of the real profile, with a note of what it lets through."""

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate = gate
        self.seen = 0
        self.let_through: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        self.seen += 1
        before = info.changed()
        self.gate.interceptRequest(info)
        if not info.changed() or before:
            self.let_through.append(info.requestUrl().toString())


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Where nobody must call."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        found.setblocking(False)
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    from tests.ui.preview.test_preview_pane import picture

    inside = tmp_path / "article"
    inside.mkdir()
    picture(inside / "a.png", "green")
    picture(tmp_path / "secret.png", "red")
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    return inside


# One page a flavour, some 800 blocks each: ~2 s a flavour.
def test_no_snippet_has_an_effect_in_any_flavour(
    shown: Shown,
    listener: socket.socket,
    folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(SNIPPETS) > 400
    host = f"127.0.0.1:{listener.getsockname()[1]}"
    served: list[Path | None] = []
    search = web_profile.image_among

    def noting(*arguments: object) -> object:
        found = search(*arguments)
        served.append(found[0])
        return found

    monkeypatch.setattr(web_profile, "image_among", noting)
    shown.show(document_of("start"), folder)
    view = shown.pane._view
    view.gate.remote = False
    watch = Watch(view.gate)
    view._profile.setUrlRequestInterceptor(watch)
    shown.ask("globalThis.mark = 'ours'; document.title = 'quiet'; " + EVERYTHING_IN_SIGHT)
    for number, flavour in enumerate(flavours(), start=1):
        html = [each for article in articles(PLACES_EACH) for each in rendered(flavour, article)]
        show_all(shown, [hostile(each, host) for each in html], number)
        shown.ask(CLICK_ALL)
        shown.rest(100)
        wanted = ["quiet", "ours", 0, 0, 0, 4, 5, "galley-article:"]
        assert json.loads(str(shown.ask(STATE))) == wanted, flavour
        assert SECRET not in shown.text(), flavour
        assert "root:x:0" not in shown.text(), flavour
    assert watch.seen > 20
    assert {each.split(":")[0] for each in watch.let_through} <= OWN
    assert {path for path in served if path} <= {folder / "a.png"}
    assert view.page().url().scheme() == SCHEME
    with pytest.raises(BlockingIOError):
        listener.accept()


def rendered(flavour: str, article: str) -> list[str]:
    return [block.html for block in blocks(ENGINES[flavour], article) if block.html]


ENGINES = {name: renderer(name) for name in flavours()}


def hostile(html: str, host: str) -> str:
    """Were anything to run it would say so in the title; were anything asked we would hear it."""
    return html.replace("alert(1)", "document.title=1").replace("evil.example", host)


def show_all(shown: Shown, html: list[str], key: int) -> None:
    insert = [{"html": each, "lines": 1} for each in html]
    answer = {"splices": [{"at": 0, "remove": 0, "insert": insert}], "blocks": len(insert)}
    shown.ask(f"galley.open({json.dumps(answer)}, {1000 + key}); 0")
    for _ in range(50):
        if shown.ask("galley.settled()") is True:
            return
        shown.rest(40)
    raise AssertionError("the page does not come to rest")
