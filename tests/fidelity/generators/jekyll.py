"""Posts as Jekyll itself shows them: one site of all articles, each post's ``{{ content }}``.

Debian's packages: ``apt-get install jekyll ruby-kramdown-parser-gfm ruby-rouge``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

_SCRIPT = Path(__file__).with_suffix(".rb")
_LONGEST = 900  # seconds


def missing() -> str | None:
    """See the package."""
    if shutil.which("ruby") is None or shutil.which("jekyll") is None:
        return "Jekyll is not installed (apt-get install jekyll)"
    return None


def version() -> str:
    """See the package."""
    command = [shutil.which("jekyll") or "jekyll", "--version"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def build(
    articles: Mapping[str, str], settings: Mapping[str, object] | None = None
) -> dict[str, str]:
    """See the package; ``settings`` are the site's ``_config.yml``."""
    names = list(articles)
    with TemporaryDirectory() as made:
        site = Path(made)
        (site / "_config.yml").write_text(json.dumps(settings or {}), encoding="utf-8")
        (site / "_posts").mkdir()
        for index, text in enumerate(articles.values()):
            file = site / "_posts" / f"2020-01-01-a{index}.md"
            file.write_bytes(text.encode("utf-8"))
        done = subprocess.run(
            [shutil.which("ruby") or "ruby", _SCRIPT, site],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_LONGEST,
            check=True,
        )
    built: dict[str, str] = json.loads(done.stdout)
    return {names[int(name[12:-3])]: html for name, html in built.items()}
