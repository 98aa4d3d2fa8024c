"""Where the files that ship with Galley lie: icons, themes, sites, the preview's page, samples.

In a checkout that is the folder ``resources`` at the top; a wheel and a packaged program have it
inside the package, as ``_resources``.
"""

from __future__ import annotations

from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a file or folder that ships with Galley; it may be read, not written."""
    package = Path(__file__).parent
    shipped = package / "_resources"
    folder = shipped if shipped.is_dir() else package.parent / "resources"
    return folder.joinpath(*parts)
