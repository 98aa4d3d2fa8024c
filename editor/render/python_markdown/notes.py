"""Footnotes, whose numbers, order and links back are those of the whole article."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from editor.render.python_markdown.references import AGAIN, name_of_hole
from editor.render.python_markdown.run import NOTE, Run

_TITLE = "Jump back to footnote {} in the text"


@dataclass(frozen=True)
class NoteStyle:
    """How the site wants its footnotes.

    ``title`` has ``{}`` for the number, ``backlink`` is safe HTML, ``in_order_of_use``: numbered
    as they are first referred to, not as they are defined.
    """

    title: str = _TITLE
    backlink: str = "\N{LEFTWARDS ARROW WITH HOOK}"
    separator: str = ":"
    in_order_of_use: bool = False

    def title_of(self, number: str) -> str:
        """The tooltip of a link back, escaped."""
        return escape(self.title.format(number))

    def links(self, label: str, number: str, references: int) -> str:
        """The links back to a footnote's second and further references."""
        return "".join(
            f'<a class="footnote-backref" href="#fnref{again}{self.separator}{escape(label)}" '
            f'title="{self.title_of(number)}">{self.backlink}</a>'
            for again in range(2, references + 1)
        )


class Notes(FootnoteExtension):
    """Footnotes: references get their number and the list its links back when all is known."""

    def __init__(self, run: Run, **config: Any) -> None:
        super().__init__(**{**config, "UNIQUE_IDS": False})
        self.run = run
        self._title = _formattable(self.getConfig("BACKLINK_TITLE"), _TITLE)
        self.superscript = _formattable(self.getConfig("SUPERSCRIPT_TEXT"), "{}")

    def style(self, clean: Callable[[str], str]) -> NoteStyle:
        """What of the options is used when all is known; ``clean`` sanitises HTML."""
        return NoteStyle(
            self._title,
            clean(self.getConfig("BACKLINK_TEXT")),
            self.get_separator(),
            not self.getConfig("USE_DEFINITION_ORDER"),
        )

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
        separator = self.notes.get_separator()
        again = run.holes.new(AGAIN, self._name_of_hole(label))
        sup = Element("sup", {"id": f"fnref{again}{separator}{label}"})
        link = SubElement(sup, "a", {"class": "footnote-ref", "href": f"#fn{separator}{label}"})
        link.text = AtomicString(self.notes.superscript.format(run.holes.new("number", label)))
        return sup, m.start(0), m.end(0)

    def _name_of_hole(self, label: str) -> str:
        inline: Any = self.notes.md.treeprocessors["inline"]
        turn = len(self.notes.run.holes.holes)
        return name_of_hole(label, len(inline.ancestors), turn)


def _formattable(text: str, otherwise: str) -> str:
    """``text`` if it is a format for one number."""
    try:
        text.format(1)
    except (ValueError, LookupError, AttributeError):
        return otherwise
    return text
