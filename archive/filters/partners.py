"""What visitors can narrow the list of partners by."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive.filters.common import (
    QuestionFilter,
    RecordFilterSet,
    holding,
    narrower,
    subject_filter,
    term_filter,
)
from archive.models import InitiativeSubject, Participation, Partner, Subject
from archive.vocabulary import PartnerKind, Stage


class PartnerFilter(RecordFilterSet):
    """Filters for the partner list. The names are the public parameters."""

    q = QuestionFilter()
    kind = term_filter(PartnerKind, _("Kind"), field_name="kind")
    stage = term_filter(Stage, _("Has an initiative at stage"), method="with_stage")
    subject = subject_filter()

    class Meta:
        model = Partner
        fields: list[str] = []

    def with_stage(self, partners: QuerySet, _name: str, stage: str) -> QuerySet:
        rows = Participation.objects.public().filter(initiative__stage=stage)
        return holding(partners, rows, "partner")

    def with_subject(self, partners: QuerySet, _name: str, subject: Subject) -> QuerySet:
        tagged = InitiativeSubject.objects.public().filter(subject__in=narrower(subject))
        rows = Participation.objects.public().filter(initiative__in=tagged.values("initiative"))
        return holding(partners, rows, "partner")
