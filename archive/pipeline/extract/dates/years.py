"""Infer the year of a date that is printed without one, or leave it unknown.

A weekday, a day and a month fit two or three years. What decides is, strongest
first: the same day with its year elsewhere; the date of publication; other
dated events of the text; who held which post when, and forums whose editions
have a known year; bare years. Boilerplate is never asked. If nothing decides,
the candidates are the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from archive.pipeline.extract.dates.date_patterns import PrintedDate, Shape
from archive.pipeline.lexicon import lexicon
from archive.pipeline.terms_of_office import Tenure

#: A page is published at most this long after what it reports without a year.
_PUBLISHED_WITHIN = timedelta(days=60)
#: A reporter's evening is an editor's next day.
_CLOCK_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class YearEvidence:
    """What one text says about its year.

    ``latest`` is the last day a date can mean. ``dated`` holds the whole dates
    that are printed, ``dated_years`` the years of events with a month,
    ``edition_years`` those of numbered forums, ``bare_years`` the rest;
    ``weekdays`` are the days that are printed with a weekday and no year; ``stamped_years`` stand
    on the page itself: in a press release's number or its publisher's mark. ``since`` is a year in
    which something began that still lasts: the text is no older.
    """

    latest: date
    published: date | None
    dated: frozenset[date]
    dated_years: tuple[int, ...]
    edition_years: tuple[int, ...]
    bare_years: tuple[int, ...]
    tenures: tuple[Tenure, ...]
    weekdays: tuple[PrintedDate, ...] = ()
    stamped_years: frozenset[int] = frozenset()
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Inferred:
    """The year of a date with the reason, or no year and the days that fit."""

    year: int | None
    basis: str
    candidates: tuple[date, ...]


def infer_year(printed: PrintedDate, evidence: YearEvidence) -> Inferred:
    """Decide the year of ``printed``, a day without its year."""
    days = _candidates(printed, evidence)
    decided = _decide(printed, days, evidence)
    if decided is not None:
        return Inferred(decided[0].year, decided[1], ())
    return Inferred(None, "no evidence decides the year", tuple(days))


def nearest_year(printed: PrintedDate, anchor: date, *, future: bool = False) -> int | None:
    """The year that puts ``printed`` nearest to ``anchor``; before it, or after if ``future``.

    Without a pointing word a day up to a month after the anchor is still near.
    """
    days = [
        day
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if printed.fits(year) and (day := printed.on(year)) is not None
    ]
    if future:
        days = [day for day in days if day >= anchor]
    elif printed.relative == "past":
        days = [day for day in days if day <= anchor]
    if not days:
        return None
    best = min(days, key=lambda day: abs(day - anchor))
    return best.year if abs(best - anchor) <= timedelta(days=183) else None


def year_bounds() -> tuple[int, int]:
    """The first and the last year that the archive supports."""
    bounds = lexicon("years")
    return bounds["earliest"], bounds["latest"]


def _candidates(printed: PrintedDate, evidence: YearEvidence) -> list[date]:
    earliest, _ = year_bounds()
    earliest = max(earliest, evidence.since or earliest)
    last = evidence.latest.year + (1 if printed.relative == "future" else 0)
    days = [
        day
        for year in range(earliest, last + 1)
        if printed.fits(year) and (day := printed.on(year)) is not None
    ]
    if printed.relative == "future":
        return days
    return [day for day in days if day <= evidence.latest + _CLOCK_SLACK]


def _decide(
    printed: PrintedDate, days: list[date], evidence: YearEvidence
) -> tuple[date, str] | None:
    # One printed weekday in thirty is wrong, so these two outweigh it.
    same = [day for day in evidence.dated if (day.day, day.month) == (printed.day, printed.month)]
    if len(same) == 1:
        return same[0], "the same day with its year in the text"
    if evidence.published is not None and printed.relative != "future":
        published = evidence.published
        near = [day for day in days if _is_reported(day, published)] or [
            day
            for year in (published.year - 1, published.year)
            if (day := printed.on(year)) is not None and _is_reported(day, published)
        ]
        if near:
            return max(near), "date of publication"
    stamped = [day for day in days if day.year in evidence.stamped_years]
    if len(stamped) == 1:
        return stamped[0], "year stamped on the page"
    editions = [day for day in days if day.year in evidence.edition_years]
    if printed.weekday is None and len(editions) == 1:
        return editions[0], "edition of a forum"
    if printed.weekday is None:
        # Every year has this day: only an anchor can decide, and the caller has it.
        return (days[0], "only year that fits") if len(days) == 1 else None
    held = [day for day in days if all(tenure.allows(day) for tenure in evidence.tenures)]
    dated = _pick(held or days, evidence.dated_years)
    if dated is not None:
        return dated, "weekday and a dated event"
    editions = [day for day in held or days if day.year in evidence.edition_years]
    if len(editions) == 1:
        return editions[0], "weekday and the edition of a forum"
    shared = [day for day in days if _fits_all(day.year, evidence.weekdays)]
    if len(shared) == 1:
        return shared[0], "only year whose calendar fits"
    if evidence.tenures and len(held) == 1:
        names = ", ".join(tenure.name for tenure in evidence.tenures)
        return held[0], f"weekday and the terms of office of {names}"
    bare = _pick(held or days, evidence.bare_years)
    if bare is not None:
        return bare, "weekday and a year in the text"
    return None


def _fits_all(year: int, weekdays: Sequence[PrintedDate]) -> bool:
    """Whether ``year`` or its neighbour gives every printed weekday: a text tells of one season."""
    return all(any(other.fits(near) for near in (year, year - 1, year + 1)) for other in weekdays)


def _is_reported(day: date, published: date) -> bool:
    return published - _PUBLISHED_WITHIN <= day <= published + _CLOCK_SLACK


def _pick(days: Sequence[date], years: Sequence[int]) -> date | None:
    """The day in the latest of ``years``, the year after it, or else the year before it."""
    if not years:
        return None
    latest = max(years)
    fitting = [day for day in days if day.year in (latest, latest + 1)]
    if not fitting:
        fitting = [day for day in days if day.year == latest - 1]
    return fitting[0] if len(fitting) == 1 else None


def is_partial_day(printed: PrintedDate) -> bool:
    """Whether ``printed`` is a day whose year must be inferred."""
    return printed.shape is Shape.DAY and printed.year is None
