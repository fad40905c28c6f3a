"""Mark the words that initiatives are made of: one scan of the text for all word lists.

Every list of the lexicon that concerns initiatives goes into one automaton, so
that the cost of a scan does not grow with the lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum, auto
from functools import cache
from typing import Final, NamedTuple

import ahocorasick

from archive.pipeline.lexicon import lexicon


class Role(IntEnum):
    """What a marked word can do in a sentence about cooperation."""

    INSTRUMENT = auto()  #: a paper: "nota kesepahaman"; the value is the kind it makes
    COOPERATION = auto()  #: "kerja sama"; the value is the kind it makes
    THING = auto()  #: a concrete thing: "pelatihan"; the value is the kind it makes
    VERB = auto()  #: a verb that puts an object into a plan: "merekrut"
    CUE = auto()  #: a word of stage; the value is the cue's name
    MODIFIER = auto()  #: a word that changes the cue after it; the value is the group's name
    SUBJECT = auto()  #: a cue of a subject; the value is the subject's code
    GENERAL = auto()  #: a cue that needs a labour word beside it; the value is the code
    LABOUR = auto()  #: a labour word
    BODY = auto()  #: the name of a labour ministry or post
    TRAP = auto()  #: looks like an instrument or a thing and is none
    DOMESTIC = auto()  #: an Indonesian body
    OTHER = auto()  #: another field; the value is the kind of initiative it makes
    ENUMERATOR = auto()  #: opens a list: "antara lain"
    CONTRAST = auto()  #: opens another clause: "sedangkan"
    HOME = auto()  #: Indonesia itself
    BACK = auto()  #: points back to the partners: "kedua negara"


class Mark(NamedTuple):
    """A word or phrase of the text in one of its roles; offsets are the text's."""

    start: int
    end: int
    role: Role
    value: str


class _Entry(NamedTuple):
    """A word of the lists; ``capitals`` tells that it must be printed in capitals."""

    length: int
    capitals: bool
    may_be_hidden: bool
    senses: tuple[tuple[Role, str], ...]


#: Roles of which a trap, or the name of a ministry, is never one.
_NAMING = frozenset({Role.INSTRUMENT, Role.COOPERATION, Role.THING, Role.CUE})
_HIDDEN_IN_BODY = _NAMING | {Role.SUBJECT, Role.GENERAL, Role.OTHER, Role.DOMESTIC}
_HIDING = frozenset({Role.TRAP, Role.BODY})
#: "Kerja", where it ends a word before "sama".
_FIRST_OF_TOGETHER = len("kerja")
#: Marks that compete for the same words: within a group the longest wins.
_GROUPS = {role: role for role in Role} | {Role.GENERAL: Role.SUBJECT}

#: Before a capital these make it part of a name.
_OFFICE: Final = re.compile(
    r"\b(?:Balai|Badan|Kementerian|Menteri|Direktorat|Direktur|Dirjen|Dinas|Kepala|Pusat|Deputi|Biro"
    r"|Bidang|Jabatan|Departemen|Seksi|Subdirektorat|Unit|Lembaga|Yayasan|Atase|Koordinator|Kantor|Dana)"
    r"(?:\s(?:[A-Z][\w-]*|dan|serta))*\s$"
)
_LONGEST_OFFICE: Final = 60
#: Nouns among the cues also stand with their owner, verbs with their object: "minatnya",
#: "memperpanjangnya".
_OWNING: Final = re.compile(r"(?!di|ber|ter)[a-z]{4,}(?<!nya)")
#: Bytes of the folded text: letters and digits stay, all else becomes a blank.
_BLANKS = bytes(byte if chr(byte).isalnum() and byte < 128 else 0x20 for byte in range(256))


def fold(text: str) -> str:
    """Return ``text`` in lower case with all but letters and digits as blanks; offsets stay.

    Letters outside ASCII become blanks too: no word of the lists has one, and
    bytes fold many times faster than letters.

    >>> fold("Skema G-to-G.")
    'skema g to g '
    """
    return text.encode("ascii", "replace").lower().translate(_BLANKS).decode("ascii")


def find_marks(text: str) -> list[Mark]:
    """Return the marks of ``text`` in order; of two in one group the longest stands."""
    # One blank is put before the text and each pattern ends in one.
    hits = [
        (last - 1 - entry.length, 1 - last, entry)
        for last, entry in _automaton().iter(f" {fold(text)} ")
    ]
    # By place, the longer first; no two entries are alike in both.
    hits.sort()
    found: list[Mark] = []
    for start, minus_end, (_, capitals, may_be_hidden, senses) in hits:
        end = -minus_end
        if capitals and not text[start:end].isupper():
            continue
        in_office = may_be_hidden and text[start].isupper() and _in_office(start, text)
        for role, value in senses:
            if not (in_office and role in _HIDDEN_IN_BODY):
                found.append(Mark(start, end, role, value))
    return _longest(_unhidden(found))


