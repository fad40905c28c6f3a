"""Explained bodies: names no list or noun gives away, told by the words behind them.

*Anglo-Eastern, agen kapal yang berbasis di Hong Kong, ...*: a noun of a body and a foreign place in
apposition. *... lewat Easy Job Polska. Perusahaan perekrut di Poznan itu ...*: the same in the
next sentence. *Förderung Schwarzwald, badan pengembangan ekonomi, ...*: a name in foreign letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from archive.pipeline.annotations import OfficialReading
from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.overlaps import Covered
from archive.pipeline.extract.partners.ministries import agency_key
from archive.pipeline.extract.partners.partner_mentions import PartnerMention, partner_key
from archive.pipeline.extract.partners.role_cues import speaks_of
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.word_patterns import any_of
from archive.vocabulary import PartnerKind

_WORD = r"(?:[A-ZÀ-Þ0-9][\w'’&./-]*\w|[A-ZÀ-Þ])"
_NAME = rf"{_WORD}(?:\s(?:(?:of|and|&|de|für|der|und)\s)?{_WORD}){{0,4}}"
_BRACKET = r"(?:\s\([A-Z][\w&.-]{1,12}\))?"
_OWN = re.compile(r"\b(?:PT|CV|UD|LPK|Perum|RI|Indonesian?|Nusantara|SMK|SMA|STIKes|BLK|RS|RSUD)\b")
_FOREIGN_LETTER = re.compile(r"[À-ÖØ-öø-ÿĀ-ſ]")
#: Where a name may begin: behind a word in small letters, a comma, or at the start of a sentence.
_BEFORE = re.compile(r"(?:^|[a-z,:(“\"]\s|[.?!]\s)$")
#: Words between the noun and the place that its body is at.
_SEAT = re.compile(
    r"(?:\s(?!me[mnlry]|ber(?!basis|markas|kantor|pusat|kedudukan)|di[a-z]{4}|ter[a-z])[a-z-]+){0,8}\s"
    r"(?:(?:asal|dari|di|milik|wilayah)\s)?(?:(?:Prefektur|Provinsi|Kota|Negara Bagian)\s)?$"
)
_POINTER = re.compile(r"\s(?:itu|tersebut)\b")
_SURE = 0.75
_LOOK = 110
#: So many explanations are read; no news has more.
_MOST = 60


def find_explained_bodies(
    document: Document, places: Sequence[PlaceName], officials: Sequence[OfficialReading]
) -> Iterator[PartnerMention]:
    """Yield the foreign bodies that an explanation behind their name tells of, unordered.

    Only an article about labour has any: elsewhere firms and clubs abound.
    """
    text = document.text
    if not speaks_of("labour", text):
        return
    people = Covered(span for official in officials for span in official.mentions)
    abroad = [place for place in places if place.country not in {None, "ID"}]
    starts = [place.span.start for place in abroad]
    named = Covered(place.span for place in places)
    told = main_state(abroad)
    for passage in document.body():
        start, end = passage.span.start, passage.span.end
        if _explaining().search(text, start, end) is None:
            continue
        for count, match in enumerate(_explanation().finditer(text, start, end)):
            if count == _MOST:
                break
            span = _without_openers(text, Span(match.start("name"), match.end("name")))
            if span is None or people.overlaps(span) or _is_ours(text, span, named):
                continue
            country = _seat(text, match.end(), abroad, starts, pointed=match["joint"] == ".")
            if country is None and match["joint"] == ",":
                country = _named_after(span, abroad, starts)
            if country is None and match["joint"] == "," and _FOREIGN_LETTER.search(span.of(text)):
                country = told
            if country is not None:
                yield _mention(text, span, _kinds()[match["noun"].lower()], country)


def main_state(abroad: Sequence[PlaceName]) -> str | None:
    """The state in which most of the foreign places of an article are, if most are in one."""
    counted = Counter(place.country for place in abroad)
    state, count = counted.most_common(1)[0] if counted else (None, 0)
    return state if 2 * count > len(abroad) else None


def _is_ours(text: str, span: Span, named: Covered) -> bool:
    """Whether the name is of the home side, a place's, or set inside a longer one."""
    words = span.of(text)
    if _OWN.search(words) is not None or named.overlaps(Span(span.start, span.start + 1)):
        return True
    return _BEFORE.search(text, max(0, span.start - 3), span.start) is None


def _seat(
    text: str, at: int, abroad: Sequence[PlaceName], starts: Sequence[int], *, pointed: bool
) -> str | None:
    """The state in which the explanation whose noun ends at ``at`` says that the body is."""
    index = bisect_left(starts, at)
    if index == len(starts) or starts[index] > at + _LOOK:
        return None
    place = abroad[index]
    if _SEAT.fullmatch(text, at, place.span.start) is None:
        return None
    if pointed and _POINTER.match(text, place.span.end) is None:
        return None
    return place.country


def _named_after(name: Span, abroad: Sequence[PlaceName], starts: Sequence[int]) -> str | None:
    """The state that a name ends with: *Hoshi Jepang, agen tenaga kerja yang ...*."""
    index = bisect_left(starts, name.start + 1)
    if index == len(starts) or abroad[index].span.end != name.end:
        return None
    return abroad[index].country if abroad[index].kind == "country" else None


def _without_openers(text: str, span: Span) -> Span | None:
    """The name without words that only open its sentence or tell a post."""
    first = span.start
    for word in span.of(text).split(" "):
        if word not in _not_first():
            break
        first += len(word) + 1
    if first >= span.end or text[first : span.end] in _not_initials():
        return None
    return Span(first, span.end)


def _mention(text: str, span: Span, kind: PartnerKind, country: str) -> PartnerMention:
    name = " ".join(span.of(text).split())
    key = agency_key(name, country) if kind is PartnerKind.AGENCY else partner_key(kind, name)
    return PartnerMention(span, key, name, kind, country, country, _SURE, True)


@cache
def _kinds() -> dict[str, PartnerKind]:
    called = lexicon("body_nouns")["called"]
    return {word: PartnerKind(kind) for kind, words in called.items() for word in words}


@cache
def _explanation() -> re.Pattern[str]:
    """A name, a comma and a noun of a body; or the name, a full stop and that noun."""
    return re.compile(rf"(?P<name>{_NAME}){_BRACKET}{_explaining().pattern}")


@cache
def _explaining() -> re.Pattern[str]:
    """What stands behind the name."""
    nouns = any_of(_kinds(), ignore_case=True)
    return re.compile(
        rf"(?P<joint>[,.])\s(?:sebuah\s|salah\ssatu\s|suatu\s)?(?P<noun>{nouns})(?=\s[a-z])"
    )


@cache
def _not_first() -> frozenset[str]:
    return frozenset(lexicon("body_nouns")["not_first"]["words"])


@cache
def _not_initials() -> frozenset[str]:
    return frozenset(lexicon("body_nouns")["not_initials"]["words"])
