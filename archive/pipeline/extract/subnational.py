"""Units below a state: provinces, prefectures, states and cities abroad that act themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.partner_mentions import PartnerMention, partner_key
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import PartnerKind

_LOOK = 32
_NAME = r"[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?"


def find_units(document: Document, places: Sequence[PlaceName]) -> Iterator[PartnerMention]:
    """Yield the units named with a word for a unit, and known ones named bare, unordered.

    A bare name (*Hunan*, *Sabah*) is a mention only of a unit that the article also
    names with its word, or that acts; whoever reads the roles decides that.
    """
    text = document.text
    for place in places:
        if place.country in {None, "ID"} or place.kind not in {"subnational", "city", "capital"}:
            continue
        start = text.rfind("\n", 0, place.span.start) + 1
        before = _before().search(text, max(start, place.span.start - _LOOK), place.span.start)
        if before is None and place.kind != "subnational":
            continue
        if before is not None and not lexicon("subnational_words")["before"][before.group(1)]:
            before = before if place.kind == "subnational" else None
            if before is None:
                continue
        yield _known(text, place, before)
    country_ends = {place.span.start: place for place in places if place.kind == "country"}
    for passage in document.body():
        for match in _unknown().finditer(text, passage.span.start, passage.span.end):
            mention = _unlisted(match, places, country_ends)
            if mention is not None:
                yield mention


def _known(text: str, place: PlaceName, before: re.Match[str] | None) -> PartnerMention:
    kind = PartnerKind.SUBNATIONAL
    first = before.start() if before else place.span.start
    after = _after().match(text, place.span.end)
    last = after.end() if after else place.span.end
    if place.kind == "subnational":
        word = lexicon("subnational_words")["before"][before.group(1)] if before else ""
        word = word or str(lexicon("subdivisions")[str(place.country)]["word"])
        key = f"{kind}:{place.iso3166}"
    else:
        word = "Kota"
        key = partner_key(kind, place.name, place.country)
    name = place.name if place.name.startswith(word) else f"{word} {place.name}"
    sure = 0.95 if before or after else 0.6
    return PartnerMention(Span(first, last), key, name, kind, place.iso3166, place.country, sure)


def _unlisted(
    match: re.Match[str], places: Sequence[PlaceName], countries: dict[int, PlaceName]
) -> PartnerMention | None:
    """A unit no list holds: *Kota Omura, Jepang*; *Nakanojo-machi*; *Prefektur X*."""
    kind = PartnerKind.SUBNATIONAL
    if match.group("ending"):
        code = str(lexicon("subnational_words")["ending"][match.group("ending")])
        name = match.group()
    else:
        span = Span(match.start("name"), match.end("name"))
        if any(place.span.overlaps(span) for place in places):
            return None
        word = lexicon("subnational_words")["before"][match.group("word")]
        following = countries.get(match.end() + 2) or countries.get(match.end() + 1)
        if following is not None and following.country != "ID":
            code = str(following.country)
        elif word == "Prefektur":
            code = "JP"
        else:
            return None
        name = f"{word} {match.group('name')}"
    return PartnerMention(
        Span(match.start(), match.end()),
        partner_key(kind, name, code),
        name,
        kind,
        None,
        code,
        0.85,
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b({_either(lexicon('subnational_words')['before'])})\s$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_either(lexicon('subnational_words')['after']['words'])})\b")


@cache
def _unknown() -> re.Pattern[str]:
    data = lexicon("subnational_words")
    words = [words for words, shown in data["before"].items() if shown]
    return re.compile(
        rf"\b(?P<word>{_either(words)})\s(?P<name>{_NAME})"
        rf"|\b[A-Z][a-z]{{2,}}(?:[a-z]*)\s?-\s?(?P<ending>{_either(data['ending'])})\b"
    )


def _either(words: Sequence[str] | dict[str, str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
