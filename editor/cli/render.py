"""``galley render``: the HTML of one article, several, or a folder of them, as the preview has it.

Many are rendered by several processes: engines take milliseconds for an article, and one core.
"""

from __future__ import annotations

import gc
import json
import os
import re
import sys
import tomllib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from editor.article.article import Article
from editor.article.fields import read_fields
from editor.cli.usage import WrongUsage
from editor.errors import FileProblem, FrontMatterError
from editor.files.read import read_article
from editor.files.reasons import file_problem
from editor.files.write import write_file
from editor.library.listing import find_articles
from editor.render.block import Block, joined
from editor.render.engine import Renderer
from editor.render.flavours.table import UnknownFlavour, flavours, renderer
from editor.render.page import page
from editor.render.published import published
from editor.resources import resource
from editor.site.site import Sites

AUTO = "auto"
"""As a flavour: each article's is the one of the site that it is in."""
THEMES = ("light", "dark")
SHEETS = ("page.css", "constructs.css", "code.css")

# From so many articles on it pays to start other processes (each takes a third of a second).
_MANY = 48
_MOST_PROCESSES = 8
# Rendering leaves next to no cycles: looking for them rarely makes it an eighth faster.
_COLLECT_AFTER = 100_000
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Way:
    """How articles are given out: as bare HTML, or as whole pages with a style sheet."""

    flavour: str
    is_bare: bool = True


@dataclass(frozen=True)
class Shown:
    """An article's HTML, or in plain words why it cannot be read."""

    html: str = ""
    problem: str = ""


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="an article, or a folder of them")
    parser.add_argument("--json", action="store_true", help="one object of paths and their HTML")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="instead of printing it")
    parser.add_argument("--fragment", action="store_true", help="the body alone, no whole page")
    parser.add_argument(
        "--flavour", metavar="NAME", default=AUTO, help="how Markdown is read; auto is as the site"
    )


def run(given: Namespace) -> int:
    """Print or write it. 1 if some of several articles cannot be read: each is told in a line.

    Raises WrongUsage for a flavour that does not exist, FileProblem for a folder and for an
    article that was the only one asked for.
    """
    asked, is_one = _asked(given.paths)
    if given.flavour != AUTO and given.flavour not in flavours():
        raise WrongUsage(str(UnknownFlavour(given.flavour)))
    _check_output(given, asked.values(), is_one)
    if not (asked or given.json):
        raise FileProblem(Path(given.paths[0]), "there are no articles in it")
    way = Way(given.flavour, is_bare=given.json or given.fragment)
    if is_one:
        ((name, path),) = asked.items()
        found = {name: Shown(Rendering(way).html(path))}
    else:
        found = in_processes(asked, way) if len(asked) >= _MANY else rendered(asked, way)
    for shown in found.values():
        if shown.problem:
            print("galley:", " ".join(shown.problem.split()), file=sys.stderr)
    html = {name: shown.html for name, shown in found.items() if not shown.problem}
    line_end = "\n" if given.fragment else ""
    text = _json(html) if given.json else "".join(each + line_end for each in html.values())
    _give(text, given.output)
    return int(len(html) < len(found))


def in_processes(articles: Mapping[str, Path], way: Way) -> dict[str, Shown]:
    """As `rendered`, in less time where there are several processors."""
    count = min(os.cpu_count() or 1, _MOST_PROCESSES)
    named = list(articles.items())
    # Dealt out like cards: neighbours tend to be alike, long ones beside long ones.
    shares = [dict(named[first::count]) for first in range(count)]
    found = dict[str, Shown]()
    try:
        with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
            for shown in pool.map(partial(rendered, way=way), shares):
                found |= shown
    except (BrokenProcessPool, OSError):
        # Killed, or this system has no processes to give: what is missing is rendered here.
        found |= rendered({name: path for name, path in named if name not in found}, way)
    return {name: found[name] for name in articles}


def rendered(articles: Mapping[str, Path], way: Way) -> dict[str, Shown]:
    """What is given out of each article, by the same names."""
    gc.set_threshold(_COLLECT_AFTER)
    rendering = Rendering(way)
    found = dict[str, Shown]()
    for name, path in articles.items():
        try:
            found[name] = Shown(rendering.html(path))
        except FileProblem as problem:
            found[name] = Shown(problem=str(problem))
    return found


class Rendering:
    """Renders articles of many folders; an engine is made once for all that it serves."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._sites = Sites()
        self._engines = dict[str, Renderer]()
        self._style = "" if way.is_bare else _style()

    def html(self, path: Path) -> str:
        """What is given out of the article at ``path``. Raises FileProblem."""
        article, _ = read_article(path)
        found = self._blocks(article, path)
        if self._way.is_bare:
            return joined(found)
        return page(found, _title(article) or path.stem, css=self._style)

    def _blocks(self, article: Article, path: Path) -> list[Block]:
        site = self._sites.of(path)
        flavour = site.flavour if self._way.flavour == AUTO else self._way.flavour
        settings = site.markdown if flavour == site.flavour else {}
        key = f"{flavour} {json.dumps(settings, sort_keys=True, default=str)}"
        if key not in self._engines:
            self._engines[key] = renderer(flavour, settings)
        return published(self._engines[key], article.body)


def _asked(paths: Sequence[str]) -> tuple[dict[str, Path], bool]:
    """The articles' files by the names they are given out under; whether one was asked for."""
    found = dict[str, Path]()
    for given in paths:
        path = Path(given)
        if not path.is_dir():
            found[_posix(given)] = path
            continue
        for article in find_articles(path):
            below = article.relative_to(path).as_posix()
            found[f"{_posix(given).rstrip('/')}/{below}"] = article
    return found, len(paths) == 1 and not Path(paths[0]).is_dir()


def _posix(path: str) -> str:
    return path.replace(os.sep, "/")


def _json(shown: Mapping[str, str]) -> str:
    """Readable where it can be; half characters, as of odd file names, as JSON writes them."""
    text = json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


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


def _check_output(given: Namespace, articles: Iterable[Path], is_one: bool) -> None:
    """Whether what is asked for can be put there at all; said before anything is rendered."""
    output: Path | None = given.output
    if output is None:
        return
    if not (is_one or given.json):
        raise WrongUsage("several articles go into one file with --json only")
    try:
        if output.exists() and any(_is_same(output, path) for path in articles):
            raise WrongUsage("the output would overwrite the article")
    except OSError as error:
        raise file_problem(output, error) from error


def _is_same(output: Path, path: Path) -> bool:
    # An article that is not there is told when it is read.
    return path.exists() and output.samefile(path)


def _give(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    data = text.encode("utf-8", "replace")
    try:
        if output.exists() and not output.is_file():
            # A pipe or a device is written to, not replaced.
            output.write_bytes(data)
            return
        target = Path(os.path.realpath(output))
        write_file(target, data, expected=None, overwrite=True, shown=output)
    except OSError as error:
        raise file_problem(output, error) from error
