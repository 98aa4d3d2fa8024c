"""Task lists: ``- [x] done``."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_BOX = re.compile(r"\[([ \t\nxX])\](?:\n|[ \t]+(?=[^ \t]))")
_ITEM = ("list_item_open", "paragraph_open", "inline")


def tasks(state: StateCore) -> None:
    """Make check boxes of brackets at the beginning of list items."""
    lists = list[Token]()
    for at, token in enumerate(state.tokens if "[" in state.src else ()):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif (
            token.type == "inline"
            and tuple(each.type for each in state.tokens[max(0, at - 2) : at + 1]) == _ITEM
        ):
            box = _BOX.match(token.content)
            if box:
                _make_task(state.tokens[at - 2], token, box)
                lists[-1].attrs["class"] = "contains-task-list"


def _make_task(item: Token, inline: Token, box: re.Match[str]) -> None:
    checked = " checked" if box[1] in "xX" else ""
    item.attrs["class"] = "task-list-item"
    inline.content = inline.content[box.end() :]
    inline.meta["box"] = f'<input type="checkbox"{checked} disabled> '
