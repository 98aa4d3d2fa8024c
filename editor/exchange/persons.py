"""Names of persons as lines and pages have them: after ``by`` or an office, with an address.

Knows how names are written; nothing of where in a page or text one may stand.
"""

from __future__ import annotations

import re

from editor.exchange.labels import role_of
from editor.exchange.phrases import phrases

_NAME = re.compile(r"[A-ZÀ-Þ@][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|von|van|der|la|bin|al)){0,3}")
_HAN_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z·•]{2,10}")
_HAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_OFFICE = phrases("offices")
_OFFICE_AFTER = phrases("offices-after")
_PUBLISHER = phrases("publishers")
_NO_PERSON = phrases("no-person", whole=True)
_MAIL = re.compile(r"\s*[<(（]?\s*(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[>)）]?\s*$")
_JOINED = re.compile(r",?\s+(?:and|und|et|y)\s+|\s*&\s*|\s*;\s*|,\s*(?=[A-ZÀ-Þ])")


def is_name(text: str) -> bool:
    """Whether ``text`` could be somebody's name, or that of who publishes."""
    if _NO_PERSON.fullmatch(text) or role_of(text):
        return False
    return (_HAN_NAME if _HAN.search(text) else _NAME).fullmatch(text) is not None


def are_names(text: str) -> bool:
    """Whether ``text`` is one name or several with commas."""
    return bool(text) and all(is_name(each.strip()) for each in re.split("[,，、]", text))


def is_publisher(name: str) -> bool:
    """Whether a name is a newspaper's or the like, not somebody's."""
    return _PUBLISHER.search(name) is not None


def plain_name(text: str) -> str:
    """A name without what stands before and after it: ``by``, an office, a mail address."""
    text = " ".join(text.split()).strip(" ,，·|:：")
    before = ""
    while text != before:
        before = text
        text = _OFFICE.sub("", text, count=1).lstrip(" :：/／|｜")
    text = _OFFICE_AFTER.sub("", text) or text
    without = _MAIL.sub("", text).strip().strip("\"'“”")
    return without or text


def separate(text: str) -> str:
    """Several English names of one line as a list with commas, each once."""
    names = [each.strip() for each in _JOINED.split(text)]
    if len(names) > 1 and all(is_name(each) for each in names):
        return ", ".join(dict.fromkeys(names))
    return text
