"""Which front-matter key means what, in any generator, and what the author's site calls it."""

from __future__ import annotations

from editor.article.value import Value
from editor.exchange.found import Role
from editor.exchange.labels import role_of
from editor.site.profile import Profile
from editor.site.spec import FieldSpec

UPDATED, COVER, DRAFT, PUBLISHED = "updated", "cover", "draft", "published"

_ALIASES = {
    "title": "title posttitle headline name",
    "date": "date pubdate publishdate publisheddate published created createdat creationdate"
    " createtime datepublished datecreated publishedat publishdatetime pubdatetime postdate posted"
    " time firstpublished",
    UPDATED: "updated lastmod lastmodifiedat lastmodified modified modifieddate updateddate"
    " updatedat updatedate lastupdated datemodified moddatetime revised",
    "author": "author authors by writer byline",
    "tags": "tags tag keywords keyword topics",
    "categories": "categories category section",
    "summary": "description summary excerpt abstract desc dek subtitle metadescription intro",
    "source": "source sourceurl origin original originalurl originallink sourcelink via",
    COVER: "cover image banner thumbnail thumb heroimage featuredimage featureimage coverimage"
    " topimg"
    " headerimg headerimage hero ogimage img featuredimg coverimg feature",
    DRAFT: "draft isdraft",
}
_MEANINGS = {alias: name for name, aliases in _ALIASES.items() for alias in aliases.split()}

_RECOGNISED = frozenset(("title", "date", "author", "tags", "categories", "summary", "source"))


def meaning(key: str, value: Value = None) -> str:
    """What a key of any generator stands for: a Role's name, one of those above, or ""."""
    plain = "".join(each for each in key.casefold() if each.isalnum())
    if plain == PUBLISHED and isinstance(value, bool):
        return PUBLISHED
    if plain in _MEANINGS:
        return _MEANINGS[plain]
    role = role_of(key)
    return "" if role in (None, Role.BODY) else str(role)


def role_of_key(key: str, value: Value = None) -> Role | None:
    """The part of an article that a key holds, if it is one of those that are recognised."""
    found = meaning(key, value)
    return Role(found) if found in _RECOGNISED else None


def spec_for(name: str, profile: Profile) -> FieldSpec | None:
    """The site's own field for what ``name`` stands for; of several the one that articles have."""
    found = [spec for spec in profile.fields if _is_for(spec, name, profile)]
    return next((spec for spec in found if spec.new or spec.used), next(iter(found), None))


def translated(key: str, value: Value, profile: Profile) -> tuple[str, Value]:
    """A field of another generator as this site has it; as it is if the site has no such."""
    found = meaning(key, value)
    if found in (DRAFT, PUBLISHED) and isinstance(value, bool):
        publishing = profile.site.kind.publishing
        draft = value if found == DRAFT else not value
        if not publishing.key:
            return (PUBLISHED, False) if draft else ("", None)
        return (
            (publishing.key, publishing.draft) if draft else (publishing.key, publishing.published)
        )
    if found == UPDATED and profile.updated_key:
        return profile.updated_key, value
    spec = profile.field(key) or (spec_for(found, profile) if found == COVER else None)
    return (spec.key if spec else key), value


def _is_for(spec: FieldSpec, name: str, profile: Profile) -> bool:
    if name == COVER:
        return spec.kind == "image"
    if spec.key in profile.site.kind.updated:
        return False
    if name == Role.TAGS:
        return spec.kind == "tags" and meaning(spec.key) == Role.TAGS
    return meaning(spec.key) == name
