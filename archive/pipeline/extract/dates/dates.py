"""Find dates and decide what they date; the year is inferred or stays unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from archive.pipeline.annotations import DateExpression, OfficialReading
from archive.pipeline.authorities import AuthorityFile
from archive.pipeline.documents import Document, RawText, Span
from archive.pipeline.extract.dates.date_patterns import PrintedDate, Shape, find_printed_dates
from archive.pipeline.extract.dates.date_roles import Placed, Rank, rank, tells_vague_event
from archive.pipeline.extract.dates.year_evidence import collect_evidence
from archive.pipeline.extract.dates.years import (
    Inferred,
    YearEvidence,
    infer_year,
    is_partial_day,
    nearest_year,
)
from archive.pipeline.issues import Issue
from archive.vocabulary import DateRole, PassageRole

_DATED_ROLES = frozenset(
    {
        PassageRole.META,
        PassageRole.BYLINE,
        PassageRole.CAPTION,
        PassageRole.DATELINE,
        PassageRole.LEDE,
        PassageRole.PARAGRAPH,
    }
)
#: The lines that may date the page.
_PAGE_ROLES = frozenset({PassageRole.META, PassageRole.BYLINE})
#: A text with more dates than this is a table, not an article.
_MOST_DATES = 1000
#: A date this much older than the newest one of the text is told as background.
_BACKGROUND_AGE = timedelta(days=200)
#: News dates its own event with the weekday; beside it a bare day may be no older than this.
_SAME_NEWS = timedelta(days=14)
_CLOCK_ZONE = timedelta(days=1)
_PRINTED = "printed"
#: Two dates that print the same are the same, wherever they stand.
_ANYWHERE = Span(0, 1)
_UNKNOWN = ""


def find_dates(document: Document) -> tuple[DateExpression, ...]:
    """Return every date expression of the text, in order, years not yet inferred.

    Of a text with more than ``_MOST_DATES`` the first ones only.
    """
    return tuple(
        DateExpression(
            placed.printed.span,
            _edtf(placed.printed, placed.printed.year),
            DateRole.BACKGROUND,
            _PRINTED if placed.printed.year is not None else _UNKNOWN,
        )
        for placed in _placed_dates(document)
    )


def date_events(
    document: Document,
    dates: Sequence[DateExpression],
    officials: Sequence[OfficialReading],
    authorities: AuthorityFile,
    raw: RawText,
) -> tuple[tuple[DateExpression, ...], tuple[Issue, ...]]:
    """Return ``dates`` with their years inferred and their roles decided, and the doubts.

    At most one date has the role EVENT: the one that dates what the article reports.
    """
    readings = list(_readings(document, dates))
    published = _published_day(document, readings)
    filed = published or _first_day(readings, PassageRole.DATELINE)
    printed = [reading.placed.printed for reading in readings]
    if any(is_partial_day(found) for found in printed):
        evidence = collect_evidence(document, printed, filed, officials, authorities, raw)
        readings = _infer_all(readings, evidence)
    anchor = filed or _anchor(readings)
    weekdays = {
        reading.placed.printed.weekday: reading.day
        for reading in reversed(readings)
        if reading.day is not None
    }
    readings = [_point(reading, anchor, filed, weekdays) for reading in readings]
    readings = _age(readings, published)
    event = _event(document, readings, filed)
    return tuple(_with_roles(readings, event, published)), tuple(_doubts(readings))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A date on its way from what is printed to what it means."""

    placed: Placed
    rank: Rank
    day: date | None = None
    value: str | None = None
    basis: str = _UNKNOWN
    candidates: tuple[str, ...] = ()

    def dated(self, year: int, basis: str) -> _Reading:
        """The same reading in ``year``."""
        printed = self.placed.printed
        return replace(
            self, day=printed.on(year), value=_edtf(printed, year), basis=basis, candidates=()
        )

    def on(self, day: date, basis: str) -> _Reading:
        """The same reading, meaning ``day``."""
        return replace(self, day=day, value=day.isoformat(), basis=basis)

    @property
    def answers(self) -> bool:
        """Whether the reading may date the article's event."""
        return self.rank not in (Rank.NEVER, Rank.BACKGROUND) and (
            self.placed.printed.shape is Shape.DAY or self.day is not None
        )


@lru_cache(maxsize=2)  # the dates are found first and understood later
def _placed_dates(document: Document) -> tuple[Placed, ...]:
    """The first dates that ``document`` prints, each with its passage."""
    found = (
        Placed(printed, passage)
        for passage in document.passages
        if passage.role in _DATED_ROLES
        for printed in find_printed_dates(document.text, passage.span.start, passage.span.end)
    )
    return tuple(islice(found, _MOST_DATES))


