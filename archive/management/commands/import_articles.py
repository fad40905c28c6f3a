"""Import raw article texts: ``manage.py import_articles seeds/``."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from archive.ingest.run import import_texts
from archive.ingest.runs import NothingToResumeError, interrupted_paths
from archive.management.database_check import require_archive
from archive.management.imports import show_run
from archive.management.terminal import COLOURS, console_for


class Command(BaseCommand):
    help = (
        "Import the raw texts (*.txt) at and below each PATH. Safe to run again: what is known "
        "stays as it is, and a run that was stopped goes on where it stood."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="report, but store nothing")
        parser.add_argument("--resume", action="store_true", help="go on with the stopped run")

    @no_translations
    def handle(self, *, paths: list[Path], dry_run: bool, resume: bool, **options: Any) -> None:
        if not paths and not resume:
            raise CommandError("Name the files or folders to import, for example seeds/.")
        require_archive()
        try:
            wanted = paths or interrupted_paths()
        except NothingToResumeError as error:
            raise CommandError("No import was stopped; there is nothing to resume.") from error
        show_run(
            lambda progress: import_texts(wanted, dry_run=dry_run, progress=progress),
            console=console_for(self.stdout, **{name: options[name] for name in COLOURS}),
            out=self.stdout,
            err=self.stderr,
        )
