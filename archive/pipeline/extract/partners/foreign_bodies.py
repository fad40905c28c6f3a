"""Foreign bodies: schools, unions, funds, hospitals, firms and offices that no list holds.

A name around a body's noun is foreign by the first evidence that speaks: a foreign place in
it or beside it (*Federasi Pelaut Galicia, Spanyol*), the words that introduce or explain it
(*Yayasan Amal, lembaga Belanda*; *dewan negara tersebut*), the post of a foreign official, the
language of its noun, and for an English name that it is the other side of a cooperation. A place of
Indonesia in the name, or right behind it, makes it Indonesian.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from archive.pipeline.annotations import OfficialReading
from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.body_nouns import BodyNoun, body_nouns, name_around
from archive.pipeline.extract.names.name_hints import HintWord
from archive.pipeline.extract.partners.ministries import agency_key
from archive.pipeline.extract.partners.partner_mentions import PartnerMention, partner_key
from archive.pipeline.extract.partners.role_cues import speaks_of
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch
from archive.vocabulary import PartnerKind

_OWN = re.compile(r"\b(?:PT|CV|UD|LPK|RI|Indonesian?|Nusantara|Negeri \d|Swasta|Negara Republik)\b")
_VENUE = re.compile(r"\b(?:Convention|Exhibition|Expo|Trade|Shopping|Conference) Cent(?:er|re)\b")
_OWN_BEFORE = re.compile(r"\b(?:PT|CV|UD|LPK|Yayasan)\.?\s$")
_BRACKET = re.compile(r"\s?\(([A-Z][\w&./+ -]{1,24})\)")
#: Between a name and the place that says where it is.
_BESIDE = re.compile(
    r",?\s\(?(?:(?:asal|dari|di|milik)\s)?(?:[Pp]emerintah\s)?"
    r"(?:(?:Prefektur|Provinsi|Kota|Negara Bagian|Kanton|Distrik|Kabupaten|Republik)\s)?"
)
_HOME_BESIDE = re.compile(r",?\s\(?(?:asal\s)?")
#: "..., kampus vokasi Belanda": an explanation behind the name.
_EXPLAINED = re.compile(
    r"\s?(?:\([^()\n]{1,30}\))?,\s(?!(?:me[mnlry]|ber|di[a-z]|kata|ujar|dan\s))"
    r"(?:[a-z0-9-]+\s){1,7}(?:(?:asal|dari|di|milik)\s)?"
)
#: "Di Lebanon, sebuah lembaga bantuan hukum, ...": the words between a place and the name.
_INTRODUCED = re.compile(
    r",?\s(?:(?!me[mnlry]|ber|di|ter|dengan|bersama|oleh|untuk|ke|kepada|dari|dan|yang|atas)"
    r"[a-z-]+,?\s){0,6}(?:(?:yaitu|yakni|bernama|seperti)\s)?"
)
_THAT_STATE = re.compile(
    r"\s(?:di\s)?(?:negara|negeri|kota|wilayah)\s(?:tersebut|itu)\b|\ssetempat\b"
)
_LOOK = 110
#: So many bodies are compared with one another.
_MOST = 40
_FROM_NAME, _FROM_WORDS, _FROM_LANGUAGE, _FROM_PARTY = 0.9, 0.8, 0.75, 0.6
_WORDS_BEFORE = re.compile(
    r"(\w+)(?:\s(?:para|pihak|pimpinan|pengurus|delegasi|tim|perwakilan"
    r"|perusahaan|kampus|sekolah|[A-Z]\w+)){0,3}\s$"
)


@dataclass(frozen=True, slots=True)
class _Around:
    """What the evidence for a document's names is drawn from.

    ``places`` are in order, ``starts`` where they start; ``people`` are the offsets at which
    officials are named, ``posts`` the posts of foreign ones with their state; ``only`` is the only
    foreign state named, None where there are several or none, ``abroad`` whether there is any.
    """

    text: str
    places: Sequence[PlaceName]
    starts: Sequence[int]
    people: Sequence[int]
    posts: Sequence[tuple[Span, str]]
    only: str | None
    abroad: bool
    labour: bool


def find_foreign_bodies(
    document: Document,
    places: Sequence[PlaceName],
    officials: Sequence[OfficialReading],
    hints: Sequence[HintWord],
    filed: Sequence[PlaceName] = (),
) -> Iterator[PartnerMention]:
    """Yield the bodies abroad that the nouns at ``hints`` name, unordered.

    ``filed`` are the places of the dateline, which only tell where the article comes from.
    """
    states = {place.country for place in (*places, *filed) if place.country not in {None, "ID"}}
    text = document.text
    around = _Around(
        text,
        places,
        [place.span.start for place in places],
        sorted(span.start for official in officials for span in official.mentions),
        [
            (official.post_span, official.country)
            for official in officials[:_MOST]
            if official.post_span is not None and official.country not in {None, "ID"}
        ],
        next(iter(states)) if len(states) == 1 else None,
        bool(states) or any(official.country not in {None, "ID"} for official in officials),
        speaks_of("labour", text),
    )
    found: list[PartnerMention] = []
    for hint in hints:
        noun = body_nouns().get(hint.span.of(text))
        body = None if noun is None else _read(around, hint, noun)
        if body is not None:
            found.append(body)
    names = {body.name: body for body in found[:_MOST]}
    for body in found:
        yield _same_body(body, names)


def _may_be_near(around: _Around, end: int) -> bool:
    """Whether a place stands near behind a common noun, or a word like *negara tersebut*."""
    at = bisect_left(around.starts, end)
    if at < len(around.places) and around.places[at].span.start < end + _LOOK:
        return True
    return around.abroad and _THAT_STATE.search(around.text, end, end + _LOOK) is not None


def _same_body(body: PartnerMention, names: Mapping[str, PartnerMention]) -> PartnerMention:
    """``body`` under the shorter name the article has for it: *Yayasan Kochi Gakuen*."""
    tail = body.name
    while " " in tail:
        tail = tail.partition(" ")[2]
        shorter = names.get(tail)
        if shorter is not None and shorter.country == body.country:
            return replace(shorter, span=body.span)
    return body


def _read(around: _Around, hint: HintWord, noun: BodyNoun) -> PartnerMention | None:
    """The foreign body whose noun stands at ``hint``, or None."""
    text = around.text
    if noun.weak and not noun.foreign and not _may_be_near(around, hint.span.end):
        return None
    name = name_around(text, hint.passage, hint.span, noun)
    name = None if name is None else _cut(around, name, hint.span, noun)
    if name is None or _OWN.search(text, name.start, name.end) or _VENUE.search(name.of(text)):
        return None
    if noun.weak and text[hint.span.end :].lstrip().startswith(_not_before()):
        return None
    if _OWN_BEFORE.search(text, max(0, name.start - 8), name.start):
        return None
    if _says_only_state(around, name, hint.span, noun):
        return None
    known = _country(around, name, hint.span, noun)
    if known is None:
        return None
    country, sure = known
    return _mention(around, name, noun, country, sure)


def _says_only_state(around: _Around, name: Span, noun_at: Span, noun: BodyNoun) -> bool:
    """Whether the words are a description, no name: *Asosiasi Jepang*, *Sekolah Malaysia*."""
    if noun.foreign or (noun.kind is PartnerKind.AGENCY and noun_at.of(around.text) != "Otoritas"):
        return False
    rest = Span(noun_at.end + 1, name.end)
    return any(place.span == rest for place in _places_in(around, rest))


def _cut(around: _Around, name: Span, noun_at: Span, noun: BodyNoun) -> Span | None:
    """``name`` without a person's name behind it, ended with the place it is in."""
    at = bisect_left(around.people, noun_at.end)
    if at < len(around.people) and around.people[at] < name.end:
        name = Span(name.start, around.people[at] - 1)
    if noun.weak and noun.foreign:
        return _with_state(around, name)
    last = name.end
    for place in _places_in(around, Span(noun_at.end, name.end)) if name.end > noun_at.end else ():
        if not noun.foreign or place.country != "ID":
            last = place.span.end
    name = Span(name.start, last if last > noun_at.end or noun.foreign else name.end)
    return name if " " in name.of(around.text) else None


