"""What every test stands on: Qt without a screen, settings and caches in a folder of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if os.geteuid() == 0:
        # Chromium refuses its sandbox to root; users are not root and keep it.
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing a test does reaches the settings of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("GALLEY_HOME", str(home))


@pytest.fixture(autouse=True)
def plain_looks() -> Iterator[None]:
    """A theme that a test gives the application is gone after it."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if app is not None and hasattr(app, "styleSheet") and app.styleSheet():
        app.setStyleSheet("")
        app.setPalette(app.style().standardPalette())
