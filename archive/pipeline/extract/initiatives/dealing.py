"""Dealing: what two sides put before each other in an article about labour.

Whatever is offered, asked for, agreed on or signed between them there is labour cooperation, also
where no listed word names it; unless it is of another field, only talk, or asked at home.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from archive.pipeline.documents import Span
from archive.pipeline.extract.deeds.candidates import Candidate
from archive.pipeline.extract.deeds.governing import BACKGROUND
from archive.pipeline.extract.deeds.open_objects import BETWEEN_SIDES
from archive.pipeline.extract.deeds.open_verbs import no_deeds
from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.extract.initiatives.admission import is_for_pupils, is_only_people, no_thing
from archive.vocabulary import InitiativeKind

#: Cues by which two sides deal with each other.
_DEALING: Final = BETWEEN_SIDES | {"signature", "negotiation", "extension", "refusal", "fulfilment"}
_ASKING: Final = frozenset({"request", "proposal", "wish", "commitment"})
_TALKS: Final = frozenset({"talks", "exploration", "agenda"})
#: Nouns of dealing are also those of a market: "permintaan galangan terus naik".
_NOUNS: Final = frozenset(
    {"permintaan", "tawaran", "usul", "usulan", "gagasan", "rencana", "ajakan"}
)
#: What one side decides for itself.
_ALONE: Final = frozenset({"menetapkan", "memutuskan", "mengumumkan", "umumkan"})
#: Whom somebody at home asks for what he can do alone.
_HOME_ASKED: Final = re.compile(
    r"\s(?:pula\s|juga\s|kepada\s)?(?:KBRI|KJRI|KDEI|DPR|[Pp]emerintah(?!\s[A-Z])|sekolah|kampus|perusahaan"
    r"|calon|masyarakat|warga|peserta|para|pekerja|semua|seluruh|setiap|agen)\b"
)
_PRONOUN: Final = re.compile(
    r"\b(?:[Ii]a|[Dd]ia|[Pp]ihaknya|[Mm]ereka|[Kk]edua(?:nya)?|[Ss]idang|[Pp]ertemuan|[Dd]ialog|[Rr]apat)\b"
)
#: So far before a cue in its sentence stands who acts.
_SPEECH: Final = frozenset('"“”')


def is_dealt(candidate: Candidate, text: str, actors: Sequence[Span]) -> bool:
    """Whether two sides deal about ``candidate``, whatever it is.

    ``actors`` are where people of either side are named or meant.
    """
    reading, clause, phrase = candidate.reading, candidate.clause, candidate.phrase
    if reading is None or reading.hoped or not clause.told or phrase.back:
        return False
    if reading.cue.name not in _DEALING or reading.strength <= BACKGROUND:
        return False
    if candidate.cue_words in _ALONE or _is_of_other_field(candidate):
        return False
    if candidate.kind is InitiativeKind.DIALOGUE or (phrase.bare and not candidate.labour):
        return False
    if reading.cue.name in _TALKS and (is_only_people(candidate) or _is_field(candidate)):
        return False
    return _names_object(candidate) and (clause.named or _acts(candidate, text, actors))


def _is_of_other_field(candidate: Candidate) -> bool:
    thing = candidate.head is Role.THING and candidate.other is InitiativeKind.COOPERATION
    return candidate.other is not None and not thing


def _is_field(candidate: Candidate) -> bool:
    """Whether talks are only said to be of labour: "membahas ketenagakerjaan"."""
    return len(candidate.phrase.words) == 1 and candidate.head is Role.VERB


def _names_object(candidate: Candidate) -> bool:
    """Whether the phrase opens with something that can be done or given."""
    first = candidate.phrase.words[0].casefold()
    if candidate.head is Role.VERB and first in no_deeds():
        return False
    idle = no_thing("amounts") | no_thing("meetings") | no_thing("received") | no_thing("asked")
    return first not in idle and not is_for_pupils(candidate)


def _acts(candidate: Candidate, text: str, actors: Sequence[Span]) -> bool:
    """Whether a side acts in a clause that names no partner, and asks nobody at home."""
    reading, clause = candidate.reading, candidate.clause
    if reading is None or candidate.cue_words in _NOUNS:
        return False
    if reading.cue.name in _ASKING and _HOME_ASKED.match(text, reading.span.end):
        return False
    before = text[clause.start : reading.span.start]
    if not _SPEECH.isdisjoint(before):
        return False
    asked = any(
        reading.span.end <= mark.start < candidate.phrase.start
        for mark in clause.of(Role.HOME, Role.BODY, Role.DOMESTIC)
    )
    if asked and reading.cue.name in _ASKING:
        return False
    if clause.of(Role.HOME, Role.BACK) or _PRONOUN.search(before) is not None:
        return True
    return any(clause.start <= span.start < reading.span.start for span in actors)
