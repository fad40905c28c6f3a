"""Resolve: decide which record of the authority file a reading names."""

from __future__ import annotations

from dataclasses import dataclass

from archive.pipeline.annotations import OfficialReading, PartnerReading
from archive.pipeline.authorities import AuthorityFile
from archive.vocabulary import RecordKind, Verdict


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome for one reading: one record, several candidates, or none."""

    verdict: Verdict
    records: tuple[int, ...] = ()

    @property
    def record(self) -> int | None:
        """The matched record, if there is exactly one."""
        return self.records[0] if self.verdict is Verdict.MATCHED else None


UNKNOWN = Resolution(Verdict.UNKNOWN)


def resolve_partner(reading: PartnerReading, authorities: AuthorityFile) -> Resolution:
    """Match a partner by its key first, then by its name."""
    entry = authorities.by_code.get((RecordKind.PARTNER, reading.key))
    if entry is not None:
        return Resolution(Verdict.MATCHED, (entry.record,))
    return _by_name(RecordKind.PARTNER, reading.name, reading.iso3166, authorities)


def resolve_official(reading: OfficialReading, authorities: AuthorityFile) -> Resolution:
    """Match a person by full name; a record of another country is no candidate.

    A single token is never enough across articles: two people may share it.
    """
    if " " not in reading.name.strip() and not reading.post:
        return UNKNOWN
    return _by_name(RecordKind.OFFICIAL, reading.name, reading.country, authorities)


def _by_name(
    kind: RecordKind, name: str, country: str | None, authorities: AuthorityFile
) -> Resolution:
    candidates = [
        entry
        for entry in authorities.candidates(kind, name)
        if country is None or entry.country is None or entry.country == country
    ]
    match candidates:
        case []:
            return UNKNOWN
        case [only]:
            return Resolution(Verdict.MATCHED, (only.record,))
        case several:
            return Resolution(Verdict.AMBIGUOUS, tuple(entry.record for entry in several))
