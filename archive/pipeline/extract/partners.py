"""Find partners: whom Indonesia cooperates with, and in which role."""

from __future__ import annotations

from collections.abc import Sequence

from archive.pipeline.annotations import OfficialReading, PartnerReading
from archive.pipeline.authorities import AuthorityFile
from archive.pipeline.documents import Document
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.segment import Sentence


def find_partners(
    document: Document,
    sentences: Sequence[Sentence],
    places: Sequence[PlaceName],
    officials: Sequence[OfficialReading],
    authorities: AuthorityFile,
) -> tuple[PartnerReading, ...]:
    """Return the partners named in the body; Indonesia and its own bodies are never among them."""
    return ()
