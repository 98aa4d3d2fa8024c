"""Runs generators that come from PyPI in an environment of their own, ``.fidelity/python/``.

It is not kept in Git and made by ``python -m tests.fidelity.generators.python``, so that what
Galley itself needs and what the generators need do not have to agree.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_ENVIRONMENT = _HERE.parents[3] / ".fidelity" / "python"
_SECONDS = 900


def missing() -> str | None:
    """Why the generators cannot run here, or None when they can."""
    if _program().exists():
        return None
    return "its environment is missing: python -m tests.fidelity.generators.python"


def version(*packages: str) -> str:
    """These packages and their pinned versions."""
    wanted = (_HERE / "requirements.txt").read_text(encoding="utf-8").split()
    pinned = dict(line.split("==") for line in wanted)
    return ", ".join(f"{package} {pinned[package]}" for package in packages)


def install() -> None:
    """Make the environment. Raises CalledProcessError when pip cannot."""
    venv.create(_ENVIRONMENT, clear=True, with_pip=True)
    wanted = _HERE / "requirements.txt"
    subprocess.run([_program(), "-m", "pip", "install", "-q", "-r", wanted], check=True)


def run(script: str, given: Mapping[str, Any]) -> dict[str, str]:
    """What a script of this folder prints. Raises CalledProcessError when it fails as a whole."""
    done = subprocess.run(
        [_program(), "-P", _HERE / script],
        input=json.dumps(given),
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=True,
        timeout=_SECONDS,
    )
    shown: dict[str, str] = json.loads(done.stdout)
    return shown


def _program() -> Path:
    folder = "Scripts" if sys.platform == "win32" else "bin"
    return _ENVIRONMENT / folder / ("python.exe" if sys.platform == "win32" else "python")
