"""Store who speaks for an initiative or proposes it, and at which meeting it was spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from archive.ingest.acceptance import ONLY_MEETING
from archive.ingest.filing import Filing, Reading
from archive.ingest.store_initiatives import StoredInitiative
from archive.ingest.store_meetings import StoredMeeting
from archive.ingest.store_statements import stage_sentence
from archive.models import InitiativeMeeting, Involvement
from archive.pipeline.documents import Span
from archive.vocabulary import InvolvementRole, MeetingRole, RecordKind, Stage

KIND = RecordKind.INITIATIVE

#: What a meeting was for an initiative, by the stage that was reported from it.
_MEETING_ROLES = {
    Stage.PROPOSED: MeetingRole.ANNOUNCED,
    Stage.AGREED: MeetingRole.AGREED,
    Stage.SIGNED: MeetingRole.SIGNED,
    Stage.ONGOING: MeetingRole.REVIEWED,
    Stage.COMPLETED: MeetingRole.REVIEWED,
}


def store_involvements(
    filing: Filing, initiatives: Sequence[StoredInitiative], *, officials: Mapping[str, int]
) -> None:
    """Leave the rows that join officials to ``initiatives``; ``officials`` by the name read."""
    for one in initiatives:
        for name, role, span in (*_spokespersons(filing, one), *_proposers(filing, one)):
            official = officials.get(name)
            if official is None:
                continue
            filing.add(
                Involvement,
                initiative_id=one.record,
                official_id=official,
                role=role.value,
                **filing.evidence(span),
                **one.stated(KIND.value).fields(
                    filing.status(KIND, one.record),
                    filing.status(RecordKind.OFFICIAL, official),
                ),
            )


def store_initiative_meetings(
    filing: Filing, initiatives: Sequence[StoredInitiative], meetings: Sequence[StoredMeeting]
) -> None:
    """Join initiatives to the meeting that their evidence names, else to the only one that fits."""
    for one in initiatives:
        named = [
            meeting
            for meeting in meetings
            if any(
                sentence.overlaps(mention)
                for sentence in one.item.evidence
                for mention in meeting.item.mentions
            )
        ]
        rule = one.rule
        if not named and len(meetings) == 1 and meetings[0].partners.intersection(one.partners):
            named, rule = list(meetings), ONLY_MEETING
        for meeting in named:
            filing.add(
                InitiativeMeeting,
                initiative_id=one.record,
                meeting_id=meeting.record,
                role=_MEETING_ROLES.get(one.item.stage, MeetingRole.DISCUSSED).value,
                **Reading(KIND.value, rule, one.item.confidence).fields(
                    filing.status(KIND, one.record), meeting.standing.status
                ),
            )


def _spokespersons(
    filing: Filing, one: StoredInitiative
) -> Iterator[tuple[str, InvolvementRole, Span]]:
    """The speakers whom the evidence quotes."""
    for quotation in filing.result.quotations:
        if quotation.speaker is None:
            continue
        for sentence in one.item.evidence:
            if sentence.overlaps(quotation.span):
                yield quotation.speaker, InvolvementRole.SPOKESPERSON, sentence


def _proposers(
    filing: Filing, one: StoredInitiative
) -> Iterator[tuple[str, InvolvementRole, Span]]:
    """The one official whom the sentence of a proposal names before its cue."""
    cue = one.item.stage_span
    if one.item.stage is not Stage.PROPOSED or cue is None:
        return
    sentence = stage_sentence(one)
    named = [
        item.name
        for item in filing.result.officials
        if any(sentence.covers(span) and span.end <= cue.start for span in item.mentions)
    ]
    if len(named) == 1:
        yield named[0], InvolvementRole.PROPOSER, sentence
