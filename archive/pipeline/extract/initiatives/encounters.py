"""Encounters: who is met, what is visited and which meeting is held are no initiatives.

News of cooperation is full of them: *Menteri menerima Sekjen ITUC*, *delegasi meninjau balai
latihan*, *Dialog ke-6 digelar di Bandung*. The verbs are also those of deeds; what they are about
tells them apart: a person of the article, a place one goes to, a forum, or a body that meets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from archive.pipeline.documents import Span
from archive.pipeline.extract.deeds.candidates import Candidate
from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import InitiativeKind

_PAPERS: Final = frozenset({Role.INSTRUMENT, Role.COOPERATION})
#: Behind the words of a post stands the name of who is received, so near in letters.
_NAME_NEAR: Final = 40
_BREAK: Final = re.compile("[,;:]")
#: A body of both sides is an initiative when it is called into being.
_FORMING: Final = re.compile(
    r"\b(?:(?:mem|di)?bentuk|pembentukan|(?:men|di)dirikan|pendirian|(?:di|meng)?aktifkan|pengaktifan"
    r"|hidupkan|menghidupkan)",
    re.IGNORECASE,
)
#: That it meets is told by these, or by its number: "Dialog ke-6".
_MEETING: Final = frozenset(
    {
        "done",
        "running",
        "held",
        "plan",
        "cooperation",
        "implementation",
        "end",
        "departure",
        "launch",
        "deed",
        "finishing",
        "having",
    }
)
_NUMBERED: Final = re.compile(
    r"\b(?:ke-?\s?\d+|\d+(?:st|nd|rd|th)|pertama|kedua|ketiga|keempat|kelima|keenam|sebelumnya"
    r"|berikutnya|terakhir|tahun ini|tahunan itu)\b",
    re.IGNORECASE,
)
#: The half of a phrase.
_MOST: Final = 0.5


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon("scope")["encounters"][key])


def is_encounter(
    candidate: Candidate, text: str, people: Sequence[Span], forums: Sequence[Span]
) -> bool:
    """Whether ``candidate`` is no more than who is met, what is visited or what is held.

    What a worker calls his own ("kontrak saya") is no deed of two sides, either.

    ``people`` and ``forums`` are where the article names any, in order.
    """
    return (
        "saya" in candidate.phrase.words
        or _is_place(candidate, text)
        or _is_visited(candidate)
        or _is_person(candidate, text, people)
        or _is_forum(candidate, forums)
        or _is_held(candidate, text)
    )


def _is_place(candidate: Candidate, text: str) -> bool:
    """Whether the phrase only tells where: "peresmian berlangsung di Gedung Pancasila"."""
    start = candidate.phrase.start
    return (
        candidate.head not in _PAPERS and text[start].isupper() and text.endswith(" di ", 0, start)
    )


def _is_visited(candidate: Candidate) -> bool:
    words = candidate.phrase.words
    opens = words[0].casefold() in _words("visiting")
    if not opens and candidate.cue_words.rsplit(" ", 1)[-1] not in _words("visiting"):
        return False
    rest = words[1:] if opens else words
    return not rest or rest[0].casefold() in _words("places")


def _is_person(candidate: Candidate, text: str, people: Sequence[Span]) -> bool:
    """Whether the phrase runs into the full name of a person: who is received or talked with."""
    if candidate.head in _PAPERS:
        return False
    phrase = candidate.phrase
    verb = candidate.cue_words.rsplit(" ", 1)[-1]
    met = verb in _words("receiving") or phrase.words[0] in _words("receiving")
    end = min(phrase.reach + _NAME_NEAR if met else phrase.end, candidate.clause.end)
    at = bisect_left(people, phrase.start, key=lambda span: span.start)
    if at == len(people) or people[at].start >= end or " " not in people[at].of(text):
        return False
    return _BREAK.search(text, phrase.reach, people[at].start) is None


def _is_forum(candidate: Candidate, forums: Sequence[Span]) -> bool:
    """Whether the phrase is mostly the name of a forum."""
    if not forums or candidate.head in _PAPERS:
        return False
    phrase = candidate.phrase
    named = sum(
        max(0, min(span.end, phrase.end) - max(span.start, phrase.start)) for span in forums
    )
    return named >= _MOST * (phrase.end - phrase.start)


def _is_held(candidate: Candidate, text: str) -> bool:
    """Whether a body of both sides only meets: "Kelompok Kerja Bersama ke-3"."""
    reading, phrase = candidate.reading, candidate.phrase
    if candidate.kind is not InitiativeKind.DIALOGUE or reading is None:
        return False
    told = f"{candidate.cue_words} {' '.join(phrase.words)}"
    if _FORMING.search(told) is not None:
        return False
    numbered = _NUMBERED.search(text, phrase.start, phrase.reach) is not None
    return numbered and reading.cue.name in _MEETING
