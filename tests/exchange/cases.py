"""The cases in ``tests/data/import``: what is imported, and what has to come out.

A case is ``key: value`` lines, the expected body and the source, each after a line ``=====``.
``python -m tests.exchange.cases`` reports how many are right.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from editor.exchange.assemble import Choices, body_of
from editor.exchange.found import Material, Recognition, Role
from editor.exchange.recognise import recognise
from editor.exchange.sources import from_bytes, from_text
from tests.exchange.word import word_file

FOLDER = Path(__file__).resolve().parents[1] / "data" / "import"
PARTS = ("title", "date", "author", "body")
_APART = "\n=====\n"


@dataclass(frozen=True)
class Case:
    """One source and what is to be found in it; what is not there is expected to stay empty."""

    name: str
    head: dict[str, str]
    body: str
    source: str

    def material(self) -> Material:
        kind = self.head["kind"]
        if kind == "text":
            return from_text(self.source)
        if kind == "word":
            return from_bytes(word_file(self.source), f"{self.name}.docx")
        data = self.source.encode(self.head.get("encoding", "utf-8"))
        return from_bytes(data, f"{self.name}.html", address=self.head.get("address", ""))

    def wrong(self) -> dict[str, tuple[str, str]]:
        """The parts that are not as expected: what was expected and what came."""
        recognition = recognise(self.material())
        pairs = {part: (self.head.get(part, ""), found(recognition, part)) for part in PARTS[:3]}
        pairs["body"] = (self.body.strip("\n"), body_of(recognition, Choices()).strip("\n"))
        return {part: pair for part, pair in pairs.items() if pair[0] != pair[1]}


def found(recognition: Recognition, part: str) -> str:
    return recognition.best(Role(part))


def cases(folder: Path = FOLDER) -> list[Case]:
    return [_read(path) for path in sorted(folder.glob("*.case"))]


def _read(path: Path) -> Case:
    head, body, source = path.read_text(encoding="utf-8").split(_APART, 2)
    pairs = (line.partition(": ") for line in head.split("\n") if line)
    return Case(path.stem, {key: value for key, _, value in pairs}, body, source)


def report(folder: Path = FOLDER, *, full: bool = False) -> str:
    """How many of each part are right, and which are not."""
    all_ = cases(folder)
    wrong = {case.name: case.wrong() for case in all_}
    lines = []
    for part in PARTS:
        right = sum(part not in each for each in wrong.values())
        lines.append(f"{part:7} {right} of {len(all_)} ({100 * right / len(all_):.1f} %)")
    for name, each in wrong.items():
        for part, (expected, came) in each.items():
            lines.append(f"{name}: {part}")
            if full:
                lines += ["--- expected", expected, "--- came", came, "---"]
    return "\n".join(lines)


if __name__ == "__main__":
    folders = [Path(each) for each in sys.argv[1:] if not each.startswith("-")]
    sys.stdout.write(report(*folders[:1], full="--full" in sys.argv) + "\n")
