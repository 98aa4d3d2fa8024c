"""Whether the web engine can lock its processes in, which it does not do without."""

from __future__ import annotations

import os
import sys

SWITCHED_OFF = "QTWEBENGINE_DISABLE_SANDBOX"
"""Set by whoever knows what that means, as for tests in a container; never by Galley."""


def has_sandbox() -> bool:
    """Whether the web engine may start; started as root on Linux, it ends the program."""
    if not sys.platform.startswith("linux"):
        return True
    return os.geteuid() != 0 or bool(os.environ.get(SWITCHED_OFF))
