"""What an initiative rests on: its articles, and the sentences of everything said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Self

from archive.models import Article, Initiative
from archive.views import rows
from archive.views.evidence import Place, Statement, place_of, statements
from archive.views.history import StageHistory

#: So many sentences and articles stand on an initiative's page.
SHOWN = 12
#: Sentences on one page of all of them.
PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Proof:
    """The places that an initiative rests on, newest article first, editors' notes before all.

    Only where they stand is held; the sentences are fetched for one page at a
    time. ``others`` are all rows with evidence but mentions, which are many.
    """

    initiative: Initiative
    others: tuple[Any, ...]
    places: tuple[Place, ...]
    articles: tuple[int, ...]

    @classmethod
    def of(cls, initiative: Initiative, history: StageHistory, others: Iterable[Any]) -> Self:
        """Find the places of ``others`` and of the mentions of ``initiative``.

        Articles are those of the mentions and of the reports of ``history``.
        """
        others = tuple(others)
        named = list(
            rows.mentions()
            .filter(initiative=initiative)
            .order_by()
            .values_list("article", "start", "end", "article__published_on", "article__event_on")
        )
        days = {row.article_id: row.article.dated for row in others if row.article}
        told = {report.article_id: report.dated for report in history.reports if report.article_id}
        told |= {article: published or event for article, _, _, published, event in named}
        days |= told
        places = dict.fromkeys(place for row in others if (place := place_of(row)) is not None)
        places |= dict.fromkeys(("", article, start, end) for article, start, end, _, _ in named)

        def newest_first(place: Place) -> tuple[Any, ...]:
            note, article, start, end = place
            return (1, "", article, 0, 0) if note else (0, days[article], article, -start, -end)

        return cls(
            initiative,
            others,
            tuple(sorted(places, key=newest_first, reverse=True)),
            tuple(sorted(told, key=lambda key: (told[key], key), reverse=True)),
        )

    def in_short(self) -> dict[str, Any]:
        """What the initiative's own page shows of it, with the numbers of all there is."""
        newest = self.articles[:SHOWN]
        sentences, articles = self._sentences(self.places[:SHOWN], newest)
        return {
            "statements": sentences,
            "statement_count": len(self.places),
            "articles": [articles[key] for key in newest if key in articles],
            "article_count": len(self.articles),
        }

    def page(self, places: Sequence[Place]) -> list[Statement]:
        """The sentences at ``places``, which are some of its own."""
        return self._sentences(places)[0]

    def _sentences(
        self, places: Sequence[Place], also: Iterable[int] = ()
    ) -> tuple[list[Statement], dict[int, Article]]:
        wanted: dict[Place | None, int] = {place: order for order, place in enumerate(places)}
        keys = {article for note, article, _start, _end in places if not note}
        articles = Article.objects.select_related("outlet").in_bulk({*keys, *also})
        mentions = rows.mentions().filter(initiative=self.initiative, article__in=keys)
        placed = ((wanted.get(place_of(row)), row) for row in (*mentions, *self.others))
        here = sorted(
            ((order, row) for order, row in placed if order is not None), key=itemgetter(0)
        )
        return statements((row for _order, row in here), articles), articles
