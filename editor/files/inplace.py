"""Overwriting a file in its place, for files that must stay the very same file.

Not atomic, so a copy of the new text lies in the system's folder for temporary files until all
is on disk, and the old bytes are put back if anything fails.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from editor.errors import FileProblem
from editor.files.reasons import plain_reason


def write_in_place(target: Path, data: bytes, old: bytes) -> os.stat_result:
    """Make ``target``, which holds ``old``, hold ``data``.

    Raises FileProblem, with the old bytes put back; if even that fails, it names the copy of the
    new text.
    """
    with target.open("r+b", buffering=0) as file:
        copy = _keep_copy(target, data)
        try:
            _overwrite(file, data)
        except OSError as error:
            try:
                _overwrite(file, old)
            except OSError:
                reason = f"{plain_reason(error)}; the text was kept in {copy}"
                raise FileProblem(target, reason) from error
            with suppress(OSError):
                copy.unlink()
            raise
        status = os.fstat(file.fileno())
    with suppress(OSError):
        copy.unlink()
    return status


def sync_file(file: BinaryIO) -> None:
    """Have everything written so far on the disk itself, not in the system's memory."""
    file.flush()
    os.fsync(file.fileno())


def _keep_copy(target: Path, data: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix="galley-", suffix=target.suffix)
    copy = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            sync_file(file)
    except BaseException:
        with suppress(OSError):
            copy.unlink()
        raise
    return copy


def _overwrite(file: BinaryIO, data: bytes) -> None:
    file.seek(0)
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]
    file.truncate()
    sync_file(file)
    file.seek(0)
    if file.read() != data:
        raise OSError("the disk did not keep what was written")
