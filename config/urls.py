"""Addresses: the public pages, the editors' admin, the language switch."""

from django.contrib import admin
from django.urls import include, path

from archive.admin.trust_page import trust_page

urlpatterns = [
    path("admin/trust/", admin.site.admin_view(trust_page), name="trust"),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("archive.urls")),
]
