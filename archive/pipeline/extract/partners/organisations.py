"""Organisations by the shape of their names: universities and companies abroad."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.name_hints import HintWord
from archive.pipeline.extract.partners.partner_mentions import PartnerMention, partner_key
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.word_patterns import any_of
from archive.vocabulary import PartnerKind

_WORD = r"[A-ZÀ-Þ](?:[\w'’&.-]*\w)?"
_RUN_BEFORE = re.compile(rf"(?:{_WORD}(?:\s(?:of|and|the|&)(?=\s))?\s){{1,6}}$")
_SHORT = re.compile(r"\s?\(([A-Z][\w&.-]{1,12})\)")
_INDONESIAN_UNIVERSITY = re.compile(
    rf"\b(?:Universitas|Universiti|Kolej|Politeknik|Institut|Sekolah Tinggi)(?:\s{_WORD}){{1,5}}"
)
_ENGLISH_UNIVERSITY = re.compile(
    rf"\b(?:(?:National|Technical|Catholic|Islamic|International|Open|State|Royal|Free|American"
    rf"|Medical|Agricultural|Federal)\s)*University of (?:the )?{_WORD}(?:\s{_WORD}){{0,2}}"
    rf"(?:\sand\s{_WORD})?"
    rf"|(?:\b{_WORD}\s(?:de\s|la\s)?){{1,4}}"
    r"(?:University|Polytechnic|Institute of Technology)\b"
    r"(?:(?!\sof\b)|\sof (?:Applied Sciences?|Technology|Science and Technology|Economics"
    r"|Education|Nursing|Medicine|Agriculture|Foreign Studies|Management))"
)
#: Schools under their own language's word; a short word needs a foreign place in the name.
_FOREIGN_UNIVERSITY = re.compile(
    r"\b(?:(?:Technische|Freie|Pädagogische)\s)?(?:FH|TH|TU|HS|PH|HTW|HAW|ETH|Fachhochschule"
    r"|Hochschule|Berufsakademie|Universität|Universitat|Université|Universidade|Universidad"
    r"|Università|Universiteit|Hogeschool|Uniwersytet|Univerzita|École|Ecole|Politecnico"
    r"|Instituto)"
    rf"(?:\s(?:für|de|di|la|van|der|del|des|du|und|im|in)(?=\s)|\s{_WORD}){{1,6}}"
)
_FOLLOWED_BY = re.compile(r",?\s(?:\(|di\s|asal\s|in\s)?$|,\s$|\s\($")
_INDONESIAN_FORM = re.compile(r"\b(?:PT|CV|UD|LPK|Yayasan|Perum|Persero)\.?\s")
_COMPANY_AFTER_PLACE = re.compile(
    rf",?\s(?:yaitu |yakni |bernama |seperti )?({_WORD}(?:\s{_WORD}){{0,4}})"
)
_LOOK = 90


def find_universities(
    document: Document, places: Sequence[PlaceName], hints: Sequence[HintWord]
) -> Iterator[PartnerMention]:
    """Yield the universities abroad; an Indonesian name needs a foreign place in or after it."""
    text = document.text
    for whole in dict.fromkeys(hint.passage for hint in hints):
        start, end = whole.start, whole.end
        for match in _ENGLISH_UNIVERSITY.finditer(text, start, end):
            first = _after_openers(text, match.start(), match.end())
            span = Span(first, _with_short(text, match.end(), end))
            countries = _countries_of(text, span, places)
            if "ID" in countries or not text[first : match.end()].count(" "):
                continue
            name = text[first : match.end()]
            yield _mention(PartnerKind.UNIVERSITY, span, name, countries, 0.8)
        for match in _FOREIGN_UNIVERSITY.finditer(text, start, end):
            span = Span(match.start(), _with_short(text, match.end(), end))
            countries = _countries_of(text, span, places)
            if countries and "ID" not in countries:
                yield _mention(PartnerKind.UNIVERSITY, span, match.group(), countries, 0.85)
        for match in _INDONESIAN_UNIVERSITY.finditer(text, start, end):
            span = Span(match.start(), _with_short(text, match.end(), end))
            countries = _countries_of(text, span, places)
            if not countries or "ID" in countries:
                continue
            yield _mention(PartnerKind.UNIVERSITY, span, match.group(), countries, 0.85)


def find_companies(
    document: Document, places: Sequence[PlaceName], hints: Sequence[HintWord]
) -> Iterator[PartnerMention]:
    """Yield the companies abroad: by foreign legal form, or after *perusahaan asal X*."""
    text = document.text
    for hint in hints:
        form = hint.span
        run = _RUN_BEFORE.search(text[max(hint.passage.start, form.start - _LOOK) : form.start])
        if run is None or _INDONESIAN_FORM.search(run.group()) or "Tbk" in run.group():
            continue
        first = form.start - len(run.group())
        first = _after_openers(text, first, form.end)
        if first >= form.start:
            continue
        span = Span(first, _with_short(text, form.end, hint.passage.end))
        name = text[first : form.end]
        countries = _countries_of(text, span, places) or _origin(text, first, places)
        yield _mention(PartnerKind.COMPANY, span, name, countries, 0.9)
    for place in places:
        if place.kind != "country" or place.country == "ID":
            continue
        before = text[max(0, place.span.start - _LOOK) : place.span.start]
        if not _company_lead().search(before):
            continue
        named = _COMPANY_AFTER_PLACE.match(text, place.span.end)
        if named is None or not _is_name(named.group(1)):
            continue
        span = Span(named.start(1), _with_short(text, named.end(1), len(text)))
        yield _mention(PartnerKind.COMPANY, span, named.group(1), (str(place.country),), 0.75)


def _mention(
    kind: PartnerKind, span: Span, name: str, countries: Sequence[str], sure: float
) -> PartnerMention:
    country = countries[0] if countries else None
    name = " ".join(name.split())
    key = partner_key(kind, name)
    return PartnerMention(span, key, name, kind, country, country, sure)


def _with_short(text: str, last: int, end: int) -> int:
    """Where the name ends with its bracketed short form, if one follows."""
    short = _SHORT.match(text, last, end)
    return short.end() if short else last


def _countries_of(text: str, span: Span, places: Sequence[PlaceName]) -> tuple[str, ...]:
    """The countries named in ``span`` or right after it ("Universitas Nagoya, Jepang")."""
    found = []
    for place in places:
        if place.country is None or place.span.end <= span.start:
            continue
        if place.span.start >= span.end + 10:
            break
        between = text[span.end : place.span.start]
        if place.country == "ID" and between.endswith("di "):
            continue
        if span.covers(place.span) or not between.strip() or _FOLLOWED_BY.fullmatch(between):
            found.append(place.country)
    return tuple(found)


def _after_openers(text: str, first: int, last: int) -> int:
    """``first`` moved past words that open a sentence or a post ("Presiden Nagoya University")."""
    for word in text[first:last].split():
        if word not in _not_names() and word not in lexicon("body_words")["company"]["not_first"]:
            break
        first = text.index(word, first) + len(word) + 1
    return min(first, last - 1)


def _origin(text: str, first: int, places: Sequence[PlaceName]) -> tuple[str, ...]:
    """The country of *perusahaan asal X,* right before a company's name."""
    for place in reversed(places):
        if place.span.end <= first and place.country is not None:
            if text[place.span.end : first].strip(" ,") or place.kind != "country":
                return ()
            return (place.country,)
    return ()


def _is_name(words: str) -> bool:
    first = words.split()[0]
    return first not in _not_names() and not _INDONESIAN_FORM.match(words + " ")


@cache
def _not_names() -> frozenset[str]:
    posts = lexicon("partner_cues")["posts"]["words"]
    return frozenset(word.split()[0] for word in posts) | {"Indonesia", "Kementerian", "Menaker"}


@cache
def _company_lead() -> re.Pattern[str]:
    leads = any_of(lexicon("body_words")["company"]["leads"], ignore_case=True)
    return re.compile(rf"\b{leads}(?:\s[a-z-]+){{0,3}}\s$", re.IGNORECASE)