def _with_state(around: _Around, name: Span) -> Span | None:
    """``name`` with the state printed right behind it, without which it is none."""
    at = bisect_left(around.starts, name.end)
    if at == len(around.places) or around.places[at].span.start != name.end + 1:
        return None
    place = around.places[at]
    if place.kind != "country" or around.text[name.end] != " ":
        return None
    return Span(name.start, place.span.end)


def _country(
    around: _Around, name: Span, noun_at: Span, noun: BodyNoun
) -> tuple[str | None, float] | None:
    """The state of the body and how sure that is; None for one of Indonesia or of nobody."""
    text = around.text
    inside = [place.country for place in _places_in(around, name) if place.country is not None]
    if "ID" in inside:
        return None
    if inside:
        return inside[-1], _FROM_NAME
    adjective = _adjectives().find(name.of(text), 0, name.end - name.start)
    told = next((code for _, _, code in adjective), None) if noun.foreign else None
    if told is not None and around.labour:
        return told, _FROM_WORDS
    last = name.end
    bracket = _BRACKET.match(text, last)
    for end in (last, bracket.end()) if bracket else (last,):
        beside = _beside(around, end)
        if beside is not None:
            return None if beside == "ID" else (beside, _FROM_NAME)
    if _THAT_STATE.match(text, last):
        country = _last_foreign(around, name.start)
        return None if country is None else (country, _FROM_WORDS)
    if noun.weak:
        return None
    explained = _explained(around, last) or _introduced(around, name.start)
    if explained is not None:
        return None if explained == "ID" else (explained, _FROM_WORDS)
    for post, country in around.posts:
        if post.overlaps(noun_at):
            return country, _FROM_WORDS
    if noun.country is not None and around.labour:
        return noun.country, _FROM_LANGUAGE
    if noun.foreign and around.labour and around.abroad and _is_party(text, name):
        return around.only, _FROM_PARTY
    return None


