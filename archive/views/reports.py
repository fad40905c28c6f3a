"""The stage reports of an initiative as its pages tell them: all of them, or the changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from archive.models import StageReport
from archive.views import rows
from archive.views.evidence import Evidence, evidence_of
from archive.views.history import StageHistory

#: So many reports stand on an initiative's page one by one; of more, only the changes of stage.
SHOWN = 10
#: So many changes stand there: the first ones and the latest.
FIRST, LATEST = 3, 7
#: Reports on one page of all of them.
PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a history: a report with its evidence, then how many like it follow.

    ``more`` counts the reports that are left out after it, ``until`` is the date
    of the last of them where all say the same stage, and ``page`` the page of the
    full list on which they begin.
    """

    row: StageReport
    evidence: Evidence
    contradicts: bool
    more: int = 0
    until: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a line stands among all reports, and how many are left out after it."""

    at: int
    more: int = 0
    same_stage: bool = True


def told_in_full(history: StageHistory, start: int, stop: int) -> list[Told]:
    """The reports ``start`` to ``stop`` of ``history``, each with its evidence."""
    return _told(history, [_Line(at) for at in range(start, min(stop, len(history.reports)))])


def told_in_short(history: StageHistory) -> list[Told]:
    """All reports of ``history`` where they are few, else the changes of stage and the last."""
    return _told(history, _in_short(history.reports))


def _in_short(reports: Sequence[StageReport]) -> list[_Line]:
    if len(reports) <= SHOWN:
        return [_Line(at) for at in range(len(reports))]
    lines: list[_Line] = []
    at = 0
    for _stage, group in groupby(reports, key=lambda report: report.stage):
        count = len(list(group))
        lines.append(_Line(at, count - 1))
        at += count
    if lines[-1].more:
        lines[-1:] = [_Line(lines[-1].at, lines[-1].more - 1), _Line(len(reports) - 1)]
    if len(lines) <= FIRST + LATEST:
        return lines
    before, after = lines[FIRST - 1], lines[-LATEST]
    gap = _Line(before.at, after.at - before.at - 1, same_stage=False)
    return [*lines[: FIRST - 1], gap, *lines[-LATEST:]]


def _told(history: StageHistory, lines: Iterable[_Line]) -> list[Told]:
    lines = list(lines)
    keys = [history.reports[line.at].pk for line in lines]
    found = rows.stage_reports().select_related("article__outlet").in_bulk(keys)
    return [
        Told(
            row=found[key],
            evidence=evidence_of(found[key], cue=found[key].cue),
            contradicts=key in history.disputed,
            more=line.more,
            until=history.reports[line.at + line.more].reported_on if line.same_stage else "",
            page=(line.at + 1) // PAGE_SIZE + 1,
        )
        for line, key in zip(lines, keys, strict=True)
        if key in found
    ]
