"""Score meetings, loosely: by date and place, or by a shared name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.evaluation.comparison import assign, same_or_within, similarity, text_overlap
from archive.evaluation.findings import Finding, Kind, Outcome
from archive.evaluation.gold import GoldDocument, GoldMeeting

#: The share of common words from which two names or places are the same.
_SAME_WORDS = 0.5


def same_meeting(gold: GoldMeeting, predicted: dict[str, Any]) -> bool:
    """Whether the names share half their words, or date and place agree.

    A date agrees with a less exact one that it lies in; a place that one side
    does not give is no contradiction.
    """
    if same_or_within(gold.name, predicted["name"]):
        return True
    if similarity((gold.name,), (predicted["name"],)) >= _SAME_WORDS:
        return True
    if gold.date is None or predicted["date"] is None:
        return False
    dates = sorted((gold.date, predicted["date"].partition("/")[0]), key=len)
    if not dates[1].startswith(dates[0]):
        return False
    if gold.place is None or predicted["place"] is None:
        return True
    return text_overlap(gold.place, predicted["place"]) >= _SAME_WORDS


def score_meetings(gold: GoldDocument, predicted: dict[str, Any]) -> Iterator[Finding]:
    """Yield one finding for each gold meeting and each other answer."""
    answers = predicted["meetings"]
    pairs = assign(
        {
            (left, right): similarity((meeting.name,), (answer["name"],))
            for left, meeting in enumerate(gold.meetings)
            for right, answer in enumerate(answers)
            if same_meeting(meeting, answer)
        }
    )
    for index, meeting in enumerate(gold.meetings):
        outcome = Outcome.RIGHT if index in pairs else Outcome.MISSED
        detail = f"{meeting.date or '(no date)'}, {meeting.place or '(no place)'}"
        yield Finding(Kind.MEETINGS, outcome, meeting.name, detail)
    for index, answer in enumerate(answers):
        if index not in pairs.values():
            detail = f"{answer['date'] or '(no date)'}, {answer['place'] or '(no place)'}"
            yield Finding(Kind.MEETINGS, Outcome.FALSE, answer["name"], detail)
