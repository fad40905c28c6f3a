"""Relating initiatives: what the title of a new one says of an earlier one, as proposals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Final

from django.db import transaction
from django.db.models import Q

from archive.ingest.acceptance import judge
from archive.ingest.locks import lock_archive
from archive.models import (
    ImportRun,
    Initiative,
    InitiativeLink,
    InitiativeSubject,
    Participation,
    StageReport,
)
from archive.pipeline.related_initiatives import Told, announced, relation
from archive.pipeline.same_initiative import matter_of
from archive.vocabulary import InitiativeKind, ReviewStatus, Scope, Stage

#: The rule of the links: the title names an earlier thing of the same sides.
TITLE_SAYS: Final = "title_says"


def relate_initiatives(run: ImportRun) -> Counter[str]:
    """Propose links from the initiatives that ``run`` brought in; return how many of each kind."""
    with transaction.atomic():
        lock_archive()
        rows = Initiative.objects.filter(run=run).values_list("pk", "name")
        new = [key for key, name in rows if announced(name) is not None]
        partners = _partners(new)
        others = _with_partners({one for keys in partners.values() for one in keys})
        told = _told({*new, *(key for keys in others.values() for key in keys)})
        links = []
        for key in sorted(told.keys() & set(new)):
            candidates = {one for partner in partners[key] for one in others[partner]} - {key}
            best = _best(key, candidates & told.keys(), told)
            if best is not None:
                links.append(best)
        made = _unknown(links, run)
        InitiativeLink.objects.bulk_create(made)
    return Counter(str(link.kind) for link in made)


def _best(key: int, candidates: Iterable[int], told: dict[int, Told]) -> InitiativeLink | None:
    """The link to the surest of ``candidates``; to none where two are as sure."""
    found = [
        (said[1], other, said[0])
        for other in sorted(candidates)
        if (said := relation(told[key], told[other])) is not None
    ]
    found.sort(reverse=True)
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    confidence, other, kind = found[0]
    return InitiativeLink(
        initiative_id=key,
        other_id=other,
        kind=kind.value,
        rule=TITLE_SAYS,
        confidence=confidence,
        status=judge("initiative-link", TITLE_SAYS, confidence).value,
    )


def _partners(keys: Collection[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Participation.objects.exclude(status=ReviewStatus.REJECTED).order_by()
    for key, partner in rows.filter(initiative__in=keys).values_list("initiative", "partner"):
        found[key].add(partner)
    return found


def _with_partners(partners: Collection[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Participation.objects.exclude(status=ReviewStatus.REJECTED).order_by()
    for key, partner in rows.filter(partner__in=partners).values_list("initiative", "partner"):
        found[partner].add(key)
    return found


def _told(keys: Collection[int]) -> dict[int, Told]:
    """The initiatives that stand or wait, as they can be compared."""
    subjects: dict[int, set[str]] = defaultdict(set)
    tagged = InitiativeSubject.objects.exclude(status=ReviewStatus.REJECTED).order_by()
    for key, code in tagged.filter(initiative__in=keys).values_list("initiative", "subject__code"):
        subjects[key].add(code)
    since: dict[int, str] = {}
    signed: dict[int, set[str]] = defaultdict(set)
    sides: dict[int, list[str]] = defaultdict(list)
    joined = Participation.objects.exclude(status=ReviewStatus.REJECTED).order_by()
    for key, name in joined.filter(initiative__in=keys).values_list("initiative", "partner__name"):
        sides[key].append(name)
    reports = StageReport.objects.exclude(status=ReviewStatus.REJECTED).exclude(reported_on="")
    for key, day, stage in reports.filter(initiative__in=keys).values_list(
        "initiative", "reported_on", "stage"
    ):
        since[key] = min(day, since.get(key, day))
        if stage == Stage.SIGNED:
            signed[key].add(day)
    records = Initiative.objects.filter(pk__in=keys, merged_into__isnull=True).order_by()
    return {
        key: Told(
            name,
            InitiativeKind(kind),
            matter_of(
                name,
                sides=sides[key],
                subjects=subjects[key],
                scope=Scope(scope),
                signed_on=signed[key],
            ),
            since.get(key, ""),
        )
        for key, name, kind, scope in records.exclude(status=ReviewStatus.REJECTED).values_list(
            "pk", "name", "kind", "scope"
        )
    }


def _unknown(links: Iterable[InitiativeLink], run: ImportRun) -> list[InitiativeLink]:
    """Those of ``links`` whose two initiatives nobody has joined before, in either direction."""
    wanted = {frozenset((link.initiative_id, link.other_id)): link for link in links}
    keys = [key for pair in wanted for key in pair]
    known = InitiativeLink.objects.filter(Q(initiative__in=keys) & Q(other__in=keys)).order_by()
    for one, other in known.values_list("initiative", "other"):
        wanted.pop(frozenset((one, other)), None)
    for link in wanted.values():
        link.run = run
    return list(wanted.values())
