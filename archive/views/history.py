"""The history of an initiative: its stage reports in order, and their drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.models import Initiative, StageReport
from archive.models.stages import FINAL_STAGES, disputed
from archive.views.silence import last_of, months_since, thinned
from archive.views.timeline import Axis, Tick, axis_over, middle, per_cent

#: Labels nearer to each other than this share of the axis, in per cent, would overlap.
LABEL_GAP = 17.0
#: A point nearer than this to one that looks the same would lie on it.
POINT_GAP = 2.2
#: From here on a label stands to the left of its point.
LABEL_TURN = 78.0


@dataclass(frozen=True, slots=True)
class DrawnPoint:
    """A point of the drawing, on the line or, for a contradiction, below it."""

    x: str
    stage: str
    label: str
    machine: bool
    labelled: bool
    turned: bool


@dataclass(frozen=True, slots=True)
class StageHistory:
    """What became of an initiative.

    ``reports`` are all there are, in order, each with the date of its article as
    ``dated``; ``disputed`` has the keys of those that contradict another. ``months``
    is the silence since the last report, None where there is none to count from or
    where nothing more is expected.
    """

    reports: tuple[Any, ...]
    disputed: frozenset[int]
    axis: Axis
    line: tuple[DrawnPoint, ...]
    below: tuple[DrawnPoint, ...]
    first: str
    last: str
    months: int | None
    ended: bool
    hush_middle: str

    @property
    def ticks(self) -> list[Tick]:
        """The years under the drawing."""
        return self.axis.ticks()

    @property
    def last_is_late(self) -> bool:
        """Whether the label of the last point stands where that of today would."""
        return bool(self.line) and self.line[-1].turned and self.line[-1].labelled

    @property
    def dates(self) -> int:
        """How many dates the reports have."""
        return len({report.reported_on for report in self.reports} - {""})


def stage_history(
    initiative: Initiative, reports: Sequence[StageReport], today: date
) -> StageHistory:
    """Order ``reports``, find the contradictions, and place all of them on an axis."""
    ordered = sorted(
        reports,
        key=lambda row: (
            not row.reported_on,
            row.reported_on and middle(row.reported_on),
            row.is_machine_read,
            row.pk,
        ),
    )
    axis = axis_over((row.reported_on for row in reports), today)
    line, below = _drawn([row for row in ordered if row.reported_on], axis)
    last = last_of(row.reported_on for row in reports)
    ended = initiative.stage in FINAL_STAGES
    hush_from = axis.share(middle(last)) if last else 0.0
    return StageHistory(
        reports=tuple(ordered),
        disputed=frozenset(disputed(reports)),
        axis=axis,
        line=line,
        below=below,
        first=min((row.reported_on for row in reports if row.reported_on), default=""),
        last=last,
        months=None if ended or not last else months_since(last, today),
        ended=ended,
        hush_middle=per_cent((hush_from + axis.share(today)) / 2)
        if axis.share(today) - hush_from > 2 * LABEL_GAP
        else "",
    )


def _drawn(
    dated: Sequence[StageReport], axis: Axis
) -> tuple[tuple[DrawnPoint, ...], tuple[DrawnPoint, ...]]:
    """Points on the line, one a date; other stages of the same date go below it.

    Of points that would lie on one another only the first is drawn.
    """
    on_line: dict[str, StageReport] = {}
    under: dict[tuple[str, str], StageReport] = {}
    for row in dated:
        if on_line.setdefault(row.reported_on, row).stage != row.stage:
            under.setdefault((row.reported_on, row.stage), row)
    line = _apart(list(on_line.values()), axis)
    below = _apart(list(under.values()), axis)
    labelled = _with_room([share for _row, share in line])
    return (
        tuple(
            _point(row, share, labelled=index in labelled)
            for index, (row, share) in enumerate(line)
        ),
        tuple(_point(row, share, labelled=index == 0) for index, (row, share) in enumerate(below)),
    )


def _apart(rows: Sequence[StageReport], axis: Axis) -> list[tuple[StageReport, float]]:
    """Those of ``rows`` that are drawn, with their share of the axis."""
    shares = [axis.share(middle(row.reported_on)) for row in rows]
    looks = [(row.stage, row.is_machine_read) for row in rows]
    return [(rows[at], shares[at]) for at in thinned(shares, looks, gap=POINT_GAP)]


def _point(row: StageReport, share: float, *, labelled: bool) -> DrawnPoint:
    return DrawnPoint(
        x=per_cent(share),
        stage=row.stage,
        label=row.get_stage_display() if labelled else "",
        machine=row.is_machine_read,
        labelled=labelled,
        turned=share > LABEL_TURN,
    )


def _with_room(shares: Sequence[float]) -> set[int]:
    """Which of the labels at ``shares`` fit: the last one first, then from the left."""
    if not shares:
        return set()
    chosen = {len(shares) - 1}
    for index, share in enumerate(shares):
        if all(abs(share - shares[other]) >= LABEL_GAP for other in chosen):
            chosen.add(index)
    return chosen
