"""``galley new``, as a real process."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cli.process import POSIX, ROOT, fails, galley


def test_new_makes_an_article_and_never_overwrites(tmp_path: Path) -> None:
    paths = [galley("new", "你好: 世界/2", "--folder", tmp_path).stdout for _ in range(2)]
    assert paths == [f"{tmp_path / name}\n" for name in ("你好-世界-2.md", "你好-世界-2-2.md")]
    shown = json.loads(galley("show", paths[0].strip()).stdout)
    assert shown["fields"]["title"] == "你好: 世界/2"


def test_new_goes_where_the_site_has_its_posts(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").touch()
    printed = galley("new", "First Post", cwd=tmp_path).stdout
    assert Path(printed.strip()) == tmp_path / "content" / "posts" / "first-post.md"
    text = (tmp_path / "content/posts/first-post.md").read_text(encoding="utf-8")
    assert text.startswith("+++\n")


def test_new_in_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    fails(1, "new", "x", "--folder", tmp_path / "missing")
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_a_name_that_is_not_utf8_is_printed_as_it_is(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9"
    Path(os.fsdecode(folder)).mkdir()
    command = [sys.executable, "-m", "editor", "new", "x", "--folder", folder]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, timeout=30)
    assert done.stdout == folder + b"/x.md\n"
