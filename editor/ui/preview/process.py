"""The operating-system process that renders Markdown, as one object that never waits.

Starts it, sends it messages, reads its answers, notices when it is silent or dead, and puts
a new one in its place. Knows the form of the messages (JSON lines) but not what they mean.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import editor

Message = Mapping[str, object]

START_LIMIT = 20_000
"""Milliseconds a new process may take to its first answer: Python and its imports, cold disk."""
STOP_LIMIT = 1_000
"""Milliseconds a killed process may take to be gone."""
HELLO = "hello"
"""The document name of the empty article whose answer shows that the process is up."""
GREETING: Message = {
    "do": "open",
    "document": HELLO,
    "revision": 0,
    "flavour": "python-markdown",
    "body": "",
}
FAREWELL: Message = {"do": "close", "document": HELLO}
LAST_WORDS = 2_000
"""How many characters of what the process wrote to stderr are kept, to say why it died."""


def render_command() -> list[str]:
    """The program and arguments that start the render process, also in a packaged Galley."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--render-process"]
    return [sys.executable, "-m", "editor.render.process"]


class RenderProcess(QObject):
    """One render process at a time, replaced when it is lost."""

    ready = Signal()
    """A process is up and takes messages (again, after each replacement)."""
    answered = Signal(object, str)
    """An answer: the parsed message (a dict) and its text as it came."""
    lost = Signal(str)
    """The process died or did not answer in time (why, in plain words); it is gone by now."""

    def __init__(self, command: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._is_up = False
        self._dying: list[QProcess] = []
        self._stderr = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._lose("It did not answer in time."))

    @property
    def is_up(self) -> bool:
        """Whether a process is there that has answered its greeting."""
        return self._is_up

    @property
    def pid(self) -> int:
        """The process's number; 0 if there is none."""
        return int(self._process.processId()) if self._process else 0

    def start(self) -> None:
        """Start a process unless there is one; ``ready`` or ``lost`` follows."""
        if self._process is not None:
            return
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        if sys.platform != "win32":
            # Else it inherits the web engine's sockets, which then never sees its own processes
            # die: the page would stay blank after a crash.
            process.setUnixProcessParameters(QProcess.UnixProcessFlag.CloseFileDescriptors)
        process.readyReadStandardOutput.connect(self._on_output)
        process.readyReadStandardError.connect(self._on_stderr)
        process.finished.connect(lambda *_: self._lose(self._last_words()))
        process.errorOccurred.connect(self._on_error)
        self._process = process
        self._stderr = ""
        process.start(self._command[0], self._command[1:])
        self._write([GREETING])
        self._patience.start(START_LIMIT)

    def send(self, messages: Iterable[Message], limit: int) -> None:
        """Send messages; each answer must come within ``limit`` ms. Returns at once."""
        self._write(messages)
        if self._process is not None:
            # What a pipe takes goes out now, and not when the window has done all it is about to.
            self._process.waitForBytesWritten(0)
            self._patience.start(limit)

    def _write(self, messages: Iterable[Message]) -> None:
        if self._process is None:
            return
        text = "".join(json.dumps(message, ensure_ascii=False) + "\n" for message in messages)
        self._process.write(text.encode("utf-8", "surrogatepass"))

    def rest(self) -> None:
        """No further answer is expected until the next ``send``."""
        self._patience.stop()

    def stop(self) -> None:
        """End the process now; no signal follows. It holds nothing that could be lost."""
        self._let_go()
        for process in self._dying:
            process.waitForFinished(STOP_LIMIT)
            process.deleteLater()
        self._dying.clear()

    def _let_go(self) -> None:
        """Kill the process without waiting until it is gone, which may take a while."""
        self._patience.stop()
        self._is_up = False
        self._dying = [each for each in self._dying if not _is_gone(each)]
        process, self._process = self._process, None
        if process is None:
            return
        for signal in (process.readyReadStandardOutput, process.readyReadStandardError):
            signal.disconnect()
        process.finished.disconnect()
        process.errorOccurred.disconnect()
        process.kill()
        self._dying.append(process)

    def _lose(self, reason: str) -> None:
        if self._process is None:
            return
        self._let_go()
        self.lost.emit(reason)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if self._process is not None and error is QProcess.ProcessError.FailedToStart:
            self._lose(self._process.errorString())

    def _on_output(self) -> None:
        if self._process is not None and self._process.canReadLine():
            self._read(bytes(self._process.readLine().data()))
        if self._process is not None and self._process.canReadLine():
            # One long answer at a time: keys go between them.
            QTimer.singleShot(0, self, self._on_output)

    def _read(self, line: bytes) -> None:
        try:
            text = line.decode("utf-8")
            message = json.loads(text)
            document = message["document"]
        except (ValueError, KeyError, TypeError):
            self._lose("It gave an answer that makes no sense.")
            return
        if document != HELLO:
            self._patience.start()
            self.answered.emit(message, text)
        elif not self._is_up:
            self.rest()
            self._is_up = True
            self._write([FAREWELL])
            self.ready.emit()

    def _on_stderr(self) -> None:
        if self._process is not None:
            written = bytes(self._process.readAllStandardError().data())
            self._stderr = (self._stderr + written.decode("utf-8", "replace"))[-LAST_WORDS:]

    def _last_words(self) -> str:
        self._on_stderr()
        lines = self._stderr.strip().splitlines()
        return lines[-1] if lines else "It ended unexpectedly."


def _is_gone(process: QProcess) -> bool:
    """Whether a killed process has ended; it is forgotten then."""
    if process.state() is not QProcess.ProcessState.NotRunning:
        return False
    process.deleteLater()
    return True


def _environment() -> QProcessEnvironment:
    """Ours, with UTF-8 on every platform and with this very ``editor`` package found first."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONUTF8", "1")
    if not getattr(sys, "frozen", False):
        environment.insert("PYTHONPATH", str(Path(editor.__file__).resolve().parents[1]))
    return environment
