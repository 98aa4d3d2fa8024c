"""File names and addresses of articles, by the site's patterns; and which are taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath

from editor.article.value import Value
from editor.site.dates import day_of, has_time
from editor.site.place import name_of, place_of
from editor.site.site import Site
from editor.site.slugs import SlugStyle, slug

_TOKEN = re.compile(r":([a-z_]+[a-z])|\{([a-z_]+)(?::([^{}]*))?\}")
_DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[-_ ](?=.)")
_DEFAULT_SUFFIX = ".md"


@dataclass(frozen=True)
class NameStyle:
    """``pattern`` is a file name with ``:title``, ``:year``, … in it; it may have folders."""

    pattern: str = ":title.md"
    slugs: SlugStyle = field(default_factory=SlugStyle)


def usual_names(site: Site) -> NameStyle:
    """How the kind of site and its settings have file names."""
    pattern = site.settings.text("file_name") or site.kind.file_name
    if not PurePosixPath(pattern).suffix:
        pattern += _DEFAULT_SUFFIX
    style = SlugStyle(**site.kind.slug)
    # Hexo's filename_case: 1 is lower case.
    if site.settings.values.get("lowercase") == 1:
        style = SlugStyle(style.script, True, style.joint)
    return NameStyle(pattern.lstrip("/"), style)


def file_name_for(title: str, names: NameStyle, now: datetime | None = None) -> str:
    """The name of a new article's file, with folders if the site's pattern has such."""
    known = {**_times(now or datetime.now()), "title": slug(title, names.slugs)}
    known["slug"] = known["name"] = known["title"]
    return _filled(names.pattern, known).replace("\\", "/")


def free_name(folder: Path, name: str) -> str:
    """``name``, or with "-2", "-3", … before its ending if the folder has one that is alike.

    Alike is what is the same file on any system, so without regard to case. Of a name that is
    ``index`` in a folder of its own, the folder gets the number.
    """
    pure = PurePosixPath(name)
    if pure.stem == "index" and len(pure.parts) > 1:
        above = free_name(folder, str(pure.parent))
        return str(PurePosixPath(above) / pure.name)
    inside = folder / pure.parent
    taken = {_folded(entry.name) for entry in inside.iterdir()} if inside.is_dir() else set()
    number, chosen = 1, pure
    while _folded(chosen.name) in taken:
        number += 1
        chosen = pure.with_name(f"{pure.stem}-{number}{pure.suffix}")
    return str(chosen)


def slug_of(path: Path, own: Value = None) -> str:
    """What an article is called in its address: its ``own`` slug if it has one, else its name."""
    if isinstance(own, str) and own.strip():
        return own.strip()
    return _DATED.sub("", name_of(path), count=1)


def address_of(path: Path, fields: Mapping[str, Value], site: Site) -> str:
    """The address of an article on its site, from the site's root ("/2024/07/31/name/").

    What only the builder knows stays a token, such as ``:hash``.
    """
    for key in ("permalink", "url"):
        own = fields.get(key)
        if isinstance(own, str) and own.strip() and key in site.kind.reserved:
            return "/" + own.strip().lstrip("/") if "://" not in own else own.strip()
    place = place_of(path, site)
    name = slug_of(path, fields.get("slug", fields.get("Slug")))
    sections = [part for part in place.sections if not part.startswith("_")]
    known = {
        **_date_tokens(path, fields),
        **dict.fromkeys(("title", "slug", "name", "post_title", "slugorcontentbasename"), name),
        **dict.fromkeys(("filename", "contentbasename", "slugorfilename"), name),
        "section": place.section,
        "sections": "/".join(sections),
        "path": "/".join([*sections, name]),
        "categories": "/".join(_categories(fields)),
        "category": "/".join(_categories(fields)[:1]),
        "output_ext": ".html",
        "collection": place.section,
    }
    filled = _filled(_address_pattern(site, place.section), known)
    return "/" + re.sub(r"/{2,}", "/", filled).lstrip("/")


def _address_pattern(site: Site, section: str) -> str:
    given = site.settings.values.get("address")
    if isinstance(given, dict):
        found = given.get(section, given.get("page"))
        given = found.get(section) if isinstance(found, dict) else found
    if not isinstance(given, str):
        given = site.kind.address
        if site.settings.values.get("clean") is True:
            given = given.removesuffix(".html")
        if site.settings.values.get("directories") is False or site.settings.values.get("ugly"):
            given = given.removesuffix("/") + ".html"
    return site.kind.addresses.get(given, given)


def _filled(pattern: str, known: Mapping[str, str]) -> str:
    def fill(match: re.Match[str]) -> str:
        name, form = match[1] or match[2], match[3]
        if form and form.startswith("%") and "iso" in known:
            return datetime.fromisoformat(known["iso"]).strftime(form)
        return known.get(name, match[0])

    return _TOKEN.sub(fill, pattern)


def _date_tokens(path: Path, fields: Mapping[str, Value]) -> dict[str, str]:
    """The tokens of the article's date, or of the day in its file's name, if it has one."""
    dates = (fields.get(key) for key in ("date", "Date", "pubDate", "publishDate"))
    text = next((str(each) for each in dates if isinstance(each, str) and day_of(each)), "")
    text = text or path.name
    day = day_of(text)
    if day is None:
        return {}
    time = re.search(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", text) if has_time(text) else None
    hour, minute, second = (int(each or 0) for each in time.groups()) if time else (0, 0, 0)
    return _times(datetime(day.year, day.month, day.day, hour, minute, second))


def _times(moment: datetime) -> dict[str, str]:
    patterns = {
        "year": "%Y",
        "month": "%m",
        "day": "%d",
        "hour": "%H",
        "minute": "%M",
        "second": "%S",
        "y_day": "%j",
        "yearday": "%j",
        "short_year": "%y",
        "week": "%V",
    }
    known = {name: moment.strftime(pattern) for name, pattern in patterns.items()}
    known |= {"i_month": str(moment.month), "i_day": str(moment.day)}
    months = "January February March April May June July August September October November December"
    days = "Mon Tue Wed Thu Fri Sat Sun"
    return known | {
        "monthname": months.split()[moment.month - 1],
        "short_month": months.split()[moment.month - 1][:3],
        "short_day": days.split()[moment.weekday()],
        "date": moment.strftime("%Y-%m-%d"),
        "iso": moment.isoformat(),
    }


def _categories(fields: Mapping[str, Value]) -> list[str]:
    value = fields.get("categories", fields.get("category"))
    while isinstance(value, list) and value and isinstance(value[0], list):
        value = value[0]
    if isinstance(value, str):
        return value.lower().split()
    return (
        [slug(str(each), SlugStyle(lowercase=True)) for each in value or []]
        if isinstance(value, list)
        else []
    )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
