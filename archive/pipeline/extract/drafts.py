"""Drafts of initiatives, and when two of them are one thing told twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from archive.pipeline.annotations import InitiativeReading
from archive.pipeline.documents import Document
from archive.pipeline.extract.amounts import find_amounts
from archive.pipeline.extract.candidates import Candidate
from archive.pipeline.extract.stages import StageReading
from archive.pipeline.extract.subjects import GENERAL_SUBJECTS, ancestors, narrowest
from archive.pipeline.extract.titles import make_title
from archive.pipeline.extract.triggers import Role
from archive.pipeline.lexicon import lexicon
from archive.pipeline.segment import Sentence
from archive.vocabulary import InitiativeKind, InitiativeLevel, Scope, Stage

#: From this share of the shorter title's words on, two titles name the same thing.
_SAME_TITLE: Final = 0.6
#: One word alone does not make a title the same as one with more telling words than these.
_ALONE: Final = 2
#: Words that tell two things of one kind apart: the old paper is not the new one.
_CONTRASTS: Final = frozenset(
    {"lama", "baru", "perpanjangan", "pembaruan", "revisi", "lanjutan", "kedua", "sebelumnya"}
)
_EMPTY: Final = frozenset(
    {
        "dan",
        "serta",
        "di",
        "bagi",
        "untuk",
        "tentang",
        "terkait",
        "kerja",
        "sama",
        "bidang",
        "program",
        "melalui",
    }
    | {
        "mou",
        "nota",
        "kesepahaman",
        "memorandum",
        "indonesia",
        "ke",
        "sektor",
        "peningkatan",
        "pengembangan",
    }
    | {
        "kolaborasi",
        "kerjasama",
        "inisiatif",
        "of",
        "understanding",
        "mengenai",
        "atau",
        "penguatan",
        "skema",
    }
    | {
        "tenaga",
        "pekerja",
        "bilateral",
        "dalam",
        "on",
        "dengan",
        "upaya",
        "rencana",
        "perjanjian",
        "kesepakatan",
    }
)


@dataclass(slots=True)
class Draft:
    """An initiative in the making: told by one sentence, then by more.

    ``sentences`` are indices of its evidence. ``parent`` is the draft it is an item of.
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
    areas: list[str] = field(default_factory=list)

    def words(self) -> frozenset[str]:
        """The title's telling words, without "-nya" and joining words."""
        return _telling_words(self.title)

    def general(self) -> bool:
        """Whether it claims no more than cooperation in labour matters."""
        return self.bare or frozenset(self.subjects) <= GENERAL_SUBJECTS

    def take(self, other: Draft) -> None:
        """Add what another draft of the same thing says: evidence, stage, a better title."""
        self.sentences = sorted({*self.sentences, *other.sentences})
        if other.reading is not None and (self.reading is None or other.strength > self.strength):
            self.reading, self.stage = other.reading, other.stage
            self.strength, self.stage_sentence = other.strength, other.stage_sentence
        if (self.bare and not other.bare) or (other.specific and not self.specific):
            self.title, self.bare, self.specific = other.title, other.bare, other.specific
            self.kind = other.kind if self.kind is InitiativeKind.COOPERATION else self.kind
        self.partners = tuple(dict.fromkeys((*self.partners, *other.partners)))
        self.subjects = narrowest((*self.subjects, *other.subjects))
        self.confidence = max(self.confidence, other.confidence)


@lru_cache(maxsize=1024)
def _telling_words(title: str) -> frozenset[str]:
    found = (word.strip(",.").removesuffix("nya") for word in title.casefold().split())
    return frozenset(word for word in found if word not in _EMPTY and not word.isdigit())


def same_thing(known: Draft, new: Draft) -> bool:
    """Whether ``new`` tells of ``known`` again: common partner, subject and words."""
    if known.scope is not new.scope or not _share_partner(known, new):
        return False
    words, other = known.words(), new.words()
    if (words ^ other) & _CONTRASTS:
        return False
    if not _share_subject(known, new):
        return False
    if new.pointed and frozenset(known.subjects) & frozenset(new.subjects) - GENERAL_SUBJECTS:
        return True
    if not words or not other:
        claims = known.scope is Scope.LABOUR and known.general() and new.general()
        return claims or (known.bare and new.bare)
    specific = frozenset(known.subjects) & frozenset(new.subjects) - GENERAL_SUBJECTS
    if specific and known.head is Role.INSTRUMENT and new.head is Role.INSTRUMENT:
        return True
    shorter, longer = sorted((len(words), len(other)))
    if shorter == 1 and longer > _ALONE:
        return False
    common = len(words & other)
    return common >= _SAME_TITLE * min(len(words), len(other))


def _share_partner(known: Draft, new: Draft) -> bool:
    return not frozenset(known.partners).isdisjoint(new.partners)


def _share_subject(known: Draft, new: Draft) -> bool:
    """Whether the subjects meet: the same one, or one the broader term of the other."""
    mine, yours = frozenset(known.subjects), frozenset(new.subjects)
    if not mine or not yours:
        return True
    above = {broad for code in mine for broad in ancestors(code)}
    below = {broad for code in yours for broad in ancestors(code)}
    return bool(mine & yours or above & yours or below & mine)


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
        subjects=candidate.subjects,
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
    )


def title_of(candidate: Candidate) -> str:
    """The phrase's title; people alone get the noun of the verb: "Pengiriman perawat"."""
    title = make_title(candidate.phrase)
    nominal: dict[str, str] = lexicon("title_words")["nominal"]
    if candidate.reading is None or candidate.head is not Role.VERB:
        return title
    noun = nominal.get(candidate.cue_words)
    if noun is None or title.startswith(tuple(nominal.values())):
        return title
    return f"{noun} {title[:1].lower() if title[1:2].islower() else title[:1]}{title[1:]}"


def finish(
    draft: Draft,
    parent: int | None,
    document: Document,
    sentences: Sequence[Sentence],
    stage_date: str | None,
) -> InitiativeReading:
    """Return the reading of a finished draft; ``parent`` is its umbrella's place in the result."""
    spans = tuple(sentences[index].span for index in draft.sentences)
    amounts = (find_amounts(document.text, span.start, span.end) for span in spans)
    return InitiativeReading(
        title=draft.title,
        kind=draft.kind,
        level=draft.level,
        scope=draft.scope,
        stage=draft.stage,
        stage_span=None if draft.reading is None else draft.reading.span,
        stage_date=stage_date,
        partners=draft.partners,
        subjects=draft.subjects,
        amounts=tuple(amount for found in amounts for amount in found),
        confidence=draft.confidence,
        rule=draft.rule,
        evidence=spans,
        parent=parent,
    )
