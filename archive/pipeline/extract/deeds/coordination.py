"""Split a phrase that names two things: "perekrutan perawat serta kelanjutan pendidikan vokasi".

An "atau", or one noun with two objects ("pelatihan dan sertifikasi perawat"), stays one
thing: both sides must open with a thing and each must say what it is about.
"""

from __future__ import annotations

import re
from typing import Final

from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.subjects import GENERAL_SUBJECTS
from archive.pipeline.extract.deeds.titles import Phrase, read_phrase
from archive.pipeline.extract.deeds.triggers import Mark, Role

_JOINT: Final = re.compile(
    r",?\s(?:serta|dan|dan juga|hingga|maupun)\s(?:kelanjutan\s|rencana\s|soal\s)?|,\s"
)
_TOPIC: Final = re.compile(r"\b(?:mengenai|tentang|soal|terkait|seputar|di bidang|dalam)\b")
_HEADS: Final = frozenset({Role.THING})
_ABOUT: Final = frozenset({Role.SUBJECT, Role.GENERAL})
#: A phrase is split into no more parts.
_MOST: Final = 4


def split_phrase(phrase: Phrase, clause: Clause, text: str) -> list[Phrase]:
    """Return the things that ``phrase`` names, in order; mostly only itself.

    They are told apart where each has its own subject, another one than those before.
    """
    heads = {mark.start: mark for mark in clause.marks if mark.role in _HEADS}
    if phrase.back or phrase.start not in heads or len(heads) == 1:
        return [phrase]
    cuts = [phrase.start]
    seen = set[str]()
    for joint in _JOINT.finditer(text, phrase.start, phrase.end):
        if joint.end() not in heads:
            continue
        if _TOPIC.search(text, cuts[-1], joint.start()) is not None:
            # "Pertukaran keahlian mengenai evaluasi serta pemantauan K3" is one exchange.
            break
        before = _subjects(clause.marks, heads[cuts[-1]], cuts[-1], joint.start())
        after = _subjects(clause.marks, heads[joint.end()], joint.end(), phrase.end)
        seen |= before
        # "Program pelatihan dan pelayanan ..." may be one thing of two parts.
        before -= GENERAL_SUBJECTS
        if before and after and seen.isdisjoint(after) and len(cuts) < _MOST:
            cuts.append(joint.end())
    if len(cuts) == 1:
        return [phrase]
    ends = [*(text.rfind(" ", 0, cut - 1) for cut in cuts[1:]), phrase.end]
    return [
        read_phrase(text, start, end, clause.sides) for start, end in zip(cuts, ends, strict=True)
    ]


def _subjects(marks: tuple[Mark, ...], head: Mark, start: int, end: int) -> set[str]:
    """What the words between ``start`` and ``end`` are about beyond their ``head``."""
    return {
        mark.value
        for mark in marks
        if mark.role in _ABOUT and start <= mark.start and mark.end <= end and mark.end > head.end
    }