def _readings(document: Document, dates: Sequence[DateExpression]) -> Iterator[_Reading]:
    """What the expressions print, with the passage and the rank of each."""
    wanted = {expression.span for expression in dates}
    for placed in _placed_dates(document):
        printed = placed.printed
        if printed.span in wanted:
            reading = _Reading(placed, rank(document, placed))
            yield reading if printed.year is None else reading.dated(printed.year, _PRINTED)


def _first_day(readings: Sequence[_Reading], role: PassageRole) -> date | None:
    """The first whole day in a passage with ``role``."""
    return next(
        (
            reading.day
            for reading in readings
            if reading.placed.passage.role is role and reading.day is not None
        ),
        None,
    )


def _published_day(document: Document, readings: Sequence[_Reading]) -> date | None:
    """The first day that the page prints below its headline, before the story; else the first.

    What stands above the headline may be the day on which the page was visited.
    """
    headline = next((one for one in document.passages if one.role is PassageRole.HEADLINE), None)
    body = next(iter(document.body()), None)
    if headline is not None and body is not None:
        between = Span(headline.span.end, body.span.start)
        below = [one for one in readings if between.covers(one.placed.passage.span)]
        printed = _first_day(below, PassageRole.META)
        if printed is not None:
            return printed
    return _first_day(readings, PassageRole.META) or _first_day(readings, PassageRole.BYLINE)


def _infer_all(readings: Sequence[_Reading], evidence: YearEvidence) -> list[_Reading]:
    """Infer the years of the days without one; a day that is printed often is decided once."""
    decided: dict[PrintedDate, Inferred] = {}
    return [
        _infer(reading, evidence, decided)
        if is_partial_day(reading.placed.printed)
        and (reading.rank is not Rank.FUTURE or evidence.published is None)
        else reading
        for reading in readings
    ]


def _infer(
    reading: _Reading, evidence: YearEvidence, decided: dict[PrintedDate, Inferred]
) -> _Reading:
    anywhere = replace(reading.placed.printed, span=_ANYWHERE)
    inferred = decided.get(anywhere)
    if inferred is None:
        inferred = decided[anywhere] = infer_year(anywhere, evidence)
    if inferred.year is not None:
        return reading.dated(inferred.year, inferred.basis)
    candidates = tuple(day.isoformat() for day in inferred.candidates)
    return replace(reading, basis=inferred.basis, candidates=candidates)


def _anchor(readings: Sequence[_Reading]) -> date | None:
    """The day the article speaks from, where no date of publication is printed."""
    known = [reading for reading in readings if reading.day is not None and reading.answers]
    return min(known, key=lambda reading: reading.rank).day if known else None


def _point(
    reading: _Reading,
    anchor: date | None,
    filed: date | None,
    weekdays: Mapping[int | None, date],
) -> _Reading:
    """Date a day, a month or a pointing word from the day the article speaks from."""
    printed = reading.placed.printed
    if reading.value is not None:
        return reading
    if printed.shape is Shape.WEEKDAY:
        return _point_weekday(reading, filed, weekdays)
    if printed.relative in _DAYS_FROM_PUBLICATION:
        if filed is None:
            return reading
        moved = filed + timedelta(days=_DAYS_FROM_PUBLICATION[printed.relative])
        return reading.on(moved, "date of publication")
    if anchor is None:
        return reading
    if printed.relative in _MONTHS_FROM_ANCHOR:
        moved = _month_from(anchor, _MONTHS_FROM_ANCHOR[printed.relative])
        return replace(reading, value=f"{moved:%Y-%m}", basis="month from the dated event")
    future = reading.rank is Rank.FUTURE or printed.relative == "future"
    if printed.shape is Shape.MONTH and printed.month is not None:
        if printed.relative is None and not future:
            year = anchor.year + _nearest_step(printed.month, anchor)
        else:
            year = anchor.year + _year_step(printed.month, anchor, future=future)
        return replace(reading, value=f"{year}-{printed.month:02}", basis="month from the event")
    year_near = nearest_year(printed, anchor, future=future)
    return reading if year_near is None else reading.dated(year_near, "nearest to the dated event")


def _point_weekday(
    reading: _Reading, filed: date | None, weekdays: Mapping[int | None, date]
) -> _Reading:
    """A bare weekday is the day of that weekday read before, or the last one before publication."""
    weekday = reading.placed.printed.weekday
    if weekday in weekdays:
        return reading.on(weekdays[weekday], "the same weekday in the text")
    if filed is None or weekday is None:
        return reading
    return reading.on(
        filed - timedelta(days=(filed.weekday() - weekday) % 7), "date of publication"
    )


