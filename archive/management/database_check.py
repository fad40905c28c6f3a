"""Look at the database before anything is done to it, and say in one sentence what is wrong."""

from __future__ import annotations

from pathlib import Path

import psycopg
from django.apps import apps
from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

#: Seconds to wait for a database server before saying that it does not answer.
PATIENCE = 5


def check_database() -> None:
    """Raise ``CommandError`` where the database cannot be reached, read or gone on with."""
    _applied_migrations()


def require_archive() -> None:
    """Raise ``CommandError`` also where nothing has set the archive's tables up."""
    applied = _applied_migrations()
    if not set(MigrationLoader(None).graph.leaf_nodes("archive")) <= applied:
        raise CommandError(
            f"The database {database_name()} does not have the archive's tables as they are now; "
            "run quickstart or migrate first."
        )


def _applied_migrations() -> set[tuple[str, str]]:
    match connection.vendor:
        case "postgresql":
            _reach_server()
        case "sqlite":
            _make_folder()
        case _:
            raise CommandError(
                "DATABASE_URL names neither PostgreSQL nor SQLite: write it as "
                "postgres://user:password@host/name, or leave it out."
            )
    try:
        tables = set(connection.introspection.table_names())
        applied = set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError as error:
        raise CommandError(
            f"The database {database_name()} cannot be used: {_first_line(error)}. Move it away, "
            "or name another one with DATABASE_URL, and run this again."
        ) from error
    odd = _odd_tables(tables, applied)
    if odd:
        raise CommandError(
            f"The database {database_name()} is half made: {odd}. Move it away, or name another "
            "one with DATABASE_URL, and run this again."
        )
    return applied


def database_name() -> str:
    """The database as people know it, without its password."""
    known = connection.settings_dict
    if connection.vendor == "postgresql":
        return f"{known['NAME']} on {known['HOST'] or 'this machine'}"
    return str(known["NAME"])


def _reach_server() -> None:
    """Try one connection by itself: the pool would go on trying for half a minute."""
    options = {**connection.get_connection_params(), "connect_timeout": PATIENCE}
    try:
        psycopg.connect(**options).close()
    except psycopg.Error as error:
        raise CommandError(
            f"The PostgreSQL database {database_name()} cannot be reached: {_first_line(error)}. "
            "Start the server, make the database, or correct DATABASE_URL."
        ) from error


def _make_folder() -> None:
    """SQLite makes its file, but not the folder that it stands in."""
    folder = Path(connection.settings_dict["NAME"]).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(
            f"The folder {folder} cannot be made: {error.strerror}. Name another place for the "
            "database with DATABASE_URL."
        ) from error


def _odd_tables(tables: set[str], applied: set[tuple[str, str]]) -> str:
    """What does not fit between the tables that are there and the migrations that say so."""
    leaves = MigrationLoader(None).graph.leaf_nodes()
    begun = {app for app, _name in applied}
    complete = {app for app, name in leaves if (app, name) in applied}
    for model in apps.get_models():
        app, table = model._meta.app_label, model._meta.db_table
        if table in tables and app not in begun and app in {leaf for leaf, _name in leaves}:
            return f"it has a table {table} that no migration made"
        if table not in tables and app in complete and model._meta.managed:
            return f"its table {table} is missing"
    return ""


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".")
