"""How commands start and end, as real processes."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import editor
from editor.cli.main import main
from tests.cli.conftest import ARTICLE
from tests.cli.process import POSIX, ROOT, fails, galley


def test_files_that_cannot_be_read_are_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    (tmp_path / "p.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\xff")
    fails(1, "show", tmp_path / "missing.md")
    fails(1, "show", tmp_path / "x.md")
    fails(1, "set", tmp_path / "p.md", "a=b")
    fails(1, "render", tmp_path / "x.md")
    fails(1, "screenshot", tmp_path / "missing.md", "-o", tmp_path / "x.png")
    fails(1, tmp_path / "missing.md")


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"], ["show", "a", "b"], ["render"], ["new"], ["--nonsense"], ["a.md", "b.md"],
        ["screenshot", "a.md"], ["screenshot", "a.md", "-o", "x.png", "--size", "big"],
        ["screenshot", "a.md", "-o", "x.png", "--theme", "pink"],
    ],
)  # fmt: skip
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    fails(2, *arguments)


def test_version_and_help_say_what_there_is() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        version = tomllib.load(file)["project"]["version"]
    assert editor.__version__ == version
    assert galley("--version").stdout == f"Galley {version}\n"
    assert "screenshot" in galley("--help").stdout
    assert "KEY=VALUE" in galley("set", "--help").stdout


@POSIX
def test_a_pipe_as_article_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    fails(1, "show", tmp_path / "pipe.md")


@POSIX
def test_a_full_disk_behind_the_output_is_told(article: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        assert "the disk is full" in fails(1, "show", article, stdout=full)
    assert "the disk is full" in fails(1, "render", article, "-o", "/dev/full")


@pytest.mark.parametrize("name", ["show", "show.md", "标题.md", "-dash.md"])
def test_a_plain_terminal_and_odd_names_are_fine(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(ARTICLE.encode())
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = galley("show", tmp_path / name, env=plain)
    assert json.loads(done.stdout)["fields"]["title"] == "旧标题"
    done = galley("show", f"./{name}", cwd=tmp_path)
    assert done.returncode == 0


def test_our_own_faults_are_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_given: list[str]) -> int:
        raise RuntimeError("a\nb")

    monkeypatch.setattr("editor.cli.main._run", broken)
    assert main(["show", "x"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


LOADED = """
import sys
from editor.cli.main import main
code = main(sys.argv[1:])
assert not [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
sys.exit(code)
"""


@pytest.mark.parametrize("command", ["show", "set", "render", "new"])
def test_qt_is_not_loaded_for_work_without_a_window(article: Path, command: str) -> None:
    arguments = {
        "show": [article],
        "set": [article, "title=x"],
        "render": [article],
        "new": ["x", "--folder", article.parent],
    }[command]
    run = [sys.executable, "-c", LOADED, command, *map(str, arguments)]
    done = subprocess.run(run, check=False, capture_output=True, cwd=ROOT, timeout=30)
    assert done.returncode == 0, done.stderr
