"""MarkdownIt as all flavours of the family begin with it: what it gives is the same, sooner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, normalize, text_join

from editor.render.commonmark.by_character import Blocks, Inlines
from editor.render.commonmark.html import Html


def markdown(preset: str, options: Mapping[str, Any] | None = None) -> MarkdownIt:
    """A MarkdownIt; plugins add their rules to it as to any other."""
    md = MarkdownIt(preset, options, renderer_cls=Html)
    md.block, md.inline = Blocks(), Inlines()
    md.core.ruler.at("normalize", _normalize)
    md.core.ruler.at("text_join", _join_text)
    return md.configure(preset, options)


def _normalize(state: StateCore) -> None:
    """What is put right is seldom there; the library replaces each line's end to be sure."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _join_text(state: StateCore) -> None:
    """Text is in more than one part only where there are escapes or entities."""
    if "\\" in state.src or "&" in state.src:
        text_join(state)
