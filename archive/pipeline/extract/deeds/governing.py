"""Tell what each cue of a clause governs, and the stage it gives to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.idle_cues import tells_nothing
from archive.pipeline.extract.deeds.objects import HEADS, find_object, left_object, right_object
from archive.pipeline.extract.deeds.open_objects import open_object
from archive.pipeline.extract.deeds.open_verbs import DEED, open_verbs
from archive.pipeline.extract.deeds.provided import done_to, provided
from archive.pipeline.extract.deeds.scope_of_cues import in_reach, is_aim, of_paper
from archive.pipeline.extract.deeds.stages import StageReading, in_phase, read_stage
from archive.pipeline.extract.deeds.title_lists import is_verb
from archive.pipeline.extract.deeds.titles import Phrase, read_phrase
from archive.pipeline.extract.deeds.triggers import Mark, Role
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
#: What is taken may be no more than an offer.
_TAKING: Final = frozenset({"cooperation", "benefit", "done"})
_OFFERED: Final = re.compile(r"(?:tawaran|usulan|permintaan|ajakan|undangan)\b")
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
#: "Pekerja cukup membayar paspor": who acts is no side.
_WORKERS_DO: Final = re.compile(
    r"\b(?:(?:[Pp]ekerja|[Pp]eserta|[Bb]uruh|[Mm]ajikan|[Cc]alon|[Pp]elamar)(?:nya)?|TKI|PMI)"
    r"\s(?:\w+\s){0,2}$"
)
#: What a verb of no list may be about.
_OBJECTS: Final = (*HEADS, Role.SUBJECT, Role.GENERAL, Role.LABOUR)
_PLANNED: Final = frozenset({"plan", "proposal", "offer", "wish"})
#: Kinds of things that two sides have, rather than do.
_HAD: Final = frozenset({Role.INSTRUMENT, Role.COOPERATION})
#: A scheme told by name has so many words: "program Triple Win".
_NAMED_SCHEME: Final = 2
_AT_HOME: Final = frozenset({Role.DOMESTIC, Role.BODY, Role.HOME})
#: So near behind a passive verb stands who does it: "didanai oleh Kemnaker".
_BY_WHOM: Final = 8
_TALKS: Final = frozenset({"talks", "exploration", "negotiation"})
#: A pointer that ends the subject of the verb after it.
_POINTED: Final = re.compile(r"\b(?:ini|itu|tersebut|tadi)(?:\s\w+){0,3}\s?$")
#: "Dalam kesempatan itu, Malaysia menawarkan ...": the occasion does nothing.
_OCCASION: Final = re.compile(
    r"\b(?:[Dd]alam|[Pp]ada|[Dd]i|[Ss]aat|[Uu]sai|[Ss]eusai|[Ss]etelah)\s$"
)
#: So many letters may stand between a head and the pointer: "program pemagangan tersebut".
_SPREAD: Final = 24
#: Cues whose objects, under a subject told before, are its effects and no new things.
_EFFECTS: Final = frozenset(
    {"offer", "plan", "cooperation", "commitment", "support", "wish", "implementation", "request"}
)
_THROUGH: Final = re.compile(
    r"\s(?:ini|itu|tersebut)\s(?:\w+\s){0,2}(?:lewat|melalui|berupa|dalam bentuk)\b"
)
#: What is halted while they last: "larangan penempatan berlaku sejak 2015".
HALTS: Final = frozenset({"moratorium", "larangan", "pembekuan"})
_IN_FORCE: Final = frozenset({"cooperation", "entry into force", "running", "implementation"})
_HALTED: Final = 8
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


def read_clause(clause: Clause, text: str, *, focus: bool) -> list[tuple[Phrase, StageReading]]:
    """Return the phrases of ``clause`` that a cue governs, each once, with the strongest stage.

    Where no listed cue governs anything, verbs of no list may: the clause then needs a partner and
    an article about labour.
    """
    found = _effective(clause.of(Role.CUE), text)
    readings = _read_cues(found, clause, text, focus=focus)
    if not readings and focus and clause.told and clause.of(*_OBJECTS):
        readings = _read_cues(open_verbs(clause, text), clause, text, focus=focus)
    return _strongest(readings)


def _read_cues(
    found: Iterable[Mark], clause: Clause, text: str, *, focus: bool
) -> list[tuple[Phrase, StageReading]]:
    """What each of the cues ``found`` is about, and the stage it gives."""
    readings: list[tuple[Phrase, StageReading]] = []
    for cue in found:
        reading = read_stage(cue, clause.marks, text)
        if reading is None or not _has_side(reading, clause, text):
            continue
        own, reading = reading, in_reach(reading, cue, clause, text)
        governed = reading is not own and is_aim(cue, clause)
        if tells_nothing(reading, cue, clause, text, governed=governed):
            continue
        phrase = find_object(cue, clause, text)
        if focus:
            phrase = _widened(phrase, cue, clause, text)
        if phrase is None or not phrase.words:
            continue
        phrase = _means_of(phrase, cue, clause, text) or phrase
        phrase = _scheme_before(phrase, cue, clause, text) or phrase
        if not _fits(reading, cue, phrase, clause, text):
            continue
        if head_of(phrase, clause) is Role.INSTRUMENT:
            reading = of_paper(reading, cue, text)
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
    return readings


def _widened(phrase: Phrase | None, cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """The phrase, or what no listed word names: "bersedia memperberat hukuman bagi agen"."""
    if phrase is None:
        return provided(cue, clause, text) or open_object(cue, clause, text)
    if phrase.start < cue.start or is_verb(phrase.words[0] if phrase.words else ""):
        return phrase
    if len(phrase.words) > 1 and text.find(" me", cue.end, phrase.start) < 0:
        return phrase
    whole = open_object(cue, clause, text)
    if whole is None or not whole.start <= phrase.start < whole.reach:
        return phrase
    return whole if len(phrase.words) == 1 or is_verb(whole.words[0]) else phrase


def _fits(reading: StageReading, cue: Mark, phrase: Phrase, clause: Clause, text: str) -> bool:
    """Whether the phrase is a thing of which the cue can tell."""
    if _is_clause(cue, phrase, clause, text) or _ends_no_thing(reading, phrase, clause):
        return False
    if cue.value == DEED:
        return not is_verb(phrase.words[0])
    if cue.value == "employing":
        inside = clause.of(Role.HOME)
        return any(phrase.start <= mark.start <= phrase.reach + 1 for mark in inside)
    if cue.value == "closing":
        return _is_placement(phrase, clause)
    if cue.value == "having":
        return head_of(phrase, clause) in _HAD or _is_body(phrase, clause)
    return True


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
    if reading.cue.name == "cooperation" and _WORKERS_DO.search(
        text, clause.start, reading.span.start
    ):
        return False
    cue = Mark(reading.span.start, reading.span.end, Role.CUE, reading.cue.name)
    if done_to(cue, clause, text) is not None:
        # "14 instruktur BLK dilatih": whom it is done to may well be of the home side.
        return not any(
            mark.role in _AT_HOME and 0 < mark.start - cue.end <= _BY_WHOM for mark in clause.marks
        )
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
        at = _OCCASION.search(text, clause.start, mark.start)
        if at is None and pointed.start() - _SPREAD <= mark.end <= pointed.start() + 1:
            return read_phrase(text, mark.start, cue.start, clause.sides)
    return None


def _scheme_before(phrase: Phrase, cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """The scheme that sends people: "program Triple Win telah memberangkatkan 428 perawat"."""
    if cue.value != "departure" or phrase.start < cue.start:
        return None
    scheme = left_object(cue, clause, text, near=2)
    if scheme is None or head_of(scheme, clause) is Role.VERB or len(scheme.words) < _NAMED_SCHEME:
        return None
    return scheme


def _is_body(phrase: Phrase, clause: Clause) -> bool:
    """Whether the phrase names a body of both sides: "kelompok kerja bersama"."""
    return any(mark.value == InitiativeKind.DIALOGUE.value for mark in heads_of(phrase, clause))


def _is_placement(phrase: Phrase, clause: Clause) -> bool:
    """Whether the phrase names the sending of people, which alone is closed."""
    return any(mark.value == InitiativeKind.PLACEMENT.value for mark in heads_of(phrase, clause))


def _means_of(phrase: Phrase, cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """The thing by which a known one is to go on: "kerja sama itu diteruskan lewat ..."."""
    by = _THROUGH.match(text, phrase.end, clause.end) if phrase.pointed else None
    return None if by is None else right_object(cue._replace(end=by.end()), clause, text)


def _of_halt(reading: StageReading, cue: Mark, clause: Clause) -> StageReading:
    """The stage of a moratorium's end, or of what it halts as long as it is in force."""
    if reading.cue.name == "cancellation" and reading.stage is Stage.CANCELLED:
        before = {mark.value for mark in clause.of(Role.MODIFIER) if mark.end <= cue.start}
        refused = any(mark.value == "refusal" for mark in clause.of(Role.CUE))
        if "not_yet" in before or refused:
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
    if opened and text.startswith(",", opened - len(", yang ")) and "," in text[opened : cue.start]:
        # "Deklarasi, yang semula hendak diumumkan, urung terbit": the aside is over.
        return False
    if not opened:
        return False
    return not any(opened <= other.start < cue.start for other in clause.of(Role.CUE))


