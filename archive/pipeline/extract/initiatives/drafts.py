"""Drafts of initiatives: told by one sentence, filled in by the next ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from archive.pipeline.annotations import InitiativeReading
from archive.pipeline.documents import Document
from archive.pipeline.extract.deeds.amounts import find_amounts
from archive.pipeline.extract.deeds.candidates import Candidate, subjects_beside
from archive.pipeline.extract.deeds.governing import HALTS
from archive.pipeline.extract.deeds.stages import StageReading
from archive.pipeline.extract.deeds.subjects import GENERAL_SUBJECTS, narrowest, subject_labels
from archive.pipeline.extract.deeds.titles import MAX_WORDS, make_title, says_little
from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.lexicon import lexicon
from archive.pipeline.segment import Sentence
from archive.vocabulary import InitiativeKind, InitiativeLevel, Scope, Stage

#: What plain cooperation between labour bodies is about.
_CLAIMED: Final = ("labour-policy",)
#: Of what only the next sentence makes labour cooperation, so many are right.
_ADOPTED: Final = 0.6
#: A title names no more partners than these.
_MOST_NAMED: Final = 3
#: Nor more subjects.
_MOST_SUBJECTS: Final = 4
_LIFTING: Final = "Pencabutan"
_WITH: Final = "dengan"
_BESIDE: Final = "bersama"


@dataclass(slots=True)
class Draft:
    """An initiative in the making: told by one sentence, then by more.

    ``sentences`` are indices of its evidence. ``parent`` is the draft it is an item of.
    ``beside`` are subjects that stand in its clause, but not in its own words.
    """

    title: str
    kind: InitiativeKind
    head: Role
    scope: Scope
    subjects: tuple[str, ...]
    specific: bool
    bare: bool
    pointed: bool
    partners: tuple[str, ...]
    reading: StageReading | None
    stage: Stage
    strength: int
    sentences: list[int]
    confidence: float
    rule: str
    level: InitiativeLevel = InitiativeLevel.SINGLE
    parent: Draft | None = None
    stage_sentence: int = 0
    beside: tuple[str, ...] = ()

    def is_general(self) -> bool:
        """Whether it claims no more than cooperation in labour matters."""
        return self.bare or frozenset(self.subjects) <= GENERAL_SUBJECTS

    def report(self, reading: StageReading, sentence: int) -> None:
        """Take the stage that another sentence tells, if it is told more strongly."""
        self.add_evidence(sentence)
        if reading.strength > self.strength:
            self.reading, self.stage = reading, reading.stage
            self.strength, self.stage_sentence = reading.strength, sentence

    def inherit(self, reading: StageReading) -> None:
        """Take the stage of what the draft stands under."""
        self.reading, self.stage, self.strength = reading, reading.stage, reading.strength

    def adopt(self, subjects: tuple[str, ...]) -> None:
        """Become labour cooperation with the subjects that a later sentence tells."""
        self.scope, self.subjects, self.bare = Scope.LABOUR, subjects, False
        self.rule, self.confidence = "adopted", _ADOPTED

    def add_evidence(self, *sentences: int) -> None:
        """Add sentences to the evidence, in order and each once."""
        self.sentences = sorted({*self.sentences, *sentences})

    def take(self, other: Draft) -> None:
        """Add what another draft of the same thing says: evidence, stage, a better title."""
        self.add_evidence(*other.sentences)
        if other.reading is not None:
            self.report(other.reading, other.stage_sentence)
        if (self.bare and not other.bare) or (other.specific and not self.specific):
            self.title, self.bare, self.specific = other.title, other.bare, other.specific
            self.kind = other.kind if self.kind is InitiativeKind.COOPERATION else self.kind
        self.partners = tuple(dict.fromkeys((*self.partners, *other.partners)))
        self.subjects = narrowest((*self.subjects, *other.subjects))
        self.confidence = max(self.confidence, other.confidence)


def draft_of(
    candidate: Candidate, partners: tuple[str, ...], *, scope: Scope, rule: str, confidence: float
) -> Draft:
    """Return the draft that one candidate makes."""
    reading = candidate.reading
    kind = candidate.kind
    if scope is Scope.OTHER and candidate.other is not None:
        kind = candidate.other
    return Draft(
        title=title_of(candidate),
        kind=kind,
        head=candidate.head,
        scope=scope,
        subjects=candidate.subjects or (_CLAIMED if scope is Scope.LABOUR else ()),
        specific=candidate.specific,
        bare=candidate.phrase.bare,
        pointed=candidate.phrase.pointed,
        partners=partners,
        reading=reading,
        stage=Stage.PROPOSED if reading is None else reading.stage,
        strength=0 if reading is None else reading.strength,
        sentences=[candidate.clause.sentence],
        confidence=confidence,
        rule=rule,
        stage_sentence=candidate.clause.sentence,
        beside=subjects_beside(candidate) if scope is Scope.LABOUR else (),
    )


def title_of(candidate: Candidate) -> str:
    """The phrase's title; people alone get the noun of the verb: "Pengiriman perawat"."""
    title = make_title(candidate.phrase)
    first = candidate.phrase.words[0].casefold()
    if first in lexicon("title_words")["bodies"]["words"]:
        return f"Kerja sama dengan {title[:1].lower()}{title[1:]}"
    nominal: dict[str, str] = lexicon("title_words")["nominal"]
    noun = nominal.get(candidate.cue_words.rsplit(" ", 1)[-1])
    halted = candidate.reading is not None and candidate.reading.stage is Stage.SUSPENDED
    lifted = noun == _LIFTING and first in HALTS and not halted
    if candidate.reading is None or (candidate.head is not Role.VERB and not lifted):
        return title
    if noun is None or title.startswith(tuple(nominal.values())):
        return title
    return f"{noun} {title[:1].lower() if title[1:2].islower() else title[:1]}{title[1:]}"


