"""The bytes of a page as a tree: whatever encoding it claims, whatever is broken in it.

Bounded: a page beyond LARGEST is refused, one nested too deeply is made flatter.
"""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from editor.exchange.sources import ImportProblem
from editor.files.encoding import decode
from editor.files.signs import NotText

LARGEST = 16 * 1024 * 1024
DEEPEST = 90
"""Elements inside each other that are kept: what turns them into text calls itself for each."""
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE)
_EAST_ASIAN = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
_WESTERN = re.compile(r"(?:iso-8859-\d+|windows-125\d|latin-?1|cp125\d|koi8-[ru])", re.IGNORECASE)
_TEXT_ONLY = re.compile(rb"<script\b.*?</script>|<style\b.*?</style>|<[^<>]{0,2000}>", re.S | re.I)


def decoded(data: bytes, name: str, charset: str = "") -> str:
    """The text of a page. What it is told to be counts only if it can be that."""
    if len(data) > LARGEST:
        raise ImportProblem(name, f"the page is too large (at most {LARGEST >> 20} MB)")
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A page cut off within a character, or with a byte or two that are wrong.
        damaged = error.start > len(data) - 4
    if damaged or _is_nearly_utf8(data):
        return data.decode("utf-8", "replace")
    return _by_declaration(data, charset) or _guessed(data, name)


def _is_nearly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for each in text if ord(each) > 0x7F) - wrong
    return right >= 20 * wrong


def _by_declaration(data: bytes, charset: str) -> str:
    found = [charset.encode()] if charset else []
    found += _DECLARED.findall(data[:8192]) + _XML_DECLARED.findall(data[:200])
    names = [each.decode("ascii", "replace").lower() for each in found]
    # An East Asian encoding shows itself; a Western one takes any bytes, so it comes last.
    for name in [each for each in names if each in _EAST_ASIAN]:
        text = data.decode(_EAST_ASIAN[name], "replace")
        if text.count("\ufffd") * 200 <= len(text):
            return text
    others = [each for each in names if _WESTERN.fullmatch(each)]
    high = [each for each in _TEXT_ONLY.sub(b"", data) if each > 0x7F]
    if others and len(high) * 20 < len(data):
        try:
            return data.decode(others[0])
        except (LookupError, UnicodeDecodeError):
            return ""
    return ""


def _guessed(data: bytes, name: str) -> str:
    # What is between the tags tells more than the tags do.
    text_only = _TEXT_ONLY.sub(b" ", data)
    try:
        encoding = decode(text_only).encoding
        return data.decode(encoding.partition(" ")[0], "replace")
    except NotText:
        raise ImportProblem(name, "this is not a page") from None
    except LookupError:
        return data.decode("utf-8", "replace")


def tree_of(text: str, name: str) -> lxml.html.HtmlElement:
    """The page as a tree. Raises ImportProblem if there is nothing in it."""
    # lxml takes no text that says what its encoding is, and no NUL.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""), count=1)
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise ImportProblem(name, "there is nothing in this page") from None
    flatten(tree)
    return tree


def flatten(tree: lxml.html.HtmlElement) -> None:
    """Take out the tags, not what they hold, of elements deeper than DEEPEST."""
    deep = [each for each in tree.iter("*") if _depth_beyond(each, DEEPEST)]
    for element in reversed(deep):
        element.drop_tag()


def _depth_beyond(element: etree._Element, limit: int) -> bool:
    above = element.getparent()
    while above is not None and limit > 0:
        above = above.getparent()
        limit -= 1
    return above is not None
