"""Measure the pipeline alone: documents a second, where the time goes, memory.

python benchmarks/pipeline.py [FOLDER] [--repeat N] [--json]

Processor time is measured, not the clock's, so that a busy machine matters
less; the yardstick (one plain pass of a word pattern over the same texts, in
turn with the pipeline) tells a slow machine from a slow pipeline. Each round
reads every text once; the first warms the word lists up and is told apart.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

_STARTED = perf_counter()

from archive.pipeline import process as pipeline  # noqa: E402 (the import is timed, too)
from archive.pipeline.documents import RawText  # noqa: E402

LOADED_IN = perf_counter() - _STARTED

#: The steps that ``process`` calls, in its order.
STEPS = (
    "read",
    "clean",
    "find_sentences",
    "find_dateline",
    "find_outlet",
    "find_headline",
    "find_bylines",
    "find_places",
    "find_officials",
    "find_dates",
    "date_events",
    "find_partners",
    "find_quotations",
    "find_meetings",
    "find_initiatives",
    "resolve_partner",
    "resolve_official",
)

_WORD = re.compile(r"\w+")


def run(texts: Sequence[RawText]) -> float:
    """Processor seconds that the pipeline needs for ``texts``."""
    start = process_time()
    for text in texts:
        pipeline.process(text)
    return process_time() - start


def run_yardstick(texts: Sequence[RawText]) -> float:
    """Processor seconds of one plain pass over ``texts``."""
    start = process_time()
    for text in texts:
        Counter(_WORD.findall(text.content.decode("utf-8", errors="replace").casefold()))
    return process_time() - start


@contextmanager
def timed_steps() -> Iterator[dict[str, float]]:
    """Count the seconds of each step while the block runs."""
    seconds: dict[str, float] = dict.fromkeys(STEPS, 0.0)
    steps = {name: getattr(pipeline, name) for name in STEPS}
    for name, step in steps.items():
        setattr(pipeline, name, _timed(name, step, seconds))
    try:
        yield seconds
    finally:
        for name, step in steps.items():
            setattr(pipeline, name, step)


def _timed(name: str, step: Callable[..., Any], seconds: dict[str, float]) -> Callable[..., Any]:
    @wraps(step)
    def timed(*arguments: Any, **options: Any) -> Any:
        start = perf_counter()
        try:
            return step(*arguments, **options)
        finally:
            seconds[name] += perf_counter() - start

    return timed


def measure(texts: Sequence[RawText], rounds: int) -> dict[str, Any]:
    """All figures for ``texts`` read ``rounds`` times."""
    first = run(texts)
    pairs = [(run(texts), run_yardstick(texts)) for _ in range(rounds)]
    best = median(pipeline_seconds for pipeline_seconds, _ in pairs)
    with timed_steps() as seconds:
        whole = perf_counter()
        for text in texts:
            pipeline.process(text)
        whole = perf_counter() - whole
    # Linux gives kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return {
        "texts": len(texts),
        "rounds": rounds,
        "bytes_per_text": round(sum(len(text.content) for text in texts) / len(texts)),
        "load_seconds": LOADED_IN,
        "first_round_per_second": len(texts) / first,
        "texts_per_second": len(texts) / best,
        "slowest_round_per_second": len(texts) / max(seconds for seconds, _ in pairs),
        "times_the_yardstick": median(ours / plain for ours, plain in pairs),
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20,
        "shares": {name: spent / whole for name, spent in seconds.items()},
    }


def report(figures: dict[str, Any]) -> str:
    """The figures as readable lines, the dearest step first."""
    lines = [
        f"{figures['texts']} texts of {figures['bytes_per_text']} bytes on average, "
        f"{figures['rounds']} rounds",
        f"texts a second (one core)   {figures['texts_per_second']:8.1f}",
        f"  first round, lists cold   {figures['first_round_per_second']:8.1f}",
        f"  slowest round             {figures['slowest_round_per_second']:8.1f}",
        f"times a plain word pass     {figures['times_the_yardstick']:8.1f}",
        f"seconds to load             {figures['load_seconds']:8.2f}",
        f"peak memory, MB             {figures['peak_megabytes']:8.1f}",
        "share of time by step",
    ]
    shares = sorted(figures["shares"].items(), key=lambda share: -share[1])
    lines += [f"  {name:24}  {share:8.1%}" for name, share in shares]
    return "\n".join(lines)


def main() -> int:
    """Print the report; return the exit code."""
    parser = ArgumentParser(description="Measure the pipeline alone.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "seeds")
    parser.add_argument("--repeat", type=int, default=20, metavar="N", help="rounds over the texts")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    paths = sorted(options.folder.rglob("*.txt"))
    if not paths:
        print(f"{options.folder}: no texts (*.txt) below this folder.", file=sys.stderr)
        return 1
    texts = [RawText(path.name, path.read_bytes()) for path in paths]
    figures = measure(texts, options.repeat)
    print(json.dumps(figures, indent=1) if options.json else report(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
