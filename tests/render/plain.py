"""What each engine gives for a whole article on its own: what the joined blocks must equal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension

from editor.render.block import Block, joined
from editor.render.engine import Renderer
from editor.render.flavours import table
from editor.render.python_markdown.catalogue import Options, module_of
from editor.render.python_markdown.engine import PythonMarkdown
from editor.render.python_markdown.making import extension
from editor.render.python_markdown.objects import with_objects
from editor.render.python_markdown.run import Run

# What depends on the whole article; Galley's other extensions only change how a thing is shown.
_OF_THE_ARTICLE = ("abbr", "footnotes", "toc", "pymdownx.tabbed")


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
    engine = innermost(table.renderer(name))
    if not isinstance(engine, PythonMarkdown):
        return partial(in_one, unsanitised(name))
    return whole_by(engine)


def whole_by(engine: PythonMarkdown) -> Callable[[str], str]:
    """A whole article by Python-Markdown itself; fails on a footnote within a footnote."""
    extensions: Mapping[str, Options] = vars(engine)["_extensions"]
    made = [
        import_module(module_of(each)).makeExtension(**with_objects(dict(options)))
        if each in _OF_THE_ARTICLE
        else extension(each, Run(), options)
        for each, options in extensions.items()
    ]
    md = Markdown(extensions=made, output_format=vars(engine)["_format"])
    notes = next(
        (one for one in md.registeredExtensions if isinstance(one, FootnoteExtension)), None
    )
    if notes is not None:
        _refuse_nested(notes)
    return lambda body: md.reset().convert(body)


def _refuse_nested(notes: FootnoteExtension) -> None:
    listed = notes.makeFootnotesDiv

    def listed_if_sound(root: Element) -> Element | None:
        defined = list(notes.footnotes)
        listing = listed(root)
        if list(notes.footnotes) != defined:
            raise RuntimeError("a footnote is defined in a footnote")
        return listing

    notes.makeFootnotesDiv = listed_if_sound  # type: ignore[method-assign]


def in_one(engine: Renderer, body: str) -> str:
    """The article as one segment: nothing is cut, so nothing can be cut wrongly."""
    context = engine.context(engine.definitions(body))
    piece = engine.render(body, context)
    numbered = engine.number([piece], context)
    return piece.body.filled(numbered.fills[0]) + "\n" + numbered.tail


def comparable(html: str) -> str:
    """Without what means nothing: line breaks between tags, two spellings of the same."""
    html = html.replace("&#8617;", "↩").replace(" />", ">").replace("/>", ">")
    return re.sub(r"\s*\n\s*", "\n", html).strip()


def text_of(blocks: list[Block]) -> str:
    return comparable(joined(blocks))
