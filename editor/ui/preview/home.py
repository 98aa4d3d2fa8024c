"""Where the article in the preview lies: what its references are looked for from.

Says which file a reference means; knows nothing of how it is shown. Reads no file, only looks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from editor.article.document import Document
from editor.article.fields import read_fields
from editor.errors import FrontMatterError
from editor.site.assets import reference_candidates
from editor.site.kind import PLAIN
from editor.site.names import address_of
from editor.site.site import Site, find_site

NEW = "untitled.md"
"""What an article without a file is taken to be called."""


@dataclass(frozen=True, slots=True)
class Home:
    """The file of an article (it need not exist yet) and the site it is in."""

    article: Path
    site: Site

    @property
    def root(self) -> Path:
        """The folder outside of which nothing is read."""
        return self.site.root

    def candidates(self, reference: str, address: str) -> tuple[Path, ...]:
        """Where the file may lie that the article, which will be at ``address`` on its site, means
        by ``reference``; see site/assets.py.
        """
        return reference_candidates(reference, self.article, self.site, address)

    def address(self, document: Document | None) -> str:
        """The article's address on its site; "" while its front matter cannot be read."""
        try:
            fields = read_fields(document.article) if document else []
        except FrontMatterError:
            return ""
        try:
            return address_of(self.article, {each.key: each.value for each in fields}, self.site)
        except ValueError:  # a pattern for dates that this system does not know
            return ""


def home_of(folder: Path, root: Path | None = None, path: Path | None = None) -> Home:
    """The home of an article in ``folder``. In a plain folder, ``root`` is what it belongs to."""
    article = (path or folder / NEW).absolute()
    site = find_site(article)
    if root is not None and site.name == PLAIN and article.is_relative_to(root.absolute()):
        site = replace(site, root=root.absolute(), content=root.absolute())
    return Home(article, site)
