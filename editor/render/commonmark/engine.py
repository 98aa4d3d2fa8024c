"""Renders segments with markdown-it-py and numbers what the whole article has to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

from markdown_it.rules_core import StateCore, block
from markdown_it.token import Token

from editor.render.commonmark import numbering
from editor.render.commonmark.cuts import Cutter
from editor.render.commonmark.dialect import Dialect
from editor.render.commonmark.kept import Kept
from editor.render.commonmark.names import Run, may_define
from editor.render.engine import Context, Cut, Definition, Name, Numbered, Piece
from editor.render.sanitise import Sanitiser
from editor.render.template import Holes, Template, new_nonce


class CommonMark:
    """A Renderer of a flavour of the CommonMark family.

    The text that a parser is given for a heading's id it may write several times: the first
    becomes the id, the others the same (a link from the heading to itself).
    """

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._nonce = new_nonce()
        self._holes = Holes(self._nonce)
        self._clean = Sanitiser().clean
        self._md = dialect.parser(self._heading_id)
        self._md.disable("footnote_tail", ignoreInvalid=True)
        self._md.add_render_rule("footnote_ref", lambda _, *place: self._reference(*place))
        self._md.add_render_rule("footnote_defined", lambda _, *place: self._defined(*place))
        self._md.add_render_rule("toc_body", lambda *_: self._holes.new("contents", ""))
        self._kept = Kept()
        self._md.core.ruler.at("block", self._blocks)
        self._cutter = Cutter(self._md, self._kept)

    def cuts(self, text: str, start: int, whole: bool) -> Iterator[Cut]:
        """See Renderer."""
        self._kept.clear()
        return self._cutter.cuts(text, start, whole)

    def definitions(self, source: str) -> tuple[Definition, ...]:
        """See Renderer."""
        if not may_define(source):
            return ()
        run, tokens = Run({}), list[Token]()
        self._md.block.parse(source, self._md, run.environment(), tokens)
        self._kept.keep(source, tokens)
        return tuple(run.defined)

    def context(self, definitions: Iterable[Definition]) -> Context:
        """See Renderer. The first definition of a name holds."""
        context: dict[str, dict[str, Any]] = {}
        for definition in definitions:
            names = context.setdefault(definition.name.kind, {})
            names.setdefault(definition.name.name, definition.value)
        return context

    def render(self, source: str, context: Context) -> Piece:
        """See Renderer."""
        run = Run(context)
        self._holes = Holes(self._nonce)
        environment = run.environment()
        environment["hole"] = self._holes.new
        parsed = self._md.parse(source, environment)
        tokens, notes = _without_notes(parsed) if may_define(source) else (parsed, [])
        body = self._template(tokens, environment).stripped
        bodies = tuple((label, self._note(label, content, environment)) for label, content in notes)
        return Piece(body, bodies, frozenset(run.asked))

    def hangs_on(self, source: str, piece: Piece, names: Set[Name]) -> bool:
        """See Renderer."""
        return not piece.asked.isdisjoint(names)

    def number(self, pieces: Sequence[Piece], context: Context) -> Numbered:
        """See Renderer."""
        return numbering.number(pieces, self._dialect)

    def _blocks(self, state: StateCore) -> None:
        """markdown-it-py's core rule; what it would do may have been done already."""
        known = None if state.inlineMode else self._kept.take(state.src)
        if known is None:
            block(state)
        else:
            state.tokens = [*known]

    def _heading_id(
        self, title: str, level: int = 0, entry: str = "", *, given: bool = False
    ) -> str:
        """See HeadingId."""
        kind, name = ("given id", title) if given else ("id", self._dialect.slug(title))
        identifier = self._holes.new(kind, name)
        if level:
            self._holes.heading(level, self._clean(entry), identifier)
        return identifier

    def _template(self, tokens: Sequence[Token], environment: Any) -> Template:
        html: str = self._md.renderer.render(tokens, self._md.options, environment)
        return self._holes.template(self._dialect.finish(html), self._clean)

    def _note(self, label: str, tokens: list[Token], environment: Any) -> Template:
        """A footnote's body, with a hole for the links back at the end of its last paragraph."""
        # Headings' holes are made while parsing, whether they stand in a footnote or not.
        parsed = self._holes.holes
        self._holes = Holes(self._nonce)
        self._holes.holes += parsed
        links = Token("html_inline", "", 0, content=self._holes.new("links", label))
        last = len(tokens) - (bool(tokens) and tokens[-1].type == "paragraph_close")
        return self._template([*tokens[:last], links, *tokens[last:]], environment)

    def _defined(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return self._holes.new("defined", str(tokens[index].meta["index"]))

    def _reference(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return self._holes.new("reference", tokens[index].meta["label"])


def _without_notes(
    tokens: Iterable[Token],
) -> tuple[list[Token], list[tuple[str, list[Token]]]]:
    """The tokens of the article itself, and the label and tokens of each footnote it defines.

    A token ``footnote_defined`` stays where one is defined; it tells its index.
    """
    kept: list[Token] = []
    notes: list[tuple[str, list[Token]]] = []
    around: list[tuple[str, list[Token]]] = []
    current = kept
    for token in tokens:
        if token.type == "footnote_reference_open":
            around.append((token.meta["label"], current))
            current = []
        elif token.type == "footnote_reference_close":
            label, outer = around.pop()
            outer.append(Token("footnote_defined", "", 0, meta={"index": len(notes)}))
            notes.append((label, current))
            current = outer
        else:
            current.append(token)
    return kept, notes
