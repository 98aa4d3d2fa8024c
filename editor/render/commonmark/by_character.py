"""Parsers of markdown-it-py that try only the rules which can begin with the character there is.

markdown-it-py tries every rule on every line and at every sign; most of them look at the first
character and go. What they look for is told here once, and asked for once in their place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from string import ascii_letters, digits
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

# The characters with which what a rule reads can begin, of markdown-it's rules, the plugins' and
# ours. A rule that is not named here is tried everywhere.
_OF_BLOCKS = {
    "attributes": "{",
    "blockquote": ">",
    "container_vitepress": ":",
    "definition": ":",
    "divider": "<",
    "fence": "`~",
    "footnote": "[",
    "footnote_def": "[",
    "heading": "#",
    "hr": "*-_",
    "html_block": "<",
    "list": "*+-0123456789",
    "lone_tag": "<",
    "math_block": "$",
    "next_definition": ":",
    "reference": "[",
    "snippet": "<",
    "toc": "[",
}
_OF_INLINES = {
    "autolink": "<",
    "autolink_literal": ascii_letters + digits + "+-._",
    "backticks": "`",
    "emphasis": "*_",
    "entity": "&",
    "escape": "\\",
    "footnote_ref": "[",
    "github_web": ":",
    "github_www": "w",
    "html_inline": "<",
    "image": "!",
    "link": "[",
    "linkify": ":",
    "long_entity": "&",
    "math_inline": "$",
    "newline": "\n",
    "strikethrough": "~",
    "tildes": "~",
}

Rule = Callable[..., bool]
_ByCharacter = Callable[[Mapping[str, Sequence[Rule]], Sequence[Rule]], Rule]


class Blocks(ParserBlock):
    """A parser of blocks that looks at what a line begins with."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler = _Rules(self.ruler, _OF_BLOCKS, _in_line)


class Inlines(ParserInline):
    """A parser of what stands within blocks that looks at the next character.

    No rule reads anything where ``terminator_re`` finds nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ruler = _Rules(self.ruler, _OF_INLINES, _in_text)

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """See ParserInline. Most cells and many lines are just text."""
        if self.terminator_re.search(src):
            return super().parse(src, md, env, tokens)
        if src:
            tokens.append(Token("text", "", 0, content=src))
        return tokens


class _Rules(Ruler[Rule]):
    """``rules``, but each chain is one rule: that which tries those of the chain."""

    def __init__(
        self, rules: Ruler[Any], characters: Mapping[str, str], by_character: _ByCharacter
    ) -> None:
        super().__init__()
        self.__rules__ = rules.__rules__
        self._characters = characters
        self._by_character = by_character

    def __compile__(self) -> None:
        """See Ruler."""
        super().__compile__()
        chains = self.__cache__ or {}
        names = dict(zip(chains[""], self.get_active_rules(), strict=True))
        begins = {rule: self._characters.get(name) for rule, name in names.items()}
        self.__cache__ = {chain: [self._one(rules, begins)] for chain, rules in chains.items()}

    def _one(self, rules: Sequence[Rule], begins: Mapping[Rule, str | None]) -> Rule:
        anywhere = [rule for rule in rules if begins[rule] is None]
        tried = {
            character: [rule for rule in rules if character in (begins[rule] or character)]
            for rule in rules
            for character in begins[rule] or ""
        }
        return self._by_character(tried, anywhere)


def _in_line(tried: Mapping[str, Sequence[Rule]], anywhere: Sequence[Rule]) -> Rule:
    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        for rule in tried.get(state.src[at : at + 1], anywhere):
            if rule(state, start, end, silent):
                return True
        return False

    return read


def _in_text(tried: Mapping[str, Sequence[Rule]], anywhere: Sequence[Rule]) -> Rule:
    def read(state: StateInline, silent: bool) -> bool:
        for rule in tried.get(state.src[state.pos], anywhere):  # noqa: SIM110 - any() is slower
            if rule(state, silent):
                return True
        return False

    return read
