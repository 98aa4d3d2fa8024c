"""dev.py: what it does on which machine, without installing anything; and what the wheel holds."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent


class Calls:
    """The commands that dev.py would have run, and what they would have answered."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.environments: list[dict[str, str] | None] = []

    def call(
        self,
        command: Sequence[object],
        *,
        folder: Path | None = None,
        environment: dict[str, str] | None = None,
    ) -> int:
        self.commands.append(" ".join(map(str, command)))
        self.environments.append(environment)
        return 0


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Calls:
    """A checkout whose .venv is not there yet, on a Linux machine that lacks nothing."""
    calls = Calls()
    scripts = tmp_path / ".venv" / dev.SCRIPTS
    scripts.mkdir(parents=True)
    monkeypatch.setattr(dev, "call", calls.call)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "PYTHON", scripts / "python")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(dev, "works", lambda command: False)
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.setattr(dev, "loads", lambda library: True)
    monkeypatch.setattr(dev, "has_chinese_font", lambda: True)
    return calls


@pytest.fixture
def finished(calls: Calls) -> Calls:
    """A checkout that has been set up."""
    dev.PYTHON.touch()
    dev.STAMP.write_text(json.dumps(dev.wanted_stamp()), encoding="utf-8")
    return calls


def test_alone_it_lists_every_task(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == 0
    listed = capsys.readouterr().out
    assert all(f"\n  {name}" in listed for name in dev.TASKS)
    assert {"run", "test", "lint", "bench", "package"} <= set(dev.TASKS)
    assert max(map(len, listed.splitlines())) <= 100


def test_an_unknown_task_is_wrong_usage() -> None:
    assert dev.main(["fly"]) == 2


def test_an_old_python_can_read_it_and_is_told_what_it_needs() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    before_check = tree.body[
        : next(i for i, node in enumerate(tree.body) if isinstance(node, ast.If))
    ]
    assert [ast.unparse(node) for node in before_check[1:]] == ["import sys"]


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_the_first_set_up_makes_a_venv_and_installs_the_lock_then_the_checkout(
    calls: Calls,
) -> None:
    dev.set_up()
    made, locked, checkout = calls.commands
    assert "-m venv --clear" in made
    assert "--require-hashes" in locked
    assert "constraints.txt" in locked
    assert f"--editable {ROOT}" in checkout
    assert "--no-index" in checkout


def test_a_second_set_up_runs_nothing(finished: Calls) -> None:
    dev.set_up(window=True)
    assert finished.commands == []


def test_a_changed_lock_is_installed_into_a_new_venv(
    finished: Calls, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = tmp_path / "constraints.txt"
    lock.write_text("six==1.17.0", encoding="utf-8")
    monkeypatch.setattr(dev, "LOCK", lock)
    dev.set_up()
    assert "-m venv --clear" in finished.commands[0]
    assert str(lock) in finished.commands[1]


def test_a_changed_project_file_needs_no_network(finished: Calls) -> None:
    stamp = dev.wanted_stamp() | {"project": "as it was"}
    dev.STAMP.write_text(json.dumps(stamp), encoding="utf-8")
    dev.set_up()
    assert len(finished.commands) == 1
    assert "--no-index" in finished.commands[0]


def test_a_venv_whose_python_is_gone_is_made_anew(finished: Calls) -> None:
    dev.PYTHON.unlink()
    dev.set_up()
    assert "-m venv --clear" in finished.commands[0]


def test_a_set_up_that_fails_is_begun_again_the_next_time(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "call", lambda command, **_options: 1)
    with pytest.raises(SystemExit, match="This failed"):
        dev.set_up()
    assert dev.read_stamp() == {}


def test_missing_libraries_are_named_before_they_are_installed(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: library != "libnss3.so")
    monkeypatch.setattr(dev, "has_chinese_font", lambda: False)
    monkeypatch.setattr(dev, "is_root", lambda: True)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    dev.install_system_libraries(window=False)
    assert "libnss3 fonts-noto-cjk" in capsys.readouterr().out
    update, install = calls.commands
    assert update.endswith("update")
    assert install.endswith("install --yes --no-install-recommends libnss3 fonts-noto-cjk")


def test_without_a_way_to_become_root_it_says_what_to_run(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: library != "libnss3.so")
    monkeypatch.setattr(dev, "is_root", lambda: False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("sys.stdin", None)  # nobody there to type a password
    with pytest.raises(SystemExit, match="apt-get install libnss3"):
        dev.install_system_libraries(window=False)
    assert calls.commands == []


def test_a_linux_without_apt_is_told_which_libraries_it_lacks(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: library != "libnss3.so")
    monkeypatch.setattr("shutil.which", lambda name: None)
    dev.install_system_libraries(window=False)
    assert "libnss3.so" in capsys.readouterr().out
    assert calls.commands == []


def test_a_window_is_opened_on_the_sample_in_the_authors_own_environment(
    finished: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.main(["run"]) == 0
    assert finished.commands == [f"{dev.PYTHON} -m editor {dev.SAMPLE}"]
    assert finished.environments == [None]


def test_without_a_display_a_picture_of_the_window_is_taken_and_named(
    finished: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.main(["run", "my posts"]) == 0
    assert f"screenshot my posts -o {dev.SCREENSHOT}" in finished.commands[0]
    assert (finished.environments[0] or {})["QT_QPA_PLATFORM"] == "offscreen"
    said = capsys.readouterr().out
    assert "no display" in said
    assert str(dev.SCREENSHOT.resolve()) in said


@pytest.mark.parametrize("root", [True, False])
def test_only_root_does_without_chromiums_sandbox(
    monkeypatch: pytest.MonkeyPatch, root: bool
) -> None:
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.setattr(dev, "is_root", lambda: root)
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    assert ("QTWEBENGINE_DISABLE_SANDBOX" in dev.offscreen()) is root


def test_all_checks_run_even_if_one_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "call", lambda command, **_options: int("ruff" in str(command[0])))
    assert dev.report([*dev.LINT, ("tests", ["pytest"])]) == 1
    summary = capsys.readouterr().out.partition("== summary")[2]
    assert summary.count("FAILED") == 2
    assert summary.count("passed") == 3


def test_the_wheel_holds_every_module_and_every_resource(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        shipped = set(wheel.namelist())
        wheel.extractall(tmp_path / "installed")
    resources = set(files_below(ROOT / "resources"))
    assert resources
    assert {f"editor/_resources/{each}" for each in resources} <= shipped
    assert {
        f"editor/{each}" for each in files_below(ROOT / "editor") if each.endswith(".py")
    } <= shipped
    assert not any(each.startswith(("tests/", "resources/")) for each in shipped)
    command = "from editor.resources import resource; print(resource('sample').is_dir())"
    run = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, 'installed'); {command}"]
    found = subprocess.run(run, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "True"


def files_below(folder: Path) -> list[str]:
    """What git would not ignore, as paths with slashes."""
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
