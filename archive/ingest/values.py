"""Values as the database takes them: cut to length, valid partial dates, valid codes."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from archive.partial_dates import is_partial_date

_ISO = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
_LARGEST_AMOUNT = Decimal(10) ** 17
_LONGEST_DATE = 24


def cut(value: str | None, length: int) -> str:
    """``value`` in one line and at most ``length`` characters, empty for None."""
    line = " ".join((value or "").split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def partial_date(value: str | None) -> str:
    """``value`` where it is a partial date, else empty: unknown."""
    if value is None or len(value) > _LONGEST_DATE or not is_partial_date(value):
        return ""
    return value


def iso_code(value: str | None) -> str:
    """``value`` where it may stand on a partner: well-formed and not Indonesia, else empty."""
    if value is None or not _ISO.fullmatch(value) or value[:2] == "ID":
        return ""
    return value


def amount(value: float) -> Decimal | None:
    """``value`` with two decimals, or None where no record could hold it."""
    try:
        exact = Decimal(str(value)).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return exact if exact.is_finite() and abs(exact) < _LARGEST_AMOUNT else None
