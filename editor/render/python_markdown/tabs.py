"""Tabs, whose ids count the sets of tabs of the whole article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.tabbed import TabbedExtension

from editor.render.python_markdown.run import Run


class Tabs(TabbedExtension):  # type: ignore[misc]
    """Pymdown's tabs; a set's number is a hole."""

    def __init__(self, run: Run, **config: Any) -> None:
        slugify = config.pop("slugify", None)
        super().__init__()
        # The heading that an id would be combined with may be in another segment.
        self.setConfigs({**config, "combine_header_slug": False})
        if callable(slugify):
            self.setConfig("slugify", _hole_for_id(run, slugify))
        self.galley_run = run

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        # After the ids that come from the titles have been given.
        md.treeprocessors.register(TabNumbers(md, self.galley_run), "galley-tabs", 3)


def _hole_for_id(run: Run, slugify: Callable[[str, str], str]) -> Callable[[str, str], str]:
    return lambda text, separator: run.holes.new("id", slugify(text, separator))


class TabNumbers(Treeprocessor):
    """Puts a hole in place of the numbers that sets of tabs have within their segment."""

    def __init__(self, md: Markdown, run: Run) -> None:
        super().__init__(md)
        self.galley_run = run

    def run(self, root: Element) -> None:
        """Number the sets of tabs in place."""
        for group in root.iter("div"):
            number, _, count = group.get("data-tabs", "").partition(":")
            if "tabbed-set" not in group.get("class", "").split() or not count:
                continue
            hole = self.galley_run.holes.new("tabs", number)
            group.set("data-tabs", f"{hole}:{count}")
            for element in group.iter():
                for key in ("id", "for", "name"):
                    _renumber(element, key, f"__tabbed_{number}", f"__tabbed_{hole}")


def _renumber(element: Element, key: str, old: str, new: str) -> None:
    value = element.get(key, "")
    if value == old or value.startswith(old + "_"):
        element.set(key, new + value[len(old) :])
