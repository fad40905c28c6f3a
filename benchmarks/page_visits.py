"""Visit the pages of a large archive and print server times as JSON.

``pages.py`` runs this once for each database. A visit goes through the whole
middleware and the templates, without a network.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import django
from common import percentile

django.setup()

from big_archive import make_archive  # noqa: E402 (after the set-up)
from django.contrib import admin  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count, Model  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from processor import processor_seconds  # noqa: E402
from waiting_work import make_work_wait  # noqa: E402

from archive.ingest.statistics import refresh_statistics  # noqa: E402
from archive.models import (  # noqa: E402
    Article,
    Initiative,
    InitiativeSubject,
    Meeting,
    Mention,
    Official,
    Outlet,
    Partner,
    Subject,
)

#: Pages of a list beyond the last lead to the last one.
LAST_PAGE = "page=99999"
#: A word that a quarter of all articles have, and one that nearly all have.
WORD, WORD_OF_MOST = "disabilitas", "pelatihan"


def measure(size: int, rounds: int, *, desk: bool) -> dict[str, Any]:
    """Times of all pages of an archive with ``size`` articles, which is made where it is not."""
    _prepare(size)
    client = Client()
    found = {name: _visits(client, address, rounds) for name, address in public_pages().items()}
    if desk:
        editor, _created = User.objects.get_or_create(
            username="benchmark", defaults={"is_staff": True, "is_superuser": True}
        )
        client.force_login(editor)
        make_work_wait(editor)
        for name, address in desk_pages().items():
            found[name] = _visits(client, address, rounds)
    return found


def public_pages() -> dict[str, str]:
    """The public pages by a name for each; records that everything names stand for the worst."""
    partner, official = _most_named("partner"), _most_named("official")
    initiative, meeting = _most_named("initiative"), _most_named("meeting")
    subject = Subject.objects.get(pk=_most(InitiativeSubject, "subject"))
    article = Article.objects.get(
        pk=Mention.objects.filter(initiative=initiative).latest("pk").article_id
    )
    outlet = Outlet.objects.get(pk=_most(Article, "outlet"))
    narrowed = f"?partner={partner.slug}"
    pages = {"home": "/", "search": f"/cari/?q={WORD}", "search, no hit": "/cari/?q=zzzz"}
    for name, address, filters in (
        (
            "articles",
            "/berita/",
            (
                narrowed,
                f"?official={official.slug}",
                f"?initiative={initiative.slug}",
                f"?subject={subject.code}",
                f"?outlet={outlet.code}",
                "?year=2020",
                "?stage=signed",
            ),
        ),
        ("partners", "/mitra/", ("?kind=country", "?stage=signed", f"?subject={subject.code}")),
        ("officials", "/pejabat/", (narrowed, "?side=indonesia", "?year=2020")),
        (
            "initiatives",
            "/prakarsa/",
            (
                narrowed,
                f"?official={official.slug}",
                f"?subject={subject.code}",
                f"?outlet={outlet.code}",
                "?year=2020",
                "?stage=signed",
                "?silence=5&sort=silent",
            ),
        ),
        ("meetings", "/pertemuan/", (narrowed, f"?official={official.slug}", "?year=2020")),
        ("subjects", "/topik/", ()),
    ):
        pages[name] = address
        for one in filters:
            pages[f"{name} {one.partition('=')[0]}"] = address + one
        pages[f"{name} searched"] = f"{address}?q={WORD}"
        pages[f"{name} last page"] = f"{address}?{LAST_PAGE}"
    pages["articles searched for a word of most"] = f"/berita/?q={WORD_OF_MOST}"
    pages["search for a word of most"] = f"/cari/?q={WORD_OF_MOST}"
    for name in ("initiative_reports", "initiative_evidence"):
        pages[name.replace("_", ", ")] = reverse(name, args=[initiative.slug])
    for record in (article, partner, official, initiative, meeting, subject):
        pages[f"one {record._meta.model_name}"] = record.get_absolute_url()
    for model in (Partner, Official, Initiative, Meeting):
        seldom = model._default_manager.filter(mentions__isnull=False).order_by("-pk")[0]
        pages[f"one {model._meta.model_name}, seldom named"] = seldom.get_absolute_url()
    return pages


def desk_pages() -> dict[str, str]:
    """The lists of the editors' admin, plain and searched, and the form of each kind of record."""
    pages = {"desk: inbox": "/admin/", "desk: notices": "/admin/notices/"}
    for model, desk in sorted(admin.site._registry.items(), key=lambda item: item[0].__name__):
        if model._meta.app_label != "archive":
            continue
        name = model._meta.model_name
        pages[f"desk: {name}"] = f"/admin/archive/{name}/"
        if desk.search_fields:
            pages[f"desk: {name} searched"] = f"/admin/archive/{name}/?q={WORD}"
    forms: list[Any] = [Article.objects.latest("pk"), Subject.objects.latest("pk")]
    forms += [_most_named(kind) for kind in ("partner", "official", "initiative", "meeting")]
    for record in forms:
        name = record._meta.model_name
        pages[f"desk: one {name}"] = f"/admin/archive/{name}/{record.pk}/change/"
    return pages


def _visits(client: Client, address: str, rounds: int) -> dict[str, Any]:
    """Milliseconds of the first visit, the median and the 95th per cent; of the processor on
    average; and the number of statements."""
    cache.clear()
    counted = _Counter()
    with connection.execute_wrapper(counted):
        first = _visit(client, address)
    start = processor_seconds()
    times = [_visit(client, address) for _ in range(rounds)]
    processor = 1000 * (processor_seconds() - start) / rounds
    return {
        "address": address,
        "first": first,
        "median": median(times),
        "p95": percentile(times, 95),
        "processor": processor,
        "statements": counted.statements,
    }


class _Counter:
    """Counts the statements that pass."""

    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.statements += 1
        return execute(*arguments)


def _visit(client: Client, address: str) -> float:
    start = perf_counter()
    response = client.get(address, headers={"host": "127.0.0.1"})
    seconds = perf_counter() - start
    if response.status_code != 200:
        sys.exit(f"{address} answers {response.status_code}; the figures are void.")
    return 1000 * seconds


def _most(model: type[Model], field: str) -> int:
    """The key that ``field`` of most rows of ``model`` names."""
    rows = model._default_manager.filter(**{f"{field}__isnull": False}).order_by()
    counted = rows.values_list(field).annotate(times=Count("pk")).order_by("-times", field)
    return int(counted[0][0])


def _most_named(field: str) -> Any:
    """The record of a kind that most mentions name."""
    mentions = Mention.objects.filter(**{field: _most(Mention, field)})
    return mentions.select_related(field)[0].record


def _prepare(size: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if Article.objects.count() == size:
        return
    start = perf_counter()
    make_archive(size)
    print(
        f"Made {size} articles on {connection.vendor} in {perf_counter() - start:.0f} s.",
        file=sys.stderr,
    )
    # As an import does on SQLite; PostgreSQL does so by itself within minutes.
    refresh_statistics()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def main() -> None:
    """Print the figures."""
    parser = ArgumentParser()
    parser.add_argument("--articles", type=int)
    parser.add_argument("--repeat", type=int)
    parser.add_argument("--public", action="store_true")
    options = parser.parse_args()
    print(json.dumps(measure(options.articles, options.repeat, desk=not options.public)))


if __name__ == "__main__":
    main()
