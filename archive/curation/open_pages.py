"""Open pages: who has the same page of the desk open, as a courtesy that holds nobody up.

One row for each person and page, written when the page is opened and while it
stays open. It counts for some minutes only, so that nobody has to clean up
after a closed browser. No history is kept of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.db.models import Model, Q
from django.utils import timezone

from archive.models import OpenPage

#: How long a page counts as open after it was last heard of; the page tells every minute.
_COUNTS_FOR = timedelta(minutes=3)
#: After this time rows of pages that nobody left properly are taken away.
_KEPT_FOR = timedelta(days=1)


def note_open(row: Model, *, by: User) -> None:
    """Note that ``by`` has the page of ``row`` open; where a writer is at work, do without."""
    page = OpenPage(user=by, model=_name(row), key=row.pk, seen_at=timezone.now())
    with _without_waiting():
        OpenPage.objects.bulk_create(
            [page],
            update_conflicts=True,
            unique_fields=["model", "key", "user"],
            update_fields=["seen_at"],
        )


def note_left(row: Model, *, by: User) -> None:
    """Note that ``by`` has left the page of ``row``, and forget pages left long ago."""
    long_ago = timezone.now() - _KEPT_FOR
    with _without_waiting():
        OpenPage.objects.filter(
            Q(model=_name(row), key=row.pk) | Q(seen_at__lt=long_ago), user=by
        ).delete()


def others_at(row: Model, *, than: User) -> list[str]:
    """The names of the others who have the page of ``row`` open now."""
    pages = OpenPage.objects.filter(
        model=_name(row), key=row.pk, seen_at__gt=timezone.now() - _COUNTS_FOR
    ).exclude(user=than)
    return [str(page.user) for page in pages.select_related("user").order_by("user__username")]


def _name(row: Model) -> str:
    return row._meta.model_name or ""


@contextmanager
def _without_waiting() -> Iterator[None]:
    """Give up where the database is busy: SQLite lets one write at a time, others wait for it."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    patience = int(1000 * connection.settings_dict.get("OPTIONS", {}).get("timeout", 5))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        except OperationalError as error:
            if "locked" not in str(error):
                raise
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")
