"""Meeting sides: where a body names the foreign sides of its meetings, and the occasions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from functools import cache

from archive.pipeline.annotations import OfficialReading, PartnerReading
from archive.pipeline.documents import Span
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.segment import Sentence
from archive.vocabulary import PartnerKind, PartnerRole

#: Kinds of places that are one spot on the map.
TOWNS = frozenset({"city", "capital"})


def is_occasion(partner: PartnerReading) -> bool:
    """Whether a forum is an occasion at which people meet, not a standing body or a bloc."""
    words = set(re.split(r"[\s()]+", partner.name))
    return partner.kind is PartnerKind.FORUM and bool(words & _occasions())


def hosts_abroad(
    sentence: Span, places: Sequence[PlaceName], partners: Sequence[PartnerReading]
) -> tuple[str, ...]:
    """The counterpart states in whose city the sentence takes place."""
    cities = [place for place in places if place.kind in {"city", "capital"}]
    sides = [partner for partner in partners if partner.role is PartnerRole.COUNTERPART]
    return states_in(sentence, cities, sides)


def states_in(
    span: Span, places: Sequence[PlaceName], partners: Sequence[PartnerReading]
) -> tuple[str, ...]:
    """The states among ``partners`` that have a place in ``span``."""
    countries = {place.country for place in places if span.covers(place.span)}
    return tuple(
        partner.key
        for partner in partners
        if partner.kind is PartnerKind.COUNTRY and partner.iso3166 in countries
    )


def named_sides(partners: Sequence[PartnerReading]) -> Iterator[tuple[Span, str]]:
    """Yield where each counterpart that is no forum is named."""
    for partner in partners:
        if partner.kind is not PartnerKind.FORUM and partner.role is PartnerRole.COUNTERPART:
            for span in partner.mentions:
                yield span, partner.key


def foreign_spans(
    partners: Sequence[PartnerReading], officials: Sequence[OfficialReading]
) -> list[Span]:
    """Where the body names a foreign side: partners that are no forum, and foreign officials."""
    return [
        *(
            span
            for partner in partners
            if partner.kind is not PartnerKind.FORUM and partner.role is not PartnerRole.MENTIONED
            for span in partner.mentions
        ),
        *(
            span
            for official in officials
            if official.country not in {None, "ID"}
            for span in official.mentions
        ),
    ]


def bloc_spans(partners: Sequence[PartnerReading]) -> Iterator[Span]:
    """Where the body names who calls states together: *menteri ... BRICS*, *sidang ILO ke-349*."""
    for partner in partners:
        bloc = partner.kind is PartnerKind.FORUM and not is_occasion(partner)
        if bloc or partner.kind is PartnerKind.INTERNATIONAL:
            yield from partner.mentions


def body_spans(partners: Sequence[PartnerReading]) -> Iterator[Span]:
    """Where the body names bodies, not states or occasions."""
    for partner in partners:
        if partner.kind not in {PartnerKind.COUNTRY, PartnerKind.FORUM}:
            yield from partner.mentions


def where_told(text: str, sentences: Sequence[Sentence], places: Sequence[PlaceName]) -> list[bool]:
    """For every sentence whether the last town named up to it, or state gone to, is abroad."""
    towns = [place for place in places if _is_at(text, place)]
    away, at, told = False, 0, []
    for sentence in sentences:
        while at < len(towns) and towns[at].span.start < sentence.span.end:
            if towns[at].span.start >= sentence.span.start:
                away = towns[at].country not in {None, "ID"}
            at += 1
        told.append(away)
    return told


def _is_at(text: str, place: PlaceName) -> bool:
    """Whether something is told to take place in a town or a state, or to lead there."""
    if place.kind == "country":
        return text.endswith(("di ", "Di "), 0, place.span.start)
    before = ("di ", "Di ", "ke ", "dari ", "Dari ", ", ", "kota ", "giliran ")
    return place.kind in TOWNS and text.endswith(before, 0, place.span.start)


def people_of(
    text: str, officials: Sequence[OfficialReading], partners: Sequence[PartnerReading]
) -> list[tuple[Span, str, bool]]:
    """Where the body names people in office, in order; true for those of a side abroad.

    Whoever has a post at an international body stands for no state, and is a guest too.
    """
    bodies = {
        span.of(text)
        for partner in partners
        if partner.kind is PartnerKind.INTERNATIONAL
        for span in partner.mentions
    }
    return sorted(
        (span, official.name, _is_from_abroad(official, bodies))
        for official in officials
        for span in official.mentions
    )


def _is_from_abroad(official: OfficialReading, bodies: Set[str]) -> bool:
    if official.country is not None or official.post is None:
        return official.country not in {None, "ID"}
    return any(body in official.post for body in bodies)


def people_in(
    people: Sequence[tuple[Span, str, bool]], span: Span
) -> tuple[frozenset[str], frozenset[str]]:
    """Those of ``people`` named in ``span``: from abroad, and the others."""
    at = bisect_left(people, span.start, key=lambda one: one[0].start)
    guests: set[str] = set()
    hosts: set[str] = set()
    while at < len(people) and people[at][0].start < span.end:
        (guests if people[at][2] else hosts).add(people[at][1])
        at += 1
    return frozenset(guests), frozenset(hosts)


def guests_before(
    people: Sequence[tuple[Span, str, bool]], sentence: Span, at: int
) -> frozenset[str]:
    """The people in office abroad whom ``sentence`` names before ``at``: who acts."""
    return people_in(people, Span(sentence.start, at))[0] if at > sentence.start else frozenset()


@cache
def _occasions() -> frozenset[str]:
    return frozenset(lexicon("meetings")["forum"]["occasions"])
