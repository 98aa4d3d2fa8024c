"""Renders segments with Python-Markdown and numbers what the whole article has to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, Literal, cast
from xml.etree.ElementTree import Element

from markdown import Markdown

from editor.render.engine import Context, Cut, Definition, Name, Numbered, Piece
from editor.render.python_markdown import numbering
from editor.render.python_markdown.catalogue import Options
from editor.render.python_markdown.cuts import Cutter
from editor.render.python_markdown.extensions import ContentsProcessor
from editor.render.python_markdown.making import extension
from editor.render.python_markdown.notes import Notes, NoteStyle
from editor.render.python_markdown.pipeline import Pipeline
from editor.render.python_markdown.run import ABBREVIATION, NOTE, REFERENCE, Names, Run
from editor.render.sanitise import Sanitiser
from editor.render.template import Holes, Template, new_nonce

# A segment without this defines nothing; looking is much cheaper than parsing.
_MAY_DEFINE = re.compile(r"\][ ]?:")


_ANY_ABBREVIATION = Name("abbreviations", "")


_Format = Literal["xhtml", "html"]


class PythonMarkdown:
    """A Renderer with these extensions: their names in the catalogue and their options.

    ``xhtml``: attributes that need no value have one (``open="open"``).
    """

    def __init__(self, extensions: Mapping[str, Options], *, xhtml: bool = False) -> None:
        self._run = Run()
        self._nonce = new_nonce()
        self._clean = Sanitiser().clean
        self._extensions = extensions
        self._format: _Format = "xhtml" if xhtml else "html"
        self._make()
        self._is_sound = True
        self._cutter = Cutter(_markdown(Run(), extensions, self._format))
        notes = self._notes
        self._note_style = notes.style(self._clean) if notes else NoteStyle()

    def cuts(self, text: str, start: int, whole: bool) -> Iterator[Cut]:
        """See Renderer."""
        return self._cutter.cuts(text, start, whole)

    def definitions(self, source: str) -> tuple[Definition, ...]:
        """See Renderer."""
        if not _MAY_DEFINE.search(source) or self._cutter.is_fence(source):
            return ()
        self._begin({}, len(source))
        self._pipeline.parse(source)
        notes = dict(self._run.notes)
        defined = [Definition(Name(NOTE, label), True) for label in notes]
        for text in notes.values():
            if _MAY_DEFINE.search(text):
                self._md.parser.parseChunk(Element("div"), text)
        self._is_sound = True
        return (*self._run.defined, *defined)

    def context(self, definitions: Iterable[Definition]) -> Context:
        """See Renderer. The last definition of a name holds; footnotes keep their first place."""
        context: dict[str, dict[str, Any]] = {}
        for definition in definitions:
            names = context.setdefault(definition.name.kind, {})
            if definition.value is None:
                names.pop(definition.name.name, None)
            else:
                names[definition.name.name] = definition.value
        if ABBREVIATION in context:
            # Differs if any of them does: there may be thousands of other names to go through.
            kind, name = _ANY_ABBREVIATION.kind, _ANY_ABBREVIATION.name
            context[kind] = {name: dict(context[ABBREVIATION])}
        return context

    def render(self, source: str, context: Context) -> Piece:
        """See Renderer."""
        self._begin(context, len(source))
        body = self._run.holes.template(self._pipeline.convert(source), self._clean)
        notes = tuple(
            (label, self._note(label, text)) for label, text in list(self._run.notes.items())
        )
        self._is_sound = True
        return Piece(body, notes, frozenset(self._run.asked))

    def hangs_on(self, source: str, piece: Piece, names: Set[Name]) -> bool:
        """See Renderer. Abbreviations are found in the text, whether asked for or not."""
        return not piece.asked.isdisjoint(names) or (
            _ANY_ABBREVIATION in names
            and any(
                name.kind == ABBREVIATION and (name.name in source or "\t" in source)
                for name in names
            )
        )

    def number(self, pieces: Sequence[Piece], context: Context) -> Numbered:
        """See Renderer."""
        return numbering.number(pieces, context, self._contents, self._note_style)

    @property
    def _notes(self) -> Notes | None:
        made = self._md.registeredExtensions
        return next((one for one in made if isinstance(one, Notes)), None)

    def _make(self) -> None:
        self._md = _markdown(self._run, self._extensions, self._format)
        self._pipeline = Pipeline(self._md, self._run)

    def _begin(self, context: Context, size: int) -> None:
        if not self._is_sound:
            # A conversion that was given up leaves the parser in the middle of something.
            self._make()
        self._is_sound = False
        self._md.reset()
        self._run.begin(context, self._nonce, size)

    def _note(self, label: str, text: str) -> Template:
        holes = self._run.holes = Holes(self._nonce)
        notes = self._notes
        assert notes is not None
        html = self._pipeline.html(notes.item(label, text), text)
        item = html[html.index("<li") : html.rindex("</ol>")].strip()
        return holes.template(item, self._clean)

    def _contents(self, nested: list[Any]) -> str:
        processor = cast("ContentsProcessor", self._md.treeprocessors["toc"])
        html = self._pipeline.serialised(processor.whole(nested))
        return self._clean(html[html.index(">") + 1 : html.rindex("<")])


def _markdown(run: Run, extensions: Mapping[str, Options], output: _Format) -> Markdown:
    made = [extension(name, run, options) for name, options in extensions.items()]
    md = Markdown(extensions=made)
    md.set_output_format(output)
    md.references = Names(run, REFERENCE)  # type: ignore[assignment]
    return md
