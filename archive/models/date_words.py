"""Partial dates in words: of a date only what is known is said."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext

from archive.partial_dates import bounds, is_partial_date

#: Formats by how much of the date is known: day, month, year; in full and short.
_FULL = {10: "j F Y", 7: "F Y", 4: "Y"}
_SHORT = {10: "j M Y", 7: "M Y", 4: "Y"}


def date_in_words(value: str, *, short: bool = False) -> str:
    """``2021-06`` as *June 2021*, ``2019~`` as *about 2019*; what is no date stays as it is."""
    if not is_partial_date(value):
        return value
    first, _, last = value.partition("/")
    words = _one(first, short=short)
    return f"{words}–{_one(last, short=short)}" if last else words


def _one(value: str, *, short: bool) -> str:
    exact = value.rstrip("~")
    words = date_format(bounds(exact)[0], (_SHORT if short else _FULL)[len(exact)])
    return words if exact == value else gettext("about %(date)s") % {"date": words}
