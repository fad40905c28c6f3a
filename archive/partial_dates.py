"""Partial dates: what is known of a date, and no more (EDTF levels 0 and 1).

A leaf module like the vocabulary. Accepted are ``2019``, ``2019-07``,
``2019-07-17``, each with ``~`` for *about*, and intervals of two of them with
a slash. The text form sorts by the first day it may mean, so rows are ordered
and cut by year on the text itself.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_ONE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?~?"
PARTIAL_DATE = re.compile(rf"{_ONE}(?:/{_ONE})?")


def is_partial_date(value: str) -> bool:
    """Whether ``value`` is a partial date that the calendar has.

    >>> is_partial_date("2019-07~"), is_partial_date("2019-02-30")
    (True, False)
    """
    if PARTIAL_DATE.fullmatch(value) is None:
        return False
    try:
        first, last = bounds(value)
    except ValueError:
        return False
    return first <= last


@lru_cache(maxsize=20_000)
def bounds(value: str) -> tuple[date, date]:
    """The first and the last day that ``value`` may mean.

    Raises ``ValueError`` for a day the calendar does not have.

    >>> bounds("2019-02")
    (datetime.date(2019, 2, 1), datetime.date(2019, 2, 28))
    """
    first, _, last = value.partition("/")
    return _edges(first)[0], _edges(last or first)[1]


def _edges(value: str) -> tuple[date, date]:
    numbers = [int(part) for part in value.rstrip("~").split("-")]
    match numbers:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(f"not a partial date: {value!r}")
