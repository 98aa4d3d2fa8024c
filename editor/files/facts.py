"""What is known of an article's file besides its text: where, in which encoding, as of when."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from os import stat_result
from pathlib import Path

from editor.files.encoding import UTF_8, encoding_label
from editor.files.newlines import Endings


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which state of a file was read: size in bytes, time in ns, SHA-256 of its bytes."""

    size: int
    mtime_ns: int
    sha256: str

    def same_content(self, data: bytes) -> bool:
        """Whether ``data`` is what was read; a file merely touched is not a changed one."""
        return self.size == len(data) and self.sha256 == sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Where an article lies and how its text becomes bytes.

    ``path`` and ``stamp`` are None while it has never been saved.
    """

    path: Path | None = None
    encoding: str = UTF_8
    bom: bool = False
    endings: Endings = field(default_factory=Endings)
    stamp: Stamp | None = None

    @property
    def encoding_label(self) -> str:
        """The name under which other programs know the encoding, byte order mark included."""
        return encoding_label(self.encoding, self.bom)


def stamp_of(data: bytes, status: stat_result) -> Stamp:
    """The stamp of a file with these bytes."""
    return Stamp(len(data), status.st_mtime_ns, sha256(data).hexdigest())


def new_facts(path: Path | None = None) -> FileFacts:
    """Facts of an article that is not on disk yet: UTF-8, LF."""
    return FileFacts(path=path)


def with_encoding(facts: FileFacts, encoding: str, *, bom: bool = False) -> FileFacts:
    """The same file, to be saved in another encoding from now on."""
    return replace(facts, encoding=encoding, bom=bom)
