"""A new article as the author's others are: the same fields, in the same order and style."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from editor.article.article import Article, Format
from editor.article.fields import read_fields, set_field
from editor.article.meta_front import holds, line_of
from editor.article.split import split
from editor.article.toml_write import key_text as toml_key
from editor.article.toml_write import spell
from editor.article.value import Moment, Value, looks_like_moment, same
from editor.article.yaml_write import Style, after, key_text, new_text
from editor.errors import FieldError, FrontMatterError
from editor.site.dates import DateStyle, has_time, now_text, with_moment
from editor.site.profile import Profile, default_of
from editor.site.site import Site
from editor.site.spec import FieldSpec
from editor.site.templates import DATE, TITLE


def new_article(title: str, profile: Profile, now: datetime | None = None) -> Article:
    """The article that a new file starts with. ``now`` is by default this moment, here.

    Raises FieldError if the title cannot be put into front matter.
    """
    moment = now if now and now.tzinfo else (now or datetime.now()).astimezone()
    wanted = [
        (spec, _value(spec, title, moment, profile)) for spec in profile.fields if _is_new(spec)
    ]
    if profile.format is Format.TOML:
        wanted = [
            (spec, held) for spec, value in wanted if (held := _for_toml(spec, value)) is not None
        ]
    if profile.format is Format.META:
        wanted = [(spec, _for_metadata(spec, value)) for spec, value in wanted]
    return _styled(wanted, profile) or _plain(wanted, profile)


def stamped(article: Article, profile: Profile, now: datetime) -> Article:
    """``article`` with ``now`` in its field for the last change, written as it was there.

    Only where the article has that field already, with a date in it; else it is unchanged.
    ``now`` has its zone. Raises FieldError.
    """
    try:
        fields = {field.key: field.value for field in read_fields(article)}
    except FrontMatterError:
        return article
    key = next((key for key in profile.site.kind.updated if key in fields), "")
    old = fields.get(key)
    if not isinstance(old, str):
        return article
    text = with_moment(old, now)
    return set_field(article, key, Moment(text) if isinstance(old, Moment) else text)


def folder_for_new(site: Site, where: Path) -> Path:
    """Where a new article goes for somebody who is in ``where``: there, or where the site has
    its articles, made if need be. Raises OSError.
    """
    here = where.absolute()
    if here == site.posts or site.posts in here.parents:
        return where
    site.posts.mkdir(parents=True, exist_ok=True)
    return site.posts


def _for_toml(spec: FieldSpec, value: Value) -> Value:
    """``value`` without what TOML has no word for; None: the field cannot be empty there."""
    if isinstance(value, dict):
        return {key: each for key, each in value.items() if each is not None}
    texts = ("text", "paragraph", "image", "url", "slug")
    return "" if value is None and spec.kind in texts else value


def _for_metadata(spec: FieldSpec, value: Value) -> Value:
    """``value`` on one line."""
    line = " ".join(value.split()) if type(value) is str else value
    try:
        return holds(line)
    except ValueError as error:
        raise FieldError(spec.key, str(error)) from error


def _is_new(spec: FieldSpec) -> bool:
    """Whether a new article has the field; a list of mappings has nothing to begin with."""
    return spec.new and not (spec.kind == "mappings" and spec.default is None)


def _value(spec: FieldSpec, title: str, now: datetime, profile: Profile) -> Value:
    value = default_of(spec)
    if value == DATE or (not value and _says_when(spec, profile)):
        return _date(spec, now, profile)
    return _filled(value, title, _date(spec, now, profile))


def _says_when(spec: FieldSpec, profile: Profile) -> bool:
    """Whether the field says when an article is from or was last changed, which now is both."""
    dates = [each.key for each in profile.fields if each.kind in ("date", "datetime")]
    updated = [key for key in dates if key in profile.site.kind.updated]
    main = next((key for key in dates if key not in updated), "")
    return spec.key in (main, *updated)


def _filled(value: Value, title: str, date: Value) -> Value:
    if isinstance(value, list):
        return [_filled(each, title, date) for each in value]
    if isinstance(value, dict):
        return {key: _filled(each, title, date) for key, each in value.items()}
    return title if value == TITLE else date if value == DATE else value


def _date(spec: FieldSpec, now: datetime, profile: Profile) -> Value:
    """The moment ``now`` as the author writes this field: as a date, or in quotes as a text."""
    style = profile.dates
    if spec.like:
        style = DateStyle(spec.like, style.zone, style.fixed and has_time(spec.like))
    text = now_text(style, now)
    quoted = bool(spec.quotes) or not looks_like_moment(text)
    return text if quoted and spec.like else Moment(text)


Wanted = list[tuple[FieldSpec, Value]]


def _styled(wanted: Wanted, profile: Profile) -> Article | None:
    """The fields written in the author's own style; None if that does not read back."""
    if profile.format not in _WRITERS:
        return None
    write = _WRITERS[profile.format]
    opening, closing = profile.fences
    try:
        front = "".join(write(spec, value, profile) for spec, value in wanted)
        article = Article(profile.format, opening, front, closing, _below(profile))
        for spec, value in wanted if profile.format is Format.TOML else ():
            article = set_field(article, spec.key, value) if isinstance(value, dict) else article
        if split(article.text) != article:
            return None
        found = {field.key: field.value for field in read_fields(article)}
    except (FieldError, FrontMatterError, ValueError):
        return None
    meant = {spec.key: value for spec, value in wanted if found.get(spec.key) is not None or value}
    right = all(key in found and same(found[key], value) for key, value in meant.items())
    return article if right and len(found) == len(wanted) else None


def _yaml(spec: FieldSpec, value: Value, profile: Profile) -> str:
    writing = profile.style
    style = Style(quote=writing.quotes, flow_lists=writing.flow_lists, list_indent=writing.step)
    quotes = spec.quotes if isinstance(value, str) and not isinstance(value, Moment) else ""
    rest, more = after(value, 0, style, new_text(value, quotes, style))
    return "\n".join([key_text(spec.key, style) + ":" + rest, *more]) + "\n"


def _toml(spec: FieldSpec, value: Value, profile: Profile) -> str:
    if isinstance(value, dict):
        return ""  # tables come last
    like = spec.quotes or profile.style.quotes or '"'
    return f"{toml_key(spec.key)} = {spell(value, like)}\n"


def _meta(spec: FieldSpec, value: Value, profile: Profile) -> str:
    return line_of(spec.key, value)


def _below(profile: Profile) -> str:
    """What a new article's body begins with: a blank line, which metadata ends with anyway."""
    return "" if profile.format is Format.META else "\n"


_WRITERS: Mapping[Format, Callable[[FieldSpec, Value, Profile], str]] = MappingProxyType(
    {Format.YAML: _yaml, Format.TOML: _toml, Format.META: _meta}
)


def _plain(wanted: Wanted, profile: Profile) -> Article:
    """The fields set one by one, in whatever style; what the format cannot hold is left out."""
    opening, closing = profile.fences
    article = Article(profile.format, opening, "", closing, _below(profile))
    if profile.format is Format.JSON and not opening:
        article = replace(split("{\n}\n"), body="\n")
    for spec, value in wanted:
        try:
            article = set_field(article, spec.key, value)
        except FieldError:
            if value:
                raise
    return article
