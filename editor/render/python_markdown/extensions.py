"""Python-Markdown's own extensions, made to render one segment of an article at a time.

Each leaves the work to the extension it derives from and changes only what would need the whole
article: a number, an id, a list at the end becomes a hole (see `template`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.toc import TocExtension, TocTreeprocessor, slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from editor.render.python_markdown.run import ABBREVIATION, Names, Run


class Contents(TocExtension):
    """Headings' ids and tables of contents."""

    def __init__(self, run: Run, **config: Any) -> None:
        slug = config.pop("slugify", slugify)
        super().__init__(**config)
        self.setConfig("slugify", lambda value, sep: run.holes.new("id", slug(value, sep)))
        self.galley_run = run

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        processor = ContentsProcessor(md, self.getConfigs())
        processor.galley_run = self.galley_run
        md.treeprocessors.register(processor, "toc", 5)


class ContentsProcessor(TocTreeprocessor):
    """Notes the headings of a segment; ``[TOC]`` becomes a hole."""

    galley_run: Run

    def run(self, doc: Element) -> None:
        """Note the ids and headings of a segment."""
        holes = self.galley_run.holes
        is_concerned = False
        for element in doc.iter():
            if element.attrib and (identifier := element.get("id")) is not None:
                holes.claim(identifier)
            is_concerned = (
                is_concerned
                or self.marker in (element.text or "")
                or self.header_rgx.match(element.tag) is not None
            )
        if is_concerned:
            super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """An empty table: its content is a hole until all headings are known."""
        self._note(toc_list)
        div = Element("div", {"class": self.toc_class})
        div.tail = "\n"
        return div

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Put the table where the marker stands."""
        elem.text = AtomicString(self.galley_run.holes.new("toc", ""))
        super().replace_marker(root, elem)

    def whole(self, nested: list[Any]) -> Element:
        """The table of contents of the whole article."""
        return super().build_toc_div(nested)

    def _note(self, tokens: Iterable[dict[str, Any]]) -> None:
        for token in tokens:
            self.galley_run.holes.heading(token["level"], token["name"], token["id"])
            self._note(token["children"])


class Abbreviations(AbbrExtension):
    """Abbreviations, wherever in the article they are defined."""

    def __init__(self, run: Run, **config: Any) -> None:
        super().__init__()
        self.abbrs = Names(run, ABBREVIATION)


class Alerts(Extension):
    """GitHub's ``> [!NOTE]`` as a box with a title."""

    def __init__(self, run: Run, **config: Any) -> None:
        super().__init__(**config)

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(AlertProcessor(md), "alerts", 40)


class AlertProcessor(Treeprocessor):
    """Makes boxes of the quotes that begin with a mark."""

    MARK = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ ]*(?:\n|$)", re.IGNORECASE)

    def run(self, root: Element) -> None:
        """Turn the quotes into boxes in place."""
        for quote in root.iter("blockquote"):
            first = quote[0] if len(quote) else None
            match = self.MARK.match(first.text or "") if first is not None else None
            if first is None or match is None or first.tag != "p":
                continue
            kind = match[1].lower()
            quote.tag = "div"
            quote.set("class", f"markdown-alert markdown-alert-{kind}")
            title = Element("p", {"class": "markdown-alert-title"})
            title.text = AtomicString(kind.capitalize())
            first.text = (first.text or "")[match.end() :]
            if not first.text and not len(first):
                quote.remove(first)
            quote.insert(0, title)
