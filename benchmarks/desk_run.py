"""Work at the desk on the database of this process: bulk changes, their undoing, long histories.

Prints figures as JSON; ``desk_work.py`` runs it.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from statistics import median
from threading import Event, Thread
from time import perf_counter, thread_time
from typing import Any

import django

django.setup()

from big_archive import make_archive  # noqa: E402
from common import percentile  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from archive.curation import bulk  # noqa: E402
from archive.curation.undoing import plan_of, undo  # noqa: E402
from archive.models import (  # noqa: E402
    Article,
    Change,
    ChangedRecord,
    ChangeSet,
    Initiative,
    Mention,
    Partner,
    Subject,
)
from archive.vocabulary import ChangeAction, ChangeKind, ReviewStatus  # noqa: E402

_ROUNDS = 10
_AT_ONCE = 5000


class Reader(Thread):
    """Somebody who reads a page again and again, in a connection of their own."""

    def __init__(self, address: str) -> None:
        super().__init__(daemon=True)
        self.address, self.over = address, Event()
        self.times: list[float] = []

    def run(self) -> None:
        client = Client()
        while not self.over.is_set():
            start = perf_counter()
            answer = client.get(self.address, headers={"host": "127.0.0.1"})
            if answer.status_code != 200:
                raise SystemExit(f"{self.address} answers {answer.status_code}")
            self.times.append(1000 * (perf_counter() - start))
            self.over.wait(0.02)
        connection.close()


def while_reading(address: str, act: Callable[[], Any]) -> dict[str, float]:
    """Seconds that ``act`` takes, and milliseconds that a reader waits meanwhile.

    *processor* counts this process alone, not a database server beside it.
    """
    reader = Reader(address)
    reader.start()
    start, worked = perf_counter(), thread_time()
    act()
    seconds, worked = perf_counter() - start, thread_time() - worked
    reader.over.set()
    reader.join()
    return {
        "seconds": round(seconds, 2),
        "processor": round(worked, 2),
        "reads": len(reader.times),
        "read median": round(median(reader.times), 1) if reader.times else 0.0,
        "read longest": round(max(reader.times), 1) if reader.times else 0.0,
    }


def bulk_work(rows: int, by: User) -> dict[str, Any]:
    """Each bulk operation on so many rows, what it would undo, and its undoing."""
    keys = list(Mention.objects.order_by("pk").values_list("pk", flat=True)[:rows])
    mentions = Mention.objects.filter(pk__gte=keys[0], pk__lte=keys[-1])
    mentions.update(status="proposed", decided_by=None, decided_at=None)
    subjects = list(Subject.objects.live().order_by("pk")[:2])
    operations = {
        "accept mentions": (bulk.Decide(ReviewStatus.ACCEPTED), mentions),
        "tag articles": (bulk.Tag(subjects[0]), Article.objects.all()),
        "retag articles": (bulk.Retag(*subjects), Article.objects.all()),
        "set rights of articles": (bulk.set_rights("excerpt"), Article.objects.all()),
        "tag initiatives": (bulk.Tag(subjects[0]), Initiative.objects.all()),
    }
    read = reverse("article_list")
    figures: dict[str, Any] = {}
    for name, (operation, chosen) in operations.items():
        start = perf_counter()
        planned = bulk.plan(operation, chosen)
        looked = perf_counter() - start
        done = while_reading(
            read, lambda o=operation, c=chosen: bulk.apply(o, c, by=by, reason="benchmark")
        )
        figures[name] = {"rows": planned.changed, "preview": round(looked, 2), **done}
        made = ChangeSet.objects.filter(kind=ChangeKind.BULK).first()
        start = perf_counter()
        plan_of(made)
        looked = perf_counter() - start
        back = while_reading(read, lambda m=made: undo(m, by=by))
        figures[f"undo: {name}"] = {"rows": made.rows, "preview": round(looked, 2), **back}
        if name == "tag articles":
            bulk.apply(operation, chosen, by=by)
    return figures


def make_history(size: int, by: User) -> tuple[Partner, ChangeSet]:
    """``size`` changes about one partner: half of them one a set, half in sets of thousands."""
    partner = Partner.objects.order_by("pk")[0]
    single = size // 2
    sets = ChangeSet.objects.bulk_create(
        (ChangeSet(kind="edit", by=by, rows=1) for _ in range(single)), batch_size=_AT_ONCE
    )
    large = ChangeSet.objects.bulk_create(
        [ChangeSet(kind="bulk", by=by, rows=(size - single) // 5) for _ in range(5)]
    )
    owners = sets + [one for one in large for _ in range(one.rows)]
    mentions = list(Mention.objects.order_by("pk").values_list("pk", flat=True)[: size // 5])
    made = Change.objects.bulk_create(
        (
            Change(
                change_set=owner,
                model="partner" if owner.rows == 1 else "mention",
                key=partner.pk if owner.rows == 1 else mentions[number % len(mentions)],
                action=ChangeAction.CHANGED.value,
                label="x",
                before={"status": "proposed"},
                after={"status": "accepted"},
            )
            for number, owner in enumerate(owners)
        ),
        batch_size=_AT_ONCE,
    )
    ChangedRecord.objects.bulk_create(
        (
            ChangedRecord(
                change=change, change_set_id=change.change_set_id, model="partner", key=partner.pk
            )
            for change in made
        ),
        batch_size=_AT_ONCE,
    )
    return partner, large[-1]


def visits(partner: Partner, made: ChangeSet, by: User) -> dict[str, Any]:
    """Milliseconds of the pages of the history, and statements of each."""
    client = Client()
    client.force_login(by)
    history = reverse("admin:archive_partner_history", args=[partner.pk])
    middle = ChangeSet.objects.order_by("pk").values_list("pk", flat=True)[1000]
    pages = {
        "history of a record": history,
        "its middle": f"{history}?before={middle}",
        "all sets": reverse("change_sets"),
        "all sets of a kind": reverse("change_sets") + "?kind=merge",
        "one large set": reverse("change_set", args=[made.pk]),
        "own activity": reverse("activity"),
        "deleted records": reverse("gone"),
    }
    return {name: _visited(client, address) for name, address in pages.items()}


def _visited(client: Client, address: str) -> dict[str, Any]:
    statements = [0]

    def count(execute: Callable[..., Any], *arguments: Any) -> Any:
        statements[0] += 1
        return execute(*arguments)

    def visit() -> float:
        start = perf_counter()
        answer = client.get(address, headers={"host": "127.0.0.1"})
        if answer.status_code != 200:
            sys.exit(f"{address} answers {answer.status_code}; the figures are void.")
        return 1000 * (perf_counter() - start)

    with connection.execute_wrapper(count):
        first = visit()
    times = [visit() for _ in range(_ROUNDS)]
    return {
        "first": round(first, 1),
        "median": round(median(times), 1),
        "p95": round(percentile(times, 95), 1),
        "statements": statements[0],
    }


def main() -> None:
    """Print the figures."""
    parser = ArgumentParser()
    parser.add_argument("--rows", type=int)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--history", type=int)
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    make_archive(options.articles)
    by = User.objects.create_superuser("benchmark")
    work = bulk_work(options.rows, by)
    partner, large = make_history(options.history, by)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    print(json.dumps({"bulk": work, "pages": visits(partner, large, by)}))


if __name__ == "__main__":
    main()
