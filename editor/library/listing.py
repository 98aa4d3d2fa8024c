"""The articles of a folder with what a list shows of each: title, date, whether a draft.

Only the beginning of each file is read, so that a folder of thousands is there at once. What
cannot be read is listed too, with its problem. Knows nothing of how a list looks.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.article.article import Article, Format
from editor.article.fields import Value, read_fields
from editor.article.split import split
from editor.errors import FileProblem, FrontMatterError
from editor.files.encoding import decode
from editor.files.newlines import split_endings
from editor.files.read import read_bytes, read_start
from editor.files.reasons import file_problem
from editor.files.signs import NotText

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
SKIPPED = frozenset(
    {"node_modules", "public", "_site", "dist", "site", "vendor", "__pycache__", "venv", "themes"}
)
"""Folders that programs fill; so are those whose names begin with a dot."""
HEAD = 65_536
"""Bytes of a file that are read: more only if its front matter is longer."""
DEEPEST = 40
"""Folders within folders that are looked into."""

_YES = ("true", "yes", "on")
_NO = ("false", "no", "off")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$|^(?=\S)(.+)\n=+[ \t]*$", re.M)
_FENCED = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in a list. ``date`` is the author's text; ``problem`` is plain words or ""."""

    path: Path
    title: str
    date: str = ""
    draft: bool = False
    problem: str = ""

    @property
    def sort_key(self) -> tuple[str, str]:
        """Sorts by date, then title; what has no date comes first."""
        return (sortable_date(self.date), self.title.casefold())


def list_articles(folder: Path) -> list[Entry]:
    """All articles in ``folder`` and below, by path. Raises FileProblem if it cannot be read."""
    return [read_entry(path) for path in find_articles(folder)]


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Sorted by date, the newest first; what has no date comes last."""
    return sorted(entries, key=lambda each: each.sort_key, reverse=True)


def newest_article(folder: Path) -> Path | None:
    """The article that a list of the folder begins with. Raises FileProblem."""
    return next((each.path for each in newest_first(list_articles(folder))), None)


def find_articles(folder: Path, deepest: int = DEEPEST) -> list[Path]:
    """The articles' files, sorted; hidden folders and what programs fill are left out.

    ``deepest`` is how many folders within folders are looked into. Links to folders are
    followed, but no folder is looked into twice.
    """
    try:
        found = list(_walk(folder, set(), DEEPEST - deepest))
    except OSError as error:
        raise file_problem(folder, error) from error
    return sorted(found)


def read_entry(path: Path) -> Entry:
    """What a list shows of one article; never raises for what the file is or holds."""
    try:
        article = beginning(path)
    except FileProblem as error:
        return Entry(path, path.stem, problem=error.reason)
    try:
        fields = {field.key: field.value for field in read_fields(article)}
    except FrontMatterError as error:
        problem = f"Line {error.line}: {error.reason}"
        return Entry(path, _heading(article.body) or path.stem, problem=problem)
    title = _text(fields, "title") or _heading(article.body) or path.stem
    date = _text(fields, "date") or _text(fields, "pubDate") or _text(fields, "publishDate")
    return Entry(path, title, date, _is_draft(path, fields))


def _is_draft(path: Path, fields: dict[str, Value]) -> bool:
    """As Hugo, Astro (draft), Jekyll (published, _drafts), Hexo (_drafts), Pelican (status) say."""
    if _text(fields, "draft").lower() in _YES or "_drafts" in path.parts:
        return True
    unpublished = _text(fields, "published").lower() in _NO
    return unpublished or _text(fields, "status").lower() == "draft"


def sortable_date(date: str) -> str:
    """``date`` such that texts sort as days do: ``2024/7/1 9:00`` is ``2024-07-01 09:00``."""
    numbers = re.findall(r"\d+", date.partition("+")[0])
    return "-".join(number.zfill(2) for number in numbers[:6])


def _walk(folder: Path, seen: set[tuple[int, int]], depth: int) -> Iterator[Path]:
    status = folder.stat()
    identity = (status.st_dev, status.st_ino)
    # Windows may give no inode; there, depth ends a loop.
    if depth > DEEPEST or (status.st_ino and identity in seen):
        return
    seen.add(identity)
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            if entry.name.lower().endswith(SUFFIXES) and not _is_folder(entry):
                yield Path(entry.path)
            elif entry.name not in SKIPPED and _is_folder(entry):
                yield from _walk_quietly(Path(entry.path), seen, depth + 1)


def _walk_quietly(folder: Path, seen: set[tuple[int, int]], depth: int) -> Iterator[Path]:
    """As _walk, but a folder inside that may not be read just holds nothing."""
    try:
        yield from _walk(folder, seen, depth)
    except OSError:
        return


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def beginning(path: Path) -> Article:
    """The article as far as HEAD bytes tell it; all of it if they end inside the front matter.

    Raises FileProblem.
    """
    data, _ = read_start(path, HEAD)
    if len(data) == HEAD:
        article = _article(path, _whole_lines(data))
        if article is not None and article.format is not Format.NONE:
            return article
        if article is not None and not article.body.startswith(("---", "+++", "{", ";;;", '"')):
            return article
        data, _ = read_bytes(path)
    whole = _article(path, data)
    if whole is None:
        raise FileProblem(path, "this is not a text file")
    return whole


def _article(path: Path, data: bytes) -> Article | None:
    try:
        return split(split_endings(decode(data).text).text)
    except NotText:
        return None


def _whole_lines(data: bytes) -> bytes:
    """``data`` without the last line, which is cut off; in UTF-16 and -32 a line feed is wider."""
    end = data.rfind(b"\n") + 1
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or b"\x00" in data
    return data[: len(data) // 4 * 4] if wide or not end else data[:end]


def _text(fields: dict[str, Value], key: str) -> str:
    value = fields.get(key, fields.get(key.capitalize(), ""))
    if isinstance(value, (list, dict)) or value is None:
        return ""
    return " ".join(str(value).split())


def _heading(body: str) -> str:
    start = body[:HEAD]
    found = _HEADING.search(_FENCED.sub("", start) if "```" in start or "~~~" in start else start)
    return (found[1] or found[2] or "").strip() if found else ""
