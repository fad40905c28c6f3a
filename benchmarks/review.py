"""Measure what it costs to review one document completely: keys, clicks, time of the processor.

python benchmarks/review.py [--postgres URL] [--json]

The seeds are reviewed three times, each time every row of every article: at the
review desk with one key for each proposal; there again, accepting what is left at
once; and in the lists of the admin, where an editor opens a list, ticks the rows of
the article, chooses the action and runs it. For the lists only these clicks are
counted, as if the rows of one article were easy to find among all others; reading
is free on either side.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from common import add_postgres, measure_in, places


def report(vendor: str, figures: Mapping[str, Any]) -> str:
    """The medians over the seeds, the desk beside the lists."""
    lines = [f"{vendor}, median of {figures['articles']} articles"]
    for name, label in (("desk", "review desk"), ("at_once", "all at once"), ("lists", "lists")):
        one = figures[name]
        lines.append(
            f"  {label:12} {one['strokes']:5.0f} keys or clicks, {one['requests']:4.0f} requests, "
            f"{one['seconds']:.2f} s of the server"
        )
    dense = figures["dense"]
    lines.append(
        f"  an article with {dense['rows']} rows: {dense['milliseconds']:.0f} ms a page, "
        f"{dense['statements']} statements"
    )
    return "\n".join(lines)


def main() -> int:
    """Print the report; return the exit code."""
    parser = ArgumentParser(description="Measure the review of one document.")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    add_postgres(parser)
    options = parser.parse_args()
    with places(options.postgres, name="mufakat_benchmark_review") as found:
        figures = {place.vendor: measure_in(place, "reviewing.py") for place in found}
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        print("\n".join(report(vendor, one) for vendor, one in figures.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
