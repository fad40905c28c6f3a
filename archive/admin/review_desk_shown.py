"""What the review desk shows of a proposal: its line, its facts, and the rows it gathers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from archive.admin import shown
from archive.admin.review_desk_reasons import decided_in_words, reason_for, verdict_in_words
from archive.curation.desk_proposals import LETTERS, QUOTATION, SUBJECT, Part, Proposal, Target
from archive.models import (
    Appointment,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    MeetingParticipant,
    Mention,
    Participation,
    Quotation,
    StageReport,
    StatedAmount,
)
from archive.models.date_words import date_in_words
from archive.vocabulary import RecordKind, ReviewStatus

#: Longer words are cut in a line; the text beside it has them whole.
_LINE = 70


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a proposal, or one of its rows.

    ``state`` is ``open``, ``accepted`` or ``rejected``; ``stands`` says that the
    machine's own rule lets it stand until an editor judges it.
    """

    key: str
    tag: str
    name: str
    detail: str
    stage: SafeString
    state: str
    stands: bool
    confidence: SafeString
    label: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The proposals of one kind, with what can be accepted at once."""

    kind: str
    letter: str
    label: str
    lines: list[Line]
    decided: int
    safe: int = 0
    marks: str = ""


def kind_label(kind: str) -> str:
    """What a group of proposals is called."""
    return {
        RecordKind.INITIATIVE.value: _("Initiatives"),
        RecordKind.PARTNER.value: _("Partners"),
        RecordKind.OFFICIAL.value: _("Officials"),
        RecordKind.MEETING.value: _("Meetings"),
        QUOTATION: _("Quotations"),
        SUBJECT: _("Subjects of the article"),
    }[kind]


def one_of(kind: str) -> str:
    """What one proposal of the kind is called."""
    return {
        RecordKind.INITIATIVE.value: _("initiative"),
        RecordKind.PARTNER.value: _("partner"),
        RecordKind.OFFICIAL.value: _("official"),
        RecordKind.MEETING.value: _("meeting"),
        QUOTATION: _("quotation"),
        SUBJECT: _("subject"),
    }[kind]


def groups_of(proposals: tuple[Proposal, ...]) -> Iterator[tuple[str, list[Proposal]]]:
    """The proposals by kind, in the order of the desk; kinds without any are left out."""
    for kind in LETTERS:
        several = [proposal for proposal in proposals if proposal.kind == kind]
        if several:
            yield kind, several


def line_of(proposal: Proposal) -> Line:
    """The line of a whole proposal."""
    return Line(
        key=proposal.key,
        tag=proposal.tag,
        name=Truncator(proposal.name).chars(_LINE),
        detail=_detail(proposal),
        stage=_stage(proposal),
        state=proposal.state,
        stands=proposal.is_machine_read,
        confidence=_confidence(proposal.confidence),
    )


def line_of_part(part: Part) -> Line:
    """The line of one row of a proposal."""
    row = part.row
    label, name, detail = _part_in_words(row)
    state = "open"
    if part.is_decided:
        stands = row.status == ReviewStatus.ACCEPTED
        state = (ReviewStatus.ACCEPTED if stands else ReviewStatus.REJECTED).value
    return Line(
        key=part.key,
        tag="",
        name=Truncator(name).chars(_LINE),
        detail=detail,
        stage=shown.stage(row.stage) if isinstance(row, StageReport) else SafeString(""),
        state=state,
        stands=row.status == ReviewStatus.ACCEPTED and not part.is_decided,
        confidence=_confidence(row.confidence),
        label=label,
        by=_decided_by(row),
    )


def facts_of(target: Target) -> list[tuple[str, Any]]:
    """What an editor has to know to decide, as labels with values."""
    proposal = target.proposal
    row = (target.part or proposal.places[0]).row
    facts: list[tuple[str, Any]] = []
    if target.part is not None:
        label, name, detail = _part_in_words(row)
        facts.append((label, name or shown.stage(getattr(row, "stage", ""))))
        if detail:
            facts.append((_("Detail"), detail))
    else:
        facts += [(label, value) for label, value in _about(proposal) if value]
    if row.rule:
        facts.append((_("Rule"), row.rule))
    facts.append((_("Reason"), reason_for(row)))
    if target.part is None and (how := verdict_in_words(proposal)):
        facts.append((_("Found as"), how))
    if (decided := _decided_by(row)) and (target.part is not None or proposal.is_decided):
        facts.append((_("Decided"), decided))
    return facts


def _about(proposal: Proposal) -> list[tuple[str, Any]]:
    """What the record, or the row that stands alone, says."""
    record, row = proposal.record, proposal.parts[0].row
    match proposal.kind:
        case RecordKind.INITIATIVE:
            if record is None:
                return [(_("Words"), proposal.words)]
            form = f"{_(record.get_kind_display())}, {_(record.get_level_display())}"
            scope = _(record.get_scope_display())
            return [(_("Title"), _linked(record)), (_("Form"), form), (_("Scope"), scope)]
        case RecordKind.PARTNER:
            kind = (
                ", ".join(filter(None, [record.get_kind_display(), record.iso3166]))
                if record
                else ""
            )
            return [
                (_("Name"), _linked(record) if record else proposal.words),
                (_("Kind"), kind),
                (_("Role"), getattr(row, "get_role_display", str)()),
            ]
        case RecordKind.OFFICIAL:
            country = record.country if record else ""
            return [
                (_("Name"), _linked(record) if record else proposal.words),
                (_("Side"), country),
            ]
        case RecordKind.MEETING:
            if record is None:
                return [(_("Words"), proposal.words)]
            form = f"{record.get_format_display()}, {record.get_mode_display()}"
            return [
                (_("Name"), _linked(record)),
                (_("When and where"), _when_and_where(record)),
                (_("Form"), form),
            ]
        case "quotation":
            return [
                (_("Words"), f"“{row.exact}”"),
                (_("Speaker"), _linked(row.official) if row.official else _("nobody is named")),
                (_("Attribution"), row.attribution),
            ]
        case _:
            return [(_("Subject"), _linked(row.subject))]


def _detail(proposal: Proposal) -> str:
    """What stands behind the name in a line."""
    record = proposal.record
    match proposal.kind:
        case RecordKind.PARTNER if record is not None:
            places = len(proposal.places)
            more = [_("%(count)d places") % {"count": places}] if places > 1 else []
            return ", ".join([record.get_kind_display(), *more])
        case RecordKind.OFFICIAL:
            posts = [part.row.post for part in proposal.parts if isinstance(part.row, Appointment)]
            return Truncator(", ".join(posts)).chars(_LINE)
        case RecordKind.MEETING if record is not None:
            return _when_and_where(record)
        case "quotation":
            row = proposal.parts[0].row
            return str(row.official or row.attribution or _("nobody is named"))
        case _:
            return ""


def _stage(proposal: Proposal) -> SafeString:
    reports = [part.row for part in proposal.parts if isinstance(part.row, StageReport)]
    standing = [row for row in reports if row.status != ReviewStatus.REJECTED]
    return shown.stage(standing[0].stage) if standing else SafeString("")


def _part_in_words(row: Any) -> tuple[str, str, str]:
    """What a row is, what it says, and what else it says."""
    match row:
        case Mention():
            return _("Place"), f"“{row.exact}”", row.get_role_display() if row.role else ""
        case Quotation():
            return _("Quotation"), f"“{row.exact}”", str(row.official or row.attribution)
        case StageReport():
            return _("Stage"), "", date_in_words(row.reported_on, short=True)
        case Participation():
            return _("Partner"), str(row.partner), row.get_role_display()
        case Involvement():
            return _("Official"), str(row.official), row.get_role_display()
        case StatedAmount():
            return _("Amount"), str(row), row.qualifier
        case InitiativeSubject():
            return _("Subject"), str(row.subject), ""
        case InitiativeMeeting():
            return _("Meeting"), str(row.meeting), row.get_role_display()
        case InitiativeLink():
            return _("Link"), str(row.other), row.get_kind_display()
        case MeetingParticipant():
            label = _("Partner") if row.partner_id else _("Official")
            return label, str(row.partner or row.official), ""
        case Appointment():
            return _("Post"), row.post, row.organisation
        case _:
            return _("Subject"), str(row), ""


def _confidence(value: float | None) -> SafeString:
    return shown.confidence(_Sure(value))


@dataclass(frozen=True, slots=True)
class _Sure:
    """What ``shown.confidence`` asks a row for."""

    confidence: float | None


def _linked(record: Any) -> SafeString:
    return shown.record_link(record)


def _when_and_where(meeting: Any) -> str:
    return ", ".join(filter(None, [date_in_words(meeting.held_on, short=True), meeting.place]))


def _decided_by(row: Any) -> str:
    if row.decided_by_id is None:
        return ""
    who = str(row.decided_by.get_short_name() or row.decided_by.get_username())
    return ", ".join(filter(None, [who, decided_in_words(row)]))
