"""A page as a material: all of it as Markdown, with where its article is and what its head says."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import html

from editor.exchange.chat import shortened
from editor.exchange.found import Candidate, Edit, Kind, Material, Part, Repair, Role, Span
from editor.exchange.markdown import markdown_of
from editor.exchange.page_body import BODY, END, NOISE, mark
from editor.exchange.page_bytes import decoded, tree_of
from editor.exchange.page_clean import clean
from editor.exchange.page_code import make_alike
from editor.exchange.page_data import hints_of
from editor.exchange.page_find import container_of
from editor.exchange.sources import ImportProblem

_LARGE = 400_000
"""Characters of a page beyond which only its article is made Markdown, not what is around it."""


def from_page(data: bytes, name: str, *, address: str = "", charset: str = "") -> Material:
    """The material in a page. Raises ImportProblem if there is no text in it."""
    page = decoded(data, name, charset)
    tree = tree_of(page.translate({ord(each): None for each in (BODY, NOISE, END)}), name)
    canonical = tree.xpath("//link[@rel='canonical']/@href|//meta[@property='og:url']/@content")
    hints = list(hints_of(tree, address or (str(canonical[0]) if canonical else "")))
    make_alike(tree)
    clean(tree, address)
    if not tree.text_content().strip():
        raise ImportProblem(name, "there is no text in this page")
    container = container_of(tree, page)
    mark(tree, container)
    shown = container.getparent() if len(page) > _LARGE and container.tag != "body" else tree
    body = tree.find("body")
    shown = body if shown is tree and body is not None else shown
    text, parts, dropped = _marks_out(markdown_of(html.tostring(shown, encoding="unicode")))
    if not text.strip():
        raise ImportProblem(name, "there is no text in this page")
    if address:
        hints.append((Role.SOURCE, Candidate(address, "address", 0.5)))
    return Material(
        Kind.PAGE,
        text,
        name or (urlsplit(address).hostname or ""),
        address,
        parts=parts,
        hints=_with_places(hints, text),
        dropped=dropped,
    )


def _marks_out(marked: str) -> tuple[str, tuple[Part, ...], tuple[Repair, ...]]:
    """The text without marks, where the article is, and the repairs that take the page's out."""
    pieces: list[str] = []
    length = 0
    begun: list[tuple[str, int]] = []
    body = Span(0, 0)
    noise: list[Span] = []
    for character in _tokens(marked):
        if character in (BODY, NOISE):
            begun.append((character, length))
        elif character == END:
            kind, start = begun.pop() if begun else (NOISE, length)
            if kind == BODY:
                body = Span(start, length)
            elif not any(each == NOISE for each, _ in begun):
                noise.append(Span(start, length))
        else:
            # A mark that was a paragraph of its own leaves one blank line, not two.
            before = pieces[-1] if pieces else "\n\n"
            piece = character.lstrip("\n") if before.endswith("\n\n") else character
            pieces += [piece] if piece else []
            length += len(piece)
    text = "".join(pieces)
    if body.start == body.end:
        body = Span(0, length)
    repairs = tuple(
        Repair("furniture", (Edit(*each),), note=shortened(text[each.start : each.end]))
        for each in noise
        if body.start <= each.start and each.end <= body.end and text[each.start : each.end].strip()
    )
    parts = (
        Part(Span(0, body.start), Role.NOISE),
        Part(body, Role.BODY),
        Part(Span(body.end, length), Role.NOISE),
    )
    return text, tuple(each for each in parts if each.span.start < each.span.end), repairs


def _tokens(marked: str) -> Iterator[str]:
    start = 0
    for at, character in enumerate(marked):
        if character in (BODY, NOISE, END):
            if start < at:
                yield marked[start:at]
            yield character
            start = at + 1
    if start < len(marked):
        yield marked[start:]


def _with_places(
    hints: list[tuple[Role, Candidate]], text: str
) -> dict[Role, tuple[Candidate, ...]]:
    """The candidates by role, each where the text has it if it does."""
    found: dict[Role, list[Candidate]] = {}
    for role, each in hints:
        at = text.find(each.value) if len(each.value) > 1 else -1
        span = Span(at, at + len(each.value)) if at >= 0 else None
        found.setdefault(role, []).append(Candidate(each.value, each.reason, each.confidence, span))
    return {role: tuple(all_) for role, all_ in found.items()}
