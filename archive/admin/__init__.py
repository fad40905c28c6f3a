"""The editors' admin: every record and every row that joins them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import (
    articles,
    follow_ups,
    initiatives,
    meetings,
    mentions,
    note_list,
    officials,
    pairs,
    partners,
    proposals,
    provenance,
    rows,
    subjects,
)

__all__ = [
    "articles",
    "follow_ups",
    "initiatives",
    "meetings",
    "mentions",
    "note_list",
    "officials",
    "pairs",
    "partners",
    "proposals",
    "provenance",
    "rows",
    "subjects",
]

admin.site.site_title = _("Mufakat desk")
admin.site.site_header = _("Mufakat desk")
admin.site.index_title = _("The desk")
admin.site.enable_nav_sidebar = False
