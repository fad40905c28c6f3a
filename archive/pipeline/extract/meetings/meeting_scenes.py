"""Scenes: what a sentence says about the meetings told in it: when, where, with whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from archive.pipeline.annotations import DateExpression, PartnerReading
from archive.pipeline.documents import Span
from archive.pipeline.extract.meetings.meeting_cues import either, either_case
from archive.pipeline.extract.meetings.meeting_parts import (
    find_date,
    find_place,
    find_relative_date,
    is_ahead,
    told_part,
)
from archive.pipeline.extract.meetings.meeting_sides import TOWNS, hosts_abroad
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import DateRole

#: What stands behind these is an earlier occasion: "JWG merupakan tindak lanjut pertemuan ...".
FOLLOWS = re.compile(r"\b(?:tindak lanjut|lanjutan|kelanjutan|hasil|menindaklanjuti)\b")
ASIDE = re.compile(
    r"\b[Dd]i\s?sela\b"
    r"|\b[Dd]i (?:luar|tengah|pinggir) (?:rangkaian )?(?:sidang|konferensi|forum|pertemuan|KTT)\b"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what all its tellings share.

    ``date`` dates what took place, ``signed`` a signature; ``carried`` are the partners of the
    sentences before, for one that names none; ``counted`` tells that the date is
    counted from another (*pada hari yang sama*), ``is_aside`` that it tells what took place beside
    a greater occasion (*di sela sidang*), ``is_another`` that it sets itself apart from the one
    told before (*sore harinya*), ``held_abroad`` that its place is one abroad, ``is_home`` that it
    names a place in Indonesia; ``town`` is the town of its place.
    """

    index: int
    span: Span
    date: str | None
    signed: str | None
    place: str | None
    background: bool
    partners: tuple[str, ...]
    carried: tuple[str, ...]
    counted: bool
    is_event: bool
    is_abroad: bool
    is_ahead: bool
    is_aside: bool
    held_abroad: bool
    is_another: bool
    is_home: bool
    town: str | None


def inside[Found: (PlaceName, DateExpression)](
    span: Span, found: Sequence[Found]
) -> Sequence[Found]:
    """Those of ``found``, which are in order, that start in ``span``."""
    first = bisect_left(found, span.start, key=lambda one: one.span.start)
    last = bisect_left(found, span.end, lo=first, key=lambda one: one.span.start)
    return found[first:last]


def make_scene(
    text: str,
    index: int,
    span: Span,
    dates: Sequence[DateExpression],
    places: Sequence[PlaceName],
    partners: Sequence[PartnerReading],
    known: tuple[str | None, str | None],
    sides: tuple[tuple[str, ...], tuple[str, ...]],
) -> Scene:
    """The scene of a sentence; ``known`` are the day told last and that of the event.

    ``sides`` are the partners it is about and those carried on from before.
    """
    counted = find_relative_date(span.of(text), *known)
    told = told_part(text, span)
    ahead = is_ahead(text, told)
    date = find_date(text, told, dates) or counted
    signed = find_date(text, told, dates, signing=True) or counted
    if told != span and not ahead:
        date = date or find_date(text, span, dates)
        signed = signed or find_date(text, span, dates, signing=True)
    place = find_place(text, told, places)
    return Scene(
        index=index,
        span=span,
        date=date,
        signed=signed,
        place=place,
        background=counted is None and is_background(text, span, dates),
        partners=sides[0] or hosts_abroad(span, places, partners),
        carried=sides[1],
        counted=counted is not None and counted == date,
        is_abroad=any(place.country not in {None, "ID"} for place in places),
        is_event=any(one.role is DateRole.EVENT and span.covers(one.span) for one in dates),
        is_ahead=ahead,
        is_aside=ASIDE.search(text, span.start, span.end) is not None,
        held_abroad=place is not None
        and (
            _houses().search(place) is not None
            or any(one.country not in {None, "ID"} and one.span.of(text) in place for one in places)
        ),
        is_another=_another().search(text, span.start, span.end) is not None,
        town=next((name for name in _towns(text, places) if place and name in place), None),
        is_home=any(_is_at_home(text, one) for one in places),
    )


def _towns(text: str, places: Sequence[PlaceName]) -> Iterator[str]:
    return (place.span.of(text) for place in places if place.kind in TOWNS)


def _is_at_home(text: str, place: PlaceName) -> bool:
    """Whether something is told to take place at ``place`` in Indonesia."""
    if place.country != "ID" or place.kind == "country":
        return False
    return text.endswith(("di ", "Di ", "ke ", ", "), 0, place.span.start)


@cache
def _another() -> re.Pattern[str]:
    words = either_case(lexicon("meetings")["another"]["words"])
    return re.compile(rf"\b(?:{words})\b")


@cache
def _houses() -> re.Pattern[str]:
    """Houses of Indonesia abroad."""
    return re.compile(rf"\b(?:{either(lexicon('meetings')['crowd']['houses'])})\b")


def is_background(text: str, sentence: Span, dates: Sequence[DateExpression]) -> bool:
    """Whether a sentence tells of an earlier occasion than the one the article reports."""
    words = FOLLOWS.split(sentence.of(text).lower(), maxsplit=1)[0]
    if any(word in words for word in lexicon("meetings")["background"]["words"]):
        return not any(date.role is DateRole.EVENT and sentence.covers(date.span) for date in dates)
    return any(date.role is DateRole.BACKGROUND and sentence.covers(date.span) for date in dates)
