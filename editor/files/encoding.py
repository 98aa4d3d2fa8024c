"""Bytes to text and back, without loss: the same bytes come out if the text is not touched.

An encoding is taken only when encoding the decoded text gives the very same bytes again;
Latin-1, which can do that for any bytes, is the last resort. Knows nothing of files.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import chain

from editor.errors import CannotEncode
from editor.files.signs import CONTROLS

UTF_8 = "utf-8"
DAMAGED = "utf-8 (damaged)"
"""UTF-8 with a few bytes that are not: each of those stands as one private-use character."""
LAST_RESORT = "latin-1"

_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WITH_BOM = {
    "utf-8": "utf-8-sig",
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
    "utf-32-le": "utf-32",
    "utf-32-be": "utf-32",
}
# surrogateescape turns a bad byte 0x80-0xFF into U+DC80-U+DCFF, which neither Qt nor JSON takes.
_ESCAPED_TO_PRIVATE = {0xDC80 + n: 0xF780 + n for n in range(128)}
_PRIVATE_TO_ESCAPED = {private: escaped for escaped, private in _ESCAPED_TO_PRIVATE.items()}
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, and what turns it back into the bytes it came from."""

    text: str
    encoding: str
    bom: bool = False


def decode(data: bytes) -> Decoded:
    """The text in ``data``, its encoding recognised. Raises NotText for a picture and the like."""
    marked = _by_bom(data)
    if marked:
        return marked
    text = decode_as(data, UTF_8)
    controls = len(CONTROLS.findall(data[:_SAMPLE]))
    if text is not None and controls <= len(data[:_SAMPLE]) / 5:
        return Decoded(text, UTF_8)
    # Imported here because few articles need it, and what it stands on costs every start 40 ms.
    from editor.files import guess

    if text is not None:
        # Western and Cyrillic UTF-16 is valid UTF-8, but then every second character is a control.
        encodings = chain(guess.utf16_candidates(data), (UTF_8,))
    else:
        encodings = chain(_damaged(data), guess.candidates(data), (LAST_RESORT,))
    return next(
        Decoded(text, encoding)
        for encoding in encodings
        if (text := decode_as(data, encoding)) is not None
    )


def encode(decoded: Decoded) -> bytes:
    """The bytes of a text. Raises CannotEncode naming the first character that has no place.

    ``line`` in that error counts the text's lines however they end.
    """
    text, encoding = decoded.text, decoded.encoding
    mark = next((bom for bom, name in _BOMS if name == encoding), b"") if decoded.bom else b""
    try:
        data = _encode_as(text, encoding)
    except UnicodeEncodeError as error:
        raise _cannot(text, error.start, encoding) from None
    if encoding != UTF_8 and (back := data.decode(*_codec(encoding))) != text:
        # Some codecs write a character as another one that looks alike.
        back = back.translate(_ESCAPED_TO_PRIVATE)
        start = next((i for i, (a, b) in enumerate(zip(text, back, strict=False)) if a != b), None)
        if start is not None or len(text) != len(back):
            raise _cannot(text, start or 0, encoding)
    return mark + data


def decode_as(data: bytes, encoding: str) -> str | None:
    """The text, or None if ``data`` is not that or would not come out the same again."""
    try:
        text = data.decode(*_codec(encoding))
        if encoding == DAMAGED:
            text = text.translate(_ESCAPED_TO_PRIVATE)
        # Strict UTF-8 is known to come out the same; the others have to show it.
        if encoding == UTF_8 or _encode_as(text, encoding) == data:
            return text
    except (UnicodeError, LookupError):
        pass
    return None


def encoding_label(encoding: str, bom: bool) -> str:
    """The codec name under which Python's ``open`` reads such a file to the same text."""
    return _WITH_BOM.get(encoding, encoding) if bom else encoding


def _by_bom(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = decode_as(data[len(mark) :], encoding)
            if text is not None:
                return Decoded(text, encoding, bom=True)
    return None


def _damaged(data: bytes) -> tuple[str, ...]:
    """DAMAGED if ``data`` is plainly UTF-8 but for a few bytes (a file cut off, a bad paste)."""
    if b"\x00" in data:
        return ()
    text = data.decode(UTF_8, "surrogateescape")
    bad = len(re.findall("[\udc80-\udcff]", text))
    good = len(re.findall("[^\x00-\x7f\udc80-\udcff]", text))
    return (DAMAGED,) if good >= 3 * bad else ()


def _codec(encoding: str) -> tuple[str, str]:
    return (UTF_8, "surrogateescape") if encoding == DAMAGED else (encoding, "strict")


def _encode_as(text: str, encoding: str) -> bytes:
    if encoding == DAMAGED:
        text = text.translate(_PRIVATE_TO_ESCAPED)
    return text.encode(*_codec(encoding))


def _cannot(text: str, at: int, encoding: str) -> CannotEncode:
    character = text[at]
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    line = 1 + len(re.findall("\r\n|\r|\n", text[:at]))
    return CannotEncode(shown, line, encoding)
