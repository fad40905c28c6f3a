"""Keep the index in step with the records, inside the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from types import ModuleType

from django.db import connection
from django.db.models import Model

from archive.search import postgresql, sqlite
from archive.search.content import CONTENT, Fresh, words

_ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}

#: Records indexed at a time when everything is indexed anew.
_CHUNK = 500
#: Every row is asked for.
NOTHING_FRESH = Fresh()


def engine() -> ModuleType:
    """The module that speaks the database in use."""
    return _ENGINES[connection.vendor]


def table_of(model: type[Model]) -> str:
    """The name of a model's index table."""
    return f"archive_search_{model._meta.model_name}"


def index(records: Iterable[Model], fresh: Fresh = NOTHING_FRESH) -> None:
    """Index ``records`` anew, of whatever models; call it in the transaction that saved them.

    Rows about new records that are given as ``fresh`` are not asked for again.
    """
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for record in records:
        by_model[type(record)].append(record)
    for model, several in by_model.items():
        engine().write(table_of(model), words(several, fresh))


def unindex(records: Iterable[Model]) -> None:
    """Take ``records`` out of the index; call it before they are deleted."""
    by_model: dict[type[Model], list[int]] = defaultdict(list)
    for record in records:
        by_model[type(record)].append(record.pk)
    for model, keys in by_model.items():
        engine().delete(table_of(model), keys)


def rebuild() -> int:
    """Index every record anew and return how many there are."""
    total = 0
    for model in CONTENT:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table_of(model)}")  # noqa: S608 (our own tables)
        chunk: list[Model] = []
        for record in model._default_manager.order_by("pk").iterator(chunk_size=_CHUNK):
            chunk.append(record)
            if len(chunk) == _CHUNK:
                index(chunk)
                total += len(chunk)
                chunk = []
        index(chunk)
        total += len(chunk)
    return total
