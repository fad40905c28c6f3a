"""Tell with whom an initiative is, from the words around its phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from archive.pipeline.annotations import PartnerReading
from archive.pipeline.documents import Span
from archive.pipeline.extract.body_references import Reference
from archive.pipeline.extract.candidates import Candidate
from archive.pipeline.extract.clauses import Clause
from archive.pipeline.extract.foreign_deals import competes, deals_abroad, subject
from archive.pipeline.extract.triggers import Role
from archive.vocabulary import PartnerKind, PartnerRole, Stage

_LABOUR_BODY: Final = re.compile(
    r"[Ll]abou?r\b|[Kk]etenagakerjaan|[Tt]enaga [Kk]erja|[Pp]erburuhan|Manpower|Employment|Pekerja"
)
#: Cues before which he who acts stands.
_ACTIVE: Final = frozenset({"cooperation", "offer", "request", "proposal"})
#: How far behind its phrase an item may name its own university: "beasiswa ... di NUS".
_BEHIND: Final = 60
#: Before a state this makes the thing one for it: "penempatan ke Oman".
_FOR_SIDE: Final = re.compile(
    r"\b(?:bagi|untuk|ke|dengan)\s(?:(?:negara|pemerintah|Pemerintah)\s)?$"
)
_STATES: Final = (f"{PartnerKind.COUNTRY}:", f"{PartnerKind.SUBNATIONAL}:")


class Counterparts:
    """The partners of one article, by sentence.

    ``named`` tells for each sentence whether it says itself with whom;
    ``attached`` gives for each the partners it is about, carried on where it does not;
    ``references`` stand for partners without naming them.
    """

    def __init__(
        self,
        partners: Sequence[PartnerReading],
        *,
        named: Sequence[bool],
        attached: Sequence[Sequence[str]],
        principal: Sequence[str] = (),
        references: Sequence[Reference] = (),
        text: str = "",
    ) -> None:
        self._text = text
        self.named = named
        self.attached = attached
        self.principal = principal
        self._partners = {partner.key: partner for partner in partners}
        self._first = {partner.key: partner.mentions[0].start for partner in partners}
        self._mentions = sorted(
            [
                *((span, partner.key) for partner in partners for span in partner.mentions),
                *((reference.span, reference.key) for reference in references),
            ]
        )

    def starts(self, span: Span) -> tuple[int, ...]:
        """The offsets in ``span`` at which partners are named."""
        return tuple(at.start for at, _ in self._mentions if span.covers(at))

    def names_in(self, clause: Clause) -> bool:
        """Whether a partner is named in ``clause`` itself."""
        return bool(self._between(clause.start, clause.end))

    def of(self, candidate: Candidate) -> tuple[str, ...]:
        """The partners of the phrase's own, else of its clause, else of its sentence.

        A university is a partner of what names it, and of nothing else in its sentence.
        """
        clause, phrase = candidate.clause, candidate.phrase
        own = self._between(phrase.start, min(phrase.reach + _BEHIND, clause.end))
        linked = self._linked(phrase.start, phrase.reach)
        if linked:
            return linked
        schools = tuple(key for key in own if self._is_school(key))
        attached = tuple(self.attached[clause.sentence])
        if schools or not self.named[clause.sentence]:
            told = tuple(key for key in attached if self._first[key] < clause.end)
            return schools or told or attached
        actor = self._actor(candidate)
        if actor is not None and self._is_school(actor):
            return (actor,)
        attached = tuple(key for key in attached if not self._is_school(key)) or attached
        here = self._between(clause.start, clause.end)
        return tuple(key for key in attached if key in here) or attached

    def _linked(self, start: int, end: int) -> tuple[str, ...]:
        """The states that the phrase itself is for: "pelatihan bagi Madagaskar"."""
        found: list[str] = []
        last = start
        for at, key in self._mentions:
            if at.start < start or at.end > end:
                continue
            joined = found and self._text[last : at.start] in {" dan ", ", ", ", dan ", " serta "}
            if key.startswith(_STATES) and (
                joined or _FOR_SIDE.search(self._text, start, at.start) is not None
            ):
                found.append(key)
                last = at.end
        return tuple(dict.fromkeys(found))

    def _actor(self, candidate: Candidate) -> str | None:
        """The partner named last before the cue: who acts, where the cue is a verb."""
        if candidate.reading is None or candidate.reading.cue.name not in _ACTIVE:
            return None
        return next(
            iter(self._between(candidate.clause.start, candidate.reading.span.start)[::-1]), None
        )

    def is_of_others(self, candidate: Candidate, text: str) -> bool:
        """Whether other parties deal with each other: "Zagreb meneken ... dengan Manila"."""
        clause, reading = candidate.clause, candidate.reading
        if reading is None or clause.has(Role.HOME) or clause.has(Role.BACK):
            return False
        if clause.has(Role.BODY) or clause.has(Role.DOMESTIC):
            return False
        doers = subject(text, clause.start, reading.span.start, self._mentions)
        if doers and deals_abroad(text, reading.span, clause.end, doers, self._mentions):
            return True
        if competes(doers, self.attached[clause.sentence], self._partners):
            return True
        before = set(self._between(clause.start, reading.span.start))
        after = {
            key
            for at, key in self._mentions
            if reading.span.end <= at.start
            and at.end <= clause.end
            and text.endswith(" dengan ", clause.start, at.start)
        }
        stage = reading.stage in {Stage.SIGNED, Stage.AGREED}
        told = max(reading.span.start, candidate.phrase.start)
        if stage and self._pair_of_states(clause.start, told, text):
            return True
        states = {key for key in before | after if key.startswith(f"{PartnerKind.COUNTRY}:")}
        return bool(before & states) and bool((after & states) - before)

    def _pair_of_states(self, start: int, end: int, text: str) -> bool:
        """Whether two states stand side by side as the ones who act: "Vietnam dan Jepang"."""
        states = [
            at
            for at, key in self._mentions
            if start <= at.start and at.end <= end and key.startswith(f"{PartnerKind.COUNTRY}:")
        ]
        return any(text[one.end : other.start] == " dan " for one, other in pairwise(states))

    def has_labour_side(self, clause: Clause, partners: Sequence[str]) -> bool:
        """Whether one of the sides is a labour body: then plain cooperation is about labour."""
        names = (self._partners[key].name for key in partners)
        return clause.has(Role.BODY) or any(map(_LABOUR_BODY.search, names))

    def _between(self, start: int, end: int) -> tuple[str, ...]:
        inside = (key for at, key in self._mentions if start <= at.start and at.end <= end)
        return tuple(dict.fromkeys(inside))

    def _is_school(self, key: str) -> bool:
        partner = self._partners[key]
        return partner.kind is PartnerKind.UNIVERSITY and partner.role is not PartnerRole.HOST
