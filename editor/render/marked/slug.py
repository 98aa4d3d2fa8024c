"""A heading's id as Hexo makes it: ``slugize`` of hexo-util, of the text without its tags."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from editor.render.marked.characters import SPACE, trim

# Letters that are not a Latin letter with marks, and what hexo-util writes for them.
_LETTERS = """
    A:ȺⱯ AA:Ꜳ AE:ÆǢǼ AO:Ꜵ AU:Ꜷ AV:ꜸꜺ AY:Ꜽ B:ƁƂɃ C:ƇȻꜾ D:ĐƉƊƋꝹ DZ:ǄǱ Dz:ǅǲ E:ƎƐ F:ƑꝻ G:ƓǤꝽꝾꞠ H:ĦⱧⱵꞍ
    I:Ɨ J:Ɉ K:ƘⱩꝀꝂꝄꞢ L:ĿŁȽⱠⱢꝆꝈꞀ LJ:Ǉ Lj:ǈ M:ƜⱮ N:ƝȠꞐꞤ NJ:Ǌ Nj:ǋ O:ØƆƟǾꝊꝌ OE:Œ OI:Ƣ OO:Ꝏ OU:Ȣ
    P:ƤⱣꝐꝒꝔ Q:ɊꝖꝘ R:ɌⱤꝚꞂꞦ S:ẞⱾꞄꞨ T:ŦƬƮȾꞆ TZ:Ꜩ U:Ʉ V:ƲɅꝞ VY:Ꝡ W:Ⱳ Y:ƳɎỾ Z:ƵȤⱫⱿꝢ a:ɐẚⱥ aa:ꜳ ae:æǣǽ
    ao:ꜵ au:ꜷ av:ꜹꜻ ay:ꜽ b:ƀƃɓ c:ƈȼↄꜿ d:đƌɖɗꝺ dz:ǆǳ e:ǝɇɛ f:ƒꝼ g:ǥɠᵹꝿꞡ h:ħɥⱨⱶ hv:ƕ i:ıɨ j:ɉ
    k:ƙⱪꝁꝃꝅꞣ l:ŀłſƚɫⱡꝇꝉꞁ lj:ǉ m:ɯɱ n:ŉƞɲꞑꞥ nj:ǌ o:øǿɔɵꝋꝍ oe:œ oi:ƣ oo:ꝏ ou:ȣ p:ƥᵽꝑꝓꝕ q:ɋꝗꝙ
    r:ɍɽꝛꞃꞧ s:ßȿẛꞅꞩ t:ŧƭʈⱦꞇ tz:ꜩ u:ʉ v:ʋʌꝟ vy:ꝡ w:ⱳ y:ƴɏỿ z:ƶȥɀⱬꝣ
"""
_WRITTEN = {
    letter: written
    for written, letters in (each.split(":") for each in _LETTERS.split())
    for letter in letters
}
_WIDE = re.compile("[\u24b6-\u24e9\uff21-\uff5a]")
_NOT_ASCII = re.compile("[^\x00-\x7e]")
_CONTROL = re.compile("[\x00-\x1f]")
_JOINTS = re.compile(rf"[{SPACE}~`!@#$%^&*()\-_+=\[\]{{}}|\\;:\"'<>,.?/]+")
_ENTITY = re.compile("&(?:amp|lt|gt|quot|#39|#96|#x2F|#x3D);")
_CHARACTERS = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
    "&#96;": "`",
    "&#x2F;": "/",
    "&#x3D;": "=",
}
# What every object of JavaScript has: Hexo's count of such a heading begins with "not a number".
_INHERITED = frozenset(
    "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf "
    "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__".split()
)
_NOT_A_NUMBER = -1


def anchor(html: str, case: object = 0) -> str:
    """The id for a heading with this HTML; ``case`` 1 for small letters, 2 for capitals."""
    unescaped = _ENTITY.sub(lambda match: _CHARACTERS[match[0]], html)
    slug = slugize(trim(without_tags(unescaped)))
    return slug.lower() if case == 1 else slug.upper() if case == 2 else slug


def slugize(text: str) -> str:
    """``text`` with hyphens for blanks and ASCII punctuation, and letters without accents."""
    plain = _NOT_ASCII.sub(lambda match: _plain(match[0]), text)
    return _JOINTS.sub("-", _CONTROL.sub("", plain)).strip("-")


class Anchors:
    """Makes ids of one article different: ``a``, ``a-1``, ``a-2`` (but does not look further)."""

    def __init__(self) -> None:
        self._next = dict.fromkeys(_INHERITED, _NOT_A_NUMBER)

    def unique(self, slug: str) -> str:
        """The id for the next heading with this one."""
        number = self._next.get(slug, 0)
        if slug == "__proto__":
            return slug + "-NaN"
        self._next[slug] = number + 1 if number > 0 else int(number == 0)
        return f"{slug}-{'NaN' if number == _NOT_A_NUMBER else number}" if number else slug


def without_tags(html: str) -> str:
    """``html`` without tags and comments: what stands between angle brackets, quotes heeded."""
    return "".join(_texts(html)) if "<" in html else html


def _texts(html: str) -> Iterator[str]:
    at = depth = 0
    while True:
        start = html.find("<", at)
        yield html[at : start if start >= 0 else len(html)]
        if start < 0:
            return
        at, depth, text = _after_tag(html, start + 1, depth)
        yield text


def _after_tag(html: str, at: int, depth: int) -> tuple[int, int, str]:
    """Where the tag ends that has begun before ``at``, how many more are open, what is left of it.

    Further brackets count, but are no part of it: of ``<<< a`` there is ``< a`` left, and three
    brackets are still open when the next tag begins.
    """
    begun, quote = "", ""
    for index in range(at, len(html)):
        character = html[index]
        if character == "<":
            depth += not quote
        elif character == ">" and not quote:
            if not depth:
                return index + 1, 0, ""
            depth -= 1
        elif not begun and character in " \n":
            return index + 1, depth, "< "
        elif begun == "!-" and character == "-":
            end = html.find("-->", index - 1)
            return end + 3 if end >= 0 else len(html), depth, ""
        elif character != ">":
            begun = begun if len(begun) > 2 else begun + character
            if character in "\"'":
                quote = "" if character == quote else quote or character
    return len(html), depth, ""


def _plain(character: str) -> str:
    written = _WRITTEN.get(character)
    if written is not None:
        return written
    apart = unicodedata.normalize("NFKD" if _WIDE.match(character) else "NFD", character)
    letter, marks = apart[0], apart[1:]
    is_letter = letter.isascii() and letter.isalpha() and all(map(unicodedata.combining, marks))
    return letter if is_letter else character
