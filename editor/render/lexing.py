"""Pygments' lexers, made faster for long articles: the same tokens with fewer attempts.

A lexer tries its rules one after the other, dozens for each token. Once a state of a lexer has
seen so many tokens that it pays, its rules become one regular expression, of which the one that
matches first is the rule that would have. Knows nothing of HTML or Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from pygments.lexer import Lexer, RegexLexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Error, Whitespace, _TokenType
from pygments.util import ClassNotFound

_REMEMBERED = 64
# Tokens of a state after which its one expression is made: that costs as much as they did.
_PAYS_AFTER = 1_500

Token = tuple[int, _TokenType, str]
_Match = Callable[[str, int], re.Match[str] | None]
_Rule = tuple[_Match, Any, Any]
"""Pygments' own: what matches, the kind of token or what makes tokens, where to go then."""
_Found = tuple[re.Match[str], _Rule]

# What counts groups or names them cannot be put together with others; options at the beginning
# can be limited to the rule.
_ALONE = re.compile(r"\\[1-9]|\(\?(?:P[=<]|\(|[aiLmsux]+\))")
_OPTIONS = re.compile(r"\(\?([ims]+)\)")
# An escape, a class of characters, or what begins a group that is captured.
_CAPTURING = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\((?!\?)", re.DOTALL)


@lru_cache(_REMEMBERED)
def lexer_named(language: str) -> Lexer | None:
    """The lexer for a fence's language, or None when there is none."""
    try:
        lexer = get_lexer_by_name(language, stripnl=False) if language else None
    except ClassNotFound:
        return None
    return lexer and quickened(lexer)


def quickened(lexer: Lexer) -> Lexer:
    """``lexer`` itself, faster when it reads in the way that most do."""
    if type(lexer).get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed:
        vars(lexer)["get_tokens_unprocessed"] = _Reader(lexer).tokens
    return lexer


class _Reader:
    """Reads code for a lexer; keeps what it has learned of the lexer's states."""

    def __init__(self, lexer: Any) -> None:
        self._lexer = lexer
        flags = type(lexer).flags
        self._states = {name: _State(rules, flags) for name, rules in lexer._tokens.items()}

    def tokens(self, text: str, stack: Sequence[str] = ("root",)) -> list[Token]:
        """See RegexLexer.get_tokens_unprocessed."""
        names, read = list(stack), list[Token]()
        state, at = self._states[names[-1]], 0
        while True:
            found = state.first(text, at)
            if found is None:
                if at >= len(text):
                    return read
                is_line_end = text[at] == "\n"
                read.append((at, Whitespace if is_line_end else Error, text[at]))
                at += 1
                names = ["root"] if is_line_end else names
            else:
                match, (_, action, leads_to) = found
                if type(action) is _TokenType:
                    read.append((at, action, match[0]))
                elif action is not None:
                    read += action(self._lexer, match)
                at = match.end()
                if leads_to is None:
                    continue
                _go(names, leads_to)
            state = self._states[names[-1]]


def _go(names: list[str], leads_to: Any) -> None:
    """Enter and leave states: the lowest one is never left."""
    if isinstance(leads_to, int):
        del names[max(1, len(names) - abs(leads_to)) :]
        return
    for name in leads_to if isinstance(leads_to, tuple) else (leads_to,):
        if name == "#pop":
            del names[max(1, len(names) - 1) :]
        else:
            names.append(names[-1] if name == "#push" else name)


@dataclass(slots=True)
class _State:
    """The rules of a state; ``runs``: the same, once many tokens were read, as few expressions."""

    rules: Sequence[_Rule]
    flags: int
    seen: int = 0
    runs: Sequence[_Run] = ()

    def first(self, text: str, at: int) -> _Found | None:
        """The first rule that matches at an offset."""
        for run in self.runs:
            match = run.match(text, at)
            if match is not None:
                rule = run.rules[match.lastindex if run.is_joined else None]
                # What makes several tokens of a match needs the rule's own groups.
                if run.is_joined and callable(rule[1]):
                    match = rule[0](text, at)
                    assert match is not None
                return match, rule
        if self.runs:
            return None
        self.seen += 1
        if self.seen == _PAYS_AFTER:
            self.runs = tuple(_runs(self.rules, self.flags))
        for rule in self.rules:
            match = rule[0](text, at)
            if match:
                return match, rule
        return None


@dataclass(frozen=True, slots=True)
class _Run:
    """Rules as one expression. Joined: by the number of the empty group that ends each."""

    match: _Match
    rules: Mapping[int | None, _Rule]
    is_joined: bool = True


def _runs(rules: Sequence[_Rule], flags: int) -> Iterator[_Run]:
    for can_join, run in groupby(rules, lambda rule: _joinable(_pattern(rule)) is not None):
        several = list(run)
        joined = _joined(several, flags) if can_join else None
        if joined is not None:
            yield joined
        else:
            yield from (_Run(rule[0], {None: rule}, is_joined=False) for rule in several)


def _joined(rules: Sequence[_Rule], flags: int) -> _Run | None:
    """None when it cannot be told where the rules' own groups are."""
    sources = (_joinable(_pattern(rule)) for rule in rules)
    expression = re.compile("|".join(f"(?:{source})()" for source in sources), flags)
    if expression.groups != len(rules):
        return None
    return _Run(expression.match, dict(enumerate(rules, start=1)))


def _pattern(rule: _Rule) -> re.Pattern[str]:
    # What Pygments keeps of an expression is its method.
    pattern: re.Pattern[str] = rule[0].__self__  # type: ignore[attr-defined]
    return pattern


def _joinable(pattern: re.Pattern[str]) -> str | None:
    """The source of an expression that can stand among others, or None.

    It captures nothing: keeping groups for each rule that is tried is most of the work.
    """
    options = _OPTIONS.match(pattern.pattern)
    source = pattern.pattern
    if options is not None:
        source = f"(?{options[1]}:{source[options.end() :]})"
    if pattern.flags & re.VERBOSE or _ALONE.search(source):
        return None
    return _CAPTURING.sub(lambda found: found[1] or "(?:", source)
