"""Measure the whole import beside the pipeline alone: documents a second, where the time goes.

python benchmarks/imports.py [FOLDER] [--repeat N] [--postgres URL] [--profile] [--json]

The texts are read by the pipeline and imported by turns, each time under new
references, in one process. Seconds are the processor's (the database server's
too, where it runs on this machine), so that a busy machine matters less.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from common import ROOT, add_postgres, measure_in, places

#: Documents a second on one core that we aim at.
TARGETS = {"pipeline_per_second": 300, "import_per_second": 200}
LINES = (
    ("pipeline_per_second", "pipeline alone, texts a second", ".1f"),
    ("import_per_second", "whole import, texts a second", ".1f"),
    ("import_per_second_by_the_clock", "  by the clock", ".1f"),
    ("first_round_per_second", "  first round, all is new", ".1f"),
    ("last_round_per_second", "  last round", ".1f"),
    ("times_the_pipeline", "import, times the pipeline", ".2f"),
    ("times_the_yardstick", "import, times a plain word pass", ".1f"),
    ("statements_per_text", "statements a text", ".1f"),
)


def report(figures: dict[str, dict[str, Any]]) -> str:
    """The figures of all databases side by side."""
    first = next(iter(figures.values()))
    lines = [
        f"{first['texts']} texts of {first['bytes_per_text']} bytes on average, "
        f"{first['rounds']} rounds",
        f"{'':34}" + "".join(f"{vendor:>12}" for vendor in figures) + f"{'target':>10}",
    ]
    for name, label, form in LINES:
        values = "".join(f"{one[name]:>12{form}}" for one in figures.values())
        lines.append(f"{label:34}{values}{TARGETS.get(name, ''):>10}".rstrip())
    lines.append("share of an import's time")
    for name in first["shares"]:
        shares = "".join(f"{one['shares'][name]:>12.1%}" for one in figures.values())
        lines.append(f"  {name:32}{shares}")
    if len(figures) == 2:
        sqlite, postgresql = (one["import_per_second"] for one in figures.values())
        lines.append(f"PostgreSQL imports {postgresql / sqlite:.2f} times as fast as SQLite.")
    return "\n".join(lines)


def main() -> int:
    """Print the report; return the exit code."""
    parser = ArgumentParser(description="Measure the import.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "seeds")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="rounds over the texts")
    parser.add_argument("--profile", action="store_true", help="show the dearest functions instead")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    add_postgres(parser)
    options = parser.parse_args()
    if next(options.folder.rglob("*.txt"), None) is None:
        print(f"{options.folder}: no texts (*.txt) below this folder.", file=sys.stderr)
        return 1
    arguments = [str(options.folder.resolve()), f"--repeat={options.repeat}"]
    if options.profile:
        arguments.append("--profile")
    with places(options.postgres, name="mufakat_benchmark_imports") as found:
        figures = {place.vendor: measure_in(place, "import_run.py", *arguments) for place in found}
    if not options.profile:
        print(json.dumps(figures, indent=1) if options.json else report(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
