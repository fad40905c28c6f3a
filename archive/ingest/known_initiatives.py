"""The initiatives an import knows, by partner, so that a report finds the one it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from archive.models import Initiative, InitiativeSubject, Participation, StageReport
from archive.pipeline.same_initiative import Matter, matter_of
from archive.vocabulary import ReviewStatus, Scope, Stage


@dataclass(slots=True)
class KnownInitiatives:
    """What each initiative that nobody has rejected is about, found by its partners."""

    matters: dict[int, Matter] = field(default_factory=dict)
    by_partner: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def load(cls, partner_names: Mapping[int, Iterable[str]]) -> KnownInitiatives:
        """Read all initiatives, in four queries whatever their number."""
        known = cls()
        kept = {"status__in": (ReviewStatus.PROPOSED, ReviewStatus.ACCEPTED)}
        partners: dict[int, set[int]] = defaultdict(set)
        subjects: dict[int, set[str]] = defaultdict(set)
        signings: dict[int, set[str]] = defaultdict(set)
        for found, rows, value in (
            (partners, Participation.objects.all(), "partner_id"),
            (subjects, InitiativeSubject.objects.all(), "subject__code"),
            (signings, StageReport.objects.filter(stage=Stage.SIGNED), "reported_on"),
        ):
            pairs = rows.filter(**kept).order_by().values_list("initiative_id", value)
            for initiative, one in pairs:
                found[initiative].add(one)
        records = Initiative.objects.filter(merged_into__isnull=True, **kept).order_by()
        for pk, name, scope in records.values_list("pk", "name", "scope"):
            sides = [name for partner in partners[pk] for name in partner_names.get(partner, ())]
            matter = matter_of(
                name,
                sides=sides,
                subjects=subjects[pk],
                scope=Scope(scope),
                signed_on=signings[pk],
            )
            known.add(pk, matter, partners[pk])
        return known

    def add(self, record: int, matter: Matter, partners: Iterable[int]) -> None:
        """Add what a report tells of ``record``; the words of its first title stay."""
        before = self.matters.get(record)
        if before is not None:
            matter = replace(
                before,
                subjects=before.subjects | matter.subjects,
                signed_on=before.signed_on | matter.signed_on,
            )
        self.matters[record] = matter
        for partner in partners:
            self.by_partner[partner].add(record)

    def with_partners(self, partners: Iterable[int]) -> dict[int, Matter]:
        """The initiatives that share one of ``partners``, each with its matter."""
        return {
            record: self.matters[record]
            for partner in partners
            for record in self.by_partner.get(partner, ())
        }