def _places_in(around: _Around, span: Span) -> Iterator[PlaceName]:
    at = bisect_left(around.starts, span.start)
    while at < len(around.places) and around.places[at].span.start < span.end:
        yield around.places[at]
        at += 1


def _beside(around: _Around, end: int) -> str | None:
    """The country of the place right behind a name; *di Bandung* says only where it is told of."""
    at = bisect_left(around.starts, end)
    if at == len(around.places) or around.places[at].span.start > end + 24:
        return None
    place = around.places[at]
    between = around.text[end : place.span.start]
    pattern = _HOME_BESIDE if place.country == "ID" else _BESIDE
    return place.country if pattern.fullmatch(between) else None


def _explained(around: _Around, end: int) -> str | None:
    """The country that the words in apposition behind the name give."""
    if not around.text.startswith((",", " (", "("), end):
        return None
    at = bisect_left(around.starts, end)
    for place in around.places[at : at + 2]:
        if place.span.start > end + _LOOK:
            break
        if _EXPLAINED.fullmatch(around.text, end, place.span.start):
            return place.country
    return None


def _introduced(around: _Around, start: int) -> str | None:
    """The country of the words that introduce the name: *dari Yunani, Aegean Shipping*."""
    at = bisect_left(around.starts, start) - 1
    if at < 0 or around.places[at].span.end < start - _LOOK:
        return None
    place = around.places[at]
    if place.country == "ID" or not _INTRODUCED.fullmatch(around.text, place.span.end, start):
        return None
    return place.country


def _last_foreign(around: _Around, start: int) -> str | None:
    """The state named last before ``start``."""
    for place in reversed(around.places[: bisect_left(around.starts, start)]):
        if place.kind == "country" and place.country != "ID":
            return place.country
    return None


def _is_party(text: str, name: Span) -> bool:
    """Whether a word before the name makes it the other side of something."""
    before = text[max(0, name.start - 50) : name.start]
    if not before or before[-1] in "\n" or before.rstrip()[-1:] in {".", '"', "”"}:
        return True
    word = _WORDS_BEFORE.search(before)
    return word is not None and word.group(1).lower() in _party_words()


def _mention(
    around: _Around, name: Span, noun: BodyNoun, country: str | None, sure: float
) -> PartnerMention:
    text = around.text
    bracket = _BRACKET.match(text, name.end)
    last = bracket.end() if bracket else name.end
    behind = next(iter(_places_in(around, Span(last, last + 2))), None)
    if behind is not None and behind.country == country and text[last : behind.span.start] == " ":
        last = behind.span.end
    shown = " ".join(text[name.start : last].split())
    if bracket is not None and last == bracket.end():
        shown = " ".join(name.of(text).split())
    kind = noun.kind
    key = agency_key(shown, country) if kind is PartnerKind.AGENCY else partner_key(kind, shown)
    span = Span(name.start, last)
    return PartnerMention(span, key, shown, kind, country, country, sure, speaks_for_state=True)


@cache
def _adjectives() -> NameSearch[str]:
    by_country = lexicon("body_nouns")["adjective"].items()
    return NameSearch({word: country for country, words in by_country for word in words})


@cache
def _not_before() -> tuple[str, ...]:
    return tuple(lexicon("body_nouns")["weak"]["not_before"])


@cache
def _party_words() -> frozenset[str]:
    return frozenset(lexicon("body_nouns")["party"]["before"])
