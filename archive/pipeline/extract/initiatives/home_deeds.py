"""Home deeds: what the home side does alone, or with a side that the article has not carried on.

"Kepala SMK mengaku menyiapkan 60 siswa" tells of no partner, and "berunding dengan Diakonie
Baden" of another one than that of the sentences before.
"""

from __future__ import annotations

import re
from typing import Final

from archive.pipeline.extract.deeds.candidates import Candidate
from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.extract.initiatives.counterparts import Counterparts

#: What the home side may do alone; it proposes and signs nothing without another.
_OWN_DEEDS: Final = frozenset({"cooperation", "done", "benefit", "deed", "plan"})
#: Between somebody of the home side and what he does.
_DOES_IT: Final = re.compile(
    r"(?:,[^,.;]{1,60},)?\s(?:(?:mengaku|mengatakan|menyatakan|menyebut|menuturkan|berjanji|memastikan|menegaskan"
    r"|menambahkan|ingin|siap|akan|telah|sudah|juga|segera|bakal|tengah|sedang|turut|kembali|bahwa|pun|pihaknya"
    r"|dinasnya|kampusnya|lembaganya|instansinya|sekolahnya|kantornya|balainya),?\s)*"
)
#: "Pihaknya mengirim dua pengajar ke Samarkand" is done with whoever is there.
_GOES_ABROAD: Final = re.compile(r"\bke\s[A-Z]")
_PRONOUN_FIRST: Final = re.compile(r"\s*(?:Ia|Dia)\b")
#: How far before a clause who speaks in it may stand.
_SPEAKER: Final = 200
#: "Berunding dengan Diakonie Baden": a name behind the verb is the other side.
_WITH_ANOTHER: Final = re.compile(
    r"\s(?:(?:kerja sama|kerjasama|MoU|nota kesepahaman|perjanjian|kesepakatan|kolaborasi)\s)?"
    r"(?:dengan|bersama)\s(?:(?:pihak|pengurus|perwakilan|pimpinan|manajemen)\s)?(?P<name>[A-Z][\w-]+)"
)
_NAMED_AT_HOME: Final = frozenset({Role.HOME, Role.BODY, Role.LABOUR})


def acts_at_home(candidate: Candidate, sides: Counterparts, text: str) -> bool:
    """Whether the home side does it alone: "Kepala SMK mengaku menyiapkan 60 siswa"."""
    clause, reading = candidate.clause, candidate.reading
    if reading is None or reading.cue.name not in _OWN_DEEDS or sides.named[clause.sentence]:
        return False
    if _GOES_ABROAD.search(text, reading.span.end, clause.end) is not None:
        return False
    if clause.sentence and sides.named[clause.sentence - 1]:
        # "Ia" after a sentence on the other side may well be of that side.
        low = clause.start
        while low > 0 and text[low - 1] not in ".\n!?":
            low -= 1
        if _PRONOUN_FIRST.match(text, low) is not None:
            return False
    low = text.rfind("\n", 0, clause.start) + 1
    first = max(low, clause.start - _SPEAKER)
    return any(
        _DOES_IT.fullmatch(text, span.end, reading.span.start) is not None
        for span in sides.home_actors
        if first <= span.start and span.end <= reading.span.start
    )


def deals_with_another(candidate: Candidate, sides: Counterparts, text: str) -> bool:
    """Whether the clause names another side than the one carried on: "berunding dengan X"."""
    clause, reading = candidate.clause, candidate.reading
    if reading is None or sides.named[clause.sentence]:
        return False
    other = _WITH_ANOTHER.match(text, reading.span.end, clause.end)
    if other is None:
        return False
    at = other.start("name")
    return not any(mark.start == at and mark.role in _NAMED_AT_HOME for mark in clause.marks)
