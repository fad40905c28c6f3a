"""Public pages about articles."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.filters import ArticleFilter
from archive.models import Article, Mention
from archive.models.publication import public_at
from archive.models.readings import basis_in_words, doubts_in_words
from archive.models.review import least_sure
from archive.views import rows
from archive.views.article_text import read_text
from archive.views.base import RecordListView, RecordView
from archive.views.notes import claims_of, initiatives_in
from archive.vocabulary import ArticleLinkKind, Origin, RecordKind, Rights

#: How a link between articles reads from its own side and from the other.
ARTICLE_LINKS = {
    ArticleLinkKind.REPRINT: (_("a reprint of"), _("reprinted as")),
    ArticleLinkKind.FOLLOW_UP: (_("follows up"), _("followed up by")),
    ArticleLinkKind.CORRECTION: (_("corrects"), _("corrected by")),
    ArticleLinkKind.SAME_EVENT: (_("same event as"), _("same event as")),
}


class ArticleListView(RecordListView):
    """Published articles, newest first."""

    filterset_class = ArticleFilter
    template_name = "archive/article_list.html"
    section = "articles"
    orders = (
        ("newest", _("newest"), ("-event_on", "-published_on")),
        ("oldest", _("oldest"), ("event_on", "published_on")),
    )

    def get_queryset(self) -> QuerySet[Article]:
        articles = listed_articles(with_text=bool(self.request.GET.get("q")))
        return articles if self._shows_reprints() else articles.filter(lead__isnull=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.copy()
        query["reprints"] = "1"
        query.pop(self.page_kwarg, None)
        return {
            **super().get_context_data(**kwargs),
            "shows_reprints": self._shows_reprints(),
            "with_reprints": query.urlencode(),
        }

    def _shows_reprints(self) -> bool:
        """Who asks for an outlet wants all it printed; else a text printed often is listed once."""
        asked = self.request.GET
        return bool(asked.get("outlet") or asked.get("reprints"))

    def counted(self, count: int) -> str:
        return ngettext("%(count)s article", "%(count)s articles", count)


def listed_articles(*, with_text: bool = False) -> QuerySet[Article]:
    """Articles with what a list shows of them: outlet, partners and reported stages.

    The text is fetched only where words of it are shown.
    """
    partners = (
        Mention.objects.public()
        .filter(public_at("partner"))
        .exclude(role="mentioned")
        .select_related("partner")
        .only("article", "partner__name")
        .order_by("start")
    )
    reports = rows.stage_reports().filter(public_at("initiative")).select_related("initiative")
    return (
        Article.objects.public()
        .select_related("outlet")
        .defer(*(rows.HEAVY[1:] if with_text else rows.HEAVY))
        .prefetch_related(
            Prefetch("mentions", partners, to_attr="shown_partners"),
            Prefetch("stagereports", reports, to_attr="shown_reports"),
            Prefetch("grouped", rows.reprints(), to_attr="shown_reprints"),
        )
    )


class ArticleView(RecordView):
    """One article: its text with the evidence marked, and what was read from it."""

    model = Article
    name = "article"
    section = "articles"
    template_name = "archive/article.html"

    def records(self) -> QuerySet[Article]:
        return Article.objects.select_related("outlet", "raw_document__accession").defer(
            "raw_document__content"
        )

    def about(self, record: Article) -> dict[str, Any]:
        mentions = list(
            record.mentions.public()
            .filter(
                public_at("partner")
                | public_at("official")
                | public_at("initiative")
                | public_at("meeting")
            )
            .select_related("partner", "official", "initiative", "meeting")
        )
        quotations = list(record.quotations.public().select_related("official"))
        told = public_at("initiative")
        reports: list[Any] = list(
            record.stagereports.public().filter(told).select_related("initiative")
        )
        amounts: list[Any] = list(
            record.statedamounts.public().filter(told).select_related("initiative")
        )
        attestations = list(
            record.attestations.filter(
                public_at("appointment__official"), appointment__in=rows.appointments()
            ).select_related("appointment__official")
        )
        claims = claims_of(mentions, quotations, attestations, [*reports, *amounts])
        text = read_text(
            record, claims, reports=reports, amounts=amounts, attestations=attestations
        )
        initiatives = initiatives_in(claims)
        shows_words = record.effective_rights in (Rights.FULL, Rights.RETOLD)
        return {
            "text": text,
            "shows_words": shows_words,
            "is_retold": record.effective_rights == Rights.RETOLD,
            "is_excerpt": record.effective_rights == Rights.EXCERPT,
            "is_closed": record.effective_rights == Rights.CLOSED,
            "initiatives": [
                {
                    "initiative": one,
                    "stages": list(
                        dict.fromkeys(row.stage for row in reports if row.initiative_id == one.pk)
                    ),
                    "note": text.numbers_of(RecordKind.INITIATIVE).get(one.pk),
                    "origin": least_sure(
                        claim.origin
                        for claim in claims
                        if claim.kind == RecordKind.INITIATIVE and claim.record.pk == one.pk
                    ),
                }
                for one in initiatives
            ],
            "quotations": quotations,
            "partners": _once(mentions, "partner"),
            "officials": _once(mentions, "official"),
            "meetings": _once(mentions, "meeting"),
            "subjects": [row.subject for row in rows.article_subjects().filter(article=record)],
            "reprints": list(_reprints(record)),
            "links": _links(record),
            "cut_words": [
                piece["exact"] if isinstance(piece, dict) else str(piece)
                for piece in record.boilerplate
            ],
            "event_basis": basis_in_words(record.event_basis),
            "doubts": doubts_in_words(record.issues, record.text if shows_words else ""),
        }


def _once(mentions: list[Mention], field: str) -> list[dict[str, Any]]:
    """Each record of one kind that ``mentions`` name, with its role."""
    found: dict[int, dict[str, Any]] = {}
    for mention in mentions:
        record = getattr(mention, field)
        if record is None:
            continue
        entry = found.setdefault(record.pk, {"record": record, "role": ""})
        entry["role"] = entry["role"] or mention.role
    return list(found.values())


def _reprints(article: Article) -> QuerySet[Article]:
    """The other articles that print the same report, whichever of them leads."""
    leader = article.lead_id or article.pk
    return rows.reprints().filter(Q(lead=leader) | Q(pk=leader)).exclude(pk=article.pk)


def _links(article: Article) -> list[tuple[Any, Article, Origin]]:
    """What other articles this one stands to, from its side: kind, article, origin.

    Reprints are told apart, as one group.
    """
    both = rows.article_links().filter(Q(article=article) | Q(other=article))
    both = both.exclude(kind=ArticleLinkKind.REPRINT)
    linked = rows.without_text(rows.without_text(both), "other")
    return [
        (
            ARTICLE_LINKS[row.kind][row.other_id == article.pk],
            row.article if row.other_id == article.pk else row.other,
            row.origin,
        )
        for row in linked
    ]
