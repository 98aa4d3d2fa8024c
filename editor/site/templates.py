"""What a site's own templates of new articles hold: Hexo's scaffolds, Hugo's archetypes.

They are not run: of what they would fill in, the title and the date are known and all else is
left empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from editor.article.article import Format
from editor.article.fields import read_fields
from editor.article.split import split
from editor.article.value import Value
from editor.errors import FrontMatterError
from editor.site.site import Site, candidates
from editor.site.spec import SiteProblem

TITLE = "{title}"
DATE = "{date}"
LARGEST = 100_000
_STAND_IN_TITLE = "Galley-title-stands-here"
_STAND_IN_DATE = "1999-09-09T09:09:09Z"
_PLACE = re.compile(r"\{\{.*?\}\}", re.S)


@dataclass(frozen=True)
class Template:
    """``fields`` in order, with TITLE and DATE where those go."""

    path: Path
    format: Format
    fields: tuple[tuple[str, Value], ...]


def read_template(site: Site, section: str, problems: list[SiteProblem]) -> Template | None:
    """The template for a new article of a section; None if the site has none with fields."""
    layout = site.settings.text("layout") or "post"
    folder = site.settings.text("templates") or "archetypes"
    patterns = [each for each in site.kind.templates if section or "{section}" not in each]
    names = {"layout": layout, "templates": folder, "section": section}
    found = candidates(patterns, site.root, site.content, site.settings, **names)
    path = next((each for each in found if each.is_file()), None)
    return _read(path, problems) if path else None


def _read(path: Path, problems: list[SiteProblem]) -> Template | None:
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(LARGEST)
        article = split(_PLACE.sub(_stand_in, text))
        fields = read_fields(article)
    except OSError:
        problems.append(SiteProblem(path, 0, "it cannot be opened"))
    except UnicodeDecodeError:
        problems.append(SiteProblem(path, 0, "it is not in UTF-8"))
    except FrontMatterError as error:
        problems.append(SiteProblem(path, error.line, error.reason))
    else:
        if article.format is Format.NONE:
            return None  # Empty, or only text: it says nothing about fields.
        return Template(path, article.format, tuple((f.key, _meant(f.value)) for f in fields))
    return None


def _stand_in(match: re.Match[str]) -> str:
    """Something that is a text, or a date, in every format, with quotes or without."""
    inside = match[0].lower()
    if "date" in inside or "now" in inside:
        return _STAND_IN_DATE
    return _STAND_IN_TITLE if re.search(r"title|\.name|filename", inside) else ""


def _meant(value: Value) -> Value:
    if isinstance(value, list):
        return [_meant(each) for each in value]
    if isinstance(value, dict):
        return {key: _meant(each) for key, each in value.items()}
    if isinstance(value, str) and _STAND_IN_DATE in value:
        return DATE
    return TITLE if isinstance(value, str) and _STAND_IN_TITLE in value else value
