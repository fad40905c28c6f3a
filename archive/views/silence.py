"""The silence line: when an initiative was reported, and how long nothing has been since."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.models import Initiative, Partner
from archive.models.stages import FINAL_STAGES
from archive.partial_dates import bounds
from archive.views import rows
from archive.views.rows import DatedReport
from archive.views.timeline import Axis, Tick, axis_over, middle, per_cent

#: A point nearer than this to one that looks the same, in per cent of the axis, would lie on it.
POINT_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Point:
    """A report on the axis."""

    x: str
    stage: str
    machine: bool


@dataclass(frozen=True, slots=True)
class SilenceLine:
    """One initiative in the table: its reports as points, then the months without one.

    ``months`` is None where the last report has no date, or where the
    initiative has come to its end; ``ended`` then says in which year.
    """

    initiative: Initiative
    partners: tuple[Partner, ...]
    points: tuple[Point, ...]
    last: str
    months: int | None
    ended: str

    @property
    def stage(self) -> str:
        """The stage that the row is drawn in."""
        return self.initiative.stage


@dataclass(frozen=True, slots=True)
class SilenceTable:
    """Lines on one axis."""

    axis: Axis
    lines: tuple[SilenceLine, ...]

    @property
    def ticks(self) -> list[Tick]:
        """The years over the axis."""
        return self.axis.ticks(short=True)


def months_since(value: str, today: date) -> int:
    """Whole months from the last day that ``value`` may mean until ``today``; never negative.

    >>> months_since("2021-06-22", date(2026, 11, 21)), months_since("2026", date(2026, 3, 1))
    (64, 0)
    """
    last = bounds(value)[1]
    months = (today.year - last.year) * 12 + today.month - last.month
    return max(0, months - (today.day < last.day))


def last_of(days: Iterable[str]) -> str:
    """The latest of the partial dates ``days``, or nothing where there is none."""
    return max(filter(None, days), key=lambda value: bounds(value)[1], default="")


def silence_table(initiatives: Sequence[Any], today: date) -> SilenceTable:
    """Draw ``initiatives``, fetched ``with_partners``, on one axis."""
    reports = rows.dated_reports(initiatives)
    axis = axis_over((one.day for several in reports.values() for one in several), today)
    return SilenceTable(
        axis, tuple(_line(item, reports.get(item.pk, ()), axis) for item in initiatives)
    )


def _line(initiative: Any, reports: Sequence[DatedReport], axis: Axis) -> SilenceLine:
    last = last_of(one.day for one in reports) or initiative.stage_on
    shown = initiative.shown_participations
    ended = last[:4] if initiative.stage in FINAL_STAGES else ""
    return SilenceLine(
        initiative=initiative,
        partners=tuple({row.partner_id: row.partner for row in shown}.values()),
        points=_points(reports, axis),
        last=last,
        months=None if ended or not last else months_since(last, axis.today),
        ended=ended,
    )


def _points(reports: Sequence[DatedReport], axis: Axis) -> tuple[Point, ...]:
    """``reports`` from the first to the last, without those that others would cover."""
    placed = sorted(
        ((axis.share(middle(one.day)), one.machine, one.stage) for one in reports),
        key=lambda point: (point[0], not point[1], point[2]),
    )
    drawn = thinned(
        [share for share, _machine, _stage in placed],
        [(machine, stage) for _share, machine, stage in placed],
        gap=POINT_GAP,
    )
    return tuple(Point(per_cent(placed[at][0]), placed[at][2], placed[at][1]) for at in drawn)


def thinned(shares: Sequence[float], looks: Sequence[Hashable], *, gap: float) -> list[int]:
    """Which of the points at ``shares``, in order, are drawn.

    Left out is one that is nearer than ``gap`` to the last drawn point with the
    same look. The last point of all is always drawn: the silence begins there.

    >>> thinned([0.0, 0.5, 0.6, 9.0, 9.1], ["a", "a", "b", "a", "a"], gap=1.0)
    [0, 2, 3, 4]
    """
    last: dict[Hashable, float] = {}
    found = []
    for index, (share, look) in enumerate(zip(shares, looks, strict=True)):
        if look not in last or share - last[look] >= gap or index == len(shares) - 1:
            found.append(index)
            last[look] = share
    return found
