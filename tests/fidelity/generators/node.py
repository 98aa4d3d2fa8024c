"""Runs generators that come from npm: one Node process for any number of articles.

Each has a folder here with its pinned ``package.json`` and a ``build.mjs``, which reads articles as
a JSON object from its input and writes one of their HTML. Both are copied to ``.fidelity/NAME/``
(not kept in Git), where the packages are installed by ``python -m tests.fidelity.generators.node
NAME``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_HERE = Path(__file__).parent
_INSTALLED = _HERE.parents[2] / ".fidelity"
_SECONDS = 900


def missing(name: str) -> str | None:
    """Why the generator cannot run here, or None when it can."""
    if shutil.which("node") is None:
        return "Node.js is not installed"
    wanted = json.loads((_HERE / name / "package.json").read_text(encoding="utf-8"))
    for package, version in wanted["dependencies"].items():
        facts = _INSTALLED / name / "node_modules" / package / "package.json"
        if (
            not facts.exists()
            or json.loads(facts.read_text(encoding="utf-8"))["version"] != version
        ):
            return (
                f"{package} {version} is missing: python -m tests.fidelity.generators.node {name}"
            )
    return None


def version(name: str) -> str:
    """The generator's packages with their pinned versions."""
    wanted = json.loads((_HERE / name / "package.json").read_text(encoding="utf-8"))
    return ", ".join(f"{package} {number}" for package, number in wanted["dependencies"].items())


def install(name: str) -> None:
    """Install the generator's packages. Raises CalledProcessError when npm cannot."""
    folder = _INSTALLED / name
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(_HERE / name / "package.json", folder)
    npm = shutil.which("npm") or "npm"
    subprocess.run([npm, "install", "--no-audit", "--no-fund"], cwd=folder, check=True)


def build(name: str, articles: Mapping[str, str]) -> dict[str, str]:
    """The HTML of every article by its name; without those that the generator refuses.

    Raises CalledProcessError when the generator fails as a whole.
    """
    folder = _INSTALLED / name
    for file in (_HERE / name).glob("*.mjs"):
        shutil.copy(file, folder)
    done = subprocess.run(
        ["node", "build.mjs"],
        cwd=folder,
        input=json.dumps(dict(articles)),
        encoding="utf-8",
        stdout=subprocess.PIPE,
        check=True,
        timeout=_SECONDS,
    )
    built: dict[str, str] = json.loads(done.stdout)
    return built


if __name__ == "__main__":
    for generator in sys.argv[1:]:
        install(generator)
