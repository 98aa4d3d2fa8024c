"""``galley screenshot``: a picture of the real window."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from importlib import import_module
from pathlib import Path

from editor.cli.usage import takes_article
from editor.errors import FileProblem

SMALLEST, LARGEST = 200, 8000
"""Pixels, of width and of height."""


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    takes_article(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE.png", type=Path, required=True, help="the picture to write"
    )
    parser.add_argument("--size", default="1440x900", type=_size, help="in pixels: 1440x900")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")


def run(given: Namespace) -> int | None:
    """Take it; the exit code. Raises FileProblem."""
    if not given.article.exists():
        raise FileProblem(given.article, "there is no such file or folder")
    # Loaded by name: only app knows the window, and nothing else knows app.
    take = import_module("editor.app").screenshot
    code: int | None = take(given.article, given.output, given.size, given.theme)
    return code


def _size(text: str) -> tuple[int, int]:
    numbers = text.lower().split("x")
    if len(numbers) != 2 or not all(each.isascii() and each.isdigit() for each in numbers):
        raise ArgumentTypeError(f"“{text}” is no size such as 1440x900")
    width, height = map(int, numbers)
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise ArgumentTypeError(f"width and height go from {SMALLEST} to {LARGEST}")
    return width, height
