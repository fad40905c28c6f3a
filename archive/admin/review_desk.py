"""The review desk of one article: its text, its proposals beside it, one decision after another."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from archive.admin.messages import editor
from archive.admin.review_desk_actions import (
    ACTIONS,
    OPEN_TO_CONTRIBUTORS,
    Asked,
    Done,
    StaleError,
)
from archive.admin.review_desk_context import Page, page_of
from archive.curation.desk_proposals import Reading, Target
from archive.curation.desk_reading import read_proposals
from archive.models import Article

_TEMPLATE = "admin/archive/review/desk.html"
#: What a person has to be allowed to do with each, to decide at the desk.
_JUDGED = (
    *("mention", "quotation", "stagereport", "participation", "involvement", "statedamount"),
    *("initiative", "partner", "official", "meeting", "appointment", "article"),
)


def review_page(request: HttpRequest, key: int) -> HttpResponse:
    """Show the desk of the article, or do what was asked for and go on."""
    _allow(request, ["archive.view_article", "archive.view_mention"])
    articles = Article.objects.select_related("outlet", "decided_by")
    if request.method != "POST":
        article = get_object_or_404(articles, pk=key)
        return _shown(request, article, read_proposals(article))
    # One decision after the other: whoever comes second sees what the first has decided.
    article = get_object_or_404(articles.select_for_update(of=("self",)), pk=key)
    name = request.POST.get("do", "")
    action = ACTIONS.get(name)
    if action is None:
        raise PermissionDenied
    _allow(
        request,
        ["archive.add_mention"] if name in OPEN_TO_CONTRIBUTORS else permissions_to_decide(),
    )
    reading = read_proposals(article)
    target = reading.find(request.POST.get("usul", ""))
    try:
        done = action(Asked(request, article, reading, target))
    except StaleError as stale:
        return _shown(request, article, reading, target=target, stale=stale, status=409)
    if done.forms or done.problem:
        return _shown(request, article, reading, target=target, done=done, status=422)
    return HttpResponseRedirect(_next_address(article, done))


def permissions_to_decide() -> list[str]:
    """What an editor has and a reader or contributor has not."""
    return [f"archive.change_{model}" for model in _JUDGED]


def may_decide(request: HttpRequest) -> bool:
    """Whether the person may decide at the desk."""
    return editor(request).has_perms(permissions_to_decide())


def _allow(request: HttpRequest, permissions: list[str]) -> None:
    if not editor(request).has_perms(permissions):
        raise PermissionDenied


def _next_address(article: Article, done: Done) -> str:
    query = {"usul": done.key} if done.key else {}
    if done.go_on:
        query["lanjut"] = "1"
    if done.whole:
        query["utuh"] = "1"
    address = reverse("review", args=[article.pk])
    return f"{address}?{urlencode(query)}#usul" if query else f"{address}#usul"


def _opened(request: HttpRequest, reading: Reading) -> Target | None:
    """What the address opens, else the first proposal that waits, else the first."""
    target = reading.find(request.GET.get("usul", ""))
    goes_on = "lanjut" in request.GET
    if target is not None and not (goes_on and target.proposal.is_decided):
        return Target(target.proposal) if "utuh" in request.GET else target
    after = None if target is None else target.proposal
    first = reading.first_open(after=after)
    if first is not None:
        return Target(first)
    # Everything is decided: nothing opens by itself.
    return None


def _shown(
    request: HttpRequest,
    article: Article,
    reading: Reading,
    *,
    target: Target | None = None,
    stale: StaleError | None = None,
    done: Done | None = None,
    status: int = 200,
) -> HttpResponse:
    if request.method != "POST":
        target = _opened(request, reading)
    page = Page(
        request=request,
        article=article,
        reading=reading,
        target=target,
        may_decide=may_decide(request),
        stale=stale,
        done=done or Done(),
    )
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": article.title,
        "subtitle": None,
        "heading": _("Review an article"),
        **page_of(page),
    }
    return TemplateResponse(request, _TEMPLATE, context, status=status)
