"""What is remembered between two starts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from editor.settings import RECENT_LENGTH, Settings, load_settings, save_settings


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    settings = replace(Settings(), theme="dark", recent=["文章.md"], pane_sizes=[1, 2, 3, 4])
    save_settings(settings, tmp_path / "new folder")
    assert load_settings(tmp_path / "new folder") == settings


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"theme": 3, "pane_sizes": ["a"]}', "\x00"]
)
def test_an_unreadable_file_or_value_counts_as_not_set(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    assert load_settings(tmp_path) == Settings()


def test_a_good_value_survives_a_bad_neighbour(tmp_path: Path) -> None:
    kept = {"theme": "dark", "text_size": "big", "unknown": 1}
    (tmp_path / "settings.json").write_text(json.dumps(kept), encoding="utf-8")
    assert load_settings(tmp_path) == replace(Settings(), theme="dark")


def test_recent_holds_each_path_once_newest_first_and_not_for_ever() -> None:
    settings = Settings()
    for number in [*range(20), 15]:
        settings = settings.with_recent(Path(f"{number}.md"))
    assert settings.recent[:3] == ["15.md", "19.md", "18.md"]
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_LENGTH
