"""Review the seeds at the desk and in the lists, and print what it cost as JSON.

``review.py`` runs this once for each database.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable
from statistics import median
from typing import Any

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402 (after the set-up)
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402
from processor import processor_seconds  # noqa: E402

from archive.curation.desk_reading import read_proposals  # noqa: E402
from archive.models import Article, Mention, Partner  # noqa: E402
from archive.models.review import Reviewed  # noqa: E402

#: Rows of the dense article.
DENSE = 300
#: Visits of its page.
ROUNDS = 10
#: Keys to get to the list of thresholds and to choose the lowest.
TO_CHOOSE = 3
#: Clicks for one list: open it, choose the action, run it.
PER_LIST = 3


def main() -> int:
    """Print the figures; return the exit code."""
    call_command("quickstart", "--no-serve", verbosity=0, stdout=sys.stderr)
    setup_test_environment()  # pages come with what they were filled with
    editor, _created = User.objects.get_or_create(
        username="benchmark", defaults={"is_staff": True, "is_superuser": True}
    )
    client = Client(headers={"host": "localhost"})
    client.force_login(editor)
    articles = list(Article.objects.order_by("pk"))
    client.get(reverse("review", args=[articles[0].pk]))  # templates are compiled once
    figures: dict[str, Any] = {"articles": len(articles)}
    for name, way in (("desk", at_the_desk), ("at_once", at_once), ("lists", in_the_lists)):
        costs = []
        for article in articles:
            with transaction.atomic():
                costs.append(way(client, article))
                transaction.set_rollback(True)
        figures[name] = {key: median(cost[key] for cost in costs) for key in costs[0]}
    figures["dense"] = dense(client, articles[0])
    json.dump(figures, sys.stdout)
    return 0


def at_the_desk(client: Client, article: Article) -> dict[str, float]:
    """Accept one proposal after the other with one key each, as the page offers them."""
    address = reverse("review", args=[article.pk])
    strokes, requests, start = 0, 1, processor_seconds()
    page = client.get(address)
    while (opened := page.context["open"]) is not None:
        # What cannot be accepted without choosing a record is rejected: one key as well.
        do = "accept" if opened["may_accept"] else "reject"
        sent = {"do": do, "usul": opened["key"], "version": opened["marks"]}
        page = client.post(address, sent, follow=True)
        strokes, requests = strokes + 1, requests + 2
    return _cost(article, strokes, requests, start)


def at_once(client: Client, article: Article) -> dict[str, float]:
    """Read first, then accept all that is left with one key, having chosen how sure it must be."""
    begun = processor_seconds()
    address = reverse("review", args=[article.pk])
    rest = client.get(address).context["rest"]
    least = rest["counts"][-1][0]
    sent = {"do": "accept_all", "version": rest["marks"], "least": least}
    client.post(address, sent, follow=True)
    before = {"strokes": 1 + TO_CHOOSE, "requests": 3, "seconds": processor_seconds() - begun}
    after = at_the_desk(client, article)
    return {name: before[name] + after[name] for name in before}


def in_the_lists(client: Client, article: Article) -> dict[str, float]:
    """Accept the same rows in the lists: tick each, choose the action, run it."""
    rows: dict[type[Model], list[int]] = defaultdict(list)
    for proposal in read_proposals(article).proposals:
        for part in proposal.parts:
            rows[type(part.row)].append(part.row.pk)
        record = proposal.record
        if isinstance(record, Reviewed) and record.run_id is not None:
            rows[type(record)].append(record.pk)
    strokes, requests, start = 0, 0, processor_seconds()
    for model, keys in rows.items():
        address = reverse(f"admin:archive_{model._meta.model_name}_changelist")
        client.get(address)
        for action in ("accept_selected", "reject_selected"):
            left = model._base_manager.filter(pk__in=keys, decided_by__isnull=True)
            some = list(left.values_list("pk", flat=True))
            if not some:
                continue
            sent = {"action": action, "_selected_action": some, "index": "0"}
            client.post(address, sent, follow=True)
            strokes += len(some) + PER_LIST - (action == "reject_selected")
            requests += 2
        requests += 1
    return _cost(article, strokes, requests, start)


def _cost(article: Article, strokes: int, requests: int, start: float) -> dict[str, float]:
    seconds = processor_seconds() - start
    if left := read_proposals(article).open:
        names = ", ".join(one.key for one in left)
        raise SystemExit(f"{article.reference} is not reviewed: {names} still wait.")
    return {"strokes": strokes, "requests": requests, "seconds": seconds}


def dense(client: Client, article: Article) -> dict[str, float]:
    """The page of an article with very many rows."""
    partners = list(Partner.objects.order_by("pk")[:60])
    Mention.objects.bulk_create(
        Mention(
            article=article,
            kind="partner",
            partner=partners[number % len(partners)],
            start=start,
            end=start + 3,
            exact=article.text[start : start + 3],
            rule="with",
            confidence=0.8,
        )
        for number in range(DENSE)
        if (start := 7 * number) + 3 <= len(article.text)
    )
    address = reverse("review", args=[article.pk])
    counted = _Counter()
    with connection.execute_wrapper(counted):
        client.get(address)
    begun = processor_seconds()
    for _round in range(ROUNDS):
        client.get(address)
    milliseconds = 1000 * (processor_seconds() - begun) / ROUNDS
    rows = sum(len(one.parts) for one in read_proposals(article).proposals)
    return {"rows": rows, "milliseconds": milliseconds, "statements": counted.statements}


class _Counter:
    """Counts the statements that pass."""

    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.statements += 1
        return execute(*arguments)


if __name__ == "__main__":
    sys.exit(main())
