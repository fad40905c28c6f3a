"""Find candidates for initiatives in one clause: a phrase, its stage and its subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.coordination import split_phrase
from archive.pipeline.extract.deeds.governing import heads_of, read_clause, wanted_done
from archive.pipeline.extract.deeds.scope import has_labour_word, other_kind, subject_marks
from archive.pipeline.extract.deeds.stages import StageReading
from archive.pipeline.extract.deeds.subjects import GENERAL_SUBJECTS, find_subjects
from archive.pipeline.extract.deeds.titles import Phrase
from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import InitiativeKind

_PASSIVE: Final = re.compile(r"\s(?:segera\s|juga\s)?(di[a-z]{4,})")
#: Subjects whose words also tell what an investment is good for.
_BY_THE_WAY: Final = frozenset({"job-creation", "labour-market", "productivity"})
#: Goods have contracts and certificates too: "kontrak pembelian", "sertifikat halal".
_OF_GOODS: Final = _BY_THE_WAY | {
    "contracts-wages-abroad",
    "qualification-recognition",
    "certification",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be an initiative, as one clause tells it.

    ``reading`` is None for an item that takes the stage of what it stands under.
    ``labour`` tells that its own words speak of labour; ``specific`` that its
    subjects stand in the phrase itself.
    """

    phrase: Phrase
    clause: Clause
    reading: StageReading | None
    kind: InitiativeKind
    head: Role
    subjects: tuple[str, ...]
    labour: bool
    specific: bool
    other: InitiativeKind | None
    verbal: bool = False
    cue_words: str = ""


def find_candidates(clause: Clause, text: str, *, focus: bool) -> Iterator[Candidate]:
    """Yield the phrases of ``clause`` that a cue governs, each once, with the strongest stage.

    ``focus`` tells that the whole article is about labour, so that general words count.
    """
    for phrase, reading in read_clause(clause, text, focus=focus):
        for part in split_phrase(phrase, clause, text):
            yield describe(part, clause, text, reading, focus=focus)


def describe(
    phrase: Phrase, clause: Clause, text: str, reading: StageReading | None, *, focus: bool
) -> Candidate:
    """Return ``phrase`` with its kind, its subjects and whether they are labour."""
    marks = subject_marks(phrase, clause, text)
    near = has_labour_word(clause.marks) or focus
    subjects = find_subjects(marks, labour=near)
    named = not subjects and _names_labour(phrase, clause)
    if named:
        subjects = ("labour-policy",)
    other = other_kind(phrase, clause)
    by_the_way = _OF_GOODS if other is InitiativeKind.TRADE else _BY_THE_WAY
    if other is not None and frozenset(subjects) <= by_the_way:
        subjects = ()
    heads = heads_of(phrase, clause)
    return Candidate(
        phrase=phrase,
        clause=clause,
        reading=reading,
        kind=_kind(heads),
        head=heads[0].role if heads else Role.VERB,
        subjects=subjects,
        labour=bool(subjects),
        specific=named or any(phrase.start <= mark.start < phrase.reach for mark in marks),
        other=other,
        verbal=phrase.words[:1] != () and phrase.words[0] in lexicon("title_words")["nominal"],
        cue_words="" if reading is None else _cue_words(reading, phrase, text),
    )


def subjects_beside(candidate: Candidate) -> tuple[str, ...]:
    """The particular subjects of the whole clause, where the candidate's own are all general.

    "150 mantan pekerja migran mengikuti pelatihan usaha" is about their return as well.
    """
    if not frozenset(candidate.subjects) <= GENERAL_SUBJECTS:
        return ()
    marks = candidate.clause.of(Role.SUBJECT, Role.GENERAL)
    return tuple(code for code in find_subjects(marks, labour=True) if code not in GENERAL_SUBJECTS)


def _cue_words(reading: StageReading, phrase: Phrase, text: str) -> str:
    """The words of the cue; of "akan dimanfaatkan" the verb."""
    if reading.span.end < phrase.start:
        cue = Mark(reading.span.start, reading.span.end, Role.CUE, reading.cue.name)
        done = wanted_done(phrase, cue, text)
        if done is not None:
            return done
    passive = _PASSIVE.match(text, reading.span.end) if reading.cue.name == "plan" else None
    return passive[1] if passive is not None else reading.span.of(text).casefold()


def _names_labour(phrase: Phrase, clause: Clause) -> bool:
    """Whether a labour word stands in the phrase, though no subject: "OIC Labour Center"."""
    return any(phrase.start <= mark.start < phrase.end for mark in clause.of(Role.LABOUR))


#: Kinds from the most to the least telling: "program pemagangan" is training, no programme.
_KINDS: Final = (
    InitiativeKind.MEMORANDUM,
    InitiativeKind.JOINT_STATEMENT,
    InitiativeKind.AGREEMENT,
    InitiativeKind.SCHOLARSHIP,
    InitiativeKind.RESEARCH,
    InitiativeKind.EXCHANGE,
    InitiativeKind.TRAINING,
    InitiativeKind.PLACEMENT,
    InitiativeKind.ASSISTANCE,
    InitiativeKind.DIALOGUE,
    InitiativeKind.PROGRAMME,
)


def _kind(heads: Sequence[Mark]) -> InitiativeKind:
    kinds = {mark.value for mark in heads}
    if heads and heads[0].role is Role.COOPERATION:
        kinds.discard(InitiativeKind.PROGRAMME.value)
    return next((kind for kind in _KINDS if kind in kinds), InitiativeKind.COOPERATION)


def is_wish(candidate: Candidate) -> bool:
    """Whether it is no more than a hope or a plan: then only a new concrete object counts."""
    reading = candidate.reading
    return reading is not None and (
        reading.hoped or reading.cue.name in {"plan", "wish", "request"}
    )
