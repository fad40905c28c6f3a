"""The silence line: when an initiative was reported, and how long nothing has been since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.filters.initiatives import FINAL_STAGES
from archive.models import Initiative, Partner, StageReport
from archive.partial_dates import bounds
from archive.views.timeline import Axis, Tick, axis_over, middle


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


def last_reported(reports: Iterable[StageReport]) -> str:
    """The date of the newest of ``reports``, or nothing where none has a date."""
    dated = [report.reported_on for report in reports if report.reported_on]
    return max(dated, key=lambda value: bounds(value)[1], default="")


def silence_table(initiatives: Sequence[Any], today: date) -> SilenceTable:
    """Draw ``initiatives``, fetched ``with_lines``, on one axis."""
    axis = axis_over(
        (report.reported_on for item in initiatives for report in item.shown_reports), today
    )
    return SilenceTable(axis, tuple(_line(item, axis) for item in initiatives))


def _line(initiative: Any, axis: Axis) -> SilenceLine:
    dated = sorted(
        (report for report in initiative.shown_reports if report.reported_on),
        key=lambda report: (middle(report.reported_on), report.pk),
    )
    last = last_reported(dated) or initiative.stage_on
    shown = initiative.shown_participations
    ended = last[:4] if initiative.stage in FINAL_STAGES else ""
    return SilenceLine(
        initiative=initiative,
        partners=tuple({row.partner_id: row.partner for row in shown}.values()),
        points=tuple(
            Point(axis.at(middle(report.reported_on)), report.stage, report.is_machine_read)
            for report in dated
        ),
        last=last,
        months=None if ended or not last else months_since(last, axis.today),
        ended=ended,
    )
