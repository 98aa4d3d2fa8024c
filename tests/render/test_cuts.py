"""Cuts are where they are whatever else is known of the text: what editing stands on."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.render.engine import Renderer
from editor.render.flavours.table import flavours
from editor.render.segment import Text
from tests.render.articles import Edit, article, edit
from tests.render.plain import renderer

FLAVOURS = pytest.mark.parametrize("flavour", flavours())
PROPERTY = settings(deadline=None, suppress_health_check=list(HealthCheck))


@FLAVOURS
@PROPERTY
@given(body=article, more=article)
def test_cuts_given_before_the_end_is_known_hold(flavour: str, body: str, more: str) -> None:
    """The last of the known cuts may be far: what follows it decides."""
    early = list(renderer(flavour).cuts(body, 0, False))
    late = list(renderer(flavour).cuts(body + more, 0, True))
    assert early == late[: len(early)]


@FLAVOURS
@PROPERTY
@given(body=article)
def test_cutting_on_from_a_cut_gives_the_same_cuts(flavour: str, body: str) -> None:
    cuts = list(renderer(flavour).cuts(body, 0, True))
    assert cuts[-1].end == len(body)
    for number, cut in enumerate(cuts[:-1], start=1):
        assert list(renderer(flavour).cuts(body, cut.end, True)) == cuts[number:]


def cut(engine: Renderer, body: str) -> Text:
    text = Text(engine, body)
    while text.cut_more() is not None:
        pass
    return text


def parts(text: Text) -> list[tuple[str, int, bool]]:
    return [(segment.source, segment.lines, segment.far) for segment in text.segments]


@FLAVOURS
@PROPERTY
@given(body=article, edits=st.lists(edit, max_size=8), cut_first=st.integers(0, 8))
def test_any_edits_end_in_the_segments_of_the_text(
    flavour: str, body: str, edits: list[Edit], cut_first: int
) -> None:
    """Also when the edits come while the text is still being cut."""
    text = Text(renderer(flavour), body)
    for where, removed, inserted in edits:
        for _ in range(cut_first):
            text.cut_more()
        at = int(where * len(body))
        removed = min(removed, len(body) - at)
        text.change(at, removed, inserted)
        body = body[:at] + inserted + body[at + removed :]
    while text.cut_more() is not None:
        pass
    assert parts(text) == parts(cut(renderer(flavour), body))


@FLAVOURS
@pytest.mark.parametrize("inserted", ["<div>\n\n", "```\n", "<details>\n\n", "n <m", "\n\n"])
def test_a_change_that_reaches_far_while_the_text_is_still_being_cut(
    flavour: str, inserted: str
) -> None:
    body = "Paragraph.\n\n" * 40
    text = Text(renderer(flavour), body)
    for _ in range(20):
        text.cut_more()
    for at in (24, 100, 24):
        text.change(at, 0, inserted)
        body = body[:at] + inserted + body[at:]
    while text.cut_more() is not None:
        pass
    assert parts(text) == parts(cut(renderer(flavour), body))


@FLAVOURS
def test_an_edit_keeps_the_segments_it_does_not_touch(flavour: str) -> None:
    text = cut(renderer(flavour), "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n")
    before = list(text.segments)
    replaced = text.change(len("One.\n\nTwo.\n\n"), 0, "x")
    assert replaced.at == 2
    assert [segment.source for segment in replaced.new] == ["xThree.\n\n"]
    assert text.segments[:2] == before[:2]
    assert text.segments[3:] == before[3:]


@pytest.mark.parametrize(
    ("body", "segments"),
    [
        ("a\n\nb", 2),
        ("a\nb", 1),
        ("- a\n\n- b\n\nc", 2),
        ("1. a\n\n- b", 1),
        ("> a\n\n> b", 1),
        ("> a\n\nb\n\n> c", 3),
        ("a\n\n    code\n\nb", 2),
        ("```\na\n\nb\n```\n\nc", 2),
        ("```\na\n\nb", 2),
        ("```\na\n\n~~~\nb", 1),
        ("<div>\n\na\n\n</div>\n\nb", 2),
        ("<div>\n\na", 1),
        ("if a <b then\n\nc", 2),
        ("if a <b then\n\n<p>c</p>", 1),
        ("a\n\n: b\n\nc", 1),
        ("a\n\n: b\n\n# c", 2),
        ("a\n\n[b]: c\n\nd", 2),
        ("a[^1]\n\n[^1]: b\n\n    c\n\nd", 2),
        ("!!! note\n    a\n\n    b\n\nc", 2),
    ],
)
def test_where_python_markdown_may_be_cut(body: str, segments: int) -> None:
    assert len(cut(renderer("python-markdown"), body).segments) == segments


@pytest.mark.parametrize(
    ("body", "segments"),
    [
        ("# a\nb", 2),
        ("a\n\nb", 2),
        ("- a\n\n- b\n\nc", 2),
        ("- a\n\n* b", 2),
        ("> a\n\n> b", 2),
        ("```\na\n\nb", 1),
        ("<details>\n\na\n\n</details>\n\nb", 2),
        ("<details>\n\na", 2),
        ("<br>\n\na", 2),
        ("[b]: c\n\nd", 1),
        ("d\n\n[b]: c", 1),
    ],
)
def test_where_commonmark_may_be_cut(body: str, segments: int) -> None:
    assert len(cut(renderer("gfm"), body).segments) == segments
