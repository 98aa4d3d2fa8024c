"""``galley new``: an article in the style of its site, under a name that is free."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from editor.errors import AlreadyExists
from editor.files.facts import new_facts
from editor.files.reasons import file_problem
from editor.files.write import write_article
from editor.library.profile import profile_for
from editor.site.names import file_name_for, free_name
from editor.site.new import folder_for_new, new_article


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("title", metavar="TITLE")
    parser.add_argument("--folder", metavar="DIR", type=Path, help="else where the site has them")


def run(given: Namespace) -> None:
    """Make it and print its path. Never overwrites. Raises FieldError, FileProblem."""
    profile = profile_for(given.folder or Path())
    try:
        folder = given.folder or folder_for_new(profile.site, Path())
    except OSError as error:
        raise file_problem(profile.site.posts, error) from error
    now = datetime.now().astimezone()
    article = new_article(given.title, profile, now)
    name = file_name_for(given.title, profile.names, now)
    while True:
        path: Path = _with_its_folders(folder, free_name(folder, name))
        # Should another program take the name in this very moment, the next one is taken.
        with suppress(AlreadyExists):
            write_article(article, new_facts(path))
            break
    print(path)


def _with_its_folders(folder: Path, name: str) -> Path:
    """The path of a new article; folders that its own name has (of a year, say) are made."""
    path = folder / name
    try:
        # The folder that was asked for has to be there already.
        if folder.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_problem(path.parent, error) from error
    return path
