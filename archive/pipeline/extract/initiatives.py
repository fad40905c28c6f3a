"""Find initiatives: what the sides do, plan or promise together."""

from __future__ import annotations

from collections.abc import Sequence

from archive.pipeline.annotations import (
    DateExpression,
    InitiativeReading,
    OfficialReading,
    PartnerReading,
    QuotationReading,
)
from archive.pipeline.documents import Document
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.segment import Sentence


def find_initiatives(
    document: Document,
    sentences: Sequence[Sentence],
    dates: Sequence[DateExpression],
    places: Sequence[PlaceName],
    partners: Sequence[PartnerReading],
    officials: Sequence[OfficialReading],
    quotations: Sequence[QuotationReading],
) -> tuple[InitiativeReading, ...]:
    """Return the initiatives of the body, umbrellas before their items."""
    return ()
