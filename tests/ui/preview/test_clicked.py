"""From a click in the preview to the place in the source."""

import pytest

from editor.ui.preview.clicked import place_in_source

BODY = """\
# Title

A paragraph with **bold words** and a [link](https://example.com).

- one apple
- two apples
- three apples


中文段落，点击这里应该到这里。中文段落，又一次。
"""


@pytest.mark.parametrize(
    ("line", "before", "after", "place"),
    [
        (3.2, "A para", "graph with ", "graph with **bold"),
        (3.4, "bold ", "words", "words** and"),
        (3.8, "", "link", "link](https"),
        (6.5, "two ", "apples", "apples\n- three"),
        (5.2, "three ", "apples", "apples\n\n\n中文"),
        (10.1, "中文段落，", "又一次。", "又一次。\n"),
        (10.1, "中文段落，", "点击这里", "点击这里应该"),
    ],
)
def test_the_text_around_a_click_tells_the_place(
    line: float, before: str, after: str, place: str
) -> None:
    at = place_in_source(BODY, {"line": line, "before": before, "after": after})
    assert BODY[at:].startswith(place)


@pytest.mark.parametrize(
    ("line", "start"),
    [(1, "# Title"), (3.9, "A paragraph"), (4.5, "A paragraph"), (9.0, "- three"), (99, "中文")],
)
def test_without_text_it_is_the_line_or_the_last_above_with_text(line: float, start: str) -> None:
    at = place_in_source(BODY, {"line": line, "before": "", "after": ""})
    assert BODY[at:].startswith(start)


@pytest.mark.parametrize("place", [{}, {"line": "x"}, {"line": 3, "before": 1, "after": None}])
def test_an_odd_answer_of_the_page_is_no_fault(place: dict[str, object]) -> None:
    assert 0 <= place_in_source(BODY, place) <= len(BODY)


def test_an_empty_article_has_one_place() -> None:
    assert place_in_source("", {"line": 3, "before": "a", "after": "b"}) == 0
    assert place_in_source("\n\n\n", {"line": 3, "before": "", "after": ""}) == 0
