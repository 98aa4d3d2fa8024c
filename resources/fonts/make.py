"""Makes line.ttf and line-bold.ttf: a typeface without letters, only a tall line.

editor/ui/source/fonts.py says what for. Both faces are needed: Qt takes bold letters from the
families behind only if the first family has a bold face. Needs fontTools, which Galley itself
does not: `pip install fonttools`, then `python resources/fonts/make.py`. The same bytes each time.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FAMILY = "Galley Line"
ASCENT, DESCENT = 1200, 450
"""Thousandths of the font's size above and below the base."""
WIDTH = 600
FACES = {"line.ttf": ("Regular", 400, 0, 0x40), "line-bold.ttf": ("Bold", 700, 1, 0x20)}
"""File: name of the face, weight, macStyle, fsSelection."""
USE_TYPO_METRICS = 0x80
MADE = 3878208000
"""Seconds since 1904, fixed so that nothing changes unless the font does."""


def make(path: Path, face: str, weight: int, mac_style: int, selection: int) -> None:
    """Write one face."""
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef"])
    font.setupCharacterMap({})
    font.setupGlyf({".notdef": TTGlyphPen(None).glyph()})
    font.setupHorizontalMetrics({".notdef": (WIDTH, 0)})
    font.setupHorizontalHeader(ascent=ASCENT, descent=-DESCENT)
    font.setupNameTable(
        {
            "familyName": FAMILY,
            "styleName": face,
            "uniqueFontIdentifier": f"{FAMILY} {face} 1",
            "fullName": f"{FAMILY} {face}",
            "version": "1",
            "psName": f"{FAMILY.replace(' ', '')}-{face}",
        }
    )
    font.setupOS2(
        version=4,
        usWeightClass=weight,
        xAvgCharWidth=WIDTH,
        fsSelection=selection | USE_TYPO_METRICS,
        sTypoAscender=ASCENT,
        sTypoDescender=-DESCENT,
        sTypoLineGap=0,
        usWinAscent=ASCENT,
        usWinDescent=DESCENT,
    )
    font.setupPost(isFixedPitch=1)
    font.updateHead(created=MADE, modified=MADE, macStyle=mac_style)
    font.font.recalcTimestamp = False
    font.save(path)


if __name__ == "__main__":
    for name, face in FACES.items():
        make(Path(__file__).with_name(name), *face)
