"""Follow an article sentence by sentence and draw its initiatives together.

What is told again is added to what is known; a list stands under what it
lists; "program ini" and "MoU tersebut" mean what was told last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.deeds.candidates import Candidate, find_candidates
from archive.pipeline.extract.deeds.clauses import Clause, cut_clauses
from archive.pipeline.extract.deeds.enumerations import find_enumerator, line_item
from archive.pipeline.extract.deeds.objects import HEADS
from archive.pipeline.extract.deeds.scope import has_labour_word
from archive.pipeline.extract.deeds.stages import StageReading, read_stage
from archive.pipeline.extract.deeds.subjects import GENERAL_SUBJECTS, find_subjects
from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.pipeline.extract.initiatives.alike import read_alike
from archive.pipeline.extract.initiatives.collecting import Collector
from archive.pipeline.extract.initiatives.counterparts import Counterparts
from archive.pipeline.extract.initiatives.drafts import Draft
from archive.pipeline.extract.initiatives.led_away import leads_away
from archive.pipeline.extract.initiatives.levels import settle_levels
from archive.pipeline.extract.initiatives.lists import (
    Heading,
    open_list,
    read_continuation,
    read_line,
    read_list,
)
from archive.pipeline.extract.initiatives.moves import add_people, add_wave
from archive.pipeline.extract.initiatives.provisions import read_provision
from archive.pipeline.extract.initiatives.sameness import telling_words
from archive.pipeline.extract.initiatives.waves import find_people, find_wave, names_wave
from archive.pipeline.lexicon import lexicon
from archive.pipeline.segment import Sentence
from archive.pipeline.word_patterns import any_of
from archive.vocabulary import InitiativeLevel, PartnerKind, Scope

#: Without one of these a clause tells of nothing.
_TELLING: Final = frozenset({*HEADS, Role.SUBJECT, Role.GENERAL})
_CONTINUES: Final = re.compile(r"[\"“‘]?\s*[Ss]erta\b")
_POINTER: Final = re.compile(r"\b(?:ini|itu|tersebut)\b")
#: What an assembly of many does is not with the partner told last: "Sidang tahun ini merumuskan".
_ASSEMBLY: Final = re.compile(r"\W*(?:Sidang|Konferensi|Kongres|Forum|Pleno)\s(?!kerja sama)")
_MANY: Final = (f"{PartnerKind.FORUM}:", f"{PartnerKind.INTERNATIONAL}:")
_AREA: Final = re.compile(r"\bbidang\s+([^,.;]{5,90})")
_THIS_COOPERATION: Final = re.compile(
    r"\b(?:kerja ?sama|kolaborasi|kemitraan)\s(?:ini|itu|tersebut)\b", re.IGNORECASE
)
_TAKES_IT_UP: Final = re.compile(r"\s*(?:\w+\s+){0,2}\w{4,}nya\b")
#: No article has more sentences; a dump of many pages is read so far and no further.
_MOST_SENTENCES: Final = 1000
#: So many sentences after its name a side still acts where a sentence names none.
_UNNAMED: Final = 2
#: Where a sentence must point back to speak of the cooperation told just before, in letters.
_OPENING: Final = 60
#: "Pertama, pelatihan bagi 20 instruktur.": a list in sentences.
_FIRST: Final = re.compile(r"\W*(?:Pertama|Kesatu),\s")
_ORDINAL: Final = re.compile(r"\W*(?:Pertama|Ke(?:satu|dua|tiga|empat|lima|enam)),\s")
_DOER_NEAR: Final = 20
#: So many sentences may explain one of its items.
_BETWEEN_LINES: Final = 2


def _names_doer(clause: Clause, item: Span) -> bool:
    """Whether an item is a whole sentence: it opens with who does it, "Jepang menambah kuota"."""
    return any(item.start <= at < item.start + _DOER_NEAR for at in clause.sides) and clause.has(
        Role.CUE
    )


@cache
def _told_of() -> re.Pattern[str]:
    return re.compile(rf"\b{_told()}(?:nya\b|\s(?:ini|itu|tersebut)\b)", re.IGNORECASE)


@cache
def _told_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_told()}(?:\s(?:ini|itu|tersebut)|nya)(?:\s\w+){{0,3}}\s?$", re.IGNORECASE
    )


@cache
def _told_after() -> re.Pattern[str]:
    return re.compile(rf"\s{_told()}\s(?:ini|itu|tersebut)\b", re.IGNORECASE)


def _told() -> str:
    return any_of(lexicon("stage_cues")["told"]["nouns"], ignore_case=True)


class Telling:
    """One reading of one article."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        marked: Sequence[Sequence[Mark]],
        counterparts: Counterparts,
        *,
        focus: bool,
    ) -> None:
        self.text = document.text
        self.sentences = sentences
        self.marked = marked
        self.counterparts = counterparts
        self.focus = focus
        self.collector = Collector(document.text, counterparts, focus=focus)
        self.known = self.collector.known
        self.areas: set[int] = set()
        self.list: Heading | None = None
        self.last_line = 0
        self.by_ordinals = False

    def read(self) -> list[Draft]:
        """Return the drafts of the article, umbrellas before their items."""
        self.collector.topic = self._topic()
        for index, marks in enumerate(self.marked[:_MOST_SENTENCES]):
            listed = self.list is not None or self._heads_list(index)
            if marks or listed or self._tells_of_people(index):
                self._read_sentence(index)
                spoken = find_subjects(marks, labour=self.focus)
                particular = [code for code in spoken if code not in GENERAL_SUBJECTS]
                self.collector.recent = tuple(particular[:2]) or self.collector.recent
        drafts = [
            draft
            for draft in self.known.drafts
            if id(draft) not in self.areas and not self.known.repeats(draft)
        ]
        settle_levels(drafts)
        return drafts

    def _topic(self) -> tuple[str, ...]:
        """The particular subject that most sentences of an article about labour speak of."""
        if not self.focus:
            return ()
        spoken = Counter(
            code
            for marks in self.marked[:_MOST_SENTENCES]
            for code in find_subjects(marks, labour=True)
            if code not in GENERAL_SUBJECTS
        )
        return tuple(code for code, count in spoken.most_common(1) if count > 1)

    def _tells_of_people(self, index: int) -> bool:
        """Whether a sentence without a marked word tells who goes next: "Angkatan kedua tiba"."""
        span = self.sentences[index].span
        return self.focus and bool(self.known.drafts) and names_wave(self.text, span)

    def _heads_list(self, index: int) -> bool:
        """Whether a sentence without a marked word heads a list: "Naskah itu memuat tiga hal:"."""
        span = self.sentences[index].span
        return self.focus and self._opens_list(index, span)

    def _opens_list(self, index: int, span: Span) -> bool:
        """Whether lines follow: behind a colon, or "Pertama, ..." in a sentence of its own."""
        if self.text.endswith(":", span.start, span.end):
            return True
        if index + 1 >= len(self.sentences):
            return False
        following = self.sentences[index + 1].span
        return _FIRST.match(self.text, following.start, following.end) is not None

    def _read_sentence(self, index: int) -> None:
        span, marks = self.sentences[index].span, self.marked[index]
        roles = {mark.role for mark in marks}
        between = self.focus and {Role.HOME, Role.COOPERATION} <= roles
        named = self.counterparts.named[index] or Role.BACK in roles or between
        home = (mark.start for mark in marks if mark.role is Role.HOME)
        sides = frozenset((*self.counterparts.starts(span), *home))
        before = len(self.known.drafts)
        told = named or self._may_act_unnamed(index)
        clauses = list(
            cut_clauses(self.text, index, span, marks, named=named, sides=sides, told=told)
        )
        if self._read_line(clauses):
            return
        for clause in clauses:
            self._read_clause(clause)
        if self._opens_list(index, span):
            self.list, self.last_line = open_list(clauses[-1], self.collector), index
        if len(self.known.drafts) > before:
            self._note_areas(span, before)
        else:
            self._take_up(index, named=named)

    def _may_act_unnamed(self, index: int) -> bool:
        """Whether the sides told of last go on here: an article's one side, or just named.

        They do so only where they were told to do something about labour before.
        """
        if not self.focus or (self.known.last_labour() is None and not self.counterparts.principal):
            return False
        near = self.counterparts.named[max(0, index - _UNNAMED) : index]
        return bool(self.counterparts.principal) or any(near)

    def _read_line(self, clauses: Sequence[Clause]) -> bool:
        """Read a line of the list opened before; False where it is none."""
        span = self.sentences[clauses[0].sentence].span
        item = None if self.list is None else line_item(self.text, span)
        if self.list is None or item is None:
            # What explains "Pertama, ..." may stand before "Kedua, ...".
            near = clauses[0].sentence - self.last_line <= _BETWEEN_LINES
            self.list = self.list if near and self.by_ordinals else None
            return False
        self.last_line = clauses[0].sentence
        self.by_ordinals = _ORDINAL.match(self.text, span.start, span.end) is not None
        if self.by_ordinals and _names_doer(clauses[0], item):
            return False
        read_line(item, clauses[0], self.list, self.collector)
        return True

    def _read_clause(self, clause: Clause) -> None:
        if self._is_of_many(clause) or (self.focus and read_alike(clause, self.collector)):
            return
        roles = {mark.role for mark in clause.marks}
        done = self.focus and clause.told and Role.CUE in roles
        if roles.isdisjoint(_TELLING) and not done:
            if not self._read_wave(clause, ()) and not self._read_people(clause):
                self._read_verdict(clause)
            return
        if leads_away(clause, self.text) or (self.focus and read_provision(clause, self.collector)):
            return
        candidates = list(find_candidates(clause, self.text, focus=self.focus))
        if self._read_wave(clause, candidates):
            return
        enumerator = find_enumerator(self.text, clause)
        if enumerator is not None and read_list(clause, enumerator, candidates, self.collector):
            return
        if not candidates:
            self._read_verdict(clause)
        if not candidates and _CONTINUES.match(self.text, clause.start, clause.end):
            read_continuation(clause, self.collector)
        told = [self.collector.add(candidate) for candidate in candidates]
        if not any(told):
            self._read_people(clause)
        if candidates:
            self._read_verdict(clause)

    def _read_wave(self, clause: Clause, candidates: Sequence[Candidate]) -> bool:
        """Read who goes next under what was told: "Gelombang kedua menyusul"."""
        if not self.focus or any(one.specific and one.head in HEADS for one in candidates):
            return False
        wave = find_wave(clause, self.text)
        return wave is not None and add_wave(wave, clause, self.collector)

    def _read_people(self, clause: Clause) -> bool:
        """Read counted people who work, learn or leave: "18 petani muda magang di Westland"."""
        people = find_people(clause, self.text) if self.focus else None
        return people is not None and add_people(people, clause, self.collector)

    def _is_of_many(self, clause: Clause) -> bool:
        """Whether an assembly acts where only a single state was told of."""
        if clause.named or _ASSEMBLY.match(self.text, clause.start, clause.end) is None:
            return False
        keys = self.counterparts.attached[clause.sentence]
        return self.counterparts.meets_many and not any(key.startswith(_MANY) for key in keys)

    def _read_verdict(self, clause: Clause) -> None:
        """Read what became of a thing told before: "tetapi usulan itu ditolak"."""
        last = self.known.just_told(clause.sentence)
        cues = clause.of(Role.CUE) if last is not None else []
        if not cues or _told_of().search(self.text, clause.start, clause.end) is None:
            return
        for cue in cues:
            before = _told_before().search(self.text, clause.start, cue.start)
            if before is None and _told_after().match(self.text, cue.end, clause.end) is None:
                continue
            reading = read_stage(cue, clause.marks, self.text)
            if last is not None and reading is not None and not reading.hoped:
                last.report(reading, clause.sentence)
                if self.counterparts.named[clause.sentence]:
                    # "Permintaan itu diterima Mette": who answers is the one it was put to.
                    last.partners = tuple(self.counterparts.attached[clause.sentence])

    def _note_areas(self, span: Span, before: int) -> None:
        """Forget items that turn out to be headings: "bidang X mencakup ..." tells what is in X."""
        match = _AREA.search(self.text, span.start, span.end)
        if match is None:
            return
        words = frozenset(match[1].casefold().split())
        old, new = self.known.drafts[:before], self.known.drafts[before:]
        for area in old:
            title = telling_words(area.title)
            if area.parent is None or not title or not title <= words:
                continue
            self.areas.add(id(area))
            for draft in new:
                if draft.parent is None:
                    draft.parent, draft.level = area.parent, InitiativeLevel.ITEM

    def _take_up(self, index: int, *, named: bool) -> None:
        """Read a sentence without an object of its own: "sepakat memulainya tahun ini"."""
        last, marks = self.known.last(), self.marked[index]
        if last is None or index - last.sentences[-1] > 1:
            return
        if last.scope is Scope.OTHER and last.bare:
            self._adopt(last, index)
            return
        for cue in marks:
            if not named or cue.role is not Role.CUE or not _TAKES_IT_UP.match(self.text, cue.end):
                continue
            reading = read_stage(cue, marks, self.text)
            if reading is not None and not reading.hoped:
                self._give_stage(reading, index)
                return

    def _give_stage(self, reading: StageReading, index: int) -> None:
        """Give the stage to the drafts just told without one."""
        for draft in self.known.drafts:
            if draft.strength == 0 and index - draft.sentences[-1] <= 1:
                draft.report(reading, index)

    def _adopt(self, draft: Draft, index: int) -> None:
        """Make plain cooperation labour cooperation when the next sentence says it is."""
        start, marks = self.sentences[index].span.start, self.marked[index]
        told = any(mark.role is Role.COOPERATION for mark in marks)
        opens = _POINTER.search(self.text, start, start + _OPENING) is not None
        end = self.sentences[index].span.end
        if not told or not (opens or _THIS_COOPERATION.search(self.text, start, end)):
            return
        subjects = find_subjects(marks, labour=has_labour_word(marks))
        if subjects:
            draft.adopt(subjects)
            draft.add_evidence(index)
