"""The names of places and what they stand for, put together from the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from archive.pipeline.documents import Span
from archive.pipeline.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place named in the body.

    ``iso3166`` is the country's alpha-2 code or a subdivision's code where one
    is known; ``country`` is always alpha-2. ``kind`` is ``country``, ``capital``,
    ``city``, ``subnational``, ``region`` or ``epithet``. Names in a currency, a language or
    a sports team are not places and do not come back.
    """

    span: Span
    name: str
    iso3166: str | None
    country: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One meaning of a name.

    ``country_names`` are the names that may follow after a comma and settle the
    meaning; ``needs_cue`` tells that the bare name is mostly something else.
    """

    name: str
    iso3166: str | None
    country: str | None
    kind: str
    needs_cue: bool = False
    country_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceConditions:
    """Words around a name that decide whether it is a place."""

    cue_words: frozenset[str]
    other_meaning: frozenset[str]
    sport_words: frozenset[str]
    brand_words: frozenset[str]
    clubs: frozenset[str]
    namelike: frozenset[str]
    country_followers: frozenset[str]


@cache
def place_conditions() -> PlaceConditions:
    """The conditions of the lexicon as sets."""
    data = lexicon("place_conditions")
    not_after, not_before = data["not_after"], data["not_before"]
    return PlaceConditions(
        cue_words=frozenset(data["needs_cue"]["before"]),
        other_meaning=frozenset(chain.from_iterable(not_after.values())),
        sport_words=frozenset(not_after["sport"]),
        brand_words=frozenset(chain.from_iterable(not_before.values())),
        clubs=frozenset(data["club"]["after_as"]),
        namelike=frozenset(data["namelike"]["names"]),
        country_followers=frozenset(data["namelike"]["may_precede"]),
    )


@cache
def country_name(code: str) -> str | None:
    """The preferred name of the country with this alpha-2 code, or None for no country."""
    entry = lexicon("countries").get(code)
    return None if entry is None else str(entry["name"])


@cache
def place_entries() -> dict[str, tuple[PlaceEntry, ...]]:
    """Every spelling of a place's name with its meanings, the likeliest first."""
    conditions = lexicon("place_conditions")
    guarded = frozenset(conditions["needs_cue"]["names"])
    exact = frozenset(conditions["exact_case"]["names"])
    found: dict[str, tuple[PlaceEntry, ...]] = {}
    for spelling, entry in chain(_countries(guarded), _foreign_places(guarded), _others()):
        for form in _printed_forms(spelling, exact):
            found[form] = (*found.get(form, ()), entry)
    return found


def _printed_forms(spelling: str, exact: frozenset[str]) -> Iterator[str]:
    """How a name may be printed: as is, all capitals, with another apostrophe, spaced hyphen."""
    yield spelling
    if spelling in exact:
        return
    upper = spelling.upper()
    if len(spelling) > 3 and upper != spelling:
        yield upper
    if "'" in spelling:
        yield spelling.replace("'", "’")
    if "-" in spelling:
        yield spelling.replace("-", " - ")


def _countries(guarded: frozenset[str]) -> Iterator[tuple[str, PlaceEntry]]:
    for code, country in lexicon("countries").items():
        name = country["name"]
        names = (name, *country.get("also", ()))
        for spelling in names:
            yield spelling, PlaceEntry(name, code, code, "country", spelling in guarded)
        for spelling in country.get("capital", ()):
            yield (
                spelling,
                PlaceEntry(spelling, None, code, "capital", spelling in guarded, names),
            )
    for code, spellings in lexicon("place_conditions")["epithet"].items():
        for spelling in spellings:
            yield spelling, PlaceEntry(str(country_name(code)), code, code, "epithet")


def _foreign_places(guarded: frozenset[str]) -> Iterator[tuple[str, PlaceEntry]]:
    for code, cities in lexicon("cities").items():
        yield from _named(cities, "city", code, guarded)
    for code, country in lexicon("subdivisions").items():
        following = _names_of(code)
        for suffix, spellings in country["names"].items():
            for spelling in spellings:
                yield (
                    spelling,
                    PlaceEntry(
                        spellings[0],
                        f"{code}-{suffix}",
                        code,
                        "subnational",
                        spelling in guarded,
                        following,
                    ),
                )


def _others() -> Iterator[tuple[str, PlaceEntry]]:
    home = lexicon("indonesian_places")
    for spelling in home["provinces"]:
        yield spelling, PlaceEntry(spelling, None, "ID", "subnational")
    for spelling in chain(home["cities"], home["regencies"]):
        yield spelling, PlaceEntry(spelling, None, "ID", "city")
    conditions = lexicon("place_conditions")
    for spelling in conditions["region"]["names"]:
        yield spelling, PlaceEntry(spelling, None, None, "region")
    for spelling in conditions["not_a_place"]["names"]:
        yield spelling, PlaceEntry(spelling, None, None, "not-a-place")


def _named(
    spellings: Iterable[str], kind: str, code: str, guarded: frozenset[str]
) -> Iterator[tuple[str, PlaceEntry]]:
    following = _names_of(code)
    for spelling in spellings:
        yield spelling, PlaceEntry(spelling, None, code, kind, spelling in guarded, following)


def _names_of(code: str) -> tuple[str, ...]:
    country = lexicon("countries")[code]
    return (country["name"], *country.get("also", ()))
