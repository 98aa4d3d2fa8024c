"""What is said of images that are not shown, and of where links lead."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from editor.ui.preview.image_files import Tried, Why
from editor.ui.preview.words import link_words, missing_words, shown_address


def test_a_missing_image_says_what_was_tried_and_why_not() -> None:
    root = Path("/site").absolute()
    words = missing_words(
        [
            Tried(root / "source" / "a.png", Why.OTHER_CASE, "A.PNG"),
            Tried(root.parent / "b.png", Why.OUTSIDE),
            Tried(root / "c.txt", Why.NO_IMAGE),
        ],
        root,
    )
    assert "source/a.png – there is A.PNG" in words
    assert "outside of the site" in words
    assert "c.txt – not an image" in words
    assert missing_words([], root)


@pytest.mark.parametrize(
    ("text", "address", "kind"),
    [
        ("read on", "https://example.com/a", "info"),
        ("https://example.com/a", "https://example.com/a", "info"),
        ("www.example.com", "https://example.com/a", "info"),
        ("example.com", "https://example.com/a", "info"),
        ("https://good.example/x", "https://evil.example/x", "warning"),
        ("good.example", "https://good.example.evil.test/", "warning"),
        ("https://good.example", "https://good.example@evil.test/", "warning"),
        ("write to me", "mailto:a@example.com", "info"),
    ],
)
def test_a_link_whose_text_names_another_host_is_warned_of(
    text: str, address: str, kind: str
) -> None:
    words, said = link_words(QUrl(address), text)
    assert said == kind
    assert QUrl(address).host() in words


def test_a_host_in_look_alike_letters_is_shown_plainly() -> None:
    # The first letter is Cyrillic.
    address = shown_address(QUrl("https://\u0430pple.com/中文"))
    assert address.startswith("https://xn--")
    assert address.endswith("/中文")


def test_a_long_address_is_cut() -> None:
    assert len(shown_address(QUrl("https://example.com/" + "a" * 5000))) < 300
