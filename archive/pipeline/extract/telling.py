"""Follow an article sentence by sentence and draw its initiatives together.

What is told again is added to what is known; a list stands under what it
lists; "program ini" and "MoU tersebut" mean what was told last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from archive.pipeline.annotations import PartnerReading
from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.admission import admit
from archive.pipeline.extract.candidates import Candidate, describe, find_candidates
from archive.pipeline.extract.clauses import Clause, cut_clauses
from archive.pipeline.extract.drafts import Draft, draft_of, same_thing
from archive.pipeline.extract.enumerations import find_enumerator, split_items
from archive.pipeline.extract.objects import HEADS, left_object
from archive.pipeline.extract.scope import has_labour_word, is_domestic
from archive.pipeline.extract.stages import StageReading, read_stage
from archive.pipeline.extract.subjects import ancestors, find_subjects, narrowest
from archive.pipeline.extract.titles import read_phrase
from archive.pipeline.extract.triggers import Mark, Role
from archive.pipeline.segment import Sentence
from archive.vocabulary import InitiativeLevel, PartnerKind, PartnerRole, Scope

#: Without one of these a clause tells of nothing.
_TELLING: Final = frozenset({*HEADS, Role.SUBJECT, Role.GENERAL})
_CONTINUES: Final = re.compile(r"[\"“‘]?\s*[Ss]erta\b")
_POINTS_BACK: Final = re.compile(
    r"\b(?:ini|itu|tersebut|tadi)\b|\b[Rr]uang lingkup\b|^\W*Adapun\b|^\W*Selain itu\b"
)
_OPENS_POINTING: Final = re.compile(r"\W*(?:[Hh]al|[Ll]angkah|[Uu]paya) (?:ini|itu|tersebut)\b")
_LABOUR_BODY: Final = re.compile(
    r"[Ll]abou?r\b|[Kk]etenagakerjaan|[Tt]enaga [Kk]erja|[Pp]erburuhan|Manpower|Employment|Pekerja"
)
_AREA: Final = re.compile(r"\bbidang\s+([^,.;]{5,90})")
_ALIKE: Final = re.compile(r"\b(?:serupa|sejenis|senada)\b")
#: "MoU baru" is another paper, "MoU" the one told before.
_CONTRASTS: Final = re.compile(r"\b(?:baru|lama|lain|berbeda)\b")
_TAKES_IT_UP: Final = re.compile(r"\s*(?:\w+\s+){0,2}\w{4,}nya\b")
#: How far back "program ini" may reach, in sentences.
_BACK: Final = 6
#: Items that stand in a list are as sure as what they stand under, a little less.
_ITEM_CONFIDENCE: Final = 0.7


class Telling:
    """One reading of one article; ``drafts`` grows as the sentences are read."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        partners: Sequence[PartnerReading],
        marked: Sequence[Sequence[Mark]],
        *,
        named: Sequence[bool],
        attached: Sequence[Sequence[str]],
        focus: bool,
    ) -> None:
        self.text = document.text
        self.sentences = sentences
        self.partners = {partner.key: partner for partner in partners}
        self.named = named
        self.attached = attached
        self.marked = marked
        self.focus = focus
        self.drafts: list[Draft] = []
        self.areas: list[Draft] = []
        self.mentions = sorted(
            (span, partner.key) for partner in partners for span in partner.mentions
        )

    def read(self) -> list[Draft]:
        """Return the drafts of the article, umbrellas before their items."""
        for index, marks in enumerate(self.marked):
            if marks:
                self._read_sentence(index)
        self.drafts = [
            draft
            for draft in self.drafts
            if draft not in self.areas and not (self._says_nothing(draft))
        ]
        self._settle_levels()
        return self.drafts

    def _read_sentence(self, index: int) -> None:
        span, marks = self.sentences[index].span, self.marked[index]
        inside = [(at, key) for at, key in self.mentions if span.covers(at)]
        roles = {mark.role for mark in marks}
        between = self.focus and {Role.HOME, Role.COOPERATION} <= roles
        named = self.named[index] or Role.BACK in roles or between
        home = (mark.start for mark in marks if mark.role is Role.HOME)
        sides = frozenset((*(at.start for at, _ in inside), *home))
        before = len(self.drafts)
        for clause in cut_clauses(self.text, index, span, marks, named=named, sides=sides):
            self._read_clause(clause)
        if len(self.drafts) > before:
            self._note_areas(span, before)
        else:
            self._take_up(index, named=named)

    def _read_clause(self, clause: Clause) -> None:
        if not any(mark.role in _TELLING for mark in clause.marks):
            return
        candidates = list(find_candidates(clause, self.text, focus=self.focus))
        enumerator = find_enumerator(self.text, clause)
        if enumerator is not None and self._read_list(clause, enumerator, candidates):
            return
        if not candidates and _CONTINUES.match(self.text, clause.start, clause.end):
            self._read_continuation(clause)
        for candidate in candidates:
            self._add(candidate)

    # -- one candidate

    def _add(
        self,
        candidate: Candidate,
        *,
        parent: Draft | None = None,
        inherited: StageReading | None = None,
    ) -> Draft | None:
        """Add a candidate to what is known, as a new draft or to an old one."""
        clause = candidate.clause
        if not self.named[clause.sentence] and is_domestic(clause, self.text):
            return None
        if candidate.phrase.back and parent is None:
            known = self._antecedent(candidate)
            if known is not None:
                self._report(known, candidate)
                return known
        if candidate.phrase.bare and candidate.head is Role.INSTRUMENT and not candidate.labour:
            return self._add_paper(candidate)
        if candidate.phrase.bare and _ALIKE.search(" ".join(candidate.phrase.words)):
            return self._add_alike(candidate)
        if candidate.head is Role.VERB and candidate.reading is not None:
            known = self._sent_under(candidate)
            if known is not None:
                self._report(known, candidate)
                return known
        return self._add_new(candidate, parent=parent, inherited=inherited)

    def _add_alike(self, candidate: Candidate) -> Draft | None:
        """Add "kerja sama serupa" with another partner: the last thing told, once more."""
        last = next((d for d in reversed(self.drafts) if d.scope is Scope.LABOUR), None)
        partners = self._partners_of(candidate)
        if last is None or not self.named[candidate.clause.sentence]:
            return None
        draft = draft_of(
            replace(candidate, subjects=last.subjects),
            partners,
            scope=Scope.LABOUR,
            rule="alike",
            confidence=_ITEM_CONFIDENCE,
        )
        draft.title, draft.bare = last.title, last.bare
        self.drafts.append(draft)
        return draft

    def _sent_under(self, candidate: Candidate) -> Draft | None:
        """The scheme under which people were sent: "84 perawat diberangkatkan"."""
        reading = candidate.reading
        if reading is None or reading.cue.name != "departure":
            return None
        last = self._last_labour(candidate.clause.sentence, self._partners_of(candidate))
        sent = {code for code in candidate.subjects for code in (code, *ancestors(code))}
        if last is None:
            return None
        known = {code for code in last.subjects for code in (code, *ancestors(code))}
        return last if sent & known else None

    def _add_new(
        self, candidate: Candidate, *, parent: Draft | None, inherited: StageReading | None
    ) -> Draft | None:
        """Add a candidate that names its object; what was told before is drawn to it."""
        clause = candidate.clause
        partners = self._partners_of(candidate)
        if parent is not None and not self.named[clause.sentence]:
            partners = parent.partners
        if not partners:
            return None
        admission = admit(
            candidate,
            focus=self.focus,
            listed=parent is not None or inherited is not None,
            sided=self._is_sided(clause, partners),
        )
        if admission is None:
            return None
        draft = draft_of(
            candidate,
            partners,
            scope=admission.scope,
            rule=admission.rule,
            confidence=admission.confidence,
        )
        if not draft.subjects and draft.scope is Scope.LABOUR:
            draft.subjects = ("labour-policy",)
        if draft.reading is None and inherited is not None:
            draft.reading, draft.stage = inherited, inherited.stage
            draft.strength = inherited.strength
        known = self._known(draft, parent)
        if known is not None:
            known.take(draft)
            return known
        if parent is not None:
            draft.parent, draft.level = parent, InitiativeLevel.ITEM
        self.drafts.append(draft)
        return draft

    def _says_nothing(self, draft: Draft) -> bool:
        """Whether a bare "kerja sama" only repeats labour cooperation with the same partner."""
        return (
            draft.scope is Scope.OTHER
            and draft.bare
            and any(
                told.scope is Scope.LABOUR
                and not frozenset(draft.partners).isdisjoint(told.partners)
                for told in self.drafts
            )
        )

    def _is_sided(self, clause: Clause, partners: tuple[str, ...]) -> bool:
        """Whether one of the sides is a labour body: then plain cooperation is about labour."""
        return clause.has(Role.BODY) or any(
            _LABOUR_BODY.search(self.partners[key].name) is not None for key in partners
        )

    def _known(self, draft: Draft, parent: Draft | None) -> Draft | None:
        for known in reversed(self.drafts):
            if known is not parent and same_thing(known, draft):
                return known
        return None

    def _add_paper(self, candidate: Candidate) -> Draft | None:
        """Add "MoU" without an object: the paper of what was told last, or a new one to it."""
        partners = self._partners_of(candidate)
        reading = candidate.reading
        last = self._last_labour(candidate.clause.sentence, partners)
        if last is None or reading is None or not self.focus:
            return self._add_new(candidate, parent=None, inherited=None)
        draft = draft_of(
            replace(candidate, subjects=last.subjects),
            partners,
            scope=Scope.LABOUR,
            rule="paper of the last",
            confidence=_ITEM_CONFIDENCE,
        )
        known = self._known(draft, None)
        if known is None and not _CONTRASTS.search(draft.title):
            papers = (told for told in reversed(self.drafts) if told.head is Role.INSTRUMENT)
            known = next(papers, last)
        if known is not None:
            self._report(known, candidate)
            return known
        if reading.hoped or reading.cue.name in {"plan", "wish"}:
            return None
        self.drafts.append(draft)
        return draft

    def _last_labour(self, sentence: int, partners: tuple[str, ...]) -> Draft | None:
        for draft in reversed(self.drafts):
            near = sentence - draft.sentences[-1] <= _BACK
            if draft.scope is Scope.LABOUR and near and set(partners) & set(draft.partners):
                return draft
        return None

    def _report(self, known: Draft, candidate: Candidate) -> None:
        """Add what a sentence says of a thing told before: its stage, if it says one."""
        reading = candidate.reading
        if reading is None or reading.hoped:
            return
        known.sentences = sorted({*known.sentences, candidate.clause.sentence})
        if reading.strength > known.strength:
            known.reading, known.stage = reading, reading.stage
            known.strength, known.stage_sentence = reading.strength, candidate.clause.sentence

    def _antecedent(self, candidate: Candidate) -> Draft | None:
        """What "program ini" means: the last draft with such a head, near enough."""
        words = frozenset(word.casefold() for word in candidate.phrase.words)
        recent = [
            draft
            for draft in reversed(self.drafts)
            if candidate.clause.sentence - draft.sentences[-1] <= _BACK
        ]
        for draft in recent:
            if words & frozenset(word.casefold() for word in draft.title.split()):
                return draft
        for draft in recent:
            if draft.head is candidate.head:
                return draft
        return recent[0] if recent and candidate.phrase.bare else None

    def _partners_of(self, candidate: Candidate) -> tuple[str, ...]:
        """The partners of the phrase's own, else of its clause, else of its sentence."""
        clause, phrase = candidate.clause, candidate.phrase
        attached = tuple(self.attached[clause.sentence])
        own = self._named_between(phrase.start, phrase.reach + 60, clause)
        bodies = tuple(key for key in own if self._is_body(key))
        if bodies:
            return bodies
        attached = tuple(key for key in attached if not self._is_body(key)) or attached
        here = self._named_between(clause.start, clause.end, clause)
        return tuple(key for key in attached if key in here) or attached

    def _named_between(self, start: int, end: int, clause: Clause) -> list[str]:
        stop = min(end, clause.end)
        return list(
            dict.fromkeys(
                key for span, key in self.mentions if start <= span.start and span.end <= stop
            )
        )

    def _is_body(self, key: str) -> bool:
        partner = self.partners[key]
        return partner.kind is PartnerKind.UNIVERSITY and partner.role is not PartnerRole.HOST

    # -- lists

    def _read_list(self, clause: Clause, enumerator: Span, candidates: Sequence[Candidate]) -> bool:
        """Read "X mencakup A, B dan C"; return False where the words open no list of things."""
        items = [
            self._item(span, clause) for span in split_items(self.text, enumerator.end, clause)
        ]
        items = [item for item in items if item.phrase.words]
        if not items or not any(item.labour for item in items):
            return False
        if items[0].phrase.start in clause.sides:
            return False
        before = [item for item in candidates if item.phrase.start < enumerator.start]
        inside = [item for item in candidates if item.phrase.start >= enumerator.start]
        readings = [item.reading for item in (*before, *inside) if item.reading is not None]
        reading = max(readings, key=lambda found: found.strength, default=None)
        lead = self.text[clause.start : enumerator.start]
        umbrella = self._umbrella(clause, enumerator, before, lead)
        if umbrella is not None:
            self._extend(umbrella, clause.sentence)
        split = len(items) > 1 and all(item.labour for item in items)
        if umbrella is not None and not split and not umbrella.general():
            return True
        if umbrella is not None and umbrella.level is InitiativeLevel.ITEM:
            umbrella = umbrella.parent
        if umbrella is None and _OPENS_POINTING.match(lead) and self.drafts:
            self._extend(self.drafts[-1], clause.sentence)
            return True
        own = None if reading is None or reading.cue.name == "plan" else reading
        reading = own or self._stage_above(umbrella) or reading or self._plain_reading(clause)
        if not split:
            first = next(item for item in items if item.labour)
            listed = narrowest(code for item in items for code in item.subjects)
            self._add(replace(first, subjects=listed), parent=umbrella, inherited=reading)
            return True
        for item in items:
            self._add(item, parent=umbrella, inherited=reading)
        return True

    def _item(self, span: Span, clause: Clause) -> Candidate:
        opens_with_verb = any(
            mark.role is Role.VERB and mark.start == span.start for mark in clause.marks
        )
        phrase = read_phrase(self.text, span.start, span.end, clause.sides, verb=opens_with_verb)
        within = replace(
            clause, end=span.end, marks=tuple(m for m in clause.marks if m.start < span.end)
        )
        item = describe(phrase, within, self.text, None, focus=self.focus)
        return replace(item, clause=clause)

    def _umbrella(
        self, clause: Clause, enumerator: Span, before: Sequence[Candidate], lead: str
    ) -> Draft | None:
        """What the list stands under: the phrase before it, or what that points back to."""
        for candidate in before:
            draft = None if candidate.phrase.bare and not candidate.labour else self._add(candidate)
            if draft is not None:
                return draft
        pseudo = Mark(enumerator.start, enumerator.end, Role.CUE, "agenda")
        phrase = left_object(pseudo, clause, self.text)
        if phrase is None:
            return self._last_umbrella(clause.sentence)
        candidate = describe(phrase, clause, self.text, None, focus=self.focus)
        if phrase.back and candidate.head is Role.INSTRUMENT:
            return self._antecedent(candidate)
        if phrase.back or _POINTS_BACK.search(lead) is not None:
            return self._last_umbrella(clause.sentence)
        if candidate.phrase.bare and candidate.phrase.partner:
            claim = replace(candidate, subjects=("labour-policy",), labour=True, specific=False)
            return self._add(claim)
        return self._last_umbrella(clause.sentence)

    def _last_umbrella(self, sentence: int) -> Draft | None:
        attached = frozenset(self.attached[sentence])
        for draft in reversed(self.drafts):
            if (
                draft.scope is Scope.LABOUR
                and draft.level is not InitiativeLevel.ITEM
                and draft.general()
                and not attached.isdisjoint(draft.partners)
            ):
                return draft
        return None

    def _stage_above(self, umbrella: Draft | None) -> StageReading | None:
        return None if umbrella is None else umbrella.reading

    def _plain_reading(self, clause: Clause) -> StageReading | None:
        """The plain future of a list, "akan mencakup", where nothing else tells a stage."""
        for cue in clause.of(Role.CUE):
            if cue.value == "plan":
                return read_stage(cue, clause.marks, self.text)
        return None

    def _read_continuation(self, clause: Clause) -> None:
        """Read "Serta berbagi pengalaman ...": one more item of the list told before."""
        last = self.drafts[-1] if self.drafts else None
        head = next(iter(clause.of(Role.THING)), None)
        if last is None or head is None or clause.sentence - last.sentences[-1] > 2:
            return
        phrase = read_phrase(self.text, head.start, clause.end, clause.sides)
        candidate = describe(phrase, clause, self.text, None, focus=self.focus)
        if candidate.labour:
            self._add(candidate, parent=last.parent or last, inherited=last.reading)

    # -- what a sentence adds to things told before

    def _extend(self, draft: Draft, sentence: int) -> None:
        draft.sentences = sorted({*draft.sentences, sentence})

    def _note_areas(self, span: Span, before: int) -> None:
        """Forget items that turn out to be headings: "bidang X mencakup ..." tells what is in X."""
        match = _AREA.search(self.text, span.start, span.end)
        if match is None:
            return
        words = frozenset(match[1].casefold().split())
        for draft in self.drafts[:before]:
            title = draft.words()
            if draft.level is InitiativeLevel.ITEM and draft.parent and title and title <= words:
                self.areas.append(draft)
                for new in self.drafts[before:]:
                    if new.parent is None and new is not draft:
                        new.parent, new.level = draft.parent, InitiativeLevel.ITEM

    def _take_up(self, index: int, *, named: bool) -> None:
        """Read a sentence without an object of its own: "sepakat memulainya tahun ini"."""
        if not self.drafts or index - self.drafts[-1].sentences[-1] > 1:
            return
        last, marks = self.drafts[-1], self.marked[index]
        if last.scope is Scope.OTHER and last.bare:
            self._adopt(last, index)
            return
        if not named:
            return
        for cue in marks:
            if cue.role is not Role.CUE or not _TAKES_IT_UP.match(self.text, cue.end):
                continue
            reading = read_stage(cue, marks, self.text)
            if reading is not None and not reading.hoped:
                self._give_stage(reading, index)
                return

    def _give_stage(self, reading: StageReading, index: int) -> None:
        for draft in self.drafts:
            if draft.strength == 0 and index - draft.sentences[-1] <= 1:
                draft.reading, draft.stage = reading, reading.stage
                draft.strength, draft.stage_sentence = reading.strength, index
                self._extend(draft, index)

    def _adopt(self, draft: Draft, index: int) -> None:
        """Make plain cooperation labour cooperation when the next sentence says it is."""
        span, marks = self.sentences[index].span, self.marked[index]
        opening = self.text[span.start : span.start + 60]
        told = any(mark.role is Role.COOPERATION for mark in marks)
        if not told or re.search(r"\b(?:ini|itu|tersebut)\b", opening) is None:
            return
        subjects = find_subjects(marks, labour=has_labour_word(marks))
        if subjects:
            draft.scope, draft.subjects = Scope.LABOUR, narrowest(subjects)
            draft.rule, draft.confidence, draft.bare = "adopted", 0.6, False
            self._extend(draft, index)

    def _settle_levels(self) -> None:
        """Call umbrella what has items, or claims in general what others tell in detail."""
        above = {id(draft.parent) for draft in self.drafts if draft.parent is not None}
        for draft in self.drafts:
            if id(draft) in above or (draft.parent is None and self._is_claim(draft)):
                draft.level = InitiativeLevel.UMBRELLA
                draft.parent = None

    def _is_claim(self, draft: Draft) -> bool:
        if draft.scope is not Scope.LABOUR or not draft.general() or draft.head is Role.THING:
            return False
        return any(self._details(draft, other) for other in self.drafts)

    @staticmethod
    def _details(claim: Draft, other: Draft) -> bool:
        shared = frozenset(claim.partners) & frozenset(other.partners)
        return other.scope is Scope.LABOUR and not other.general() and bool(shared)
