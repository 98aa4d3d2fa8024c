"""Writing an article so that nothing is ever lost: not the old text, not the new one.

The new text goes into a temporary file beside the article, to the disk itself, is read back and
compared, and only then takes the article's place in one step. Where that cannot be (a read-only
folder, a file with a second name, one whose owner would change), ``inplace`` writes it.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from editor.article.article import Article
from editor.errors import AlreadyExists, ChangedOutside, FileProblem
from editor.files.encoding import Decoded, encode
from editor.files.facts import FileFacts, Stamp, stamp_of
from editor.files.inplace import sync_file, write_in_place
from editor.files.newlines import Endings, join_endings, split_endings
from editor.files.read import LARGEST, read_start
from editor.files.reasons import file_problem

_PATIENCE = (0.01, 0.05, 0.1, 0.2, 0.4)
"""Seconds to wait between tries while another program (a virus scanner) holds a file on Windows."""


def write_article(
    article: Article, facts: FileFacts, *, path: Path | None = None, overwrite: bool = False
) -> FileFacts:
    """Save the article; returns the facts to save it with next time.

    It goes to ``path``, by default to where it came from. Raises ChangedOutside if the file there
    is not as it was read, AlreadyExists if another file would be overwritten (both unless
    ``overwrite``), CannotEncode, or FileProblem; in all these cases nothing was written.
    A file that has vanished since is written again.
    """
    chosen = path or facts.path
    if chosen is None:
        raise ValueError("an article that was never saved needs a path")
    text = join_endings(article.text, facts.endings)
    data = encode(Decoded(text, facts.encoding, facts.bom))
    if len(data) > LARGEST:
        raise FileProblem(chosen, f"the article is too large (at most {LARGEST >> 20} MB)")
    try:
        # A link stays a link: what it points to is written.
        target = Path(os.path.realpath(chosen))
        expected = facts.stamp if _is_same_file(chosen, facts.path) else None
        status = write_file(target, data, expected=expected, overwrite=overwrite, shown=chosen)
    except OSError as error:
        raise file_problem(chosen, error) from error
    except ValueError:
        # A NUL in the name.
        raise FileProblem(chosen, "this is not a possible file name") from None
    one_line = "\n" not in article.text
    endings = Endings(facts.endings.usual) if one_line else split_endings(text).endings
    return replace(facts, path=chosen, endings=endings, stamp=stamp_of(data, status))


def write_file(
    target: Path, data: bytes, *, expected: Stamp | None, overwrite: bool, shown: Path
) -> os.stat_result:
    """Put ``data`` at ``target``, which is no link. ``shown`` names the file in an error.

    ``expected`` is the state that may be overwritten; None: there must be no file.
    """
    old = _checked(target, expected, overwrite, shown)
    if old == data:
        return target.stat()
    if old is not None and _must_stay(target):
        return write_in_place(target, data, old)
    try:
        temporary = _write_beside(target, data, target.stat() if old is not None else None)
    except OSError:
        if old is not None and not os.access(target.parent, os.W_OK):
            return write_in_place(target, data, old)
        raise
    try:
        _put(temporary, target, new=old is None and not overwrite)
    except FileExistsError:
        raise AlreadyExists(shown) from None
    except OSError:
        if old is None or sys.platform == "win32":
            raise
        # The name is nailed down: a single file mounted into a container, a sticky folder.
        return write_in_place(target, data, old)
    finally:
        with suppress(OSError):
            temporary.unlink()
    _sync_folder(target.parent)
    return target.stat()


def _checked(target: Path, expected: Stamp | None, overwrite: bool, shown: Path) -> bytes | None:
    """What is at ``target`` now, None if nothing is. Raises what forbids to write there."""
    if not target.parent.is_dir():
        raise FileProblem(shown, "its folder does not exist")
    old = _old_bytes(target)
    if old is not None and not overwrite:
        if expected is None:
            raise AlreadyExists(shown)
        if not expected.same_content(old):
            raise ChangedOutside(shown)
    if old is not None and not os.access(target, os.W_OK):
        raise FileProblem(shown, "the file can only be read, not written")
    return old


def _old_bytes(target: Path) -> bytes | None:
    """All of an ordinary file, None if there is nothing. Raises FileProblem if it is no file."""
    if not target.exists():
        return None
    return read_start(target, -1)[0]


def _is_same_file(path: Path, other: Path | None) -> bool:
    """Whether both name one file, as ``A.md`` and ``a.md`` may on Windows and macOS."""
    if other is None:
        return False
    if path == other:
        return True
    with suppress(OSError):
        return path.samefile(other)
    return False


def _must_stay(target: Path) -> bool:
    """Whether a new file in its place would not be the same: other names, another owner."""
    status = target.stat()
    if status.st_nlink > 1:
        return True
    if sys.platform == "win32":
        return False
    return os.geteuid() not in (0, status.st_uid)


def _write_beside(target: Path, data: bytes, like: os.stat_result | None) -> Path:
    """A temporary file in the target's folder that holds ``data``, proved by reading it back.

    It has the permissions of ``like``, from its first moment on, and what else the target has.
    """
    temporary = target.with_name(f".galley-{secrets.token_hex(6)}.tmp")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    mode = 0o666 if like is None else stat.S_IMODE(like.st_mode)
    descriptor = os.open(temporary, flags, mode)
    try:
        with os.fdopen(descriptor, "r+b") as file:
            if like is not None:
                _take_after(target, temporary, like)
            file.write(data)
            sync_file(file)
            file.seek(0)
            if file.read() != data:
                raise FileProblem(target, "the disk did not keep what was written")
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _take_after(target: Path, temporary: Path, like: os.stat_result) -> None:
    """Give the temporary file the target's owner, permissions and attributes, as far as allowed."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.chown(temporary, like.st_uid, like.st_gid)
    with suppress(OSError):
        shutil.copystat(target, temporary)
    with suppress(OSError):
        os.utime(temporary)


def _put(temporary: Path, target: Path, *, new: bool) -> None:
    """Give the temporary file the target's name. Raises FileExistsError if ``new`` and taken."""
    if not new:
        _replace(temporary, target)
        return
    if sys.platform == "win32":
        temporary.rename(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # A disk without hard links (a memory stick): look, then replace.
        if target.exists():
            raise FileExistsError from None
        _replace(temporary, target)


def _replace(temporary: Path, target: Path) -> None:
    for pause in _PATIENCE if sys.platform == "win32" else ():
        try:
            temporary.replace(target)
            return
        except PermissionError:
            time.sleep(pause)
    temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    """Have the new name survive a power failure, where the system can do that."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
