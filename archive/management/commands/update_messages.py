"""Bring the catalogues of translations up to date: ``manage.py update_messages``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, no_translations

from archive.management.messages import update_catalogues


class Command(BaseCommand):
    help = "Put new messages into archive/locale, take old ones out, and tell what to translate."
    requires_system_checks = []

    @no_translations
    def handle(self, **_options: Any) -> None:
        for updated in update_catalogues():
            self.stdout.write(
                f"{updated.path}: {updated.messages} messages, {updated.added} new, "
                f"{updated.removed} gone, {updated.untranslated} to translate"
            )
