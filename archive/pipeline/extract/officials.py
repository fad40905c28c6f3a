"""Find officials: people with the post the article gives them."""

from __future__ import annotations

from collections.abc import Sequence

from archive.pipeline.annotations import OfficialReading
from archive.pipeline.authorities import AuthorityFile
from archive.pipeline.documents import Document
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.segment import Sentence


def find_officials(
    document: Document,
    sentences: Sequence[Sentence],
    places: Sequence[PlaceName],
    authorities: AuthorityFile,
) -> tuple[OfficialReading, ...]:
    """Return the people of the body, in order of appearance, short forms joined to full names."""
    return ()
