"""What the real generators gave, kept for tests that run without them: a digest a block.

``stored/FLAVOUR.json`` holds a good part of the corpus. Which article differed when it was stored,
and in how many blocks, is kept with it: it may become less, never more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.fidelity.compare import Comparison, compare_blocks
from tests.fidelity.corpus import SHARED

STORED = Path(__file__).parent / "stored"
BELOW: Set[str] = frozenset()
"""Flavours that do not reach their goal yet: they must only not become worse."""
_MOST_SHARED = 80
_MOST_OWN = 15


@dataclass(frozen=True)
class Stored:
    """A generator's digests by article, and of each article's text, to tell when it was changed.

    ``differing``: how many of an article's blocks were not alike.
    """

    generator: str
    blocks: Mapping[str, str]
    texts: Mapping[str, str]
    differing: Mapping[str, int]


def names() -> list[str]:
    """The flavours of which something is stored."""
    return sorted(path.stem for path in STORED.glob("*.json"))


def load(flavour: str) -> Stored:
    """What is stored of a flavour."""
    return Stored(**json.loads(_file(flavour).read_text(encoding="utf-8")))


def store(
    flavour: str,
    generator: str,
    texts: Mapping[str, str],
    theirs: Mapping[str, Sequence[str]],
    compared: Mapping[str, Comparison],
) -> None:
    """Keep what the generator gave for `chosen` articles."""
    names = chosen({name: texts[name] for name in theirs})
    stored = Stored(
        generator,
        {name: digests(theirs[name]) for name in names},
        {name: digest(texts[name]) for name in names},
        {name: bad for name in names if (bad := compared[name].all - compared[name].alike)},
    )
    written = json.dumps(asdict(stored), ensure_ascii=False, indent=1) + "\n"
    STORED.mkdir(exist_ok=True)
    _file(flavour).write_text(written, encoding="utf-8", newline="\n")


def chosen(names: Mapping[str, str]) -> list[str]:
    """Some of the articles, the same ones as long as none is added."""
    mixed = sorted(names, key=digest)
    shared = [name for name in mixed if name.startswith(SHARED)][:_MOST_SHARED]
    own = [name for name in mixed if not name.startswith(SHARED)][:_MOST_OWN]
    return sorted(shared + own)


def compare_stored(ours: Sequence[str], stored: str) -> Comparison:
    """As `compare_blocks`, against digests."""
    known = {digest(block): block for block in ours}
    theirs = [known.get(each, each) for each in stored.split()]
    return compare_blocks(ours, theirs)


def digests(blocks: Sequence[str]) -> str:
    """One digest a block."""
    return " ".join(digest(block) for block in blocks)


def digest(text: str) -> str:
    """Short, but long enough that two blocks of an article do not have the same."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def _file(flavour: str) -> Path:
    return STORED / f"{flavour}.json"
