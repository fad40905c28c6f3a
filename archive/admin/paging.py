"""Lists that stay fast: counts that stop, and facts fetched for one page only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

from archive.admin.empty_lists import filled_by

#: Lists longer than this are counted no further; filters and search lead to the rest.
COUNTED = 100_000


class BoundedPaginator(Paginator):
    """A paginator that counts to ``COUNTED`` and stops; it counts keys, not words in context."""

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return rows.order_by().values("pk")[:COUNTED].count()


class PageFacts(Protocol):
    """An admin class that adds facts to the rows of a page."""

    def add_facts(self, rows: Sequence[Any]) -> None:
        """Set attributes of ``rows``, with a fixed number of queries."""


class DeskList(ChangeList):
    """A list whose admin class may add facts to the rows of the page that is shown."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        page: Any = self.result_list
        # Only keys are put in order: rows with all that is joined to them weigh too much for it.
        keys = list(page.values_list("pk", flat=True))
        rows = self.queryset.in_bulk(keys)
        self.result_list: Any = [rows[key] for key in keys if key in rows]
        desk: Any = self.model_admin
        desk.add_facts(self.result_list)

    @property
    def is_narrowed(self) -> bool:
        """Whether words or filters leave out some of the rows there are."""
        return bool(self.query or self.get_filters_params())

    @property
    def filled_by(self) -> str:
        """What an empty list says of how it is filled."""
        return filled_by(self.model)
