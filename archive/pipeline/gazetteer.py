"""Places: every country, and the provinces, prefectures and cities that news names."""

from __future__ import annotations

from dataclasses import dataclass

from archive.pipeline.documents import Document, Span


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place named in the body.

    ``iso3166`` is the country's alpha-2 code or a subdivision's code where one
    is known; ``country`` is always alpha-2. ``kind`` is ``country``, ``capital``,
    ``city``, ``subnational``, ``region`` or ``epithet``. Names in a currency, a language or
    a sports team are not places and do not come back.
    """

    span: Span
    name: str
    iso3166: str | None
    country: str | None
    kind: str


def find_places(document: Document) -> tuple[PlaceName, ...]:
    """Return the places named in the body, in order, longest name first, never overlapping."""
    return ()
