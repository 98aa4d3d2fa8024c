"""Where the files that ship with Galley are found."""

from pathlib import Path

import pytest

from editor import resources
from editor.resources import resource


def test_a_checkout_has_them_at_its_top() -> None:
    assert resource("sites", "hexo.yaml").is_file()
    assert resource("sites") == Path(__file__).resolve().parents[1] / "resources" / "sites"


def test_an_installed_package_has_them_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_resources" / "sites").mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "resources.py"))
    assert resource("sites") == tmp_path / "_resources" / "sites"
