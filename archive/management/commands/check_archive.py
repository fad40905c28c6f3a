"""Check that the archive is whole: ``manage.py check_archive``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from archive.curation.integrity import check_archive
from archive.management.database_check import require_archive
from archive.management.terminal import inert


class Command(BaseCommand):
    help = "Check spans, fixity, evidence, statuses, stages, redirects and provenance."
    requires_system_checks = []

    @no_translations
    def handle(self, **_options: Any) -> None:
        require_archive()
        count = 0
        for finding in check_archive():
            count += 1
            self.stderr.write(inert(str(finding)))
        if count:
            raise CommandError(f"{count} things should not be so.")
        self.stdout.write("The archive is whole.")
