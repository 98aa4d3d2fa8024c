"""What each engine gives for a whole article on its own: what the joined blocks must equal."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from mdit_py_plugins.anchors.index import slugify

from editor.render.block import Block, joined
from editor.render.commonmark.parser import parser
from editor.render.engine import Renderer
from editor.render.engines import engine
from editor.render.flavours import flavour
from editor.render.python_markdown.extensions import Alerts, Colours, Formulas
from editor.render.python_markdown.run import Run


@cache
def renderer(name: str) -> Renderer:
    return engine(flavour(name))


@cache
def unsanitised(name: str) -> Renderer:
    """The engine without its last step, in which HTML left open ends with its block."""
    made = engine(flavour(name))
    vars(made)["_clean"] = lambda html: html
    return made


@cache
def plain(name: str) -> Callable[[str], str]:
    """The engine's own render of a whole article."""
    options = flavour(name).options
    if "extensions" not in options:
        return parser(options, slugify).render
    # These change how a thing is shown, not what depends on the whole article.
    ours = {"pymdownx.arithmatex": Formulas, "pymdownx.highlight": Colours, "galley.alerts": Alerts}
    extensions = dict(options["extensions"])
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
