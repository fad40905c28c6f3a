"""Addresses: the public pages, the editors' admin, the language switch."""

from django.contrib import admin
from django.urls import include, path

from archive.admin.inbox import inbox_page
from archive.admin.notes import settle_note
from archive.admin.notices import notices_page, read_notices
from archive.admin.review_desk import review_page
from archive.admin.trust_page import trust_page

urlpatterns = [
    path("admin/", admin.site.admin_view(inbox_page), name="inbox"),
    path("admin/notices/", admin.site.admin_view(notices_page), name="notices"),
    path("admin/notices/read/", admin.site.admin_view(read_notices), name="read_notices"),
    path("admin/notes/<int:key>/settle/", admin.site.admin_view(settle_note), name="settle_note"),
    path("admin/tinjau/<int:key>/", admin.site.admin_view(review_page), name="review"),
    path("admin/trust/", admin.site.admin_view(trust_page), name="trust"),
    path("admin/", include("archive.admin.history_urls")),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("archive.urls")),
]
