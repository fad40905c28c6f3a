"""What the benchmarks that need a database share: where they measure, and how they count.

Each database is measured in a process of its own, because settings are read
once in a process. Databases are the benchmark's own: made for it, then dropped.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

HERE = Path(__file__).parent
ROOT = HERE.parent


@dataclass(frozen=True, slots=True)
class Place:
    """A database to measure on: its vendor, its address, and a folder for what else is made."""

    vendor: str
    url: str
    folder: Path


def add_postgres(parser: ArgumentParser) -> None:
    """Let ``parser`` take the PostgreSQL server to measure on as well."""
    parser.add_argument(
        "--postgres",
        metavar="URL",
        default=os.environ.get("TEST_DATABASE_URL"),
        help="a PostgreSQL server to measure on, too (default: TEST_DATABASE_URL)",
    )


@contextmanager
def places(server: str | None, *, name: str, keep: Path | None = None) -> Iterator[list[Place]]:
    """The databases to measure on: SQLite in a folder, and one on the PostgreSQL ``server``.

    Both are called ``name``. With ``keep`` they stay, in that folder and on the
    server, for the next time; otherwise they are removed.
    """
    with TemporaryDirectory(prefix="mufakat-benchmark-") as temporary:
        folder = Path(temporary) if keep is None else keep
        folder.mkdir(parents=True, exist_ok=True)
        found = [Place("sqlite", f"sqlite:///{folder.resolve()}/{name}.sqlite3", folder)]
        if server is None:
            yield found
            return
        own = name if keep is not None else f"{name}_{os.getpid()}"
        _make_database(server, own)
        try:
            url = urlunsplit(urlsplit(server)._replace(path=f"/{own}"))
            yield [*found, Place("postgresql", url, folder)]
        finally:
            if keep is None:
                with psycopg.connect(server, autocommit=True) as connection:
                    connection.execute(f'DROP DATABASE "{own}" WITH (FORCE)')


def _make_database(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if known.fetchone() is None:
            connection.execute(f'CREATE DATABASE "{name}"')


def measure_in(place: Place, script: str, *arguments: str) -> dict[str, Any]:
    """Run ``script`` of this folder with ``place`` as its database; return the JSON it prints."""
    environment = {
        **os.environ,
        "DATABASE_URL": place.url,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "MUFAKAT_DATA": str(place.folder),
        "MUFAKAT_DEBUG": "false",
        "MUFAKAT_SECRET_KEY": "a-key-for-benchmarks-only",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE)]),
    }
    command = [sys.executable, str(HERE / script), *arguments]
    # What the script has to say while it works goes to the terminal with its errors.
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode != 0:
        raise SystemExit(f"{script} failed on {place.vendor}; see above.")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def timed(name: str, step: Callable[..., Any], seconds: dict[str, float]) -> Callable[..., Any]:
    """``step``, adding the seconds of each call to ``seconds[name]``."""

    @wraps(step)
    def measured(*arguments: Any, **options: Any) -> Any:
        start = perf_counter()
        try:
            return step(*arguments, **options)
        finally:
            seconds[name] += perf_counter() - start

    return measured


def percentile(values: Sequence[float], share: int) -> float:
    """The value that ``share`` per cent of ``values`` do not exceed."""
    if len(values) < 2:
        return values[0]
    return quantiles(values, n=100, method="inclusive")[share - 1]
