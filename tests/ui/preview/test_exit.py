"""That the program ends cleanly: in a process of its own, as exit codes cannot be seen inside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
app = QApplication([])
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.theme import load_theme
from tests.ui.preview.conftest import STAND_IN, document_of
how = sys.argv[1]
window = QMainWindow()
pane = PreviewPane(command=STAND_IN)
pane.set_theme(load_theme("dark"))
window.setCentralWidget(pane)
window.show()
pane.show_document(document_of("HANG" if how == "hanging" else "one"), None, "python-markdown")
if how == "at once":
    QTimer.singleShot(0, app.quit)
elif how == "hanging":
    QTimer.singleShot(700, app.quit)
else:
    pane.settled.connect(pane.close_page if how == "closed" else window.close)
    if how == "closed":
        pane.settled.connect(app.quit)
pane.load()
print("loaded", flush=True)
sys.exit(app.exec())
"""


# Each starts a whole web engine: ~1.5 s. Run 10 times each by hand when this changes.
@pytest.mark.parametrize("how", ["closed", "window closed", "at once", "hanging"])
def test_the_program_ends_with_exit_code_0_and_in_silence(how: str) -> None:
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT, how],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == "loaded"
    assert "Expect troubles" not in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "Destroyed while process is still running" not in ended.stderr
