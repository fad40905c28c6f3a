"""Destinations: where workers go and who acts, in sentences that name no counterpart.

"Rencana pengiriman pekerja ke Oman" makes Oman the other side of the plan, even
where the article gives Oman no voice and it is therefore merely mentioned. A body
between states, or an agency, counts unless it is only cited.
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
    r"\b(?:ke|dengan|bersama|antara|menggandeng(?:\s[a-z]+){0,3}\sdari|kepada)\s+(?:(?:negara|pemerintah|Pemerintah|pihak|wilayah)\s+)?$"
)
_AT: Final = re.compile(r"\b(?:di|pada)\s+(?:the\s+)?$")
#: A country right before a verb acts: "Thailand, imbuhnya, tertarik melanjutkan".
_ACTS: Final = re.compile(
    r"(?:,\s\w+nya)?,?\s(?:(?:juga|justru|bahkan|akan|turut|telah|kini|tengah|masih|sudah|pun)\s){0,2}"
    r"(?:me[a-z]{5,}|ingin|siap|sepakat|setuju|tertarik|berminat|berencana|berkomitmen)\b"
)
#: A body that is only quoted or counted on is no side: "menurut data ILO", "konvensi ILO".
_CITED: Final = re.compile(
    r"\b(?:data|laporan|konvensi|standar|survei|catatan|rekomendasi|anggota|kantor|gedung|markas)\s+$",
    re.IGNORECASE,
)
_LONGEST: Final = 45
_SCHOOLS: Final = frozenset({PartnerKind.UNIVERSITY, PartnerKind.INTERNATIONAL})
_BODIES: Final = frozenset({PartnerKind.INTERNATIONAL, PartnerKind.AGENCY, PartnerKind.FORUM})
_STATES: Final = frozenset({PartnerKind.COUNTRY, PartnerKind.SUBNATIONAL})


def with_destinations(
    attached: Sequence[tuple[str, ...]],
    document: Document,
    sentences: Sequence[Sentence],
    partners: Sequence[PartnerReading],
) -> tuple[tuple[str, ...], ...]:
    """``attached`` with each empty sentence given the partners that it leads to.

    These are countries and bodies that are only mentioned, and schools that are only hosts.
    """
    mentioned = [
        (span, partner.key)
        for partner in partners
        for span in partner.mentions
        if _leads_to(partner, document.text, span)
    ]
    if not mentioned:
        return tuple(attached)
    return tuple(
        keys or tuple(dict.fromkeys(key for span, key in mentioned if sentence.span.covers(span)))
        for keys, sentence in zip(attached, sentences, strict=True)
    )


def _leads_to(partner: PartnerReading, text: str, span: Span) -> bool:
    """Whether the words before a mention make it the other side, or the school one goes to."""
    start = max(0, span.start - _LONGEST)
    if partner.role is PartnerRole.MENTIONED and partner.kind in _STATES:
        towards = _TOWARDS.search(text, start, span.start)
        return towards is not None or _ACTS.match(text, span.end) is not None
    if partner.role is PartnerRole.HOST and partner.kind in _SCHOOLS:
        return _AT.search(text, start, span.start) is not None
    return partner.kind in _BODIES and _CITED.search(text, start, span.start) is None
