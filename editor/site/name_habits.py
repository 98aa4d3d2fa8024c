"""How an author names files: with dates, in folders, in which script. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from editor.site.habits import ALWAYS_SAME, FEW, NEWEST, Sample
from editor.site.names import NameStyle, slug_of
from editor.site.place import name_of
from editor.site.site import Site
from editor.site.slugs import HAN, SlugStyle

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}([-_ ]).")
_SYLLABLE = re.compile(
    "(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing"
    "|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve)"
)
"""One of pinyin, as it is written without tones."""
_FOLDERS = ((re.compile(r"\d{4}/\d{2}"), ":year/:month/"), (re.compile(r"\d{4}"), ":year/"))


def names_of(samples: Sequence[Sample], site: Site, usual: NameStyle) -> NameStyle:
    """How ``samples`` (the newest first) are named; as is ``usual`` where they do not show it."""
    newest = [sample for sample in samples[:NEWEST] if sample.path.stem != "_index"]
    slugs = _slugs(newest, usual.slugs)
    if len(newest) < FEW:
        return replace(usual, slugs=slugs)
    pattern = usual.pattern
    stem, dot, _ = pattern.rpartition(".")
    suffix = Counter(sample.path.suffix for sample in newest).most_common(1)[0][0]
    stem = stem if dot else pattern
    dated = [match for each in newest if (match := _DATED.match(name_of(each.path)))]
    if ":year" not in stem and len(dated) >= ALWAYS_SAME * len(newest):
        stem = f":year-:month-:day{dated[0][1]}{stem}"
    bundle = _most(each.path.stem == "index" for each in newest)
    if bundle:
        stem += "/index"
    if "/" not in pattern:
        stem = _folder(newest, site, bundle) + stem
    return NameStyle(stem + suffix, slugs)


def _folder(samples: Sequence[Sample], site: Site, bundle: bool) -> str:
    """The folders of years, or of years and months, that articles are in."""
    above = [sample.path.parent.parent if bundle else sample.path.parent for sample in samples]
    inside = [each.relative_to(site.posts) for each in above if each.is_relative_to(site.posts)]
    for shape, pattern in _FOLDERS:
        if inside and _most(shape.fullmatch(each.as_posix()) is not None for each in inside):
            return pattern
    return ""


def _slugs(samples: Sequence[Sample], usual: SlugStyle) -> SlugStyle:
    names = [slug_of(each.path, each.value("slug", "Slug")) for each in samples]
    joints = Counter(mark for name in names for mark in re.findall(r"(?<=\w)[-_](?=\w)", name))
    lettered = [name for name in names if re.search("[A-Za-z]", name)]
    script = usual.script
    chinese = [
        (str(each.value("title", "Title")), name)
        for each, name in zip(samples, names, strict=True)
        if HAN.search(str(each.value("title", "Title")))
    ]
    if chinese:
        script = Counter(_script(*each) for each in chinese).most_common(1)[0][0]
    lowercase = usual.lowercase
    if len(lettered) >= FEW:
        lowercase = _most(name == name.lower() for name in lettered)
    joint = "_" if joints["_"] > joints["-"] else usual.joint
    return SlugStyle(script, lowercase, joint)


def _script(title: str, name: str) -> str:
    """How the file of a Chinese title is named.

    Told by the look of the words: loading a table of pinyin would take longer than all else.
    """
    if HAN.search(name):
        return "keep"
    parts = re.findall(f"{HAN.pattern}|[A-Za-z0-9]+", title)
    words = re.findall("[a-z0-9]+", name.lower())
    pairs = list(zip(words, parts, strict=False))
    alike = all(
        _SYLLABLE.fullmatch(word) if HAN.match(part) else word == part.lower()
        for word, part in pairs
    )
    spelled = alike and len(words) <= len(parts) and any(HAN.match(part) for _, part in pairs)
    return "pinyin" if spelled else "ascii"


def _most(values: Iterable[bool]) -> bool:
    """Whether nearly all of some truth values are true."""
    found = list(values)
    return bool(found) and sum(found) >= ALWAYS_SAME * len(found)
