"""Line ends: kept as they were, whatever is edited."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.files.newlines import join_endings, split_endings

MIXED = st.lists(st.sampled_from(["a", "b", "\n", "\r\n", "\r", "\u2028", "", "中"])).map("".join)


@given(MIXED)
def test_splitting_and_joining_gives_the_same_text(text: str) -> None:
    plain, endings = split_endings(text)
    assert "\r" not in plain
    assert join_endings(plain, endings) == text


@given(
    st.lists(st.tuples(st.sampled_from(["", "a", "bb"]), st.sampled_from(["\n", "\r\n", "\r"]))),
    st.integers(0, 100),
    st.sampled_from(["", "a", "new", "中文"]),
)
def test_editing_one_line_keeps_the_ends_of_all_lines(
    lines: list[tuple[str, str]], which: int, content: str
) -> None:
    # A lone \r directly before a lone \n would be one line end.
    lines = [line for at, line in enumerate(lines) if at == 0 or line[0] or line[1] != "\n"]
    plain, endings = split_endings("".join(text + end for text, end in lines))
    edited = plain.split("\n")
    edited[which % len(edited)] = content
    expected = "".join(
        line + (lines[at][1] if at < len(lines) else "") for at, line in enumerate(edited)
    )
    assert join_endings("\n".join(edited), endings) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a\r\nb\nc\r\n", "a\nnew\nb\nc\n", "a\r\nnew\r\nb\nc\r\n"),
        ("a\r\nb\nc\r\n", "b\nc\n", "b\nc\r\n"),
        ("a\r\nb\nc\r\n", "ab\nc\n", "ab\nc\r\n"),
        ("a\nb\r\nc", "a\nb\nc\n", "a\nb\r\nc\r\n"),
        ("a\nb\r\nc", "a\nb", "a\nb"),
        ("a\nb\r\nc", "", ""),
        ("a\nb\r\n", "new\na\nb\n", "new\na\nb\r\n"),
        ("a\nb\r\nc\rd\n", "x\nb\ny\nz\nd\n", "x\nb\r\ny\r\nz\rd\n"),
    ],
)
def test_new_lines_end_as_their_neighbours(before: str, after: str, expected: str) -> None:
    assert join_endings(after, split_endings(before).endings) == expected


@pytest.mark.parametrize(
    ("text", "label"),
    [("", "LF"), ("a\nb", "LF"), ("a\r\nb", "CRLF"), ("a\rb", "CR"), ("a\r\nb\nc", "Mixed")],
)
def test_the_label_says_how_lines_end(text: str, label: str) -> None:
    assert split_endings(text).endings.label == label


def test_several_edits_far_apart_each_keep_what_is_between() -> None:
    source = random.Random(7)
    ends = [source.choice(["\n", "\r\n"]) for _ in range(500)]
    plain, endings = split_endings("".join(f"line {at}{end}" for at, end in enumerate(ends)))
    lines = plain.split("\n")
    lines[20] = "edited"
    lines[300:302] = []
    lines.insert(400, "new")
    joined = join_endings("\n".join(lines), endings)
    for at, end in enumerate(ends):
        if at not in (20, 300, 301):
            assert f"line {at}{end}" in joined
    assert "edited" + ends[20] in joined


def test_even_a_large_mixed_file_rewritten_all_over_is_joined_at_once() -> None:
    text = "".join(f"{at % 7}\n" if at % 3 else f"{at}\r\n" for at in range(60_000))
    plain, endings = split_endings(text)
    rewritten = plain.replace("1", "one\n").replace("\n\n", "\n")
    assert join_endings(rewritten, endings).replace("\r\n", "\n") == rewritten
