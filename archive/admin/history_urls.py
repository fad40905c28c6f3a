"""Addresses of the history: what was done, by whom, and the way back."""

from django.contrib import admin
from django.urls import path

from archive.admin.history_sets import activity_page, gone_page, set_page, sets_page
from archive.admin.history_undo import undo_page

urlpatterns = [
    path("perubahan/", admin.site.admin_view(sets_page), name="change_sets"),
    path("perubahan/<int:key>/", admin.site.admin_view(set_page), name="change_set"),
    path("perubahan/<int:key>/kembali/", admin.site.admin_view(undo_page), name="take_back"),
    path("aktivitas/", admin.site.admin_view(activity_page), name="activity"),
    path("aktivitas/<int:key>/", admin.site.admin_view(activity_page), name="activity_of"),
    path("terhapus/", admin.site.admin_view(gone_page), name="gone"),
]
