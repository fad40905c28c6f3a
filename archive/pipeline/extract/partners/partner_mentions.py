"""Partner mentions: a stretch of the body that names a possible partner, and what it names."""

from __future__ import annotations

from dataclasses import dataclass

from archive.pipeline.documents import Span
from archive.pipeline.names import name_key
from archive.vocabulary import PartnerKind


@dataclass(frozen=True, slots=True)
class PartnerMention:
    """One naming of one possible partner.

    ``country`` is the alpha-2 code of the state the body belongs to, None for a
    body between states. ``sure`` is the share (0 to 1) of such namings that name a partner
    of this kind at all; the role has its own confidence. ``speaks_for_state`` marks a name in
    which the state is named for itself too: a ministry's, in whose name it acts, or a body's.
    ``intro`` is where the words that introduce the name start (*perusahaan asal Yunani, Aegean
    Star*), ``outro`` where those that explain it end (*Aegean Star, perusahaan Yunani*), else None.
    """

    span: Span
    key: str
    name: str
    kind: PartnerKind
    iso3166: str | None
    country: str | None
    sure: float = 0.95
    speaks_for_state: bool = False
    intro: int | None = None
    outro: int | None = None


def partner_key(kind: PartnerKind, name: str, country: str | None = None) -> str:
    """The key under which the same partner is found again in another article.

    >>> partner_key(PartnerKind.AGENCY, "Kementerian Tenaga Kerja", "DE")
    'agency:DE:kementerian tenaga kerja'
    """
    parts = (kind.value, country, name_key(name))
    return ":".join(part for part in parts if part is not None)
