"""Take back an import run: ``manage.py undo_import RUN``."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from archive.ingest.undo import CannotUndoError, undo_run
from archive.management.database_check import require_archive


class Command(BaseCommand):
    help = "Take back what an import run made, except what an editor has touched."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("run", type=int, metavar="RUN", help="number of the run")

    @no_translations
    def handle(self, *, run: int, **_options: Any) -> None:
        require_archive()
        try:
            report = undo_run(run)
        except CannotUndoError as error:
            raise CommandError(str(error)) from error
        if report.already:
            self.stdout.write(f"Run {run} had been undone before; nothing changed.")
            return
        for left in report.left:
            self.stdout.write(f"Stays: {left.name}: {left.reason}.")
        counts = ", ".join(
            f"{count} {name}{'' if count == 1 else 's'}"
            for name, count in sorted(report.removed.items())
            if count
        )
        self.stdout.write(f"Run {run} is undone. Removed: {counts or 'nothing'}.")
