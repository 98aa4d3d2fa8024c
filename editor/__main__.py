"""``python -m editor`` is the command ``galley``."""

from __future__ import annotations

import sys

from editor.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
