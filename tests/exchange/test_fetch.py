"""Pages from a real server on this computer, which is allowed only because the test says so."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from editor.exchange import fetch as fetching
from editor.exchange.assemble import Choices, body_of
from editor.exchange.fetch import Cancelled, fetch, get, is_public
from editor.exchange.found import Role
from editor.exchange.recognise import recognise
from editor.exchange.sources import ImportProblem

HERE = ("127.0.0.1",)
TEXT = "A sentence long enough to be taken for the text of an article by anybody. " * 4
ARTICLE = f"<article><h1>Title here</h1><p>{TEXT}</p><img src='/a.png'></article>"
PAGE = f"<html><head><title>T</title></head><body>{ARTICLE}</body></html>"


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answer = getattr(self, f"at_{self.path.strip('/').partition('?')[0]}", self.at_missing)
        answer()

    def at_page(self) -> None:
        self.answer(200, PAGE.encode(), {"Content-Type": "text/html; charset=utf-8"})

    def at_packed(self) -> None:
        self.answer(200, gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"})

    def at_bomb(self) -> None:
        packed = gzip.compress(b"a" * (fetching.LARGEST + 10))
        self.answer(200, packed, {"Content-Encoding": "gzip"})

    def at_round(self) -> None:
        self.answer(302, b"", {"Location": "/round"})

    def at_on(self) -> None:
        self.answer(301, b"", {"Location": "/page"})

    def at_inside(self) -> None:
        self.answer(
            302, b"", {"Location": f"http://127.0.0.2:{self.server.server_address[1]}/page"}
        )

    def at_file(self) -> None:
        self.answer(302, b"", {"Location": "file:///etc/passwd"})

    def at_endless(self) -> None:
        self.answer(200, None, {})
        try:
            while True:
                self.wfile.write(b"a" * 65536)
        except OSError:
            pass

    def at_drip(self) -> None:
        self.answer(200, None, {})
        try:
            for _ in range(200):
                self.wfile.write(b"a")
                time.sleep(0.05)
        except OSError:
            pass

    def at_zip(self) -> None:
        self.answer(200, b"PK", {"Content-Type": "application/zip"})

    def at_short(self) -> None:
        self.answer(200, b"abc", {"Content-Length": "1000"})

    def at_missing(self) -> None:
        self.answer(404, b"", {})

    def answer(self, status: int, data: bytes | None, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if data is not None and "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    serving = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    serving.daemon_threads = True
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_address[1]}"
    serving.shutdown()
    serving.server_close()


@pytest.mark.parametrize("path", ["page", "packed", "on"])
def test_a_page_is_fetched(server: str, path: str) -> None:
    told: list[tuple[int, int | None]] = []
    material = fetch(f"{server}/{path}", allowed=HERE, progress=lambda *each: told.append(each))
    recognition = recognise(material)
    assert recognition.best(Role.TITLE) == "Title here"
    assert f"![]({server}/a.png)" in body_of(recognition, Choices())
    assert told[-1][0] == len(PAGE)


PROBLEMS = {
    "missing": "answers 404",
    "round": "without end",
    "inside": "own network",
    "file": "http:// or https://",
    "endless": "too large",
    "bomb": "too large",
    "zip": "not a page",
    "short": "lost",
}


@pytest.mark.parametrize(("path", "reason"), PROBLEMS.items())
def test_what_cannot_be_fetched_is_told_in_plain_words(server: str, path: str, reason: str) -> None:
    with pytest.raises(ImportProblem, match=reason):
        fetch(f"{server}/{path}", allowed=HERE)


def test_a_server_that_never_comes_to_an_end_is_left(server: str) -> None:
    start = time.monotonic()
    with pytest.raises(ImportProblem, match="in time"):
        get(f"{server}/drip", allowed=HERE, patience=0.5)
    assert time.monotonic() - start < 2


def test_a_fetch_can_be_cancelled(server: str) -> None:
    start = time.monotonic()
    with pytest.raises(Cancelled):
        get(f"{server}/drip", allowed=HERE, cancel=lambda: time.monotonic() - start > 0.3)
    assert time.monotonic() - start < 2


def test_this_computer_is_refused_unless_allowed(server: str) -> None:
    for address in (server, server.replace("127.0.0.1", "localhost")):
        with pytest.raises(ImportProblem, match="own network"):
            get(f"{address}/page")


@pytest.mark.parametrize(
    "address",
    ["ftp://a.io/x", "file:///etc/passwd", "http://", "javascript:x", "http://a.io:99999/"],
)
def test_other_schemes_and_nonsense_are_refused(address: str) -> None:
    with pytest.raises(ImportProblem):
        get(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1"),
        *("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1"),
    ],
)
def test_an_address_of_the_own_network_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_an_address_of_the_internet_is_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
