"""File names from titles: such that every system takes them, and that people still read them."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from pathlib import Path

from editor.site.site import Site

LONGEST = 120
"""Bytes of the part made from the title: some disks take 143 in all, and "-2" has to fit."""
UNTITLED = "untitled"
_APOSTROPHES = re.compile("['’`]")
_APART = re.compile(r"[\s!-,/:-@\[-^{-~\u2028\u2029-]+")
"""Blanks and ASCII's marks but ``.`` and ``_``: forbidden in names, or a nuisance in addresses."""
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)", re.I
)
_JOINERS = "\u200c\u200d"


def file_name_for(title: str, site: Site, now: datetime | None = None) -> str:
    """The name, without folder, of a new article's file, as this kind of site has it."""
    day = (now or datetime.now()).strftime("%Y-%m-%d")
    name = slug(title, lowercase=site.kind.lowercase)
    return site.kind.file_name.format(slug=name, day=day)


def slug(title: str, *, lowercase: bool = False) -> str:
    """``title`` as part of a file name: letters of every script stay, never empty."""
    text = unicodedata.normalize("NFC", title)
    text = "".join(character for character in text if _is_seen(character))
    text = _APART.sub("-", _APOSTROPHES.sub("", text.lower() if lowercase else text))
    text = _shortened(text.strip("-._")).rstrip("-._") or UNTITLED
    # Windows keeps these names for its devices, whatever follows the dot.
    return f"{text}-article".replace(".", "-") if _RESERVED.match(text) else text


def free_name(folder: Path, name: str) -> str:
    """``name``, or with "-2", "-3", … before its ending if the folder has one that is alike.

    Alike is what is the same file on any system, so without regard to case.
    """
    taken = {_folded(entry.name) for entry in folder.iterdir()} if folder.is_dir() else set()
    stem, suffix = Path(name).stem, Path(name).suffix
    number = 1
    chosen = name
    while _folded(chosen) in taken:
        number += 1
        chosen = f"{stem}-{number}{suffix}"
    return chosen


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


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
