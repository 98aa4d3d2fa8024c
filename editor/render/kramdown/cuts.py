"""Where an article may be cut so that kramdown renders the halves independently.

Blocks are read as for rendering, and a cut may be made where one begins after an empty line,
unless it belongs to what stands before: definitions to the paragraph, terms to the list of
definitions, a block to the attributes that wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editor.render.engine import Cut, TookTooLong
from editor.render.kramdown.blocks import Reader
from editor.render.kramdown.frame import Frame
from editor.render.kramdown.leaves import BLANK_LINES
from editor.render.kramdown.options import Options
from editor.render.kramdown.source import Patience, Source
from editor.render.kramdown.terms import BEGINS
from editor.render.kramdown.tree import Node


def cuts(options: Options, text: str, start: int, whole: bool) -> Iterator[Cut]:
    """See Renderer.cuts."""
    blocks = _Blocks(options, text, start, whole)
    try:
        while not blocks.is_at_end:
            blocks.read()
            if blocks.is_uncertain:
                return
            if blocks.has_certain:
                blocks.patience.pause()
                yield from blocks.certain()
                blocks.patience.resume()
    except (RecursionError, TookTooLong):
        # Rendering what is left will fail too, and say so.
        if not whole:
            return
        blocks.give_up()
    if whole:
        yield from blocks.left()
        yield Cut(len(text), blocks.far)


class _Blocks:
    """The blocks of a text, and the places between them where it may be cut.

    ``far``: something after the last place was looked for in vain.
    """

    def __init__(self, options: Options, text: str, start: int, whole: bool) -> None:
        self.far = False
        self.patience = Patience(len(text) - start)
        self._whole = whole
        self._size = len(text)
        self._options = options
        self._reader = Reader(options, self.patience, is_shallow=True)
        ended = text if text.endswith("\n") else text + "\n"
        self._source = Source(ended, self.patience, start)
        self._frame = Frame(self._reader, Node("root"), self._source)
        self._has_far = False
        self._has_content = False
        self._begun: int | None = None
        self._places: list[Cut] = []

    @property
    def is_at_end(self) -> bool:
        """Whether all has been read."""
        return self._source.is_at_end

    @property
    def is_uncertain(self) -> bool:
        """Whether more text might change how what has been read was read."""
        return not self._whole and (self._has_far or self._source.at >= self._size)

    def read(self) -> None:
        """Read a block and note down whether the text may be cut before it."""
        frame, inside, at = self._frame, self._frame.node.children, self._source.at
        may_go_on = BEGINS.match(self._source.text, at) is not None
        terms = _terms_before(inside) if may_go_on else None
        may_be_place = self._has_content and inside[-1].kind == "blank" and frame.waiting is None
        self._begun = at if may_be_place else None
        self._reader.block(frame)
        far, self._source.far = self._source.far, False
        self._has_far = self._has_far or far
        self._has_content = self._has_content or any(each.kind != "blank" for each in inside[-2:])
        made = _last(inside) if may_go_on else None
        if made is not None and made.kind == "dl":
            if made is terms and self._places:
                self.far = self._places.pop().far or self.far
        elif (
            may_be_place
            and frame.waiting is None
            and self._reader.options == self._options
            and not BLANK_LINES.match(self._source.text, at)
        ):
            self._places.append(Cut(at, self.far))
            self.far = False
        self.far = self.far or far

    def give_up(self) -> None:
        """The block being read cannot be; what stands before it can."""
        if self._begun is not None:
            self._places.append(Cut(self._begun, self.far))

    @property
    def has_certain(self) -> bool:
        """Whether `certain` gives any."""
        return len(self._places) > 1

    def certain(self) -> Iterator[Cut]:
        """The cuts that are certain now: whether a paragraph is a term, the next block says."""
        while self.has_certain:
            yield self._places.pop(0)

    def left(self) -> Iterator[Cut]:
        """The places that are left when all is read."""
        yield from self._places


def _last(nodes: Sequence[Node]) -> Node | None:
    """The last one that is not empty lines."""
    return next((node for node in reversed(nodes[-2:]) if node.kind != "blank"), None)


def _terms_before(nodes: Sequence[Node]) -> Node | None:
    """The list of definitions before the paragraph at the end."""
    shown = [node for node in nodes[-4:] if node.kind != "blank"]
    return shown[-2] if len(shown) > 1 and shown[-2].kind == "dl" else None
