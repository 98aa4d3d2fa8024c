"""The article being edited: undo over form and source, the mark, the subscribers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Format, Part
from editor.article.change import Change, Origin, difference
from editor.article.document import Document
from editor.article.fields import read_fields, set_field
from editor.article.split import split
from editor.article.timeline import LONGEST, Timeline

TEXT = "---\ntitle: old\ntags: [a]\n---\nbody"


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def _typed(document: Document, text: str, *, origin: Origin = "source", at: int = -1) -> None:
    """Type at the end of the body, one character after the other."""
    for number, char in enumerate(text):
        start = len(document.body) if at < 0 else at + number
        document.apply(Change(Part.BODY, start, "", char, origin))


def _set(document: Document, key: str, value: str) -> None:
    document.edit_head(set_field(document.article, key, value).head, "form")


def test_what_is_typed_in_one_go_is_undone_in_one_step() -> None:
    document = Document(split(TEXT))
    _typed(document, " and more")
    assert document.body == "body and more"
    document.undo()
    assert document.body == "body"
    assert not document.can_undo
    document.redo()
    assert document.body == "body and more"


def test_a_pause_a_line_break_and_another_place_begin_a_step() -> None:
    clock = Clock()
    document = Document(split(TEXT), timeline=Timeline(clock))
    _typed(document, "1")
    clock.now = 5
    _typed(document, "2")
    _typed(document, "\n3")
    _typed(document, "0", at=0)
    bodies = []
    while document.can_undo:
        document.undo()
        bodies.append(document.body)
    assert bodies == ["body12\n3", "body12", "body1", "body"]


def test_a_long_stretch_of_typing_is_several_steps() -> None:
    document = Document(split(TEXT))
    _typed(document, "x" * (LONGEST * 2))
    document.undo()
    assert len(document.body) > len("body")


def test_erasing_backwards_and_forwards_is_one_step_each() -> None:
    document = Document(split("abcdef"))
    for start in (5, 4):
        document.apply(Change(Part.BODY, start, document.body[start], "", "source"))
    for _ in range(2):
        document.apply(Change(Part.BODY, 0, document.body[0], "", "source"))
    assert document.body == "cd"
    document.undo()
    assert document.body == "abcd"
    document.undo()
    assert document.body == "abcdef"


def test_form_and_source_share_one_timeline() -> None:
    document = Document(split(TEXT))
    _typed(document, "!")
    for title in ("o", "or", "ora", "oran"):
        _set(document, "title", title)
    _typed(document, "?")
    assert document.body == "body!?"
    document.undo()
    assert (document.body, read_fields(document.article)[0].value) == ("body!", "oran")
    change = document.undo()
    assert change is not None
    assert change.part is Part.HEAD
    assert (document.body, read_fields(document.article)[0].value) == ("body!", "old")
    document.undo()
    assert document.article.text == TEXT
    while document.can_redo:
        document.redo()
    assert document.body == "body!?"
    assert read_fields(document.article)[0].value == "oran"


def test_two_fields_are_two_steps() -> None:
    document = Document(split(TEXT))
    _set(document, "title", "new")
    _set(document, "zzz", "more")
    document.undo()
    assert "title: new\n" in document.head
    document.undo()
    assert document.article.text == TEXT


def test_undoing_to_what_was_saved_clears_the_mark() -> None:
    document = Document(split(TEXT))
    assert not document.modified
    _typed(document, "!")
    assert document.modified
    document.undo()
    assert not document.modified
    document.redo()
    document.mark_saved(document.article)
    assert not document.modified
    document.undo()
    assert document.modified


def test_typing_the_saved_text_again_clears_the_mark_too() -> None:
    document = Document(split(TEXT))
    document.apply(Change(Part.BODY, 0, "b", "", "source"))
    document.apply(Change(Part.BODY, 0, "", "b", "source"))
    assert not document.modified


def test_what_is_typed_while_a_save_runs_stays_unsaved() -> None:
    document = Document(split(TEXT))
    _typed(document, "!")
    written = document.article
    _typed(document, "?")
    document.mark_saved(written)
    assert document.modified
    document.undo()
    document.mark_saved(document.article)
    assert not document.modified


def test_a_new_change_forgets_what_was_undone() -> None:
    document = Document(split(TEXT))
    _typed(document, "1")
    document.undo()
    _typed(document, "2")
    assert not document.can_redo
    assert document.redo() is None
    assert document.body == "body2"


def test_subscribers_hear_every_change_until_they_leave() -> None:
    document = Document(split(TEXT))
    heard: list[Change] = []
    leave = document.subscribe(heard.append)
    document.apply(Change(Part.BODY, 0, "b", "B", "source"))
    document.undo()
    document.apply(Change(Part.BODY, 0, "b", "b", "source"))  # nothing
    leave()
    leave()
    document.redo()
    assert [(change.inserted, change.origin) for change in heard] == [
        ("B", "source"),
        ("b", "undo"),
    ]


def test_a_change_that_does_not_fit_leaves_all_as_it_was() -> None:
    document = Document(split(TEXT))
    with pytest.raises(ValueError, match="not what this change removes"):
        document.apply(Change(Part.BODY, 0, "x", "", "source"))
    assert (document.article.text, document.can_undo, document.revision) == (TEXT, False, 0)


def test_a_raw_edit_through_broken_text_and_back_loses_nothing() -> None:
    document = Document(split(TEXT))
    for head in ("---\ntitle: old\ntags: [a\n---\n", "---\ntitle", "", "-", "+++\na = 1\n+++\n"):
        document.edit_head(head, "raw")
        assert (document.head, document.body) == (head, "body")
    assert document.article.format is Format.TOML
    while document.can_undo:
        document.undo()
    assert document.article == split(TEXT)


def test_taking_over_the_file_is_one_step() -> None:
    document = Document(split(TEXT))
    _typed(document, "!")
    document.replace(split("+++\na = 1\n+++\nother"))
    assert document.article == split("+++\na = 1\n+++\nother")
    _typed(document, "?")
    document.undo()
    document.undo()
    assert document.article.text == TEXT + "!"


@given(st.data())
def test_undoing_all_gives_the_first_text_and_redoing_all_the_last(data: st.DataObject) -> None:
    clock = Clock()
    document = Document(split(TEXT), timeline=Timeline(clock))
    texts = st.text(st.sampled_from("a: \n-x😀"), max_size=8)
    for _ in range(data.draw(st.integers(1, 12))):
        clock.now += data.draw(st.sampled_from([0.1, 3.0]))
        part = data.draw(st.sampled_from([Part.HEAD, Part.BODY]))
        old = document.text_of(part)
        start = data.draw(st.integers(0, len(old)))
        end = data.draw(st.integers(start, min(len(old), start + 5)))
        new = old[:start] + data.draw(texts) + old[end:]
        origin: Origin = data.draw(st.sampled_from(["source", "raw", "form"]))
        document.apply(difference(part, old, new, origin))
        if data.draw(st.booleans()):
            document.undo()
    last = document.article.text
    steps = 0
    while document.can_undo:
        document.undo()
        steps += 1
    assert document.article == split(TEXT)
    assert not document.modified
    for _ in range(steps):
        document.redo()
    assert document.article.text == last
