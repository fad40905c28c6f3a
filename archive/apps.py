"""The archive as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """Everything of Mufakat that has rows and pages."""

    name = "archive"
    verbose_name = _("Archive")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Show names of fields in the language of the page, also of those named by Django.

        Most relations are called like the record they point to, and Django takes that name from
        the attribute, as plain English. Migrations do not see the change: they write down only
        names that a model gives.
        """
        for model in self.get_models():
            for field in model._meta.local_fields:
                if isinstance(field.verbose_name, str):
                    field.verbose_name = _(field.verbose_name)
