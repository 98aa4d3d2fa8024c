"""From a material to what is in it: parts, candidates, repairs. Pure; reads and changes no file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from editor.article.value import Value
from editor.exchange.around import beside, signatures
from editor.exchange.chat import unwrap
from editor.exchange.dates import find_dates, read_date
from editor.exchange.draft import Draft
from editor.exchange.edges import Told, told_lines
from editor.exchange.found import (
    SURE,
    Candidate,
    Kind,
    Material,
    Part,
    Recognition,
    Repair,
    Role,
    Span,
    essence,
)
from editor.exchange.head import read_head
from editor.exchange.labels import names_in
from editor.exchange.lines import Spans, lines_of
from editor.exchange.loose_head import Head, Item
from editor.exchange.opening import Opening, read_opening
from editor.exchange.page_top import furniture_above
from editor.exchange.persons import plain_name
from editor.exchange.repairs import repairs_of

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LABELS_OF = {"front-matter": 0.95, "label": 0.9}


def recognise(material: Material) -> Recognition:
    """What is in a material: nothing is invented, nothing left out without being told."""
    body, repairs = _article_in(material)
    head = Head(body.start, body.start)
    if material.kind is not Kind.PAGE:
        head = read_head(material.text, body.start, body.end)
    found = [each for item in head.items for each in _of_item(item)]
    dropped = Spans(Span(each.start, each.end) for out in material.dropped for each in out.edits)
    draft = _draft(material, Span(head.end, body.end), dropped)
    has_title = bool(material.hints.get(Role.TITLE)) or any(role is Role.TITLE for role, _ in found)
    opening = _opening_of(material, draft, has_title=has_title)
    found += [*opening.found, *signatures(draft.told), *beside(material, body)]
    found += [(role, each) for role, hints in material.hints.items() for each in hints]
    by_role = _by_role(found)
    gone = frozenset(_gone(draft, opening, by_role[Role.TITLE], dropped))
    repairs += [*material.dropped, *_asked(opening.repairs, by_role)]
    own = repairs_of(replace(draft, taken=gone))
    repairs += [each for each in own if not each.edits or not _is_within(each, dropped)]
    return Recognition(
        material,
        Span(head.start, head.end),
        tuple(_parts(material, head, body, by_role)),
        by_role,
        tuple((item.key, item.value) for item in head.items if item.role is None),
        {i.role: i.value for i in head.items if i.role and isinstance(i.value, list)},
        _numbered(repairs),
    )


def _opening_of(material: Material, draft: Draft, *, has_title: bool) -> Opening:
    edges = {each.line.start for each in draft.told if each.at_edge}
    known = frozenset(
        name
        for each in material.hints.get(Role.AUTHOR, ())[:4]
        for name in (each.value, *each.value.split(", "))
    )
    above: list[Repair] = []
    if material.kind is Kind.PAGE:
        titles = [each.value for each in material.hints.get(Role.TITLE, ())]
        above = furniture_above(draft, edges, titles, known, material.dropped)
    edges |= {each.edits[0].start for each in above}
    opening = read_opening(draft.lines, material.text, edges, has_title=has_title, known=known)
    opening.repairs += above
    return opening


def _by_role(found: Sequence[tuple[Role, Candidate]]) -> dict[Role, tuple[Candidate, ...]]:
    by_role = {role: _ranked(each for to, each in found if to is role) for role in Role}
    titles = {essence(each.value) for each in by_role[Role.TITLE][:1]}
    authors = by_role[Role.AUTHOR]
    by_role[Role.AUTHOR] = tuple(each for each in authors if essence(each.value) not in titles)
    return by_role


def _gone(
    draft: Draft, opening: Opening, titles: Sequence[Candidate], dropped: Spans
) -> Iterable[int]:
    """The starts of the lines that repairs take out unasked."""
    likeliest = {essence(each.value) for each in titles[:1]}
    for each in opening.repairs:
        if each.title is None or essence(each.title) in likeliest:
            yield from (edit.start for edit in each.edits)
    yield from _going_unasked(draft.told)
    yield from (line.start for line in draft.lines if dropped.has(line.start))


def _article_in(material: Material) -> tuple[Span, list[Repair]]:
    if material.kind is Kind.PAGE:
        body = next((part.span for part in material.parts if part.role is Role.BODY), Span(0, 0))
        return body, []
    if material.kind is Kind.WORD:
        return Span(0, len(material.text)), []
    wrapping = unwrap(material.text)
    return Span(wrapping.start, wrapping.end), list(wrapping.repairs)


def _draft(material: Material, body: Span, dropped: Spans) -> Draft:
    lines = tuple(lines_of(material.text, *body))
    own = [line for line in lines if not dropped.has(line.start)]
    return Draft(material.text, *body, material.kind, lines, tuple(told_lines(own)))


def _going_unasked(told: Sequence[Told]) -> Iterable[int]:
    """The starts of lines that are at an edge, or say what a button says; one word may be text,
    unless there are more of the kind.
    """
    buttons = {essence(each.line.text) for each in told if each.kind == "furniture"}
    for each in told:
        words = each.line.text.split()
        sure = len(words) > 1 or len(buttons) > 1
        if each.at_edge or (each.kind == "furniture" and sure and len(each.line.text) <= 40):
            yield each.line.start


def _of_item(item: Item) -> Iterable[tuple[Role, Candidate]]:
    """The candidates of a field in a head."""
    if item.role is None:
        return
    sure = _LABELS_OF[item.reason]
    values = item.value if isinstance(item.value, list) else [item.value]
    text = _joined(values)
    if not text:
        return
    if item.role is Role.DATE:
        yield from ((item.role, each) for each in _dates(text, item, sure))
    elif item.role in (Role.TAGS, Role.CATEGORIES):
        names = [name for value in values for name in _names(value, item)]
        yield item.role, Candidate(", ".join(names), item.reason, sure, item.span)
    else:
        if item.role is Role.AUTHOR and (item.reason == "label" or "@" in text):
            text = plain_name(text)
        yield item.role, Candidate(text, item.reason, sure, item.span)


def _names(value: Value, item: Item) -> Iterable[str]:
    """Tags: in a list each is one, whatever is in it."""
    if isinstance(item.value, list):
        return [str(value).strip()] if value not in (None, "") else []
    return names_in(str(value)) if value not in (None, "") else []


def _joined(values: Sequence[Value]) -> str:
    words = [
        str(value.get("name") or next(iter(value.values()), ""))
        if isinstance(value, dict)
        else value
        for value in values
    ]
    return ", ".join(
        str(word).strip()
        for word in words
        if word is not None and not isinstance(word, bool) and word != ""
    )


def _dates(text: str, item: Item, sure: float) -> Iterable[Candidate]:
    whole = read_date(text)
    dates = [each for each in find_dates(text) if whole is None or each.start == whole.start]
    if not dates and whole:
        dates = [whole]
    for date in dates[:2]:
        yield Candidate(date.value, item.reason, sure if date.sure else 0.35, item.span)
    if not dates:
        yield Candidate(text, item.reason, 0.2, item.span)


def _is_within(repair: Repair, dropped: Spans) -> bool:
    """Whether a repair is about what is dropped anyway."""
    return all(dropped.has(each.start) for each in repair.edits)


def _ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The likeliest first; of the same value only one, which keeps its place in the text."""
    best: dict[str, Candidate] = {}
    for each in candidates:
        if not each.value.strip():
            continue
        key = essence(each.value)
        known = best.get(key)
        if known is None:
            best[key] = each
        else:
            surer, other = (each, known) if each.confidence > known.confidence else (known, each)
            # Told twice, it is surer still.
            confidence = min(surer.confidence + 0.05, 1.0)
            best[key] = replace(surer, span=surer.span or other.span, confidence=confidence)
    ranked = sorted(best.values(), key=lambda each: -each.confidence)
    return tuple(sorted(ranked, key=lambda each: not _is_finer(each, ranked[0])))


