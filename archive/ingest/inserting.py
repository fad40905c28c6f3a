"""Insert rows quickly.

Django's ``bulk_create`` builds its SQL anew for every call. A document brings
a few rows for each of a dozen tables, so building the statements took longer
than everything else of an import together; here each statement is built once.
Like ``bulk_create``, this sends no signals and calls no ``save``. Rows are
mappings, for building a model's instance takes longer than inserting its row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from django.db import connection
from django.db.models import BinaryField, DateField, DecimalField, Field, JSONField, Model
from django.utils import timezone

from archive.sending import send_rows

#: What stands in the columns of a row, by the names of the model's attributes (``run_id``).
Values = Mapping[str, Any]

#: The fields whose values SQLite wants in another form; it takes all others as they are.
_CONVERTED_FOR_SQLITE = (JSONField, DateField, DecimalField)


def insert(model: type[Model], rows: Sequence[Values]) -> None:
    """Insert ``rows`` of ``model``, all with values for the same columns."""
    table = _table(model)
    names = tuple(name for name in table.fields if name in rows[0])
    if connection.vendor == "postgresql":
        send_rows(_statement_on_postgresql(model, names), _as_json(rows, table.binary))
        return
    with connection.cursor() as cursor:
        values = _as_sequences(rows, names, table.fields)
        cursor.executemany(_statement_on_sqlite(model, names), values)


def complete(model: type[Model], values: Values) -> dict[str, Any]:
    """``values`` with the model's defaults for the columns that are not given, its key excepted."""
    table = _table(model)
    unknown = values.keys() - table.fields.keys()
    if unknown:
        raise TypeError(f"{model.__name__} has no column {', '.join(sorted(unknown))}.")
    made = {name: make() for name, make in table.made.items() if name not in values}
    return {**table.defaults, **made, **values}


def values_of(record: Model) -> dict[str, Any]:
    """The values of a new ``record`` by column."""
    table = _table(type(record))
    for field in table.stamped:
        field.pre_save(record, add=True)
    return dict(zip(table.fields, table.read(record), strict=True))


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of a model, and what stands in them where nothing is given.

    ``stamped`` are filled with the time; ``made`` makes a value that no two
    rows may share.
    """

    fields: Mapping[str, Field[Any, Any]]
    defaults: Values
    made: Mapping[str, Callable[[], Any]]
    stamped: Sequence[Field[Any, Any]]
    binary: frozenset[str]
    read: Callable[[Model], tuple[Any, ...]]


@cache
def _table(model: type[Model]) -> _Table:
    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    given = {name: field for name, field in fields.items() if not field.primary_key}
    stamped = [
        field
        for field in given.values()
        if isinstance(field, DateField) and (field.auto_now or field.auto_now_add)
    ]
    made: dict[str, Callable[[], Any]] = {field.attname: timezone.now for field in stamped}
    made |= {
        name: field.default
        for name, field in given.items()
        if field.has_default() and callable(field.default)
    }
    return _Table(
        fields=fields,
        defaults={name: field.get_default() for name, field in given.items() if name not in made},
        made=made,
        stamped=stamped,
        binary=frozenset(name for name, field in fields.items() if isinstance(field, BinaryField)),
        read=attrgetter(*fields),
    )


def _as_json(rows: Sequence[Values], binary: frozenset[str]) -> Sequence[Values]:
    """``rows`` as JSON can say them: bytes in hexadecimal digits, as PostgreSQL reads them."""
    if not binary:
        return rows
    return [{**row, **{name: "\\x" + row[name].hex() for name in binary}} for row in rows]


def _as_sequences(
    rows: Sequence[Values], names: Sequence[str], fields: Mapping[str, Field[Any, Any]]
) -> Sequence[Sequence[Any]]:
    """``rows`` as SQLite takes them."""
    tuples = map(itemgetter(*names), rows)
    converted = [
        (at, fields[name])
        for at, name in enumerate(names)
        if isinstance(fields[name], _CONVERTED_FOR_SQLITE)
    ]
    if not converted:
        return list(tuples)
    lists = [list(values) for values in tuples]
    for values in lists:
        for at, field in converted:
            values[at] = field.get_db_prep_save(values[at], connection)
    return lists


@cache
def _statement_on_sqlite(model: type[Model], names: Sequence[str]) -> str:
    places = ", ".join(["%s"] * len(names))
    return f"{_insert_into(model, names)} VALUES ({places})"


@cache
def _statement_on_postgresql(model: type[Model], names: Sequence[str]) -> str:
    fields = _table(model).fields
    quote = connection.ops.quote_name
    columns = ", ".join(f"{quote(name)} {fields[name].db_type(connection)}" for name in names)
    rows = f"json_to_recordset(%s) AS row ({columns})"
    return f"{_insert_into(model, names)} SELECT * FROM {rows}"  # noqa: S608 (our own names)


def _insert_into(model: type[Model], names: Sequence[str]) -> str:
    fields = _table(model).fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(fields[name].column)) for name in names)
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns})"
