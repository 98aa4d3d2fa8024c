"""Every editing command by its name: pure functions (text, start, end) -> Edit."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from editor.article import inline_commands as inline
from editor.article import line_commands as lines
from editor.article import list_commands as lists
from editor.article.edit import Command, Edit

__all__ = ["COMMANDS", "Command", "Edit"]

COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "bold": inline.bold,
        "italic": inline.italic,
        "strikethrough": inline.strikethrough,
        "code": inline.code,
        "link": inline.link,
        "image": inline.image,
        "heading": lines.heading,
        **{f"heading_{level}": lines.heading_of(level) for level in range(1, 7)},
        "quote": lines.quote,
        "bullet_list": lists.bullet_list,
        "number_list": lists.number_list,
        "task_list": lists.task_list,
        "code_block": lines.code_block,
        "table": lines.table,
        "rule": lines.rule,
        "indent": lists.indent,
        "dedent": lists.dedent,
        "continue_list": lists.continue_list,
        "newline": lists.newline,
        "move_line_up": lines.move_line_up,
        "move_line_down": lines.move_line_down,
        "duplicate_line": lines.duplicate_line,
        "delete_line": lines.delete_line,
    }
)
