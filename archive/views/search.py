"""One search over all records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from archive.filters.common import MAX_QUESTION
from archive.models import Initiative, Subject
from archive.search import search
from archive.views import rows
from archive.views.articles import listed_articles
from archive.views.base import canonical_address
from archive.views.meetings import listed_meetings
from archive.views.officials import named_officials, posts
from archive.views.partners import named_partners

PAGE_SIZE = 20
#: Nobody reads further; each page costs the reading of all before it.
MAX_PAGES = 25


@dataclass(frozen=True, slots=True)
class Searched:
    """A kind of record that is searched: its code in addresses, its names, where it comes from."""

    code: str
    singular: Any
    plural: Any
    list_name: str
    records: Callable[[], QuerySet]

    @property
    def template_name(self) -> str:
        """The template that shows one record of this kind among the others."""
        return f"archive/_{self.code}_item.html"


def _articles() -> QuerySet:
    return listed_articles(with_text=True)


def _officials() -> QuerySet:
    return named_officials().prefetch_related(posts())


def _initiatives() -> QuerySet:
    return rows.with_lines(Initiative.objects.public().labour())


#: In the order in which they are shown among equals: names that are sought for before what
#: merely speaks of them.
SEARCHED = (
    Searched("partner", _("Partner"), _("Partners"), "partner_list", named_partners),
    Searched("official", _("Official"), _("Officials"), "official_list", _officials),
    Searched("subject", _("Subject"), _("Subjects"), "subject_list", Subject.objects.live),
    Searched("initiative", _("Initiative"), _("Initiatives"), "initiative_list", _initiatives),
    Searched("meeting", _("Meeting"), _("Meetings"), "meeting_list", listed_meetings),
    Searched("article", _("Article"), _("Articles"), "article_list", _articles),
)


class SearchView(TemplateView):
    """Records of all kinds that hold the words, those with the words in their names first."""

    template_name = "archive/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terms = self.request.GET.get("q", "").replace("\x00", "").strip()[:MAX_QUESTION]
        chosen = self.request.GET.get("kind", "")
        context = {
            **super().get_context_data(**kwargs),
            "section": "search",
            "terms": terms,
            "is_filtered": True,
            "canonical": canonical_address(self.request),
        }
        if not terms:
            return context
        counts = {kind.code: search(kind.records(), terms).count() for kind in SEARCHED}
        kinds = [kind for kind in SEARCHED if kind.code == chosen] or list(SEARCHED)
        total = sum(counts[kind.code] for kind in kinds)
        paginator = Paginator(range(min(total, PAGE_SIZE * MAX_PAGES)), PAGE_SIZE)
        page = paginator.get_page(self.request.GET.get("page"))
        return {
            **context,
            "chosen": chosen if len(kinds) == 1 else "",
            "kinds": [(kind, counts[kind.code]) for kind in SEARCHED],
            "all_count": sum(counts.values()),
            "total": total,
            "page_obj": page,
            "page_numbers": list(
                paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
            ),
            "found": find(kinds, terms, page.start_index() - 1, page.end_index()),
        }


def find(kinds: list[Searched], terms: str, start: int, stop: int) -> list[tuple[Searched, Model]]:
    """Places ``start`` to ``stop`` of all hits: by rank, then by kind, then newest first."""
    places: list[tuple[int, int, int, int]] = []
    for order, kind in enumerate(kinds):
        best = search(kind.records(), terms).order_by("-rank", "-pk")
        places += [
            (-rank, order, place, key)
            for place, (rank, key) in enumerate(best.values_list("rank", "pk")[:stop])
        ]
    wanted = sorted(places)[max(0, start) : stop]
    records = {
        order: kind.records().in_bulk([key for _rank, of, _place, key in wanted if of == order])
        for order, kind in enumerate(kinds)
    }
    return [
        (kinds[order], records[order][key])
        for _rank, order, _place, key in wanted
        if key in records[order]
    ]
