"""Blocks: records that have something in common, so that only they need to be compared. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations

from archive.curation.pairs_names import acronym, sound
from archive.curation.pairs_scores import Facts

#: Records of one block that are all compared with each other; of more, so many neighbours.
_COMPARED = 30
_NEIGHBOURS = 6
#: Words of a name from which pairs of words are made.
_WORDS = 6
#: Words that the titles of half the archive have: two of these together say nothing.
_COMMON = frozenset(
    {
        *("kerja", "sama", "kerjasama", "tenaga", "pekerja", "migran", "indonesia", "bidang"),
        *("program", "pelatihan", "penempatan", "nota", "kesepahaman", "mou", "kementerian"),
        *("ketenagakerjaan", "antara", "dengan", "untuk", "dan", "tentang"),
    }
)


def blocks_of(
    kind: str, records: Sequence[Facts], touched: frozenset[int] | None = None
) -> dict[object, list[Facts]]:
    """The records by what they have in common; blocks of one are left out.

    With ``touched`` only blocks that one of these keys stands in.
    """
    keys = _KEYS[kind]
    blocks: dict[object, list[Facts]] = defaultdict(list)
    wanted: set[Hashable] | None = None
    if touched is not None:
        wanted = {key for facts in records if facts.key in touched for key in keys(facts)}
    for facts in records:
        for key in set(keys(facts)) if wanted is None else wanted.intersection(keys(facts)):
            blocks[key].append(facts)
    return {key: block for key, block in blocks.items() if len(block) > 1}


def candidates_in(
    blocks: dict[object, list[Facts]], touched: frozenset[int] | None
) -> Iterator[tuple[Facts, Facts]]:
    """Records that share a block, each two once; with ``touched``, only theirs.

    A block of many is put in order of names and only neighbours are compared,
    so that the work grows with the records and not with their square.
    """
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        reach = len(block) if len(block) <= _COMPARED else _NEIGHBOURS
        ordered = sorted(block, key=lambda facts: (facts.names, facts.key))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + reach]:
                pair = (min(one.key, other.key), max(one.key, other.key))
                if pair[0] == pair[1] or pair in seen:
                    continue
                if touched is None or pair[0] in touched or pair[1] in touched:
                    seen.add(pair)
                    yield (one, other) if one.key < other.key else (other, one)


def _name_keys(facts: Facts) -> Iterator[Hashable]:
    """The whole name in any order, each two of its words as they are heard, its acronym."""
    for name in facts.names:
        words = name.split()
        yield " ".join(sorted(words))
        yield "".join(words)
        heard = sorted({sound(word) for word in words if len(word) > 1})[:_WORDS]
        yield from combinations(heard, 2)
        # With a slip in one of two words, the other word and a first letter still agree.
        if len(heard) == 2:
            yield (heard[0], heard[1][:2], "slip")
            yield (heard[1], heard[0][:2], "slip")
        if len(words) > 2 and acronym(name):
            yield (acronym(name), "acronym")
        elif len(words) == 1:
            yield (name, "acronym")


def _official_keys(facts: Facts) -> Iterator[Hashable]:
    yield from _name_keys(facts)
    # One word of a name says little: only together with a post.
    for name in facts.names:
        for word in name.split():
            yield from ((sound(word), post) for post in facts.posts)


def _partner_keys(facts: Facts) -> Iterator[Hashable]:
    yield from _name_keys(facts)
    if facts.code:
        yield (facts.code, "code")


def _initiative_keys(facts: Facts) -> Iterator[Hashable]:
    for name in facts.names:
        words = name.split()
        yield " ".join(sorted(words))
        telling = sorted({sound(word) for word in words if len(word) > 2 and word not in _COMMON})
        for partner in facts.partners:
            yield from ((partner, word) for word in telling[:_WORDS])
            yield from ((partner, day) for day in facts.days)
        yield from combinations(telling[:_WORDS], 2)


def _meeting_keys(facts: Facts) -> Iterator[Hashable]:
    for day in facts.days:
        yield from ((day, partner) for partner in facts.partners)
        yield from ((day, person, "person") for person in facts.people)
        if facts.place:
            yield (day, facts.place)
    if not facts.days:
        yield from facts.names


_KEYS: dict[str, Callable[[Facts], Iterator[Hashable]]] = {
    "partner": _partner_keys,
    "official": _official_keys,
    "initiative": _initiative_keys,
    "meeting": _meeting_keys,
}
