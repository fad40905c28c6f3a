"""Read archived texts again: ``manage.py reprocess_articles [REFERENCE...]``."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from archive.ingest.reprocess import UnknownReferenceError, reprocess
from archive.management.database_check import require_archive
from archive.management.imports import show_run
from archive.management.terminal import COLOURS, console_for


class Command(BaseCommand):
    help = (
        "Read the articles with these references, or all, again with today's pipeline and names. "
        "What an editor has judged, changed or added stays as it is."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("references", nargs="*", metavar="REFERENCE")
        parser.add_argument("--dry-run", action="store_true", help="report, but store nothing")

    @no_translations
    def handle(self, *, references: list[str], dry_run: bool, **options: Any) -> None:
        require_archive()
        try:
            show_run(
                lambda progress: reprocess(references, dry_run=dry_run, progress=progress),
                console=console_for(self.stdout, **{name: options[name] for name in COLOURS}),
                out=self.stdout,
                err=self.stderr,
            )
        except UnknownReferenceError as error:
            raise CommandError(f"No article has this reference: {error}.") from error