def full_title(draft: Draft, names: Mapping[str, str]) -> str:
    """The title; one that says little gets its subject and its partners, by their ``names``.

    "Kerja sama" becomes "Kerja sama awak kapal dengan Taiwan", "Nota kesepahaman" becomes
    "Nota kesepahaman dengan Austria".
    """
    title = draft.title
    if not says_little(title) or _WITH in title:
        return title
    paper = draft.head in {Role.INSTRUMENT, Role.COOPERATION}
    specific = [code for code in draft.subjects if code not in GENERAL_SUBJECTS]
    if paper and draft.bare and specific:
        label = subject_labels()[specific[0]]
        title = f"{title} {label[:1].lower() if label[1:2].islower() else label[:1]}{label[1:]}"
    sides = [names[key] for key in draft.partners if key in names][:_MOST_NAMED]
    if not sides:
        return title
    *first, last = sides
    joined = f"{', '.join(first)} dan {last}" if first else last
    link = _WITH if paper or title.endswith(_BESIDE) else _BESIDE
    named = f"{title} {link} {joined}"
    return named if len(named.split()) <= MAX_WORDS else title


def _told_subjects(draft: Draft) -> tuple[str, ...]:
    """The draft's subjects, and where they are all too general those beside it as well."""
    if not draft.beside or not frozenset(draft.subjects) <= GENERAL_SUBJECTS:
        return draft.subjects
    return tuple(dict.fromkeys((*draft.subjects, *draft.beside)))[:_MOST_SUBJECTS]


def finish(
    draft: Draft,
    parent: int | None,
    document: Document,
    sentences: Sequence[Sentence],
    names: Mapping[str, str],
    stage_date: str | None,
) -> InitiativeReading:
    """Return the reading of a finished draft; ``parent`` is its umbrella's place in the result.

    ``names`` are the partners' names by key.
    """
    spans = tuple(sentences[index].span for index in draft.sentences)
    amounts = (find_amounts(document.text, span.start, span.end) for span in spans)
    return InitiativeReading(
        title=full_title(draft, names),
        kind=draft.kind,
        level=draft.level,
        scope=draft.scope,
        stage=draft.stage,
        stage_span=None if draft.reading is None else draft.reading.span,
        stage_date=stage_date,
        partners=draft.partners,
        subjects=_told_subjects(draft),
        amounts=tuple(amount for found in amounts for amount in found),
        confidence=draft.confidence,
        rule=draft.rule,
        evidence=spans,
        parent=parent,
    )
