"""``galley site``, as a real process."""

import json
from pathlib import Path

from tests.cli.process import fails, galley
from tests.site.starters import STARTERS


def test_site_prints_what_was_recognised_and_learned() -> None:
    shown = json.loads(galley("site", STARTERS / "hexo").stdout)
    assert shown["site"]["name"] == "hexo"
    assert shown["site"]["posts"] == str(STARTERS / "hexo" / "source" / "_posts")
    assert shown["articles"] == {"found": 6, "read": 6, "broken": 0}
    assert shown["dates"]["zone"] == "Asia/Shanghai"
    assert shown["names"]["slugs"]["script"] == "pinyin"
    assert shown["authors"] == {"林舟": 4}
    assert [field["key"] for field in shown["fields"]][:3] == ["title", "date", "updated"]
    assert shown["categories"][0]["children"][0]["name"] == "前端"
    assert shown["problems"] == []


def test_site_is_about_the_folder_one_is_in(tmp_path: Path) -> None:
    shown = json.loads(galley("site", cwd=tmp_path).stdout)
    assert (shown["site"]["name"], shown["site"]["root"]) == ("plain", str(tmp_path))


def test_site_tells_what_is_wrong_with_the_sites_own_files(tmp_path: Path) -> None:
    (tmp_path / ".galley.yaml").write_text("fields:\n  a: 5\n", encoding="utf-8")
    (problem,) = json.loads(galley("site", tmp_path).stdout)["problems"]
    assert (problem["line"], problem["path"]) == (2, str(tmp_path / ".galley.yaml"))


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    fails(1, "site", tmp_path / "missing")
