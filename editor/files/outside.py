"""Whether another program wrote to an article's file since it was read."""

from __future__ import annotations

from editor.errors import FileProblem
from editor.files.facts import FileFacts
from editor.files.read import read_bytes


def changed_outside(facts: FileFacts) -> bool:
    """Whether the file has other content than was read or saved last.

    Cheap where size and time are the same. A file that is gone, or cannot be read now, does not
    count: the text is still on the desk, and saving writes it again.
    """
    if facts.path is None or facts.stamp is None:
        return False
    try:
        status = facts.path.stat()
    except OSError:
        return False
    if (status.st_size, status.st_mtime_ns) == (facts.stamp.size, facts.stamp.mtime_ns):
        return False
    try:
        data, _status = read_bytes(facts.path)
    except FileProblem:
        return False
    return not facts.stamp.same_content(data)
