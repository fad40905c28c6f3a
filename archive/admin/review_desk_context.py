"""What the page of the review desk is filled with; the number of queries is fixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from archive.admin import shown
from archive.admin.messages import editor
from archive.admin.review_desk_actions import LEAST, Done, StaleError
from archive.admin.review_desk_choosing import adding, linking
from archive.admin.review_desk_forms import forms_of, may_be_corrected
from archive.admin.review_desk_shown import (
    Group,
    facts_of,
    groups_of,
    kind_label,
    line_of,
    line_of_part,
    one_of,
)
from archive.admin.review_desk_text import paragraphs
from archive.curation.desk_deciding import last_done, safe_to_accept
from archive.curation.desk_linking import kinds_to_link
from archive.curation.desk_names import may_be_ignored, names_to_ignore
from archive.curation.desk_proposals import LETTERS, Reading, Target
from archive.curation.desk_queue import Place, place_of
from archive.curation.desk_versions import marks_of, what_changed
from archive.models import Article
from archive.models.date_words import date_in_words

#: Parts of the page that take the place of the buttons.
CORRECT, LINK, ADD = "betulkan", "tautkan", "tandai"


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked for, and what stands in its way."""

    request: HttpRequest
    article: Article
    reading: Reading
    target: Target | None
    may_decide: bool
    stale: StaleError | None
    done: Done

    @property
    def address(self) -> str:
        """The page's own address, without a query."""
        return reverse("review", args=[self.article.pk])

    @property
    def mode(self) -> str:
        """What is being filled in, if anything."""
        sent = self.request.POST.get("do", "")
        if self.done.forms or self.done.problem or self.stale:
            return {"correct": CORRECT, "link": LINK, "add": ADD}.get(sent, "")
        return self.request.GET.get("aksi", "")

    @property
    def asked(self) -> Any:
        """What was filled in: sent with a form that came back, or part of the address."""
        return self.request.POST if self.request.method == "POST" else self.request.GET


def page_of(page: Page) -> dict[str, Any]:
    """All that the template shows."""
    article, reading = page.article, page.reading
    place = place_of(article)
    may_add = editor(page.request).has_perm("archive.add_mention")
    adds = may_add and page.mode == ADD
    return {
        "article": article,
        "article_facts": _facts_of(article),
        "address": page.address,
        "may_decide": page.may_decide,
        "may_add": may_add,
        "place": place,
        "next_address": _next_article(place, article),
        "progress": _progress(reading),
        "text": paragraphs(article, reading, page.target, page.address),
        "legend": [(LETTERS[kind].lower(), LETTERS[kind], one_of(kind)) for kind in LETTERS],
        "groups": _groups(page),
        "open": None if page.target is None else _opened(page, page.target),
        "adding": adding(page.article, page.asked, page.address) if adds else None,
        "last": last_done(article, reading, by=editor(page.request)),
        "rest": _rest(page),
        "is_finished": article.decided_by_id is not None,
        "problem": page.done.problem,
        "stale": _stale(page),
    }


def _progress(reading: Reading) -> dict[str, Any]:
    total = len(reading.proposals)
    width = 100 / total if total else 100
    bars = [
        ("done" if number < reading.decided else "rest", f"{number * width:.3f}%")
        for number in range(total)
    ]
    return {
        "decided": reading.decided,
        "total": total,
        "width": f"{max(width - min(0.6, width / 5), 0.1):.3f}%",
        "bars": bars,
    }


def _groups(page: Page) -> list[Group]:
    groups = []
    for kind, proposals in groups_of(page.reading.proposals):
        safe = safe_to_accept(page.reading, least=0.0, kind=kind) if page.may_decide else []
        groups.append(
            Group(
                kind=kind,
                letter=LETTERS[kind],
                label=kind_label(kind),
                lines=[line_of(proposal) for proposal in proposals],
                decided=sum(proposal.is_decided for proposal in proposals),
                safe=len(safe) if len(safe) > 1 else 0,
                marks=marks_of(safe) if len(safe) > 1 else "",
            )
        )
    return groups


def _rest(page: Page) -> dict[str, Any] | None:
    """What accepting the rest above a confidence needs; the lowest that changes nothing is left."""
    if not page.may_decide:
        return None
    counts = [
        (code, number_format(float(code), 1), len(safe_to_accept(page.reading, least=float(code))))
        for code in LEAST
    ]
    if not counts[-1][2]:
        return None
    offered = [one for one in counts if one[2]]
    return {"counts": offered, "marks": marks_of(page.reading.open)}


def _opened(page: Page, target: Target) -> dict[str, Any]:
    """The open proposal with its rows, its facts, and what can be done with it."""
    proposal, part = target.proposal, target.part
    mode = page.mode if page.may_decide else ""
    kinds = kinds_to_link(target)
    beside = {
        "before": page.reading.beside(proposal, -1),
        "after": page.reading.beside(proposal, 1),
    }
    ignores = part is None and may_be_ignored(proposal) and not proposal.is_decided
    forms = page.done.forms or (forms_of(page.article, target) if mode == CORRECT else [])
    return {
        "key": target.key,
        "proposal_key": proposal.key,
        "line": line_of(proposal) if part is None else line_of_part(part),
        "tag": proposal.tag,
        "is_part": part is not None,
        "is_decided": proposal.is_decided if part is None else part.is_decided,
        "facts": facts_of(target),
        "parts": [line_of_part(one) for one in proposal.parts] if len(proposal.parts) > 1 else [],
        "marks": marks_of([proposal], part=part),
        "may_accept": part is not None or proposal.may_be_accepted,
        "may_correct": may_be_corrected(target),
        "may_link": bool(kinds),
        "ignores": names_to_ignore(proposal) if ignores else [],
        "forms": forms if mode == CORRECT else [],
        "linking": linking(target, kinds, page.asked, page.address) if mode == LINK else None,
        **{
            name: f"{page.address}?{urlencode({'usul': one.key})}#usul" if one else ""
            for name, one in beside.items()
        },
    }


def _stale(page: Page) -> dict[str, Any] | None:
    """Who did what meanwhile, and the same decision once more on what is there now."""
    if page.stale is None:
        return None
    sent = page.request.POST
    keep = [
        (name, value)
        for name, values in sent.lists()
        if name not in {"csrfmiddlewaretoken", "version"}
        for value in values
    ]
    proposals = page.stale.proposals
    part = page.target.part if page.target is not None else None
    seen = what_changed(sent.get("version", ""), proposals)
    return {
        "rows": [
            (line_of_part(one.part), one.by, one.at, shown.state(one.part.row))
            for one in seen
            if part is None or one.part is part
        ],
        "is_gone": not proposals,
        "mine": keep,
        "marks": marks_of(proposals, part=part),
    }


def _next_article(place: Place, article: Article) -> str:
    if place.following is None or place.following == article.pk:
        return ""
    return reverse("review", args=[place.following])


def _facts_of(article: Article) -> str:
    """Outlet, day and place of the article, as far as they are known."""
    known = [str(article.outlet or ""), date_in_words(article.dated), article.dateline_place]
    return ", ".join(one for one in known if one) or _("nothing is known of outlet and day")
