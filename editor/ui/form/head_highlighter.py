"""Colours for front matter as text: rules for each format as a table, later ones on top."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from editor.article.article import Format
from editor.article.utf16 import to_units
from editor.ui.theme import Theme

Rule = tuple[re.Pattern[str], str]
"""What to colour (group 1), and the theme's name for the colour."""

_FENCE = re.compile(r"^(-{3,}|\+{3,}|;{3,}|\.{3})[ \t]*$")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_NUMBER = re.compile(r"(?<![\w./-])([-+]?\d[\d_.:TZ+/-]*(?:[eE][-+]?\d+)?)(?![\w.])")
_YAML_NUMBER = re.compile(
    r"(?<=[:\-,\[]\s)\s*([-+]?\d[\d_.:TZ+/-]*(?:[ T][\d:.]+)?(?: ?[-+]\d[\d:]*)?)\s*(?=$|[,\]}#])"
)
_HASH = re.compile(r"""^(?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*'|(?<!\s)#)*?(?:^|(?<=\s))(#.*)$""")

RULES: Mapping[Format, Sequence[Rule]] = {
    Format.YAML: (
        (_YAML_NUMBER, "syn_number"),
        (
            re.compile(r"(?<=[:\-,\[]\s)(true|false|yes|no|on|off|null|~)\s*(?=$|[,\]#])", re.I),
            "syn_keyword",
        ),
        (re.compile(r"(?<=[\s\[,])([&*!][\w.\-/]+)"), "syn_keyword"),
        (re.compile(r"^\s*(-)(?=\s|$)"), "syn_list"),
        (_QUOTED, "syn_string"),
        (
            re.compile(
                r"""^\s*(?:-\s+)*([^\s#'"\[{&*!|>%@`-][^#]*?|"[^"]*"|'[^']*')\s*(?=:(?:\s|$))"""
            ),
            "syn_key",
        ),
        (_HASH, "syn_comment"),
        (_FENCE, "syn_rule"),
    ),
    Format.TOML: (
        (_NUMBER, "syn_number"),
        (re.compile(r"\b(true|false|inf|nan)\b"), "syn_keyword"),
        (_QUOTED, "syn_string"),
        (re.compile(r"""^\s*([\w."'-]+(?:\s*\.\s*[\w"'-]+)*)\s*(?==)"""), "syn_key"),
        (re.compile(r"^\s*(\[\[?[^\]]*\]\]?)\s*(?:#.*)?$"), "syn_heading"),
        (_HASH, "syn_comment"),
        (_FENCE, "syn_rule"),
    ),
    Format.JSON: (
        (_NUMBER, "syn_number"),
        (re.compile(r"\b(true|false|null)\b"), "syn_keyword"),
        (_QUOTED, "syn_string"),
        (re.compile(r'("(?:[^"\\]|\\.)*")\s*(?=:)'), "syn_key"),
        (_FENCE, "syn_rule"),
    ),
    Format.META: (
        (re.compile(r":\s*(\d[\d./:TZ+-]*(?:[ T][\d:.]+)?(?: ?[-+]\d[\d:]*)?)\s*$"), "syn_number"),
        (re.compile(r"^ {0,3}([A-Za-z0-9_-]+)(?=:)"), "syn_key"),
    ),
}


class HeadHighlighter(QSyntaxHighlighter):
    """Colours the front matter in a QTextDocument."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._rules: Sequence[Rule] = RULES[Format.YAML]
        self._formats: dict[str, QTextCharFormat] = {}

    def set_format_name(self, form: Format) -> None:
        """Colour as this format; without one, as YAML (what would be typed is most likely that)."""
        rules = RULES.get(form, RULES[Format.YAML])
        if rules is not self._rules:
            self._rules = rules
            self.rehighlight()

    def set_theme(self, theme: Theme) -> None:
        """Colour in the theme's colours."""
        self._formats = {}
        for rules in RULES.values():
            for _, token in rules:
                form = QTextCharFormat()
                form.setForeground(theme.colour(token))
                self._formats[token] = form
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        if not self._formats:
            return
        for pattern, token in self._rules:
            for match in pattern.finditer(text):
                start, end = (to_units(text, place) for place in match.span(1))
                self.setFormat(start, end - start, self._formats[token])
