"""Find records that may be one: ``manage.py find_duplicates``."""

from __future__ import annotations

from argparse import ArgumentParser
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, no_translations

from archive.curation.pairs import PAIRS
from archive.curation.pairs_finding import find_pairs
from archive.management.database_check import require_archive


class Command(BaseCommand):
    help = (
        "Compare partners, officials, initiatives and meetings with what is like them and offer "
        "to editors what may be one. Safe to run again: what an editor has decided stays."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = [str(model._meta.model_name) for model in PAIRS]
        parser.add_argument("kinds", nargs="*", choices=[[], *kinds], metavar="KIND", default=[])

    @no_translations
    def handle(self, *, kinds: list[str], **_options: Any) -> None:
        require_archive()
        for model in PAIRS:
            if kinds and model._meta.model_name not in kinds:
                continue
            start = perf_counter()
            found = find_pairs(model)
            self.stdout.write(
                f"{model._meta.verbose_name_plural}: {found.records} records, "
                f"{found.compared} pairs compared, {found.new} new, {found.changed} changed, "
                f"{found.gone} gone ({perf_counter() - start:.1f} s)"
            )
