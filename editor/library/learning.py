"""Articles read for what they show of their author's habits: front matter only, and quickly.

What was read is kept in a Memory that the caller owns, so that only changed files are read again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from editor.article.article import Article, Format
from editor.article.fields import Field, read_fields
from editor.errors import FileProblem, FrontMatterError
from editor.library.listing import beginning, find_articles, sortable_date
from editor.site.habits import Sample
from editor.site.site import Site

MOST = 2_000
"""So many articles are read; of more, as many, evenly chosen."""
SHALLOW = 3
"""How deep a plain folder, which may be somebody's whole disk, is looked into."""
_START = 4_096
_FENCES = MappingProxyType({b"---\n": Format.YAML, b"+++\n": Format.TOML})
_DATES = ("date", "Date", "pubDate", "publishDate", "published", "created")

Stamp = tuple[int, int]


@dataclass
class Memory:
    """What was read of which file, by its time and size then. One thread at a time."""

    read: dict[Path, tuple[Stamp, Sample | None]] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """The articles of a site, the newest first; ``articles`` counts them all."""

    samples: tuple[Sample, ...]
    articles: int
    read: int
    broken: int


def read_samples(site: Site, memory: Memory | None = None) -> Reading:
    """What the site's articles show; broken ones are only counted. Never raises for a file."""
    memory = memory or Memory()
    found = _articles(site)
    step = max(1, -(-len(found) // MOST))
    chosen = found[::step]
    samples, broken = [], 0
    for path in chosen:
        sample = _remembered(path, memory)
        if sample is None:
            broken += 1
        elif sample.fields:
            samples.append(sample)
    samples.sort(key=_age, reverse=True)
    return Reading(tuple(samples), len(found), len(chosen), broken)


def _articles(site: Site) -> list[Path]:
    folders = {site.content, site.posts}
    top = [each for each in folders if not any(other in each.parents for other in folders)]
    found: set[Path] = set()
    for folder in top:
        with suppress(FileProblem):
            if site.name == "plain":
                found.update(find_articles(folder, deepest=SHALLOW))
            else:
                found.update(find_articles(folder))
    return sorted(found)


def _remembered(path: Path, memory: Memory) -> Sample | None:
    try:
        status = path.stat()
    except OSError:
        return None
    stamp = (status.st_mtime_ns, status.st_size)
    known = memory.read.get(path)
    if known is None or known[0] != stamp:
        known = memory.read[path] = (stamp, _read(path))
    return known[1]


def _read(path: Path) -> Sample | None:
    """One article's sample; None if it, or its front matter, cannot be read."""
    fields: tuple[Field, ...] = ()
    try:
        article = _head(path)
        fields = read_fields(article) if article else ()
    except FrontMatterError:
        # Perhaps it is none: a rule, say, and some text.
        article = None
    try:
        article = article or beginning(path)
        fields = fields or read_fields(article)
    except (FileProblem, FrontMatterError):
        return None
    return Sample(path, article.format, article.opening, article.closing, fields)


def _head(path: Path) -> Article | None:
    """The front matter, if it stands in the file's first bytes in the plainest way; else None."""
    with suppress(OSError, UnicodeDecodeError), path.open("rb") as file:
        start = file.read(_START)
        kind = _FENCES.get(start[:4])
        end = start.find(b"\n" + start[:4], 3)
        if kind is None or end < 0 or b"\r" in start[:end]:
            return None
        fence = start[:4].decode()
        return Article(kind, fence, start[4 : end + 1].decode(), fence)
    return None


def _age(sample: Sample) -> tuple[str, str]:
    date = sample.value(*_DATES)
    return (sortable_date(date) if isinstance(date, str) else "", os.fspath(sample.path))
