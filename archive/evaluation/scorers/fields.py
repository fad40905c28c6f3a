"""Score what an article has once: headline, outlet, place and dates, byline.

Each is a question with one answer, and "the text does not say" is an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from archive.evaluation.comparison import line_key
from archive.evaluation.findings import Finding, Kind, Outcome
from archive.evaluation.gold import GoldDocument

_DOMAIN = re.compile(r"^www\.|\.(?:com|net|org|news|co|go|id)\b")
_NAME_BREAK = re.compile(r"\s*[,;/&]\s*")

Same = Callable[[str, str], bool]


def score_fields(gold: GoldDocument, predicted: dict[str, Any]) -> Iterator[Finding]:
    """Yield one finding for each single field of the article."""
    questions: tuple[tuple[Kind, str | None, str | None, Same], ...] = (
        (Kind.HEADLINE, gold.headline, predicted["headline"], _same_words),
        (Kind.OUTLET, gold.outlet, predicted["outlet"], same_outlet),
        (Kind.DATELINE, gold.dateline_place, predicted["dateline_place"], _same_words),
        (Kind.EVENT_DATE, gold.event_date, predicted["event_date"], same_date),
        (Kind.PUBLISHED, gold.published_on, predicted["published_on"], same_date),
        (Kind.BYLINE, gold.byline, predicted["byline"], same_byline),
    )
    for kind, expected, given, same in questions:
        if expected == given or (expected and given and same(expected, given)):
            yield Finding(kind, Outcome.RIGHT, given or "(none)")
        else:
            yield Finding(kind, Outcome.WRONG, given or "(none)", f"gold: {expected or '(none)'}")


def _same_words(expected: str, given: str) -> bool:
    return line_key(expected) == line_key(given)


def same_outlet(expected: str, given: str) -> bool:
    """Whether two outlet names are the same; only one of them may lack its domain ending.

    >>> same_outlet("DISWAY.ID", "Disway"), same_outlet("kompas.id", "kompas.com")
    (True, False)
    """
    first, second = expected.casefold().strip(), given.casefold().strip()
    bare_first, bare_second = _DOMAIN.sub("", first), _DOMAIN.sub("", second)
    if first != bare_first and second != bare_second:
        return first.removeprefix("www.") == second.removeprefix("www.")
    return line_key(bare_first) == line_key(bare_second)


def same_date(expected: str, given: str) -> bool:
    """Whether two dates are the same; an interval also answers for its first day."""
    return given == expected or given.partition("/")[0] == expected


def same_byline(expected: str, given: str) -> bool:
    """Whether ``given`` names everybody whom ``expected`` names; it may name editors too."""
    wanted, found = (
        {line_key(name) for name in _NAME_BREAK.split(value)} for value in (expected, given)
    )
    return wanted <= found
