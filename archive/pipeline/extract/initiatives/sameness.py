"""Decide whether two drafts tell of one thing, told twice."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from archive.pipeline.extract.deeds.subjects import GENERAL_SUBJECTS, ancestors
from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.extract.initiatives.drafts import Draft
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import Scope, Stage

#: From this share of the shorter title's words on, two titles name the same thing.
_SAME_TITLE: Final = 0.6
#: One word alone does not make a title the same as one with more telling words than these.
_ALONE: Final = 2
#: Stages of a thing whose paper may well be signed.
_DONE: Final = frozenset({Stage.SIGNED, Stage.ONGOING, Stage.COMPLETED})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon("title_words")["telling"][key])


@lru_cache(maxsize=1024)
def telling_words(title: str) -> frozenset[str]:
    """The words of a title that tell what it is, without "-nya" and joining words.

    >>> sorted(telling_words("Kerja sama penempatan perawat"))
    ['penempatan', 'perawat']
    """
    found = (word.strip(",.").removesuffix("nya") for word in title.casefold().split())
    return frozenset(word for word in found if word not in _words("empty") and not word.isdigit())


def same_thing(known: Draft, new: Draft) -> bool:
    """Whether ``new`` tells of ``known`` again: common partner, subject and words."""
    if known.scope is not new.scope or frozenset(known.partners).isdisjoint(new.partners):
        return False
    words, other = telling_words(known.title), telling_words(new.title)
    if contrast(words, other) or not share_subject(known.subjects, new.subjects):
        return False
    if _is_other_paper(known, new):
        return False
    if known.stage is new.stage is Stage.DENIED:
        return True
    specific = frozenset(known.subjects) & frozenset(new.subjects) - GENERAL_SUBJECTS
    if new.pointed and specific:
        return True
    if not words or not other:
        claims = known.scope is Scope.LABOUR and known.is_general() and new.is_general()
        return claims or (known.bare and new.bare)
    if specific and known.head is Role.INSTRUMENT and new.head is Role.INSTRUMENT:
        return True
    shorter, longer = sorted((len(words), len(other)))
    if shorter == 1 and longer > _ALONE:
        return False
    return len(words & other) >= _SAME_TITLE * shorter


def contrast(words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a word of one title only tells of another paper: *baru*, *perpanjangan*."""
    return not (words ^ other).isdisjoint(_words("contrasts"))


def is_telling(words: frozenset[str]) -> bool:
    """Whether ``words`` say more than that people are placed, protected or trained."""
    return not words <= _words("everyday")


def _is_other_paper(known: Draft, new: Draft) -> bool:
    """Whether ``new`` is a paper signed already, and ``known`` a thing that is yet to come."""
    signed = new.head is Role.INSTRUMENT and new.stage is Stage.SIGNED
    return signed and known.head is Role.THING and known.stage not in _DONE


def share_subject(mine: tuple[str, ...], yours: tuple[str, ...]) -> bool:
    """Whether subjects meet: the same one, or one the broader term of the other."""
    if not mine or not yours:
        return True
    above_mine = {broad for code in mine for broad in (code, *ancestors(code))}
    above_yours = {broad for code in yours for broad in (code, *ancestors(code))}
    return not above_mine.isdisjoint(yours) or not above_yours.isdisjoint(mine)
