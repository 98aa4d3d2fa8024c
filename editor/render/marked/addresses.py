"""Addresses of links and images as Hexo writes them: ``encodeURL``, ``url_for``, external links.

An address with a scheme that browsers know goes through JavaScript's URL class (WHATWG's URL
Standard), any other is decoded and encoded again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

_SCHEME = re.compile(r"[\t\n\r ]*([a-z0-9.+-]+):", re.IGNORECASE)
_KNOWN = {"http": "80", "https": "443", "ftp": "21", "ws": "80", "wss": "443"}
_PARTS = re.compile(r"([^/\\?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
_NOT_IN_HOST = re.compile(r"[\x00-\x20#/:<>?@\[\\\]^|%\x7f]")
_NOT_SEEN = re.compile("[\u00ad\u200b\u2060\ufe00-\ufe0f\ufeff]")
_TRIPLE = re.compile(rb"%([0-9A-Fa-f]{2})")
_MALFORMED = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = ";,/?:@&=+$-_.!~*'()#"
_KEPT_IN_PATH = "%;,/:@&=+$-_.!~*'()|[]^\\"
_KEPT_IN_QUERY = "%;,/?:@&=+$-_.!~*()`{}|[]^\\"
_KEPT_IN_HASH = "%;,/?:@&=+$-_.!~*'()#{}|[]^\\"
_HERE, _UP = frozenset({".", "%2e"}), frozenset({"..", ".%2e", "%2e.", "%2e%2e"})


class NotAnAddress(ValueError):
    """JavaScript's URL class refuses it."""


@dataclass(frozen=True, slots=True)
class Address:
    """An absolute address, parsed and normalised. ``host`` is without its port."""

    scheme: str
    user: str
    host: str
    port: str
    path: str
    query: str
    hash: str

    def __str__(self) -> str:
        user = self.user + "@" if self.user else ""
        port = ":" + self.port if self.port else ""
        return f"{self.scheme}://{user}{self.host}{port}{self.path}{self.query}{self.hash}"


def encoded(address: str) -> str:
    """``address`` as Hexo writes it into a link. Raises NotAnAddress."""
    scheme = _SCHEME.match(address)
    if scheme is None:
        return _encoded(_decoded(address))
    if scheme[1].lower() not in _KNOWN:
        return address
    known = parsed(address)
    query = _encoded(_decoded(known.query[1:]))
    query = "?" + quote(query, safe=_KEPT_IN_QUERY) if query else ""
    return str(
        Address(known.scheme, known.user, known.host, known.port, known.path, query, known.hash)
    )


def parsed(address: str) -> Address:
    """An address whose scheme is one of the web's. Raises NotAnAddress."""
    text = re.sub("[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    scheme, _, rest = text.partition(":")
    match = _PARTS.match(rest.lstrip("/\\"))
    if scheme.lower() not in _KNOWN or match is None:
        raise NotAnAddress(address)
    user, at, server = match[1].rpartition("@")
    host, _, port = server.partition(":")
    if port and not (port.isascii() and port.isdigit() and int(port[:9]) < 65_536):
        raise NotAnAddress(address)
    number = str(int(port)) if port else ""
    return Address(
        scheme.lower(),
        quote(user, safe="%:,&+$-_.!~*'()") if at else "",
        _host(host),
        "" if number == _KNOWN[scheme.lower()] else number,
        _path(match[2]),
        quote(match[3] or "", safe=_KEPT_IN_QUERY),
        quote(match[4] or "", safe=_KEPT_IN_HASH) if match[4] != "#" else "#",
    )


def is_elsewhere(address: str, site: str, excluded: frozenset[str] = frozenset()) -> bool:
    """Whether a link leads away from the site (its host) and not to an ``excluded`` host."""
    if not address.startswith(("//", "http:", "https:")):
        return False
    try:
        host = parsed("http:" + address if address.startswith("//") else address).host
    except NotAnAddress:
        return False
    return host != site and host not in excluded


def host_of(url: str) -> str:
    """The host of the site's own address; the text itself if it is none."""
    try:
        return parsed(url).host
    except NotAnAddress:
        return url


def path_of(url: str) -> str:
    """The path of the site's own address, which is its root if no setting names one."""
    try:
        return parsed(url).path
    except NotAnAddress:
        return "/"


def rooted(address: str, root: str) -> str:
    """A path within the site with the site's root before it; another address as it is."""
    if re.match("#|//|https?:", address) or _SCHEME.match(address):
        return address
    return _encoded(_decoded(re.sub("/{2,}", "/", root + address)))


def _host(text: str) -> str:
    try:
        decoded = _TRIPLE.sub(_byte, text.encode("utf-8")).decode("utf-8")
    except UnicodeDecodeError:
        raise NotAnAddress(text) from None
    plain = _NOT_SEEN.sub("", decoded)
    host = unicodedata.normalize("NFKC", plain).lower().replace("\u3002", ".")
    *labels, last = host.removesuffix(".").split(".")
    is_number = last.isascii() and last.isdigit()
    if not host or _NOT_IN_HOST.search(host) or "…" in decoded:
        raise NotAnAddress(text)
    if is_number and not (len(labels) == 3 and all(map(_is_byte, (*labels, last)))):
        raise NotAnAddress(text)
    return ".".join(_readable(label) for label in host.split("."))


def _is_byte(label: str) -> bool:
    return label.isascii() and label.isdigit() and len(label) < 4 and int(label) < 256


def _readable(label: str) -> str:
    """A host's label in its own script: Hexo writes addresses so."""
    try:
        return label[4:].encode().decode("punycode") if label.startswith("xn--") else label
    except UnicodeError:
        return label


def _path(text: str) -> str:
    kept = list[str]()
    parts = re.split(r"[/\\]", text)[1:]
    for number, part in enumerate(parts, start=1):
        is_last = number == len(parts)
        if part.lower() in _UP:
            del kept[-1:]
        elif part.lower() not in _HERE:
            kept.append(part)
            continue
        if is_last:
            kept.append("")
    return "/" + quote("/".join(kept), safe=_KEPT_IN_PATH)


def _decoded(text: str) -> str:
    """Node's ``querystring.unescape``: what is malformed is decoded byte by byte."""
    if "%" not in text:
        return text
    if _MALFORMED.search(text) is None:
        try:
            return _TRIPLE.sub(_byte, text.encode("utf-8")).decode("utf-8")
        except UnicodeDecodeError:
            pass
    units = text.encode("utf-16-le", "surrogatepass")[::2]
    return _TRIPLE.sub(_byte, units).decode("utf-8", "replace")


def _byte(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 16)])


def _encoded(text: str) -> str:
    """JavaScript's ``encodeURI``."""
    return quote(text, safe=_KEPT)
