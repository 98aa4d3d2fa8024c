"""Sources that are broken or mean harm: plain errors, bounded time, only text."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from editor.exchange import word
from editor.exchange.assemble import Choices, body_of
from editor.exchange.found import Role
from editor.exchange.recognise import recognise
from editor.exchange.sources import ImportProblem, from_bytes, from_html, from_text
from tests.exchange.word import archive, word_file

TEXT = "这是一段足够长的正文，用来说明页面里确实有一篇文章，而不是只有导航。" * 3


def body(page: str | bytes, name: str = "page.html") -> str:
    data = page.encode() if isinstance(page, str) else page
    return body_of(recognise(from_bytes(data, name)), Choices())


def test_scripts_styles_and_handlers_are_not_taken_over() -> None:
    page = f"""<html><body><article><h1>T</h1><p onclick="alert(1)">{TEXT}</p>
    <script>alert(2)</script><style>p{{x:y}}</style><a href="javascript:alert(3)">link</a>
    <a href=" JAVASCRIPT:alert(4)">two</a>
    <img src="javascript:alert(5)"><img src=x onerror=alert(6)><iframe src="https://e.com/"></iframe>
    <svg><script>alert(7)</script></svg><object data="x"></object>
    <p>{TEXT}</p></article></body></html>"""
    found = body(page)
    for harm in ("alert", "javascript", "onclick", "onerror", "<script", "<iframe", "x:y"):
        assert harm not in found.lower()
    assert found.count(TEXT) == 2


def test_text_that_looks_like_html_stays_text() -> None:
    found = body(
        f"<html><body><article><p>{TEXT} &lt;script&gt;alert(1)&lt;/script&gt;</p></article></body>"
    )
    assert "\\<script>alert(1)\\</script>" in found


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "iso-8859-1", ""])
def test_a_gbk_page_is_read_whatever_it_claims_to_be(declared: str) -> None:
    meta = (
        f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
        if declared
        else ""
    )
    head = f"<head>{meta}<title>港口的灯</title></head>"
    page = f"<html>{head}<body><h1>港口的灯</h1><p>{TEXT}</p></body></html>"
    recognition = recognise(from_bytes(page.encode("gb18030"), "x.html"))
    assert recognition.best(Role.TITLE) == "港口的灯"
    assert TEXT in body_of(recognition, Choices())


def test_a_utf8_page_is_read_whatever_it_claims_to_be() -> None:
    page = f'<html><head><meta charset="gbk"></head><body><p>{TEXT}</p></body></html>'
    assert TEXT in body(page)


def test_a_page_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    page = f"<html><body><article><h1>标题</h1><p>{TEXT}</p><p>{TEXT}".encode()
    assert TEXT in body(page[:-2])


BROKEN = {
    "unclosed": "<html><body><article><p>" + "<b><i>" * 5000 + TEXT,
    "deep": "<html><body>" + "<div>" * 20000 + TEXT + "</div>" * 20000,
    "many attributes": "<html><body><p " + "a=1 " * 200_000 + f">{TEXT}</p>",
    "nested lists": "<html><body><article>" + "<ul><li>" * 200 + TEXT + f"<p>{TEXT}</p>",
    "nested tables": "<html><body><article>" + "<table><tr><td>" * 120 + TEXT,
    "nested quotes": "<html><body><article>" + "<blockquote>" * 120 + TEXT,
    "only tags": "<html>" + "<p></p>" * 50_000,
    "empty": "<html></html>",
    "NUL": f"<html><body><p>\x00{TEXT}\x00</p></body></html>",
    "comment": f"<html><body><!-- {'-' * 100_000} <p>{TEXT}</p>",
    "bad address": '<html><head><base href="http://[::1"></head><body><article><p>'
    f'{TEXT}<a href="http://[bad">x</a><img src="http://[y"></p></article></body></html>',
    "bad data": f'<html><script type="application/ld+json">{"[" * 50_000}</script><p>{TEXT}</p>',
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_page_ends_in_an_article_or_a_plain_error(name: str) -> None:
    start = time.monotonic()
    with suppress(ImportProblem):
        body(BROKEN[name])
    assert time.monotonic() - start < 5


def test_a_page_of_ten_megabytes_takes_bounded_time() -> None:
    page = (
        "<html><body><nav>x</nav><article><h1>T</h1>"
        + f"<p>{TEXT}</p>" * 32_000
        + "</article></body></html>"
    )
    assert len(page.encode()) > 9_000_000
    start = time.monotonic()
    assert TEXT in body(page)
    # A long page is an exception worth its seconds: what counts is that they are bounded.
    assert time.monotonic() - start < 30


def test_a_text_of_one_megabyte_is_quick() -> None:
    text = "# 标题\n\n" + "第一段说一句话，不长也不短。[x](https://a.io/?utm_source=b)\n\n" * 12_000
    start = time.monotonic()
    body_of(recognise(from_text(text)), Choices())
    assert time.monotonic() - start < 5


PIECES = [
    *("*", "[", "![", "`", "| ", "---\n", "> ", "#", "\u3000", "a: ", "<!--", "\n\n", "1. "),
    *("标题：", "【", "2024-", "一、", "http://a?", "“", "作者：x　"),
]


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_makes_it_take_long(piece: str) -> None:
    start = time.monotonic()
    for text in (piece * 4000, f"{piece}\n" * 4000):
        body_of(recognise(from_text(text)), Choices())
    assert time.monotonic() - start < 5


def zip_bomb() -> bytes:
    return archive({"word/document.xml": b"<w:document>" + b" " * (word.LARGEST_PART + 1)})


def with_entities() -> bytes:
    kind = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    text = f'<?xml version="1.0"?>{kind}<w:document xmlns:w="x">&a;</w:document>'
    return archive({"word/document.xml": text})


def with_entities_in_utf16() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    return archive({"word/document.xml": text.encode("utf-16")})


WORD_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (zip_bomb, "unpacks to too much"),
    "many parts": (lambda: archive({f"x/{n}": b"" for n in range(word.MOST_PARTS)}), "too much"),
    "entities": (with_entities, "entities"),
    "entities in UTF-16": (with_entities_in_utf16, "entities"),
    "no XML": (lambda: archive({"word/document.xml": b"<<<"}), "damaged"),
    "cut off": (lambda: word_file("Text")[:-40], "damaged"),
    "another archive": (lambda: b"PK\x03\x04" + b"\x00" * 100, "damaged"),
    "no text": (lambda: word_file("%creator x"), "no text"),
}


@pytest.mark.parametrize("name", WORD_FILES)
def test_a_hostile_word_file_ends_in_a_plain_error(name: str) -> None:
    make, reason = WORD_FILES[name]
    with pytest.raises(ImportProblem, match=reason):
        from_bytes(make(), "x.docx")


def test_what_is_no_text_at_all_is_said_so() -> None:
    for data in (
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 99,
        b"\xd0\xcf\x11\xe0" + b"x" * 99,
        b"{\\rtf1 x}",
    ):
        with pytest.raises(ImportProblem):
            from_bytes(data, "x.txt")


def test_clipboard_html_is_read_as_a_page() -> None:
    material = from_html(f"<p><b>重点：</b>{TEXT}</p>")
    assert body_of(recognise(material), Choices()).strip() == f"**重点**：{TEXT}"
