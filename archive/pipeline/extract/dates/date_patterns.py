"""Find the expressions that mean a date, and read what is printed of them.

What is printed may be a whole date, a day without its year, a month, a bare
weekday, or a word that points from the day of publication. Nothing is
completed here; that is the work of ``years``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from archive.pipeline.date_shapes import MONTHS, WEEKDAYS
from archive.pipeline.documents import Span
from archive.pipeline.lexicon import lexicon
from archive.pipeline.word_patterns import any_of, in_both_cases


class Shape(StrEnum):
    """How much of a date is printed."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """What one expression prints.

    ``month`` is 1 to 12, ``weekday`` 0 (Monday) to 6. ``last`` is the day and
    month of an interval's end. ``relative`` is the code of a pointing word
    (``yesterday``, ``last_month`` ...); with a month it is ``past`` or ``future``.
    """

    span: Span
    shape: Shape
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    last: tuple[int, int] | None = None
    relative: str | None = None

    def on(self, year: int) -> date | None:
        """The day in ``year``, or None if that year does not have it."""
        if self.day is None or self.month is None:
            return None
        return _day(year, self.month, self.day)

    def fits(self, year: int) -> bool:
        """Whether the day exists in ``year`` and falls on the printed weekday."""
        found = self.on(year)
        return found is not None and self.weekday in (None, found.weekday())


def _forms(names: Iterable[str]) -> set[str]:
    """The spellings of ``names``: capitalised, in capitals, and in lower case if they are long."""
    forms = {name.capitalize() for name in names} | {name.upper() for name in names}
    return forms | {name for name in names if len(name) > 3}


def _phrases(table: str) -> dict[str, str]:
    return {words: code for code, phrases in lexicon("months")[table].items() for words in phrases}


_POINTING = _phrases("relative")
_SIDE = _phrases("side")
#: "Mar", "Jan" and "Sun" are names of people too: a short month needs its year.
_SHORT_MONTHS = frozenset(name for name in MONTHS if len(name) <= 4) - {"mei", "juni", "juli"}
_M = any_of(_forms(MONTHS))
_ANY_W = any_of(_forms(WEEKDAYS))
_W = rf"(?P<w>{_ANY_W})(?:\s?[-–/]\s?{_ANY_W})?"
_BARE_W = any_of(
    name.capitalize() for name in WEEKDAYS if not name.endswith("day") and len(name) > 3
)
_SIDES = any_of(_SIDE)
_POINTER = rf"(?:\s+(?P<pointer>{_SIDES})\b)?"
_PHRASE = any_of(in_both_cases(_POINTING))
_YEAR = r"(?P<y>(?:19|20)\d\d)\b"
#: What may stand between a weekday and its date.
_BETWEEN = (
    r"(?:\s+(?:pagi|siang|sore|petang|malam|dini hari|kemarin|lalu|waktu setempat|waktu [A-Z]\w+))*"
    r"\s*,?\s*(?:tanggal\s+)?"
)
_TO = r"\s?(?:[-–]|hingga|sampai|dan|s/d|s\.d\.)\s?"
_NUMBERS = (
    rf"(?P<d>\d{{1,2}})(?:\s?/\s?(?P<m0>\d{{1,2}})(?={_TO}\d{{1,2}}\s?/))?"
    rf"(?:{_TO}(?P<e>\d{{1,2}})(?=\s?/))?"
    r"\s?[/.-]\s?(?P<m>\d{1,2})(?!\d)(?:\s?[/.-]\s?(?P<y>20\d\d|\d\d)(?!\d))?"
)
_DAYS = (
    rf"(?P<d>\d{{1,2}})(?:\s+(?P<m0>{_M})(?={_TO}\d))?(?:{_TO}(?P<e>\d{{1,2}}))?(?:st|nd|rd|th)?"
    rf"\s+(?P<m>{_M})\b\.?(?:,?\s+(?:tahun\s+)?{_YEAR})?"
)
#: Cheap: where an expression may start. The word before must have ended, but "Senin06/01" may not.
_OPENING = re.compile(
    rf"(?:\d|\(\s?\d|\(\s?{_ANY_W}\b|{_ANY_W}(?=\b|\d)|{_M}\b|{_PHRASE}\b"
    r"|[Tt]ahun (?=[12])|[Pp]ada (?=20)|[Ss]ejak (?=20))"
)
#: The mark before it is part of the pattern, so that the search leaps from mark to mark.
_TRIGGER = re.compile(rf"[^\w/.,-]({_OPENING.pattern})")
#: In order: the first that matches at a trigger is what is printed there.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # Selasa malam waktu setempat (7/5/2024), Senin-Selasa (6-7/5), Senin06/01/25
        rf"{_W}{_BETWEEN}(?:\(\s?)?{_NUMBERS}\s?\)?",
        # Selasa, 7 Mei 2024; Selasa (7 Mei 2024)
        rf"{_W}{_BETWEEN}(?:\(\s?)?{_DAYS}(?:\s?\))?",
        # (7/5), kemarin (7/5/2024), (Selasa, 7/5)
        rf"(?:(?:[Kk]emarin|[Bb]esok|[Ll]usa)\s+)?\(\s?(?:{_W}\s*,?\s*)?{_NUMBERS}\s?\)",
        # 6-7 Mei 2024, 30 April - 2 Mei 2024, 7 Mei lalu, (13-15 Februari 2019)
        rf"(?:\(\s?)?{_DAYS}{_POINTER}(?:(?<=\d)\s?\))?",
        # 7/5/2024, 2024-05-07
        r"(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>20\d\d)(?!\w)",
        r"(?P<y>20\d\d)-(?P<m>\d{2})-(?P<d>\d{2})(?!\w)",
        # 26-Feb-2024; 2022-09, as pages are stamped
        rf"(?P<d>\d{{1,2}})-(?P<m>{_M})-{_YEAR}",
        r"(?P<y>20\d\d)-(?P<m>0[1-9]|1[0-2])(?![\w-])",
        # May 7, 2024
        rf"(?P<m>{_M})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        # Mei 2024, Oktober lalu
        rf"(?P<m>{_M})\.?,?\s+(?:tahun\s+)?{_YEAR}{_POINTER}",
        rf"(?P<m>{_M})\s+(?P<pointer>{_SIDES})\b",
        # "pada Mei", "awal September": the year is that of the article
        rf"(?:(?<=[Pp]ada )|(?<=bulan )|(?<=awal )|(?<=akhir )|(?<=pertengahan ))(?P<m>{_M})\b"
        r"(?!\s\d)",
        # tahun 2023; "2021-2025" is a programme's period
        rf"(?:[Tt]ahun|[Pp]ada|[Ss]ejak)\s+{_YEAR}(?!\s?[-–/]\s?\d)",
        # "Minggu lalu" is last week
        rf"(?P<w>{_BARE_W})\b(?!\s(?:lalu|ini|depan)\b)",
        rf"(?P<pointer>{_PHRASE})\b",
    )
)


def find_printed_dates(text: str, start: int, end: int) -> Iterator[PrintedDate]:
    """The date expressions of ``text[start:end]``, in order, never overlapping.

    >>> [found.on(2024) for found in find_printed_dates("Pada Selasa (7/5) di Jakarta", 0, 28)]
    [datetime.date(2024, 5, 7)]
    """
    at = start
    while (trigger := _next_trigger(text, at, end)) is not None:
        first, at = trigger
        for pattern in _PATTERNS:
            match = pattern.match(text, first, end)
            if match is None:
                continue
            printed = _read(match)
            if printed is not None:
                yield printed
                at = match.end()
                break


def _next_trigger(text: str, at: int, end: int) -> tuple[int, int] | None:
    """Where from ``at`` on the next expression may start, and where what opens it ends."""
    opening = _OPENING.match(text, 0, end) if at == 0 else None
    if opening is not None:
        return opening.span()
    found = _TRIGGER.search(text, max(0, at - 1), end)
    return None if found is None else found.span(1)


def _read(match: re.Match[str]) -> PrintedDate | None:
    """What a match prints; None where its numbers are no date."""
    groups = match.groupdict()
    words = match.group().rstrip(" ,(.")
    span = Span(match.start(), match.start() + len(words))
    weekday = WEEKDAYS.get((groups.get("w") or "").casefold())
    pointer = (groups.get("pointer") or "").casefold()
    year = _read_year(groups.get("y"))
    if groups.get("m") is None:
        shape = _shape_without_month(year=year, weekday=weekday)
        relative = _POINTING.get(pointer)
        return PrintedDate(span, shape, year=year, weekday=weekday, relative=relative)
    relative = _SIDE.get(pointer)
    month = _read_month(groups["m"])
    if year is None and groups["m"].casefold() in _SHORT_MONTHS:
        return None
    if groups.get("d") is None:
        return PrintedDate(span, Shape.MONTH, month=month, year=year, relative=relative)
    day = int(groups["d"])
    # A page made elsewhere puts the month before the day.
    if month > 12 >= day and year is not None:
        day, month = month, day
    if _day(year or 2024, month, day) is None:
        return None
    first_month = _read_month(groups["m0"]) if groups.get("m0") else month
    last = None
    if groups.get("e") is not None:
        last = (int(groups["e"]), month)
        if _day(year or 2024, month, last[0]) is None or (first_month, day) >= (month, last[0]):
            last = None
    return PrintedDate(span, Shape.DAY, day, first_month, year, weekday, last, relative)


def _shape_without_month(*, year: int | None, weekday: int | None) -> Shape:
    if year is not None:
        return Shape.YEAR
    return Shape.RELATIVE if weekday is None else Shape.WEEKDAY


def _read_year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _read_month(printed: str) -> int:
    return int(printed) if printed.isdigit() else MONTHS[printed.casefold()]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
