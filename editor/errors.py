"""The errors Galley raises, each with its text in plain words.

A class carries its sentence as a template and an instance the details that fill it in, so
that the command line can print it as it is and the window can translate the sentence first.
Knows nothing of where an error is shown.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar


class GalleyError(Exception):
    """Something the author should be told. ``str(error)`` is one plain English sentence.

    ``text`` is the sentence with named places, ``details`` what goes into them.
    """

    text: ClassVar[str] = "Something went wrong."

    def __init__(self, **details: object) -> None:
        super().__init__(details)
        self.details = details

    def __str__(self) -> str:
        return self.text.format(**self.details)


# The author's situation: nothing is broken, something has to be decided or mended.


class FrontMatterError(GalleyError):
    """The front matter cannot be read. ``line`` counts from 1 in the head (fences included)."""

    text = "The front matter cannot be read (line {line}): {reason}"

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line=line, reason=reason)
        self.line = line
        self.reason = reason


class FieldError(GalleyError):
    """A field cannot be set as asked; the article is unchanged."""

    text = "The field “{key}” cannot be set: {reason}"

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(key=key, reason=reason)
        self.key = key
        self.reason = reason


class CannotEncode(GalleyError):
    """A character has no place in the file's encoding. ``line`` counts from 1 in the file."""

    text = (
        "“{character}” (line {line}) cannot be written in {encoding}. "
        "Nothing was saved; save the article as UTF-8 or replace the character."
    )

    def __init__(self, character: str, line: int, encoding: str) -> None:
        super().__init__(character=character, line=line, encoding=encoding)
        self.character = character
        self.line = line
        self.encoding = encoding


class NoDisplay(GalleyError):
    """There is nothing to show a window on."""

    text = "There is no display to open a window on. The commands without one work: galley --help"


# The file system.


class FileProblem(GalleyError):
    """A file cannot be read or written. ``reason`` is plain words, not an errno."""

    text = "{path}: {reason}"

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path=path, reason=reason)
        self.path = path
        self.reason = reason


class ChangedOutside(FileProblem):
    """The file on disk is not the one that was read; nothing was written."""

    text = "{path} was changed by another program since it was opened. Nothing was saved."

    def __init__(self, path: Path) -> None:
        super().__init__(path, "changed by another program")


class AlreadyExists(FileProblem):
    """A new file would overwrite an existing one; nothing was written."""

    text = "{path} already exists. Nothing was saved."

    def __init__(self, path: Path) -> None:
        super().__init__(path, "already exists")
