"""What all lists and all record pages do alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from django_filters.views import FilterView

from archive.filters.common import MAX_QUESTION
from archive.models import GoneRecord
from archive.models.publication import Published
from archive.search import Hits
from archive.search.ranked import LIMIT
from archive.views.figures import CountedKeys
from archive.views.rows import in_order
from archive.vocabulary import Publication, ReviewStatus

PAGE_SIZE = 25
#: How a list can be sorted: code, label and fields. A primary key makes every order stable.
Order = tuple[str, Any, tuple[str, ...]]
BEST = "best"


def canonical_address(request: HttpRequest, *, query: str = "") -> str:
    """The one address of a page: without filters, tracking words and the like."""
    return request.build_absolute_uri(request.path + query)


def in_words(counted: Callable[[int], str], count: int) -> str:
    """``count`` things as ``counted`` says it, with the digits of a large number in groups."""
    return counted(count) % {"count": number_format(count, use_l10n=True, force_grouping=True)}


class RecordListView(FilterView):
    """A public list: a queryset, a filter set, a template, and the orders it can be sorted in.

    What an address asks for and cannot be understood is left out and said so; no
    address makes an error. Filtered lists ask search engines to stay away: the
    combinations have no end.
    """

    paginate_by = PAGE_SIZE
    strict = False
    section: ClassVar[str] = ""
    orders: ClassVar[tuple[Order, ...]] = ()

    def counted(self, count: int) -> str:
        """Words for ``count`` records, with ``%(count)s`` where the number stands."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page's own context, then what every list shows."""
        context = super().get_context_data(**kwargs)
        page: Page = context["page_obj"]
        active = self.filterset.active()
        return {
            **context,
            "counted": self._counted(page.paginator),
            "limit": LIMIT if self._has_more(page.paginator) else 0,
            "section": self.section,
            "controls": self.filterset.controls(),
            "active": [
                {"label": one.label, "shown": one.shown, "rest": self._without(one.name)}
                for one in active
            ],
            "refused": self.filterset.refused(),
            "terms": self.terms,
            "orders": [(code, label) for code, label, _fields in self._orders()],
            "order": self._order()[0],
            "kept": [("sort", self._order()[0])] if "sort" in self.request.GET else [],
            "page_numbers": list(
                page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
            ),
            "is_filtered": bool(active or self.filterset.refused() or "sort" in self.request.GET),
            "canonical": canonical_address(
                self.request,
                query=f"?page={page.number}" if page.number > 1 and not active else "",
            ),
        }

    @property
    def terms(self) -> str:
        """The words that were searched for."""
        return (self.filterset.form.cleaned_data.get("q") or "")[:MAX_QUESTION]

    def get_filterset_kwargs(self, filterset_class: type) -> dict[str, Any]:
        """Bind the filter set always, so that its cleaned data are there to be read."""
        return {**super().get_filterset_kwargs(filterset_class), "data": self.request.GET}

    def get(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.filterset = self.get_filterset(self.get_filterset_class())
        self.object_list = self.filterset.narrowed()
        return self.render_to_response(
            self.get_context_data(filter=self.filterset, object_list=self.object_list)
        )

    def paginate_queryset(
        self, queryset: QuerySet, page_size: int
    ) -> tuple[Paginator, Page, Any, bool]:
        """The page that was asked for, or the nearest there is.

        Only keys are sorted and skipped over; the records of one page are fetched whole.
        """
        paginator = self.get_paginator(self._keys(queryset), page_size)
        page = paginator.get_page(self.request.GET.get(self.page_kwarg))
        page.object_list = in_order(self.get_queryset(), list(page.object_list))
        return paginator, page, page.object_list, page.has_other_pages()

    def _keys(self, records: QuerySet) -> Hits | CountedKeys:
        """The keys of ``records`` in the order asked for; of a search no more than its limit."""
        plain = records.prefetch_related(None).select_related(None)
        code, _label, fields = self._order()
        orders = (*fields, "-pk" if fields[-1].startswith("-") else "pk")
        if self.terms:
            return Hits(plain, self.terms, orders, best_first=code == BEST)
        return CountedKeys(plain.order_by(*orders).values_list("pk", flat=True), self._narrowed())

    def _counted(self, paginator: Paginator) -> str:
        words = in_words(self.counted, paginator.count)
        if self._has_more(paginator):
            return _("More than %(counted)s") % {"counted": words}
        return words

    @staticmethod
    def _has_more(paginator: Paginator) -> bool:
        """Whether more is found than can be leafed through."""
        return isinstance(paginator.object_list, Hits) and paginator.object_list.has_more

    def _narrowed(self) -> str:
        """What the list is narrowed by: lists with the same filters have the same count."""
        values = ((one.name, self.request.GET[one.name]) for one in self.filterset.active())
        return f"{self.section}?{urlencode(sorted(values))}"

    def _orders(self) -> tuple[Order, ...]:
        if not self.terms:
            return self.orders
        return ((BEST, _("best match"), self.orders[0][2]), *self.orders)

    def _order(self) -> Order:
        asked = self.request.GET.get("sort")
        return next((order for order in self._orders() if order[0] == asked), self._orders()[0])

    def _without(self, name: str) -> str:
        """The query of this address without one filter."""
        query = self.request.GET.copy()
        query.pop(name, None)
        query.pop(self.page_kwarg, None)
        return query.urlencode()


class RecordView(TemplateView):
    """The page of one record.

    A merged record leads to the one that survives, a withdrawn or a deleted one
    answers 410, one that was never public 404.
    """

    model: ClassVar[type[Model]]
    section: ClassVar[str] = ""
    name: ClassVar[str] = "record"
    key: ClassVar[str] = "slug"

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        record = self.records().filter(**{self.key: slug}).first()
        if record is None:
            return _deleted(request, self.model, self.key, slug)
        survivor = _survivor(record)
        if survivor != record and survivor.is_public:
            return HttpResponsePermanentRedirect(survivor.get_absolute_url())
        if not survivor.is_public:
            return _not_public(request, survivor)
        context = {
            self.name: record,
            "section": self.section,
            "canonical": canonical_address(request),
            **self.about(record),
        }
        return self.render_to_response(context)

    def records(self) -> QuerySet:
        """Where records come from, with what the head of the page needs."""
        return self.model._default_manager.select_related("merged_into")

    def about(self, record: Any) -> dict[str, Any]:
        """The rest of the page: what the template shows of ``record``."""
        raise NotImplementedError


def gone(
    request: HttpRequest, deleted: GoneRecord | None = None, replacement: Any = None
) -> HttpResponse:
    """The page that stays where a withdrawn or deleted record was, with what replaced it."""
    context = {"deleted": deleted, "replacement": replacement}
    return render(request, "410.html", context, status=410)


def _deleted(request: HttpRequest, model: type[Model], key: str, slug: str) -> HttpResponse:
    """410 for a deleted record; raises ``Http404`` for what there never was."""
    notes = GoneRecord.objects.filter(kind=model._meta.model_name)
    deleted = note = notes.filter(slug=slug).first()
    if deleted is None or note is None:
        raise Http404
    seen = {slug}
    while note is not None and note.replaced_by and note.replaced_by not in seen:
        slug = note.replaced_by
        seen.add(slug)
        record: Any = model._default_manager.filter(**{key: slug}).first()
        if record is not None:
            survivor = _survivor(record)
            return gone(request, deleted, survivor if survivor.is_public else None)
        note = notes.filter(slug=slug).first()
    return gone(request, deleted)


def _survivor(record: Any) -> Any:
    """Follow merges to their end; a circle ends where it closes."""
    seen = {record.pk}
    while record.merged_into is not None and record.merged_into.pk not in seen:
        record = record.merged_into
        seen.add(record.pk)
    return record


def _not_public(request: HttpRequest, record: Any) -> HttpResponse:
    """410 for what was withdrawn or rejected, 404 for what was never shown."""
    if isinstance(record, Published) and (
        record.publication == Publication.WITHDRAWN or record.status == ReviewStatus.REJECTED
    ):
        return gone(request)
    raise Http404
