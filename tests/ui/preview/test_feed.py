import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.article.document import Document
from editor.ui.preview import feed as feed_module
from editor.ui.preview.feed import Answer, Feed
from editor.ui.preview.process import render_command
from editor.ui.preview.skip import Span
from tests.ui.preview.conftest import PATIENCE, STAND_IN, document_of, type_at


class Listener:
    """A feed, what came from it, and a wait until it is at rest."""

    def __init__(self, qtbot: QtBot, command: list[str]) -> None:
        self.feed = Feed(command=command)
        self.answers: list[Answer] = []
        self.failures: list[str] = []
        self.restarts = 0
        self.feed.rendered.connect(self.answers.append)
        self.feed.failed.connect(self.failures.append)
        self.feed.restarted.connect(self._count)
        self._wait_until = qtbot.waitUntil

    def _count(self) -> None:
        self.restarts += 1

    def until(self, true: Callable[[], bool]) -> None:
        self._wait_until(true, timeout=PATIENCE)

    def show(self, document: Document | None) -> None:
        self.feed.show(document, "python-markdown")
        self.until(lambda: self.feed.is_idle)

    @property
    def last(self) -> str:
        return self.answers[-1].text


@pytest.fixture
def listen(qtbot: QtBot) -> Iterator[Callable[..., Listener]]:
    made: list[Listener] = []

    def make(command: list[str] = STAND_IN) -> Listener:
        made.append(Listener(qtbot, command))
        return made[-1]

    yield make
    for each in made:
        each.feed.stop()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_module, "ANSWER_LIMIT", 300)


def test_a_document_is_rendered_whole_and_then_by_its_changes(listen) -> None:
    listener, document = listen(), document_of("one\n\ntwo")
    listener.show(document)
    assert [each.whole for each in listener.answers] == [True]
    type_at(document, 0, "🦆漢")
    listener.until(lambda: listener.feed.is_idle)
    assert [each.whole for each in listener.answers] == [True, False]
    assert "<p>🦆漢one</p>" in listener.last
    assert "two" not in listener.last
    assert listener.answers[-1].revision == document.revision


def test_the_beginning_of_a_long_document_comes_before_its_rest_is_sent(listen) -> None:
    body = "".join(f"paragraph {number}\n\n" for number in range(9_000))
    listener, document = listen(render_command()), document_of(body)
    listener.show(document)
    assert [each.whole for each in listener.answers[:2]] == [True, False]
    assert '"more": true' in listener.answers[0].text
    assert "paragraph 8999" not in "".join(each.text for each in listener.answers[:2])
    assert "paragraph 8999" in listener.last
    type_at(document, len(body), "the end")
    listener.until(lambda: listener.feed.is_idle)
    assert "the end" in listener.last


def test_changes_made_meanwhile_go_out_together_and_the_newest_wins(listen) -> None:
    listener, document = listen(), document_of("")
    listener.show(document)
    for count in range(500):
        type_at(document, count, "x")
    listener.until(lambda: listener.feed.is_idle)
    assert len(listener.answers) < 100
    assert "x" * 500 in listener.last
    assert listener.answers[-1].revision == document.revision


def test_an_edit_of_the_front_matter_renders_nothing(listen) -> None:
    listener, document = listen(), document_of("one")
    listener.show(document)
    document.edit_head("---\ntitle: x\n---\n", "form")
    assert listener.feed.is_idle
    assert len(listener.answers) == 1


def test_a_killed_process_is_replaced_and_the_document_opened_again(listen) -> None:
    listener, document = listen(), document_of("one")
    listener.show(document)
    first = listener.feed.process.pid
    listener.feed.process._process.kill()
    listener.until(lambda: listener.restarts == 1 and listener.feed.is_idle)
    assert listener.feed.process.pid not in (0, first)
    assert listener.answers[-1].whole
    assert listener.feed.spans == ()
    type_at(document, 3, "!")
    listener.until(lambda: listener.feed.is_idle)
    assert "one!" in listener.last


@pytest.mark.parametrize("word", ["HANG", "DIE", "NONSENSE"])
def test_the_block_that_was_being_typed_is_left_out_when_it_is_too_much(
    listen, impatient, word: str
) -> None:
    listener, document = listen(), document_of("one\n\ntwo\n\nthree\n")
    listener.show(document)
    type_at(document, 8, word)
    listener.until(lambda: listener.restarts == 1 and listener.feed.is_idle)
    assert listener.feed.spans == (Span(5, 8 + len(word) + 2),)
    assert "one" in listener.last
    assert "three" in listener.last
    assert word not in listener.last


