"""Shortcodes and emoticons as emoji, as markdown-it-emoji knows them (its ``full`` set).

The shortcodes are GitHub's: the table of them that comes with PyMdown Extensions is the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from editor.render.commonmark.emoji_names import emoji_by_name

_EMOTICONS = {
    "angry": ">:( >:-(",
    "blush": ':") :-")',
    "broken_heart": r"</3 <\3",
    "confused": ":/ :-/",
    "cry": ":'( :'-( :,( :,-(",
    "frowning": ":( :-(",
    "heart": "<3",
    "imp": "]:( ]:-(",
    "innocent": "o:) O:) o:-) O:-) 0:) 0:-)",
    "joy": ":') :'-) :,) :,-) :'D :'-D :,D :,-D",
    "kissing": ":* :-*",
    "laughing": "x-) X-)",
    "neutral_face": ":| :-|",
    "open_mouth": ":o :-o :O :-O",
    "rage": ":@ :-@",
    "smile": ":D :-D",
    "smiley": ":) :-)",
    "smiling_imp": "]:) ]:-)",
    "sob": ":,'( :,'-( ;( ;-(",
    "stuck_out_tongue": ":P :-P",
    "sunglasses": "8-) B-)",
    "sweat": ",:( ,:-(",
    "sweat_smile": ",:) ,:-)",
    "unamused": ":s :-S :z :-Z :$ :-$",
    "wink": ";) ;-)",
}
_EMOTICON = re.compile(
    "|".join(
        re.escape(each) for each in sorted(" ".join(_EMOTICONS.values()).split(), reverse=True)
    )
)
_FIRST = re.compile(rf":(?=([\w+-]+:))|{_EMOTICON.pattern}")
"""Where an emoticon begins, or what may be a shortcode."""
_NEEDED = re.compile(r"[:;<]|-\)")
_NEEDED_IN_SOURCE = re.compile(r"[:;<&]|-\)")


def emoji_plugin(md: MarkdownIt) -> None:
    """Replace shortcodes and emoticons in text, but not in links made of bare addresses."""
    md.core.ruler.after("linkify", "emoji", _replace)


@cache
def _signs() -> dict[str, str]:
    """Emoji by shortcode or emoticon, as they stand in a text."""
    signs = emoji_by_name()
    by_name = {name: emoticons.split() for name, emoticons in _EMOTICONS.items()}
    return {**signs} | {each: signs[f":{name}:"] for name, all_ in by_name.items() for each in all_}


def _replace(state: StateCore) -> None:
    for token in state.tokens:
        if token.children and _NEEDED_IN_SOURCE.search(token.content):
            token.children = _replaced(token.children)


def _replaced(tokens: list[Token]) -> list[Token]:
    made, links = list[Token](), 0
    for token in tokens:
        if token.type in ("link_open", "link_close") and token.info == "auto":
            links += token.nesting
        if token.type == "text" and not links:
            made += _split(token)
        else:
            made.append(token)
    return made


def _split(token: Token) -> list[Token]:
    text, last, made = token.content, 0, list[Token]()
    for start, end in _found(text) if _NEEDED.search(text) else ():
        if start > last:
            made.append(Token("text", "", 0, content=text[last:start], level=token.level))
        sign = text[start:end]
        made.append(Token("emoji", "", 0, content=_signs()[sign], markup=sign.strip(":")))
        last = end
    if not last:
        return [token]
    if last < len(text):
        made.append(Token("text", "", 0, content=text[last:], level=token.level))
    return made


def _found(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while (found := _FIRST.search(text, at)) is not None:
        start, name = found.start(), found[1]
        if name and ":" + name in _signs():
            at = start + 1 + len(name)
            yield start, at
            continue
        emoticon = _EMOTICON.match(text, start)
        at = emoticon.end() if emoticon else start + 1
        if emoticon and _is_apart(text[start - 1 : start]) and _is_apart(text[at : at + 1]):
            yield start, at


def _is_apart(sign: str) -> bool:
    """Whether an emoticon may stand beside it: a space, punctuation, or nothing."""
    category = unicodedata.category(sign) if sign else "Zs"
    return category[0] in "ZP" or category == "Cc"
