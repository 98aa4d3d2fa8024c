"""Files and pasted text as materials: what kind it is, told by its content, and its text."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

from editor.errors import FileProblem, GalleyError
from editor.exchange.found import Kind, Material
from editor.files.encoding import decode
from editor.files.newlines import split_endings
from editor.files.read import read_bytes
from editor.files.signs import NotText

LARGEST_TEXT = 16 * 1024 * 1024
"""Bytes of the largest text or page that is read."""
LARGEST_WORD = 64 * 1024 * 1024
_PAGE_NAME = (".html", ".htm", ".xhtml")
_PAGE_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(rb"</(?:p|div|span|h[1-6]|li|a|section|article)>", re.I)


class ImportProblem(GalleyError):
    """A source cannot be made an article. ``reason`` is plain words."""

    text = "{source}: {reason}"

    def __init__(self, source: object, reason: str) -> None:
        super().__init__(source=source, reason=reason)
        self.source = source
        self.reason = reason


def read_source(path: Path) -> Material:
    """The material in a file. Raises FileProblem, ImportProblem."""
    word = path.suffix.lower() == ".docx"
    data, _ = read_bytes(path, LARGEST_WORD if word else LARGEST_TEXT)
    return from_bytes(data, path.name)


def from_bytes(data: bytes, name: str, address: str = "", charset: str = "") -> Material:
    """The material in the bytes of a file or page. Raises ImportProblem."""
    if data.startswith(b"PK\x03\x04"):
        # Loaded by name: a text must not wait for what pages and Word files need.
        return _material(import_module("editor.exchange.word").from_word(data, name))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ImportProblem(name, "this is a file of an old Word; save it as .docx first")
    if data.startswith(b"{\\rtf"):
        raise ImportProblem(name, "this is an RTF file; save it as .docx first")
    if _is_page(data, name):
        pages = import_module("editor.exchange.pages")
        return _material(pages.from_page(data, name, address=address, charset=charset))
    try:
        decoded = decode(data)
    except NotText:
        raise ImportProblem(name, "this is neither text nor a page nor a Word file") from None
    return from_text(decoded.text, name)


def from_text(text: str, name: str = "") -> Material:
    """Pasted text, or the text of a file. The source of a page is a page."""
    start = text[:4096].encode("utf-8", "replace")
    if _PAGE_START.match(start):
        return from_html(text, name)
    plain, endings = split_endings(text.removeprefix("\ufeff"))
    return Material(Kind.TEXT, plain, name, endings=endings)


def from_html(html: str, name: str = "", address: str = "") -> Material:
    """HTML as a clipboard has it. Raises ImportProblem."""
    pages = import_module("editor.exchange.pages")
    data = html.encode("utf-8", "replace")
    return _material(pages.from_page(data, name, address=address, charset="utf-8"))


def _is_page(data: bytes, name: str) -> bool:
    start = data[:8192]
    if b"\x00" in start:
        start = start.replace(b"\x00", b"")
    if _PAGE_START.match(start.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")):
        return True
    return name.lower().endswith(_PAGE_NAME) and b"<" in data


def _material(made: Any) -> Material:
    if not isinstance(made, Material):
        raise FileProblem(Path(), "this cannot be imported")
    return made
