"""What visitors can narrow the list of officials by."""

from __future__ import annotations

import django_filters as filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive.filters.common import (
    QuestionFilter,
    RecordFilterSet,
    YearFilter,
    holding,
    holding_any,
    in_year,
    partner_filter,
)
from archive.models import (
    Appointment,
    Article,
    Involvement,
    Mention,
    Official,
    Participation,
    Partner,
)

SIDES = [("indonesia", _("Indonesia")), ("partner", _("Partners")), ("unknown", _("Not known"))]


class OfficialFilter(RecordFilterSet):
    """Filters for the list of officials. The names are the public parameters."""

    q = QuestionFilter()
    side = filters.ChoiceFilter(choices=SIDES, label=_("Side"), method="on_side")
    partner = partner_filter()
    year = YearFilter(label=_("Named in"), method="named_in")

    class Meta:
        model = Official
        fields: list[str] = []

    def on_side(self, officials: QuerySet, _name: str, side: str) -> QuerySet:
        match side:
            case "indonesia":
                return officials.filter(country="ID")
            case "partner":
                return officials.exclude(country__in=["", "ID"])
            case _:
                return officials.filter(country="")

    def with_partner(self, officials: QuerySet, _name: str, partner: Partner) -> QuerySet:
        """Officials of the partner, and those of the other side in its initiatives."""
        appointed = Appointment.objects.public().filter(partner=partner)
        joined = Participation.objects.public().filter(partner=partner)
        involved = Involvement.objects.public().filter(initiative__in=joined.values("initiative"))
        return holding_any(officials, (appointed, "official"), (involved, "official"))

    def named_in(self, officials: QuerySet, _name: str, year: int) -> QuerySet:
        told = Article.objects.public().filter(
            in_year("published_on", year) | in_year("event_on", year)
        )
        rows = Mention.objects.public().filter(
            article__in=told.order_by().values("pk"), official__isnull=False
        )
        return holding(officials, rows, "official")
