"""The first page: what was promised, with whom, and what became of it."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.views.generic import TemplateView

from archive.models import Initiative, Partner
from archive.models.stages import FINAL_STAGES
from archive.views import rows
from archive.views.articles import listed_articles
from archive.views.base import canonical_address
from archive.views.evidence import Evidence, evidence_of
from archive.views.figures import partner_figures
from archive.views.silence import silence_table
from archive.views.stages import stage_shares
from archive.views.timeline import per_cent

#: How many initiatives, partners and articles the page shows.
LINES, PARTNERS, ARTICLES = 9, 10, 5
#: Silence of more than so many years is told in the summary.
LONG_SILENCE = 5


class HomeView(TemplateView):
    """The first page."""

    template_name = "archive/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        initiatives = Initiative.objects.public().labour()
        counts = Counter(dict(initiatives.order_by().values_list("stage").annotate(Count("pk"))))
        silent = initiatives.filter(
            stage_on__gt="", stage_on__lte=f"{today.year - LONG_SILENCE}{today:-%m-%d}"
        ).exclude(stage__in=FINAL_STAGES)
        articles: list[Any] = list(
            listed_articles(with_text=True).order_by("-event_on", "-published_on", "-pk")[:ARTICLES]
        )
        # What stands large tells of an initiative, if any of the newest does.
        lead = next((article for article in articles if article.shown_reports), None)
        lead = lead or next(iter(articles), None)
        return {
            **super().get_context_data(**kwargs),
            "section": "home",
            "canonical": canonical_address(self.request),
            "stages": stage_shares(counts),
            "counts": counts,
            "initiative_count": counts.total(),
            "silent_count": silent.count(),
            "silence": silence_table(_longest_silent(initiatives), today),
            "partners": _most_frequent_partners(),
            "partner_count": len(partner_figures()),
            "lead": lead,
            "lead_evidence": _first_evidence(lead) if lead else None,
            "articles": [article for article in articles if article is not lead],
        }


def _longest_silent(initiatives: QuerySet[Initiative]) -> list[Initiative]:
    """Those without news for longest, then what has come to its end last."""
    waiting = initiatives.filter(stage_on__gt="").exclude(stage__in=FINAL_STAGES)
    ended = initiatives.filter(stage__in=FINAL_STAGES).order_by("-stage_on", "pk")[:1]
    lines = list(rows.with_partners(waiting.order_by("stage_on", "pk"))[: LINES - 1])
    return [*lines, *rows.with_partners(ended)]


def _first_evidence(article: Any) -> Evidence | None:
    """The sentence of the first stage that ``article`` reports."""
    first = min(article.shown_reports, key=lambda row: row.start or 0, default=None)
    return None if first is None else evidence_of(first, cue=first.cue)


def _most_frequent_partners() -> list[dict[str, Any]]:
    """The partners with most initiatives, with the length of their bars."""
    counts = {key: one.initiatives for key, one in islice(partner_figures().items(), PARTNERS)}
    partners = Partner.objects.public().in_bulk(counts)
    most = max(counts.values(), default=1)
    return [
        {"partner": partners[key], "count": count, "width": per_cent(100 * count / most)}
        for key, count in counts.items()
        if key in partners
    ]
