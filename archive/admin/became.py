"""What became of an initiative, as an editor reads it: all reports in order, and what disagrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from archive.admin import shown
from archive.admin.evidence import add_context, marked, place, with_article
from archive.models import Initiative, StageReport
from archive.models.date_words import date_in_words
from archive.models.stages import contradictions, disputed
from archive.vocabulary import ReviewStatus

#: The newest reports are shown, and so many pairs of those that disagree.
_REPORTS, _PAIRS = 40, 6


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A stage report with what its line shows."""

    report: StageReport
    date: str
    stage: SafeString
    state: SafeString
    words: SafeString
    place: SafeString
    address: str
    is_disputed: bool


def became(initiative: Initiative) -> SafeString:
    """The timeline of the reports on ``initiative``, with pairs that cannot both be right."""
    reports = with_article(StageReport.objects.filter(initiative=initiative))
    newest = reports.exclude(status=ReviewStatus.REJECTED).order_by("-reported_on", "-pk")
    found = list(newest.select_related("decided_by")[: _REPORTS + 1])
    rows = found[:_REPORTS][::-1]
    add_context([row for row in rows if row.start is not None])
    doubtful = disputed(rows)
    lines = {row.pk: _shown(row, row.pk in doubtful) for row in rows}
    pairs = contradictions(rows) if doubtful else []
    context: dict[str, Any] = {
        "reports": list(lines.values()),
        "pairs": [(lines[one.pk], lines[other.pk]) for one, other in pairs[:_PAIRS]],
        "more_pairs": max(len(pairs) - _PAIRS, 0),
        "all": shown.list_link(StageReport, "…", initiative__id__exact=initiative.pk),
        "has_more": len(found) > _REPORTS,
    }
    return SafeString(render_to_string("admin/archive/became.html", context))


def _shown(row: StageReport, is_disputed: bool) -> ShownReport:
    return ShownReport(
        report=row,
        date=date_in_words(row.reported_on, short=True),
        stage=shown.stage(row.stage),
        state=shown.state(row),
        words=marked(row),
        place=place(row.article),
        address=shown.change_url(row),
        is_disputed=is_disputed,
    )
