"""Agencies: ministries and other public bodies of foreign states, found by their shape.

A body whose name opens with a known first word (*Kementerian*, *Badan*, *Ministry of*) is
foreign where a foreign place stands in its name or right after it; without one it is Indonesian
and nothing comes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.partners.initialled_bodies import find_initialled
from archive.pipeline.extract.partners.ministries import agency_key
from archive.pipeline.extract.partners.partner_mentions import PartnerMention, partner_key
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.word_patterns import opening
from archive.vocabulary import PartnerKind

_LOOK = 160
#: "Asosiasi Jepang itu" refers to a body, and names none.
_REFERENCE = re.compile(r"\s(?:itu|tersebut|ini)\b")
#: Words of a body's name between its first word and the place.
_NAME = (
    r"(?:,?\s(?:(?!(?:Pemerintah|Pemprov|Bersama|Dengan|Negara|Menteri|Presiden|Duta|Dubes)\b)"
    r"[A-ZÀ-Þ](?:[\w'’.-]*\w)?|[(][A-Z][\w/&+ -]{1,24}[)]"
    r"|dan|untuk|of|for|and|the|atas|&|bidang|de|für)(?=[\s,(]))*"
)
_SHORT = re.compile(r"\s?\(([A-Z][\w&./+ -]{1,24})\)")
_OWN = re.compile(r"\b(?:RI|Indonesia)\b")
#: "Kemnaker dan Jepang" are two sides, no body of Japan's.
#: A state's body of this name alone is the state: "otoritas Laos".
_NO_NAME = frozenset({"Otoritas"})
#: "Rusia, melalui Kementerian Tenaga Kerja dan Perlindungan Sosial, menyerahkan naskah".
_THROUGH = re.compile(
    r",\s(?:melalui|lewat)\s((?:[A-Z][\w'’-]*)(?:(?:,?\s(?:dan|untuk|bidang|of|and|for))?\s[A-Z][\w'’-]*){1,8})"
)
_TWO_SIDES = re.compile(r"(?:\b(?:dan|and)|&)\s$")
#: What a body is for stands behind its state: "Sekretariat Negara Swiss untuk Urusan Ekonomi".
_FIELD = re.compile(r"\s(?:untuk|bidang|for)(?:(?:\s(?:dan|and|of))?\s[A-Z][\w'’-]*){1,6}")


def find_agencies(document: Document, places: Sequence[PlaceName]) -> Iterator[PartnerMention]:
    """Yield the public bodies and unions of foreign states that the body names, unordered."""
    text = document.text
    for place in places:
        if place.country in {None, "ID"} or place.kind in {"epithet", "region", "capital", "city"}:
            continue
        start = max(text.rfind("\n", 0, place.span.start) + 1, place.span.start - _LOOK)
        before = text[start : place.span.start]
        through = _THROUGH.match(text, place.span.end) if place.kind == "country" else None
        if through is not None and _heads().match(text, through.start(1)):
            name = " ".join(through.group(1).split())
            key = agency_key(name, place.country)
            span = Span(through.start(1), through.end(1))
            kind = PartnerKind.AGENCY
            yield PartnerMention(span, key, name, kind, place.country, place.country, 0.85)
        match = _body_before(before)
        if match is not None:
            if match.group(1).strip() in _NO_NAME:
                continue
            if _REFERENCE.match(text, place.span.end) and " " not in match.group(1).strip():
                continue
            yield _mention(text, start + match.start(1), place, match.group(1))
            continue
        english = _english_body_after(text, place)
        if english is not None:
            name = english.of(text)
            kind, key = PartnerKind.AGENCY, agency_key(name, place.country)
            yield PartnerMention(english, key, name, kind, place.country, place.country, 0.85, True)
        elif place.kind == "country":
            yield from find_initialled(text, start, place)


def _body_before(before: str) -> re.Match[str] | None:
    """The body whose name runs up to the end of ``before``, from its innermost first word on."""
    not_heads = tuple(lexicon("body_words")["agency"]["not_heads"])
    for head in reversed(list(_heads().finditer(before))):
        run = _run_to_end().match(before, head.start())
        if run is None or _OWN.search(run.group(1)) or run.group(1).startswith(not_heads):
            continue
        if _TWO_SIDES.search(run.group()):
            continue
        if run.group().endswith(", ") and not run.group(1).startswith(_english_heads()):
            continue
        return run
    return None


def _mention(text: str, first: int, place: PlaceName, words: str) -> PartnerMention:
    field = _FIELD.match(text, place.span.end)
    named = field.end() if field else place.span.end
    bracket = _SHORT.match(text, named)
    last = bracket.end() if bracket else named
    name = " ".join(text[first:named].split())
    kind = PartnerKind.AGENCY
    if words.startswith(tuple(lexicon("body_words")["agency"]["civil_heads"])):
        kind = PartnerKind.CIVIL_SOCIETY
    key = (
        agency_key(name, place.country)
        if kind is PartnerKind.AGENCY
        else partner_key(kind, name, place.country)
    )
    iso3166 = place.iso3166 if place.kind == "subnational" else place.country
    speaks = kind is PartnerKind.AGENCY
    return PartnerMention(Span(first, last), key, name, kind, iso3166, place.country, 0.93, speaks)


def _english_body_after(text: str, place: PlaceName) -> Span | None:
    """``US Department of Labor``: the country stands before the English name of its body."""
    match = _english_after().match(text, place.span.end)
    if match is None:
        return None
    return Span(place.span.start, match.end())


@cache
def _heads() -> re.Pattern[str]:
    words = lexicon("body_words")["agency"]
    heads = (*words["heads"], *words["civil_heads"], *words["english_heads"])
    return re.compile(opening(heads, r"(?=\s)"))


@cache
def _run_to_end() -> re.Pattern[str]:
    return re.compile(r"([A-Z][\w’']*" + _NAME + r"),?\s$")


@cache
def _english_heads() -> tuple[str, ...]:
    return tuple(lexicon("body_words")["agency"]["english_heads"])


@cache
def _english_after() -> re.Pattern[str]:
    heads = "|".join(re.escape(head) for head in _english_heads() if " " in head)
    word = r"[A-Z][\w'’-]*"
    return re.compile(
        rf"\s(?:{heads})(?:\s{word}){{1,3}}"
        rf"(?:,\s{word}(?=,?\s(?:and|&)\s))*(?:,?\s(?:and|&|of|for)\s{word}(?:\s{word})?)*"
        r"(?:\s?\([A-Z]\w+\))?"
    )
