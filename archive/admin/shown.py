"""How the desk shows the same things everywhere: stages, states, links, counts."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models.date_words import date_in_words
from archive.vocabulary import Origin, ReviewStatus, Stage

#: What the lists of the desk call a row that stands, by its origin.
_STANDING = {
    Origin.MACHINE: gettext_lazy("machine-read"),
    Origin.LISTED: gettext_lazy("known name"),
    Origin.REVIEWED: gettext_lazy("reviewed"),
}


def stage(code: str) -> SafeString:
    """A stage as its shape and its word."""
    if not code:
        return format_html('<span class="muted">{}</span>', _("unknown"))
    return format_html(
        '<span class="stage s-{0}"><svg class="gl" aria-hidden="true" focusable="false">'
        '<use href="#g-{0}"/></svg>{1}</span>',
        code,
        _(Stage(code).label),
    )


def state(row: Any) -> SafeString:
    """Where a row stands in review, in words and with the evidence's own band."""
    if getattr(row, "merged_into_id", None) is not None:
        return format_html('<span class="state">{}</span>', _("merged"))
    if row.status == ReviewStatus.PROPOSED:
        return format_html('<span class="state waiting">{}</span>', _("waits"))
    if row.status == ReviewStatus.REJECTED:
        return format_html('<span class="state rejected">{}</span>', _("rejected"))
    return format_html('<span class="state {}">{}</span>', row.origin, _STANDING[row.origin])


def confidence(row: Any) -> SafeString:
    """The rule's confidence as a bar and a number."""
    if row.confidence is None:
        return SafeString("")
    return format_html(
        '<span class="conf"><svg aria-hidden="true" focusable="false">'
        '<rect class="b0" width="100%" height="6"/><rect class="b1" width="{}%" height="6"/></svg>'
        "{}</span>",
        round(row.confidence * 100),
        number_format(row.confidence, 2),
    )


def origin(row: Any) -> SafeString:
    """Who or what made the row and who decided it, in one sentence each."""
    made = _("Entered by a person.")
    if row.origin is Origin.LISTED:
        made = _("From the archive’s list of known names.")
    elif row.run_id is not None:
        made = _("Read by rule %(rule)s in import run #%(run)d.") % {
            "rule": row.rule or "?",
            "run": row.run_id,
        }
    decided = _("No editor has judged it yet.")
    if row.decided_by_id is not None:
        decided = _("Decided by %(who)s on %(when)s.") % {
            "who": row.decided_by,
            "when": date_format(localtime(row.decided_at), "j F Y, H.i") if row.decided_at else "?",
        }
    if row.corrected:
        labels = {field.name: str(field.verbose_name) for field in row._meta.concrete_fields}
        names = ", ".join(labels.get(name, name) for name in row.corrected_fields)
        decided += " " + _("Corrected by an editor: %(fields)s.") % {"fields": names}
    return format_html("{} {} {}", made, decided, confidence(row))


def record_link(record: Model | None, *, kind: str = "") -> SafeString:
    """A link to a record's page on the desk, with its kind under it."""
    if record is None:
        return format_html('<span class="muted">{}</span>', _("none"))
    link = format_html('<a href="{}">{}</a>', change_url(record), record)
    return format_html('{} <span class="kd">{}</span>', link, _(kind)) if kind else link


def without_record(mention: Any) -> SafeString:
    """What is known of a mention that no record has been found for."""
    return format_html(
        '<span class="muted">{}</span> <span class="kd">{}</span>',
        _(mention.get_verdict_display()),
        _(mention.get_kind_display()),
    )


def change_url(record: Model) -> str:
    """The address of a record's page on the desk."""
    meta = record._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])


def list_link(model: type[Model], label: Any, **lookups: Any) -> SafeString:
    """A link to the desk's list of ``model`` narrowed by ``lookups``; no link where none are."""
    if label == 0:
        return format_html('<span class="muted">{}</span>', label)
    meta = model._meta
    query = "&".join(f"{name}={value}" for name, value in lookups.items())
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    return format_html('<a href="{}?{}">{}</a>', url, query, label)


def stage_and_date(initiative: Any) -> SafeString:
    """The derived stage of an initiative, since when, and where it comes from."""
    return format_html(
        '{} {} <span class="muted">{}</span>',
        stage(initiative.stage),
        date_in_words(initiative.stage_on, short=True),
        _("from the newest accepted stage report"),
    )
