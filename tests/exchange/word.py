"""Word files made for tests out of a few lines of markup.

A line is a paragraph. ``# `` to ``### `` are headings, ``! `` the Title style, ``- `` and ``1. ``
list items, ``> `` a quote, ``| a | b |`` a table's row, ``@image told`` a picture, ``**bold**``,
``[text](address)`` and ``^[note]`` as in Markdown; ``%creator x``, ``%title x`` and ``%created x``
are the file's properties.
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import groupby
from xml.sax.saxutils import escape

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STYLES = {"! ": "Title", "# ": "Heading1", "## ": "Heading2", "### ": "Heading3", "> ": "Quote"}
_RUN = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\[(?P<text>[^\]]+)\]\((?P<to>[^)]+)\)|\^\[(?P<note>[^\]]+)\]"
)


class _Document:
    def __init__(self) -> None:
        self.links: list[str] = []
        self.notes: list[str] = []
        self.pictures = 0

    def paragraph(self, line: str) -> str:
        if line.startswith("@image"):
            return f"<w:p>{self.picture(line[6:].strip())}</w:p>"
        for mark, style in _STYLES.items():
            if line.startswith(mark):
                return self.styled(line[len(mark) :], f'<w:pStyle w:val="{style}"/>')
        if line.startswith("- "):
            return self.styled(line[2:], _numbered(1))
        if re.match(r"\d\. ", line):
            return self.styled(line[3:], _numbered(2))
        return self.styled(line, "")

    def styled(self, text: str, properties: str) -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr>{self.runs(text)}</w:p>"

    def runs(self, text: str) -> str:
        made, at = [], 0
        for match in _RUN.finditer(text):
            made.append(_run(text[at : match.start()]))
            at = match.end()
            if match["bold"]:
                made.append(_run(match["bold"], "<w:b/>"))
            elif match["note"]:
                self.notes.append(match["note"])
                made.append(f'<w:r><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>')
            else:
                self.links.append(match["to"])
                made.append(
                    f'<w:hyperlink r:id="link{len(self.links)}">{_run(match["text"])}</w:hyperlink>'
                )
        return "".join([*made, _run(text[at:])])

    def picture(self, told: str) -> str:
        self.pictures += 1
        drawing = "http://schemas.openxmlformats.org/drawingml/2006"
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing">'
            f'<wp:docPr id="{self.pictures}" name="x" descr="{escape(told)}"/>'
            f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData>'
            f'<pic:pic xmlns:pic="{drawing}/picture">'
            '<pic:blipFill><a:blip r:embed="picture"/></pic:blipFill></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r>"
        )

    def table(self, rows: list[str]) -> str:
        cells = ([cell.strip() for cell in row.strip("| ").split("|")] for row in rows)
        lines = (
            "<w:tr>" + "".join(f"<w:tc>{self.styled(cell, '')}</w:tc>" for cell in row) + "</w:tr>"
            for row in cells
        )
        return "<w:tbl>" + "".join(lines) + "</w:tbl>"


def word_file(source: str) -> bytes:
    """A .docx with what ``source`` says."""
    document = _Document()
    lines = [line for line in source.split("\n") if line.strip()]
    said = dict(line[1:].split(" ", 1) for line in lines if line.startswith("%"))
    body = []
    for is_row, group in groupby(
        (line for line in lines if line[0] != "%"), lambda line: line[0] == "|"
    ):
        rows = list(group)
        body += [document.table(rows)] if is_row else [document.paragraph(row) for row in rows]
    return archive(
        {
            "word/document.xml": _xml("document", f"<w:body>{''.join(body)}</w:body>"),
            "word/footnotes.xml": _xml("footnotes", _footnotes(document)),
            "word/_rels/document.xml.rels": _relations(document),
            "docProps/core.xml": _properties(said),
        }
    )


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A .docx with these parts besides those that every one has."""
    usual: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/styles.xml": _xml("styles", _styles()),
        "word/numbering.xml": _xml("numbering", _numbering()),
        "word/media/picture.png": PICTURE,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in {**usual, **parts}.items():
            file.writestr(name, data)
    return made.getvalue()


def _xml(root: str, inner: str) -> str:
    start = f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{_W}" xmlns:r="{_R}">'
    return f"{start}{inner}</w:{root}>"


def _run(text: str, properties: str = "") -> str:
    if not text:
        return ""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _styles() -> str:
    names = {
        "Title": "Title",
        "Quote": "Quote",
        **{f"Heading{n}": f"heading {n}" for n in (1, 2, 3)},
    }
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )


def _numbering() -> str:
    kinds = {1: "bullet", 2: "decimal"}
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/>'
        "</w:lvl></w:abstractNum>"
        for n, kind in kinds.items()
    )
    return abstract + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in kinds
    )


def _footnotes(document: _Document) -> str:
    return "".join(
        f'<w:footnote w:id="{number}"><w:p>{_run(note)}</w:p></w:footnote>'
        for number, note in enumerate(document.notes, 2)
    )


def _relations(document: _Document) -> str:
    links = "".join(
        f'<Relationship Id="link{number}" Type="{_R}/hyperlink" Target="{escape(to)}"'
        ' TargetMode="External"/>'
        for number, to in enumerate(document.links, 1)
    )
    parts = {"styles": "styles.xml", "numbering": "numbering.xml", "footnotes": "footnotes.xml"}
    own = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{name}" Target="{target}"/>'
        for name, target in parts.items()
    )
    picture = f'<Relationship Id="picture" Type="{_R}/image" Target="media/picture.png"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{own}{picture}{links}</Relationships>'


def _properties(said: dict[str, str]) -> str:
    tags = {"title": "dc:title", "creator": "dc:creator", "created": "dcterms:created"}
    inner = "".join(f"<{tags[key]}>{escape(value)}</{tags[key]}>" for key, value in said.items())
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{inner}</cp:coreProperties>"
    )
