"""Runs in the generators' own environment: Pelican's reader, articles in and HTML out as JSON."""

import json
import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pelican.readers import MarkdownReader  # type: ignore[import-not-found]
from pelican.settings import read_settings  # type: ignore[import-not-found]


def main() -> None:
    """Read ``{"articles": {name: text}, "site": file or null}``, print ``{name: html}``."""
    logging.disable(logging.CRITICAL)
    given = json.load(sys.stdin)
    shown = {}
    with TemporaryDirectory() as made:
        file = Path(made, "article.md")
        for name, text in given["articles"].items():
            file.write_text(text, encoding="utf-8", newline="")
            # A new one for each, as settings are changed in place.
            reader = MarkdownReader(read_settings(given["site"]))
            try:
                shown[name] = reader.read(str(file))[0]
            except Exception as error:  # noqa: BLE001 - Pelican leaves such an article out
                print(f"{name}: {error!r}", file=sys.stderr)
    json.dump(shown, sys.stdout)


main()
