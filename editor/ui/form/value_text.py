"""A value as YAML text, for what fits no other field widget.

Goes through the same code as the front matter itself, so that it looks as it would there.
"""

from __future__ import annotations

import textwrap

from editor.article.article import Article, Format
from editor.article.fields import Value, set_field

_KEY = "value"


def as_yaml(value: Value) -> str:
    """``value`` in YAML, as a new article would have it below its key. Raises FieldError."""
    front = set_field(Article(Format.YAML, "---\n", "", "---\n"), _KEY, value).front
    text = front.removeprefix(f"{_KEY}:").removeprefix(" ")
    return textwrap.dedent(text.removeprefix("\n")).removesuffix("\n")
