"""Prints pytest-benchmark's results as the README's table: `python -m tests.bench.table FILE`."""

from __future__ import annotations

import json
import platform
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import qVersion

from tests.bench.article import SIZES


def main(results: Path) -> int:
    """Print one row for each measure and one column for each size: median, and the slowest."""
    data = json.loads(results.read_text(encoding="utf-8"))
    rows: dict[str, dict[str, str]] = {}
    for each in data["benchmarks"]:
        name = each["name"].split("[")[0].removeprefix("test_").replace("_", " ")
        rows.setdefault(name, {})[each["param"] or ""] = cell(each["stats"])
    print(f"\n{machine(data['machine_info'])}; median (slowest) in milliseconds\n")
    print("| | " + " | ".join(SIZES) + " |")
    print("|---|" + "---:|" * len(SIZES))
    for name, cells in rows.items():
        print(f"| {name} | " + " | ".join(cells.get(size, "") for size in SIZES) + " |")
    return 0


def cell(stats: dict[str, float]) -> str:
    """The median and the slowest round, in milliseconds."""
    median, slowest = stats["median"] * 1000, stats["max"] * 1000
    digits = 1 if median < 10 else 0
    return f"{median:.{digits}f} ({slowest:.{digits}f})"


def machine(info: dict[str, Any]) -> str:
    """Which machine and versions it was measured on."""
    cpu = info["cpu"]
    name = cpu.get("brand_raw", info["machine"])
    cores = cpu.get("count", "?")
    python = platform.python_version()
    return f"{name}, {cores} cores, {info['system']}, Python {python}, Qt {qVersion()}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
