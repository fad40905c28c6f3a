"""Measure work at the desk: changing many rows at once, taking that back, and long histories.

python benchmarks/desk_work.py [--rows N] [--articles N] [--history N] [--postgres URL] [--json]

A reader visits a public page all the while, to show whether readers wait.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from common import add_postgres, measure_in, places


def report(vendor: str, figures: Mapping[str, Any]) -> str:
    """The figures of one database, line by line."""
    lines = [f"{vendor}: seconds; a reader's milliseconds meanwhile"]
    for name, one in figures["bulk"].items():
        lines.append(
            f"  {name:34}{one['rows']:8} rows  preview {one['preview']:6.2f}"
            f"  done {one['seconds']:6.2f} (processor {one['processor']:6.2f})"
            f"  read {one['read median']:7.1f} median {one['read longest']:7.1f} longest"
        )
    lines.append(f"{vendor}: pages, milliseconds of server time")
    for name, one in figures["pages"].items():
        lines.append(
            f"  {name:34}{one['first']:8.1f} first {one['median']:8.1f} median"
            f" {one['p95']:8.1f} p95 {one['statements']:4} statements"
        )
    return "\n".join(lines)


def main() -> int:
    """Print the report; return the exit code."""
    parser = ArgumentParser(description="Measure work at the desk.")
    parser.add_argument("--rows", type=int, default=10_000, metavar="N", help="rows to decide on")
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    parser.add_argument("--history", type=int, default=100_000, metavar="N", help="rows of history")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    add_postgres(parser)
    options = parser.parse_args()
    if min(options.rows, options.articles, options.history) < 1:
        print("Numbers of rows are at least 1.", file=sys.stderr)
        return 1
    given = [f"--{name}={getattr(options, name)}" for name in ("rows", "articles", "history")]
    with places(options.postgres, name="mufakat_benchmark_desk") as found:
        figures = {place.vendor: measure_in(place, "desk_run.py", *given) for place in found}
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        print("\n".join(report(vendor, one) for vendor, one in figures.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
