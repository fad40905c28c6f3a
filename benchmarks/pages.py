"""Measure the pages of a large archive: server time and statements of each.

python benchmarks/pages.py [--articles N ...] [--repeat N] [--postgres URL] [--public]
                           [--keep FOLDER] [--json]

An archive of invented records is made for it, on SQLite and, where a server is
given, on PostgreSQL. The first visit finds nothing cached. With more than one
size, pages whose number of statements depends on it are named.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from common import add_postgres, measure_in, places

#: Milliseconds that 95 of 100 visits may take.
TARGET = 50

Visits = Mapping[str, Mapping[str, Any]]


def report(size: int, figures: Mapping[str, Visits]) -> str:
    """The figures of one size of archive, all databases side by side."""
    head = "".join(f"{vendor:>45}" for vendor in figures)
    columns = "".join(
        f"{'first':>10}{'median':>9}{'p95':>9}{'proc.':>9}{'stmts':>8}" for _vendor in figures
    )
    lines = [f"{size} articles, milliseconds of server time", f"{'':38}{head}", f"{'':38}{columns}"]
    for name in next(iter(figures.values())):
        lines.append(f"{name:38}" + "".join(_cells(visits[name]) for visits in figures.values()))
    for vendor, visits in figures.items():
        missed = [name for name, one in visits.items() if one["p95"] >= TARGET]
        lines.append(
            f"{vendor}: {len(visits) - len(missed)} of {len(visits)} pages under {TARGET} ms"
            + (f"; not: {', '.join(missed)}" if missed else "")
        )
    return "\n".join(lines)


def _cells(visit: Mapping[str, Any]) -> str:
    mark = "*" if visit["p95"] >= TARGET else " "
    return (
        f"{visit['first']:10.1f}{visit['median']:9.1f}{visit['p95']:8.1f}{mark}"
        f"{visit['processor']:9.1f}{visit['statements']:8}"
    )


def growing(smaller: Visits, larger: Visits) -> list[str]:
    """The pages that send another number of statements in the larger archive."""
    return [
        f"{name} ({smaller[name]['statements']} → {larger[name]['statements']})"
        for name in smaller
        if name in larger and smaller[name]["statements"] != larger[name]["statements"]
    ]


def main() -> int:
    """Print the report; return the exit code."""
    parser = ArgumentParser(description="Measure the pages.")
    parser.add_argument("--articles", type=int, nargs="+", default=[20_000], metavar="N")
    parser.add_argument("--repeat", type=int, default=20, metavar="N", help="visits of each page")
    parser.add_argument("--public", action="store_true", help="leave out the editors' admin")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the archives made")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    add_postgres(parser)
    options = parser.parse_args()
    if min(options.articles) < 1 or options.repeat < 1:
        print("Sizes and numbers of visits are at least 1.", file=sys.stderr)
        return 1
    shared = [f"--repeat={options.repeat}", *(["--public"] if options.public else [])]
    sizes: dict[int, dict[str, Visits]] = {}
    for size in options.articles:
        name = f"mufakat_benchmark_pages_{size}"
        with places(options.postgres, name=name, keep=options.keep) as found:
            sizes[size] = {
                place.vendor: measure_in(place, "page_visits.py", f"--articles={size}", *shared)
                for place in found
            }
        if not options.json:
            print(report(size, sizes[size]), end="\n\n", flush=True)
    if options.json:
        print(json.dumps(sizes, indent=1))
    elif len(sizes) > 1:
        smallest, largest = sizes[min(sizes)], sizes[max(sizes)]
        for vendor in smallest:
            changed = growing(smallest[vendor], largest[vendor])
            print(f"{vendor}: statements depend on the size: {', '.join(changed) or 'nowhere'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
