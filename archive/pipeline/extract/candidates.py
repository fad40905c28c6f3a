"""Find candidates for initiatives in one clause: a phrase, its stage and its subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from archive.pipeline.extract.clauses import Clause
from archive.pipeline.extract.objects import HEADS, find_object, right_object
from archive.pipeline.extract.provided import provided
from archive.pipeline.extract.scope import has_labour_word, other_kind, subject_marks
from archive.pipeline.extract.stages import StageReading, in_phase, read_stage
from archive.pipeline.extract.subjects import find_subjects
from archive.pipeline.extract.titles import Phrase, read_phrase
from archive.pipeline.extract.triggers import Mark, Role
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import InitiativeKind, Stage

#: Cues whose object may itself be a cue word: "membahas perpanjangan MoU" is talk, no extension.
_GOVERNING: Final = frozenset(
    {
        "talks",
        "exploration",
        "negotiation",
        "agenda",
        "proposal",
        "offer",
        "request",
        "wish",
        "hope",
    }
)
#: What is only agreed or promised has not begun: "sepakat membuka kembali penempatan".
_AGREEING: Final = frozenset({"agreement", "commitment"})
_AGREED: Final = frozenset(
    {
        "resumption",
        "cooperation",
        "done",
        "launch",
        "implementation",
        "departure",
        "entry into force",
        "benefit",
        "plan",
    }
)
#: What a side does or asks for, though its sentence may not name it.
_DEEDS: Final = frozenset({"cooperation", "done", "benefit", "request"})
_AT_HOME: Final = frozenset({Role.DOMESTIC, Role.BODY, Role.HOME})
_TALKS: Final = frozenset({"talks", "exploration", "negotiation"})
#: "Kerja sama ini diharapkan ..." praises what is known.
_POINTER: Final = re.compile(r"\b(?:ini|itu|tersebut)\b")
#: After these a verb tells how or what for, and no new thing.
_MEANS: Final = {
    "cooperation": re.compile(r"\b(?:dengan|untuk|guna|demi|dalam|agar|dapat|yang|tetap|terus)\s$"),
    "suspension": re.compile(r"\b(?:untuk|guna|demi|agar)\s$"),
    "negotiation": re.compile(r"\bdalam\s$"),
}
#: A pointer that ends the subject of the verb after it.
_POINTED: Final = re.compile(r"\b(?:ini|itu|tersebut|tadi)(?:\s\w+){0,3}\s?$")
#: So many letters may stand between a head and the pointer: "program pemagangan tersebut".
_SPREAD: Final = 24
#: Cues whose objects, under a subject told before, are its effects and no new things.
_EFFECTS: Final = frozenset(
    {"offer", "plan", "cooperation", "commitment", "support", "wish", "implementation", "request"}
)
_THROUGH: Final = re.compile(
    r"\s(?:ini|itu|tersebut)\s(?:\w+\s){0,2}(?:lewat|melalui|berupa|dalam bentuk)\b"
)
_PASSIVE: Final = re.compile(r"\s(?:segera\s|juga\s)?(di[a-z]{4,})")
#: What is halted while they last: "larangan penempatan berlaku sejak 2015".
HALTS: Final = frozenset({"moratorium", "larangan", "pembekuan"})
_IN_FORCE: Final = frozenset({"cooperation", "entry into force", "running", "implementation"})
_HALTED: Final = 8
#: "Komitmen Indonesia terhadap ..." binds one side alone.
_OWN: Final = re.compile(
    r"\s(?:(?:kuat|penuh|tegas|pemerintah|Pemerintah)\s)*(?:Indonesia|RI|Kemnaker|pemerintah)\b"
    r"(?!\s?[-–]|\s(?:dan|serta|bersama|dengan)\b)"
)
_SO_THAT: Final = re.compile(r"\b(?:agar|supaya)\s")
_PASSIVE_AFTER: Final = re.compile(r"\s(?:(?:juga|segera|ikut|itu)\s)?(di[a-z]{4,})\b")
_WISHING: Final = frozenset({"wish", "request", "hope"})
#: What follows the one who does it: a verb, maybe after "kita".
_DOES: Final = re.compile(
    r"\s(?:(?:kita|kami|mereka|itu|juga|terus|makin)\s){0,2}(?:belajar|bisa|dapat|tetap|me[a-z]{4,}|naik|turun|ber[a-z]{4,}|di[a-z]{5,})\b"
)
#: In a relative clause a stage is mostly what was before: "MoU yang telah berakhir".
_RELATIVE: Final = re.compile(r"\byang\s")
BACKGROUND: Final = 3
_LEADING: Final = frozenset({"agreement", "long cooperation"})
_GOVERNED: Final = re.compile(r"^(?:\s+(?!yang\b)[^\s,.;:]+){0,3}\s+$")
#: Subjects whose words also tell what an investment is good for.
_BY_THE_WAY: Final = frozenset({"job-creation", "labour-market", "productivity"})


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
    readings: list[tuple[Phrase, StageReading]] = []
    for cue in _effective(clause.of(Role.CUE), text):
        reading = read_stage(cue, clause.marks, text)
        if reading is None or not _has_side(reading, clause, text):
            continue
        if cue.value == "commitment" and _OWN.match(text, cue.end):
            continue
        means = _MEANS.get(reading.cue.name)
        if means is not None and means.search(text, clause.start, cue.start) is not None:
            continue
        if reading.hoped and _praises(cue, clause, text):
            continue
        phrase = find_object(cue, clause, text)
        if phrase is None and focus:
            phrase = provided(cue, clause, text)
        if phrase is None or not phrase.words:
            continue
        phrase = _means_of(phrase, cue, clause, text) or phrase
        if _is_clause(cue, phrase, clause, text) or _ends_no_thing(reading, phrase, clause):
            continue
        subject = _known_subject(cue, phrase, clause, text)
        if subject is not None and reading.cue.name == "departure":
            readings.append((subject, reading))
            continue
        if subject is not None and reading.cue.name in _EFFECTS:
            continue
        if reading.cue.name != "running" and _is_relative(cue, phrase, clause, text):
            reading = replace(reading, strength=min(reading.strength, BACKGROUND))
        if phrase.words[0].casefold() in HALTS:
            reading = _of_halt(reading, cue, clause)
        readings.append((phrase, in_phase(reading, text, clause.start, clause.end)))
    for phrase, reading in _strongest(readings):
        yield describe(phrase, clause, text, reading, focus=focus)


def _has_side(reading: StageReading, clause: Clause, text: str) -> bool:
    """Whether a partner stands by what the cue tells: named, or told of before and not at home.

    "BP2MI menyediakan kelas bahasa" is of the home side alone.
    """
    if clause.named or not reading.cue.needs_partner:
        return True
    if not clause.told or reading.cue.name not in _DEEDS:
        return False
    if reading.cue.name == "request":
        return True
    return not any(
        mark.end <= reading.span.start
        and (mark.role in _AT_HOME or (mark.role is Role.LABOUR and text[mark.start].isupper()))
        for mark in clause.marks
    )


def _known_subject(cue: Mark, phrase: Phrase, clause: Clause, text: str) -> Phrase | None:
    """The thing told before that does it: "MoU itu membuka peluang bagi pekerja"."""
    if phrase.start < cue.start:
        return None
    pointed = _POINTED.search(text, clause.start, cue.start)
    if pointed is None:
        return None
    for mark in clause.of(*HEADS):
        if pointed.start() - _SPREAD <= mark.end <= pointed.start() + 1:
            return read_phrase(text, mark.start, cue.start, clause.sides)
    return None


def _means_of(phrase: Phrase, cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """The thing by which a known one is to go on: "kerja sama itu diteruskan lewat ..."."""
    by = _THROUGH.match(text, phrase.end, clause.end) if phrase.pointed else None
    return None if by is None else right_object(cue._replace(end=by.end()), clause, text)


def _of_halt(reading: StageReading, cue: Mark, clause: Clause) -> StageReading:
    """The stage of a moratorium's end, or of what it halts as long as it is in force."""
    if reading.cue.name == "cancellation" and reading.stage is Stage.CANCELLED:
        before = {mark.value for mark in clause.of(Role.MODIFIER) if mark.end <= cue.start}
        if "not_yet" in before:
            return replace(reading, stage=Stage.SUSPENDED)
        ahead = any(
            mark.role is Role.MODIFIER and mark.value == "future" and mark.end <= cue.start
            for mark in clause.marks
        )
        stage = Stage.PROPOSED if ahead else Stage.ONGOING
        return replace(reading, stage=stage, planned=ahead)
    if reading.stage is Stage.ONGOING and reading.cue.name in _IN_FORCE:
        return replace(reading, stage=Stage.SUSPENDED, strength=_HALTED)
    return reading


