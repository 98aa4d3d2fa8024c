"""Running the command as a real process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX devices and pipes")


def galley(*arguments: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    """One run of the command, in UTF-8, without a terminal."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}  # type: ignore[dict-item]
    defaults = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 30}
    command = [sys.executable, "-m", "editor", *map(str, arguments)]
    done = subprocess.run(command, check=False, env=environment, **{**defaults, **options})  # type: ignore[call-overload]
    decoded = [(part or b"").decode("utf-8") for part in (done.stdout, done.stderr)]
    return subprocess.CompletedProcess(command, done.returncode, *decoded)


def fails(code: int, *arguments: str | Path, **options: object) -> str:
    """The one line on stderr of a run that must fail with ``code``."""
    done = galley(*arguments, **options)
    assert done.returncode == code, done
    assert "Traceback" not in done.stderr
    assert "Errno" not in done.stderr
    assert done.stdout == ""
    if code == 1:
        assert len(done.stderr.splitlines()) == 1
    return done.stderr
