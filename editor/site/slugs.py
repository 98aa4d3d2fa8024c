"""Slugs: a title as part of an address or file name, as the site has them; and pinyin.

Chinese stays, is spelled in pinyin or is left out, by the site's habit. Every slug is a name
that every system takes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

LONGEST = 120
"""Bytes of a slug: some disks take 143 for a name in all, and "-2" has to fit."""
UNTITLED = "untitled"
HAN = re.compile("[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
SCRIPTS = ("keep", "pinyin", "ascii")
_APOSTROPHES = re.compile("['’`]")
_APART = re.compile(r"[\s!-,/:-@\[-^{-~\u2028\u2029-]+")
"""Blanks and ASCII's marks but ``.`` and ``_``: forbidden in names, or a nuisance in addresses."""
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)", re.I
)
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class SlugStyle:
    """How a site has its slugs: ``script`` is one of SCRIPTS, ``joint`` stands between words."""

    script: str = "keep"
    lowercase: bool = False
    joint: str = "-"


def slug(title: str, style: SlugStyle | None = None) -> str:
    """``title`` as a slug in this style, by default with all letters kept; never empty.

    What is left of a Chinese title where Chinese is left out may be nothing: then it is pinyin.
    """
    style = style or SlugStyle()
    if style.script == "keep":
        return _safe(title, style)
    if style.script == "ascii":
        left = _ascii(title)
        if re.search("[A-Za-z0-9]", left):
            return _safe(left, style)
    return _safe(_ascii(spelled(title, " ")), style)


def spelled(text: str, joint: str = "") -> str:
    """``text`` with its Chinese in pinyin without tones; ``joint`` is between syllables."""
    if not HAN.search(text):
        return text
    pieces: list[str] = _pinyin().lazy_pinyin(text, errors=lambda rest: [rest])
    return joint.join(pieces)


def initials(text: str) -> str:
    """The first letters of the pinyin of ``text``, lower-case, to type by: 前端 is "qd"."""
    if not HAN.search(text):
        return text.lower()
    pinyin = _pinyin()
    take: Callable[..., list[str]] = pinyin.lazy_pinyin
    return "".join(take(text, style=pinyin.Style.FIRST_LETTER)).lower()


def _pinyin() -> Any:
    # Its table of 47,000 phrases takes 0.15 s to load, which only Chinese titles need.
    return import_module("pypinyin")


def _ascii(text: str) -> str:
    """``text`` with accents taken off and, as blanks, without what is then not ASCII."""
    apart = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o"))
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return re.sub(r"[^\x00-\x7f]+", " ", _APOSTROPHES.sub("", bare))


def _safe(title: str, style: SlugStyle) -> str:
    text = unicodedata.normalize("NFC", title)
    text = "".join(character for character in text if _is_seen(character))
    text = _APOSTROPHES.sub("", text.lower() if style.lowercase else text)
    text = _APART.sub(style.joint, text)
    text = _shortened(text.strip("-._")).rstrip("-._") or UNTITLED
    # Windows keeps these names for its devices, whatever follows the dot.
    return f"{text}-article".replace(".", "-") if _RESERVED.match(text) else text


def _is_seen(character: str) -> bool:
    """Whether it is more than a mark of direction, a control or half a character."""
    if character in _JOINERS or character.isspace():
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs")


def _shortened(text: str) -> str:
    if len(text.encode()) <= LONGEST:
        return text
    cut = text.encode()[:LONGEST].decode("utf-8", "ignore")
    following = text[len(cut)]
    # Not between a letter and its accent, nor within an emoji made of several.
    while cut and (_belongs_before(following) or cut[-1] == "\u200d"):
        following, cut = cut[-1], cut[:-1]
    return cut


def _belongs_before(character: str) -> bool:
    return bool(unicodedata.combining(character)) or character in "\u200d\ufe0e\ufe0f"
