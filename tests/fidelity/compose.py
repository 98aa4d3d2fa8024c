"""Articles composed at random out of many small constructs, the same for the same seed.

Most are written as careful people write; one in three as hurried ones do: blank lines missing,
indentation odd, signs without their spaces. Blocks are lists of lines, so that they can stand in
lists and quotes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from tests.fidelity import phrases
from tests.fidelity.own_ways import OWN_WAYS

Block = list[str]


def compose(seed: int, flavour: str = "", sloppy: bool | None = None) -> str:
    """A whole article, front matter included; with constructs that only ``flavour`` has, if any."""
    rng = random.Random(f"{seed}")
    carefree = rng.random() < 0.33
    composer = Composer(rng, flavour, carefree if sloppy is None else sloppy)
    lines = composer.article(rng.randint(3, 14))
    body = "\n".join(lines)
    return f"---\ntitle: Article {seed}\ndate: 2024-07-31 10:00:00\n---\n\n{body}\n"


class Composer:
    """Composes with ``rng``. ``sloppy`` leaves out blank lines and spaces now and then."""

    def __init__(self, rng: random.Random, flavour: str, sloppy: bool) -> None:
        self._rng = rng
        self._sloppy = sloppy
        self._own = OWN_WAYS.get(flavour, ())
        self._tails = list[str]()
        self._notes = 0

    def article(self, count: int) -> Block:
        """The lines of ``count`` blocks, and the definitions that they need after them."""
        return [*self._joined([self._block(0) for _ in range(count)]), "", *self._tails]

    def _joined(self, blocks: list[Block]) -> Block:
        lines = list[str]()
        for block in blocks:
            if lines and not self._chance(0.3 if self._sloppy else 0.0):
                lines += [""] * (2 if self._chance(0.05) else 1)
            lines += block
        return lines

    def _block(self, depth: int) -> Block:
        if depth == 0 and self._own and self._chance(0.12):
            return str(self._rng.choice(self._own)).split("\n")
        kinds: Mapping[Callable[[int], Block], float] = {
            self._paragraph: 10,
            self._heading: 4 if depth == 0 else 0.3,
            self._list: 7 if depth < 3 else 0,
            self._quote: 2 if depth < 2 else 0,
            self._fence: 4,
            self._indented: 0.6,
            self._table: 2 if depth == 0 else 0.4,
            self._html: 1.6 if depth == 0 else 0.3,
            self._rule: 0.7,
            self._reference: 0.7 if depth == 0 else 0,
            self._image: 1,
        }
        (kind,) = self._rng.choices(list(kinds), list(kinds.values()))
        return kind(depth)

    def _paragraph(self, depth: int) -> Block:
        lines = [self.inline() for _ in range(self._rng.choice((1, 1, 1, 2, 3)))]
        return [line + self._break() for line in lines[:-1]] + [lines[-1] + self._stray_space()]

    def _break(self) -> str:
        return self._rng.choice(("", "", "", "  ", "\\", "<br>", " "))

    def _stray_space(self) -> str:
        return self._rng.choice(("  ", " ", "\t")) if self._sloppy and self._chance(0.1) else ""

    def _heading(self, depth: int) -> Block:
        title = self._rng.choice(phrases.HEADINGS)
        if self._chance(0.08):
            return [title, self._rng.choice(("===", "---", "="))]
        marks = "#" * self._rng.choice((1, 2, 2, 2, 3, 3, 4, 5, 6))
        space = "" if self._sloppy and self._chance(0.25) else " "
        return [f"{marks}{space}{title}{self._rng.choice(('', '', '', ' #', ' ##'))}"]

    def _list(self, depth: int) -> Block:
        rng = self._rng
        ordered, loose = rng.random() < 0.4, rng.random() < 0.25
        sign = rng.choice("-*+") if not ordered else rng.choice("..)")
        number = rng.choice((1, 1, 1, 0, 2, 7, 10))
        same = self._chance(0.15)
        lines = list[str]()
        for place in range(rng.randint(1, 5)):
            if lines and (loose or self._chance(0.05)):
                lines.append("")
            mark = f"{number if same else number + place}{sign}" if ordered else sign
            gap = " " * (rng.choice((1, 1, 2, 3, 5)) if self._sloppy else rng.choice((1, 1, 1, 3)))
            task = rng.choice(("", "", "", "", "[ ] ", "[x] ")) if not ordered else ""
            first = f"{mark}{gap}{task}{self.inline()}"
            lines += [first, *self._under_item(len(mark + gap), depth)]
        return lines

    def _under_item(self, width: int, depth: int) -> Block:
        """What follows an item's first line, indented as it should be or nearly so."""
        if self._chance(0.6):
            return []
        indent = self._rng.choice((width, 2, 4, 3, 1)) if self._sloppy else width
        if self._chance(0.2):
            return [" " * self._rng.choice((0, indent)) + self.inline()]
        block = self._list(depth + 1) if depth < 2 and self._chance(0.5) else self._block(depth + 1)
        apart = [""] if self._chance(0.4) else []
        tab = self._chance(0.06)
        return apart + [("\t" if tab else " " * indent) + line if line else "" for line in block]

    def _quote(self, depth: int) -> Block:
        lines = self._joined(
            [self._block(depth + 1) for _ in range(self._rng.choice((1, 1, 2, 3)))]
        )
        space = "" if self._sloppy and self._chance(0.3) else " "
        quoted = [f">{space}{line}" if line else ">" for line in lines]
        if self._chance(0.1) and len(quoted) > 1:
            quoted[-1] = lines[-1]
        return quoted

    def _fence(self, depth: int) -> Block:
        fence = self._rng.choice(("```", "```", "```", "~~~", "````"))
        info = self._rng.choice(phrases.INFOS)
        code = self._rng.choices(phrases.CODE_LINES, k=self._rng.randint(0, 6))
        code = [line for line in code if line != fence]
        end = [] if self._sloppy and self._chance(0.03) else [fence]
        indent = " " * self._rng.choice((1, 2, 3)) if self._sloppy and self._chance(0.1) else ""
        return [indent + line for line in (fence + info, *code, *end)]

    def _indented(self, depth: int) -> Block:
        lines = self._rng.choices(phrases.CODE_LINES, k=self._rng.randint(1, 3))
        return [f"    {line}" for line in lines]

    def _table(self, depth: int) -> Block:
        rng = self._rng
        width = rng.randint(1, 4) if self._sloppy else rng.randint(2, 4)
        rules = [rng.choice(("---", ":--", "--:", ":-:", "-", "------")) for _ in range(width)]
        rows = [[self._cell() for _ in range(width)] for _ in range(rng.randint(1, 4))]
        if self._chance(0.15):
            rows[-1] = rows[-1][:-1] or ["x"]
        bare = self._chance(0.15) and width > 1
        lines = [rows[0], rules, *rows[1:]]
        return [" | ".join(row) if bare else "| " + " | ".join(row) + " |" for row in lines]

    def _cell(self) -> str:
        text = self._piece() if self._chance(0.5) else self._rng.choice(phrases.WORDS)
        return text.replace("\n", " ").replace("|", self._rng.choice(("\\|", "/")))

    def _html(self, depth: int) -> Block:
        return str(self._rng.choice(phrases.HTML_BLOCKS)).split("\n")

    def _rule(self, depth: int) -> Block:
        return [self._rng.choice(("---", "***", "* * *", "___", "-----"))]

    def _reference(self, depth: int) -> Block:
        self._notes += 1
        label = self._rng.choice((f"ref{self._notes}", f"参考{self._notes}", f"A b {self._notes}"))
        target = self._rng.choice(phrases.TARGETS[:4])
        self._tails.append(f"[{label}]: {target}{self._rng.choice(phrases.TITLES)}")
        uses = (f"[{label}]", f"[text][{label}]", f"[{label}][]", f"![alt][{label}]")
        return [f"{self._piece()} {self._rng.choice(uses)} {self._piece()}"]

    def _image(self, depth: int) -> Block:
        target = self._rng.choice(phrases.IMAGES)
        alt = self._rng.choice(("", "alt", "图片说明", "*em* alt", '"q"'))
        return [f"![{alt}]({target}{self._rng.choice(phrases.TITLES)})"]

    def inline(self) -> str:
        """A line of text."""
        glue = "" if self._chance(0.35) else " "
        return glue.join(self._piece() for _ in range(self._rng.choice((1, 1, 2, 2, 3, 4))))

    def _piece(self) -> str:
        rng = self._rng
        roll = rng.random()
        if roll < 0.45:
            return rng.choice(phrases.CHINESE if rng.random() < 0.5 else phrases.PLAIN)
        if roll < 0.62:
            return self._emphasis()
        if roll < 0.71:
            return rng.choice(phrases.CODES)
        if roll < 0.82:
            label, target = rng.choice(phrases.LABELS), rng.choice(phrases.TARGETS)
            return f"[{label}]({target}{rng.choice(phrases.TITLES)})"
        if roll < 0.90:
            return rng.choice(phrases.BARE) + rng.choice(phrases.AFTER)
        if roll < 0.96:
            return rng.choice(phrases.HTML_INLINE)
        return rng.choice(phrases.WORDS)

    def _emphasis(self) -> str:
        rng = self._rng
        sign = rng.choice(phrases.EMPHASIS)
        inner = rng.choice((*phrases.WORDS, *phrases.CHINESE[:4], *phrases.PLAIN[:3]))
        if self._chance(0.12):
            inner = f"{inner}{self._emphasis()}"
        space = " " if self._sloppy and self._chance(0.1) else ""
        around = rng.choice(("", " ", "，", "。", "后文", "word", "（", "“"))
        return f"{rng.choice(('', ' ', '前文'))}{sign}{inner}{space}{sign}{around}"

    def _chance(self, share: float) -> bool:
        return self._rng.random() < share
