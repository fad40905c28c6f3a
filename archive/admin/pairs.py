"""The desk for pairs: records that may be one, with what speaks for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.base import DeskAdmin
from archive.admin.filters import ConfidenceFilter, StateFilter
from archive.admin.merging_page import may_merge, merging_address
from archive.admin.messages import editor, tell
from archive.admin.pages import asked_again, page_between
from archive.curation.merge_conflicts import conflicts
from archive.curation.merge_facts import compare, link_counts, told, weigh
from archive.curation.pairs import WAITING, reopen_pairs, tell_apart
from archive.models import InitiativePair, MeetingPair, OfficialPair, PartnerPair
from archive.vocabulary import PairReason, ReviewStatus

#: Facts of one record that its line in the list tells.
_TOLD = 3


class PairStateFilter(StateFilter):
    """What waits, what was called not the same, what was merged."""

    title = _("decision")

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [
            ("waiting", _("waits for a decision")),
            ("apart", _("not the same")),
            ("merged", _("merged")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet:
        match self.value():
            case "waiting":
                return queryset.filter(WAITING)
            case "apart":
                return queryset.filter(status=ReviewStatus.REJECTED)
            case "merged":
                return queryset.filter(status=ReviewStatus.ACCEPTED)
        return queryset


class WhyForm(forms.Form):
    """Why two records are not the same."""

    reason = forms.CharField(
        label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class PairAdmin(DeskAdmin):
    """Pairs of one kind, the likeliest first; a decision on one leads to the next."""

    list_display = ["ends", "score", "why", "one", "other", "decided"]
    list_display_links = ["ends"]
    list_filter = [PairStateFilter, ConfidenceFilter]
    list_select_related = ["first", "second", "decided_by"]
    search_fields = ["first__name", "second__name"]
    ordering = ["-confidence", "pk"]
    actions = ["tell_apart_selected", "reopen_selected"]

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["archive/admin/merging.css"]}

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Pairs are found, or proposed where records stand side by side."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was decided on a pair stays, or it would be offered again."""
        return False

    def add_facts(self, rows: Sequence[Any]) -> None:
        records = {end.pk: end for pair in rows for end in (pair.first, pair.second)}
        lines: dict[int, list[str]] = {key: [] for key in records}
        for kind in told(list(records.values())) if records else ():
            for key, several in zip(records, kind.lines, strict=True):
                lines[key] += several[:_TOLD]
        for pair in rows:
            pair.facts = (lines[pair.first_id][:_TOLD], lines[pair.second_id][:_TOLD])

    @admin.display(description=_("records"))
    def ends(self, pair: Any) -> str:
        return f"{pair.first} · {pair.second}"

    @admin.display(description=_("likeness"), ordering="confidence")
    def score(self, pair: Any) -> SafeString:
        return shown.confidence(pair)

    @admin.display(description=_("because of"))
    def why(self, pair: Any) -> SafeString:
        return format_html_join("", '<span class="line">{}</span>', ((said,) for said in why(pair)))

    @admin.display(description=_("what is known of the first"))
    def one(self, pair: Any) -> SafeString:
        return _known(pair.facts[0])

    @admin.display(description=_("of the second"))
    def other(self, pair: Any) -> SafeString:
        return _known(pair.facts[1])

    @admin.display(description=_("decision"), ordering="status")
    def decided(self, pair: Any) -> SafeString:
        return decision(pair)

    @admin.action(
        description=_("Not the same…"),
        description_plural=_("Not the same…"),
        permissions=["change"],
    )
    def tell_apart_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """Ask why, then say of all chosen pairs that they are not the same."""
        form = WhyForm(request.POST if asked_again(request) else None)
        if asked_again(request) and form.is_valid():
            reason = form.cleaned_data["reason"].strip()
            done = tell_apart(queryset.order_by("pk"), by=editor(request), reason=reason)
            tell(request, _("Not the same"), done)
            return None
        return page_between(
            self,
            request,
            queryset,
            action="tell_apart_selected",
            template="admin/archive/merging/apart.html",
            context={"title": _now("Not the same"), "form": form},
        )

    @admin.action(
        description=_("Offer again"), description_plural=_("Offer again"), permissions=["change"]
    )
    def reopen_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Take back that chosen pairs are not the same."""
        tell(request, _("Waiting again"), reopen_pairs(queryset.order_by("pk"), by=editor(request)))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Both records side by side; what is decided here leads to the next pair."""
        pair: Any = self.get_object(request, object_id)
        if pair is None:
            raise Http404
        if not self.has_view_permission(request, pair):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide(request, pair)
        records = [pair.first, pair.second]
        weights = weigh(records)
        kept = max(records, key=lambda record: (weights[record.pk], -record.pk))
        model = type(pair.first)
        return TemplateResponse(
            request,
            "admin/archive/pair.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": _now("Are they the same?"),
                "pair": pair,
                "reasons": why(pair),
                "decision": decision(pair),
                "columns": [
                    {
                        "record": record,
                        "address": shown.change_url(record),
                        "weight": weights[record.pk],
                    }
                    for record in records
                ],
                "fields": compare(records, kept, {}),
                "told": told(records),
                "counts": link_counts(records),
                "conflicts": conflicts(records),
                "waits": pair.status == ReviewStatus.PROPOSED,
                "is_apart": pair.status == ReviewStatus.REJECTED,
                "may_decide": self.has_change_permission(request, pair),
                "merge_address": (
                    merging_address(model, [record.pk for record in records])
                    if may_merge(request.user, model)
                    and all(record.merged_into_id is None for record in records)
                    else ""
                ),
                "next_address": self._next(pair),
            },
        )

    def _decide(self, request: HttpRequest, pair: Any) -> HttpResponse:
        if not self.has_change_permission(request, pair):
            raise PermissionDenied
        reason = request.POST.get("reason", "").strip()
        # Who decides on a page that somebody was faster on is shown what was decided.
        if request.POST.get("status") != pair.status:
            messages.warning(request, _now("Somebody has decided on this pair meanwhile."))
            return HttpResponseRedirect(shown.change_url(pair))
        if "reopen" in request.POST:
            reopen_pairs([pair], by=editor(request), reason=reason)
            messages.success(request, _now("The pair waits again."))
            return HttpResponseRedirect(shown.change_url(pair))
        following = self._next(pair)
        tell_apart([pair], by=editor(request), reason=reason)
        messages.success(request, _now("Not the same: %(pair)s.") % {"pair": self.ends(pair)})
        return HttpResponseRedirect(following or self._list())

    def _next(self, pair: Any) -> str:
        """The address of the pair that waits behind this one; empty at the end."""
        score = pair.confidence if pair.confidence is not None else -1.0
        behind = Q(confidence__lt=score) | Q(confidence=pair.confidence, pk__gt=pair.pk)
        if pair.confidence is None:
            behind = Q(confidence__isnull=True, pk__gt=pair.pk)
        rows = self.model._default_manager.filter(WAITING, behind).exclude(pk=pair.pk)
        following = rows.order_by("-confidence", "pk").first()
        return shown.change_url(following) if following is not None else ""

    def _list(self) -> str:
        return reverse(f"admin:archive_{self.opts.model_name}_changelist") + "?review=waiting"


def why(pair: Any) -> list[str]:
    """The reasons of a pair in words, each with what it was seen in."""
    said = []
    for code, words in pair.reasons:
        reason = _now(PairReason(code).label)
        said.append(f"{reason}: {words}" if words else reason)
    return said


def decision(pair: Any) -> SafeString:
    """What was decided on a pair, by whom and why."""
    if pair.status == ReviewStatus.PROPOSED:
        return format_html('<span class="state waiting">{}</span>', _now("waits"))
    word = _now("not the same") if pair.status == ReviewStatus.REJECTED else _now("merged")
    who = ", ".join(filter(None, (str(pair.decided_by or ""), pair.note)))
    return format_html('<span class="state">{}</span> <span class="muted">{}</span>', word, who)


def _known(lines: Sequence[str]) -> SafeString:
    return format_html_join(
        "", '<span class="line">{}</span>', ((line,) for line in lines)
    ) or SafeString("–")


admin.site.register([PartnerPair, OfficialPair, InitiativePair, MeetingPair], PairAdmin)
