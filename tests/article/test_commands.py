"""Editing commands. In the cases ⟦ and ⟧ stand around the selection, | is the cursor."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from editor.article.commands import COMMANDS
from editor.article.inline_commands import link_to


def run(name: str, marked: str) -> str:
    """What a command makes of a marked text, marked again."""
    if "|" in marked:
        start = end = marked.index("|")
        text = marked.replace("|", "", 1)
    else:
        start, end = marked.index("⟦"), marked.index("⟧") - 1
        text = marked.replace("⟦", "").replace("⟧", "")
    edit = COMMANDS[name](text, start, end)
    return show(edit.apply_to(text), *sorted((edit.anchor, edit.cursor)))


def show(text: str, start: int, end: int) -> str:
    """The text with its selection marked."""
    if start == end:
        return f"{text[:start]}|{text[start:]}"
    return f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"


CASES = [
    ("bold", "a ⟦word⟧ b", "a **⟦word⟧** b"),
    ("bold", "a **⟦word⟧** b", "a ⟦word⟧ b"),
    ("bold", "a ⟦**word**⟧ b", "a ⟦word⟧ b"),
    ("bold", "a ⟦word ⟧b", "a **⟦word⟧** b"),
    ("bold", "a *⟦word⟧* b", "a ***⟦word⟧*** b"),
    ("bold", "__⟦word⟧__", "⟦word⟧"),
    ("bold", "|", "**|**"),
    ("bold", "**|**", "|"),
    ("bold", "**word|**", "**word**|"),
    ("bold", "⟦one\n\n- two⟧", "⟦**one**\n\n- **two**⟧"),
    ("bold", "⟦**one**\n\n- **two**⟧", "⟦one\n\n- two⟧"),
    ("italic", "**⟦word⟧**", "***⟦word⟧***"),
    ("italic", "*⟦词⟧*", "⟦词⟧"),
    ("strikethrough", "⟦old⟧", "~~⟦old⟧~~"),
    ("code", "⟦x⟧", "`⟦x⟧`"),
    ("code", "`⟦x⟧`", "⟦x⟧"),
    ("code", "⟦a`b⟧", "``⟦a`b⟧``"),
    ("code", "⟦`a⟧", "`` ⟦`a⟧ ``"),
    ("code", "`` ⟦`a⟧ ``", "⟦`a⟧"),
    ("link", "⟦text⟧", "[text](|)"),
    ("link", "[⟦text⟧](http://a)", "⟦text⟧"),
    ("link", "⟦https://a.b/c⟧", "[|](https://a.b/c)"),
    ("image", "⟦alt⟧", "![alt](|)"),
    ("heading", "te|xt", "# te|xt"),
    ("heading", "###### te|xt", "te|xt"),
    ("heading_2", "# te|xt", "## te|xt"),
    ("heading_2", "## te|xt", "te|xt"),
    ("quote", "⟦a\n\nb⟧", "⟦> a\n>\n> b⟧"),
    ("quote", "⟦> a\n>\n> b⟧", "⟦a\n\nb⟧"),
    ("quote", "|", "> |"),
    ("bullet_list", "⟦a\n\nb⟧", "⟦- a\n\n- b⟧"),
    ("bullet_list", "⟦- a\n- b⟧", "⟦a\nb⟧"),
    ("bullet_list", "⟦1. a\n2. b⟧", "⟦- a\n- b⟧"),
    ("number_list", "⟦a\nb⟧\nc", "⟦1. a\n2. b⟧\nc"),
    ("task_list", "- a|", "- [ ] a|"),
    ("task_list", "- [x] a|", "a|"),
    ("bullet_list", "> a|", "> - a|"),
    ("code_block", "⟦a\nb⟧", "```\n⟦a\nb⟧\n```"),
    ("code_block", "```\n⟦a\nb⟧\n```", "⟦a\nb⟧"),
    ("code_block", "⟦```\nb\n```⟧", "````\n⟦```\nb\n```⟧\n````"),
    ("rule", "a|\nb", "a\n\n---\n|\nb"),
    ("rule", "a\n\n|\n\nb", "a\n\n---|\n\nb"),
    ("table", "a|", "a\n\n| |   |    |\n| --- | --- |\n|  |  |\n"),
    ("move_line_up", "a\nb|b\nc", "b|b\na\nc"),
    ("move_line_up", "a|\nb", "a|\nb"),
    ("move_line_down", "⟦a\nb\n⟧c", "c\n⟦a\nb⟧"),
    ("duplicate_line", "a|b\nc", "ab\na|b\nc"),
    ("delete_line", "a\nb|\nc", "a\n|c"),
    ("delete_line", "a\nb|", "|a"),
    ("continue_list", "- a|", "- a\n- |"),
    ("continue_list", "- a|b", "- a\n- |b"),
    ("continue_list", "- |", "|"),
    ("continue_list", "|- a", "\n|- a"),
    ("continue_list", "  * a|", "  * a\n  * |"),
    ("continue_list", "1. a|\n2. b\n3. c", "1. a\n2. |\n3. b\n4. c"),
    ("continue_list", "1. a\n1. b|", "1. a\n1. b\n1. |"),
    ("continue_list", "9) a|", "9) a\n10) |"),
    ("continue_list", "- [x] a|", "- [x] a\n- [ ] |"),
    ("continue_list", "- [ ] |", "|"),
    ("continue_list", "> a|", "> a\n> |"),
    ("continue_list", "> - |", "> |"),
    ("continue_list", "> |", "|"),
    ("continue_list", "    a|", "    a\n    |"),
    ("continue_list", "⟦a\nb⟧", "\n|"),
    ("continue_list", "**a** b|", "**a** b\n|"),
    ("continue_list", "- - -|", "- - -\n|"),
    ("newline", "  - a|", "  - a\n  |"),
    ("indent", "ab|", "ab  |"),
    ("indent", "- a|", "    - a|"),
    ("indent", "- a\n  - b\n- c|", "- a\n  - b\n  - c|"),
    ("indent", "⟦a\n\nb⟧", "⟦    a\n\n    b⟧"),
    ("dedent", "      a|", "  a|"),
    ("dedent", "\ta|", "a|"),
    ("dedent", "a|", "a|"),
]


@pytest.mark.parametrize(("name", "before", "after"), CASES)
def test_a_command_does_what_it_says(name: str, before: str, after: str) -> None:
    assert run(name, before) == after


TOGGLES = ["bold", "italic", "strikethrough", "code"]
LINE_TOGGLES = ["quote", "bullet_list", "task_list", "code_block"]
WORDS = st.text(st.sampled_from("ab 中😀*~`."), max_size=12)


@given(WORDS, WORDS, WORDS, st.sampled_from(TOGGLES))
def test_turning_a_mark_twice_gives_the_text_back(
    before: str, inside: str, after: str, name: str
) -> None:
    assume(inside.strip("*~` "))
    # Backticks that touch others are another fence.
    assume(name != "code" or "`" not in before[-1:] + after[:1])
    text = before + inside + after
    once = COMMANDS[name](text, len(before), len(before) + len(inside))
    changed = once.apply_to(text)
    assert changed != text
    twice = COMMANDS[name](changed, *sorted((once.anchor, once.cursor)))
    assert twice.apply_to(changed) == text


@given(
    st.lists(st.text("ab 中😀", min_size=1), min_size=1, max_size=5), st.sampled_from(LINE_TOGGLES)
)
def test_turning_lines_twice_gives_the_text_back(lines: list[str], name: str) -> None:
    text = "\n".join(lines)
    once = COMMANDS[name](text, 0, len(text))
    changed = once.apply_to(text)
    twice = COMMANDS[name](changed, *sorted((once.anchor, once.cursor)))
    assert twice.apply_to(changed) == text


@given(
    st.text("ab*`~_->#[]()! 1.\n\t|中😀", max_size=60),
    st.floats(0, 1),
    st.floats(0, 1),
    st.sampled_from(sorted(COMMANDS)),
)
def test_no_command_fails_or_selects_outside_the_text(
    text: str, one: float, two: float, name: str
) -> None:
    start, end = sorted((round(one * len(text)), round(two * len(text))))
    edit = COMMANDS[name](text, start, end)
    changed = edit.apply_to(text)
    assert 0 <= edit.start <= edit.end <= len(text)
    assert 0 <= edit.anchor <= len(changed)
    assert 0 <= edit.cursor <= len(changed)


@given(st.text("ab", max_size=5), st.text("ab\n", max_size=25), st.integers(0, 30))
def test_moving_a_line_down_and_up_again_moves_nothing(first: str, below: str, at: int) -> None:
    text = f"{first}\n{below}"
    at = min(at, len(text))
    down = COMMANDS["move_line_down"](text, at, at)
    moved = down.apply_to(text)
    if moved == text:
        return  # the line is the last one, or like those below it
    up = COMMANDS["move_line_up"](moved, down.cursor, down.cursor)
    assert up.apply_to(moved) == text
    assert up.cursor == at


def test_an_address_with_a_stray_bracket_is_linked_whole() -> None:
    assert link_to("http://a/b)", "x", 0, 1).replacement == "[x](<http://a/b)>)"
