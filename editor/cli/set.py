"""``galley set``: fields changed in place, all of them or none."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from editor.article.fields import Value, read_value, remove_field, set_field
from editor.cli.usage import WrongUsage, takes_article
from editor.errors import FrontMatterError
from editor.files.read import read_article
from editor.files.write import write_article


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    takes_article(parser)
    parser.add_argument(
        "changes",
        metavar="KEY=VALUE",
        nargs="*",
        type=_change,
        help="VALUE is YAML: title=Any text, draft=true, tags=[a, b], date=2024-08-01",
    )
    parser.add_argument(
        "--remove", metavar="KEY", action="append", default=[], help="take a field out"
    )


def run(given: Namespace) -> None:
    """Change the file. Raises WrongUsage, FieldError or FileProblem; then it is unchanged."""
    if not given.changes and not given.remove:
        raise WrongUsage("nothing to change: give KEY=VALUE or --remove KEY")
    changes = [(key, value_of(key, text)) for key, text in given.changes]
    article, facts = read_article(given.article)
    for key, value in changes:
        article = set_field(article, key, value)
    for key in given.remove:
        article = remove_field(article, key)
    write_article(article, facts)


def value_of(key: str, text: str) -> Value:
    """What a VALUE means. Raises WrongUsage if it begins like YAML's brackets or quotes but fails.

    It is YAML, except that in plain text on one line a colon and a ``#`` are only that:
    ``title=Rust: a tour``, ``title=About C #``. A mapping needs its braces.
    """
    begins_as_yaml = text.lstrip().startswith(("[", "{", '"', "'", "&", "*", "!", "|", ">", "#"))
    try:
        value = read_value(text)
    except FrontMatterError as error:
        if begins_as_yaml:
            raise WrongUsage(f"the value of {key} cannot be read: {error.reason}") from None
        return text
    if begins_as_yaml or "\n" in text:
        return value
    return text if isinstance(value, dict) or " #" in text else value


def _change(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not key.strip() or not equals:
        raise ArgumentTypeError(f"“{text}” is not KEY=VALUE")
    return key.strip(), value
