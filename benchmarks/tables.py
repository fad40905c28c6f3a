"""How long a file of many rows takes: planned, brought in, exported, planned again.

    python benchmarks/tables.py [rows]

Works in a data folder of its own, which it leaves empty; ``DATABASE_URL`` names another database,
in which everything is rolled back.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("MUFAKAT_SECRET_KEY", "a-key-for-measuring-only")
FOLDER = tempfile.TemporaryDirectory(prefix="mufakat-tables-")
os.environ["MUFAKAT_DATA"] = FOLDER.name

import django  # noqa: E402

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from archive.curation.tables.applying import apply  # noqa: E402
from archive.curation.tables.planning import Plan, plan  # noqa: E402
from archive.curation.tables.records import INITIATIVES, PARTNERS  # noqa: E402

HEADERS = ["slug", "name", "kind", "description", "partners", "stages"]


def measured(label: str, work: Callable[[], Any]) -> Any:
    """Do ``work`` and print its seconds and its questions to the database."""
    asked = 0

    def count(execute: Any, *given: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*given)

    start = time.perf_counter()
    with connection.execute_wrapper(count):
        done = work()
    print(f"{label:<34}{time.perf_counter() - start:>7.1f} s{asked:>8} queries")
    return done


def rows(size: int, word: str) -> list[dict[str, str]]:
    """Initiatives with a partner and a stage each."""
    return [
        dict(
            zip(
                HEADERS,
                (
                    f"uji-{number}",
                    f"Pelatihan {number} {word}",
                    "training",
                    f"Uraian {number}",
                    f"mitra-{number % 50}; counterpart; Surat",
                    f"signed; 2019-07; Siaran pers {word}",
                ),
                strict=True,
            )
        )
        for number in range(size)
    ]


def main(size: int) -> None:
    """Bring ``size`` rows in, change all of them, and roll everything back."""
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        by = User.objects.create_user("measuring")
        some = [{"slug": f"mitra-{n}", "name": f"Mitra {n}", "kind": "agency"} for n in range(50)]
        apply(plan(PARTNERS, list(some[0]), some, by=by), by=by, file_name="mitra.csv")

        def planned(word: str) -> Plan:
            done = plan(INITIATIVES, HEADERS, rows(size, word), by=by)
            if done.errors:
                raise SystemExit(str(done.errors[0]))
            return done

        print(f"{size} initiatives with a partner and a stage each, {connection.vendor}")
        for label, word in (("new", "satu"), ("changed", "dua")):
            one = measured(f"plan, all {label}", lambda word=word: planned(word))
            measured(f"write, all {label}", lambda one=one: apply(one, by=by, file_name="x.csv"))
        measured("plan, nothing changed", lambda: planned("dua"))
        records = INITIATIVES.model.objects.prefetch_related(*INITIATIVES.fetched)
        measured("export", lambda: [INITIATIVES.show(one) for one in records])
        transaction.set_rollback(True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
