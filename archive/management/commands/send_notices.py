"""Tell editors what is due, and mail what they have not read: ``manage.py send_notices``."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from archive.curation.mailing import mail_digests
from archive.curation.notices import tell_of_due
from archive.management.database_check import require_archive


class Command(BaseCommand):
    help = (
        "Put follow-ups that are due into the inboxes of their owners and, where MUFAKAT_MAIL "
        "names a server, mail everybody what is unread, each notice once. For a daily timer."
    )
    requires_system_checks = []

    @no_translations
    def handle(self, **_options: Any) -> None:
        require_archive()
        told = tell_of_due(timezone.localdate())
        self.stdout.write(f"Follow-ups that came due: {len(told)}.")
        if not settings.MAILERS:
            self.stdout.write("No mail is sent: MUFAKAT_MAIL names no server.")
            return
        mailed = mail_digests()
        self.stdout.write(f"Mailed {mailed.notices} notices to {mailed.people} people.")
        if mailed.failures:
            raise CommandError(
                "\n".join(f"Not mailed to {name}: {why}." for name, why in mailed.failures)
                + "\nThey stay unmailed; run this again, or check MUFAKAT_MAIL."
            )
