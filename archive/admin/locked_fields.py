"""Marks on a record's form: fields that no run writes any more, and values that wait for them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.forms import BaseForm
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from archive.models import FieldLock, FieldProposal
from archive.models.curation import LOCKABLE_FIELDS


def mark_locks(form: BaseForm, record: Model, *, user: User) -> None:
    """Say under each locked field of ``form`` who locked it and when, with the way to unlock it.

    A value that a run has read since stands there too, until somebody decides on it.
    """
    about = record._meta.model_name
    if about not in LOCKABLE_FIELDS:
        return
    marks: dict[str, list[SafeString]] = {}
    locks = FieldLock.objects.filter(**{about: record}).select_related("locked_by")
    may_unlock = user.has_perm("archive.delete_fieldlock")
    for lock in locks.order_by("pk"):
        marks.setdefault(lock.field, []).append(_mark(lock, may_unlock=may_unlock))
    waiting = FieldProposal.objects.proposed().filter(**{about: record})
    for proposal in waiting.order_by("pk"):
        marks.setdefault(proposal.field, []).append(_offer(proposal))
    for name, said in marks.items():
        if name not in form.fields:
            continue
        bound = form[name]
        if bound.help_text:
            said.insert(0, format_html("<span>{}</span>", bound.help_text))
        bound.help_text = format_html_join(" ", "{}", ((mark,) for mark in said))


def _mark(lock: FieldLock, *, may_unlock: bool) -> SafeString:
    when = date_format(localtime(lock.locked_at), "j F Y")
    who = lock.locked_by.get_full_name() or lock.locked_by.get_username()
    said = _("Locked by %(who)s, %(when)s: no run writes it.") % {"who": who, "when": when}
    if not may_unlock:
        return format_html('<span class="locked">{}</span>', said)
    return format_html(
        '<span class="locked">{} <a href="{}">{}</a></span>',
        said,
        reverse("admin:archive_fieldlock_delete", args=[lock.pk]),
        _("Unlock…"),
    )


def _offer(proposal: FieldProposal) -> SafeString:
    value: Any = proposal.proposed or _("nothing")
    return format_html(
        '<span class="offered">{} <a href="{}">{}</a></span>',
        _("A run has read “%(value)s” since.") % {"value": value},
        reverse("admin:archive_fieldproposal_change", args=[proposal.pk]),
        _("Decide…"),
    )
