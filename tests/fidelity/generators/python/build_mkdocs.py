"""Runs in the generators' own environment: one real MkDocs build, articles in and HTML out as JSON.

The theme is one template that prints the page's content and nothing around it.
"""

import json
import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.commands.build import build  # type: ignore[import-not-found]
from mkdocs.config import load_config  # type: ignore[import-not-found]
from mkdocs.structure.pages import Page  # type: ignore[import-not-found]

_REFUSED = "an extension failed on this page"


def _rendered_or_refused(page: Any, config: Any, files: Any, render: Any = Page.render) -> None:
    """One page that an extension fails on must not cost all the others."""
    try:
        render(page, config, files)
    except Exception as error:  # noqa: BLE001 - whatever an extension raises
        print(f"{page.file.src_uri}: {error!r}", file=sys.stderr)
        page.content = _REFUSED


def main() -> None:
    """Read ``{"articles": {name: text}, "configuration": text}``, print ``{name: html}``."""
    logging.disable(logging.CRITICAL)
    given = json.load(sys.stdin)
    names = list(given["articles"])
    with TemporaryDirectory() as made:
        site = Path(made)
        theme, docs = site / "theme", site / "docs"
        theme.mkdir()
        docs.mkdir()
        (theme / "main.html").write_text("{{ page.content }}", encoding="utf-8")
        for index, name in enumerate(names):
            (docs / f"a{index}.md").write_text(
                given["articles"][name], encoding="utf-8", newline=""
            )
        settings = "\n".join(
            [
                "site_name: x",
                "site_url: https://example.org/",
                "theme: {name: null, custom_dir: theme}",
                "plugins: []",
                given["configuration"],
            ]
        )
        (site / "mkdocs.yml").write_text(settings, encoding="utf-8")
        Page.render = _rendered_or_refused
        build(load_config(str(site / "mkdocs.yml")))
        pages = {name: site / "site" / f"a{index}/index.html" for index, name in enumerate(names)}
        # A page may say that it is a draft, or ask for a template that is not there.
        built = {name: page for name, page in pages.items() if page.exists()}
        shown = {name: page.read_text(encoding="utf-8") for name, page in built.items()}
    json.dump({name: html for name, html in shown.items() if html != _REFUSED}, sys.stdout)


main()
