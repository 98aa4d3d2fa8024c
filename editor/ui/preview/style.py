"""The files of the preview's page, and a theme as the variables its style sheets use."""

from __future__ import annotations

from editor.resources import resource
from editor.ui.theme import Theme

SCRIPTS = (
    *("page.js", "morph.js", "items.js", "sections.js", "inside.js"),
    *("notes.js", "place.js"),
    *("top.js", "goal.js", "ends.js"),
    *("emoji.js", "pictures.js", "embeds.js", "links.js", "copy.js", "wear.js", "tabs.js"),
)
SHEETS = ("page.css", "constructs.css", "code.css")


def page_html() -> str:
    """The empty page."""
    return _read("page.html")


def page_script() -> str:
    """The page's own code, which defines ``galley``."""
    return "\n".join(map(_read, SCRIPTS))


def page_sheets() -> list[str]:
    """The style sheets in the order in which they apply."""
    return [*map(_read, SHEETS), f"@media print {{ {print_css()} }}"]


def print_css() -> str:
    """The rules for paper."""
    return _read("print.css")


def colours_css(theme: Theme) -> str:
    """The theme's colours as variables, and the scheme for scroll bars and the like."""
    variables = "".join(f"--{name}: {value};" for name, value in theme.colours.items())
    dark = "--picture: brightness(0.92); --diagram_ground: #f2f0ec;"
    pictures = dark if theme.is_dark else ""
    return f":root {{ color-scheme: {theme.name}; {variables} {pictures} }}"


def _read(name: str) -> str:
    return resource("preview", name).read_text(encoding="utf-8")
