"""Decide whether an article reports an initiative that other articles have told of.

What sides do together is told over years under other titles: proposed, signed,
running. A match is a proposal to the editor, so it may miss; it must not join
what is known to differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from archive.partial_dates import bounds
from archive.pipeline.extract.deeds.subjects import GENERAL_SUBJECTS
from archive.pipeline.extract.initiatives.sameness import (
    contrast,
    is_telling,
    share_subject,
    telling_words,
)
from archive.pipeline.names import name_key
from archive.vocabulary import Scope, Stage

#: From this share of the shorter title's telling words on, two titles name one thing.
_SHARED: Final = 0.66
#: One word in common is a field ("perawat"), two are a thing ("penempatan perawat").
_ENOUGH: Final = 2
#: Reports of one signing differ by some days: the eve, the day, the week after.
_ONE_SIGNING: Final = timedelta(days=10)
#: A signing settles these: who still asks for it afterwards asks for another one.
_BEFORE_SIGNING: Final = frozenset({Stage.PROPOSED, Stage.UNDER_DISCUSSION})

#: Sureness of a match by what it rests on; none is ever accepted without an editor.
_BY_SIGNING: Final = 0.85
_BY_SAME_WORDS: Final = 0.8
_BY_SHARED_WORDS: Final = 0.7


@dataclass(frozen=True, slots=True)
class Matter:
    """What an initiative is about, as far as two reports can be compared by it.

    ``words`` are the telling words of its title without the names of its sides,
    ``signed_on`` partial dates of signings (EDTF).
    """

    words: frozenset[str]
    subjects: frozenset[str]
    scope: Scope
    signed_on: frozenset[str] = frozenset()


def matter_of(
    title: str,
    *,
    sides: Iterable[str],
    subjects: Iterable[str],
    scope: Scope,
    signed_on: Iterable[str] = (),
) -> Matter:
    """The matter of an initiative with ``title`` between Indonesia and ``sides`` (names).

    >>> matter = matter_of("Kerja sama penempatan perawat ke Austria",
    ...                    sides=["Austria"], subjects=["care-workers"], scope=Scope.LABOUR)
    >>> sorted(matter.words)
    ['penempatan', 'perawat']
    """
    named = {word for side in ("indonesia", *sides) for word in name_key(side).split()}
    return Matter(
        telling_words(title) - named, frozenset(subjects), scope, frozenset(filter(None, signed_on))
    )


def same_matter(known: Matter, new: Matter, *, stage: Stage, on: str) -> float:
    """How sure it is that ``new``, told at ``stage`` on the day ``on``, is ``known``, else 0."""
    if not may_be_same(known, new, stage=stage, on=on):
        return 0.0
    if contrast(known.words, new.words) or not _meet(known.subjects, new.subjects):
        return 0.0
    shared = known.words & new.words
    if shared and _one_signing(known.signed_on, new.signed_on):
        return _BY_SIGNING
    if shared and known.words == new.words:
        return _BY_SAME_WORDS
    shorter = min(len(known.words), len(new.words))
    enough = len(shared) >= _ENOUGH and len(shared) >= _SHARED * shorter
    return _BY_SHARED_WORDS if enough and is_telling(shared) else 0.0


def may_be_same(known: Matter, new: Matter, *, stage: Stage, on: str) -> bool:
    """Whether nothing says that they differ: the field, two signings, a wish after a signing."""
    if known.scope is not new.scope:
        return False
    if known.signed_on and new.signed_on and not _one_signing(known.signed_on, new.signed_on):
        return False
    asks_again = stage in _BEFORE_SIGNING and on != ""
    return not asks_again or all(bounds(on)[0] <= bounds(day)[1] for day in known.signed_on)


def best_match(
    candidates: Mapping[int, Matter], new: Matter, *, stage: Stage, on: str
) -> tuple[int, float] | None:
    """The one of ``candidates`` that ``new`` is surely most like, with the sureness.

    None where several are equally like it: an editor has to say.
    """
    sure = {
        record: confidence
        for record, known in candidates.items()
        if (confidence := same_matter(known, new, stage=stage, on=on)) > 0
    }
    best = max(sure.values(), default=0.0)
    records = [record for record, confidence in sure.items() if confidence == best]
    return (records[0], best) if len(records) == 1 else None


def _meet(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Whether subjects meet in more than a field as wide as all labour."""
    return share_subject(
        tuple(sorted(mine - GENERAL_SUBJECTS)), tuple(sorted(yours - GENERAL_SUBJECTS))
    )


def _one_signing(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Whether a date of each may be the same signing, as far as the dates are known."""
    return any(
        bounds(one)[0] - _ONE_SIGNING <= bounds(other)[1]
        and bounds(other)[0] - _ONE_SIGNING <= bounds(one)[1]
        for one in mine
        for other in yours
    )
