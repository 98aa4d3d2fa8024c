"""Render a corpus with Galley and with the real generators, and say how far they are alike.

``python -m tests.fidelity [FLAVOUR…] [--show N] [--corpus DIR] [--random N --seed S] [--site FILE]
[--json] [--store]``.
A generator that cannot run here is a failure, and says what to install.
"""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.render.flavours.table import flavours
from tests.fidelity import generators, ours, stored
from tests.fidelity.compare import Comparison, compare_blocks
from tests.fidelity.compose import compose
from tests.fidelity.corpus import CORPUS, articles
from tests.fidelity.dom import blocks
from tests.fidelity.goals import goal, reason

_LONGEST = 40
"""Lines shown of one difference."""


@dataclass(frozen=True)
class Result:
    """A generator's articles by name, each compared with Galley's."""

    flavour: str
    compared: Mapping[str, Comparison]

    @property
    def articles(self) -> tuple[int, int]:
        """How many are alike, of how many."""
        return sum(each.is_alike for each in self.compared.values()), len(self.compared)

    @property
    def blocks(self) -> tuple[int, int]:
        """How many are alike, of how many."""
        found = self.compared.values()
        return sum(each.alike for each in found), sum(each.all for each in found)

    @property
    def left_out(self) -> int:
        """Blocks with template code."""
        return sum(each.left_out for each in self.compared.values())

    @property
    def reached(self) -> bool:
        """Whether this is as good as it has to be."""
        blocks, whole = goal(self.flavour)
        return _share(self.blocks) >= blocks and _share(self.articles) >= whole


def main(arguments: Sequence[str]) -> int:
    """0 if every generator ran and every goal is reached."""
    given = _parser().parse_args(arguments)
    results, failed = list[Result](), False
    for flavour in given.flavour or generators.names():
        reason = generators.missing(flavour)
        if reason is None and flavour not in flavours():
            reason = "Galley has no such flavour yet"
        if reason is not None:
            print(f"{flavour:16} CANNOT RUN: {reason}", file=sys.stderr)
            failed = True
            continue
        results.append(_compared(flavour, _articles(flavour, given), given.site, keep=given.store))
        if not given.json:
            _show(results[-1], given.show)
    if given.json:
        print(json.dumps({each.flavour: _summary(each) for each in results}, indent=2))
    elif len(results) > 1:
        print("\n" + "\n".join(_line(each) for each in results))
    return int(failed or not all(each.reached for each in results))


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m tests.fidelity")
    parser.add_argument("flavour", nargs="*")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="so many differences")
    parser.add_argument("--corpus", type=Path, default=CORPUS, metavar="DIR", help="*.md in it")
    parser.add_argument("--random", type=int, default=0, metavar="N", help="composed articles")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="which ones")
    parser.add_argument("--site", type=Path, metavar="FILE", help="its mkdocs.yml, pelicanconf.py")
    parser.add_argument("--store", action="store_true", help="keep some of it for the tests")
    parser.add_argument("--json", action="store_true", help="the figures alone")
    return parser


def _articles(flavour: str, given: Namespace) -> Mapping[str, str]:
    if given.random:
        seeds = range(given.seed, given.seed + given.random)
        return {f"random-{seed}": compose(seed, flavour) for seed in seeds}
    return articles(flavour, given.corpus)


def _compared(flavour: str, texts: Mapping[str, str], site: Path | None, *, keep: bool) -> Result:
    started = time.monotonic()
    theirs = generators.build(flavour, texts, site)
    built = time.monotonic()
    mine = ours.build(flavour, texts, generators.settings(flavour, site))
    rendered = time.monotonic()
    without = generators.without(flavour)
    parsed = {name: blocks(html, without) for name, html in theirs.items()}
    compared = {
        name: compare_blocks(blocks(mine[name], without), found) for name, found in parsed.items()
    }
    spent = (built - started, rendered - built, time.monotonic() - rendered)
    print(
        "{}: generator {:.1f} s, Galley {:.1f} s, comparison {:.1f} s".format(flavour, *spent)
        + (f"; {len(texts) - len(theirs)} refused" if len(theirs) < len(texts) else ""),
        file=sys.stderr,
    )
    if keep:
        stored.store(flavour, generators.version(flavour), texts, parsed, compared)
    return Result(flavour, compared)


def _show(result: Result, count: int) -> None:
    """The smallest differences first: they tell most."""
    print(_line(result))
    found = [
        (name + _why(result.flavour, name), each)
        for name, article in result.compared.items()
        for each in article.differences
    ]
    found.sort(key=lambda pair: sum(map(len, pair[1].ours + pair[1].theirs)))
    seen = set[str]()
    for name, each in found:
        shown = each.shown()
        if shown in seen or len(seen) >= count:
            continue
        seen.add(shown)
        lines = shown.split("\n")
        more = [f"… {len(lines) - _LONGEST} more lines"] if len(lines) > _LONGEST else []
        print(f"\n== {name}", *lines[:_LONGEST], *more, sep="\n")


def _why(flavour: str, name: str) -> str:
    given = reason(flavour, name)
    return f" ({given})" if given else ""


def _line(result: Result) -> str:
    shares = (f"{_share(of):8.2%} ({of[0]}/{of[1]})" for of in (result.blocks, result.articles))
    blocks, whole = shares
    verdict = "" if result.reached else "  below the goal"
    left = f"  {result.left_out} with template code left out" if result.left_out else ""
    return f"{result.flavour:16} blocks {blocks:24} articles {whole:20}{left}{verdict}"


def _summary(result: Result) -> dict[str, object]:
    return {
        "blocks": result.blocks,
        "articles": result.articles,
        "left_out": result.left_out,
        "differing": [name for name, each in result.compared.items() if not each.is_alike],
    }


def _share(of: tuple[int, int]) -> float:
    return of[0] / of[1] if of[1] else 1.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
