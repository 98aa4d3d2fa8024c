"""Python-Markdown's own extensions, made to render one segment of an article at a time.

Each leaves the work to the extension it derives from and changes only what would need the whole
article: a number, an id, a list at the end becomes a hole (see `template`).
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import TocExtension, TocTreeprocessor, slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.arithmatex import (  # type: ignore[import-untyped]
    ArithmatexExtension,
    BlockArithmatexProcessor,
    InlineArithmatexPattern,
)
from pymdownx.highlight import (  # type: ignore[import-untyped]
    Highlight,
    HighlightExtension,
)

from editor.render.formulas import formula
from editor.render.highlight import LONGEST
from editor.render.python_markdown.run import ABBREVIATION, NOTE, Names, Run


class Notes(FootnoteExtension):
    """Footnotes: references get their number and the list its links back when all is known."""

    def __init__(self, run: Run, **config: Any) -> None:
        super().__init__(**config)
        self.run = run

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        for name in ("footnote", "footnote-duplicate", "footnote-reorder"):
            if name in md.treeprocessors:
                md.treeprocessors.deregister(name)
        md.inlinePatterns.register(NoteReference(r"\[\^([^\]]*)\]", self), "footnote", 175)

    def setFootnote(self, id: str, text: str) -> None:
        """Called for every definition while the blocks are parsed."""
        self.run.notes[id] = text

    def item(self, label: str, text: str) -> Element:
        """The list of one footnote, with its link back and a hole for more of them."""
        holes = self.run.holes
        self.footnotes = OrderedDict({label: text})
        self.setConfig("BACKLINK_TITLE", holes.new("title", label))
        root = Element("div")
        listing = self.makeFootnotesDiv(root)
        assert listing is not None
        root.append(listing)
        for link in listing.iter("a"):
            if link.get("class") == "footnote-backref":
                link.tail = holes.new("backlinks", label)
        return root


class NoteReference(InlineProcessor):
    """``[^1]`` where the article defines a footnote of that name."""

    def __init__(self, pattern: str, notes: Notes) -> None:
        super().__init__(pattern)
        self.notes = notes

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        label = m.group(1)
        run = self.notes.run
        if not run.asks(NOTE, label):
            return None, None, None
        sup = Element("sup", {"id": f"fnref{run.holes.new('again', label)}:{label}"})
        link = SubElement(sup, "a", {"class": "footnote-ref", "href": f"#fn:{label}"})
        link.text = AtomicString(run.holes.new("number", label))
        return sup, m.start(0), m.end(0)


class Contents(TocExtension):
    """Headings' ids and tables of contents."""

    def __init__(self, run: Run, **config: Any) -> None:
        unique = config.pop("slugify", slugify)
        super().__init__(**config)
        self.setConfig("slugify", lambda value, sep: run.holes.new("id", unique(value, sep)))
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
            identifier = element.get("id")
            if identifier is not None:
                holes.claim(identifier)
            if self.header_rgx.match(element.tag) or self.marker in (element.text or ""):
                is_concerned = True
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
        super().__init__(**config)
        self.abbrs = Names(run, ABBREVIATION)


class Formulas(ArithmatexExtension):  # type: ignore[misc]
    """Arithmatex' syntax, shown as MathML."""

    def __init__(self, run: Run, **config: Any) -> None:
        super().__init__(**config)

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        config = self.getConfigs()
        inline = md.inlinePatterns["arithmatex-inline"]
        md.inlinePatterns.register(
            InlineFormula(inline.pattern, config, md), "arithmatex-inline", 189.9
        )
        block: Any = md.parser.blockprocessors["arithmatex-block"]
        md.parser.blockprocessors.register(
            BlockFormula(block.pattern.pattern, config, md), "arithmatex-block", 79.9
        )


class InlineFormula(InlineArithmatexPattern):  # type: ignore[misc]
    r"""``$…$`` and ``\(…\)``."""

    def __init__(self, pattern: str, config: dict[str, Any], md: Markdown) -> None:
        super().__init__(pattern, {**config, "generic": True, "tex_inline_wrap": ["", ""]})
        self.md = md

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:
        found, start, end = super().handleMatch(m, data)
        if isinstance(found, Element):
            shown = formula(found.text or "", display=False)
            found.text = AtomicString(self.md.htmlStash.store(shown))
        return found, start, end


class BlockFormula(BlockArithmatexProcessor):  # type: ignore[misc]
    r"""``$$…$$``, ``\[…\]`` and ``\begin{…}``."""

    def __init__(self, pattern: str, config: dict[str, Any], md: Markdown) -> None:
        super().__init__(pattern, {**config, "generic": True}, md)

    def generic_output(self, parent: Element, math: str) -> None:
        """Add the formula to ``parent``."""
        element = SubElement(parent, self.block_tag, {"class": "arithmatex"})
        shown = formula(math, display=True)
        element.text = AtomicString(self.parser.md.htmlStash.store(shown))


class Colours(HighlightExtension):  # type: ignore[misc]
    """Code with Pygments' classes and its language in ``data-language``."""

    def __init__(self, run: Run, **config: Any) -> None:
        super().__init__(**config)

    def get_pymdownx_highlighter(self) -> type[Highlight]:
        """What superfences and indented code are coloured with."""
        return NamedHighlight


class NamedHighlight(Highlight):  # type: ignore[misc]
    """Pygments' HTML with the language of the fence in an attribute."""

    def highlight(self, src: str, language: str, *args: Any, **kwargs: Any) -> Any:
        """The code as HTML, without colours when it is very long."""
        shown = super().highlight(src, language if len(src) <= LONGEST else "", *args, **kwargs)
        if language and isinstance(shown, str):
            shown = re.sub("<div", f'<div data-language="{escape(language)}"', shown, count=1)
        return shown


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
