"""What the system's errors mean, in plain words."""

from __future__ import annotations

import errno
from pathlib import Path

from editor.errors import FileProblem

_REASONS = {
    "ENOENT": "there is no such file",
    "ENOTDIR": "there is no such folder",
    "EISDIR": "this is a folder, not an article",
    "EACCES": "access is not allowed",
    "EPERM": "access is not allowed",
    "EROFS": "the disk can only be read",
    "ENOSPC": "the disk is full",
    "EDQUOT": "your share of the disk is used up",
    "EFBIG": "the file would be larger than the system allows",
    "ENAMETOOLONG": "the name is too long",
    "EILSEQ": "the disk does not take these characters in a name",
    "EINVAL": "the disk does not take this name",
    "ELOOP": "it is a link that leads back to itself",
    "EBUSY": "another program is using it",
    "ETXTBSY": "another program is using it",
    "EIO": "the disk reports an error",
    "ENXIO": "this is not an ordinary file",
    "EMFILE": "too many files are open",
    "ENFILE": "too many files are open",
    "ESTALE": "the network folder is no longer there",
    "EHOSTDOWN": "the network folder cannot be reached",
    "ETIMEDOUT": "the network folder does not answer",
}
_SHARING_VIOLATION = 32
"""Windows: another program has the file open."""


def file_problem(path: Path, error: OSError) -> FileProblem:
    """The problem to raise for a system error at ``path``."""
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        return FileProblem(path, _REASONS["EBUSY"])
    return FileProblem(path, plain_reason(error))


def plain_reason(error: OSError) -> str:
    """What happened, as the end of a sentence."""
    known = _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    return known or (error.strerror or "the system reports an error").rstrip(".").lower()
