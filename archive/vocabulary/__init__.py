"""Controlled vocabulary: the closed lists of terms the whole archive shares.

A leaf module without Django or project imports. The pipeline emits these
terms and the models offer them as choices, so neither needs the other.
Labels are English message ids; pages show them translated.
"""

from __future__ import annotations

from archive.vocabulary.desk import (
    ChangeAction,
    ChangeKind,
    Decision,
    NoticeKind,
    Origin,
    Outcome,
    PairReason,
    ReviewStatus,
    RunState,
    Step,
)
from archive.vocabulary.readings import (
    BoilerplateKind,
    BylineRole,
    DateBasis,
    DateRole,
    Doubt,
    PassageRole,
    Verdict,
)
from archive.vocabulary.records import (
    ArticleLinkKind,
    InitiativeKind,
    InitiativeLevel,
    InitiativeLinkKind,
    InvolvementRole,
    MatchScheme,
    MeetingFormat,
    MeetingMode,
    MeetingRole,
    ParticipationRole,
    PartnerKind,
    PartnerRole,
    Publication,
    RecordKind,
    Rights,
    Scope,
    Stage,
)
from archive.vocabulary.terms import Term

__all__ = [
    "ArticleLinkKind",
    "BoilerplateKind",
    "BylineRole",
    "ChangeAction",
    "ChangeKind",
    "DateBasis",
    "DateRole",
    "Decision",
    "Doubt",
    "InitiativeKind",
    "InitiativeLevel",
    "InitiativeLinkKind",
    "InvolvementRole",
    "MatchScheme",
    "MeetingFormat",
    "MeetingMode",
    "MeetingRole",
    "NoticeKind",
    "Origin",
    "Outcome",
    "PairReason",
    "ParticipationRole",
    "PartnerKind",
    "PartnerRole",
    "PassageRole",
    "Publication",
    "RecordKind",
    "ReviewStatus",
    "Rights",
    "RunState",
    "Scope",
    "Stage",
    "Step",
    "Term",
    "Verdict",
]
