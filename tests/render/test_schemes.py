"""Links keep the scheme the site has, unless it could harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.render.sanitise import Sanitiser
from editor.render.schemes import LINK, PICTURE, passed, passing
from tests.render.test_hostile import dangers

CLEAN = Sanitiser().clean


@pytest.mark.parametrize(
    "address",
    [
        *("obsidian://open?vault=a#b", "irc://irc.example:6667/x", "localhost:8080/admin"),
        *(
            "MAILTO:Foo@Bar.Example",
            "made-up+scheme.1:x",
            "https://example.com，后文",
            "magnet:?xt=1",
        ),
    ],
)
def test_a_links_scheme_may_be_any_that_cannot_harm(address: str) -> None:
    html = f'<a href="{address}">x</a>'
    assert CLEAN(html) == html


@pytest.mark.parametrize("kind", ["png;base64,iVBOR/+=", "jpeg;base64,AA", "GIF;base64,R0"])
def test_a_picture_in_the_article_itself_is_kept(kind: str) -> None:
    html = f'<img src="data:image/{kind}">'
    assert CLEAN(html) == html
    assert dangers(html) == []


@pytest.mark.parametrize(
    "html",
    [
        '<img src="data:image/svg+xml;base64,AA">',
        '<img src="data:text/html,<script>alert(1)</script>">',
        f'<a href="{PICTURE}:text/html,x">x</a>',
        '<a href="data:image/png;base64,AA">x</a>',
        f'<img src="{PICTURE}:text/html,x">',
    ],
)
def test_other_data_is_not(html: str) -> None:
    assert "data:" not in CLEAN(html)


@pytest.mark.parametrize("quote", ['"', "'", ""])
def test_text_that_looks_like_a_link_stays_as_it_is(quote: str) -> None:
    html = f"<p>&lt;a href={quote}foo:bar{quote}&gt;</p>"
    assert CLEAN(html) == html


SPELLED = (
    *("javascript:", "JavaScript:", "java\tscript:", "&#106;avascript:", " javascript:", "data:"),
    *(
        "java\0script:",
        f"{LINK}:",
        f"{PICTURE}:",
        "image/png;",
        " src=",
        "x:",
        "vbscript:",
        "file:",
        ":",
        "//",
        '"',
        "'",
        "=",
        " href=",
    ),
)


@given(st.lists(st.sampled_from(SPELLED), min_size=1, max_size=5), st.sampled_from(['"', "'", ""]))
def test_nothing_harmful_passes_however_it_is_put(parts: list[str], quote: str) -> None:
    html = f"<p title={quote}t{quote}><a href={quote}{''.join(parts)}alert(1){quote}>x</a></p>"
    assert dangers(CLEAN(html)) == []


@given(st.text(alphabet="<a href=\"'x:- >y", max_size=60))
def test_without_a_sanitiser_in_between_nothing_changes(html: str) -> None:
    assert passed(passing(html)) == html
