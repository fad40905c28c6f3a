"""Process one raw text: the whole pipeline, read top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from archive.pipeline.annotations import (
    Byline,
    DateExpression,
    Dateline,
    InitiativeReading,
    MeetingReading,
    OfficialReading,
    OutletReading,
    PartnerReading,
    QuotationReading,
)
from archive.pipeline.authorities import NO_AUTHORITIES, AuthorityFile
from archive.pipeline.clean import clean
from archive.pipeline.documents import Document, RawText, Span
from archive.pipeline.extract.dates.dates import date_events, find_dates
from archive.pipeline.extract.initiatives.initiative_sides import with_sides
from archive.pipeline.extract.initiatives.initiatives import find_initiatives
from archive.pipeline.extract.meetings.meetings import find_meetings
from archive.pipeline.extract.page.byline import find_bylines
from archive.pipeline.extract.page.dateline import find_dateline, find_outlet
from archive.pipeline.extract.page.headline import find_headline
from archive.pipeline.extract.partners.partners import find_partners
from archive.pipeline.extract.people.officials import find_officials, officials_among
from archive.pipeline.extract.people.quotations import find_quotations
from archive.pipeline.gazetteer import find_places
from archive.pipeline.issues import Issue
from archive.pipeline.read import read
from archive.pipeline.resolve import Resolution, resolve_official, resolve_partner
from archive.pipeline.segment import find_sentences
from archive.vocabulary import BylineRole, DateRole

#: Changes whenever the same bytes may give another result; stored with every run.
PIPELINE_VERSION = "3"


@dataclass(frozen=True, slots=True)
class Result:
    """Everything the pipeline found in one document.

    ``partner_resolutions`` and ``official_resolutions`` stand in the order of
    ``partners`` and ``officials``.
    """

    document: Document
    headline: Span | None
    outlet: OutletReading | None
    dateline: Dateline | None
    bylines: tuple[Byline, ...]
    dates: tuple[DateExpression, ...]
    partners: tuple[PartnerReading, ...]
    officials: tuple[OfficialReading, ...]
    quotations: tuple[QuotationReading, ...]
    meetings: tuple[MeetingReading, ...]
    initiatives: tuple[InitiativeReading, ...]
    partner_resolutions: tuple[Resolution, ...]
    official_resolutions: tuple[Resolution, ...]
    issues: tuple[Issue, ...]

    @property
    def writers(self) -> tuple[Byline, ...]:
        """Who wrote the article: writers and reporters, else whoever else signed it."""
        writers = tuple(item for item in self.bylines if item.role is not BylineRole.EDITOR)
        return writers or self.bylines

    def date(self, role: DateRole) -> DateExpression | None:
        """The first date with ``role``: the one that dates the article or its event."""
        return next((date for date in self.dates if date.role is role), None)


def process(raw: RawText, authorities: AuthorityFile = NO_AUTHORITIES) -> Result:
    """Read ``raw`` and return what it says. Pure: same arguments, same result.

    Any bytes give a result; what cannot be read becomes an issue, never an error.
    """
    text, encoding, read_issues = read(raw)
    document = clean(
        text,
        reference=raw.reference,
        sha256=sha256(raw.content).hexdigest(),
        encoding=encoding,
    )
    sentences = find_sentences(document)
    dateline = find_dateline(document)
    places = find_places(document)
    people = find_officials(document, sentences, places, authorities)
    officials = officials_among(people, authorities)
    dates, date_issues = date_events(document, find_dates(document), officials, authorities, raw)
    partners = find_partners(document, sentences, places, officials, authorities)
    quotations, quotation_issues = find_quotations(document, sentences, people)
    meetings = find_meetings(document, sentences, dates, places, partners, officials)
    initiatives = find_initiatives(
        document, sentences, dates, places, partners, officials, quotations
    )
    partners = with_sides(partners, initiatives)
    return Result(
        document=document,
        headline=find_headline(document),
        outlet=find_outlet(document, dateline, raw),
        dateline=dateline,
        bylines=find_bylines(document),
        dates=dates,
        partners=partners,
        officials=officials,
        quotations=quotations,
        meetings=meetings,
        initiatives=initiatives,
        partner_resolutions=tuple(resolve_partner(found, authorities) for found in partners),
        official_resolutions=tuple(resolve_official(found, authorities) for found in officials),
        issues=(*read_issues, *date_issues, *quotation_issues),
    )
