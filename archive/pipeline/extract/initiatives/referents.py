"""Referents: which thing told before a phrase means, instead of telling of a new one.

Half of what news says of a thing comes after the thing was told. A phrase means a thing told
before with the same partner where, asked in this order,

1. it points ("program ini", "MoU tersebut"): the last thing with that noun, near enough;
2. the thing owns it ("ongkosnya", "jadwalnya"), or it is what the thing costs ("Hungaria
   menanggung tiket dan asrama"): what the sentence before told;
3. it is no more than the halt of it ("moratorium masih berlaku"): what was just told;
4. it is one of its rounds ("kelas pertama", "kursus perdana"): the last thing with that noun;
5. it is only its people ("asosiasi itu meminta 20 perawat"): what was just told of these people;
6. it counts who was sent ("84 perawat diberangkatkan"): the scheme under which they go;
7. it is a paper without an object ("MoU diteken di Jakarta"): the last paper, or the paper of
   what was told last.

Whatever names an object of its own tells of a thing anew; that two such tellings are of one
thing is told by their words (``sameness``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from archive.pipeline.extract.deeds.candidates import Candidate
from archive.pipeline.extract.deeds.governing import BACKGROUND, HALTS
from archive.pipeline.extract.deeds.stages import StageReading
from archive.pipeline.extract.deeds.subjects import ancestors
from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.extract.initiatives.drafts import Draft
from archive.pipeline.extract.initiatives.known import Known
from archive.pipeline.extract.initiatives.sameness import share_subject
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import InitiativeKind, Stage

#: The rule of drafts that a wave of people makes.
WAVE: Final = "wave"
#: "Ongkosnya", "jadwalnya"; shorter words in -nya are no nouns of somebody.
_OWNED: Final = 6
_NOT_OWNED: Final = frozenset({"keduanya", "ketiganya", "semuanya", "lainnya", "sebelumnya"})
_ROUNDS: Final = frozenset({"pertama", "perdana", "berikutnya", "selanjutnya", "awal", "terakhir"})
#: A noun and its number: a round says no more.
_SHORT: Final = 2
#: Subjects that tell who is sent, and not what for.
_WHO: Final = frozenset({"youth", "vocational-training", "disability-inclusion"})
_SENDING: Final = frozenset({"placement", "apprenticeship"})
#: So many sentences behind a scheme stands what it costs.
_COSTS: Final = 2
_MOVING: Final = frozenset({"placement", "apprenticeship", "skills"})
_ASKED: Final = frozenset({"request", "offer", "wish", "proposal"})
#: "Perpanjangan tersebut ditandai dengan penandatanganan MoU", "MoU untuk itu".
_POINTED: Final = re.compile(r"\b(?:ini|itu|tersebut)\b")
_LAID_DOWN: Final = re.compile(
    r"\b(?:ini|itu|tersebut)\s(?:\w+\s)?(?:tertuang|dituangkan|tercantum|diwujudkan|ditandai|diperkuat)"
    r"\s(?:dalam|dengan|lewat|melalui)\s$"
)
_POINTING: Final = re.compile(
    r"\s(?:untuk|tentang|mengenai|atas)?\s?(?:hal\s)?(?:ini|itu|tersebut)\b"
)


class Referent(NamedTuple):
    """A thing told before, and whether what is said of it tells how far it has come."""

    draft: Draft
    tells_stage: bool


def find_referent(candidate: Candidate, partners: Sequence[str], known: Known) -> Referent | None:
    """Return what ``candidate`` means by the rules 2 to 6, or None where it is a thing anew."""
    sentence = candidate.clause.sentence
    just = known.just_told(sentence)
    if just is not None and (_is_owned(candidate) or _is_halt(candidate)):
        return Referent(just, tells_stage=False)
    last = known.last_labour(partners=partners) if _is_cost(candidate) else None
    if last is not None and sentence - last.sentences[-1] <= _COSTS and _moves(last):
        return Referent(last, tells_stage=False)
    round_of = _round_of(candidate, partners, known)
    if round_of is not None:
        return Referent(round_of, tells_stage=False)
    if just is not None and _is_people_of(candidate, just, partners):
        return Referent(just, tells_stage=False)
    scheme = _scheme_of(candidate, partners, known)
    return None if scheme is None else Referent(scheme, tells_stage=True)


def antecedent(candidate: Candidate, known: Known) -> Draft | None:
    """Rule 1: what "program ini" means, the last draft with such a head, near enough."""
    words = frozenset(word.casefold() for word in candidate.phrase.words)
    recent = known.near(candidate.clause.sentence)
    for draft in recent:
        if not words.isdisjoint(draft.title.casefold().split()):
            return draft
    for draft in recent:
        own = candidate.specific and not share_subject(draft.subjects, candidate.subjects)
        if draft.head is candidate.head and not own:
            return draft
    return recent[0] if recent and candidate.phrase.bare else None


def paper_told(candidate: Candidate, known: Known) -> Draft | None:
    """Rule 7: the last paper, if a bare one may mean it; a declaration is no action plan."""
    told = known.last_paper()
    statement = InitiativeKind.JOINT_STATEMENT
    if told is None or (told.kind is statement) is not (candidate.kind is statement):
        return None
    return told


def is_paper_of(last: Draft, candidate: Candidate, text: str) -> bool:
    """Rule 7: whether a bare paper is that of ``last``: "nota kesepahaman untuk itu".

    A memorandum that nothing points from, and that another sentence brings, is one thing more.
    """
    if last.head is Role.INSTRUMENT:
        return False
    phrase = candidate.phrase
    pointed = _POINTED.search(text, candidate.clause.start, phrase.start)
    if pointed is not None or _POINTING.match(text, phrase.end) is not None:
        return True
    memorandum = candidate.kind is InitiativeKind.MEMORANDUM or bool(phrase.partner)
    return not memorandum or last.sentences[-1] == candidate.clause.sentence


def is_laid_down_in(candidate: Candidate, text: str) -> bool:
    """Whether what was told is said to stand in the paper: "itu dituangkan dalam memorandum"."""
    phrase = candidate.phrase
    return _LAID_DOWN.search(text, candidate.clause.start, phrase.start) is not None


def is_background(reading: StageReading, last: Draft) -> bool:
    """Whether a relative clause tells of a signature, and what was told last is no paper.

    "... karena Malaysia tidak menjalankan MoU yang diteken pada 1 April 2022".
    """
    relative = reading.strength <= BACKGROUND
    return relative and reading.stage is Stage.SIGNED and last.head is not Role.INSTRUMENT


def scheme_with(partners: Sequence[str], known: Known) -> Draft | None:
    """The last thing told, no paper, by which one of ``partners`` takes or trains people."""
    return next(
        (draft for draft in known.labour() if _shares(draft, partners) and _sends(draft)), None
    )


def last_wave(partners: Sequence[str], known: Known) -> Draft | None:
    """The last draft made by a wave of people with one of ``partners``."""
    return next(
        (draft for draft in known.labour() if draft.rule == WAVE and _shares(draft, partners)),
        None,
    )


def _is_owned(candidate: Candidate) -> bool:
    """Rule 2: "Danubia menanggung seluruh ongkosnya"."""
    if candidate.labour or candidate.head not in {Role.THING, Role.VERB}:
        return False
    return any(
        word.endswith("nya") and len(word) > _OWNED and word not in _NOT_OWNED
        for word in candidate.phrase.words[-2:]
    )


def _is_cost(candidate: Candidate) -> bool:
    """Rule 2: what a side simply pays for those who go: tickets, board and lodging."""
    reading = candidate.reading
    if reading is None or reading.planned or reading.stage is not Stage.ONGOING:
        return False
    if candidate.cue_words not in _costs("paying"):
        return False
    words = candidate.phrase.words
    nouns = words[1:] if words[0].casefold() in _costs("paying") else words
    return nouns[:1] != () and nouns[0].casefold().strip(",") in _costs("words")


@cache
def _costs(key: str) -> frozenset[str]:
    return frozenset(lexicon("title_words")["costs"][key])


def _moves(draft: Draft) -> bool:
    """Whether people go, learn or work by a draft, or by its paper."""
    told = {broad for code in draft.subjects for broad in (code, *ancestors(code))}
    return not told.isdisjoint(_MOVING)


def _is_halt(candidate: Candidate) -> bool:
    """Rule 3: a halt that does not say of what."""
    words = candidate.phrase.words
    return len(words) == 1 and words[0].casefold() in HALTS


def _round_of(candidate: Candidate, partners: Sequence[str], known: Known) -> Draft | None:
    """Rule 4: the thing of which ``candidate`` is the first or the next round."""
    words = [word.casefold() for word in candidate.phrase.words]
    if len(words) != _SHORT or words[1] not in _ROUNDS:
        return None
    return next(
        (
            draft
            for draft in known.near(candidate.clause.sentence)
            if words[0] in draft.title.casefold().split() and _shares(draft, partners)
        ),
        None,
    )


def _is_people_of(candidate: Candidate, just: Draft, partners: Sequence[str]) -> bool:
    """Rule 5: whether only people are asked for or offered, of whom was just told."""
    reading, words = candidate.reading, candidate.phrase.words
    if reading is None or reading.cue.name not in _ASKED or candidate.head is not Role.VERB:
        return False
    people = lexicon("title_words")["people"]["words"]
    if len(words) > _SHORT or words[0].casefold() not in people or not _shares(just, partners):
        return False
    return words[0].casefold() in just.title.casefold().split()


def _scheme_of(candidate: Candidate, partners: Sequence[str], known: Known) -> Draft | None:
    """Rule 6: the scheme under which people were sent.

    Where only who is sent tells of a subject ("40 pemuda"), any scheme that sends people is.
    """
    reading = candidate.reading
    if candidate.head is not Role.VERB or reading is None or reading.cue.name != "departure":
        return None
    if not candidate.subjects:
        return None
    plain = _WHO.issuperset(candidate.subjects)
    for draft in known.labour():
        if not _shares(draft, partners):
            continue
        same = share_subject(draft.subjects, candidate.subjects)
        if (plain and _sends(draft)) or (draft.stage is not Stage.PROPOSED and same):
            return draft
    return None


def _shares(draft: Draft, partners: Sequence[str]) -> bool:
    return not frozenset(partners).isdisjoint(draft.partners)


def _sends(draft: Draft) -> bool:
    """Whether a draft is of sending people abroad, and no paper about it."""
    told = {broad for code in draft.subjects for broad in (code, *ancestors(code))}
    return draft.head is not Role.INSTRUMENT and not told.isdisjoint(_SENDING)
