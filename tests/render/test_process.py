"""The render process, as a real process talked to through its pipes."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from editor.render.block import Block, Splice, apply
from editor.render.process import Desk
from editor.render.render import render


class Client:
    """Sends messages and keeps the blocks of every document as a preview would."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process = process
        self.blocks: dict[str, list[Block]] = {}

    def send(self, *messages: object) -> None:
        assert self.process.stdin is not None
        for message in messages:
            line = message if isinstance(message, bytes) else json.dumps(message).encode()
            self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        answer: dict[str, Any] = json.loads(self.process.stdout.readline().decode("utf-8"))
        follow(answer, self.blocks.setdefault(answer["document"], []))
        return answer


def follow(answer: Mapping[str, Any], blocks: list[Block]) -> None:
    """Do to the blocks what an answer says."""
    for splice in answer.get("splices", ()):
        insert = tuple(Block(block["html"], block["lines"]) for block in splice["insert"])
        apply([Splice(splice["at"], splice["remove"], insert)], blocks)
    assert "error" in answer or len(blocks) == answer["blocks"]


@contextmanager
def client() -> Iterator[Client]:
    command = [sys.executable, "-m", "editor.render.process"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Client(process)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(10) == 0


def opened(document: str, body: str, revision: int = 1, **more: object) -> dict[str, object]:
    flavour = "python-markdown"
    message = {"do": "open", "document": document, "revision": revision, "flavour": flavour}
    return {**message, "body": body, **more}


def changed(document: str, revision: int, start: int, removed: int, inserted: str) -> object:
    message = {"do": "change", "document": document, "revision": revision, "start": start}
    return {**message, "removed": removed, "inserted": inserted}


def shown(blocks: list[Block]) -> list[tuple[str, int]]:
    return [(block.html, block.lines) for block in blocks]


def test_an_article_is_opened_changed_and_opened_again() -> None:
    with client() as talk:
        talk.send(opened("7", "# 标题 😀\n\nText[^1]\n\n[^1]: Note\n"))
        assert talk.answer()["revision"] == 1
        talk.send(changed("7", 2, 2, 2, "新"))
        assert talk.answer()["splices"][0]["insert"][0]["html"] == '<h1 id="_1">新 😀</h1>'
        assert shown(talk.blocks["7"]) == shown(
            render("# 新 😀\n\nText[^1]\n\n[^1]: Note\n", "python-markdown")
        )
        talk.send(opened("7", "other", 3, flavour="gfm"))
        assert talk.answer()["revision"] == 3
        assert shown(talk.blocks["7"]) == [("<p>other</p>", 1)]


def test_waiting_changes_are_answered_once_with_the_newest_text() -> None:
    with client() as talk:
        talk.send(opened("1", "slow **text**\n\n" * 3000))
        time.sleep(0.1)
        talk.send(*(changed("1", number, 0, 0, "x") for number in range(2, 30)))
        revisions = [talk.answer()["revision"]]
        while revisions[-1] < 29:
            revisions.append(talk.answer()["revision"])
        assert len(revisions) <= 3
        assert talk.blocks["1"][0].html == f"<p>{'x' * 28}slow <strong>text</strong></p>"


def test_batches_show_the_beginning_first_and_take_changes_in_between() -> None:
    body = "Some **text** with [a link](x).\n\n" * 3000
    with client() as talk:
        talk.send(opened("1", body, batches=True))
        first = talk.answer()
        assert first["more"]
        assert 0 < first["blocks"] < 1500
        talk.send(changed("1", 2, 0, 4, "New"))
        while talk.answer().get("more"):
            pass
        assert shown(talk.blocks["1"]) == shown(render("New" + body[4:], "python-markdown"))


def test_the_beginning_of_an_article_is_answered_before_its_rest_is_there() -> None:
    body = "Some **text** with [a link][x].\n\n" * 2000
    desk = Desk()
    desk.take(opened("1", body[:1000], batches=True, goes_on=True))
    shown_now: list[Block] = []
    while not desk.is_idle:
        for answer in desk.answers():
            assert answer["more"]
            follow(answer, shown_now)
    assert shown(shown_now)[0] == ("<p>Some <strong>text</strong> with [a link][x].</p>", 2)
    desk.take(changed("1", 1, 1000, 0, body[1000:] + "[x]: y\n"))  # type: ignore[arg-type]
    answers = []
    while not desk.is_idle:
        answers += desk.answers()
    assert [answer.get("more", False) for answer in answers] == [True] * (len(answers) - 1) + [
        False
    ]
    for answer in answers:
        follow(answer, shown_now)
    assert shown(shown_now) == shown(render(body + "[x]: y\n", "python-markdown"))


def test_errors_are_answered_in_plain_words_and_the_process_goes_on() -> None:
    with client() as talk:
        talk.send(b"no json", b"[1]", {"do": "open", "document": "1"}, changed("2", 1, 0, 0, "x"))
        talk.send(opened("3", "x", flavour="nonsense"))
        errors = [talk.answer()["error"] for _ in range(4)]
        assert errors[1].startswith("The message cannot be read")
        assert errors[2] == "The article is not open."
        assert "no flavour called “nonsense”" in errors[3]
        talk.send(opened("4", "fine"))
        assert shown(talk.blocks.setdefault("4", [])) == []
        talk.answer()
        assert shown(talk.blocks["4"]) == [("<p>fine</p>", 1)]


def test_the_process_ends_when_nobody_listens_even_while_it_hangs() -> None:
    command = [sys.executable, "-m", "editor.render.process"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        # Python-Markdown's reader of HTML needs minutes for this.
        process.stdin.write(json.dumps(opened("1", "<a " * 60_000)).encode() + b"\n")
        process.stdin.flush()
        time.sleep(1)
        process.stdin.close()
        process.wait(30)


def test_a_closed_article_is_forgotten() -> None:
    desk = Desk()
    desk.take(opened("1", "x"))
    desk.take({"do": "close", "document": "1"})
    assert desk.is_idle
    desk.take(changed("1", 2, 0, 0, "y"))  # type: ignore[arg-type]
    assert [answer["error"] for answer in desk.answers()] == ["The article is not open."]


def test_an_article_whose_rendering_fails_does_not_harm_the_others() -> None:
    desk = Desk()
    desk.take(opened("1", "x"))
    desk.take(opened("2", "y"))
    desk._articles["1"].blocks = None  # type: ignore[assignment]
    answers = list(desk.answers())
    assert "cannot be shown" in answers[0]["error"]
    assert answers[1]["blocks"] == 1
