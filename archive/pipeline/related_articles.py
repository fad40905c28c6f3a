"""How one article stands to another that tells of the same things, where the texts differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from archive.vocabulary import ArticleLinkKind

#: Reports of one event come within some days of each other: the day, the day after, the weekend.
_ONE_EVENT: Final = timedelta(days=4)
#: Sureness by what two articles share; an editor confirms each.
_BY_MEETING: Final = 0.75
_BY_INITIATIVE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Report:
    """What an article tells of, by the numbers of the records, and the day it tells from."""

    on: date
    initiatives: frozenset[int]
    meetings: frozenset[int]


def relation(later: Report, earlier: Report) -> tuple[ArticleLinkKind, float] | None:
    """How ``later`` stands to ``earlier``, with the sureness; None where nothing joins them.

    >>> one = Report(date(2022, 4, 1), frozenset({7}), frozenset())
    >>> relation(Report(date(2022, 9, 1), frozenset({7}), frozenset()), one)[0].value
    'follow-up'
    """
    apart = abs(later.on - earlier.on)
    if apart <= _ONE_EVENT and not later.meetings.isdisjoint(earlier.meetings):
        return ArticleLinkKind.SAME_EVENT, _BY_MEETING
    if later.initiatives.isdisjoint(earlier.initiatives):
        return None
    if apart <= _ONE_EVENT:
        return ArticleLinkKind.SAME_EVENT, _BY_INITIATIVE
    return ArticleLinkKind.FOLLOW_UP, _BY_INITIATIVE
