"""Sit at the review desk in tests: open a proposal, press its buttons, read what is shown."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from archive.curation.desk_proposals import Proposal, Reading
from archive.curation.desk_reading import read_proposals
from archive.models import Article
from tests.archive.desk import at_the_desk, make_editor


class Desk:
    """One editor's review desk of one article."""

    def __init__(self, article: Article, editor: User | None = None) -> None:
        self.article = article
        self.editor = editor or make_editor()
        self.client = at_the_desk(self.editor)
        self.address = reverse("review", args=[article.pk])
        self.page: Any = None

    @property
    def reading(self) -> Reading:
        return read_proposals(Article.objects.get(pk=self.article.pk))

    def proposal(self, kind: str) -> Proposal:
        """The first proposal of a kind, as the database has it now."""
        return next(one for one in self.reading.proposals if one.kind == kind)

    def open(self, key: str = "", **query: Any) -> Any:
        """The page with a proposal opened; what it is filled with."""
        self.page = self.client.get(self.address, {**({"usul": key} if key else {}), **query})
        assert self.page.status_code == 200
        return self.page.context["open"]

    def press(self, do: str, key: str = "", *, version: str | None = None, **sent: Any) -> Any:
        """Send one of the forms of the page that was opened."""
        if key and version is None:
            version = self.open(key)["marks"]
        data = {"do": do, "usul": key, "version": version or "", **sent}
        self.page = self.client.post(self.address, data)
        return self.page

    def undo(self) -> Any:
        """Press the button of the bar at the bottom."""
        self.open()
        last = self.page.context["last"]
        return self.press("undo", set="" if last is None else last.pk)
