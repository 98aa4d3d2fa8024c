"""``python -m editor`` is the command ``galley``."""

from __future__ import annotations

import sys
from multiprocessing import freeze_support

from editor.cli.main import main

if __name__ == "__main__":
    freeze_support()  # the packaged program is started anew for each of its processes
    sys.exit(main())