def _is_relative(cue: Mark, phrase: Phrase, clause: Clause, text: str) -> bool:
    """Whether the cue is the verb of a relative clause: no other one stands after its "yang"."""
    opened = 0
    for match in _RELATIVE.finditer(text, phrase.start, cue.start):
        opened = match.end()
    if not opened:
        return False
    return not any(opened <= other.start < cue.start for other in clause.of(Role.CUE))


def _is_clause(cue: Mark, phrase: Phrase, clause: Clause, text: str) -> bool:
    """Whether the phrase is no object but who does something: "ingin instruktur kita belajar"."""
    if cue.value not in _WISHING or phrase.start < cue.start or _heads(phrase, clause):
        return False
    if _wanted_done(phrase, cue, text):
        return False
    return _DOES.match(text, phrase.reach, clause.end) is not None


def _wanted_done(phrase: Phrase, cue: Mark, text: str) -> str | None:
    """The verb of what is asked to be done: "meminta agar juru las diprioritaskan"."""
    if _SO_THAT.search(text, cue.end, phrase.start + 1) is None:
        return None
    verb = _PASSIVE_AFTER.match(text, phrase.end)
    known = verb is not None and verb[1] in lexicon("title_words")["nominal"]
    return verb[1] if verb is not None and known else None


def _ends_no_thing(reading: StageReading, phrase: Phrase, clause: Clause) -> bool:
    """Whether a halt is of nothing two sides do: "mencabut izin agen nakal"."""
    return reading.stage is Stage.CANCELLED and not _heads(phrase, clause)


