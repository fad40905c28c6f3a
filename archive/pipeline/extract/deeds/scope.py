"""Decide whether a phrase is about labour, and whether its other side is foreign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.titles import Phrase
from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import InitiativeKind

_WEAK_LIST: Final = re.compile(
    r"\b(?:termasuk|seperti|khususnya|terutama|antara lain|misalnya|meliputi|mencakup)\b"
)
_IN_FIELD: Final = re.compile(
    r"\W*(?:Di|Dalam|Pada|Untuk|Soal|Mengenai|Terkait)\s(?:bidang|sektor|urusan|soal|hal)?\s?[^,]{2,60},"
)
_OF_LABOUR: Final = frozenset({Role.LABOUR, Role.SUBJECT})
#: So many sentences open an article; the first may be what is left of its dateline.
_LEDE: Final = 2
_SUBJECTS: Final = frozenset({Role.SUBJECT, Role.GENERAL})


def is_labour_article(marked: Sequence[Sequence[Mark]]) -> bool:
    """Whether the article as a whole is about labour: enough sentences speak of it.

    A sentence does with a labour word or one that names a subject by itself; one with only
    a general word (*pelatihan*, *kuota*) does so in part.
    """
    focus = lexicon("scope")["focus"]
    roles = [{mark.role for mark in marks} for marks in marked]
    telling = [not _OF_LABOUR.isdisjoint(found) for found in roles]
    holding = sum(telling)
    least: int = focus["least"]
    if holding < min(least, len(marked)):
        return False
    share: float = focus["share"]
    part: float = focus["general"]
    if any(telling[:_LEDE]):
        # What the first sentences are about, the article mostly is.
        share = focus["share_after_lede"]
    hinting = sum(
        Role.GENERAL in found and not tells for found, tells in zip(roles, telling, strict=True)
    )
    return holding + part * hinting >= share * len(marked)


def has_labour_word(marks: Sequence[Mark]) -> bool:
    """Whether a labour word stands among ``marks``, so that general words count."""
    return any(mark.role is Role.LABOUR for mark in marks)


def subject_marks(phrase: Phrase, clause: Clause, text: str) -> list[Mark]:
    """The marks that tell what ``phrase`` is about.

    Those in the phrase; where it is bare ("kerja sama"), or opens a list, those of the
    rest of its clause, and at last those before it ("di bidang ketenagakerjaan, ...").
    """
    found = [mark for mark in clause.marks if mark.role in _SUBJECTS]
    inside = [mark for mark in found if phrase.start <= mark.start < phrase.reach]
    field = _IN_FIELD.match(text, clause.start, phrase.start)
    if field is not None:
        # "Di bidang K3, lembaga itu memberi pelatihan": the field is told in front.
        inside = [mark for mark in found if mark.end <= field.end()] + inside
    if inside:
        return inside
    after = [mark for mark in found if mark.start >= phrase.reach]
    listed = _WEAK_LIST.search(text, phrase.reach, clause.end)
    if listed is not None:
        return [mark for mark in after if mark.start >= listed.end()]
    if phrase.bare or phrase.back:
        return after or [mark for mark in found if mark.end <= phrase.start]
    return after if other_kind(phrase, clause) is None else []


def other_kind(phrase: Phrase, clause: Clause) -> InitiativeKind | None:
    """The kind that another field in the phrase gives, investment first; None if none does."""
    kinds = {
        mark.value
        for mark in clause.marks
        if mark.role is Role.OTHER and phrase.start <= mark.start < phrase.reach
    }
    for kind in (InitiativeKind.INVESTMENT, InitiativeKind.TRADE, InitiativeKind.COOPERATION):
        if kind.value in kinds:
            return kind
    return None


@cache
def _domestic_links() -> frozenset[str]:
    return frozenset(lexicon("scope")["domestic"]["links"])


def domestic_side(clause: Clause, text: str) -> Mark | None:
    """The Indonesian body that the clause names as the other side, or None."""
    for mark in clause.of(Role.DOMESTIC, *(() if clause.named else (Role.BODY,))):
        before = text[clause.start : mark.start].casefold().split()
        if before and before[-1] in _domestic_links():
            return mark
    return None
