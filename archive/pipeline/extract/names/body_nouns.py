"""Body nouns: the words in a name that tell it is a body's, and where such a name starts and ends.

An Indonesian noun opens its name (*Yayasan Amal Timur*), an English one closes it (*Northern
Care College*) or goes on with *of* and *for*; those of other languages stand anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import PartnerKind

_LINKS = r"(?:of|and|for|the|dan|untuk|de|del|la|des|du|für|fur|der|und|y|&|bagi|van)"
_WORD = r"(?:[A-ZÀ-Þ0-9][\w'’&.-]*\w['’]?|[A-ZÀ-Þ])"
_BRACKET = r"(?:\s?\([A-Z][\w&./+ -]{1,24}\))?"
#: What follows a noun that opens its name: "Dewan Keselamatan Tambang", "Dana (EPF) Malaysia".
_AFTER_OPENER = re.compile(rf"(?:(?:\s{_LINKS}){{0,2}}\s{_WORD}){{0,8}}")
#: What follows a noun that closes its name: "Institute of Technical Education".
_AFTER_CLOSER = re.compile(
    rf"(?:\s(?:of|for)(?:\sthe)?(?:(?:\s(?:and|of|the|&)){{0,2}}\s{_WORD}){{1,5}})?"
)
_COMMA_FIELDS = re.compile(rf"(?:,\s{_WORD}(?:\s{_WORD}){{0,2}}){{1,4}},?\s(?:dan|and)\s{_WORD}")
_FIRST_WORD = re.compile(rf"\s{_WORD}")
_CAPITAL = re.compile(rf"{_WORD}$")
_LINKING = frozenset({"of", "and", "for", "the", "de", "der", "für", "&", "la", "van"})
_POST_FIELD = re.compile(
    r"(?:(?:(?:Ke|Pe)[a-z]{3,}an|Urusan|Bidang|Bagian|Kerja|Sama|Internasional|Umum|Operasional|Personalia"
    r"|Akademik|Awak|SDM|Hubungan)\s)+"
)
_LEFT = 90
_MOST_WORDS = 7


class Position(StrEnum):
    """Where in the name its noun stands."""

    OPENS = "opens"
    OPENS_ABROAD = "opens_abroad"
    CLOSES = "closes"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class BodyNoun:
    """A noun with the kind of body it names.

    ``country`` is the alpha-2 code of the state whose language the noun is, if it is one's alone;
    ``weak`` marks one that is common at home.
    """

    kind: PartnerKind
    position: Position
    country: str | None = None
    weak: bool = False

    @property
    def foreign(self) -> bool:
        """Whether the noun is of another language than Indonesian."""
        return self.position is not Position.OPENS


@cache
def body_nouns() -> dict[str, BodyNoun]:
    """All nouns of the lexicon; where one is in several lists the first stands."""
    data = lexicon("body_nouns")
    weak = frozenset(data["weak"]["words"])
    found: dict[str, BodyNoun] = {}
    for position in (Position.OPENS, Position.OPENS_ABROAD, Position.CLOSES):
        for kind, words in data[position].items():
            for word in words:
                noun = BodyNoun(PartnerKind(kind), position, None, word in weak)
                found.setdefault(word, noun)
    for kind, words in data["before_state"].items():
        for word in words:
            found.setdefault(word, BodyNoun(PartnerKind(kind), Position.CLOSES, None, weak=True))
    for kind, by_country in data[Position.ELSEWHERE].items():
        for country, words in by_country.items():
            for word in words:
                closes = country in data["closing"]["countries"]
                position = Position.CLOSES if closes else Position.ELSEWHERE
                found[word] = BodyNoun(PartnerKind(kind), position, country)
    return found


def name_around(text: str, passage: Span, at: Span, noun: BodyNoun) -> Span | None:
    """The name whose noun stands at ``at``; None where the noun stands alone."""
    first, last = at.start, at.end
    if noun.position in {Position.CLOSES, Position.ELSEWHERE}:
        first = _start_of(text, passage.start, at.start)
    if noun.position is Position.CLOSES:
        following = _AFTER_CLOSER.match(text, last, passage.end)
    else:
        following = _AFTER_OPENER.match(text, last, passage.end)
    if following is not None:
        last = following.end()
    if noun.position is Position.OPENS and last > at.end:
        fields = _COMMA_FIELDS.match(text, last, passage.end)
        last = fields.end() if fields is not None else last
    alone = first == at.start and last == at.end
    if alone and (
        noun.position is not Position.CLOSES or (" " not in at.of(text) and not noun.weak)
    ):
        return None
    return Span(first, last)


def _start_of(text: str, start: int, noun: int) -> int:
    """Where the run of capital words before ``noun`` starts, posts and openers left out."""
    low = max(start, noun - _LEFT)
    words = text[low:noun].split(" ")
    if low > start:
        words = words[1:]
    first, at, linked, after_post = noun, noun, 0, False
    for word in reversed(words[:-1][-_MOST_WORDS:]):
        at -= len(word) + 1
        if word in _not_first() or not word:
            after_post = True
            break
        if word in _LINKING:
            linked += 1
            if linked > 1:
                break
            continue
        if _CAPITAL.fullmatch(word) is None and not (word.isdigit() and linked == 0):
            break
        first, linked = at, 0
    # "Kepala Keperawatan Klinikum X": what a post is for is no part of the name behind it.
    field = _POST_FIELD.match(text, first, noun) if after_post else None
    return first if field is None else field.end()


@cache
def _not_first() -> frozenset[str]:
    return frozenset(lexicon("body_nouns")["not_first"]["words"])
