"""What tells text from what is none: the bytes of a picture, a program, an archive."""

from __future__ import annotations

import re

CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Bytes that hardly occur in a text."""
SIGNATURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite format 3\x00",
    b"RIFF",
    b"OggS",
    b"7z\xbc\xaf",
    b"Rar!\x1a",
    b"\xd0\xcf\x11\xe0",
    b"\xca\xfe\xba\xbe",
    b"wOFF",
    b"wOF2",
    b"\xfd7zXZ",
)
"""What files of other kinds begin with, as far as no text does."""


class NotText(ValueError):
    """The bytes are no text in any encoding."""
