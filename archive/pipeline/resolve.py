"""Resolve: decide which record of the authority file a reading names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.pipeline.annotations import OfficialReading, PartnerReading
from archive.pipeline.authorities import AuthorityEntry, AuthorityFile
from archive.pipeline.names import similar_names
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

    A single token without a post is never enough across articles: two people
    may share it. A name that differs from the only similar record's by one
    letter, an initial or the order of its parts is left to an editor: the
    verdict is ambiguous, with that one record.
    """
    if " " not in reading.name.strip() and not reading.post:
        return UNKNOWN
    exact = _by_name(RecordKind.OFFICIAL, reading.name, reading.country, authorities)
    if exact.verdict is not Verdict.UNKNOWN:
        return exact
    similar = tuple(
        dict.fromkeys(
            entry.record
            for entry in _same_side(authorities.namesakes(reading.name), reading.country)
            if any(similar_names(reading.name, name) for name in entry.names)
        )
    )
    return Resolution(Verdict.AMBIGUOUS, similar) if similar else UNKNOWN


def _by_name(
    kind: RecordKind, name: str, country: str | None, authorities: AuthorityFile
) -> Resolution:
    match _same_side(authorities.candidates(kind, name), country):
        case []:
            return UNKNOWN
        case [only]:
            return Resolution(Verdict.MATCHED, (only.record,))
        case several:
            return Resolution(Verdict.AMBIGUOUS, tuple(entry.record for entry in several))


def _same_side(entries: Iterable[AuthorityEntry], country: str | None) -> list[AuthorityEntry]:
    """The entries that do not stand for another country."""
    return [
        entry
        for entry in entries
        if country is None or entry.country is None or entry.country == country
    ]
