"""What visitors can narrow the list of articles by."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive.filters.common import (
    QuestionFilter,
    RecordFilterSet,
    YearFilter,
    holding,
    holding_any,
    in_year,
    initiative_filter,
    narrower,
    official_filter,
    outlet_filter,
    partner_filter,
    subject_filter,
    term_filter,
)
from archive.models import (
    Article,
    ArticleSubject,
    Initiative,
    InitiativeSubject,
    Mention,
    Official,
    Outlet,
    Partner,
    StageReport,
    Subject,
)
from archive.vocabulary import Stage


class ArticleFilter(RecordFilterSet):
    """Filters for the article list. The names are the public parameters."""

    q = QuestionFilter()
    partner = partner_filter()
    subject = subject_filter()
    stage = term_filter(Stage, _("Reported stage"), method="with_stage")
    outlet = outlet_filter("of_outlet")
    year = YearFilter(label=_("Year"), method="of_year")
    official = official_filter()
    initiative = initiative_filter()

    class Meta:
        model = Article
        fields: list[str] = []

    def with_partner(self, articles: QuerySet, _name: str, partner: Partner) -> QuerySet:
        return holding(articles, Mention.objects.public().filter(partner=partner), "article")

    def with_official(self, articles: QuerySet, _name: str, official: Official) -> QuerySet:
        return holding(articles, Mention.objects.public().filter(official=official), "article")

    def with_initiative(self, articles: QuerySet, _name: str, initiative: Initiative) -> QuerySet:
        """Articles that the initiative rests on: those that tell of it or report its stage."""
        told = Mention.objects.public().filter(initiative=initiative)
        reports = StageReport.objects.public().filter(initiative=initiative)
        return holding_any(articles, (told, "article"), (reports, "article"))

    def with_subject(self, articles: QuerySet, _name: str, subject: Subject) -> QuerySet:
        """Articles tagged with the subject, and those that an initiative so tagged rests on."""
        subjects = narrower(subject)
        tagged = ArticleSubject.objects.public().filter(subject__in=subjects)
        initiatives = InitiativeSubject.objects.public().filter(subject__in=subjects)
        told = Mention.objects.public().filter(initiative__in=initiatives.values("initiative"))
        return holding_any(articles, (tagged, "article"), (told, "article"))

    def with_stage(self, articles: QuerySet, _name: str, stage: str) -> QuerySet:
        return holding(articles, StageReport.objects.public().filter(stage=stage), "article")

    def of_outlet(self, articles: QuerySet, _name: str, outlet: Outlet) -> QuerySet:
        return articles.filter(outlet=outlet)

    def of_year(self, articles: QuerySet, _name: str, year: int) -> QuerySet:
        return articles.filter(in_year("published_on", year) | in_year("event_on", year))
