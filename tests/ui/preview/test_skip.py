from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Part
from editor.article.change import Change
from editor.ui.preview.search import Search
from editor.ui.preview.skip import Span, block_at, blocks, lines_of, moved, without

TEXTS = st.text(st.sampled_from("ab \t\n\n漢🦆"), max_size=60)


@given(TEXTS)
def test_blocks_join_to_the_text(body: str) -> None:
    assert "".join(body[each.start : each.end] for each in blocks(body)) == body


@given(TEXTS, st.data())
def test_leaving_blocks_out_keeps_every_position_and_line(body: str, data: st.DataObject) -> None:
    span = data.draw(st.sampled_from(blocks(body)))
    left = without(body, (span,))
    assert len(left) == len(body)
    assert [i for i, c in enumerate(left) if c == "\n"] == [
        i for i, c in enumerate(body) if c == "\n"
    ]
    assert left[: span.start] + left[span.end :] == body[: span.start] + body[span.end :]
    assert not left[span.start : span.end].strip()


@given(TEXTS, st.data())
def test_a_span_moves_with_its_text_or_is_given_up(body: str, data: st.DataObject) -> None:
    span = data.draw(st.sampled_from(blocks(body)))
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    change = Change(Part.BODY, start, body[start:end], data.draw(TEXTS), "source")
    after = moved(span, change)
    if after is not None:
        text = change.apply_to(body)
        assert text[after.start : after.end] == body[span.start : span.end]


def test_a_change_inside_gives_the_block_a_new_chance() -> None:
    assert moved(Span(4, 9), Change(Part.BODY, 5, "", "x", "source")) is None
    assert moved(Span(4, 9), Change(Part.BODY, 4, "", "x", "source")) is None
    assert moved(Span(4, 9), Change(Part.BODY, 9, "", "x", "source")) == Span(4, 9)


def test_the_block_at_a_place() -> None:
    body = "one\n\ntwo\nstill\n\nthree"
    assert block_at(body, 6) == Span(5, 16)
    assert block_at(body, 999) == Span(16, len(body))
    assert block_at("", 3) == Span(0, 0)
    assert lines_of(body, block_at(body, 6)) == (3, 4)


@given(st.lists(st.sampled_from(["fine", "also\nfine"]), max_size=20), st.data())
def test_halving_finds_the_culprit(texts: list[str], data: st.DataObject) -> None:
    texts.insert(data.draw(st.integers(0, len(texts))), "culprit")
    body = "\n\n".join(texts)
    search = Search.over(body)
    steps = 0
    while search.found is None:
        hung = "culprit" in without(body, (search.hidden,))
        search = search.after(hung=hung)
        steps += 1
    assert "culprit" in body[search.found.start : search.found.end]
    assert steps <= 5
