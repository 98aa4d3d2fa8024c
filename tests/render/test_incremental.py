"""The promise of the preview: whatever is typed, the blocks are those of a whole render."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.render import segment
from editor.render.block import Block, apply
from editor.render.flavours.table import flavours
from editor.render.incremental import Incremental
from editor.render.render import blocks
from tests.render.articles import Edit, article, edit
from tests.render.plain import comparable, plain, renderer, text_of, unsanitised

FLAVOURS = pytest.mark.parametrize("flavour", flavours())
# A tag without its end: it is in no HTML that was sanitised, by which template code is placed.
OPEN_TAG = re.compile(r"<[a-z/][^<>]*(?:<|\Z)", re.IGNORECASE)
PROPERTY = settings(deadline=None, suppress_health_check=list(HealthCheck))


@FLAVOURS
@PROPERTY
@given(body=article)
def test_the_joined_blocks_are_the_engines_own_whole_render(flavour: str, body: str) -> None:
    if "{" in body and OPEN_TAG.search(body):
        return
    try:
        whole = plain(flavour)(body)
    except (RuntimeError, KeyError):  # Python-Markdown cannot take a footnote in a footnote
        return
    shown = blocks(unsanitised(flavour), body)
    assert text_of(shown) == comparable(whole)
    assert sum(block.lines for block in shown) == body.count("\n") + 1


@FLAVOURS
@PROPERTY
@given(
    body=article, edits=st.lists(st.tuples(edit, st.sampled_from([None, 0.0, 60.0])), max_size=8)
)
def test_any_edits_end_in_the_blocks_of_a_whole_render(
    flavour: str, body: str, edits: list[tuple[Edit, float | None]]
) -> None:
    """None: the next change comes before anything was rendered; 0: in the middle of it."""
    followed = Incremental(renderer(flavour), body)
    shown: list[Block] = []
    for (where, removed, inserted), seconds in edits:
        if seconds is not None:
            apply(followed.step(seconds), shown)
            assert len(shown) == followed.count
        at = int(where * len(body))
        removed = min(removed, len(body) - at)
        followed.change(at, removed, inserted)
        body = body[:at] + inserted + body[at + removed :]
    while not followed.is_done:
        apply(followed.step(), shown)
    assert shown == blocks(renderer(flavour), body)


def typed(flavour: str, body: str, at: int, text: str) -> list[list[int]]:
    """Types ``text`` a character at a time; how many blocks each key sends."""
    followed = Incremental(renderer(flavour), body)
    followed.step()
    sent = []
    for offset, character in enumerate(text):
        followed.change(at + offset, 0, character)
        sent.append([len(splice.insert) for splice in followed.step()])
    return sent


LONG = "\n\n".join(f"Paragraph {number} with **bold**, `code` and 中文。" for number in range(500))


@FLAVOURS
@pytest.mark.parametrize("text", ["plain words", "`code` *emphasis*", "a < b", "(x) [y] !"])
def test_a_key_in_a_paragraph_sends_one_block(flavour: str, text: str) -> None:
    assert typed(flavour, LONG, LONG.index("Paragraph 250"), text) == [[1]] * len(text)


@FLAVOURS
def test_an_open_fence_at_the_top_does_not_make_one_block_of_the_rest(flavour: str) -> None:
    sent = typed(flavour, LONG, 0, "```\n")
    if flavour == "python-markdown":
        assert max(sum(blocks) for blocks in sent) <= 3
    closed = typed(flavour, "```\nx\n```\n\n" + LONG, 4, "code")
    assert closed == [[1]] * 4


def test_an_element_that_is_never_closed_does_not_swallow_the_rest() -> None:
    sent = typed("gfm", LONG, 0, "<details>\n\n")
    assert max(sum(blocks) for blocks in sent) <= 3


@FLAVOURS
def test_a_definition_far_away_changes_just_what_asked_for_it(flavour: str) -> None:
    body = "[a][label]\n\n" + LONG + "\n\n[other]\n\n" + LONG + "\n\nend\n\n"
    followed = Incremental(renderer(flavour), body)
    followed.step()
    followed.change(len(body), 0, "[label]: http://x.y\n")
    splices = followed.step()
    assert sum(len(splice.insert) for splice in splices) <= 3
    assert splices[-1].at == 0
    assert 'href="http://x.y' in splices[-1].insert[0].html


@FLAVOURS
def test_a_heading_of_the_same_name_gives_the_later_ones_new_ids(flavour: str) -> None:
    followed = Incremental(renderer(flavour), "x\n\n## Same\n\ny\n\n## Same\n")
    followed.step()
    followed.change(0, 0, "## Same\n\n")
    sent = "".join(block.html for splice in followed.step() for block in splice.insert)
    assert re.findall('<h2 id="([^"]*)"', sent) in (
        ["same", "same_1", "same_2"],
        ["same", "same-1", "same-2"],
        ["Same", "Same-1", "Same-2"],
        [],  # Pelican gives headings no ids unless the site asks for it.
    )


@FLAVOURS
def test_the_beginning_comes_first_when_there_is_little_time(flavour: str) -> None:
    followed = Incremental(renderer(flavour), LONG)
    shown: list[Block] = []
    apply(followed.step(0), shown)
    assert 0 < len(shown) < 500
    assert "Paragraph 0" in shown[0].html
    assert not followed.is_done
    followed.change(0, 0, "New. ")
    while not followed.is_done:
        apply(followed.step(0.001), shown)
    assert shown == blocks(renderer(flavour), "New. " + LONG)


@FLAVOURS
@PROPERTY
@given(body=article, place=st.floats(0, 1), seconds=st.sampled_from([0.0, 60.0]))
def test_the_rest_of_an_article_may_come_after_its_beginning(
    flavour: str, body: str, place: float, seconds: float
) -> None:
    at = int(place * len(body))
    followed = Incremental(renderer(flavour), body[:at])
    shown: list[Block] = []
    apply(followed.step(seconds), shown)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segment, "_LONG", 0)
        followed.change(at, 0, body[at:])
    while not followed.is_done:
        apply(followed.step(seconds), shown)
    assert shown == blocks(renderer(flavour), body)


@FLAVOURS
def test_a_long_text_put_in_at_the_end_comes_in_parts(flavour: str) -> None:
    followed = Incremental(renderer(flavour), "a\n\n")
    followed.step()
    followed.change(3, 0, LONG)
    assert sum(len(splice.insert) for splice in followed.step(0)) < 100
    assert not followed.is_done


@FLAVOURS
def test_an_empty_article_has_one_empty_block(flavour: str) -> None:
    assert blocks(renderer(flavour), "") == [Block("", 1)]
    followed = Incremental(renderer(flavour), "word")
    followed.step()
    followed.change(0, 4, "")
    assert [splice.insert for splice in followed.step()] == [(Block("", 1),)]


@FLAVOURS
def test_lone_carriage_returns_and_halves_of_characters_move_nothing(flavour: str) -> None:
    body = "a\rb \ud83d c\n\nd"
    shown = blocks(renderer(flavour), body)
    assert [block.lines for block in shown] == [2, 1]
    assert "a b \ufffd c" in shown[0].html


@FLAVOURS
def test_a_paragraph_that_is_pasted_twice_is_numbered_twice(flavour: str) -> None:
    body = "a[^1]\n\n# b\n\n[^1]: c\n"
    followed = Incremental(renderer(flavour), body)
    shown: list[Block] = []
    apply(followed.step(), shown)
    followed.change(0, 5, "a[^1]\n\na[^1]\n\na[^1]")
    apply(followed.step(), shown)
    assert shown == blocks(renderer(flavour), "a[^1]\n\na[^1]\n\n" + body)


@FLAVOURS
def test_a_footnote_whose_text_is_not_rendered_yet_waits_for_it(flavour: str) -> None:
    body = "note[^1]\n\n# Heading\n\n[^1]: text\n"
    followed = Incremental(renderer(flavour), body)
    shown: list[Block] = []
    while not followed.is_done:
        apply(followed.step(0), shown)
    assert shown == blocks(renderer(flavour), body)
