"""What an article says of records, as numbered notes.

One number stands for one record throughout an article: its first mark has the
note beside it, later marks lead back to that note. Quotations have a number each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.models import (
    Appointment,
    Attestation,
    Initiative,
    Mention,
    Quotation,
    StageReport,
    StatedAmount,
)
from archive.models.review import least_sure
from archive.views.marking import Mark, anchor
from archive.vocabulary import Origin, RecordKind

#: The kinds of claim that a report is worth quoting for; names alone are not.
TOLD = frozenset({RecordKind.INITIATIVE.value, "quotation"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of the text that says something about ``record``."""

    kind: str
    record: Any
    start: int
    end: int
    origin: Origin

    @property
    def key(self) -> tuple[str, int]:
        """What has one number in the article."""
        return self.kind, self.record.pk

    def mark(self, number: int) -> Mark:
        """The stretch with the number of its note."""
        return Mark(self.start, self.end, number, self.origin is Origin.MACHINE)


@dataclass(slots=True)
class Note:
    """What a number stands for, as sure as the least sure of its claims."""

    number: int
    kind: str
    record: Any
    back: str
    origin: Origin
    reports: list[StageReport] = field(default_factory=list)
    amounts: list[StatedAmount] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)


def claims_of(
    mentions: Iterable[Mention],
    quotations: Iterable[Quotation],
    attestations: Iterable[Attestation],
    rows: Iterable[Any],
) -> list[Claim]:
    """All that an article's rows say, as claims.

    ``rows`` are what is said of an initiative: stage reports and amounts. Roles
    rest on the names of partners and officials, which are mentions already.
    """
    found = [Claim(row.kind, row.record, row.start, row.end, row.origin) for row in mentions]
    found += [Claim("quotation", row, row.start, row.end, row.origin) for row in quotations]
    found += [
        Claim(
            RecordKind.OFFICIAL,
            row.appointment.official,
            row.start,
            row.end,
            row.appointment.origin,
        )
        for row in attestations
    ]
    found += [
        Claim(RecordKind.INITIATIVE, row.initiative, row.start, row.end, row.origin)
        for row in rows
        if row.has_evidence
    ]
    return found


def number_claims(claims: Sequence[Claim]) -> dict[tuple[str, int], Note]:
    """A note for each key, numbered in the order in which their first marks end."""
    notes: dict[tuple[str, int], Note] = {}
    for claim in sorted(claims, key=lambda claim: (claim.end, -claim.start)):
        note = notes.get(claim.key)
        if note is None:
            notes[claim.key] = Note(
                number=len(notes) + 1,
                kind=claim.kind,
                record=claim.record,
                back=anchor(claim.start, claim.end),
                origin=claim.origin,
            )
        else:
            note.origin = least_sure((note.origin, claim.origin))
    return notes


def fill_notes(
    notes: dict[tuple[str, int], Note],
    reports: Iterable[StageReport],
    amounts: Iterable[StatedAmount],
    attestations: Iterable[Attestation],
) -> None:
    """Add what the article says of a record to the record's note."""
    for report in reports:
        note = notes.get((RecordKind.INITIATIVE, report.initiative_id))
        if note and all(report.stage != other.stage for other in note.reports):
            note.reports.append(report)
    for amount in amounts:
        if note := notes.get((RecordKind.INITIATIVE, amount.initiative_id)):
            note.amounts.append(amount)
    for row in attestations:
        note = notes.get((RecordKind.OFFICIAL, row.appointment.official_id))
        if note and row.appointment not in note.appointments:
            note.appointments.append(row.appointment)


def initiatives_in(claims: Iterable[Claim]) -> list[Initiative]:
    """The initiatives that an article is evidence for, in the order of their first words."""
    found: dict[int, Initiative] = {}
    for claim in sorted(claims, key=lambda claim: claim.start):
        if claim.kind == RecordKind.INITIATIVE:
            found.setdefault(claim.record.pk, claim.record)
    return list(found.values())
