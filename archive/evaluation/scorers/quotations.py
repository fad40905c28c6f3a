"""Score quotations: their words, and once more with the speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.evaluation.comparison import assign, line_key, text_overlap
from archive.evaluation.findings import Finding, Kind, Outcome
from archive.evaluation.gold import GoldDocument
from archive.evaluation.scorers.officials import same_person

#: From this share of common words on, a missed quotation is shown beside its near miss.
_NEAR_MISS = 0.6


def score_quotations(gold: GoldDocument, predicted: dict[str, Any]) -> Iterator[Finding]:
    """Yield findings by text and by text with speaker; naming anybody for nobody is wrong."""
    answers = predicted["quotations"]
    names = {official.name: official.names for official in gold.officials}
    pairs = assign(
        {
            (left, right): float(expected.speaker == answer["speaker"])
            for left, expected in enumerate(gold.quotations)
            for right, answer in enumerate(answers)
            if line_key(expected.text) == line_key(answer["exact"])
        }
    )
    for index, expected in enumerate(gold.quotations):
        if index not in pairs:
            near = [
                a["exact"] for a in answers if text_overlap(expected.text, a["exact"]) > _NEAR_MISS
            ]
            detail = f"found as: {near[0]}" if near else expected.speaker or "(nobody)"
            for kind in (Kind.QUOTATIONS, Kind.QUOTATIONS_WITH_SPEAKER):
                yield Finding(kind, Outcome.MISSED, expected.text, detail)
            continue
        yield Finding(Kind.QUOTATIONS, Outcome.RIGHT, expected.text)
        given = answers[pairs[index]]["speaker"]
        if expected.speaker is None or given is None:
            right = expected.speaker == given
        else:
            right = same_person(names.get(expected.speaker, (expected.speaker,)), given)
        outcome = Outcome.RIGHT if right else Outcome.WRONG
        detail = f"{given or '(nobody)'}, gold: {expected.speaker or '(nobody)'}"
        yield Finding(Kind.QUOTATIONS_WITH_SPEAKER, outcome, expected.text, "" if right else detail)
    for index, answer in enumerate(answers):
        if index not in pairs.values():
            for kind in (Kind.QUOTATIONS, Kind.QUOTATIONS_WITH_SPEAKER):
                yield Finding(kind, Outcome.FALSE, answer["exact"], answer["speaker"] or "(nobody)")
