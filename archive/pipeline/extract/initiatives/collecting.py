"""Collect candidates: each becomes a new draft, fills in an old one, or is nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from archive.pipeline.documents import Span
from archive.pipeline.extract.deeds.candidates import Candidate
from archive.pipeline.extract.deeds.scope import domestic_side
from archive.pipeline.extract.deeds.stages import StageReading, ends_phase
from archive.pipeline.extract.deeds.subjects import narrowest
from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.extract.initiatives.admission import (
    LIKE,
    admit,
    is_statistic,
    speaks_by_context,
)
from archive.pipeline.extract.initiatives.counterparts import Counterparts
from archive.pipeline.extract.initiatives.dealing import is_dealt
from archive.pipeline.extract.initiatives.drafts import Draft, draft_of
from archive.pipeline.extract.initiatives.encounters import is_encounter
from archive.pipeline.extract.initiatives.home_deeds import acts_at_home, deals_with_another
from archive.pipeline.extract.initiatives.known import Known
from archive.pipeline.extract.initiatives.referents import (
    Referent,
    antecedent,
    find_referent,
    is_background,
    is_laid_down_in,
    is_paper_of,
    paper_told,
)
from archive.pipeline.extract.initiatives.subjects_told import (
    POLICY,
    POLITICAL,
    of_kind,
    of_topic,
    of_workers,
)
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import InitiativeLevel, Scope, Stage

_ALIKE: Final = re.compile(r"\b(?:serupa|sejenis|senada|yang sama)\b")
#: "MoU baru" is another paper, "MoU" the one told before.
_ANOTHER: Final = re.compile(r"\b(?:baru|lama|lain|berbeda|asli(?:nya)?)\b")


#: Before a body these make it the one who acts, or the one it is done with.
_DOER: Final = re.compile(
    r"\b(?:dengan|oleh|bersama|di[a-z]{4,})\s(?:(?:para|sejumlah|beberapa)\s)?$"
)


@cache
def _bodies() -> frozenset[str]:
    return frozenset(
        noun for nouns in lexicon("back_references")["bodies"].values() for noun in nouns
    )


#: Cues of deeds, which tell no time by themselves, and words that do.
_UNMARKED: Final = frozenset({"departure", "cooperation", "done", "deed", "benefit"})
_MARKED: Final = re.compile(
    r"\b(?:telah|sudah|mulai|kini|sejak|lalu|kemarin|hari ini|sepanjang|selama ini|\(\d)\b|\(\d"
)
#: So far behind its first words an office may name its country: "Pemerintah Provinsi Hunan".
_NAME: Final = 25


class Collector:
    """Adds the candidates of one article to what is known of it."""

    def __init__(self, text: str, counterparts: Counterparts, *, focus: bool) -> None:
        self.text = text
        self.counterparts = counterparts
        self.focus = focus
        self.known = Known()
        #: Subjects that the last sentences spoke of, for things that name none themselves.
        self.recent: tuple[str, ...] = ()
        #: What most sentences of the article speak of.
        self.topic: tuple[str, ...] = ()

    @property
    def context(self) -> tuple[str, ...]:
        """The subjects of what names none itself: those spoken of last, and the article's."""
        return narrowest((*self.recent, *self.topic))

    def add(
        self,
        candidate: Candidate,
        *,
        parent: Draft | None = None,
        inherited: StageReading | None = None,
        like: Draft | None = None,
    ) -> Draft | None:
        """Add ``candidate`` and return the draft that now tells of it, or None if none does.

        An item of a list has the ``parent`` it stands under and inherits its stage; where
        it names no partner, it takes those of ``like``.
        """
        phrase, clause = candidate.phrase, candidate.clause
        domestic = domestic_side(clause, self.text)
        if domestic is not None:
            foreign = self.counterparts.starts(Span(clause.start, domestic.end + _NAME))
            if not foreign or not self.counterparts.named[clause.sentence]:
                return None
        if self.counterparts.is_of_others(candidate, self.text) or self._is_doer(candidate):
            return None
        people, forums = self.counterparts.people, self.counterparts.forums
        if self._only_watches(candidate) or is_encounter(candidate, self.text, people, forums):
            return None
        alone = acts_at_home(candidate, self.counterparts, self.text)
        if alone or deals_with_another(candidate, self.counterparts, self.text):
            return None
        if phrase.back and parent is None:
            told = antecedent(candidate, self.known)
            if told is not None and self._is_with(told, candidate):
                return self._report(told, candidate)
            if told is None:
                # "Nota kesepahaman untuk itu" is the first paper told of, whatever "itu" means.
                candidate = replace(candidate, phrase=replace(phrase, back=False))
        alike = _ALIKE.search(" ".join(phrase.words)) is not None
        if alike and (phrase.bare or not candidate.labour):
            return self._add_alike(candidate)
        if phrase.bare and candidate.head is Role.INSTRUMENT and not candidate.labour:
            return self._add_paper(candidate)
        if candidate.head is Role.VERB and is_statistic(candidate, self.text):
            return None
        if parent is None:
            meant = find_referent(candidate, self.counterparts.of(candidate), self.known)
            if meant is not None:
                return self._tell_again(meant, candidate)
        return self._add_new(candidate, parent=parent, inherited=inherited, like=like)

    def _tell_again(self, meant: Referent, candidate: Candidate) -> Draft:
        """Add what a sentence says of a thing that its phrase means."""
        if meant.tells_stage:
            return self._report(meant.draft, candidate)
        meant.draft.add_evidence(candidate.clause.sentence)
        return meant.draft

    def _is_doer(self, candidate: Candidate) -> bool:
        """Whether the phrase is no thing but who does it: "ujian digelar koperasi pertanian"."""
        phrase = candidate.phrase
        if candidate.head is not Role.VERB or phrase.words[0].casefold() not in _bodies():
            return False
        return _DOER.search(self.text, candidate.clause.start, phrase.start) is not None

    @staticmethod
    def _only_watches(candidate: Candidate) -> bool:
        """Whether people only see a paper signed: "mahasiswa menyaksikan penandatanganannya"."""
        reading, people = candidate.reading, lexicon("title_words")["people"]["words"]
        signed = reading is not None and reading.stage is Stage.SIGNED
        return signed and candidate.head is Role.VERB and candidate.phrase.words[0] in people

    def _is_with(self, told: Draft, candidate: Candidate) -> bool:
        """Whether the partners that a clause names or points at are those of what was told."""
        clause = candidate.clause
        pointed = self.counterparts.named[clause.sentence]
        if not pointed and not self.counterparts.names_in(clause):
            return True
        return not frozenset(told.partners).isdisjoint(self.counterparts.of(candidate))

    def _report(self, told: Draft, candidate: Candidate) -> Draft:
        """Add what a sentence says of a thing told before: its stage, if it says one."""
        reading, clause = candidate.reading, candidate.clause
        if reading is None or reading.hoped:
            return told
        planned = told.reading is not None and told.reading.planned
        unmarked = planned and reading.cue.name in _UNMARKED
        if ends_phase(self.text, clause.start, clause.end) or (
            unmarked and _MARKED.search(self.text, clause.start, clause.end) is None
        ):
            # What is planned has not begun because its details are told in plain verbs.
            told.add_evidence(clause.sentence)
        else:
            told.report(reading, clause.sentence)
        return told

    def _add_new(
        self,
        candidate: Candidate,
        *,
        parent: Draft | None = None,
        inherited: StageReading | None = None,
        like: Draft | None = None,
    ) -> Draft | None:
        """Add a candidate that names its object."""
        clause = candidate.clause
        partners = self.counterparts.of(candidate)
        source = parent or like
        if source is not None and (
            not self.counterparts.named[clause.sentence]
            or self.counterparts.is_elsewhere(candidate, partners)
        ):
            partners = source.partners
        if not partners:
            return None
        dealt = self.focus and is_dealt(candidate, self.text, self.counterparts.actors)
        if self.focus and not candidate.labour and (dealt or speaks_by_context(candidate)):
            candidate = replace(candidate, subjects=self.context or POLICY)
        candidate = of_workers(of_kind(candidate), partners, self.context)
        if self.focus:
            candidate = of_topic(candidate, partners, self.context)
        admission = admit(
            candidate,
            focus=self.focus,
            listed=parent is not None or inherited is not None,
            sided=self.counterparts.has_labour_side(clause, partners),
            dealt=dealt,
        )
        if admission is None:
            return None
        if admission.rule == "ministries":
            candidate = self._with_subjects_told(candidate, partners)
        draft = draft_of(
            candidate,
            partners,
            scope=admission.scope,
            rule=admission.rule,
            confidence=admission.confidence,
        )
        if draft.reading is None and inherited is not None:
            draft.inherit(inherited)
        told = self.known.same(draft, parent)
        if told is not None:
            told.take(draft)
            return told
        if parent is not None:
            draft.parent, draft.level = parent, InitiativeLevel.ITEM
        self.known.drafts.append(draft)
        return draft

    def _add_paper(self, candidate: Candidate) -> Draft | None:
        """Add "MoU" without an object: the paper of what was told last, or another one to it."""
        partners = self.counterparts.of(candidate)
        reading = candidate.reading
        sentence = candidate.clause.sentence
        last = self.known.last_labour(sentence, partners)
        meant = last is not None and is_laid_down_in(candidate, self.text)
        if reading is not None and last is not None and not meant and is_background(reading, last):
            return self._add_background(last, candidate, partners)
        if last is None and reading is not None and reading.stage is Stage.SIGNED:
            last = self.known.just_told(sentence)
        if last is None or reading is None or not self.focus:
            return self._add_new(candidate)
        if reading.stage is Stage.DENIED:
            # "Tidak ada kesepakatan yang dihasilkan" is of the talks, not of what was told last.
            return None
        draft = self._like(last, candidate, partners, rule="paper of the last")
        told = self.known.same(draft)
        if told is None and _ANOTHER.search(draft.title) is None:
            told = paper_told(candidate, self.known)
            if told is not None and not self._is_with(told, candidate):
                told = None
            if told is None and is_paper_of(last, candidate, self.text):
                told = last
        if told is not None:
            return self._report(told, candidate)
        if reading.hoped or reading.cue.name in {"plan", "wish"}:
            return None
        self.known.drafts.append(draft)
        return draft

    def _add_background(
        self, last: Draft, candidate: Candidate, partners: tuple[str, ...]
    ) -> Draft:
        """Add the paper signed long before what the article tells: its stage is its own."""
        draft = self._like(last, candidate, partners, rule="paper before")
        told = self.known.same(draft) if self.known.last_paper() is not None else None
        if told is not None and told.head is Role.INSTRUMENT:
            return self._report(told, candidate)
        self.known.drafts.append(draft)
        return draft

    def _add_alike(self, candidate: Candidate) -> Draft | None:
        """Add "kerja sama serupa" with another partner: the last thing told, once more."""
        last = self.known.last_labour()
        if last is None or not self.counterparts.named[candidate.clause.sentence]:
            return None
        draft = self._like(last, candidate, self.counterparts.of(candidate), rule="alike")
        draft.title, draft.bare = last.title, last.bare
        self.known.drafts.append(draft)
        return draft

    def _with_subjects_told(self, candidate: Candidate, partners: tuple[str, ...]) -> Candidate:
        """A committee, or bare cooperation, is about what was told before with the partner."""
        if candidate.subjects:
            return candidate
        last = self.known.last_labour(partners=partners)
        if last is None:
            # Between states plain cooperation is about labour as such; with a school it is not.
            between_states = any(key.startswith(POLITICAL) for key in partners)
            return candidate if between_states else replace(candidate, subjects=self.context)
        return replace(candidate, subjects=last.subjects)

    @staticmethod
    def _like(last: Draft, candidate: Candidate, partners: tuple[str, ...], *, rule: str) -> Draft:
        subjects = replace(candidate, subjects=last.subjects)
        return draft_of(subjects, partners, scope=Scope.LABOUR, rule=rule, confidence=LIKE)
