"""The records of the archive, one topic a module."""

from archive.models.article import Article, ArticleLink, ArticleSubject
from archive.models.authority import Initiative, Official, Partner
from archive.models.curation import FieldLock, FieldProposal
from archive.models.links import (
    Appointment,
    Attestation,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    Participation,
    StageReport,
    StatedAmount,
)
from archive.models.meeting import Meeting, MeetingParticipant
from archive.models.mention import Mention, MentionCandidate
from archive.models.names import NameVariant
from archive.models.outlet import Outlet, OutletName
from archive.models.provenance import Accession, ImportRun, RawDocument, RunItem
from archive.models.quotation import Quotation
from archive.models.subject import Subject, SubjectLabel

__all__ = [
    "Accession",
    "Appointment",
    "Article",
    "ArticleLink",
    "ArticleSubject",
    "Attestation",
    "FieldLock",
    "FieldProposal",
    "ImportRun",
    "Initiative",
    "InitiativeLink",
    "InitiativeMeeting",
    "InitiativeSubject",
    "Involvement",
    "Meeting",
    "MeetingParticipant",
    "Mention",
    "MentionCandidate",
    "NameVariant",
    "Official",
    "Outlet",
    "OutletName",
    "Participation",
    "Partner",
    "Quotation",
    "RawDocument",
    "RunItem",
    "StageReport",
    "StatedAmount",
    "Subject",
    "SubjectLabel",
]
