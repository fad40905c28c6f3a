"""Store quotations with the official whom the article names as speaker, if it names one."""

from __future__ import annotations

from collections.abc import Mapping

from archive.ingest.filing import Filing, Reading
from archive.ingest.values import cut
from archive.models import Quotation
from archive.vocabulary import RecordKind, ReviewStatus


def store_quotations(filing: Filing, officials: Mapping[str, int]) -> None:
    """Leave a row for every quotation; ``officials`` are records by the name read.

    A speaker without a record (ambiguous, or one bare word) leaves the
    quotation proposed, with the attribution as printed.
    """
    for item in filing.result.quotations:
        speaker = officials.get(item.speaker or "")
        needed: tuple[ReviewStatus, ...] = ()
        if speaker is not None:
            needed = (filing.status(RecordKind.OFFICIAL, speaker),)
        elif item.speaker is not None:
            needed = (ReviewStatus.PROPOSED,)
        attribution = item.attribution.of(filing.text) if item.attribution else item.speaker
        filing.add(
            Quotation,
            official_id=speaker,
            attribution=cut(attribution, 300),
            **filing.evidence(item.span),
            **Reading("quotation", item.rule, item.confidence).fields(*needed),
        )
