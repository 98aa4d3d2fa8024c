"""The real program comes to its end: its exit code, and what it leaves behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EDIT_AND_LEAVE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from editor import app
from editor.ui import dialogs
from editor.ui.recovery import Recovery
from editor.ui.window.window import Window

dialogs.ask_closing = lambda *_: dialogs.Closing.DISCARD

class Leaving(Window):
    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(1500, self.leave)

    def leave(self):
        self.panes.source.editor.insertPlainText("typed ")
        for each in self.desk.findChildren(Recovery):
            each.keep_now()
        print("kept", len(list(Path(sys.argv[2]).glob("recovery/*/*.json"))))
        self.close()

app.Window = Leaving
sys.exit(app.run(Path(sys.argv[1])))
"""


def test_closing_ends_with_0_and_what_the_author_gave_up_does_not_come_back(
    article: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    done = subprocess.run(
        [sys.executable, "-c", EDIT_AND_LEAVE, str(article), str(home)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GALLEY_HOME": str(home)},
    )
    assert done.stdout == "kept 1\n"
    assert done.returncode == 0, done.stderr
    assert "fault" not in done.stderr
    assert not list(home.glob("recovery/*/*.json"))
