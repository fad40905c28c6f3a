"""Meeting cues: the words that report a meeting, and the phrase they govern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch
from archive.pipeline.word_patterns import any_of
from archive.vocabulary import MeetingFormat

_TITLE = r"(?:[A-Z]|Prof|Dr|Drs|Ir|Hj|St)\.(?=\s[A-Z])"
_MINISTRY = re.compile(r"\b(?:Menteri|Kementerian|Minister|Ministry)(?:\s[\w'’]+){1,3}$")
#: Words that open a post abroad.
POST = "Menteri|Wakil|Presiden|Perdana|Duta|Dubes|Gubernur|Direktur|Ketua|Kepala|Sekretaris"
_FIELDS = re.compile(
    rf"(?:,\s(?!(?:{POST})\b)[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){{0,2}}){{1,3}},?\s(?:dan|and|serta)\s"
    rf"(?!(?:{POST})\b)[A-Z][\w'’]+"
)
_DANGLING = re.compile(
    r"(?:\s(?:dan|serta|dengan|oleh|ke|untuk|atas|di|dari|antara|para|Prof|Dr|Drs|Ir|M|H|Hj))+$"
)


@dataclass(frozen=True, slots=True)
class MeetingCue:
    """Words that report a meeting: the cue with the phrase it governs.

    ``refers`` marks a reference to a meeting told before (*pertemuan tersebut*);
    ``has_sides`` tells that the phrase says with whom (*dengan*, *antara*);
    ``coming`` that it is the next one (*pertemuan berikutnya*); ``needs_sides`` that the name says
    too little without the sides; ``apart`` that it is the second object of the verb. Of a
    signature ``by_the_way`` tells that it is only said of the instrument (*MoU yang diteken*),
    ``unsigned`` that it names no signatory, ``passive`` that what is signed is its
    subject. ``event`` marks an occasion such as a fair or a launch,
    ``specific`` a session that the article numbers or names, not any meeting; ``crowd`` one with
    compatriots (*berdialog dengan puluhan pekerja*), ``site`` a visit to a place of work.
    """

    span: Span
    name: str
    format: MeetingFormat
    has_sides: bool = False
    refers: bool = False
    coming: bool = False
    needs_sides: bool = False
    apart: bool = False
    by_the_way: bool = False
    unsigned: bool = False
    passive: bool = False
    event: bool = False
    specific: bool = False
    crowd: bool = False
    site: bool = False


def cue_words() -> NameSearch[tuple[str, MeetingFormat]]:
    """The search over all cues, lower case; values are the part of speech and the format."""
    return _cue_words()


@cache
def _cue_words() -> NameSearch[tuple[str, MeetingFormat]]:
    data = lexicon("meetings")
    events = [*data["event"]["words"], *data["event_verb"]]
    cues = dict.fromkeys(events, ("event", MeetingFormat.OTHER))
    for part in ("noun", "verb"):
        for kind, forms in data[part].items():
            cues.update(dict.fromkeys(forms, (part, MeetingFormat(kind))))
    return NameSearch(cues)


def find_phrase(text: str, at: int, end: int) -> str:
    """The words that follow ``at``, up to sixteen that no stop word, verb or punctuation ends.

    The commas of a ministry's fields end nothing: *Menteri Kesehatan, Tenaga Kerja, dan
    Kesejahteraan Jepang*.
    """
    phrase = _phrase().match(text, at, end)
    if phrase is None:
        return ""
    last = phrase.end()
    if text.startswith(",", last) and _MINISTRY.search(text, at, last):
        fields = _FIELDS.match(text, last, end)
        if fields is not None:
            rest = _phrase().match(text, fields.end(), end)
            last = rest.end() if rest else fields.end()
    return text[at:last].strip()


def meets_crowd(words: str) -> bool:
    """Whether ``words``, the object of a verb, are compatriots and no people in office.

    >>> meets_crowd("dengan sekitar 200 pekerja Indonesia"), meets_crowd("Menteri Tenaga Kerja")
    (True, False)
    """
    return _crowd().match(words) is not None


def shows_site(words: str) -> bool:
    """Whether ``words``, the object of a visit, are a place of work or training."""
    return _site().match(words) is not None


def trimmed(phrase: str) -> str:
    """``phrase`` without conjunctions and titles that its end cut off from their word.

    >>> trimmed("Pertemuan Menaker dengan Menteri Turki Prof")
    'Pertemuan Menaker dengan Menteri Turki'
    """
    return _DANGLING.sub("", phrase)


def either(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first."""
    return any_of(words)


def either_case(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, also at the head of a sentence; faster than any case.

    >>> either_case(["waktu itu"])
    '[wW]aktu\\\\ itu'
    """
    heads = sorted(words, key=len, reverse=True)
    return "|".join(f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}" for word in heads)


@cache
def _phrase() -> re.Pattern[str]:
    stops = either(lexicon("meetings")["stop"]["words"])
    word = rf"(?:{_TITLE}|[\w'’/&.-]*[\w)])(?:\s?\([A-Z][\w+ -]*\))?"
    nouns = either(lexicon("meetings")["stop"]["not_verbs"])
    verb = rf"(?!{nouns})(?:di[a-z]{{4,}}|me(?:m|n|ng|ny|l|r)[a-z]{{4,}})"
    then = rf"dan\s(?:{verb}|ber(?!bagai|sama|kelanjutan)[a-z]{{4,}})"
    return re.compile(
        rf"(?:\s(?!{then}\b)(?:(?<=\bRI\s)untuk|(?!(?:{stops})\b|{verb}\b){word})){{1,16}}"
    )


@cache
def _crowd() -> re.Pattern[str]:
    data = lexicon("meetings")["crowd"]
    before = rf"(?:(?:{either(data['before'])}|\d[\d.]*)\s){{0,4}}"
    return re.compile(rf"{before}(?:{either(data['words'])})\b", re.IGNORECASE)


@cache
def _site() -> re.Pattern[str]:
    before = r"(?:(?:ke|di|langsung|sebuah|salah satu|dua|tiga|beberapa|sejumlah)\s){0,3}"
    words = either(lexicon("meetings")["site"]["words"])
    return re.compile(rf"{before}(?:{words})\b", re.IGNORECASE)
