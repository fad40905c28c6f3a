"""Processor time of this process, and of the database server where it runs on this machine."""

from __future__ import annotations

import os
from pathlib import Path
from time import process_time

from django.db import connection


def processor_seconds() -> float:
    """Seconds of the processor so far, the server's for this database included.

    Only differences mean anything. A server's seconds are counted in hundredths.
    """
    return process_time() + _server_seconds()


def _server_seconds() -> float:
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return sum(_seconds_of(process) for (process,) in cursor.fetchall())


def _seconds_of(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    # Fields 14 and 15 of proc(5), counted after the name in brackets, which may hold blanks.
    user, system = status.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
