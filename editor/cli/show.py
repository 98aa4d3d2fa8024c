"""``galley show``: what an article is and holds, as JSON."""

from __future__ import annotations

import json
import math
from argparse import ArgumentParser, Namespace

from editor.article.counts import count
from editor.article.fields import Value, read_fields
from editor.cli.usage import takes_article
from editor.errors import FrontMatterError
from editor.files.read import read_article


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    takes_article(parser)


def run(given: Namespace) -> None:
    """Print it. Raises FileProblem; front matter that cannot be read is part of what is shown."""
    article, facts = read_article(given.article)
    error = None
    fields: dict[str, Value] = {}
    try:
        fields = {field.key: field.value for field in read_fields(article)}
    except FrontMatterError as problem:
        error = {"line": problem.line, "message": problem.reason}
    shown = {
        "format": str(article.format),
        "encoding": facts.encoding_label,
        "newline": "mixed" if facts.endings.is_mixed else facts.endings.label,
        "fields": {key: _for_json(value) for key, value in fields.items()},
        "field_order": list(fields),
        "error": error,
        "body_chars": len(article.body),
        "words": count(article.body).words,
    }
    print(json.dumps(shown, ensure_ascii=False, indent=2, allow_nan=False))


def _for_json(value: Value) -> Value:
    """``value`` with the numbers that JSON has no word for as YAML writes them."""
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
    if isinstance(value, list):
        return [_for_json(each) for each in value]
    if isinstance(value, dict):
        return {key: _for_json(each) for key, each in value.items()}
    return value