def test_a_left_out_block_stays_out_while_others_change_and_comes_back_when_changed(
    listen, impatient
) -> None:
    listener, document = listen(), document_of("one\n\ntwo\n\nthree\n")
    listener.show(document)
    type_at(document, 8, "HANG")
    listener.until(lambda: bool(listener.feed.spans) and listener.feed.is_idle)
    type_at(document, 0, "more ")
    listener.until(lambda: listener.feed.is_idle)
    assert "more one" in listener.last
    assert listener.feed.spans == (Span(10, 19),)
    type_at(document, document.body.index("HANG"), "", "HANG")
    listener.until(lambda: listener.feed.is_idle)
    assert listener.feed.spans == ()
    assert listener.restarts == 1
    for word in ("more one", "two", "three"):
        assert word in listener.last


def test_an_article_that_cannot_be_opened_is_shown_without_the_block_to_blame(
    listen, impatient
) -> None:
    body = "one\n\ntwo\n\nDIE here\n\nfour\n\nfive\n\nDIE too\n\nseven"
    listener = listen()
    listener.show(document_of(body))
    assert len(listener.feed.spans) == 2
    for word in ("one", "two", "four", "five", "seven"):
        assert f"<p>{word}</p>" in listener.last
    assert "DIE" not in listener.last


def test_with_too_many_such_blocks_nothing_is_shown_but_it_comes_to_rest(listen, impatient) -> None:
    listener = listen()
    listener.show(document_of("\n\n".join(f"DIE {number}" for number in range(12))))
    assert len(listener.feed.spans) == 1
    assert "DIE" not in listener.last


def test_typing_goes_on_while_the_process_hangs(listen) -> None:
    listener, document = listen(), document_of("one\n\n")
    listener.show(document)
    type_at(document, 5, "HANG")
    slowest = 0.0
    for count in range(300):
        start = time.perf_counter()
        type_at(document, count % 3, "x" * 1000)
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < 0.05
    assert not listener.feed.is_idle


def test_an_error_is_told_and_the_next_change_tries_again(listen) -> None:
    listener, document = listen(), document_of("one FAIL")
    listener.show(document)
    assert listener.failures == ["this text is too much"]
    type_at(document, 4, "", "FAIL")
    listener.until(lambda: bool(listener.answers))
    assert listener.answers[-1].whole


@pytest.mark.parametrize(
    "command",
    [["/no/such/program"], [sys.executable, "-c", "raise SystemExit('broken install')"]],
)
def test_a_process_that_cannot_start_is_given_up_with_its_reason(listen, command) -> None:
    listener = listen(command)
    listener.feed.show(document_of("one"), "python-markdown")
    listener.until(lambda: bool(listener.failures))
    assert listener.failures[-1]
    assert listener.feed.process.pid == 0


def test_another_document_is_not_mixed_up_with_the_one_before(listen) -> None:
    listener = listen()
    first, second = document_of("first"), document_of("second")
    listener.feed.show(first, "python-markdown")
    type_at(first, 0, "x")
    listener.show(second)
    type_at(first, 0, "y")
    assert listener.feed.is_idle
    assert "second" in listener.last
    assert all(each.whole for each in listener.answers[-1:])


def test_stopping_leaves_no_process_even_if_it_hangs(listen) -> None:
    listener, document = listen(), document_of("")
    listener.show(document)
    type_at(document, 0, "HANG")
    process = listener.feed.process._process
    start = time.perf_counter()
    listener.feed.stop()
    assert time.perf_counter() - start < 1
    assert process.state() is process.ProcessState.NotRunning


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks into /proc")
def test_the_process_inherits_no_open_file(listen, tmp_path: Path) -> None:
    # It once held the web engine's sockets, which then never noticed that its page had died.
    with (tmp_path / "secret").open("w", encoding="utf-8") as file:
        os.set_inheritable(file.fileno(), True)
        listener = listen()
        listener.show(document_of("one"))
        held = Path(f"/proc/{listener.feed.process.pid}/fd").iterdir()
        assert str(tmp_path / "secret") not in [str(each.readlink()) for each in held]