def _is_finer(each: Candidate, first: Candidate) -> bool:
    """Whether a date tells the time of the very day that the likeliest one has."""
    day = first.value
    return (
        bool(_DAY.fullmatch(day)) and each.value.startswith(f"{day} ") and each.confidence >= SURE
    )


def _asked(repairs: Iterable[Repair], found: dict[Role, tuple[Candidate, ...]]) -> list[Repair]:
    """A heading that says the title in other marks goes with that title, too."""
    titles = {essence(each.value): each.value for each in reversed(found[Role.TITLE])}
    return [
        replace(each, title=titles.get(essence(each.title), each.title)) if each.title else each
        for each in repairs
    ]


def _parts(
    material: Material, head: Head, body: Span, found: dict[Role, tuple[Candidate, ...]]
) -> Iterable[Part]:
    """The original cut into parts: candidates, the rest of a head, the body, what is around."""
    marks = sorted(
        (each.span, role) for role, all_ in found.items() for each in all_[:1] if each.span
    )
    at = 0
    for span, role in marks:
        if span.start < at or span.end <= span.start:
            continue
        yield from _between(material, head, body, Span(at, span.start))
        yield Part(span, role)
        at = span.end
    yield from _between(material, head, body, Span(at, len(material.text)))


def _between(material: Material, head: Head, body: Span, span: Span) -> Iterable[Part]:
    other = Role.NOISE if material.kind is Kind.PAGE else Role.BODY
    start = head.start if material.text[: head.start].strip() else 0
    stretches = (
        (0, start, other),
        (start, head.end, Role.FRONT),
        (head.end, body.end, Role.BODY),
        (body.end, len(material.text), other),
    )
    for first, last, role in stretches:
        cut = Span(max(first, span.start), min(last, span.end))
        if cut.start < cut.end:
            yield Part(cut, role)


def _numbered(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    counts: dict[str, int] = {}
    numbered = []
    for repair in sorted(repairs, key=lambda each: each.edits[0].start if each.edits else 1 << 60):
        counts[repair.kind] = counts.get(repair.kind, 0) + 1
        numbered.append(replace(repair, id=f"{repair.kind}-{counts[repair.kind]}"))
    return tuple(numbered)
