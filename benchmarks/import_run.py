"""Import texts into the database of the environment and print figures as JSON.

``imports.py`` runs this once for each database; the database may be empty.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile
from pathlib import Path
from pstats import Stats
from shutil import copyfile
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

import django
from common import timed
from pipeline import run_yardstick

django.setup()

from django.core.management import call_command  # noqa: E402 (after the set-up)
from django.db import connection  # noqa: E402
from processor import processor_seconds  # noqa: E402

from archive.ingest import run as importing  # noqa: E402
from archive.ingest import store as storing  # noqa: E402
from archive.ingest.authority_file import KnownRecords  # noqa: E402
from archive.ingest.fixtures import load_fixtures  # noqa: E402
from archive.ingest.library import Library  # noqa: E402
from archive.pipeline.documents import RawText  # noqa: E402
from archive.pipeline.process import process  # noqa: E402
from archive.vocabulary import Outcome  # noqa: E402


def measure(paths: list[Path], rounds: int) -> dict[str, Any]:
    """Read and import the texts ``rounds`` times by turns, then once more with timers."""
    texts = [RawText(path.name, path.read_bytes()) for path in paths]
    known = KnownRecords.load()
    for text in texts:
        process(text, known.file)
    found = [_round(paths, texts, number) for number in range(rounds)]
    shares, statements = _shares(paths, rounds)
    count = len(texts)
    return {
        "texts": count,
        "rounds": rounds,
        "bytes_per_text": round(sum(len(text.content) for text in texts) / count),
        "pipeline_per_second": count / median(one["pipeline"] for one in found),
        "import_per_second": count / median(one["import"] for one in found),
        "import_per_second_by_the_clock": count / median(one["clock"] for one in found),
        "first_round_per_second": count / found[0]["import"],
        "last_round_per_second": count / found[-1]["import"],
        "times_the_pipeline": median(one["import"] / one["pipeline"] for one in found),
        "times_the_yardstick": median(one["import"] / one["yardstick"] for one in found),
        "shares": shares,
        "statements_per_text": statements / count,
    }


def _round(paths: list[Path], texts: list[RawText], number: int) -> dict[str, float]:
    """Seconds of one round: the processor's for each part, and the clock's for the import."""
    known = KnownRecords.load()
    yardstick = run_yardstick(texts)
    start = process_time()
    for text in texts:
        process(text, known.file)
    pipeline = process_time() - start
    with _copies(paths, f"round-{number}") as folder:
        start, clock = processor_seconds(), perf_counter()
        _import(folder, len(texts))
        return {
            "yardstick": yardstick,
            "pipeline": pipeline,
            "import": processor_seconds() - start,
            "clock": perf_counter() - clock,
        }


def _shares(paths: list[Path], number: int) -> tuple[dict[str, float], int]:
    """Which share of an import's time goes where, and how many statements it sends."""
    seconds = dict.fromkeys(("pipeline", "storing", "search index", "watching", "commit"), 0.0)
    steps: list[tuple[Any, str, str]] = [
        (importing, "process", "pipeline"),
        (importing, "store_new", "storing"),
        (storing, "index", "search index"),
        (Library, "is_behind", "watching"),
        (Library, "settle", "watching"),
        (connection, "commit", "commit"),
    ]
    statements = 0

    def count(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal statements
        statements += 1
        return execute(*arguments)

    with _copies(paths, f"round-{number}") as folder:
        patches = [
            patch.object(at, name, timed(as_, getattr(at, name), seconds))
            for at, name, as_ in steps
        ]
        for one in patches:
            one.start()
        start = perf_counter()
        with connection.execute_wrapper(count):
            _import(folder, len(paths))
        whole = perf_counter() - start
        for one in patches:
            one.stop()
    seconds["storing"] -= seconds["search index"]
    seconds["the rest"] = whole - sum(seconds.values())
    return {name: spent / whole for name, spent in seconds.items()}, statements


def _import(folder: Path, count: int) -> None:
    report = importing.import_texts([folder])
    if report.outcomes != {Outcome.CREATED: count}:
        sys.exit(
            f"The import did not store all texts: {dict(report.outcomes)}; the figures are void."
        )


@contextmanager
def _copies(paths: list[Path], reference: str) -> Iterator[Path]:
    """A folder with the texts under references that begin with ``reference``."""
    with TemporaryDirectory(prefix="mufakat-texts-") as folder:
        for number, path in enumerate(paths):
            copyfile(path, Path(folder, f"{reference}-{number}.txt"))
        yield Path(folder)


def main() -> None:
    """Print the figures, or with ``--profile`` the dearest functions of one import."""
    parser = ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    load_fixtures()
    paths = sorted(options.folder.rglob("*.txt"))
    if options.profile:
        with _copies(paths, "first") as folder:
            _import(folder, len(paths))
        with _copies(paths, "profiled") as folder, Profile() as profile:
            _import(folder, len(paths))
        Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(45)
    figures = {} if options.profile else measure(paths, options.repeat)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
