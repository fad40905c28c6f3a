"""The digest: what waits to be read in the inbox, by mail, once."""

from __future__ import annotations

from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, mailers
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Notice

#: Notices that one mail lists; the inbox has the rest.
_LISTED = 50


@dataclass(frozen=True, slots=True)
class Mailed:
    """How many people got a digest with how many notices, and who could not be reached, and why."""

    people: int
    notices: int
    failures: tuple[tuple[str, str], ...] = ()


def mail_digests() -> Mailed:
    """Mail everybody at the desk who has an address what was neither read nor mailed before.

    Each person's notices are marked in the transaction in which the mail is
    handed over: where that fails they wait for the next time, and nobody gets
    one twice.
    """
    waiting = Notice.objects.filter(
        read_at__isnull=True, mailed_at__isnull=True, to__is_active=True, to__is_staff=True
    ).exclude(to__email="")
    people = User.objects.filter(pk__in=waiting.values("to")).order_by("pk")
    sent, notices, failures = 0, 0, []
    for person in people:
        try:
            count = _mail(person)
        except (OSError, SMTPException) as error:
            failures.append((person.get_username(), str(error) or type(error).__name__))
            continue
        sent += 1 if count else 0
        notices += count
    return Mailed(sent, notices, tuple(failures))


def _mail(person: User) -> int:
    """Mail ``person`` what waits; return how many notices the mail stands for."""
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        waiting = list(
            Notice.objects.filter(to=person, read_at__isnull=True, mailed_at__isnull=True)
            .select_related("note__author", "change_set__by")
            .order_by("pk")
            .select_for_update(of=("self",))
        )
        if not waiting:
            return 0
        Notice.objects.filter(pk__in=[one.pk for one in waiting]).update(mailed_at=timezone.now())
        subject = ngettext(
            "%(count)d notice from the desk", "%(count)d notices from the desk", len(waiting)
        )
        body = render_to_string(
            "admin/archive/digest.txt",
            {
                "person": person,
                "lines": [_line(one) for one in waiting[:_LISTED]],
                "more": max(len(waiting) - _LISTED, 0),
                "inbox": settings.ARCHIVE_ADDRESS + reverse("admin:index"),
            },
        )
        message = EmailMessage(
            f"Mufakat: {subject % {'count': len(waiting)}}", body, to=[person.email]
        )
        mailers.default.send_messages([message])
    return len(waiting)


def _line(notice: Notice) -> tuple[str, str]:
    """A notice in one sentence, and where to look."""
    who = ""
    if notice.note is not None:
        who = f" ({notice.note.author})"
    elif notice.change_set is not None and notice.change_set.by is not None:
        who = f" ({notice.change_set.by})"
    said = f"{_(notice.get_kind_display())}: {notice.text}{who}"
    return said, f"{settings.ARCHIVE_ADDRESS}{notice.address}" if notice.address else ""
