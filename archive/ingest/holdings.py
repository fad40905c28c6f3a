"""Holdings: what the archive has, and whether given texts are among it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from archive.ingest.readers import FoundText, find_texts, read_bytes
from archive.ingest.refusals import RefusedError
from archive.models import Article, Initiative, Meeting, Mention, Official, RawDocument, RunItem
from archive.vocabulary import RunState


def count_holdings() -> dict[str, int]:
    """How many records the archive has, by the word for them; partners with evidence only."""
    partners = Mention.objects.filter(partner__isnull=False).order_by()
    return {
        "articles": Article.objects.count(),
        "partners": partners.values("partner").distinct().count(),
        "officials": Official.objects.live().count(),
        "initiatives": Initiative.objects.live().count(),
        "meetings": Meeting.objects.live().count(),
    }


def holds_all(paths: Sequence[Path]) -> bool:
    """Whether every text at and below ``paths`` was received, or taken back on purpose, before."""
    texts = [text for text in find_texts(paths) if isinstance(text, FoundText)]
    references = [text.reference for text in texts]
    received = set(
        RawDocument.objects.filter(reference__in=references).values_list("reference", "sha256")
    )
    undone = set(
        RunItem.objects.filter(run__state=RunState.UNDONE, reference__in=references).values_list(
            "reference", flat=True
        )
    )
    return all(text.reference in undone or _sha256(text) in received for text in texts)


def _sha256(text: FoundText) -> tuple[str, str] | None:
    try:
        return text.reference, sha256(read_bytes(text)).hexdigest()
    except RefusedError:
        return None
