"""Subjects told: what a thing is about whose own words only say that it is of labour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from archive.pipeline.extract.deeds.candidates import Candidate
from archive.pipeline.extract.deeds.subjects import ancestors
from archive.pipeline.extract.deeds.triggers import Role
from archive.vocabulary import InitiativeKind, PartnerKind

#: The keys of partners that cooperate in everything.
POLITICAL: Final = tuple(
    f"{kind}:" for kind in (PartnerKind.COUNTRY, PartnerKind.FORUM, PartnerKind.INTERNATIONAL)
)
POLICY: Final = ("labour-policy",)
PLACED: Final = ("placement",)
TRAINED: Final = ("skills",)
#: Nouns that say nothing of what is done.
_SCHEMES: Final = frozenset({"program", "skema", "kegiatan", "sistem", "proyek", "upaya"})
#: What a thing of this kind is about where its words only say that it is of labour.
_OF_KIND: Final = {
    InitiativeKind.SCHOLARSHIP: ("scholarship-officials",),
    InitiativeKind.TRAINING: TRAINED,
    InitiativeKind.PLACEMENT: PLACED,
}
_WORKERS: Final = frozenset({"pekerja", "buruh"})


def of_kind(candidate: Candidate) -> Candidate:
    """What is of labour as such is about what its kind tells: a scholarship, a placement."""
    told = _OF_KIND.get(candidate.kind)
    if told is None or candidate.subjects != POLICY:
        return candidate
    return replace(candidate, subjects=told)


def of_workers(
    candidate: Candidate, partners: Sequence[str], context: tuple[str, ...]
) -> Candidate:
    """What speaks of workers by their trade alone is about what was told of workers.

    ``context`` are the subjects that were spoken of before.
    """
    if candidate.subjects != POLICY or candidate.head is Role.INSTRUMENT:
        return candidate
    workers = not _WORKERS.isdisjoint(word.casefold() for word in candidate.phrase.words)
    between_states = any(key.startswith(POLITICAL) for key in partners)
    told = context and not between_states and candidate.head is not Role.COOPERATION
    if not told and not (workers and candidate.head is Role.COOPERATION):
        return candidate
    if told:
        return replace(candidate, subjects=context)
    placed = any("placement" in (code, *ancestors(code)) for code in context)
    return replace(candidate, subjects=context if placed else PLACED)


def of_topic(candidate: Candidate, partners: Sequence[str], context: tuple[str, ...]) -> Candidate:
    """Plain cooperation with a school or a firm is about what an article on labour is about.

    Between states it may be about anything.
    """
    paper = candidate.head in {Role.COOPERATION, Role.INSTRUMENT}
    # "Program ini", said first of all, is what the article is about, too.
    # "Pembangunan dibiayai X" is of what was just told.
    one = candidate.head is Role.THING and len(candidate.phrase.words) == 1
    scheme = candidate.phrase.words[0].casefold() in _SCHEMES
    told = one and not scheme and candidate.clause.named
    plain = (candidate.phrase.bare and (paper or candidate.phrase.pointed)) or told
    if not plain or candidate.subjects or candidate.other is not None:
        return candidate
    if any(key.startswith(POLITICAL) for key in partners) or not context:
        return candidate
    return replace(candidate, subjects=context, labour=True)
