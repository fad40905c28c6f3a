"""Terms: in which months a person can have held the post, or a body have borne its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache

from archive.pipeline.annotations import OfficialReading
from archive.pipeline.authorities import AuthorityFile
from archive.pipeline.lexicon import lexicon
from archive.pipeline.names import name_key
from archive.pipeline.word_patterns import any_of
from archive.vocabulary import RecordKind

#: How far from the name, in characters, its post may stand.
_BEFORE, _AFTER = 110, 70
_FORMER = re.compile(
    r"\b(?:mantan|eks|bekas|mendiang|almarhum|calon|terpilih|ke-\d+)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Tenure:
    """What a person or a body says about the date: first and last months, from year 0 on."""

    name: str
    terms: tuple[tuple[int, int], ...]

    def allows(self, day: date) -> bool:
        """Whether the post can have been held, or the name borne, on ``day``."""
        month = _month(day.year, day.month)
        return any(first <= month <= last for first, last in self.terms)


def find_tenures(
    text: str, officials: Sequence[OfficialReading], authorities: AuthorityFile
) -> tuple[Tenure, ...]:
    """The tenures that bound the date of ``text``: the archive's records before the lexicon."""
    named = _names_in(text)
    attested = {found.name: found for found in _from_authorities(officials, authorities)}
    for found in (*_from_lexicon(text, named), *_from_bodies(text, named)):
        attested.setdefault(found.name, found)
    return tuple(attested.values())


def _from_authorities(
    officials: Sequence[OfficialReading], authorities: AuthorityFile
) -> Iterator[Tenure]:
    for reading in officials:
        if reading.post is None or _FORMER.search(reading.post) is not None:
            continue
        entries = authorities.candidates(RecordKind.OFFICIAL, reading.name)
        if len(entries) != 1:
            continue
        post = name_key(reading.post)
        terms = [
            (_month(first, 1), _month(last, 12))
            for name, first, last in entries[0].posts
            # An open end says nothing about later years.
            if name_key(name) == post and first is not None and last is not None and first < last
        ]
        if terms:
            yield Tenure(reading.name, tuple(terms))


def _from_lexicon(text: str, named: Set[str]) -> Iterator[Tenure]:
    for names, terms in _known_terms():
        found = _find_name(text, names, named)
        if found is None:
            continue
        start, end = found
        if _FORMER.search(text, max(0, start - 40), start) is not None:
            continue
        near = text[max(0, start - _BEFORE) : end + _AFTER].casefold()
        held = [
            (first, last) for words, first, last in terms if any(word in near for word in words)
        ]
        if held:
            yield Tenure(text[start:end], tuple(held))


def _from_bodies(text: str, named: Set[str]) -> Iterator[Tenure]:
    """The bodies that the text names under a name of their time, and under no later one."""
    for names, later, first, last in _known_bodies():
        found = _find_name(text, names, named)
        if found is not None and _find_name(text, later, named) is None:
            yield Tenure(text[slice(*found)], ((first, last),))


def _names_in(text: str) -> Set[str]:
    """The known names that ``text`` prints, also inside longer words."""
    pattern, openings = _known_names()
    found: set[str] = set()
    match = pattern.search(text)
    while match is not None:
        found |= openings[match[0]]
        match = pattern.search(text, match.start() + 1)
    return found


@cache
def _known_names() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """A pattern for all names, and each name with those that it begins with."""
    people = (name for names, _ in _known_terms() for name in names)
    bodies = (name for names, later, _, _ in _known_bodies() for name in (*names, *later))
    names = {*people, *bodies}
    openings = {
        name: frozenset(other for other in names if name.startswith(other)) for name in names
    }
    return re.compile(any_of(names)), openings


def _find_name(text: str, names: Iterable[str], named: Set[str]) -> tuple[int, int] | None:
    """The first place of one of ``names``, not inside a longer word.

    ``named`` are those that stand in ``text`` at all.
    """
    for name in names:
        start = text.find(name) if name in named else -1
        if start >= 0 and not text[start + len(name) : start + len(name) + 1].isalpha():
            return start, start + len(name)
    return None


def _month(year: int, month: int) -> int:
    return 12 * year + month


@cache
def _known_terms() -> tuple[
    tuple[tuple[str, ...], tuple[tuple[tuple[str, ...], int, int], ...]], ...
]:
    """Names of each person with the words, first and last month of each term."""
    return tuple(
        (
            tuple(entry["names"]),
            tuple(
                (tuple(term["words"]), _parse_month(term["first"]), _parse_month(term["last"]))
                for term in entry["terms"]
            ),
        )
        for entry in lexicon("terms_of_office")["official"]
    )


@cache
def _known_bodies() -> tuple[tuple[tuple[str, ...], tuple[str, ...], int, int], ...]:
    """Names of each body, the names it bore later, first and last month of the names."""
    return tuple(
        (
            tuple(entry["names"]),
            tuple(entry["later"]),
            _parse_month(entry["first"]),
            _parse_month(entry["last"]),
        )
        for entry in lexicon("terms_of_office")["body"]
    )


def _parse_month(printed: str) -> int:
    year, _, month = printed.partition("-")
    return _month(int(year), int(month))
