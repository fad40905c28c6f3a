"""Read what is like a thing told before: "pembicaraan serupa ditempuh dengan Kuwait".

The last thing told is told once more, with another partner or about another object, at the stage
that its own clause gives it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from archive.pipeline.extract.deeds.candidates import describe
from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.objects import right_object
from archive.pipeline.extract.deeds.stages import StageReading, read_stage
from archive.pipeline.extract.deeds.titles import read_phrase
from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.pipeline.extract.initiatives.admission import LIKE
from archive.pipeline.extract.initiatives.collecting import Collector
from archive.pipeline.extract.initiatives.drafts import Draft, draft_of
from archive.vocabulary import Scope

_PAPERS: Final = r"nota(?:\skesepahaman)?|naskah|perjanjian|kesepakatan|memorandum|MoU|kontrak"
_NOUNS: Final = (
    r"hal|pembicaraan|pembahasan|perundingan|penjajakan|permintaan|permohonan|tawaran|usul(?:an)?"
    r"|pola|langkah|skema|model|rencana|kebijakan|pengecualian|keringanan|kelonggaran|kemudahan"
    r"|perlakuan|dispensasi"
)
_ALIKE: Final = re.compile(
    rf"\b(?P<noun>{_NOUNS}|(?P<paper>{_PAPERS}))"
    r"\s(?:(?:yang\s)?(?:serupa|sejenis|mirip)|yang\s(?:hampir\s)?sama)\b",
    re.IGNORECASE,
)
#: One of these is in every likeness.
_LIKENESS: Final = ("serupa", "sejenis", "mirip", "sama")
#: What somebody is to be freed from, or given, is a thing by itself.
_GIVEN: Final = frozenset(
    {"pengecualian", "keringanan", "kelonggaran", "kemudahan", "perlakuan", "dispensasi"}
)
_HOME: Final = re.compile(r"\s(?:bagi|untuk|kepada)\s(?:Indonesia|RI|pekerja|warga|calon)\b")
_LINK: Final = re.compile(r"\b(?:dengan|bersama|kepada|bagi|untuk)\s")
_FOR: Final = re.compile(r"\s(?:untuk|tentang|mengenai|soal|terkait)\s")
#: Further behind its noun nothing is the object of a request, in letters.
_NEAR: Final = 60
#: What was told longer ago, in sentences, is not what "serupa" means.
_BACK: Final = 6


def read_alike(clause: Clause, collector: Collector) -> bool:
    """Add what ``clause`` says to be like a thing told before; False where it says no such."""
    text = collector.text
    if not any(text.find(word, clause.start, clause.end) >= 0 for word in _LIKENESS):
        return False
    found = _ALIKE.search(collector.text, clause.start, clause.end)
    if found is None:
        return False
    last = collector.known.last_paper() if found["paper"] is not None else None
    last = last or collector.known.last_labour(clause.sentence)
    reading = _stage(found.start(), clause, collector)
    if last is None or reading is None or clause.sentence - last.sentences[-1] > _BACK:
        return False
    return (
        _add_with_another(found, clause, reading, last, collector)
        or _add_about(found, clause, reading, last, collector)
        or _add_for_home(found, clause, reading, last, collector)
    )


def _stage(noun: int, clause: Clause, collector: Collector) -> StageReading | None:
    """The strongest stage told by what governs the ``noun``, else by the clause; no mere hope."""
    found = clause.of(Role.CUE)
    found = [cue for cue in found if cue.end <= noun] or found
    readings = (read_stage(cue, clause.marks, collector.text) for cue in found)
    told = [reading for reading in readings if reading is not None and not reading.hoped]
    return max(told, key=lambda reading: reading.strength, default=None)


def _add_with_another(
    found: re.Match[str], clause: Clause, reading: StageReading, last: Draft, collector: Collector
) -> bool:
    """Add the last thing told with a partner that it was not told of."""
    text = collector.text
    sides = [at for at in clause.sides if at > found.end() and at < clause.end]
    if not collector.counterparts.names_in(clause) or not sides:
        return False
    if _LINK.search(text, found.end(), max(sides)) is None:
        return False
    phrase = read_phrase(text, found.start(), found.end(), clause.sides)
    phrase = replace(phrase, words=phrase.words or (found["noun"],))
    candidate = describe(phrase, clause, text, reading, focus=True)
    if collector.counterparts.is_of_others(candidate, text):
        return False
    partners = collector.counterparts.of(candidate)
    partners = tuple(key for key in partners if key not in last.partners)
    if not partners:
        return False
    candidate = replace(candidate, subjects=last.subjects, head=last.head, kind=last.kind)
    draft = draft_of(candidate, partners, scope=Scope.LABOUR, rule="alike", confidence=LIKE)
    draft.title, draft.bare = last.title, last.bare
    collector.known.drafts.append(draft)
    return True


def _add_about(
    found: re.Match[str], clause: Clause, reading: StageReading, last: Draft, collector: Collector
) -> bool:
    """Add another object of the same request: "permintaan serupa diajukan untuk kuota pelaut"."""
    about = _FOR.search(collector.text, found.end(), min(clause.end, found.end() + _NEAR))
    if about is None:
        return False
    pseudo = Mark(found.start(), about.end() - 1, Role.CUE, reading.cue.name)
    phrase = right_object(pseudo, clause, collector.text, near=3)
    if phrase is None or not phrase.words:
        return False
    candidate = describe(phrase, clause, collector.text, reading, focus=True)
    if not candidate.labour:
        return False
    return collector.add(candidate, inherited=reading, like=last) is not None


def _add_for_home(
    found: re.Match[str], clause: Clause, reading: StageReading, last: Draft, collector: Collector
) -> bool:
    """Add what is asked for in the same way for people at home: "keringanan serupa bagi RI"."""
    text = collector.text
    if found["noun"].casefold() not in _GIVEN or _HOME.match(text, found.end()) is None:
        return False
    phrase = read_phrase(text, found.start(), clause.end, clause.sides)
    candidate = describe(phrase, clause, text, reading, focus=True)
    candidate = replace(candidate, subjects=last.subjects, labour=True)
    return collector.add(candidate, inherited=reading, like=last) is not None
