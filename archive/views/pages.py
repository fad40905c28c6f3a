"""Pages without records: how to read the archive, and what robots are asked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import TemplateView

from archive.views.base import canonical_address
from archive.vocabulary import Stage


class AboutView(TemplateView):
    """How to read this archive: methods, machine-read marks, rights."""

    template_name = "archive/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "section": "about",
            "canonical": canonical_address(self.request),
            "stages": Stage.codes(),
        }


def robots(_request: HttpRequest) -> HttpResponse:
    """Ask robots to stay out of what has no end: searches and combined filters."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('search')}",
        f"Disallow: {reverse('admin:index')}",
        "Disallow: /*?*sort=",
        "Disallow: /*?*q=",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
