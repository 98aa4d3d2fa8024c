"""``galley render``: an article's HTML, as the preview shows it."""

from __future__ import annotations

import os
import sys
import tomllib
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path

from editor.article.article import Article
from editor.article.fields import read_fields
from editor.cli.usage import WrongUsage, takes_article
from editor.errors import FrontMatterError
from editor.files.read import read_article
from editor.files.reasons import file_problem
from editor.files.write import write_file
from editor.render.block import joined
from editor.render.flavours.table import NO_SETTINGS, UnknownFlavour
from editor.render.page import page
from editor.render.render import render
from editor.resources import resource
from editor.site.site import find_site

THEMES = ("light", "dark")
SHEETS = ("page.css", "code.css")


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    takes_article(parser)
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="instead of printing it")
    parser.add_argument("--fragment", action="store_true", help="the body alone, no whole page")
    parser.add_argument("--flavour", metavar="NAME", help="how Markdown is read; else as the site")


def run(given: Namespace) -> None:
    """Print or write it. Raises WrongUsage for a flavour that does not exist, FileProblem."""
    path: Path = given.article
    article, _ = read_article(path)
    try:
        site = find_site(path)
        flavour = given.flavour or site.flavour
        settings = site.markdown if flavour == site.flavour else NO_SETTINGS
        blocks = render(article.body, flavour, settings)
    except UnknownFlavour as error:
        raise WrongUsage(str(error)) from None
    if given.fragment:
        html = joined(blocks) + "\n"
    else:
        html = page(blocks, _title(article) or path.stem, css=_style())
    if given.output is None:
        sys.stdout.write(html)
    else:
        _write(given.output, html.encode("utf-8", "replace"), article=path)


def _title(article: Article) -> str:
    with suppress(FrontMatterError):
        for field in read_fields(article):
            if field.key == "title" and isinstance(field.value, str):
                return field.value
    return ""


def _style() -> str:
    """The preview's style sheets with the colours of both themes: the reader's system chooses."""
    light, dark = (f":root {{ color-scheme: {name}; {_colours(name)} }}" for name in THEMES)
    sheets = (resource("preview", name).read_text(encoding="utf-8") for name in SHEETS)
    return "\n".join((light, f"@media (prefers-color-scheme: dark) {{ {dark} }}", *sheets))


def _colours(theme: str) -> str:
    tokens = tomllib.loads(resource("themes", f"{theme}.toml").read_text(encoding="utf-8"))
    return " ".join(f"--{token}: {colour};" for token, colour in tokens["colours"].items())


def _write(output: Path, data: bytes, article: Path) -> None:
    try:
        if output.exists() and output.samefile(article):
            raise WrongUsage("the output would overwrite the article")
        if output.exists() and not output.is_file():
            # A pipe or a device is written to, not replaced.
            output.write_bytes(data)
            return
        target = Path(os.path.realpath(output))
        write_file(target, data, expected=None, overwrite=True, shown=output)
    except OSError as error:
        raise file_problem(output, error) from error
