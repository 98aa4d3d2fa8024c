"""Footnotes as remark-rehype shows them: with GitHub's attributes and a heading for readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from editor.render.commonmark.dialect import NoteStyle, Use
from editor.render.commonmark.remark.signs import encoded

_PREFIX = "user-content-"
_TAG = re.compile(r"[a-z][a-z0-9]*", re.ASCII)


def style(options: Mapping[str, Any]) -> NoteStyle:
    """How footnotes are shown. ``options`` are remark-rehype's."""

    def option(name: str, instead: str) -> str:
        given = options.get(name)
        return escape(given if isinstance(given, str) and given else instead)

    given = options.get("clobberPrefix")
    prefix = escape(given) if isinstance(given, str) else _PREFIX
    sign, back = option("footnoteBackContent", ""), option("footnoteBackLabel", "")
    label, tag = option("footnoteLabel", "Footnotes"), option("footnoteLabelTagName", "h2")
    tag = tag if _TAG.fullmatch(tag) else "h2"
    heading = f'<{tag}{_classes(options)} id="footnote-label">{label}</{tag}>'

    def identifier(use: Use) -> str:
        return escape(encoded(use.label.lower()))

    def reference(use: Use) -> str:
        name = identifier(use)
        return (
            f'<sup><a href="#{prefix}fn-{name}" id="{prefix}fnref-{name}{_again(use)}" '
            f'data-footnote-ref="" aria-describedby="footnote-label">{use.place}</a></sup>'
        )

    def links(uses: list[Use]) -> str:
        return "".join(
            f' <a href="#{prefix}fnref-{identifier(use)}{_again(use)}" data-footnote-backref="" '
            f'aria-label="{back or f"Back to reference {use.place}{_again(use)}"}" '
            f'class="data-footnote-backref">{sign or _arrow(use)}</a>'
            for use in uses
        )

    def item(use: Use, html: str) -> str:
        return f'<li id="{prefix}fn-{identifier(use)}">\n{html}\n</li>\n'

    def section(items: str) -> str:
        listed = f"{heading}\n<ol>\n{items}</ol>\n"
        return f'<section data-footnotes="" class="footnotes">{listed}</section>'

    return NoteStyle(reference, links, item, section, first_counts=True, read_last=True)


def _classes(options: Mapping[str, Any]) -> str:
    """The class attribute of the heading."""
    properties = options.get("footnoteLabelProperties")
    given = properties.get("className", []) if isinstance(properties, Mapping) else "sr-only"
    names = given if isinstance(given, str) else " ".join(map(str, given))
    return f' class="{escape(names)}"' if names else ""


def _again(use: Use) -> str:
    return f"-{use.again + 1}" if use.again else ""


def _arrow(use: Use) -> str:
    return "↩" + (f"<sup>{use.again + 1}</sup>" if use.again else "")
