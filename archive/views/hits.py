"""What a search over all records finds: keys of each kind, and the records of one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Model, Prefetch, QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.models import Initiative, Subject
from archive.search import found, found_in_names
from archive.views import rows
from archive.views.articles import listed_articles
from archive.views.base import in_words
from archive.views.meetings import listed_meetings
from archive.views.officials import named_officials, posts
from archive.views.partners import named_partners

#: Hits of one kind that are counted, and hits of all kinds that can be leafed through: nobody
#: reads further, and to count all that a common word finds costs more than the whole page.
LIMIT = 500


@dataclass(frozen=True, slots=True)
class Searched:
    """A kind of record that is searched: its code in addresses, its names, where it comes from."""

    code: str
    singular: Any
    plural: Any
    list_name: str
    records: Callable[[], QuerySet]

    @property
    def template_name(self) -> str:
        """The template that shows one record of this kind among the others."""
        return f"archive/_{self.code}_item.html"


def _articles() -> QuerySet:
    return listed_articles(with_text=True)


def _officials() -> QuerySet:
    return named_officials().prefetch_related(posts())


def _initiatives() -> QuerySet:
    latest = rows.without_text(rows.stage_reports()).order_by("-reported_on", "-pk")[:1]
    return rows.with_partners(Initiative.objects.public().labour()).prefetch_related(
        Prefetch("stage_reports", latest, to_attr="last_reports")
    )


#: In the order in which they are shown among equals: names that are sought for before what
#: merely speaks of them.
SEARCHED = (
    Searched("partner", _("Partner"), _("Partners"), "partner_list", named_partners),
    Searched("official", _("Official"), _("Officials"), "official_list", _officials),
    Searched("subject", _("Subject"), _("Subjects"), "subject_list", Subject.objects.live),
    Searched("initiative", _("Initiative"), _("Initiatives"), "initiative_list", _initiatives),
    Searched("meeting", _("Meeting"), _("Meetings"), "meeting_list", listed_meetings),
    Searched("article", _("Article"), _("Articles"), "article_list", _articles),
)


class FoundKind:
    """What is found of one kind: the newest keys up to the limit, those found by name, a count."""

    def __init__(self, kind: Searched, terms: str) -> None:
        records = kind.records().prefetch_related(None).select_related(None)
        newest = found(records, terms).order_by("-pk").values_list("pk", flat=True)
        by_name = found_in_names(records, terms).order_by("-pk").values_list("pk", flat=True)
        self.kind = kind
        self.keys: list[int] = list(newest[: LIMIT + 1])
        self.names: list[int] = list(by_name[:LIMIT]) if self.keys else []
        self.total = Total(min(len(self.keys), LIMIT), len(self.keys) > LIMIT)


@dataclass(frozen=True, slots=True)
class Total:
    """A number of hits; ``has_more`` tells that there are more than were counted."""

    count: int
    has_more: bool

    @classmethod
    def of(cls, found: Iterable[FoundKind]) -> Self:
        """The sum of what was found of several kinds."""
        totals = [one.total for one in found]
        return cls(sum(one.count for one in totals), any(one.has_more for one in totals))

    @property
    def digits(self) -> str:
        """The number as the language of the page writes it, with a plus where there are more."""
        digits = number_format(self.count, use_l10n=True, force_grouping=True)
        return f"{digits}+" if self.has_more else digits

    def in_words(self) -> str:
        """The number with its noun, and that there are more."""
        words = in_words(
            lambda count: ngettext("%(count)s result", "%(count)s results", count), self.count
        )
        return _("More than %(counted)s") % {"counted": words} if self.has_more else words


Place = tuple[Searched, int]


def in_order(kinds: Iterable[FoundKind]) -> list[Place]:
    """The places that can be leafed through: by names first, then by kind, then newest first."""
    kinds = list(kinds)
    names = [(one.kind, key) for one in kinds for key in one.names]
    named = {(kind.code, key) for kind, key in names}
    rest = [
        (one.kind, key) for one in kinds for key in one.keys if (one.kind.code, key) not in named
    ]
    return [*names, *rest][:LIMIT]


def fetch(places: Sequence[Place]) -> list[tuple[Searched, Model]]:
    """The records at ``places``, those of one kind together."""
    records: dict[str, dict[int, Model]] = {}
    for kind in dict.fromkeys(kind for kind, _key in places):
        keys = [key for one, key in places if one is kind]
        records[kind.code] = kind.records().in_bulk(keys)
    return [(kind, records[kind.code][key]) for kind, key in places if key in records[kind.code]]
