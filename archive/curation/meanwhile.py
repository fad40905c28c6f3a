"""Meanwhile: what others did to a row since somebody opened the page that shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Model, QuerySet
from django.utils.translation import gettext as _

from archive.changes.snapshots import name_of
from archive.models import Change, ChangedRecord, ChangeSet
from archive.vocabulary import ChangeAction


@dataclass(frozen=True, slots=True)
class Doing:
    """Who did something and when; a run does it under its number."""

    who: str
    at: datetime

    @classmethod
    def of(cls, change_set: ChangeSet) -> Doing:
        """Who did what ``change_set`` holds."""
        if change_set.by is not None:
            return cls(str(change_set.by), change_set.at)
        if change_set.run_id is not None:
            return cls(_run(change_set.run_id), change_set.at)
        return cls(_("a command"), change_set.at)


def written_since(row: Model, moment: datetime) -> dict[str, Doing]:
    """Who last wrote each column of ``row`` since ``moment``, as far as it was noted."""
    written: dict[str, Doing] = {}
    for change in _changes(type(row), [row.pk]).filter(change_set__at__gte=moment):
        written |= dict.fromkeys(change.after, Doing.of(change.change_set))
    return written


def taken_away(model: type[Model], keys: Collection[int]) -> dict[int, Change]:
    """The last change of each row of ``keys`` that is no longer where it was, by its key.

    Either it was deleted, or it now belongs to another record.
    """
    return {change.key: change for change in _changes(model, keys)}


def last_about(rows: QuerySet[Any]) -> Change | None:
    """The last change of one of ``rows`` (all of one model), or of a row about one of them."""
    name, keys = name_of(rows.model), rows.order_by().values("pk")
    about = ChangedRecord.objects.filter(model=name, key__in=keys)
    found = [
        Change.objects.filter(model=name, key__in=keys).aggregate(last=Max("pk"))["last"],
        about.aggregate(last=Max("change"))["last"],
    ]
    last = max((pk for pk in found if pk is not None), default=0)
    return Change.objects.select_related("change_set__by").filter(pk=last).first()


def who_added(rows: Iterable[Any]) -> dict[int, Doing]:
    """Who added each of ``rows`` (all of one model): a person or, as the row says, a run."""
    found = list(rows)
    if not found:
        return {}
    runs = {
        row.pk: Doing(_run(row.run_id), row.run.started_at)
        for row in found
        if getattr(row, "run_id", None) is not None
    }
    created = _changes(type(found[0]), [row.pk for row in found]).filter(
        action=ChangeAction.CREATED
    )
    return {**runs, **{change.key: Doing.of(change.change_set) for change in created}}


def _run(key: int) -> str:
    return _("import run #%(run)d") % {"run": key}


def _changes(model: type[Model], keys: Collection[int]) -> Any:
    """The changes of the rows of ``model`` called ``keys``, oldest first."""
    rows = Change.objects.filter(model=name_of(model), key__in=keys).order_by("pk")
    return rows.select_related("change_set__by")
