"""Addresses of the public pages. They are permanent."""

from django.urls import path

from archive.views.articles import ArticleListView, ArticleView
from archive.views.home import HomeView
from archive.views.initiatives import (
    InitiativeEvidenceView,
    InitiativeListView,
    InitiativeReportsView,
    InitiativeView,
)
from archive.views.meetings import MeetingListView, MeetingView
from archive.views.officials import OfficialListView, OfficialView
from archive.views.pages import AboutView, robots
from archive.views.partners import PartnerListView, PartnerView
from archive.views.preferences import set_theme
from archive.views.search import SearchView
from archive.views.subjects import SubjectListView, SubjectView

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("prakarsa/", InitiativeListView.as_view(), name="initiative_list"),
    path("prakarsa/<slug:slug>/", InitiativeView.as_view(), name="initiative"),
    path(
        "prakarsa/<slug:slug>/riwayat/",
        InitiativeReportsView.as_view(),
        name="initiative_reports",
    ),
    path(
        "prakarsa/<slug:slug>/bukti/",
        InitiativeEvidenceView.as_view(),
        name="initiative_evidence",
    ),
    path("mitra/", PartnerListView.as_view(), name="partner_list"),
    path("mitra/<slug:slug>/", PartnerView.as_view(), name="partner"),
    path("pejabat/", OfficialListView.as_view(), name="official_list"),
    path("pejabat/<slug:slug>/", OfficialView.as_view(), name="official"),
    path("pertemuan/", MeetingListView.as_view(), name="meeting_list"),
    path("pertemuan/<slug:slug>/", MeetingView.as_view(), name="meeting"),
    path("topik/", SubjectListView.as_view(), name="subject_list"),
    path("topik/<slug:slug>/", SubjectView.as_view(), name="subject"),
    path("berita/", ArticleListView.as_view(), name="article_list"),
    path("berita/<slug:slug>/", ArticleView.as_view(), name="article"),
    path("cari/", SearchView.as_view(), name="search"),
    path("tentang/", AboutView.as_view(), name="about"),
    path("tampilan/", set_theme, name="set_theme"),
    path("robots.txt", robots, name="robots"),
]
