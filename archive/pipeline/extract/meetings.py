"""Find meetings: who met whom, when, where and how."""

from __future__ import annotations

from collections.abc import Sequence

from archive.pipeline.annotations import (
    DateExpression,
    MeetingReading,
    OfficialReading,
    PartnerReading,
)
from archive.pipeline.documents import Document
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.segment import Sentence


def find_meetings(
    document: Document,
    sentences: Sequence[Sentence],
    dates: Sequence[DateExpression],
    places: Sequence[PlaceName],
    partners: Sequence[PartnerReading],
    officials: Sequence[OfficialReading],
) -> tuple[MeetingReading, ...]:
    """Return the meetings the body reports or announces."""
    return ()
