"""Units below a state: provinces, prefectures, states and cities abroad that act themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.name_hints import Hint, HintWord
from archive.pipeline.extract.names.overlaps import Covered
from archive.pipeline.extract.partners.explained_bodies import main_state
from archive.pipeline.extract.partners.partner_mentions import PartnerMention, partner_key
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.word_patterns import any_of
from archive.vocabulary import PartnerKind

_LOOK = 32
#: The bare uses of so many unlisted units are looked for; no news names more.
_MOST_UNITS = 20
_UNIT_NAME = re.compile(r"\s([A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?)")
_AROUND = frozenset({"country", "subnational"})
#: Between a unit and the larger one it lies in: "Kabupaten Haenam, Provinsi Jeolla Selatan".
_BEFORE_LARGER = re.compile(
    r",?\s\(?(?:(?:Provinsi|Prefektur|Negara Bagian|Kota|Kanton|Wilayah|di|Republik)\s)?"
)
#: "Pemprov Sulut dan Kota Kamagaya meneken": a pair that does something together.
_JOINED = re.compile(r"\s(?:dan|dengan|bersama)\s(?:[Pp]emerintah\s)?$")
_DEALS = re.compile(
    r"\s(?:(?:telah|sudah|akan|pernah|juga|kembali|kini|sempat|resmi)\s){0,2}"
    r"(?:meneken|menandatangani|menyepakati|sepakat|bersepakat|menjalin|memperpanjang|memperbarui"
    r"|membahas|menjajaki|bekerja sama|merintis|melanjutkan)\b"
)
#: "nota kesepahaman yang diteken Pemkab Sragen dan Kota Omura".
_SIGNED_BY_US_AND = re.compile(
    r"\bdi(?:teken|tandatangani|sepakati|perbarui|perpanjang|jalin|rintis|bangun)\s(?:oleh\s)?"
    r"(?:[A-Z][\w.'’-]*\s){1,4}(?:dan|dengan|bersama)\s(?:[Pp]emerintah\s)?$"
)
#: "delapan pekerja yang dikirim ke Kabupaten Yanggu".
_SENT_TO = re.compile(
    r"\b(?:dikirim|diberangkatkan|ditempatkan|diterbangkan|bertolak|berangkat|bekerja|magang)"
    r"\s(?:ke|di)\s$"
)
_BEFORE_ENDING = re.compile(r"[A-Z][a-z]{2,}\s?-\s?$")


def find_units(
    document: Document,
    places: Sequence[PlaceName],
    hints: Mapping[Hint, Sequence[HintWord]],
) -> Iterator[PartnerMention]:
    """Yield the units named with a word for a unit, and known ones named bare, unordered.

    A bare name (*Hunan*, *Sabah*) is a mention only of a unit that the article also
    names with its word, or that acts; whoever reads the roles decides that.
    """
    text = document.text
    bare: set[str] = set()
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
        known = _known(text, place, before)
        yield known
        if before is not None and place.kind != "subnational" and known.key not in bare:
            bare.add(known.key)
            if len(bare) <= _MOST_UNITS:
                yield from _bare_uses(document, known, place.name)
    around = {place.span.start: place for place in places if place.kind in _AROUND}
    listed = Covered(place.span for place in places)
    named_units: set[str] = set()
    told = main_state([place for place in places if place.country not in {None, "ID"}])
    for hint in hints[Hint.UNIT]:
        named = _UNIT_NAME.match(text, hint.span.end, hint.passage.end)
        if named is not None and not listed.overlaps(Span(named.start(1), named.end(1))):
            mention = _unlisted(text, hint.span, named, around, told)
            if mention is None:
                continue
            yield mention
            if mention.key not in named_units and len(named_units) < _MOST_UNITS:
                named_units.add(mention.key)
                yield from _bare_uses(document, mention, named.group(1))
    for hint in hints[Hint.UNIT_ENDING]:
        ended = _BEFORE_ENDING.search(
            text, max(hint.passage.start, hint.span.start - _LOOK), hint.span.start
        )
        if ended is not None:
            span = Span(ended.start(), hint.span.end)
            code = str(lexicon("subnational_words")["ending"][hint.span.of(text)])
            yield _unit(span, "", span.of(text).replace(" ", ""), code)


def _known(text: str, place: PlaceName, before: re.Match[str] | None) -> PartnerMention:
    kind = PartnerKind.SUBNATIONAL
    first = before.start() if before else place.span.start
    after = _after().match(text, place.span.end)
    last = after.end() if after else place.span.end
    shown = lexicon("subnational_words")["before"][before.group(1)] if before else ""
    city = shown == "Kota"
    if place.kind == "subnational" and not city:
        word = shown or str(lexicon("subdivisions")[str(place.country)]["word"])
        key = f"{kind}:{place.iso3166}"
    else:
        word = shown or "Kota"
        key = partner_key(kind, place.name, place.country)
    name = place.name if place.name.startswith(word) else f"{word} {place.name}"
    sure = 0.95 if before or after else 0.6
    return PartnerMention(
        Span(first, last),
        key,
        name,
        kind,
        place.country if city or place.kind != "subnational" else place.iso3166,
        place.country,
        sure,
    )


def _unlisted(
    text: str,
    word: Span,
    named: re.Match[str],
    around: Mapping[int, PlaceName],
    told: str | None,
) -> PartnerMention | None:
    """A unit no list holds, before its state or province abroad, or a prefecture; else None.

    *Kota Omura, Jepang*; *Kabupaten Haenam, Provinsi Jeolla Selatan*; *Prefektur X*; a city or
    regency that one works with or sends people to, in an article told of the state ``told``.
    """
    shown = lexicon("subnational_words")["before"][word.of(text)]
    link = _BEFORE_LARGER.match(text, named.end())
    following = None if link is None else around.get(link.end())
    if following is not None and following.country != "ID":
        code = str(following.country)
    elif shown == "Prefektur":
        code = "JP"
    elif (
        shown in {"Kota", "Kabupaten"}
        and told is not None
        and _acts_with_us(text, word.start, named.end())
    ):
        code = told
    else:
        return None
    return _unit(Span(word.start, named.end()), shown, named.group(1), code)


def _acts_with_us(text: str, start: int, end: int) -> bool:
    """Whether one deals with the unit of ``text[start:end]``, or sends people there."""
    reach = max(0, start - _LOOK - _LOOK)
    return (
        _dealt_with().search(text, reach, start) is not None
        or _SIGNED_BY_US_AND.search(text, reach, start) is not None
        or _SENT_TO.search(text, reach, start) is not None
        or (
            _JOINED.search(text, max(0, start - _LOOK), start) is not None
            and _DEALS.match(text, end) is not None
        )
    )


def _bare_uses(document: Document, unit: PartnerMention, name: str) -> Iterator[PartnerMention]:
    """Later uses of an unlisted unit's name without its word: *MoU dengan Haenam*."""
    for passage in document.body():
        start, end = max(passage.span.start, unit.span.end), passage.span.end
        for match in re.finditer(re.escape(name), document.text[start:end]):
            first, last = start + match.start(), start + match.end()
            if document.text[first - 1].isspace() and not document.text[last : last + 1].isalnum():
                yield replace(unit, span=Span(first, last))


def _unit(span: Span, word: str, name: str, country: str) -> PartnerMention:
    kind = PartnerKind.SUBNATIONAL
    key, shown = partner_key(kind, name, country), f"{word} {name}".strip()
    return PartnerMention(span, key, shown, kind, country, country, 0.85)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(lexicon('subnational_words')['before'])})\s$")


@cache
def _dealt_with() -> re.Pattern[str]:
    """What makes the unit behind it the other side."""
    return re.compile(
        r"\b(?:kerja ?sama|MoU|perjanjian|kesepakatan|bermitra|kembar|menggandeng)"
        r"\s(?:[a-z]+\s){0,3}"
        r"(?:(?:[Pp]emerintah|[Pp]ihak)\s)?$"
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(lexicon('subnational_words')['after']['words'])}\b")
