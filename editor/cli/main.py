"""Which command is meant, and how it ends: 0, 1 for a problem of a file, 2 for wrong usage.

No error leaves this as anything but one plain line. Each command is a module with ``options``,
which tells a parser what it takes, and ``run``; only the one that is meant is loaded, so that
``galley show`` waits neither for Qt nor for the renderer.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

import editor
from editor.cli.usage import WrongUsage
from editor.errors import FileProblem, GalleyError
from editor.files.reasons import plain_reason

COMMANDS = {
    "show": "Print what an article is and holds, as JSON.",
    "set": "Set and remove fields; nothing else changes.",
    "render": "Write an article's HTML, as the preview shows it.",
    "new": "Make an article and print its path.",
    "import": "Make articles of texts, pages and Word files from elsewhere.",
    "site": "Print what a folder is and what its articles show, as JSON.",
    "screenshot": "Save a picture of the window with an article.",
}
"""Each is the module of that name beside this one, or the one that ``MODULES`` says."""
MODULES = {"import": "import_article"}
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, by default the one that the program was started with; its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    try:
        code = _run(given)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except SystemExit as end:
        # How argparse ends: after --help and --version, or for wrong usage.
        return end.code if isinstance(end.code, int) else 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except WrongUsage as error:
        return _complain(str(error), 2)
    except GalleyError as error:
        return _complain(str(error), 1)
    except BrokenPipeError:
        # Whoever reads has seen enough: nothing to tell.
        _close_output()
        return 1
    except OSError as error:
        _close_output()
        return _complain(f"the output cannot be written: {plain_reason(error)}", 1)
    except Exception as error:  # noqa: BLE001 (the last line of defence: a line, not a traceback)
        return _complain(f"this is a fault of Galley, please report it: {error!r}", 1)


def _run(given: list[str]) -> int:
    if given == ["--render-process"]:
        return _code(import_module("editor.render.process").main())
    if not given or given[0] not in COMMANDS:
        return _open_window(given)
    name = given[0]
    command = import_module(f"editor.cli.{MODULES.get(name, name)}")
    parser = argparse.ArgumentParser(
        prog=f"galley {name}", description=COMMANDS[name], allow_abbrev=False
    )
    command.options(parser)
    return _code(command.run(parser.parse_intermixed_args(given[1:])))


def _open_window(given: list[str]) -> int:
    commands = "\n".join(f"  {name:11} {what}" for name, what in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="galley",
        description="Open an article, or a folder of articles, in the editor.",
        epilog=f"Commands (galley COMMAND --help tells more):\n{commands}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("path", metavar="PATH", nargs="?", type=Path, help="an article or a folder")
    parser.add_argument("--version", action="version", version=f"Galley {editor.__version__}")
    path: Path | None = parser.parse_args(given).path
    if path is not None and not os.path.lexists(path):
        raise FileProblem(path, "there is no such file or folder")
    return _code(import_module("editor.app").run(path))


def _code(result: object) -> int:
    return result if isinstance(result, int) else 0


def _complain(message: str, code: int) -> int:
    with suppress(OSError, AttributeError):
        print("galley:", " ".join(message.split()), file=sys.stderr, flush=True)
    return code


def _close_output() -> None:
    """Have Python not try again, at its end, to write what could not be written."""
    with suppress(OSError, AttributeError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
