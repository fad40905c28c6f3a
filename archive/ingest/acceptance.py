"""Acceptance: which proposals the machine's own rule accepts, by the settings."""

from __future__ import annotations

import math
from collections.abc import Iterable

from django.conf import settings

from archive.vocabulary import ReviewStatus

#: The rules by which a report joins an initiative of an earlier article: by the same title, or
#: by partner, subject and words under another one. Sameness is a guess, so nothing that rests on
#: it is accepted unless the settings name the rule.
SAME_INITIATIVE = "same_initiative"
SAME_MATTER = "same_matter"
#: Rules by which an article joins an initiative that another one brought in.
JOINING = frozenset({SAME_INITIATIVE, SAME_MATTER})
#: Two rows are joined because the article has only one that fits.
ONLY_MEETING = "only_meeting_of_the_article"
_NEVER_BY_KIND = JOINING | {ONLY_MEETING}


def judge(
    kind: str, rule: str, confidence: float, *, records: Iterable[ReviewStatus] = ()
) -> ReviewStatus:
    """The status of a new row: accepted by rule, or proposed.

    ``kind`` and ``rule`` find the threshold in ``ARCHIVE_ACCEPT``. A row is
    accepted only where all the ``records`` it points to are.
    """
    if any(status != ReviewStatus.ACCEPTED for status in records):
        return ReviewStatus.PROPOSED
    default = math.inf if rule in _NEVER_BY_KIND else settings.ARCHIVE_ACCEPT.get(kind, math.inf)
    threshold = settings.ARCHIVE_ACCEPT.get(f"{kind}.{rule}", default)
    return ReviewStatus.ACCEPTED if confidence >= threshold else ReviewStatus.PROPOSED
