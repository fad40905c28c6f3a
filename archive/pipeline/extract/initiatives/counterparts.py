"""Tell with whom an initiative is, from the words around its phrase."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from archive.pipeline.annotations import PartnerReading
from archive.pipeline.documents import Span
from archive.pipeline.extract.deeds.candidates import Candidate
from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.stages import StageReading
from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.extract.initiatives.body_references import Reference
from archive.pipeline.extract.initiatives.foreign_deals import (
    competes,
    deals_abroad,
    is_done_abroad,
    others_act,
    subject,
)
from archive.pipeline.gazetteer import PlaceName
from archive.vocabulary import PartnerKind, PartnerRole, Stage

_LABOUR_BODY: Final = re.compile(
    r"[Ll]abou?r\b|[Kk]etenagakerjaan|[Tt]enaga [Kk]erja|[Pp]erburuhan|Manpower|Employment|Pekerja"
)
#: Cues before which he who acts stands.
_ACTIVE: Final = frozenset(
    {"cooperation", "offer", "request", "proposal", "negotiation", "commitment", "launch", "deed"}
)
#: How far behind its phrase an item may name its own university: "beasiswa ... di NUS".
_BEHIND: Final = 60
#: Before a state this makes the thing one for it: "penempatan ke Oman".
_FOR_SIDE: Final = re.compile(
    r"\b(?:bagi|untuk|ke|dengan)\s(?:(?:negara|pemerintah|Pemerintah)\s)?$"
)
#: Between a paper and the side it is with, at most a few words on what it is about.
_PAPER_WITH: Final = re.compile(
    r"\b(?:dengan|bersama)\s(?:(?:negara|pihak|pemerintah|Pemerintah|Kerajaan|otoritas|mitra|perusahaan|asosiasi"
    r"|lembaga|delegasi)\s){0,2}$"
)
#: So far behind the words of a paper stands the side that it is with.
_OWN_SIDE: Final = 80
_JOINS: Final = frozenset({" dan ", ", ", ", dan ", " serta ", ", serta ", " maupun "})
_PEOPLE: Final = (
    r"(?:pekerja|pemagang|perawat|tenaga kerja|buruh|pelaut|awak kapal|peserta magang|nelayan)"
)
#: Sending workers, and not to Indonesia or for it.
_SENDS: Final = re.compile(
    r"(?:mengirim(?:kan)?|menempatkan|memberangkatkan)\s"
    rf"(?:[\w.,]+\s){{0,5}}?{_PEOPLE}\b(?![^.]*Indonesia)"
)
_PAIR: Final = re.compile(r"\W*Kedua negara(?:\s[a-z]+){0,2}\s(?:itu|tersebut)\b")
#: So far back the two stand, in letters.
_BEFORE: Final = 120
#: The role rule of a state that is a side only as the subject of a verb.
_BY_ITS_VERB: Final = "subject"
_PEOPLE_FROM: Final = re.compile(rf"\b{_PEOPLE}\s(?:asal|dari)\s$")
#: What makes a state behind it the attribute of a thing or of people, and no side.
_ATTRIBUTE: Final = re.compile(
    r"\b(?:bahasa|budaya|pengajar|instruktur|guru|dosen|pelatih|penguji|ahli|pakar|perawat"
    r"|pekerja|industri|pasar|perusahaan|pabrik|rumah sakit|standar|kerangka|aturan|gaya|model"
    r"|warga|mata uang|pasien|majikan|pemberi kerja|kurikulum|sertifikat|ujian|teknologi|produk)\s"
    r"(?:asal\s|dari\s|di\s)?$|\bdi\s(?:[a-z-]+\s){1,2}$"
)
#: The longest noun before a state, in letters.
_NOUN: Final = 40
_TWO: Final = 2
_HOME: Final = "ID"
_MANY_KEYS: Final = (f"{PartnerKind.FORUM}:", f"{PartnerKind.INTERNATIONAL}:")
_MANY: Final = frozenset({PartnerKind.FORUM, PartnerKind.INTERNATIONAL})
_STATES: Final = (f"{PartnerKind.COUNTRY}:", f"{PartnerKind.SUBNATIONAL}:")


class Counterparts:
    """The partners of one article, by sentence.

    ``named`` tells for each sentence whether it says itself with whom;
    ``attached`` gives for each the partners it is about, carried on where it does not;
    ``references`` stand for partners without naming them; ``home_actors`` are
    where people of the home side are named or meant.
    """

    def __init__(
        self,
        partners: Sequence[PartnerReading],
        *,
        named: Sequence[bool],
        attached: Sequence[Sequence[str]],
        principal: Sequence[str] = (),
        references: Sequence[Reference] = (),
        home_actors: Sequence[Span] = (),
        people: Sequence[Span] = (),
        places: Sequence[PlaceName] = (),
        text: str = "",
    ) -> None:
        self._text = text
        self.home_actors = home_actors
        #: Where the article names people, and forums, in order.
        self.people = people
        self._places = places
        #: Without a second foreign state nobody else can act or be gone to.
        self._has_others = len({place.country for place in places} - {_HOME}) >= _TWO
        self.forums = sorted(
            span
            for partner in partners
            if partner.kind is PartnerKind.FORUM
            for span in partner.mentions
        )
        #: Whether an assembly of many is a side: its sessions are not those of two.
        self.meets_many = any(
            partner.kind in _MANY and partner.role is PartnerRole.COUNTERPART
            for partner in partners
        )
        #: Where people of either side are named or meant.
        self.actors = (*home_actors, *(reference.span for reference in references))
        self.named = named
        self.attached = attached
        self.principal = principal
        self._partners = {partner.key: partner for partner in partners}
        self._sided = {
            partner.key for partner in partners if partner.role is PartnerRole.COUNTERPART
        }
        self._first = {partner.key: partner.mentions[0].start for partner in partners}
        self._mentions = sorted(
            [
                *((span, partner.key) for partner in partners for span in partner.mentions),
                *((reference.span, reference.key) for reference in references),
            ]
        )
        self._starts = [at.start for at, _ in self._mentions]
        self._asked: tuple[Candidate, tuple[str, ...]] | None = None

    def starts(self, span: Span) -> tuple[int, ...]:
        """The offsets in ``span`` at which partners are named."""
        first = bisect_left(self._starts, span.start)
        last = bisect_right(self._starts, span.end)
        return tuple(at.start for at, _ in self._mentions[first:last] if span.covers(at))

    def names_in(self, clause: Clause) -> bool:
        """Whether a partner is named in ``clause`` itself."""
        return bool(self._between(clause.start, clause.end))

    def of(self, candidate: Candidate) -> tuple[str, ...]:
        """The partners of the phrase's own, else of its clause, else of its sentence.

        A university is a partner of what names it, and of nothing else in its sentence.
        """
        # One candidate is asked about several times in a row.
        if self._asked is None or self._asked[0] is not candidate:
            self._asked = (candidate, self._find(candidate))
        return self._asked[1]

    def _find(self, candidate: Candidate) -> tuple[str, ...]:
        clause, phrase = candidate.clause, candidate.phrase
        own = self._between(phrase.start, min(phrase.reach + _BEHIND, clause.end))
        linked = self._linked(phrase.start, phrase.reach)
        if linked:
            return linked
        if candidate.head in {Role.INSTRUMENT, Role.COOPERATION}:
            sides = self._sides_of(phrase.start, phrase.end, clause.end)
            if sides:
                return sides
        schools = tuple(key for key in own if self._is_school(key))
        attached = tuple(self.attached[clause.sentence])
        if candidate.head is Role.INSTRUMENT and not self.named[clause.sentence]:
            attached = self._last_signers(clause.sentence) or attached
        if schools or not self.named[clause.sentence]:
            told = tuple(key for key in attached if self._first[key] < clause.end)
            return schools or told or attached
        actor = self._actor(candidate)
        if actor is not None and self._is_school(actor):
            return (actor,)
        attached = tuple(key for key in attached if not self._is_school(key)) or attached
        here = self._between(clause.start, clause.end)
        attached = tuple(key for key in attached if key in here) or attached
        return self._without_attributes(candidate, attached)

    def _last_signers(self, sentence: int) -> tuple[str, ...]:
        """Who a paper is with where nobody is named: no assembly and no body between states."""
        for keys in reversed(self.attached[: sentence + 1]):
            able = tuple(key for key in keys if not key.startswith(_MANY_KEYS))
            if able:
                return able
        return ()

    def _without_attributes(self, candidate: Candidate, keys: tuple[str, ...]) -> tuple[str, ...]:
        """``keys`` without states that only tell what kind the object is.

        In "JICA mengirim pengajar Jepang" somebody else acts, and the state says whose they are.
        """
        clause, reading = candidate.clause, candidate.reading
        if reading is None or len(keys) < _TWO:
            return keys
        acting = set(self._between(clause.start, reading.span.start))
        if acting.isdisjoint(keys):
            return keys
        return tuple(
            key
            for key in keys
            if key in acting or not key.startswith(_STATES) or not self._is_set_in(key, clause)
        )

    def is_elsewhere(self, candidate: Candidate, partners: Sequence[str]) -> bool:
        """Whether all of ``partners`` are only where something is: "peluang di industri Jerman"."""
        return all(
            key.startswith(_STATES) and self._is_set_in(key, candidate.clause) for key in partners
        )

    def _is_set_in(self, key: str, clause: Clause) -> bool:
        """Whether a state stands in the clause only as an attribute or a place."""
        spans = [
            at
            for at, named in self._mentions
            if named == key and clause.start <= at.start and at.end <= clause.end
        ]
        return bool(spans) and all(
            _ATTRIBUTE.search(self._text, max(clause.start, at.start - _NOUN), at.start)
            for at in spans
        )

    def _sides_of(self, start: int, end: int, last: int) -> tuple[str, ...]:
        """Those that a paper is with by its own words: "MoU penempatan perawat dengan Turki".

        Whoever else stands in the sentence ("setelah bertemu delegasi Qatar") is no side of it.
        """
        found: list[str] = []
        reach = end
        for at, key in self._mentions:
            if at.start < start or at.end > min(last, end + _OWN_SIDE) or key not in self._sided:
                continue
            if not found:
                if _PAPER_WITH.search(self._text, start, at.start) is None:
                    continue
            elif at.start > reach and self._text[reach : at.start] not in _JOINS:
                break
            found.append(key)
            reach = max(reach, at.end) if len(found) > 1 else at.end
        return tuple(dict.fromkeys(found))

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
        if reading is not None and self._is_done_elsewhere(candidate, reading, text):
            return True
        if reading is None or clause.has(Role.HOME):
            return False
        if self._pair_sends(clause.start, text[reading.span.start : clause.end]):
            return True
        if clause.has(Role.BACK):
            return False
        if clause.has(Role.BODY) or clause.has(Role.DOMESTIC):
            return False
        doers = subject(text, clause.start, reading.span.start, self._mentions)
        if doers and deals_abroad(text, reading.span, clause.end, doers, self._mentions):
            return True
        if competes(doers, self.attached[clause.sentence], self._partners):
            return True
        if doers and self._sends_abroad(doers, text[reading.span.start : clause.end]):
            return True
        if self._takes_from_others(doers or self.principal, reading.span.end, clause.end):
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

    def _is_done_elsewhere(self, candidate: Candidate, reading: StageReading, text: str) -> bool:
        """Whether states act, or are gone to, that are none of those the candidate is with."""
        if not self._has_others:
            return False
        clause = candidate.clause
        codes = [self._partners[key].iso3166 for key in self.of(candidate)]
        own = {code.partition("-")[0] for code in codes if code is not None}
        if not own:
            return False
        span = Span(clause.start, clause.end)
        if others_act(text, span, reading.span, own, self._places):
            return True
        deed = candidate.head not in {Role.INSTRUMENT, Role.COOPERATION} and None not in codes
        home = any(map(clause.has, (Role.HOME, Role.BACK, Role.BODY, Role.DOMESTIC)))
        return deed and not home and is_done_abroad(text, span, reading.span, own, self._places)

    def _sends_abroad(self, doers: Sequence[str], words: str) -> bool:
        """Whether states send their own people: "Filipina menempatkan 20 ribu perawat"."""
        return _SENDS.match(words) is not None and all(
            key.startswith(_STATES)
            and (key not in self._sided or self._partners[key].rule == _BY_ITS_VERB)
            for key in doers
        )

    def _pair_sends(self, start: int, words: str) -> bool:
        """Whether "kedua negara itu", two that are no sides, send their own people."""
        if _SENDS.match(words) is None or _PAIR.match(self._text, start) is None:
            return False
        told = [(at, key) for at, key in self._mentions if start - _BEFORE <= at.start < start]
        (one, first), (other, second) = told[-2:] if len(told) > 1 else [(Span(0, 0), "")] * 2
        return (
            self._text[one.end : other.start] == " dan "
            and not {first, second} & self._sided
            and first.startswith(_STATES)
        )

    def _takes_from_others(self, doers: Sequence[str], start: int, end: int) -> bool:
        """Whether ``doers`` take people of a third state: "mendatangkan pemagang dari Nepal"."""
        states = {(self._partners[key].iso3166 or key).partition("-")[0] for key in doers}
        return bool(doers) and any(
            key.startswith(f"{PartnerKind.COUNTRY}:")
            and self._partners[key].iso3166 not in states
            and _PEOPLE_FROM.search(self._text, max(start, at.start - _NOUN), at.start) is not None
            for at, key in self._mentions
            if start <= at.start and at.end <= end
        )

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
        """The keys of those named from ``start`` to ``end``, each once, in order."""
        first = bisect_left(self._starts, start)
        last = bisect_right(self._starts, end)
        if first == last:
            return ()
        inside = (key for at, key in self._mentions[first:last] if at.end <= end)
        return tuple(dict.fromkeys(inside))

    def _is_school(self, key: str) -> bool:
        partner = self._partners[key]
        return partner.kind is PartnerKind.UNIVERSITY and partner.role is not PartnerRole.HOST
