"""What visitors can narrow the list of initiatives by."""

from __future__ import annotations

import django_filters as filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.filters.common import (
    QuestionFilter,
    RecordFilterSet,
    YearFilter,
    holding,
    in_year,
    narrower,
    official_filter,
    outlet_filter,
    partner_filter,
    subject_filter,
    term_filter,
)
from archive.models import (
    Article,
    Initiative,
    InitiativeSubject,
    Involvement,
    Mention,
    Official,
    Outlet,
    Participation,
    Partner,
    StageReport,
    Subject,
)
from archive.models.stages import FINAL_STAGES
from archive.vocabulary import InitiativeKind, Stage

SILENCES = [
    ("1", _("More than a year")),
    ("3", _("More than three years")),
    ("5", _("More than five years")),
]


class InitiativeFilter(RecordFilterSet):
    """Filters for the initiative list. The names are the public parameters."""

    q = QuestionFilter()
    partner = partner_filter()
    stage = term_filter(Stage, _("Stage now"), field_name="stage")
    kind = term_filter(InitiativeKind, _("Kind"), field_name="kind")
    subject = subject_filter()
    silence = filters.ChoiceFilter(choices=SILENCES, label=_("Without news"), method="silent_for")
    outlet = outlet_filter("told_by")
    year = YearFilter(label=_("Reported in"), method="reported_in")
    official = official_filter()

    class Meta:
        model = Initiative
        fields: list[str] = []

    def with_partner(self, initiatives: QuerySet, _name: str, partner: Partner) -> QuerySet:
        rows = Participation.objects.public().filter(partner=partner)
        return holding(initiatives, rows, "initiative")

    def with_official(self, initiatives: QuerySet, _name: str, official: Official) -> QuerySet:
        rows = Involvement.objects.public().filter(official=official)
        return holding(initiatives, rows, "initiative")

    def with_subject(self, initiatives: QuerySet, _name: str, subject: Subject) -> QuerySet:
        rows = InitiativeSubject.objects.public().filter(subject__in=narrower(subject))
        return holding(initiatives, rows, "initiative")

    def told_by(self, initiatives: QuerySet, _name: str, outlet: Outlet) -> QuerySet:
        articles = Article.objects.public().filter(outlet=outlet).order_by().values("pk")
        rows = Mention.objects.public().filter(article__in=articles, initiative__isnull=False)
        return holding(initiatives, rows, "initiative")

    def reported_in(self, initiatives: QuerySet, _name: str, year: int) -> QuerySet:
        rows = StageReport.objects.public().filter(in_year("reported_on", year))
        return holding(initiatives, rows, "initiative")

    def silent_for(self, initiatives: QuerySet, _name: str, years: str) -> QuerySet:
        """Initiatives with a last stage at least so many years old that have not come to an end."""
        today = timezone.localdate()
        latest = f"{today.year - int(years)}{today:-%m-%d}"
        return initiatives.filter(stage_on__gt="", stage_on__lte=latest).exclude(
            stage__in=FINAL_STAGES
        )
