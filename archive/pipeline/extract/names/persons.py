"""Find people by name anywhere in a body, with a post or without.

Every run of capitals is weighed: what its words are by themselves, and what stands beside it.
A full name that is found licenses its parts elsewhere in the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from archive.pipeline.documents import Span
from archive.pipeline.extract.names.capital_runs import Run, find_runs
from archive.pipeline.extract.names.complement_parts import Places
from archive.pipeline.extract.names.run_evidence import weigh_person
from archive.pipeline.extract.names.words import Words

#: A run that weighs this much names a person.
ENOUGH = 1.0
#: A run that weighs this much makes its neighbours in a list weigh more.
SURE = 2.0
SHARED = 1.0
#: A run below this takes from the one listed after it: "dusun Ngrawan, Talang, dan Secang".
SURELY_NOT = -1.5
UNSHARED = 1.5
_LINKS = frozenset({",", "dan", "serta", "/", "&"})


class NameKind(StrEnum):
    """What a name is found to name."""

    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True, order=True)
class NameMention:
    """A name in the body, and how much speaks for its kind."""

    span: Span
    kind: NameKind
    weight: float


def find_names(words: Words, places: Places) -> tuple[NameMention, ...]:
    """Return the people and bodies named in the body, in order, never overlapping."""
    runs = find_runs(words, places)
    weighed = _with_neighbours(
        words, [(run, 0.0 if run.body else weigh_person(words, run, places)) for run in runs]
    )
    people = {run for run, weight in weighed if not run.body and weight >= ENOUGH}
    licensed = _parts(words, people)
    found = []
    for run, weight in weighed:
        span = words.span(run.first, run.last)
        if run.body:
            found.append(NameMention(span, NameKind.BODY, 1.0))
        elif weight >= ENOUGH or (weight > 0 and _is_short_form(words, run, licensed)):
            found.append(NameMention(span, NameKind.PERSON, weight))
    return tuple(found)


def _with_neighbours(words: Words, weighed: Sequence[tuple[Run, float]]) -> list[tuple[Run, float]]:
    """Let the members of a list share their kind: "Doval, Pintinho, dan Carlos Torres"."""
    found = list(weighed)
    for index, ((one, weight), (other, further)) in enumerate(pairwise(weighed)):
        if one.body or other.body or not _are_listed(words, one, other):
            continue
        if weight >= SURE:
            found[index + 1] = (other, found[index + 1][1] + SHARED)
        elif found[index][1] <= SURELY_NOT:
            found[index + 1] = (other, found[index + 1][1] - UNSHARED)
        if further >= SURE:
            found[index] = (one, found[index][1] + SHARED)
    return found


def _are_listed(words: Words, one: Run, other: Run) -> bool:
    """Whether nothing but a comma, "dan" or a bracket stands between two runs."""
    between = words.words[one.last : other.first]
    if between[:1] == ("(",) and ")" in between:
        between = between[between.index(")") + 1 :]
    return 0 < len(between) < 3 and all(word in _LINKS for word in between)


def _parts(words: Words, people: Iterable[Run]) -> frozenset[str]:
    return frozenset(
        word for run in people for word in words.words[run.first : run.last] if len(word) > 2
    )


def _is_short_form(words: Words, run: Run, licensed: frozenset[str]) -> bool:
    return run.last - run.first == 1 and words.words[run.first] in licensed
