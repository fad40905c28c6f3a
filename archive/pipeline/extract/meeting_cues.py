"""Meeting cues: the words that report a meeting, and the phrase they govern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch
from archive.vocabulary import MeetingFormat

_TITLE = r"(?:[A-Z]|Prof|Dr|Drs|Ir|Hj|St)\.(?=\s[A-Z])"
_DANGLING = re.compile(
    r"(?:\s(?:dan|serta|dengan|oleh|ke|untuk|atas|di|dari|antara|para|Prof|Dr|Drs|Ir|M|H|Hj))+$"
)


@dataclass(frozen=True, slots=True)
class MeetingCue:
    """Words that report a meeting: the cue with the phrase it governs.

    ``refers`` marks a reference to a meeting told before (*pertemuan tersebut*);
    ``has_sides`` tells that the phrase says with whom (*dengan*, *antara*);
    ``coming`` that it is the next one (*pertemuan berikutnya*); ``needs_sides`` that the name says
    too little without the sides. Of a signature ``by_the_way`` tells that it is only said of
    the instrument (*MoU yang diteken*), ``unsigned`` that it names no signatory.
    """

    span: Span
    name: str
    format: MeetingFormat
    has_sides: bool = False
    refers: bool = False
    coming: bool = False
    needs_sides: bool = False
    by_the_way: bool = False
    unsigned: bool = False


def cue_words() -> NameSearch[tuple[str, MeetingFormat]]:
    """The search over all cues, lower case; values are the part of speech and the format."""
    return _cue_words()


@cache
def _cue_words() -> NameSearch[tuple[str, MeetingFormat]]:
    data = lexicon("meetings")
    return NameSearch(
        {
            words: (part, MeetingFormat(kind))
            for part in ("noun", "verb")
            for kind, forms in data[part].items()
            for words in forms
        }
    )


def find_phrase(text: str, at: int, end: int) -> str:
    """The words that follow ``at``, up to sixteen that no stop word or punctuation ends."""
    phrase = _phrase().match(text, at, end)
    return phrase.group().strip() if phrase else ""


def trimmed(phrase: str) -> str:
    """``phrase`` without conjunctions and titles that its end cut off from their word.

    >>> trimmed("Pertemuan Menaker dengan Menteri Turki Prof")
    'Pertemuan Menaker dengan Menteri Turki'
    """
    return _DANGLING.sub("", phrase)


def either(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _phrase() -> re.Pattern[str]:
    stops = either(lexicon("meetings")["stop"]["words"])
    word = rf"(?:{_TITLE}|[\w'’/&.-]*[\w)])(?:\s?\([A-Z][\w+ -]*\))?"
    return re.compile(rf"(?:\s(?!(?:{stops})\b){word}){{1,16}}")