def _age(readings: Sequence[_Reading], published: date | None) -> list[_Reading]:
    """Put the days that the article does not speak from into the background, or ahead of it."""
    spoken = [
        item.day
        for item in readings
        if item.answers
        and item.day is not None
        and item.placed.printed.weekday is not None
        and item.rank is not Rank.FUTURE
    ]
    days = [item.day for item in readings if item.answers and item.day is not None]
    if not days:
        return list(readings)
    newest = published or max(spoken or days)
    return [_aged(item, newest, bool(spoken), published) for item in readings]


def _aged(reading: _Reading, newest: date, spoken: bool, published: date | None) -> _Reading:
    if not reading.answers or reading.day is None:
        return reading
    # A page may be dated a day early by its clock's zone, not more.
    if published is not None and reading.day - published > _CLOCK_ZONE:
        return replace(reading, rank=Rank.FUTURE)
    if reading.day - newest > _SAME_NEWS and reading.rank <= Rank.STATEMENT:
        return replace(reading, rank=Rank.FUTURE)
    bare = spoken and reading.placed.printed.weekday is None
    if newest - reading.day > (_SAME_NEWS if bare else _BACKGROUND_AGE):
        return replace(reading, rank=Rank.BACKGROUND)
    return reading


def _event(document: Document, readings: Sequence[_Reading], filed: date | None) -> _Reading | None:
    """The reading that dates what the article reports, or None."""
    answering = [reading for reading in readings if reading.answers]
    if filed is not None:
        # What lies ahead of the page is a plan, not what the article reports.
        answering = [item for item in answering if item.rank is not Rank.FUTURE]
    if not answering:
        return None
    best = min(answering, key=lambda reading: reading.rank)
    spoken = best.rank in (Rank.SPEECH, Rank.STATEMENT)
    if spoken and tells_vague_event(document, best.placed.printed.span.start):
        return None
    return best


def _with_roles(
    readings: Sequence[_Reading], event: _Reading | None, printed_on: date | None
) -> Iterator[DateExpression]:
    published = False
    for reading in readings:
        role = DateRole.BACKGROUND
        if reading is event:
            role = DateRole.EVENT
        elif reading.placed.passage.role is PassageRole.DATELINE:
            role = DateRole.FILED
        elif (
            reading.placed.passage.role in _PAGE_ROLES
            and not published
            and printed_on in (None, reading.day)
        ):
            published = reading.value is not None
            role = DateRole.PUBLISHED if published else role
        elif reading.rank in (Rank.STATEMENT, Rank.SPEECH, Rank.SPEECH_AT_PLACE):
            role = DateRole.STATEMENT
        span = reading.placed.printed.span
        yield DateExpression(span, reading.value, role, reading.basis, reading.candidates)


def _doubts(readings: Sequence[_Reading]) -> Iterator[Issue]:
    reported: set[tuple[int | None, int | None]] = set()
    for reading in readings:
        printed = reading.placed.printed
        if reading.day is not None and printed.weekday not in (None, reading.day.weekday()):
            message = f"{reading.day.isoformat()} is not the weekday that is printed."
            yield Issue("weekday_mismatch", message, printed.span)
        if is_partial_day(printed) and reading.value is None:
            if (printed.day, printed.month) in reported:
                continue
            reported.add((printed.day, printed.month))
            fitting = ", ".join(reading.candidates) or "none"
            message = f"The year is not printed and nothing decides it; fitting days: {fitting}."
            yield Issue("year_unknown", message, printed.span)


def _edtf(printed: PrintedDate, year: int | None) -> str | None:
    """The EDTF form of ``printed`` in ``year``; None where the year is missing."""
    if year is None:
        return None
    day = printed.on(year)
    if day is None:
        return f"{year}" if printed.month is None else f"{year}-{printed.month:02}"
    if printed.last is None:
        return day.isoformat()
    last_day, last_month = printed.last
    return f"{day.isoformat()}/{year}-{last_month:02}-{last_day:02}"


def _month_from(anchor: date, months: int) -> date:
    index = anchor.year * 12 + anchor.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _year_step(month: int, anchor: date, *, future: bool) -> int:
    """How many years ``month`` lies from the anchor's year: the nearest past or future one."""
    if future:
        return 1 if month <= anchor.month else 0
    return -1 if month > anchor.month else 0


def _nearest_step(month: int, anchor: date) -> int:
    """The step to the year whose ``month`` is nearest: "pada November" in September lies ahead."""
    away = month - anchor.month
    return -1 if away >= _HALF_YEAR else 1 if away < -_HALF_YEAR else 0


_HALF_YEAR = 6
_DAYS_FROM_PUBLICATION = {"today": 0, "yesterday": -1, "tomorrow": 1}
_MONTHS_FROM_ANCHOR = {"last_month": -1, "next_month": 1}
