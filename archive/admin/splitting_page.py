"""Split a record: choose the rows that belong to another one, and say to which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.admin.evidence import add_context, marked, place, with_article
from archive.admin.merging_page import may_merge
from archive.admin.messages import editor
from archive.admin.shown import change_url, state
from archive.admin.widgets import RelationSelect
from archive.curation.merge_facts import post_in_words
from archive.curation.merge_rows import Move
from archive.curation.split import is_split, parts_of, split
from archive.models import Appointment, Mention
from archive.models.review import Reviewed
from archive.models.spans import Evidenced, Spanned

#: Rows of one kind that are shown; words narrow them down.
SHOWN = 60
#: Fields that name what a row is about, in the order in which they are told.
_NAMED = ("initiative", "other", "meeting", "partner", "official", "subject", "owner")


class SplitForm(forms.Form):
    """Which record the chosen rows belong to, and why."""

    name = forms.CharField(label=_("Name of a new record"), max_length=300, required=False)
    reason = forms.CharField(
        label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, desk: ModelAdmin, record: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relation = Mention._meta.get_field(str(desk.opts.model_name))
        records = desk.model._default_manager.filter(merged_into__isnull=True)
        self.fields["to"] = forms.ModelChoiceField(
            label=_("or a record that is there"),
            queryset=records.exclude(pk=record.pk),
            required=False,
            widget=RelationSelect(relation, desk.admin_site),
        )
        self.order_fields(["name", "to", "reason"])


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its key, what it is about, its words and where they stand, how it was decided."""

    key: int
    about: str
    words: str
    where: SafeString
    state: SafeString
    chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one kind: those that are shown, and how many there are."""

    code: str
    label: str
    lines: tuple[Line, ...]
    count: int


def splitting_page(desk: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """Show the rows of a record, then move the chosen ones.

    Raises ``PermissionDenied`` for who may not merge, ``Http404`` where no such record is live.
    """
    if not may_merge(request.user, desk.model):
        raise PermissionDenied
    record: Any = desk.get_object(request, str(key))
    if record is None or record.merged_into_id is not None or not is_split(desk.model):
        raise Http404
    sent = request.method == "POST"
    form = SplitForm(desk, record, request.POST if sent else None)
    words = (request.POST if sent else request.GET).get("q", "").strip()
    chosen = _chosen(request, record)
    if sent and form.is_valid():
        try:
            return _split(request, record, form, chosen)
        except ValidationError as error:
            form.add_error(None, error)
    return TemplateResponse(
        request,
        "admin/archive/split.html",
        {
            **desk.admin_site.each_context(request),
            "opts": desk.opts,
            "title": _now("Split a record"),
            "record": record,
            "address": change_url(record),
            "form": form,
            "parts": [
                part
                for code, move in parts_of(record)
                if (part := _part(code, move, record, words, chosen.get(code, set()))).count
            ],
            "words": words,
            "media": desk.media + form.media,
        },
    )


def _chosen(request: HttpRequest, record: Any) -> dict[str, set[int]]:
    """The keys that were ticked, by the code of their kind."""
    return {
        code: {int(key) for key in request.POST.getlist(code) if key.isdecimal() and len(key) < 18}
        for code, _move in parts_of(record)
    }


def _split(
    request: HttpRequest, record: Any, form: SplitForm, chosen: dict[str, set[int]]
) -> HttpResponse:
    done = split(
        record,
        chosen,
        by=editor(request),
        to=form.cleaned_data["to"],
        name=form.cleaned_data["name"],
        reason=form.cleaned_data["reason"].strip(),
    )
    said = ngettext(
        "%(count)d row belongs to “%(record)s” now.",
        "%(count)d rows belong to “%(record)s” now.",
        done.moved,
    )
    messages.success(request, said % {"count": done.moved, "record": done.record})
    if done.left:
        left = ngettext(
            "%(count)d row was left: that record has it already.",
            "%(count)d rows were left: that record has them already.",
            done.left,
        )
        messages.warning(request, left % {"count": done.left})
    return HttpResponseRedirect(change_url(done.record))


def _part(code: str, move: Move, record: Any, words: str, chosen: set[int]) -> Part:
    rows: QuerySet[Any] = move.model._default_manager.filter(**{move.field: record}).order_by("pk")
    spanned = issubclass(move.model, (Spanned, Evidenced))
    if spanned and words:
        rows = rows.filter(exact__icontains=words)
    count = rows.count()
    if others := _others(move):
        rows = rows.select_related(*others)
    if spanned:
        rows = with_article(rows)
    shown = list(rows[:SHOWN])
    if spanned:
        add_context([row for row in shown if row.start is not None])
    return Part(
        code=code,
        label=str(move.model._meta.verbose_name_plural),
        lines=tuple(_line(row, move, spanned, row.pk in chosen) for row in shown),
        count=count,
    )


def _others(move: Move) -> list[str]:
    """The fields of a row that name other records: they tell what the row is about."""
    if move.model is Mention:
        return []
    names = {field.name for field in move.model._meta.fields}
    return [name for name in _NAMED if name in names - {move.field}]


def _line(row: Any, move: Move, spanned: bool, is_chosen: bool) -> Line:
    others = [str(one) for name in _others(move) if (one := getattr(row, name)) is not None]
    words = marked(row) if spanned and row.start is not None else ""
    about = "; ".join(others) or ("" if words else str(row))
    if isinstance(row, Appointment):
        about, words = "", post_in_words(row)
    elif about and hasattr(row, "get_role_display"):
        words = format_html("{} {}", row.get_role_display(), words)
    return Line(
        key=row.pk,
        about=about,
        words=words,
        where=place(row.article) if spanned else SafeString(""),
        state=state(row) if isinstance(row, Reviewed) else SafeString(""),
        chosen=is_chosen,
    )
