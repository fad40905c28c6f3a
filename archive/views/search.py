"""One search over all records."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from archive.filters.common import MAX_QUESTION
from archive.views.base import canonical_address
from archive.views.hits import LIMIT, SEARCHED, FoundKind, Total, fetch, in_order

PAGE_SIZE = 20


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
        found = [FoundKind(kind, terms) for kind in SEARCHED]
        kinds = [one for one in found if one.kind.code == chosen] or found
        total = Total.of(kinds)
        paginator = Paginator(in_order(kinds), PAGE_SIZE)
        page = paginator.get_page(self.request.GET.get("page"))
        return {
            **context,
            "chosen": chosen if len(kinds) == 1 else "",
            "kinds": found,
            "all": Total.of(found),
            "counted": total.in_words(),
            "limit": LIMIT if total.has_more or total.count > LIMIT else 0,
            "page_obj": page,
            "page_numbers": list(
                paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
            ),
            "found": fetch(list(page)),
        }