def _is_clause(cue: Mark, phrase: Phrase, clause: Clause, text: str) -> bool:
    """Whether the phrase is no object but who does something: "ingin instruktur kita belajar"."""
    if cue.value not in _WISHING or phrase.start < cue.start or heads_of(phrase, clause):
        return False
    if wanted_done(phrase, cue, text):
        return False
    return _DOES.match(text, phrase.reach, clause.end) is not None


def wanted_done(phrase: Phrase, cue: Mark, text: str) -> str | None:
    """The verb of what is asked to be done: "meminta agar juru las diprioritaskan"."""
    if _SO_THAT.search(text, cue.end, phrase.start + 1) is None:
        return None
    verb = _PASSIVE_AFTER.match(text, phrase.end)
    known = verb is not None and verb[1] in lexicon("title_words")["nominal"]
    return verb[1] if verb is not None and known else None


def _ends_no_thing(reading: StageReading, phrase: Phrase, clause: Clause) -> bool:
    """Whether a halt is of nothing two sides do: "mencabut izin agen nakal".

    A plan may end too, whatever it is for: "rencana mengirim pekerja tidak berlanjut".
    """
    if reading.stage is not Stage.CANCELLED or heads_of(phrase, clause):
        return False
    return not any(
        mark.value in _PLANNED and mark.end <= phrase.reach for mark in clause.of(Role.CUE)
    )


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
        if adjoins and cues[at].value in _TAKING and _OFFERED.match(text, cues[at + 1].start):
            # "Menerima tawaran pemagangan": what was offered is still an offer.
            void.add(at)
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


def heads_of(phrase: Phrase, clause: Clause) -> list[Mark]:
    """The nouns in ``phrase`` that an initiative can start from."""
    return [mark for mark in clause.of(*HEADS) if phrase.start <= mark.start < phrase.end]


def head_of(phrase: Phrase, clause: Clause) -> Role:
    """The role of the first of them; a phrase without any is told by its verb."""
    heads = heads_of(phrase, clause)
    return heads[0].role if heads else Role.VERB
