"""Have every parser read every article, and say what differs.

Run as ``python -m tests.fidelity.front_matter``. Needs ruby and hugo (Debian), node, and ``npm
install hexo-front-matter`` with NODE_PATH set to its node_modules. A parser that is missing is a
failure. With ``--store``, what all of them read as it was meant is kept for the tests that run
everywhere.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from tests.fidelity.front_matter.cases import Case, all_cases
from tests.fidelity.front_matter.compare import difference
from tests.fidelity.front_matter.readers import READERS, MissingTool, reads
from tests.fidelity.front_matter.stored import STORED, digests

SHOWN = 12


def main(arguments: Sequence[str]) -> int:
    """0 if every parser was there and read everything as it was meant."""
    cases = list(all_cases())
    print(f"{len(cases)} articles")
    failed = False
    for name, (read, _) in READERS.items():
        own = [case for case in cases if reads(name, case)]
        try:
            problems = _problems(own, read(own))
        except MissingTool as missing:
            print(f"{name:18} MISSING: install {missing}")
            failed = True
            continue
        print(f"{name:18} {len(own):5} read, {len(problems):4} differ")
        for case, problem in problems[:SHOWN]:
            print(f"    {case.name}: {problem[:200]}\n        {case.text!r}"[:600])
        failed = failed or bool(problems)
    if not failed and "--store" in arguments:
        STORED.write_text(json.dumps(digests(cases), indent=2) + "\n", encoding="utf-8")
        print(f"stored in {STORED.name}")
    return int(failed)


def _problems(cases: Sequence[Case], found: Sequence[object]) -> list[tuple[Case, str]]:
    pairs = zip(cases, found, strict=True)
    told = ((case, difference(case, read)) for case, read in pairs)  # type: ignore[arg-type]
    return [(case, problem) for case, problem in told if problem]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
