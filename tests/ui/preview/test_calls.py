from collections.abc import Callable

from pytestqt.qtbot import QtBot

from editor.ui.preview.calls import Calls, call


class Page:
    """Takes scripts and answers when told to."""

    def __init__(self) -> None:
        self.scripts: list[str] = []
        self.answers: list[Callable[[object], None]] = []

    def run(self, script: str, then: Callable[[object], None]) -> None:
        self.scripts.append(script)
        self.answers.append(then)


def test_arguments_cannot_end_the_call() -> None:
    assert call("hint", '");alert(1)//\u2028</script>') == (
        'galley.hint("\\");alert(1)//\\u2028</script>")'
    )


def test_a_busy_page_gets_what_waits_in_one_go() -> None:
    calls, page = Calls(), Page()
    calls.add("one()")
    calls.attach(page.run, ["zero()"])
    assert page.scripts == ["zero();\none();\ngalley.sound"]
    calls.add("two()")
    calls.add("three()")
    assert len(page.scripts) == 1
    page.answers[0](True)
    assert page.scripts[1] == "two();\nthree();\ngalley.sound"


def test_only_the_newest_revision_is_reported(qtbot: QtBot) -> None:
    calls, page = Calls(), Page()
    shown: list[int] = []
    calls.done.connect(shown.append)
    calls.attach(page.run, [])
    for revision in (1, 2, 3):
        calls.add("patch()", revision)
    page.answers[0](True)
    page.answers[1](True)
    assert shown == [1, 3]
    assert calls.is_idle


def test_a_page_that_lost_its_blocks_is_reported(qtbot: QtBot) -> None:
    calls, page = Calls(), Page()
    calls.attach(page.run, [])
    calls.add("patch()", 1)
    with qtbot.waitSignal(calls.broken, timeout=100):
        page.answers[0](None)


def test_an_answer_of_a_page_that_is_gone_counts_for_nothing(qtbot: QtBot) -> None:
    calls, page = Calls(), Page()
    calls.attach(page.run, [])
    calls.add("patch()", 1)
    calls.detach()
    with qtbot.assertNotEmitted(calls.done):
        page.answers[0](True)
    calls.attach(page.run, [])
    calls.add("patch()", 2)
    assert not calls.is_idle
