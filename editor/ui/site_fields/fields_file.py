"""``.galley.yaml`` on disk: read for the dialog, written back only over what was read.

Knows nothing of widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from editor.files.facts import Stamp, stamp_of
from editor.files.reasons import file_problem
from editor.files.write import write_file
from editor.site.overrides import LARGEST, NAME, OverridesError, find_overrides


@dataclass(frozen=True)
class FieldsFile:
    """The file's ``text`` as it was read; ``stamp`` None: there is none yet."""

    path: Path
    text: str = ""
    stamp: Stamp | None = None
    encoding: str = "utf-8"


def read_fields_file(folder: Path, root: Path) -> FieldsFile:
    """The nearest one to ``folder``, or a new one in the site's ``root``.

    Raises FileProblem, and OverridesError for what is no text.
    """
    path = find_overrides(folder, root)
    if path is None:
        return FieldsFile(root / NAME)
    try:
        data = path.read_bytes()
        status = path.stat()
    except OSError as error:
        raise file_problem(path, error) from error
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        text = data[:LARGEST].decode(encoding)
    except UnicodeDecodeError:
        raise OverridesError(path, 0, "it is not in UTF-8") from None
    return FieldsFile(path, text, stamp_of(data, status), encoding)


def write_fields_file(file: FieldsFile, text: str) -> None:
    """Put ``text`` into the file. Raises ChangedOutside, AlreadyExists, FileProblem."""
    try:
        target = file.path.resolve()
        data = text.encode(file.encoding)
        write_file(target, data, expected=file.stamp, overwrite=False, shown=file.path)
    except OSError as error:
        raise file_problem(file.path, error) from error
