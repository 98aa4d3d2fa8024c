"""Pages as a real MkDocs build gives them: its own reading of front matter, links, extensions."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fidelity.generators import python

MATERIAL = """\
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - sane_lists
  - toc: {permalink: true}
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.betterem: {smart_enable: all}
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:pymdownx.emoji.twemoji
      emoji_generator: !!python/name:pymdownx.emoji.to_svg
  - pymdownx.escapeall: {hardbreak: true}
  - pymdownx.highlight: {anchor_linenums: true, line_spans: __span, pygments_lang_class: true}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink: {repo_url_shorthand: true, user: squidfunk, repo: mkdocs-material}
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
"""
"""What Material's documentation recommends, which most sites with that theme copy."""


def missing() -> str | None:
    """Why it cannot run here; None when it can."""
    return python.missing()


def version() -> str:
    """The packages and their versions."""
    return python.version("mkdocs", "Markdown")


def build(articles: Mapping[str, str], configuration: str = "") -> dict[str, str]:
    """The HTML of each page's content, by name; ``configuration``: more lines of ``mkdocs.yml``."""
    given = {"articles": dict(articles), "configuration": configuration}
    return python.run("build_mkdocs.py", given)
