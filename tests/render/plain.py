"""What each engine gives for a whole article on its own: what the joined blocks must equal."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension

from editor.render.block import Block, joined
from editor.render.engine import Renderer
from editor.render.flavours import table
from editor.render.python_markdown.extensions import Alerts, Colours, Formulas
from editor.render.python_markdown.run import Run


@cache
def renderer(name: str) -> Renderer:
    return table.renderer(name)


@cache
def unsanitised(name: str) -> Renderer:
    """The engine without its last step, in which HTML left open ends with its block."""
    made = table.renderer(name)
    vars(innermost(made))["_clean"] = lambda html: html
    return made


def innermost(engine: Renderer) -> Renderer:
    """The engine itself, without what is put around it."""
    while "_inner" in vars(engine):
        engine = vars(engine)["_inner"]
    return engine


@cache
def plain(name: str) -> Callable[[str], str]:
    """A whole article at once: Python-Markdown itself, and others as one single segment."""
    if name != "python-markdown":
        return partial(in_one, unsanitised(name))
    extensions = dict(vars(innermost(table.renderer(name)))["_extensions"])
    # These change how a thing is shown, not what depends on the whole article.
    ours = {"pymdownx.arithmatex": Formulas, "pymdownx.highlight": Colours, "galley.alerts": Alerts}
    made = [
        ours[each](Run(), **config) if each in ours else each for each, config in extensions.items()
    ]
    md = Markdown(extensions=made, extension_configs=extensions, output_format="html")
    notes = next(each for each in md.registeredExtensions if isinstance(each, FootnoteExtension))
    listed = notes.makeFootnotesDiv

    def listed_if_sound(root: Element) -> Element | None:
        defined = list(notes.footnotes)
        listing = listed(root)
        if list(notes.footnotes) != defined:
            raise RuntimeError("a footnote is defined in a footnote")
        return listing

    notes.makeFootnotesDiv = listed_if_sound  # type: ignore[method-assign]
    return lambda body: md.reset().convert(body)


def in_one(engine: Renderer, body: str) -> str:
    """The article as one segment: nothing is cut, so nothing can be cut wrongly."""
    context = engine.context(engine.definitions(body))
    piece = engine.render(body, context)
    numbered = engine.number([piece], context)
    return piece.body.filled(numbered.fills[0]) + "\n" + numbered.tail


def comparable(html: str) -> str:
    """Without what means nothing: line breaks between tags, two spellings of the same.

    Footnotes referred to twice have their second link numbered in reading order; Python-Markdown
    goes through the tree level by level.
    """
    html = re.sub(r"fnref\d+:", "fnref:", html)
    html = html.replace("&#8617;", "↩").replace(" />", ">").replace("/>", ">")
    return re.sub(r"\s*\n\s*", "\n", html).strip()


def text_of(blocks: list[Block]) -> str:
    return comparable(joined(blocks))
