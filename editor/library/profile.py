"""The profile of the site that an article is in, from its settings, its articles and its author."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from editor.library.learning import Memory, read_samples
from editor.site.habits import FEW, Sample
from editor.site.overrides import OverridesError, find_overrides, overridden, read_overrides
from editor.site.place import place_of
from editor.site.profile import Profile, make_profile
from editor.site.site import Site, find_site
from editor.site.spec import SiteProblem


def profile_for(path: Path, memory: Memory | None = None) -> Profile:
    """All that is known of articles at ``path``, an article or a folder; it need not exist.

    With the ``memory`` of an earlier call only files that have changed since are read. What
    cannot be read is told in the profile's problems and otherwise left out; never raises.
    """
    path = path.absolute()
    site = find_site(path)
    where = _place_to_write(path, site)
    reading = read_samples(site, memory)
    here, others = _alike(reading.samples, where, site)
    profile = make_profile(site, where, here, others)
    profile = replace(profile, articles=reading.articles, read=reading.read, broken=reading.broken)
    return _decided(profile, where)


def _place_to_write(path: Path, site: Site) -> Path:
    """The place that is asked about: from above the articles, where new ones go."""
    return site.posts if path == site.root or path in site.posts.parents else path


def _alike(
    samples: tuple[Sample, ...], where: Path, site: Site
) -> tuple[tuple[Sample, ...], tuple[Sample, ...]]:
    """The samples of the same section (drafts are posts in waiting), and all others."""
    section = _section(where if where.suffix else where / "x.md", site)
    folders = {each.path.parent: each.path for each in samples}
    sections = {folder: _section(path, site) for folder, path in folders.items()}
    here = tuple(each for each in samples if sections[each.path.parent] == section)
    if len(here) < FEW:
        here = tuple(each for each in samples if each.path.stem not in ("index", "_index"))
    if not here:
        return samples, ()
    chosen = {each.path for each in here}
    return here, tuple(each for each in samples if each.path not in chosen)


def _section(path: Path, site: Site) -> str:
    place = place_of(path, site)
    return "posts" if place.role == "draft" else place.section


def _decided(profile: Profile, where: Path) -> Profile:
    """The profile with what ``.galley.yaml`` says."""
    start = where if where.is_dir() else where.parent
    site = profile.site
    file = find_overrides(start if start.is_relative_to(site.root) else site.root, site.root)
    if file is None:
        return profile
    try:
        fields = overridden(profile.fields, read_overrides(file))
    except OverridesError as error:
        problem = SiteProblem(file, error.line, error.reason)
        return replace(profile, problems=(*profile.problems, problem))
    return replace(profile, fields=fields)
