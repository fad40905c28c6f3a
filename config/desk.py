"""The desk as a Django app: Django's admin with the archive's own site."""

from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin, whose pages record what editors do."""

    default_site = "config.desk_site.DeskSite"
