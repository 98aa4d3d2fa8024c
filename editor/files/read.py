"""Reading an article from disk."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from editor.article.article import Article
from editor.article.split import split
from editor.errors import FileProblem
from editor.files.encoding import decode
from editor.files.facts import FileFacts, stamp_of
from editor.files.newlines import split_endings
from editor.files.reasons import file_problem
from editor.files.signs import NotText

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest article that is opened."""


def read_article(path: Path) -> tuple[Article, FileFacts]:
    """The article at ``path`` and the facts that ``write_article`` needs to save it unchanged.

    Raises FileProblem if it is missing, not a text file, too large, or cannot be read.
    """
    data, status = read_bytes(path)
    try:
        decoded = decode(data)
    except NotText:
        raise FileProblem(path, "this is not a text file") from None
    text, endings = split_endings(decoded.text)
    stamp = stamp_of(data, status)
    return split(text), FileFacts(path, decoded.encoding, decoded.bom, endings, stamp)


def read_bytes(path: Path, limit: int = LARGEST) -> tuple[bytes, os.stat_result]:
    """A whole ordinary file. Never waits, as reading a pipe would. Raises FileProblem."""
    data, status = read_start(path, limit + 1)
    if len(data) > limit:
        size = limit // (1024 * 1024)
        raise FileProblem(path, f"the file is too large (an article may have {size} MB)")
    return data, status


def read_start(path: Path, length: int) -> tuple[bytes, os.stat_result]:
    """At most ``length`` bytes of an ordinary file, all if it is -1. Raises FileProblem."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileProblem(path, _kind(status.st_mode))
        with path.open("rb") as file:
            return file.read(length), os.fstat(file.fileno())
    except OSError as error:
        raise file_problem(path, error) from error
    except ValueError:
        # A NUL in the name.
        raise FileProblem(path, "this is not a possible file name") from None


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "this is a folder, not an article"
    return "this is not an ordinary file"
