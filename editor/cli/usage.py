"""What is wrong with a command as it was typed, and the arguments that several commands take."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from editor.errors import GalleyError


class WrongUsage(GalleyError):
    """The command was given something that it cannot mean."""

    text = "{reason}"

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)


def takes_article(parser: ArgumentParser) -> None:
    """Have a command take the path of one article, as ``article``."""
    parser.add_argument("article", metavar="ARTICLE", type=Path, help="a Markdown file")
