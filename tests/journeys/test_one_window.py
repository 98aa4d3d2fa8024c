"""The window that is shown first is the one that stays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from editor.app import Application
from editor.settings import Memory
from editor.ui.theme import apply_theme, load_theme
from editor.ui.window.window import Window

application = Application(["galley"])
theme = load_theme("light")
apply_theme(application, theme)
window = Window(Memory(None), theme)
window.show()
window.go_back_to(Path(sys.argv[1]))
application.processEvents()
before = int(window.winId())

def loaded():
    print("same" if int(window.winId()) == before else "another", flush=True)
    window.close()

window.panes.preview.settled.connect(loaded)
window.panes.preview.load()
sys.exit(application.exec())
"""


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("Xvfb"),
    reason="needs Xvfb, a screen that only Linux can pretend to have",
)
def test_the_web_view_comes_without_a_new_native_window(article: Path) -> None:
    # Only a real window system shows it; offscreen, windows are never made anew.
    number = 90 + os.getpid() % 500
    screen = subprocess.Popen(
        ["Xvfb", f":{number}", "-screen", "0", "1440x900x24"], stderr=subprocess.DEVNULL
    )
    try:
        time.sleep(1)
        environment = os.environ | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(article)],
            env=environment,
            capture_output=True,
            text=True,
            timeout=50,
            check=False,
        )
        assert done.stdout.strip() == "same", done.stderr
        assert done.returncode == 0, done.stderr
    finally:
        screen.kill()
        screen.wait()
