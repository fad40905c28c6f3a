"""Stages: what has become of an initiative, derived from its accepted reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from itertools import accumulate, combinations, product

from archive.models.authority import Initiative
from archive.models.links import StageReport
from archive.partial_dates import bounds
from archive.vocabulary import ReviewStatus, Stage

#: The usual way of an initiative, in order; the other stages end or deny it.
PROGRESS = (
    Stage.PROPOSED,
    Stage.UNDER_DISCUSSION,
    Stage.AGREED,
    Stage.SIGNED,
    Stage.ONGOING,
    Stage.COMPLETED,
)
#: At these stages nothing more is expected.
FINAL_STAGES = (Stage.COMPLETED, Stage.CANCELLED, Stage.DENIED)
HALTED = frozenset({Stage.SUSPENDED, Stage.CANCELLED, Stage.DENIED})
STANDING = frozenset({Stage.AGREED, Stage.SIGNED, Stage.ONGOING, Stage.COMPLETED})
#: What a report says: the stage, the first and the last day that it may have been reported on.
Claim = tuple[Stage, date, date]
_RANK = {stage: rank for rank, stage in enumerate(Stage)}


def current_stage(reports: Iterable[StageReport]) -> tuple[str, str]:
    """The stage and its partial date by the newest accepted one of ``reports``.

    Reports without a date count as the oldest. Of two reports about the same
    day the later stage of the vocabulary holds, so that the order of import
    does not matter. Two empty strings where nothing is accepted.
    """
    accepted = [report for report in reports if report.status == ReviewStatus.ACCEPTED]
    if not accepted:
        return "", ""
    newest = max(accepted, key=lambda report: (_last_day(report), _RANK[Stage(report.stage)]))
    return newest.stage, newest.reported_on


def derive_stage(initiative: Initiative) -> bool:
    """Write the stage of ``initiative`` and its date from its reports; say whether they changed."""
    stage, stage_on = current_stage(initiative.stage_reports.all())
    if (stage, stage_on) == (initiative.stage, initiative.stage_on):
        return False
    initiative.stage, initiative.stage_on = stage, stage_on
    initiative.save(update_fields=["stage", "stage_on", "changed_at"])
    return True


def contradictions(reports: Iterable[StageReport]) -> list[tuple[StageReport, StageReport]]:
    """Pairs of accepted reports that cannot both be right, the older one first.

    Two reports contradict each other when one says that the thing is halted or
    denied while the other, about the same time, says that it stands; or when
    the later one puts it at an earlier step than the older one had.
    """
    dated = [
        report
        for report in reports
        if report.status == ReviewStatus.ACCEPTED and report.reported_on
    ]
    dated.sort(key=lambda report: (_last_day(report), report.pk or 0))
    claims = [(Stage(report.stage), *bounds(report.reported_on)) for report in dated]
    return [
        (dated[older], dated[newer])
        for older, newer in combinations(range(len(dated)), 2)
        if _contradict(claims[older], claims[newer])
    ]


def disputed(reports: Iterable[StageReport]) -> set[int]:
    """The keys of the reports that stand in any of the ``contradictions``.

    Hundreds of reports make tens of thousands of pairs, so pairs are not looked
    at: a step back is found from the furthest step before, and the earliest after.
    """
    keys: dict[Claim, list[int]] = {}
    for report in reports:
        if report.status == ReviewStatus.ACCEPTED and report.reported_on:
            claim = (Stage(report.stage), *bounds(report.reported_on))
            keys.setdefault(claim, []).append(report.pk)
    found = _steps_back([claim for claim in keys if claim[0] in PROGRESS])
    halted = [claim for claim in keys if claim[0] in HALTED]
    standing = [claim for claim in keys if claim[0] in STANDING]
    for one, other in product(halted, standing):
        if one[1] <= other[2] and other[1] <= one[2]:
            found |= {one, other}
    return {key for claim in found for key in keys[claim]}


def _steps_back(claims: list[Claim]) -> set[Claim]:
    """Those of ``claims`` that an earlier one is ahead of, or a later one behind."""
    by_end = sorted(claims, key=lambda claim: claim[2])
    ends = [last for _stage, _first, last in by_end]
    furthest = list(accumulate((_RANK[claim[0]] for claim in by_end), max))
    by_start = sorted(claims, key=lambda claim: claim[1], reverse=True)
    starts = [-first.toordinal() for _stage, first, _last in by_start]
    earliest = list(accumulate((_RANK[claim[0]] for claim in by_start), min))
    found = set()
    for claim in claims:
        stage, first, last = claim
        before = bisect_left(ends, first)
        after = bisect_left(starts, -last.toordinal())
        if (before and furthest[before - 1] > _RANK[stage]) or (
            after and earliest[after - 1] < _RANK[stage]
        ):
            found.add(claim)
    return found


def _contradict(older: Claim, newer: Claim) -> bool:
    (older_stage, older_first, older_last), (newer_stage, newer_first, newer_last) = older, newer
    if older_stage is newer_stage:
        return False
    if older_first <= newer_last and newer_first <= older_last:
        return (older_stage in HALTED and newer_stage in STANDING) or (
            older_stage in STANDING and newer_stage in HALTED
        )
    return (
        _RANK[newer_stage] < _RANK[older_stage]
        and older_stage in PROGRESS
        and newer_stage in PROGRESS
    )


def _last_day(report: StageReport) -> date:
    return bounds(report.reported_on)[1] if report.reported_on else date.min