def _praises(cue: Mark, clause: Clause, text: str) -> bool:
    """Whether a hope is praise: of "kerja sama ini", or in a relative clause."""
    relative = text.endswith("yang ", clause.start, cue.start)
    return relative or _POINTER.search(text, clause.start, cue.start) is not None


def _effective(cues: list[Mark], text: str) -> list[Mark]:
    """Drop the cues that stand in the object of another cue, which alone tells the stage."""
    void: set[int] = set()
    adjoining = [
        _GOVERNED.match(text[cue.end : following.start]) is not None
        for cue, following in pairwise(cues)
    ]
    # "Sepakat melanjutkan pembahasan" is talk: read from the last cue to the first.
    to_talks = bool(cues) and cues[-1].value in _TALKS
    for at in reversed(range(len(adjoining))):
        to_talks = adjoining[at] and to_talks and cues[at].value in _LEADING
        if to_talks:
            void.add(at)
        to_talks = to_talks or cues[at].value in _TALKS
    for at, adjoins in enumerate(adjoining):
        governs = cues[at].value in _GOVERNING or (
            cues[at].value in _AGREEING and cues[at + 1].value in _AGREED
        )
        if adjoins and at not in void and governs:
            void.add(at + 1)
    return [cue for at, cue in enumerate(cues) if at not in void]


def _strongest(
    readings: list[tuple[Phrase, StageReading]],
) -> list[tuple[Phrase, StageReading]]:
    """One pair for each stretch: the first phrase there, the strongest reading there."""
    kept: list[tuple[Phrase, StageReading]] = []
    for phrase, reading in sorted(readings, key=lambda pair: pair[0].start):
        if kept and phrase.start < kept[-1][0].reach:
            known, strongest = kept[-1]
            if reading.strength > strongest.strength:
                kept[-1] = (known, reading)
            continue
        kept.append((phrase, reading))
    return kept


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
    if other is not None and frozenset(subjects) <= _BY_THE_WAY:
        subjects = ()
    head = _head(phrase, clause)
    return Candidate(
        phrase=phrase,
        clause=clause,
        reading=reading,
        kind=_kind(phrase, clause),
        head=head,
        subjects=subjects,
        labour=bool(subjects),
        specific=named or any(phrase.start <= mark.start < phrase.reach for mark in marks),
        other=other,
        verbal=phrase.words[:1] != () and phrase.words[0] in lexicon("title_words")["nominal"],
        cue_words="" if reading is None else _cue_words(reading, phrase, text),
    )


def _cue_words(reading: StageReading, phrase: Phrase, text: str) -> str:
    """The words of the cue; of "akan dimanfaatkan" the verb."""
    if reading.span.end < phrase.start:
        cue = Mark(reading.span.start, reading.span.end, Role.CUE, reading.cue.name)
        done = _wanted_done(phrase, cue, text)
        if done is not None:
            return done
    passive = _PASSIVE.match(text, reading.span.end) if reading.cue.name == "plan" else None
    return passive[1] if passive is not None else reading.span.of(text).casefold()


def _names_labour(phrase: Phrase, clause: Clause) -> bool:
    """Whether a labour word stands in the phrase, though no subject: "OIC Labour Center"."""
    return any(phrase.start <= mark.start < phrase.end for mark in clause.of(Role.LABOUR))


def _heads(phrase: Phrase, clause: Clause) -> list[Mark]:
    return [mark for mark in clause.of(*HEADS) if phrase.start <= mark.start < phrase.end]


def _head(phrase: Phrase, clause: Clause) -> Role:
    heads = _heads(phrase, clause)
    return heads[0].role if heads else Role.VERB


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


def _kind(phrase: Phrase, clause: Clause) -> InitiativeKind:
    kinds = {mark.value for mark in _heads(phrase, clause)}
    if _head(phrase, clause) is Role.COOPERATION:
        kinds.discard(InitiativeKind.PROGRAMME.value)
    for kind in _KINDS:
        if kind.value in kinds:
            return kind
    return InitiativeKind.COOPERATION


def is_wish(candidate: Candidate) -> bool:
    """Whether it is no more than a hope or a plan: then only a new concrete object counts."""
    reading = candidate.reading
    return reading is not None and (
        reading.hoped or reading.cue.name in {"plan", "wish", "request"}
    )
