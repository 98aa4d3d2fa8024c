"""What a field may need to know besides its own value: other fields, the article and its site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from editor.article.value import Value
from editor.exchange.pictures import bring
from editor.files.reasons import file_problem
from editor.site.assets import image_reference, resolve_reference
from editor.site.completion import Offer, offers_of, path_offers_of
from editor.site.profile import Profile
from editor.site.spec import FieldSpec


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``path`` is the article's file, or where a new one is going to be; None where nobody knows.

    ``profile`` is what is known of its site, None for nothing; ``title`` and ``values`` are the
    article's title and all its fields' values, as the form shows them.
    """

    profile: Profile | None = None
    path: Path | None = None
    title: str = ""
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """What is known of the site's fields."""
        return self.profile.fields if self.profile else ()

    @property
    def folder(self) -> Path | None:
        """The article's folder."""
        return self.path.parent if self.path else None

    def offers(self, key: str) -> tuple[Offer, ...]:
        """What other articles have in this field, the most used first."""
        profile = self.profile
        spec = profile.field(key) if profile else None
        if profile is None or spec is None:
            return ()
        if spec.nested:
            return path_offers_of(profile.categories)
        return offers_of(profile.terms(key))

    def file_at(self, address: str) -> Path | None:
        """The file that an address in the article means, if it is there."""
        if self.profile is None or self.path is None:
            return None
        try:
            return resolve_reference(address, self.path, self.profile.site)
        except (OSError, ValueError):  # a name that the system does not take
            return None

    def address_of(self, file: Path) -> str:
        """How the article names ``file``; what the site would not find is copied to where it does.

        Raises FileProblem.
        """
        file = file.absolute()
        if self.profile is None or self.path is None:
            return file.as_posix()
        known = image_reference(file, self.path, self.profile.site)
        if known is not None:
            return known
        try:
            return self.bring(file.name, file.read_bytes())
        except OSError as error:
            raise file_problem(file, error) from error

    def bring(self, name: str, data: bytes) -> str:
        """How the article names a file that is put among its site's; "" where there is no site.

        Raises FileProblem.
        """
        if self.profile is None or self.path is None:
            return ""
        return bring(name, data, self.path, self.profile.site)
