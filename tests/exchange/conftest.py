"""What the tests of imports share."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.site.profile import Profile, bare_profile
from editor.site.site import find_site


@pytest.fixture
def plain(tmp_path: Path) -> Profile:
    """A folder that is no site."""
    return bare_profile(find_site(tmp_path))


@pytest.fixture
def hexo(tmp_path: Path) -> Profile:
    (tmp_path / "_config.yml").touch()
    (tmp_path / "scaffolds").mkdir()
    return bare_profile(find_site(tmp_path))


@pytest.fixture
def hugo(tmp_path: Path) -> Profile:
    (tmp_path / "hugo.toml").touch()
    return bare_profile(find_site(tmp_path))