def _in_office(start: int, text: str) -> bool:
    """Whether words are part of an office's name: "Balai Pelayanan Pelindungan ..."."""
    # The word before must be capital too, or join two that are.
    opened = text.rfind(" ", 0, max(0, start - 1)) + 1
    if not (text[opened].isupper() or text.startswith(("dan ", "serta "), opened)):
        return False
    return _OFFICE.search(text, max(0, start - _LONGEST_OFFICE), start) is not None


def _unhidden(marks: Sequence[Mark]) -> list[Mark]:
    """Drop what is only part of a trap, of a ministry's name, or cut short by "kerja sama".

    "Peluang kerja" in "peluang kerja sama" is not there. ``marks`` are in order, the longer
    first, and what hides before what it hides.
    """
    together = {mark.start for mark in marks if mark.role is Role.COOPERATION}
    kept: list[Mark] = []
    trap_end = body_end = 0
    body: Mark | None = None
    for mark in marks:
        start, end, role, _ = mark
        if end - _FIRST_OF_TOGETHER in together and start < end - _FIRST_OF_TOGETHER:
            continue
        if role is Role.TRAP:
            trap_end = max(trap_end, end)
        elif role is Role.BODY:
            body_end, body = max(body_end, end), mark
        elif body is not None and (start, end) == (body.start, body.end):
            pass
        elif (end <= trap_end and role in _NAMING) or (end <= body_end and role in _HIDDEN_IN_BODY):
            continue
        kept.append(mark)
    return kept


def _longest(marks: list[Mark]) -> list[Mark]:
    ends: dict[Role, tuple[int, int]] = {}
    kept = []
    for mark in marks:
        start, end, role, _ = mark
        group = _GROUPS[role]
        last = ends.get(group, (-1, -1))
        # What crosses another subject tells a second one: "penempatan pekerja musiman".
        crosses = group is Role.SUBJECT and end > last[1]
        if start < last[1] and (start, end) != last and not crosses:
            continue
        ends[group] = (start, end)
        kept.append(mark)
    return kept


def _entries() -> Iterator[tuple[str, Role, str]]:
    triggers, cues = lexicon("triggers"), lexicon("stage_cues")
    scope, subjects = lexicon("scope"), lexicon("subjects")
    for table, role in (
        (triggers["instruments"], Role.INSTRUMENT),
        (triggers["cooperation"], Role.COOPERATION),
        (triggers["things"], Role.THING),
        (cues["before"], Role.MODIFIER),
        (scope["other"], Role.OTHER),
    ):
        for value, words in table.items():
            yield from ((word, role, value) for word in words)
    for words, role in (
        (triggers["verbs"]["concrete"], Role.VERB),
        (scope["labour"]["heads"], Role.LABOUR),
        (scope["labour"]["bodies"], Role.BODY),
        (scope["labour"]["bodies"], Role.LABOUR),
        (scope["traps"]["phrases"], Role.TRAP),
        (scope["domestic"]["bodies"], Role.DOMESTIC),
        (scope["back"]["partners"], Role.BACK),
        (scope["home"]["names"], Role.HOME),
        (triggers["enumerators"]["words"], Role.ENUMERATOR),
        (cues["contrast"]["words"], Role.CONTRAST),
    ):
        yield from ((word, role, "") for word in words)
    for cue in cues["cue"]:
        for word in cue["words"]:
            yield word, Role.CUE, cue["name"]
            if word.isalpha() and _OWNING.fullmatch(word) is not None:
                yield f"{word}nya", Role.CUE, cue["name"]
    for subject in subjects["subject"]:
        yield from ((word, Role.SUBJECT, subject["code"]) for word in subject["cues"])
        yield from ((word, Role.GENERAL, subject["code"]) for word in subject.get("general", ()))


@cache
def _automaton() -> ahocorasick.Automaton:
    """Build the automaton: folded word -> its entry."""
    senses: dict[tuple[str, bool], list[tuple[Role, str]]] = {}
    for word, role, value in _entries():
        key = (" ".join(fold(word).split()), word.isupper())
        if (role, value) not in senses.setdefault(key, []):
            senses[key].append((role, value))
    automaton = ahocorasick.Automaton()
    for (word, capitals), meant in senses.items():
        # A word in capitals that is also listed in lower case counts in both.
        if capitals and (word, False) in senses:
            senses[(word, False)].extend(one for one in meant if one not in senses[(word, False)])
            continue
        hiding_first = tuple(sorted(meant, key=lambda sense: sense[0] not in _HIDING))
        may_be_hidden = any(role in _HIDDEN_IN_BODY for role, _ in meant)
        automaton.add_word(f" {word} ", _Entry(len(word), capitals, may_be_hidden, hiding_first))
    automaton.make_automaton()
    return automaton
