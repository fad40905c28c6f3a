"""Parts of a meeting: its date, place, format and mode, read from the sentences that tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from archive.pipeline.annotations import DateExpression
from archive.pipeline.documents import Span
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import DateRole, MeetingMode

_CITY_KINDS = frozenset({"city", "capital", "subnational", "country"})
_AROUND = frozenset({"country", "subnational"})
_BEFORE_PLACE = re.compile(r"(?:\b(?:di|ke|in|at)\s(?:[Kk]ota\s)?|,\s)$")
_BEFORE_CITY = re.compile(r"\b(?:[Dd]i|[Kk]e|in|at)\s(?:[Kk]ota\s)?$")


def find_date(sentence: Span, dates: Sequence[DateExpression]) -> str | None:
    """The date that ``sentence`` gives its event: an event's own before others."""
    inside = [date for date in dates if sentence.covers(date.span) and date.value is not None]
    for roles in (
        {DateRole.EVENT},
        {DateRole.BACKGROUND},
        {DateRole.STATEMENT},
    ):
        for date in inside:
            if date.role in roles:
                return date.value
    return None


def find_place(text: str, sentence: Span, places: Sequence[PlaceName]) -> str | None:
    """Where the sentence says its event took place: a venue by name, or a city with its country."""
    inside = [
        place for place in places if place.kind in _CITY_KINDS and sentence.covers(place.span)
    ]
    venue = _venue().search(text, sentence.start, sentence.end)
    if venue is not None:
        return _with_city(text, Span(venue.start(1), venue.end(1)), inside)
    for place in inside:
        before = text[max(sentence.start, place.span.start - 20) : place.span.start]
        if _BEFORE_CITY.search(before) and (place.kind != "subnational" or place.country == "ID"):
            return _with_country(text, place, inside)
    for place in inside:
        before = text[max(sentence.start, place.span.start - 20) : place.span.start]
        if place.kind in {"city", "capital"} and _BEFORE_PLACE.search(before):
            return _with_country(text, place, inside)
    return None


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
    name = r"(?:\s(?:[A-Z0-9][\w'’.-]*\w|[A-Z]|of|dan|de))*"
    return re.compile(rf"\b(?:[Dd]i|in|at)\s((?:{words})\b{name})")


@cache
def _online() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon("meetings")["mode"]["online"]))
    return re.compile(rf"\b(?:{words})\b")
