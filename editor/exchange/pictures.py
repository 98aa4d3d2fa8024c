"""An article's images brought along: from a Word file or the web to where the site has them.

Each content is kept once, whatever it was called. Nothing is overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from editor.article.article import Article
from editor.errors import AlreadyExists
from editor.exchange.lines import code_in
from editor.exchange.sources import ImportProblem
from editor.files.reasons import file_problem
from editor.files.write import write_file
from editor.site.assets import asset_folder, image_reference
from editor.site.names import free_name
from editor.site.site import Site
from editor.site.slugs import slug

MOST = 300
"""Images of one article."""
LARGEST = 24 * 1024 * 1024
"""Bytes of one image."""
_LINK = re.compile(
    r"!\[[^\]\n]*\]\(\s*<?(?P<a>[^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)*)>?(?:\s+[\"'(][^\n]*?[\"')])?\s*\)"
    r"|<img\b[^>]*?\bsrc\s*=\s*[\"'](?P<b>[^\"'>]+)[\"'][^>]*>",
    re.IGNORECASE,
)
_SIGNATURES = (
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"\x00\x00\x01\x00", "ico"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
)


class Picture(NamedTuple):
    """An image: what the article calls it, a name for its file, its bytes."""

    link: str
    name: str
    data: bytes


@dataclass(frozen=True)
class Wanted:
    """The images that an article is to have beside it: ``own`` by the links that it has for them,
    and those that it shows ``from_web``.
    """

    own: Mapping[str, bytes] = field(default_factory=dict)
    from_web: bool = False


class Gathered(NamedTuple):
    """The images that could be had, and why the others could not."""

    pictures: tuple[Picture, ...]
    problems: tuple[ImportProblem, ...] = ()


def gather(
    body: str,
    own: Mapping[str, bytes],
    get: Callable[[str], bytes] | None = None,
    cancel: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda done, whole: None,
) -> Gathered:
    """The images that ``body`` shows: of ``own`` (a Word file's), and, with ``get``, of the web.

    ``get`` raises ImportProblem. What is no image is none of them, whatever its name. After
    ``cancel`` nothing more is got. ``progress`` hears how many are done, of how many.
    """
    pictures: list[Picture] = []
    problems: list[ImportProblem] = []
    links = dict.fromkeys(address for _, _, address in links_in(body))
    wanted = [each for each in links if each in own or (get is not None and is_web(each))][:MOST]
    for done, link in enumerate(wanted):
        progress(done, len(wanted))
        try:
            data = own.get(link)
            if data is None and get is not None and not cancel():
                data = get(link)
            if data is not None:
                pictures.append(Picture(link, _name(link, data), data))
        except ImportProblem as error:
            if not cancel():
                problems.append(error)
    progress(len(wanted), len(wanted))
    return Gathered(tuple(pictures), tuple(problems))


def is_web(link: str) -> bool:
    """Whether an image's address is one of the web."""
    return link.casefold().startswith(("http://", "https://"))


def place(article: Article, pictures: Sequence[Picture], path: Path, site: Site) -> Article:
    """Write the images to where the site has those of an article at ``path``; ``article`` with
    links to them. Raises FileProblem.
    """
    folder = asset_folder(path, site)
    written: dict[str, Path] = {}
    links: dict[str, str] = {}
    for picture in pictures:
        digest = sha256(picture.data).hexdigest()
        if digest not in written:
            written[digest] = keep(folder, picture.name, picture.data)
        reference = image_reference(written[digest], path, site)
        if reference:
            links[picture.link] = reference.replace(" ", "%20")
    pieces, at = [], 0
    for start, end, link in links_in(article.body):
        pieces += [article.body[at:start], links.get(link, article.body[start:end])]
        at = end
    return replace(article, body="".join([*pieces, article.body[at:]]))


def links_in(body: str) -> Iterator[tuple[int, int, str]]:
    """Where the addresses of images stand: start, end, address."""
    code = code_in(body, 0, len(body))
    for match in _LINK.finditer(body):
        group = "a" if match["a"] else "b"
        if not code.has(match.start()):
            yield match.start(group), match.end(group), match[group]


def bring(name: str, data: bytes, path: Path, site: Site) -> str:
    """Put a file among the assets of the article at ``path``; how the article refers to it.

    ``name`` is what it is called where it comes from. Raises FileProblem.
    """
    pure = PurePosixPath(name)
    kept = keep(asset_folder(path, site), slug(pure.stem) + pure.suffix.lower(), data)
    reference = image_reference(kept, path, site)
    return reference if reference is not None else kept.name


def keep(folder: Path, name: str, data: bytes) -> Path:
    """The file in ``folder`` that has ``data``: one with that ``name``, or a new one that is free.

    Raises FileProblem.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        known = folder / name
        if known.is_file() and known.read_bytes() == data:
            return known
        while True:
            path = folder / free_name(folder, name)
            try:
                write_file(path, data, expected=None, overwrite=False, shown=path)
            except AlreadyExists:
                # Taken in this very moment: the next one.
                continue
            return path
    except OSError as error:
        raise file_problem(folder, error) from error


def _name(link: str, data: bytes) -> str:
    """A safe name: the link's own as far as it is one, with the ending of what it really is."""
    ending = ending_of(data)
    if not ending:
        raise ImportProblem(link, "this is not an image")
    if len(data) > LARGEST:
        raise ImportProblem(link, f"the image is too large (at most {LARGEST >> 20} MB)")
    try:
        last = unquote(urlsplit(link).path).rstrip("/").rpartition("/")[2]
    except ValueError:
        last = ""
    stem = slug(last.rpartition(".")[0] or last)
    # Names that say nothing (640, 0, image) would all be the same.
    telling = re.search(r"[^\W\d_]{3}", stem) and stem not in ("image", "untitled", "img", "640")
    return f"{stem if telling else 'image-' + sha256(data).hexdigest()[:10]}.{ending}"


def ending_of(data: bytes) -> str:
    """The ending of an image's file, by its first bytes; "" if it is none."""
    for signature, ending in _SIGNATURES:
        if data.startswith(signature):
            return ending
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "avif"
    start = data[:1024].lstrip().lower()
    if b"<svg" in start and b"<script" not in data.lower() and b"<html" not in start:
        return "svg"
    return "emf" if data[40:44] == b" EMF" else ""
