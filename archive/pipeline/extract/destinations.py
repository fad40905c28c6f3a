"""Destinations: countries that workers go to, in sentences that name no counterpart.

"Rencana pengiriman pekerja ke Oman" makes Oman the other side of the plan, even
where the article gives Oman no voice and it is therefore merely mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from archive.pipeline.annotations import PartnerReading
from archive.pipeline.documents import Document, Span
from archive.pipeline.segment import Sentence
from archive.vocabulary import PartnerKind, PartnerRole

_TOWARDS: Final = re.compile(
    r"\b(?:ke|dengan|bersama|antara|menggandeng|kepada)\s+(?:(?:negara|pemerintah|Pemerintah|pihak|wilayah)\s+)?$"
)
_LONGEST: Final = 30
_SIDES: Final = frozenset({PartnerKind.COUNTRY, PartnerKind.SUBNATIONAL, PartnerKind.AGENCY})


def with_destinations(
    attached: Sequence[tuple[str, ...]],
    document: Document,
    sentences: Sequence[Sentence],
    partners: Sequence[PartnerReading],
) -> tuple[tuple[str, ...], ...]:
    """``attached`` with each empty sentence given the mentioned partners that it leads to."""
    mentioned = [
        (span, partner.key)
        for partner in partners
        if partner.role is PartnerRole.MENTIONED and partner.kind in _SIDES
        for span in partner.mentions
        if _leads_to(document.text, span)
    ]
    if not mentioned:
        return tuple(attached)
    return tuple(
        keys
        or tuple(dict.fromkeys(key for span, key in mentioned if sentence.span.covers(span)))
        for keys, sentence in zip(attached, sentences, strict=True)
    )


def _leads_to(text: str, span: Span) -> bool:
    return _TOWARDS.search(text, max(0, span.start - _LONGEST), span.start) is not None
