"""A page from the web: only when asked, only http and https, only from public addresses.

What a name resolves to is checked, and that very address is connected to, at every redirect
anew: no page can lead into the author's own network. Time, size and redirects are bounded.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from editor.exchange.found import Material
from editor.exchange.sources import ImportProblem, from_bytes

LARGEST = 16 * 1024 * 1024
"""Bytes of a page or image."""
MOST_REDIRECTS = 5
PATIENCE = 30.0
"""Seconds for all of it."""
_SILENCE = 10.0
_AGENT = "Mozilla/5.0 (compatible; Galley)"
_TYPES = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/octet-stream",
    "application/markdown",
    "application/vnd.openxmlformats-officedocument.wordprocessingml",
    "image/",
)
_CHUNK = 65_536


class Cancelled(ImportProblem):
    """The author did not want to wait any longer."""

    def __init__(self, source: object) -> None:
        super().__init__(source, "the import was cancelled")


class Fetched(NamedTuple):
    """What a server sent, and where it came from in the end."""

    data: bytes
    address: str
    type: str
    charset: str


def fetch(
    address: str,
    *,
    cancel: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int | None], None] = lambda done, whole: None,
    allowed: Collection[str] = (),
    patience: float = PATIENCE,
) -> Material:
    """The material at a web address. Raises ImportProblem, Cancelled.

    Waits, so it belongs in a thread of its own. ``progress`` gets bytes so far and, if known, in
    all. ``allowed`` are addresses that are connected to though they are not public: for tests.
    """
    got = get(address, cancel=cancel, progress=progress, allowed=allowed, patience=patience)
    if got.type.startswith("image/"):
        raise ImportProblem(address, "this is an image, not a page")
    name = urlsplit(got.address).path.rpartition("/")[2] or urlsplit(got.address).hostname or ""
    if got.type.startswith(("text/html", "application/xhtml")):
        name = name if name.lower().endswith((".html", ".htm")) else f"{name}.html"
    return from_bytes(got.data, name, address=got.address, charset=got.charset)


def get(
    address: str,
    *,
    cancel: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int | None], None] = lambda done, whole: None,
    allowed: Collection[str] = (),
    patience: float = PATIENCE,
) -> Fetched:
    """What a server has at an address. Raises ImportProblem, Cancelled."""
    errand = _Errand(address, frozenset(allowed))
    # Looking a name up cannot be interrupted, so it is left behind rather than waited for.
    threading.Thread(target=errand.run, daemon=True).start()
    until = time.monotonic() + patience
    told = -1
    while not errand.done.wait(0.02):
        if cancel():
            errand.abort()
            raise Cancelled(address)
        if time.monotonic() > until:
            errand.abort()
            raise ImportProblem(address, "the server does not answer in time")
        if errand.received != told:
            told = errand.received
            progress(told, errand.whole)
    if errand.error:
        raise errand.error
    if errand.result is None:
        raise ImportProblem(address, "the server sent nothing")
    progress(len(errand.result.data), len(errand.result.data))
    return errand.result


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet's, not of this computer or its network."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip.packed[:12] == bytes.fromhex("0064ff9b0000000000000000"):
            inner = IPv4Address(ip.packed[12:])
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


@dataclass
class _Errand:
    """One download, in its own thread. Whoever waits reads ``received`` and ``whole``."""

    address: str
    allowed: frozenset[str]
    done: threading.Event = field(default_factory=threading.Event)
    received: int = 0
    whole: int | None = None
    result: Fetched | None = None
    error: ImportProblem | None = None
    aborted: bool = False
    _socket: socket.socket | None = None
    _response: http.client.HTTPResponse | None = None

    def run(self) -> None:
        """Do it; the result or the error is there when ``done`` is set."""
        try:
            self.result = self._follow()
        except ImportProblem as error:
            self.error = error
        except (OSError, http.client.HTTPException, ssl.SSLError, ValueError, zlib.error) as error:
            self.error = ImportProblem(self.address, _reason(error))
        finally:
            self._release()
            self.done.set()

    def abort(self) -> None:
        """Stop as soon as may be."""
        self.aborted = True
        opened = self._socket
        if opened is not None:
            # Whatever waits for it in the other thread waits no longer.
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)

    def _follow(self) -> Fetched:
        address = self.address
        for _ in range(MOST_REDIRECTS + 1):
            response = self._ask(address)
            target = response.getheader("Location")
            if response.status in (301, 302, 303, 307, 308) and target:
                address = urljoin(address, target)
                self._release()
                continue
            if response.status != 200:
                raise ImportProblem(self.address, f"the server answers {response.status}")
            kind = (response.getheader("Content-Type") or "text/html").lower()
            if not kind.startswith(_TYPES):
                raise ImportProblem(self.address, "this is not a page")
            charset = kind.partition("charset=")[2].partition(";")[0].strip("\"' ")
            return Fetched(self._read(response), address, kind, charset)
        raise ImportProblem(self.address, "the address leads from one to the next without end")

    def _ask(self, address: str) -> http.client.HTTPResponse:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ImportProblem(
                self.address, "only addresses with http:// or https:// can be fetched"
            )
        secure = parts.scheme == "https"
        host = (
            parts.hostname.encode("idna").decode()
            if not parts.hostname.isascii()
            else parts.hostname
        )
        port = parts.port or (443 if secure else 80)
        opened = self._connect(host, port)
        if secure:
            opened = ssl.create_default_context().wrap_socket(opened, server_hostname=host)
        self._socket = opened
        connection = http.client.HTTPConnection(host, port, timeout=_SILENCE)
        connection.sock = opened
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]") if parts.query else ""
        )
        usual = port == (443 if secure else 80)
        named = f"[{host}]" if ":" in host else host
        connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", named if usual else f"{named}:{port}")
        connection.putheader("User-Agent", _AGENT)
        connection.putheader("Accept", "text/html,application/xhtml+xml,text/*;q=0.9,*/*;q=0.5")
        connection.putheader("Accept-Encoding", "gzip")
        connection.putheader("Connection", "close")
        connection.endheaders()
        self._response = connection.getresponse()
        return self._response

    def _connect(self, host: str, port: int) -> socket.socket:
        """A socket to one of the host's addresses, all of which are public."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        for *_, place in found:
            if place[0] not in self.allowed and not is_public(str(place[0])):
                raise ImportProblem(self.address, "this is an address in your own network")
        if self.aborted:
            raise Cancelled(self.address)
        last: OSError | None = None
        for family, kind, protocol, _, place in found[:4]:
            opened = socket.socket(family, kind, protocol)
            self._socket = opened
            opened.settimeout(_SILENCE)
            try:
                opened.connect(place)
            except OSError as error:
                opened.close()
                last = error
                continue
            return opened
        raise last or OSError("no address")

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        length = response.getheader("Content-Length") or ""
        self.whole = int(length) if length.isascii() and length.isdigit() else None
        if self.whole is not None and self.whole > LARGEST:
            raise self._too_large()
        packed = (response.getheader("Content-Encoding") or "").lower() in (
            "gzip",
            "x-gzip",
            "deflate",
        )
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed else None
        data = bytearray()
        while chunk := response.read1(_CHUNK):
            self.received += len(chunk)
            data += unpack.decompress(chunk, LARGEST + 1 - len(data)) if unpack else chunk
            if len(data) > LARGEST or self.received > LARGEST:
                raise self._too_large()
        if self.whole is not None and self.received < self.whole:
            raise ImportProblem(self.address, "the connection was lost")
        return bytes(data)

    def _too_large(self) -> ImportProblem:
        return ImportProblem(self.address, f"it is too large (at most {LARGEST >> 20} MB)")

    def _release(self) -> None:
        for opened in (self._response, self._socket):
            if opened is not None:
                with suppress(OSError):
                    opened.close()


def _reason(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "there is no such server, or no connection to the internet"
    if isinstance(error, TimeoutError):
        return "the server does not answer in time"
    if isinstance(error, ssl.SSLError):
        return "the server's certificate is not to be trusted"
    if isinstance(error, ConnectionRefusedError):
        return "the server refuses the connection"
    if isinstance(error, http.client.HTTPException):
        return "the server's answer makes no sense"
    if isinstance(error, ValueError):
        return "this is not a possible address"
    return "the connection was lost"
