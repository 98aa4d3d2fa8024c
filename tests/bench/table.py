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
    """Print a row for each measure and a column for each size: median, 95th percentile."""
    data = json.loads(results.read_text(encoding="utf-8"))
    rows: dict[str, dict[str, str]] = {}
    for each in data["benchmarks"]:
        name = each["name"].split("[")[0].removeprefix("test_").replace("_", " ")
        rows.setdefault(name, {})[each["param"] or ""] = cell(each)
    print(f"\n{machine(data['machine_info'])}; median (95 % are faster) in milliseconds\n")
    print("| | " + " | ".join(SIZES) + " |")
    print("|---|" + "---:|" * len(SIZES))
    for name, cells in rows.items():
        print(f"| {name} | " + " | ".join(cells.get(size, "") for size in SIZES) + " |")
    return 0


def cell(result: dict[str, Any]) -> str:
    """The median and the 95th percentile in milliseconds, or what was measured instead."""
    if "megabytes" in result["extra_info"]:
        return f"{result['extra_info']['megabytes']:.0f} MB"
    times = sorted(result["stats"]["data"])
    if len(times) == 1:
        return f"{times[0] * 1000:.0f}"
    slow = times[min(len(times) - 1, round(0.95 * len(times)))] * 1000
    median = result["stats"]["median"] * 1000
    digits = 1 if median < 10 else 0
    return f"{median:.{digits}f} ({slow:.{digits}f})"


def machine(info: dict[str, Any]) -> str:
    """Which machine and versions it was measured on."""
    cpu = info["cpu"]
    name = cpu.get("brand_raw", info["machine"])
    cores = cpu.get("count", "?")
    python = platform.python_version()
    return f"{name}, {cores} cores, {info['system']}, Python {python}, Qt {qVersion()}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
