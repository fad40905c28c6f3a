"""Listed bodies: bare names behind the words that count and place them.

*Tiga koperasi Jepang, yakni Asahi, Minato, dan Sakura Farm*: what is counted is a body abroad, and
each name behind *yakni* is one. A name of one word is told again without any of this.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
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
_NAME = rf"{_WORD}(?:\s(?:(?:of|and|&|de|für|der)\s)?{_WORD}){{0,4}}"
_OPENS = re.compile(
    r"[\s:](?:(?<=:)|(?<=\s)(?:yakni|yaitu|ialah|masing-masing|antara lain|di antaranya|termasuk))"
    r"\s(?=[A-ZÀ-Þ0-9])"
)
_ITEM = re.compile(rf"({_NAME})(?:\s\([^()\n]{{1,40}}\))?")
_LINK = re.compile(r",?\s(?:dan|serta)\s|,\s")
_COUNT = (
    r"(?:[Dd]ua|[Tt]iga|[Ee]mpat|[Ll]ima|[Ee]nam|[Tt]ujuh|[Dd]elapan|[Ss]embilan|[Ss]epuluh|\d{1,2}"
    r"|[Ss]ejumlah|[Bb]eberapa)"
)
_COUNTED = re.compile(rf"\b{_COUNT}\s(?P<what>[a-z-]+(?:\s[a-z-]+)?)")
_HOME = "ID"
#: Between what is counted and its state: "perusahaan dan koperasi asal", "perusahaan pelayaran".
_OF = re.compile(r"(?:\s(?!me[mnlry]|ber|di[a-z]{4}|ter[a-z]|yang\b)[a-z-]+){0,5}\s$")
_OWN = re.compile(r"\b(?:PT|CV|UD|LPK|Perum|RI|Indonesian?|Nusantara|SMK|SMA|STIKes|BLK|RSUD)\b")
#: The longest stretch between what is counted and its names.
_LOOK = 220
#: So many lists are read, and so many names told again; no news has more.
_MOST = 20
_LEAST = 2
_SURE = 0.75


def find_listed_bodies(
    document: Document, places: Sequence[PlaceName], officials: Sequence[OfficialReading]
) -> Iterator[PartnerMention]:
    """Yield the foreign bodies of each list, and where those of one word are named again.

    Only an article about labour has any: elsewhere firms and clubs abound.
    """
    text = document.text
    abroad = [place for place in places if place.country not in {None, _HOME}]
    if not abroad or not speaks_of("labour", text):
        return
    starts = [place.span.start for place in abroad]
    taken = Covered(
        [
            *(span for official in officials for span in official.mentions),
            *(place.span for place in places),
        ]
    )
    spelled: dict[str, PartnerMention] = {}
    for passage in document.body():
        start, end = passage.span.start, passage.span.end
        lists = _OPENS.finditer(text, start, end)
        for _, opening in zip(range(_MOST), lists, strict=False):
            listed = _counted(text, max(start, opening.start() - _LOOK), opening.start())
            if listed is None:
                continue
            kind, counted = listed
            at = bisect_left(starts, counted.start)
            if at == len(abroad) or _OF.fullmatch(text, counted.end, starts[at]) is None:
                continue
            spans = _names(text, opening.end(), end)
            if len(spans) < _LEAST or any(
                taken.overlaps(_first_word(text, span)) for span in spans
            ):
                continue
            for span in spans:
                body = _mention(text, span, kind, str(abroad[at].country))
                yield body
                if " " not in body.name and len(spelled) < _MOST:
                    spelled.setdefault(body.name, body)
    for name, body in spelled.items():
        yield from _again(document, name, body, taken)


def _counted(text: str, start: int, end: int) -> tuple[PartnerKind, Span] | None:
    """The kind of what is counted last before ``end`` and where its noun is; None if no body."""
    low = max(text.rfind(". ", start, end), start)
    last = None
    for match in _COUNTED.finditer(text, low, end):
        last = match
    if last is None:
        return None
    noun = _nouns().match(text, last.start("what"))
    if noun is None:
        return None
    return _kinds()[noun.group().lower()], Span(noun.start(), noun.end())


def _names(text: str, start: int, end: int) -> list[Span]:
    """The names of the list that starts at ``start``; empty where one is no foreign name."""
    found: list[Span] = []
    at = start
    while (item := _ITEM.match(text, at, end)) is not None:
        if _OWN.search(item.group(1)) is not None:
            return []
        found.append(Span(item.start(1), item.end(1)))
        link = _LINK.match(text, item.end(), end)
        if link is None:
            break
        at = link.end()
    return found


def _first_word(text: str, span: Span) -> Span:
    """The first word of a name: *JA Hokkaido* is no place, *Hokkaido Bank* may be."""
    blank = text.find(" ", span.start, span.end)
    return span if blank < 0 else Span(span.start, blank)


def _again(
    document: Document, name: str, body: PartnerMention, taken: Covered
) -> Iterator[PartnerMention]:
    """Later uses of a name of one word that neither a person nor a place bears."""
    for passage in document.body():
        for match in re.finditer(rf"\b{re.escape(name)}\b", passage.span.of(document.text)):
            span = Span(passage.span.start + match.start(), passage.span.start + match.end())
            if span != body.span and not taken.overlaps(span):
                yield replace(body, span=span)


def _mention(text: str, span: Span, kind: PartnerKind, country: str) -> PartnerMention:
    name = " ".join(span.of(text).split())
    key = agency_key(name, country) if kind is PartnerKind.AGENCY else partner_key(kind, name)
    return PartnerMention(span, key, name, kind, country, country, _SURE)


@cache
def _kinds() -> dict[str, PartnerKind]:
    called = lexicon("body_nouns")["called"]
    return {word: PartnerKind(kind) for kind, words in called.items() for word in words}


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_kinds())}\b")
