"""Called bodies: names without a body's noun, told by the words that call them one.

*Perusahaan konstruksi Bulgaria Stroymont Varna*, *serikat buruh Belanda FNV*, *ROC Waterland,
kampus vokasi Belanda*; and initials before a state, *3F Denmark*, which count only where they act.
"""

from __future__ import annotations

import re
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
from archive.pipeline.name_search import NameSearch, lower_case
from archive.pipeline.word_patterns import any_of
from archive.vocabulary import PartnerKind

_WORD = r"(?:[A-ZÀ-Þ0-9][\w'’&./-]*\w|[A-ZÀ-Þ])"
_NAMED = re.compile(
    rf",?\s(?:(?:yaitu|yakni|bernama|seperti)\s)?({_WORD}(?:\s(?:(?:of|and|&|de)\s)?{_WORD}){{0,4}})"
)
_NAME_BEFORE = re.compile(
    rf"((?:{_WORD}\s(?:(?:of|and|&|de)\s)?){{0,4}}{_WORD})(?:\s\([A-Z]\w+\))?,\s(?:sebuah\s|salah\ssatu\s)?$"
)
_INITIALS = re.compile(r"(?:^|[\s(])([A-Z0-9][A-Z0-9]{1,8}(?:\s(?:Metall|Labour))?)\s$")
_SHORT = re.compile(r"\s?\(([A-Z][\w&.-]{1,12})\)")
_OWN = re.compile(r"\b(?:PT|CV|UD|LPK|Perum|RI|Indonesian?)\b")
_REPRESENTED = (
    "perwakilan",
    "pihak",
    "manajemen",
    "pengelola",
    "direksi",
    "pemilik",
    "menggandeng",
    "wakil",
)
_LOOK = 100
#: The bare uses of so many initials are looked for; no news names more.
_MOST = 20
_SURE, _INITIALS_SURE = 0.78, 0.6


def find_called_bodies(
    document: Document, places: Sequence[PlaceName], officials: Sequence[OfficialReading]
) -> Iterator[PartnerMention]:
    """Yield the foreign bodies told by the words around their state, unordered.

    Only an article about labour has any: elsewhere firms and clubs abound.
    """
    text = document.text
    if not speaks_of("labour", text):
        return
    people = Covered(span for official in officials for span in official.mentions)
    spelled: set[str] = set()
    named_places = {place.span.start: place for place in places}
    for place in places:
        if place.country in {None, "ID"}:
            continue
        low = max(text.rfind("\n", 0, place.span.start) + 1, place.span.start - _LOOK)
        before = text[low : place.span.start]
        called = _calls_a_body(before)
        lead = _lead().search(before) if called else None
        found = None
        if lead is not None:
            kind = _kinds()[lead.group(1).lower()]
            found = _name_before(
                text, low, low + lead.start(), named_places, people
            ) or _name_behind(text, place, named_places, people)
        elif called and (represented := _represented().search(before)) is not None:
            kind = _kinds().get(represented.group(1).lower(), PartnerKind.COMPANY)
            found = _name(text, Span(low + represented.start(2), low + represented.end(2)), True)
        elif called and place.kind != "country" and (seated := _seated().search(before)):
            kind = _kinds()[seated.group(1).lower()]
            span = Span(low + seated.start(2), low + seated.end(2))
            if span.start not in named_places and not people.overlaps(span):
                found = _name(text, span, True)
        elif place.kind == "country":
            initials = _INITIALS.search(before)
            if initials is not None and initials.group(1) not in _not_initials():
                first = low + initials.start(1)
                span = Span(first, place.span.end)
                body = _mention(text, span, PartnerKind.AGENCY, place, _INITIALS_SURE, None)
                yield body
                if initials.group(1) not in spelled and len(spelled) < _MOST:
                    spelled.add(initials.group(1))
                    yield from _alone(document, body, initials.group(1))
            continue
        if found is not None:
            yield _mention(text, found, kind, place, _SURE, low + lead.start() if lead else None)


def _alone(document: Document, body: PartnerMention, initials: str) -> Iterator[PartnerMention]:
    """Later uses of the initials without their state."""
    text = document.text
    for passage in document.body():
        at = text.find(initials, passage.span.start, passage.span.end)
        while at >= 0:
            last = at + len(initials)
            if not text[at - 1 : at].isalnum() and not text[last : last + 1].isalnum():
                yield replace(body, span=Span(at, last))
            at = text.find(initials, last, passage.span.end)


