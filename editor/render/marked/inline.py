"""The text of a block as HTML, as marked's lexer takes it off piece by piece."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from string import ascii_letters, digits

from editor.render.engine import TookTooLong
from editor.render.marked import emphasis, links
from editor.render.marked import inline_patterns as patterns
from editor.render.marked.escape import escaped, escaped_by_hexo, escaped_once, smart
from editor.render.marked.options import Options
from editor.render.marked.run import References, Run

# Looking for ends that are not there takes quadratic time: so many characters may be looked at.
_LOOKED_AT = 60_000_000
# Of so many blanks in a row each is a place where the end of the line is looked for.
_MANY_BLANKS = re.compile(" {2000}")

_URL_START = frozenset(ascii_letters + digits + "._+-")
_STARTS_LINK = re.compile("<a ", re.IGNORECASE)
_ENDS_LINK = re.compile("</a>", re.IGNORECASE)
_STARTS_RAW = re.compile(r"<(?:pre|code|kbd|script)[\s>]", re.IGNORECASE)
_ENDS_RAW = re.compile(r"</(?:pre|code|kbd|script)[\s>]", re.IGNORECASE)


class Inline:
    """Makes HTML of the texts of one block, in order: tags left open reach into the next text.

    ``kept`` gives what stands for an address that would not pass the sanitiser, being none.
    """

    def __init__(
        self, options: Options, references: References, kept: Callable[[str], str]
    ) -> None:
        self.options = options
        self.references = references
        self.kept = kept
        self.is_in_link = False
        self._is_raw = False
        self._left = _LOOKED_AT
        self._is_linking = options.gfm and options.autolink
        self._rules = _RULES if options.gfm else {**_RULES, "~": ()}
        self._break = patterns.BREAK if options.gfm and options.breaks else patterns.LONG_BREAK

    @property
    def is_open(self) -> bool:
        """Whether a link or a raw element has begun and not ended."""
        return self.is_in_link or self._is_raw

    def following(self) -> Inline:
        """What reads the next block, into which reaches what is open."""
        made = Inline(self.options, self.references, self.kept)
        made.is_in_link, made._is_raw = self.is_in_link, self._is_raw
        return made

    def html(self, text: str) -> str:
        """``text`` as HTML. Raises TookTooLong."""
        if _MANY_BLANKS.search(text):
            raise TookTooLong
        out: list[str] = []
        run = Run(text, self.options, self.references)
        while run.position < len(text):
            end = self._special(run, out)
            if end < 0:
                end = self._text(run, out)
            else:
                run.before = ""
            run.position = end
        return "".join(out)

    def spend(self, amount: int) -> None:
        """Note that so many characters are looked at. Raises TookTooLong."""
        self._left -= amount
        if self._left < 0:
            raise TookTooLong

    def _special(self, run: Run, out: list[str]) -> int:
        text, position = run.text, run.position
        first = text[position]
        rules = self._rules.get(first)
        if rules is not None:
            self.spend(len(text) - position)
            for rule in rules:
                end = rule(self, run, out)
                if end >= 0:
                    return end
        if first in " \n\\" and (found := self._break.match(text, position)) is not None:
            out.append("<br>")
            return found.end()
        if self._is_linking and first in _URL_START and not self.is_in_link:
            return links.bare(self, run, out)
        return -1

    def _text(self, run: Run, out: list[str]) -> int:
        found = run.pattern.match(run.text, run.position)
        if found is None:
            raise AssertionError("text matches any character")
        piece = found[0]
        is_url = (self.is_in_link or not self.options.autolink) and self.options.gfm
        if self._is_raw or (is_url and patterns.URL.match(run.text, run.position)):
            out.append(escaped_once(piece))
        else:
            quoted = smart(piece, self.options.quotes) if self.options.smartypants else piece
            out.append(escaped_by_hexo(quoted))
        if piece[-1] != "_":
            run.before = piece[-1]
        return found.end()

    def tag(self, run: Run, out: list[str]) -> int:
        """A tag or comment as the author wrote it."""
        found = patterns.TAG.match(run.text, run.position)
        if found is None:
            return -1
        tag = found[0]
        if not self.is_in_link and _STARTS_LINK.match(tag):
            self.is_in_link = True
        elif self.is_in_link and _ENDS_LINK.match(tag):
            self.is_in_link = False
        if not self._is_raw and _STARTS_RAW.match(tag):
            self._is_raw = True
        elif self._is_raw and _ENDS_RAW.match(tag):
            self._is_raw = False
        out.append(tag)
        return found.end()


Rule = Callable[[Inline, Run, list[str]], int]
"""Reads what may begin at the run's position and adds its HTML; where it ends, or -1."""


def _escape(inline: Inline, run: Run, out: list[str]) -> int:
    found = patterns.ESCAPE.match(run.text, run.position)
    if found is None:
        return -1
    out.append(escaped_once(found[1]))
    return found.end()


def _code(inline: Inline, run: Run, out: list[str]) -> int:
    found = patterns.CODE.match(run.text, run.position)
    if found is None:
        return -1
    code = found[2].replace("\n", " ")
    if code.strip(" ") and code.startswith(" ") and code.endswith(" "):
        code = code[1:-1]
    out.append(f"<code>{escaped(code)}</code>")
    return found.end()


def _deleted(inline: Inline, run: Run, out: list[str]) -> int:
    found = patterns.DELETED.match(run.text, run.position)
    if found is None:
        return -1
    out.append(f"<del>{inline.html(found[2])}</del>")
    return found.end()


_RULES: Mapping[str, tuple[Rule, ...]] = {
    "\\": (_escape,),
    "<": (Inline.tag, links.bracketed),
    "[": (links.link, links.reference),
    "!": (links.link, links.reference),
    "*": (emphasis.emphasis,),
    "_": (emphasis.emphasis,),
    "`": (_code,),
    "~": (_deleted,),
}
