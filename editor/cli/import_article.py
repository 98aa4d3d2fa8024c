"""``galley import``: text, pages and Word files from elsewhere as articles of the site."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from editor.article.article import Article
from editor.cli.usage import WrongUsage
from editor.errors import AlreadyExists, FileProblem, GalleyError
from editor.exchange.assemble import (
    Choices,
    applied,
    assemble,
    body_of,
    chosen,
    proposed_name,
    switching,
)
from editor.exchange.found import Material, Recognition, Role
from editor.exchange.pictures import gather, place
from editor.exchange.recognise import recognise
from editor.exchange.sources import LARGEST_WORD, ImportProblem, from_bytes, read_source
from editor.exchange.words import reason_words, repair_kinds, repair_words
from editor.files.facts import FileFacts, new_facts
from editor.files.newlines import Endings, join_endings
from editor.files.reasons import file_problem
from editor.files.write import write_article
from editor.library.profile import profile_for
from editor.site.names import free_name
from editor.site.profile import Profile, bare_profile
from editor.site.site import find_site

_SHOWN = (Role.TITLE, Role.DATE, Role.AUTHOR, Role.TAGS, Role.CATEGORIES, Role.SOURCE, Role.SUMMARY)


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.formatter_class = RawDescriptionHelpFormatter
    kinds = "\n".join(f"  {kind:17} {repair_words(kind)}." for kind in repair_kinds())
    parser.epilog = (
        'Repairs (those that --as json shows with "done": false are only offered):\n'
        f"{kinds}\nOne of several of a kind has the kind and a number, as --as json has it: "
        "promotion-2."
    )
    parser.add_argument(
        "sources", metavar="SOURCE", nargs="+", help="a file, a web address, or - for the input"
    )
    parser.add_argument(
        "--folder",
        metavar="DIR",
        type=Path,
        help="write there, each under a free name, and print its path; else it is printed itself",
    )
    parser.add_argument(
        "--as",
        dest="form",
        choices=("markdown", "json"),
        default="markdown",
        help="what is printed: the article, or its parts, candidates with reasons, and repairs",
    )
    parser.add_argument("--no-repair", action="store_true", help="leave the text as it is")
    for name, on in (("--without", False), ("--with", True)):
        parser.add_argument(
            name,
            dest="switched",
            metavar="REPAIR",
            type=partial(_switch, on),
            action="append",
            default=[],
            help=f"{'do' if on else 'leave off'} this repair; may be given several times",
        )
    parser.add_argument("--images", action="store_true", help="bring a page's images along, too")


def _switch(on: bool, name: str) -> tuple[str, bool]:
    kind, _, number = name.rpartition("-")
    if name not in repair_kinds() and not (kind in repair_kinds() and number.isdecimal()):
        raise ArgumentTypeError(f"there is no repair called {name!r} (--help lists them)")
    return name, on


@dataclass(frozen=True)
class _Imported:
    """One source, done."""

    source: str
    recognition: Recognition
    choices: Choices
    article: Article
    path: Path | None = None
    problems: tuple[str, ...] = ()


def run(given: Namespace) -> int:
    """Import all sources; 1 if one of them could not be. Raises WrongUsage, FileProblem."""
    if given.sources.count("-") > 1:
        raise WrongUsage("the input can only be read once")
    if given.folder is not None and not given.folder.is_dir():
        raise FileProblem(given.folder, "there is no such folder")
    if given.images and given.folder is None:
        raise WrongUsage("--images needs a --folder to put them")
    if given.no_repair and any(on for _, on in given.switched):
        raise WrongUsage("--with asks for a repair, and --no-repair for none")
    profile = _profile(given.folder)
    done: list[_Imported | tuple[str, GalleyError]] = []
    for source in given.sources:
        try:
            done.append(_import(source, given, profile))
        except GalleyError as error:
            done.append((source, error))
    if len(done) == 1 and not isinstance(done[0], _Imported):
        raise done[0][1]
    _print_json(done) if given.form == "json" else _print_markdown(done)
    return 0 if all(isinstance(each, _Imported) for each in done) else 1


def _profile(folder: Path | None) -> Profile:
    site = find_site(folder or Path())
    # Nothing is learned from whatever lies in a folder that is no site and is not asked for.
    return profile_for(folder or Path()) if folder or site.name != "plain" else bare_profile(site)


def _import(source: str, given: Namespace, profile: Profile) -> _Imported:
    recognition = recognise(_read(source))
    switched = switching(recognition, dict(given.switched))
    choices = Choices(switched=switched, as_is=given.no_repair)
    article = assemble(recognition, choices, profile)
    if given.folder is None:
        return _Imported(source, recognition, choices, article)
    name = proposed_name(recognition, choices, profile)
    get = _image if given.images else None
    gathered = gather(article.body, recognition.material.pictures, get)
    while True:
        path: Path = given.folder / free_name(given.folder, name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise file_problem(path.parent, error) from error
        # Should another program take the name in this very moment, the next one is taken.
        with suppress(AlreadyExists):
            # The article first: should it fail, no images lie about.
            facts = write_article(article, _facts(path, recognition.material, choices))
            break
    if gathered.pictures:
        article = place(article, gathered.pictures, path, profile.site)
        write_article(article, facts)
    problems = tuple(map(str, gathered.problems))
    return _Imported(source, recognition, choices, article, path, problems)


def _facts(path: Path, material: Material, choices: Choices) -> FileFacts:
    endings = material.endings if choices.as_is else Endings()
    return replace(new_facts(path), endings=endings)


def _image(address: str) -> bytes:
    data: bytes = import_module("editor.exchange.fetch").get(address).data
    return data


def _read(source: str) -> Material:
    if source == "-":
        data = sys.stdin.buffer.read(LARGEST_WORD + 1)
        if len(data) > LARGEST_WORD:
            raise ImportProblem("the input", "it is too large")
        return from_bytes(data, "")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", source):
        fetched = import_module("editor.exchange.fetch").fetch(source)
        if isinstance(fetched, Material):
            return fetched
    return read_source(Path(source))


def _print_markdown(done: list[_Imported | tuple[str, GalleyError]]) -> None:
    for each in done:
        if not isinstance(each, _Imported):
            print("galley:", *str(each[1]).split(), file=sys.stderr)
        elif each.path is not None:
            print(each.path)
            for problem in each.problems:
                print("galley:", *problem.split(), file=sys.stderr)
        else:
            if len(done) > 1:
                print(f"<!-- {each.source} -->")
            as_was = each.recognition.material.endings if each.choices.as_is else Endings()
            sys.stdout.write(join_endings(each.article.text, as_was))


def _print_json(done: list[_Imported | tuple[str, GalleyError]]) -> None:
    shown = [
        _shown(each) if isinstance(each, _Imported) else {"source": each[0], "error": str(each[1])}
        for each in done
    ]
    print(json.dumps(shown if len(shown) > 1 else shown[0], ensure_ascii=False, indent=2))


def _shown(done: _Imported) -> dict[str, Any]:
    recognition, choices = done.recognition, done.choices
    title, date, author, tags, categories, origin, summary = (
        chosen(recognition, choices, role) for role in _SHOWN
    )
    return {
        "source": done.source,
        "kind": str(recognition.material.kind),
        "path": str(done.path) if done.path else None,
        "title": title,
        "date": date,
        "author": author,
        "tags": tags.split(", ") if tags else [],
        "categories": categories.split(", ") if categories else [],
        "from": origin,
        "summary": summary,
        "fields": {key: _for_json(value) for key, value in recognition.fields},
        "body": body_of(recognition, choices),
        "missing": [str(role) for role in recognition.missing],
        "parts": [
            {"role": str(role), "start": span.start, "end": span.end}
            for span, role in recognition.parts
        ],
        "candidates": {str(role): list(_candidates(recognition, role)) for role in _SHOWN},
        "repairs": list(_repairs(recognition, choices)),
        "images": list(done.problems),
        "article": done.article.text,
    }


def _candidates(recognition: Recognition, role: Role) -> Iterator[dict[str, Any]]:
    for each in recognition.candidates(role):
        yield {
            "value": each.value,
            "reason": each.reason,
            "why": reason_words(each.reason),
            "confidence": round(each.confidence, 2),
            "span": list(each.span) if each.span else None,
        }


def _repairs(recognition: Recognition, choices: Choices) -> Iterator[dict[str, Any]]:
    done = {each.id for each in applied(recognition, choices)}
    for each in recognition.repairs:
        yield {
            "id": each.id,
            "kind": each.kind,
            "what": repair_words(each.kind),
            "done": each.id in done,
            "text": each.note,
            "edits": [list(edit) for edit in each.edits],
        }


def _for_json(value: Any) -> Any:
    return value if isinstance(value, bool | int | str | list | dict | None) else str(value)