def _name_behind(
    text: str, place: PlaceName, places: dict[int, PlaceName], people: Covered
) -> Span | None:
    """The name right behind the state: ``perusahaan asal Yunani, Aegean Star``."""
    named = _NAMED.match(text, place.span.end)
    if named is None or named.start(1) in places:
        return None
    first, last = named.start(1), named.end(1)
    while people.overlaps(Span(first, last)):
        shorter = text.rfind(" ", first, last)
        if shorter < 0:
            return None
        last = shorter
    return _name(text, Span(first, last), text[place.span.end] == ",")


def _name_before(
    text: str, low: int, lead: int, places: dict[int, PlaceName], people: Covered
) -> Span | None:
    """The name that the words in apposition explain: ``ROC Waterland, kampus vokasi Belanda``."""
    named = _NAME_BEFORE.search(text, max(low, lead - _LOOK), lead)
    if named is None:
        return None
    first = named.start(1)
    for word in named.group(1).split(" "):
        if word not in _not_first():
            break
        first += len(word) + 1
    if first >= named.end(1):
        return None
    span = Span(first, named.end(1))
    if people.overlaps(span) or span.start in places:
        return None
    return _name(text, span, True)


def _name(text: str, span: Span, apart: bool) -> Span | None:
    """``span`` where its words can be a body's name: right behind its state two or initials."""
    words = span.of(text)
    first = words.split()[0]
    if first in _not_first() or _OWN.search(words) or first in _not_initials():
        return None
    if not apart and " " not in words and not words.isupper():
        return None
    return span


def _mention(
    text: str, span: Span, kind: PartnerKind, place: PlaceName, sure: float, intro: int | None
) -> PartnerMention:
    country = place.country
    name = " ".join(span.of(text).split())
    bracket = _SHORT.match(text, span.end)
    end = bracket.end() if bracket else span.end
    key = agency_key(name, country) if kind is PartnerKind.AGENCY else partner_key(kind, name)
    outro = place.span.end if place.span.start > span.end and sure == _SURE else None
    intro = intro if intro is not None and intro < span.start else None
    return PartnerMention(
        Span(span.start, end), key, name, kind, country, country, sure, True, intro, outro
    )


def _calls_a_body(words: str) -> bool:
    """Whether a word stands there that calls something a body; spares the slower patterns."""
    lowered = lower_case(words)
    return next(_calling().find(lowered, 0, len(lowered)), None) is not None


@cache
def _calling() -> NameSearch[bool]:
    return NameSearch(dict.fromkeys((*_kinds(), *_REPRESENTED), True))


@cache
def _kinds() -> dict[str, PartnerKind]:
    called = lexicon("body_nouns")["called"]
    return {word: PartnerKind(kind) for kind, words in called.items() for word in words}


@cache
def _represented() -> re.Pattern[str]:
    """``perwakilan Formosa Tools dari``: who is represented, up to the place it is from."""
    called = any_of((*_REPRESENTED, *_kinds()), ignore_case=True)
    return re.compile(
        rf"\b({called})(?:\s(?!me|ber)[a-z-]+){{0,2}}"
        rf"\s({_WORD}(?:\s{_WORD}){{1,4}})\s(?:dari|asal)\s$"
    )


@cache
def _seated() -> re.Pattern[str]:
    """``kelompok panti jompo Cordaan di``: a noun and its name, up to the town it is at."""
    called = any_of(_kinds(), ignore_case=True)
    return re.compile(rf"\b({called})\s({_WORD}(?:\s{_WORD}){{0,4}})\sdi\s$")


@cache
def _lead() -> re.Pattern[str]:
    """A small-letter noun of a body, with at most five such words up to the end."""
    words = any_of(_kinds(), ignore_case=True)
    words_out = r"dengan|bersama|oleh|untuk|ke|kepada|dan|itu|yang|tersebut|ini"
    stop = rf"(?!me[mnlry]|ber[a-z]|(?:{words_out})\b)"
    return re.compile(
        rf"\b({words})(?:\s{stop}[a-z0-9-]+){{0,5}}\s(?:(?:asal|dari|di|milik)\s)?"
        r"(?:(?:Prefektur|Provinsi|Kota|Negara Bagian|negara|pemerintah)\s)?$",
    )


@cache
def _not_first() -> frozenset[str]:
    return frozenset(lexicon("body_nouns")["not_first"]["words"])


@cache
def _not_initials() -> frozenset[str]:
    return frozenset(lexicon("body_nouns")["not_initials"]["words"])
