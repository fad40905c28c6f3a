"""The records of the archive, one topic a module."""

from archive.models.article import Article, ArticleBand, ArticleLink, ArticleSubject
from archive.models.authority import Initiative, Official, Partner
from archive.models.changes import Change, ChangedRecord, ChangeSet
from archive.models.curation import FieldLock, FieldProposal
from archive.models.desk import (
    DeskNote,
    FollowUp,
    GoneRecord,
    IgnoredName,
    Notice,
    OpenPage,
)
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
from archive.models.pairs import InitiativePair, MeetingPair, OfficialPair, PartnerPair
from archive.models.provenance import Accession, ImportRun, RawDocument, RunItem
from archive.models.quotation import Quotation
from archive.models.subject import Subject, SubjectLabel, SubjectMatch, SubjectRelation

__all__ = [
    "Accession",
    "Appointment",
    "Article",
    "ArticleBand",
    "ArticleLink",
    "ArticleSubject",
    "Attestation",
    "Change",
    "ChangeSet",
    "ChangedRecord",
    "DeskNote",
    "FieldLock",
    "FieldProposal",
    "FollowUp",
    "GoneRecord",
    "IgnoredName",
    "ImportRun",
    "Initiative",
    "InitiativeLink",
    "InitiativeMeeting",
    "InitiativePair",
    "InitiativeSubject",
    "Involvement",
    "Meeting",
    "MeetingPair",
    "MeetingParticipant",
    "Mention",
    "MentionCandidate",
    "NameVariant",
    "Notice",
    "Official",
    "OfficialPair",
    "OpenPage",
    "Outlet",
    "OutletName",
    "Participation",
    "Partner",
    "PartnerPair",
    "Quotation",
    "RawDocument",
    "RunItem",
    "StageReport",
    "StatedAmount",
    "Subject",
    "SubjectLabel",
    "SubjectMatch",
    "SubjectRelation",
]
