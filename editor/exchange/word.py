"""A Word file as a material: its text as Markdown, its pictures, what its properties say.

A .docx is an archive of XML written by anybody: how much it unpacks to is checked before
anything is read, and XML that defines entities is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import lxml.html
import mammoth
from lxml import etree

from editor.exchange.dates import find_dates
from editor.exchange.found import Candidate, Kind, Material, Role
from editor.exchange.markdown import markdown_of
from editor.exchange.page_bytes import flatten
from editor.exchange.page_code import make_alike
from editor.exchange.sources import ImportProblem

LARGEST_PART = 12 * 1024 * 1024
"""Bytes of XML that are taken in at once; a book has less."""
LARGEST_PICTURE = 64 * 1024 * 1024
LARGEST_SUM = 256 * 1024 * 1024
MOST_PARTS = 5000
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='标题'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='引用'] => blockquote > p:fresh
p[style-name='Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='Caption'] => p.caption:fresh
r[style-name='HTML Code'] => code
r[style-name='Verbatim Char'] => code
u => u
strike => del
"""
_PICTURES = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
    "image/x-emf": "emf",
    "image/x-wmf": "wmf",
}
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_DEFAULT_NAMES = re.compile(
    r"(?:microsoft|administrator|admin|user|用户|unknown|office|python-docx|windows|wps|lenovo|hp|dell|pc|apple)\b.*"
    r"|(?:word 文档|document\d*|文档\d*|untitled|无标题)",
    re.I,
)


def from_word(data: bytes, name: str) -> Material:
    """The material in a .docx. Raises ImportProblem."""
    archive = _opened(data, name)
    pictures: dict[str, bytes] = {}
    try:
        converted: Any = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda image: _picture(image, pictures)),
            ignore_empty_paragraphs=True,
        )
        properties = (
            archive.read("docProps/core.xml") if "docProps/core.xml" in archive.namelist() else b""
        )
    except ImportProblem:
        raise
    except Exception as error:
        raise ImportProblem(name, "this Word file is damaged") from error
    tree = lxml.html.fragment_fromstring(converted.value or " ", create_parent="div")
    hints = [*_titled(tree), *_said(properties)]
    _tidy(tree)
    flatten(tree)
    make_alike(tree)
    text = markdown_of(lxml.html.tostring(tree, encoding="unicode"))
    if not text.strip():
        raise ImportProblem(name, "there is no text in this Word file")
    return Material(Kind.WORD, text, name, hints=_by_role(hints), pictures=pictures)


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, if it is one that can be read in bounded time and memory."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ImportProblem(name, "this Word file is damaged") from error
    if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > LARGEST_SUM:
        raise ImportProblem(name, "this Word file unpacks to too much")
    if "word/document.xml" not in {each.filename for each in parts}:
        raise ImportProblem(name, "this is not a Word file")
    for part in parts:
        is_xml = part.filename.endswith((".xml", ".rels"))
        if part.file_size > (LARGEST_PART if is_xml else LARGEST_PICTURE):
            raise ImportProblem(name, "this Word file unpacks to too much")
        if part.flag_bits & 1:
            raise ImportProblem(name, "this Word file is encrypted")
        if is_xml:
            _check_xml(archive, part, name)
    return archive


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    try:
        data = archive.read(part)
    except Exception as error:
        raise ImportProblem(name, "this Word file is damaged") from error
    # Word writes neither; in UTF-16 there is a zero after each letter.
    if re.search(
        rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)",
        data,
    ):
        raise ImportProblem(name, "this Word file defines entities, which Word itself never does")


def _picture(image: Any, pictures: dict[str, bytes]) -> dict[str, str]:
    """Keep one picture, each once, and say how the text calls it."""
    ending = _PICTURES.get(image.content_type, "bin")
    with image.open() as opened:
        data: bytes = opened.read()
    known = next((name for name, each in pictures.items() if each == data), None)
    if known is None:
        known = f"image-{len(pictures) + 1}-{sha256(data).hexdigest()[:8]}.{ending}"
        pictures[known] = data
    told = image.alt_text or ""
    # What Word makes up when nobody has said what is to be seen.
    made_up = re.match(
        r"(?:descri(?:ption|ption automatically)|AI 生成|图片 ?\d|picture \d|image\d*\.)",
        told,
        re.I,
    )
    return {"src": known, "alt": "" if made_up else told}


def _titled(tree: Any) -> Iterator[tuple[Role, Candidate]]:
    for each in tree.xpath("//h1[@class='title']")[:1]:
        yield Role.TITLE, Candidate(" ".join(each.text_content().split()), "document-title", 0.97)
    for each in tree.xpath("//p[@class='subtitle']")[:1]:
        yield Role.SUMMARY, Candidate(" ".join(each.text_content().split()), "document-title", 0.35)


def _said(properties: bytes) -> Iterator[tuple[Role, Candidate]]:
    if not properties:
        return
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(properties, parser)
    except etree.XMLSyntaxError:
        return
    for tag, role, sure in (
        (f"{_DC}title", Role.TITLE, 0.5),
        (f"{_DC}creator", Role.AUTHOR, 0.45),
        (f"{_TERMS}created", Role.DATE, 0.3),
    ):
        text = (root.findtext(tag) or "").strip()
        if not text or _DEFAULT_NAMES.fullmatch(text):
            continue
        if role is Role.DATE:
            # When the file was made is not when the article is from: offered only.
            found = next(find_dates(text), None)
            text = found.value[:10] if found else ""
        if text:
            yield role, Candidate(text, "document", sure)


def _tidy(tree: Any) -> None:
    for link in tree.xpath("//a[not(@href)]"):
        link.drop_tag()
    for underlined in tree.xpath("//u"):
        underlined.drop_tag()
    for heading in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6"):
        # A heading is bold anyway.
        for strong in heading.xpath(".//strong|.//b"):
            strong.drop_tag()


def _by_role(
    hints: list[tuple[Role, Candidate]],
) -> dict[Role, tuple[Candidate, ...]]:
    return {
        role: tuple(each for to, each in hints if to is role)
        for role in dict.fromkeys(r for r, _ in hints)
    }
