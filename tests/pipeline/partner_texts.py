"""Run the steps up to partners and meetings on short texts, for their tests."""

from __future__ import annotations

from archive.pipeline.annotations import MeetingReading, PartnerReading
from archive.pipeline.authorities import NO_AUTHORITIES
from archive.pipeline.documents import Document, RawText
from archive.pipeline.extract.dates.dates import date_events, find_dates
from archive.pipeline.extract.meetings.meetings import find_meetings
from archive.pipeline.extract.partners.partners import find_partners
from archive.pipeline.extract.people.officials import find_officials
from archive.pipeline.gazetteer import find_places
from archive.pipeline.segment import find_sentences
from tests.pipeline.texts import make_document


def read_partners(text: str) -> tuple[Document, tuple[PartnerReading, ...]]:
    """The document of a text and the partners found in it."""
    document = make_document(text)
    sentences, places = find_sentences(document), find_places(document)
    officials = find_officials(document, sentences, places, NO_AUTHORITIES)
    return document, find_partners(document, sentences, places, officials, NO_AUTHORITIES)


def partner_roles(text: str) -> dict[str, str]:
    """The role of each partner of a text by its key."""
    return {partner.key: partner.role.value for partner in read_partners(text)[1]}


def read_meetings(text: str) -> tuple[MeetingReading, ...]:
    """The meetings of a text."""
    document = make_document(text)
    sentences, places = find_sentences(document), find_places(document)
    officials = find_officials(document, sentences, places, NO_AUTHORITIES)
    raw = RawText("x", text.encode())
    dates, _ = date_events(document, find_dates(document), officials, NO_AUTHORITIES, raw)
    partners = find_partners(document, sentences, places, officials, NO_AUTHORITIES)
    return find_meetings(document, sentences, dates, places, partners, officials)
