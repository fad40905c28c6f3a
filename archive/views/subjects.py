"""Public pages about subjects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from archive.filters import SubjectFilter
from archive.models import Initiative, Mention, Subject
from archive.views import rows
from archive.views.articles import listed_articles
from archive.views.base import RecordListView, RecordView, in_words
from archive.views.figures import subject_figures
from archive.views.silence import silence_table
from archive.views.stages import stage_shares

#: How many rows of one kind a subject's page shows.
SHOWN = 12


def in_order(
    subjects: Iterable[Subject], counts: Mapping[int, int]
) -> list[tuple[int, Subject, int]]:
    """The tree as lines: depth, subject, and how many initiatives carry it.

    Terms that neither they nor a narrower one has initiatives for are left out.
    """
    children: dict[int | None, list[Subject]] = {}
    known = {subject.pk for subject in subjects}
    for subject in sorted(subjects, key=lambda one: one.label.casefold()):
        broader = subject.parent_id if subject.parent_id in known else None
        children.setdefault(broader, []).append(subject)

    def lines(broader: int | None, depth: int) -> list[tuple[int, Subject, int]]:
        found = []
        for subject in children.get(broader, []):
            under = lines(subject.pk, depth + 1)
            if under or counts.get(subject.pk):
                found += [(depth, subject, counts.get(subject.pk, 0)), *under]
        return found

    return lines(None, 0)


class SubjectListView(RecordListView):
    """The controlled vocabulary, as a tree; with words to find, the terms that match."""

    filterset_class = SubjectFilter
    template_name = "archive/subject_list.html"
    section = "subjects"
    paginate_by = 500
    orders = (("name", _("name"), ("label_id",)),)

    def get_queryset(self) -> QuerySet[Subject]:
        return Subject.objects.live()

    def counted(self, count: int) -> str:
        return ngettext("%(count)s subject", "%(count)s subjects", count)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        found = list(context["page_obj"])
        counts = subject_figures()
        lines = (
            [(0, one, counts.get(one.pk, 0)) for one in found]
            if self.terms
            else in_order(found, counts)
        )
        context["lines"] = lines
        context["most"] = max((count for _depth, _one, count in lines), default=1)
        context["counted"] = in_words(self.counted, len(lines))
        return context


class SubjectView(RecordView):
    """One subject: broader and narrower terms, initiatives and articles."""

    model = Subject
    name = "subject"
    key = "code"
    section = "subjects"
    template_name = "archive/subject.html"

    def records(self) -> QuerySet[Subject]:
        return Subject.objects.select_related("parent", "merged_into")

    def about(self, record: Subject) -> dict[str, Any]:
        under = list(record.descendants(include_self=True).values_list("pk", flat=True))
        tagged = rows.initiative_subjects().filter(subject__in=under)
        initiatives = (
            Initiative.objects.public().labour().filter(pk__in=tagged.values("initiative"))
        )
        counts = Counter(dict(initiatives.order_by().values_list("stage").annotate(Count("pk"))))
        told = Mention.objects.public().filter(initiative__in=tagged.values("initiative"))
        own = rows.article_subjects().filter(subject__in=under)
        return {
            "stages": stage_shares(counts),
            "initiative_count": counts.total(),
            "silence": silence_table(
                rows.first_of(
                    rows.with_partners(Initiative.objects.all()),
                    initiatives.order_by("-stage_on", "-pk"),
                    SHOWN,
                ),
                timezone.localdate(),
            ),
            "articles": rows.first_of(listed_articles(), rows.newest_articles(told, own), SHOWN),
            "broader": record.parent,
            "narrower": record.children.filter(merged_into__isnull=True),
            "alternatives": record.alternatives.filter(language=get_language() or "id"),
            "related": record.related_subjects(),
            "matches": record.matches.all(),
        }
