"""Whom a sentence is about where it says only "kami", and where it only names the occasion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from archive.pipeline.annotations import OfficialReading, PartnerReading, QuotationReading
from archive.pipeline.documents import Document, Span
from archive.pipeline.segment import Sentence
from archive.vocabulary import PartnerKind

#: "Kami akan menyiapkan kelas bahasa": the speaker's side acts.
_OWN: Final = re.compile(r"\b(?:[Kk]ami|[Pp]ihak kami|[Nn]egara kami|[Pp]emerintah kami)\b")
#: What is met at is no side: "diteken di sela pertemuan menteri G20".
_OCCASION: Final = re.compile(
    r"\b(?:di sela(?:-sela| sela)?|di tepi|menghadiri|di luar sidang)\s[^,.;]{3,90}"
)
_OCCASIONS: Final = frozenset({PartnerKind.FORUM, PartnerKind.INTERNATIONAL})
_HOME: Final = "ID"


def without_occasions(
    attached: Sequence[tuple[str, ...]],
    document: Document,
    sentences: Sequence[Sentence],
    partners: Sequence[PartnerReading],
) -> tuple[tuple[str, ...], ...]:
    """``attached`` without the forums that a sentence names only as the place to meet at."""
    forums = {partner.key: partner for partner in partners if partner.kind in _OCCASIONS}
    if not forums:
        return tuple(attached)
    kept = []
    for keys, sentence in zip(attached, sentences, strict=True):
        if forums.keys().isdisjoint(keys):
            kept.append(keys)
            continue
        spans = [
            Span(match.start(), match.end())
            for match in _OCCASION.finditer(document.text, sentence.span.start, sentence.span.end)
        ]
        kept.append(
            tuple(
                key
                for key in keys
                if key not in forums or not _only_within(forums[key], sentence.span, spans)
            )
        )
    return tuple(kept)


def _only_within(partner: PartnerReading, sentence: Span, spans: Sequence[Span]) -> bool:
    here = [span for span in partner.mentions if sentence.covers(span)]
    return bool(here) and all(any(span.covers(at) for span in spans) for at in here)


def with_speakers(
    attached: Sequence[tuple[str, ...]],
    document: Document,
    sentences: Sequence[Sentence],
    partners: Sequence[PartnerReading],
    officials: Sequence[OfficialReading],
    quotations: Sequence[QuotationReading],
) -> tuple[tuple[str, ...], ...]:
    """``attached`` with each empty sentence in which a foreign speaker says "kami"."""
    countries = {
        official.name: official.country
        for official in officials
        if official.country not in {None, _HOME}
    }
    if not countries:
        return tuple(attached)
    voices = [
        (quotation.span, countries[quotation.speaker])
        for quotation in quotations
        if quotation.speaker in countries
    ]
    found: list[tuple[str, ...]] = []
    last: tuple[str, ...] = ()
    for keys, sentence in zip(attached, sentences, strict=True):
        if not keys and _OWN.search(document.text, sentence.span.start, sentence.span.end):
            country = next((code for span, code in voices if _overlap(span, sentence.span)), None)
            found.append(_of_country(country, last, partners))
            continue
        last = keys or last
        found.append(keys)
    return tuple(found)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _of_country(
    country: str | None, last: tuple[str, ...], partners: Sequence[PartnerReading]
) -> tuple[str, ...]:
    """The partners of ``country``: those told of last, else the state itself."""
    if country is None:
        return ()
    own = [partner for partner in partners if (partner.iso3166 or "")[:2] == country]
    told = tuple(partner.key for partner in own if partner.key in last)
    states = (partner.key for partner in own if partner.kind is PartnerKind.COUNTRY)
    return told or tuple(states)[:1]
