"""Notes in a code's comments that say how lines stand out: ``// [!code highlight]``.

They are Shiki's "notations". A comment of nothing else is taken out of the code with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.render.highlight import LONGEST
from editor.render.lexing import lexer_named

_NOTE = re.compile(r"\s*\[!code (\+\+|--|highlight|hl|focus|error|warning)(?::(\d+))?\]")
_MARKS = {
    **dict.fromkeys(("highlight", "hl"), "hll"),
    "error": "hll error",
    "warning": "hll warning",
    "++": "diff add",
    "--": "diff remove",
}
_SLASHES = re.compile(r"\s+//")
"""What parts a comment in two, of which the last is read."""
_UNFOCUSED = "unfocused"
_LONGEST_SPAN = 10_000
_COMMENTS = "Token.Comment"
_UNCOLOURED = ("Token.Name.Other", "Token.Name.Variable", "Token.Punctuation", "Token.Text")
_SHELLS = frozenset("bash sh shell shellscript zsh".split())
"""Languages whose words all have a colour."""
_COMMENT = re.compile(
    r"(\s*)(?:(<!--)(.+)(-->)|(/\*)(.+)(\*/)|(//|[\"'#]|;{1,2}|%{1,2}|--|\*)(.*?))(\s*)$", re.DOTALL
)


def without_notes(source: str, language: str) -> tuple[str, dict[int, str]]:
    """``source`` without its notes, and the classes of lines by their numbers from 1."""
    if "[!code " not in source or len(source) > LONGEST:
        return source, {}
    kept, marked, focused = list[str](), dict[int, str](), set[int]()
    for line, comment_at in zip(source.split("\n"), _comments(source, language), strict=False):
        at = max([comment_at, *(each.start() for each in _SLASHES.finditer(line, comment_at + 1))])
        code, comment = line[:at], line[at:]
        rest, notes = _without(comment)
        is_alone = not code.strip()
        is_dropped = bool(notes) and not rest and is_alone
        # A note on a line of its own is about the next one, which takes its number.
        number = len(kept) + 1 + (is_alone and not is_dropped)
        for kind, count in notes:
            lines = range(number, number + min(count, _LONGEST_SPAN))
            if kind == "focus":
                focused.update(lines)
            else:
                marked.update(dict.fromkeys(lines, _MARKS[kind]))
        if not is_dropped:
            kept.append(code + rest)
    for number in range(1, len(kept) + 1) if focused else ():
        if number not in focused:
            marked[number] = f"{marked.get(number, '')} {_UNFOCUSED}".strip()
    return "\n".join(kept), marked


def _without(comment: str) -> tuple[str, list[tuple[str, int]]]:
    """A comment without its notes, empty if it has nothing else, and the notes."""
    parts = _COMMENT.match(comment)
    if parts is None:
        return comment, []
    opening = parts[2] or parts[5] or parts[8]
    text = parts[3] or parts[6] or parts[9] or ""
    closing = parts[4] or parts[7] or ""
    notes = [(each[1], int(each[2] or 1)) for each in _NOTE.finditer(text)]
    if not notes:
        return comment, []
    text = _NOTE.sub("", text)
    return (parts[1] + opening + text + closing if text.strip() else ""), notes


def _comments(source: str, language: str) -> Iterator[int]:
    """For each line of code the offset at which a comment begins that ends with the line."""
    lines = source.split("\n")
    lexer = lexer_named(language)
    if lexer is None:
        yield from (0 for _ in lines)
        return
    uncoloured = () if language in _SHELLS else _UNCOLOURED
    starts, line, at, before, end = dict[int, int](), 0, 0, "", 0
    for kind, text in lexer.get_tokens(source):
        for number, part in enumerate(text.split("\n")):
            if number:
                line, at, before, end = line + 1, 0, "", 0
            if str(kind).startswith(_COMMENTS) and part.strip():
                # The space before it belongs to what is coloured like plain text, if to anything.
                starts[line] = at if before.startswith(uncoloured) else end
                before, end = str(kind), at + len(part.rstrip())
            elif part.strip():
                starts.pop(line, None)
                before, end = str(kind), at + len(part.rstrip())
            at += len(part)
    for number, text in enumerate(lines):
        yield starts.get(number, len(text))
