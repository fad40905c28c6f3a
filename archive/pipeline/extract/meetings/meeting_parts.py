"""Parts of a meeting: its date, place, format and mode, read from the sentences that tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from archive.pipeline.annotations import DateExpression
from archive.pipeline.documents import Span
from archive.pipeline.extract.meetings.meeting_cues import either_case
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch, lower_case
from archive.vocabulary import DateRole, MeetingMode

_LOOK = 90
#: "sejak sehari sebelumnya" tells how long something lasts.
_SINCE = re.compile(r"\b(?:sejak|hingga|sampai)\s$")
_TERM = "sejak|berlaku|hingga|sampai|mulai|berakhir|habis"
#: How long a date with a day is, in letters.
FULL_DATE = len("2024-10-30")
_CITY_KINDS = frozenset({"city", "capital", "subnational", "country"})
_AROUND = frozenset({"country", "subnational"})
_BEFORE_PLACE = re.compile(r"(?:\b(?:di|ke|in|at)\s(?:[Kk]ota\s)?|,\s)$")
_BEFORE_CITY = re.compile(r"\b(?:[Dd]i|[Kk]e|in|at)\s(?:[Kk]ota\s)?$")
#: "siswa yang akan ke Finlandia", "penempatan ke Jepang": whereto somebody else goes.
_BOUND_FOR = re.compile(
    r"\b(?:penempatan|pengiriman|dikirim|berangkat|keberangkatan|ditempatkan|pekerja|PMI|TKI|siswa|peserta"
    r"|bekerja|migran|magang|perawat|mengirim|menempatkan|ekspor|masuk)\s(?:\w+\s){0,2}ke\s$"
)


def find_date(
    text: str, sentence: Span, dates: Sequence[DateExpression], *, signing: bool = False
) -> str | None:
    """The date that ``sentence`` gives its event: an event's own before others.

    The date of an instrument or of its term (*MoU yang diteken pada 2022*, *berlaku sejak*) dates
    no meeting; of a signature it is the date.
    """
    inside = [
        printed
        for printed in dates
        if sentence.covers(printed.span)
        and printed.value is not None
        and (printed.role is DateRole.EVENT or not _since().match(text, printed.span.start))
        and (
            printed.role is DateRole.EVENT
            or not _dates_else(signing=signing).search(
                text, max(sentence.start, printed.span.start - _LOOK), printed.span.start
            )
        )
    ]
    for role in (DateRole.EVENT, DateRole.BACKGROUND, DateRole.STATEMENT):
        for printed in inside:
            if printed.role is role:
                return printed.value
    return None


def find_relative_date(words: str, told: str | None, event: str | None) -> str | None:
    """The date that ``words`` count from the day told before or from the article's year.

    >>> find_relative_date("Sehari setelahnya, mereka bertemu", "2024-10-30", None)
    '2024-10-31'
    """
    lowered = lower_case(words)
    counted = next(_counted().find(lowered, 0, len(lowered)), None)
    if counted is None or _SINCE.search(lowered, 0, counted[0]) is not None:
        return None
    first, _, last = (told or event or "").partition("/")
    unit, number = counted[2]
    if unit == "relative":
        base = last or first if number > 0 else first
        return None if len(base) != FULL_DATE else _shifted(base, number)
    year = (event or "")[:4]
    return str(int(year) + number) if year.isdigit() else None


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


@cache
def _counted() -> NameSearch[tuple[str, int]]:
    """The words that count days or years from others: the unit and how many."""
    data = lexicon("meetings")
    return NameSearch(
        {
            form: (unit, int(number))
            for unit in ("relative", "relative_year")
            for number, forms in data[unit].items()
            for form in forms
        }
    )


def told_part(text: str, sentence: Span) -> Span:
    """The sentence up to the words that say who tells it; where and when he does is no meeting's.

    A sentence that opens with quoted words has its news behind them.
    """
    teller = _teller().search(text, sentence.start, sentence.end)
    if teller is None or text[sentence.start] in "\"“‘'":
        return sentence
    return Span(sentence.start, teller.start() + 1)


def is_ahead(text: str, told: Span) -> bool:
    """Whether the words put what they tell into the future."""
    return _future().search(text, told.start, told.end) is not None


def find_place(text: str, sentence: Span, places: Sequence[PlaceName]) -> str | None:
    """Where the sentence says its event took place: a venue by name, or a city with its country."""
    inside = [
        place for place in places if place.kind in _CITY_KINDS and sentence.covers(place.span)
    ]
    for place in inside:
        if place.country != "ID" and _hosts().match(text, place.span.end, sentence.end):
            return place.span.of(text)
    venue = _venue().search(text, sentence.start, sentence.end)
    if venue is not None:
        return _with_city(text, Span(venue.start(1), venue.end(1)), inside)
    towns = [place for place in inside if place.kind != "country"]
    states = [place for place in inside if place.kind == "country" and place.country != "ID"]
    there = sorted((*towns, *states), key=lambda place: _is_gone_to(text, place))
    for place in there:
        before = text[max(sentence.start, place.span.start - 40) : place.span.start]
        if _BOUND_FOR.search(before):
            continue
        if _BEFORE_CITY.search(before) and (place.kind != "subnational" or place.country == "ID"):
            return _with_country(text, place, inside)
    for place in inside:
        before = text[max(sentence.start, place.span.start - 20) : place.span.start]
        if place.kind in {"city", "capital"} and _BEFORE_PLACE.search(before):
            return _with_country(text, place, inside)
    for place in inside:
        if place.kind == "subnational" and text.endswith("di ", 0, place.span.start):
            return _with_country(text, place, inside)
    return None


def _is_gone_to(text: str, place: PlaceName) -> bool:
    """Whether somebody goes to ``place`` (*sehari sebelum ke Nagoya*): less sure than *di*."""
    return text.endswith(("ke ", "Ke "), 0, place.span.start)


def find_mode(words: str, place: str | None) -> MeetingMode:
    """Whether ``words`` tell of a screen; a place without one means a room."""
    lowered = words.lower()
    modes = lexicon("meetings")["mode"]
    if any(word in lowered for word in modes["hybrid"]):
        return MeetingMode.HYBRID
    if _online().search(lowered):
        return MeetingMode.ONLINE
    return MeetingMode.UNKNOWN if place is None else MeetingMode.IN_PERSON


def _with_country(text: str, place: PlaceName, inside: Sequence[PlaceName]) -> str:
    """``Catania, Italia``: the place with the country that follows its comma."""
    for other in inside:
        between = text[place.span.end : other.span.start]
        if between == ", " and other.country == place.country and other.kind in _AROUND:
            return f"{place.span.of(text)}, {other.span.of(text)}"
    return place.span.of(text)


def _with_city(text: str, venue: Span, inside: Sequence[PlaceName]) -> str:
    for place in inside:
        if text[venue.end : place.span.start] in {", ", " "}:
            return f"{venue.of(text)}, {_with_country(text, place, inside)}"
    return venue.of(text)


@cache
def _venue() -> re.Pattern[str]:
    words = "|".join(
        map(re.escape, sorted(lexicon("meetings")["place"]["venues"], key=len, reverse=True))
    )
    name = r"(?:\s(?:[A-Z0-9][\w'’.-]*\w|[A-Z]\b|(?:of|dan|de|des|der|du|la|the)(?=\s[A-Z])))*"
    return re.compile(rf"\b(?:[Dd]i|in|at)\s((?:{words})\b{name})")


@cache
def _online() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon("meetings")["mode"]["online"]))
    return re.compile(rf"\b(?:{words})\b")


@cache
def _teller() -> re.Pattern[str]:
    words = "|".join(lexicon("meetings")["teller"]["words"])
    return re.compile(rf"[,”\"]\s(?:{words})\b")


@cache
def _future() -> re.Pattern[str]:
    words = either_case(lexicon("meetings")["future"]["words"])
    return re.compile(rf"\b(?:{words})\b")


@cache
def _hosts() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon("meetings")["host"]["words"]))
    return re.compile(rf",?\s(?:(?:akan|bakal|kembali|juga|yang)\s){{0,2}}(?:{words})\b")


def _dates_else(*, signing: bool) -> re.Pattern[str]:
    """The words before a date that dates a term, or (but for a signature) an instrument."""
    return _term() if signing else _instrument()


@cache
def _term() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_TERM})\b[^,.;]*$")


@cache
def _since() -> re.Pattern[str]:
    return re.compile(r"(?:sejak|mulai)\b", re.IGNORECASE)


@cache
def _instrument() -> re.Pattern[str]:
    data = lexicon("meetings")
    words = [*data["passive"]["signing"], *data["instrument"]["words"], "disepakati", "dicapai"]
    forms = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"\b(?:{forms}|{_TERM})\b[^,.;]*$", re.IGNORECASE)
