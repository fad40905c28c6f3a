"""Score initiatives, and stage and subject of those that match."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.evaluation.comparison import (
    assign,
    content_stems,
    names_overlap,
    similarity,
    text_overlap,
)
from archive.evaluation.findings import Finding, Kind, Outcome
from archive.evaluation.gold import GoldDocument, GoldInitiative
from archive.evaluation.scorers.partners import partner_names, same_partner
from archive.evaluation.subjects import subject_stems

#: From this share of the shorter one's words on, two evidence sentences are the same.
_SAME_SENTENCE = 0.6

#: What missing an umbrella, or giving one initiative twice, counts.
_HALF = 0.5


def score_initiatives(gold: GoldDocument, predicted: dict[str, Any]) -> Iterator[Finding]:
    """Yield findings for the labour initiatives.

    One answer matches one gold initiative with which it shares evidence and a
    partner. Missing an umbrella is half an error. A further answer that shares
    evidence and a partner with a gold initiative already matched, and with
    nothing out of scope, is half a false alarm; any other one is a whole one.
    """
    answers = predicted["initiatives"]
    pairs = assign(
        {
            (left, right): _likeness(initiative, answer)
            for left, initiative in enumerate(gold.initiatives)
            for right, answer in enumerate(answers)
            if _same(initiative, answer, gold, predicted)
        }
    )
    for index, initiative in enumerate(gold.initiatives):
        if index in pairs:
            yield from _compare(initiative, answers[pairs[index]])
        else:
            yield _missed(initiative, gold, predicted)
    for index, answer in enumerate(answers):
        if index not in pairs.values():
            yield _false_alarm(answer, gold, predicted)


def shares_evidence(gold: GoldInitiative, answer: dict[str, Any]) -> bool:
    """Whether some evidence sentence of the one is a sentence of the other."""
    return any(
        text_overlap(sentence, span["exact"]) >= _SAME_SENTENCE
        for sentence in gold.evidence
        for span in answer["evidence"]
    )


def shares_partner(
    initiative: GoldInitiative,
    answer: dict[str, Any],
    gold: GoldDocument,
    predicted: dict[str, Any],
) -> bool:
    """Whether some partner of the answer is one of the gold initiative's."""
    expected = [partner for partner in gold.partners if partner.name in initiative.partners]
    given = [item for item in predicted["partners"] if item["name"] in answer["partners"]]
    if any(same_partner(partner, item) for partner in expected for item in given):
        return True
    listed = {partner.name for partner in expected}
    unlisted = [name for name in initiative.partners if name not in listed]
    return any(names_overlap(unlisted, partner_names(item)) for item in given)


def _same(
    initiative: GoldInitiative,
    answer: dict[str, Any],
    gold: GoldDocument,
    predicted: dict[str, Any],
) -> bool:
    return shares_evidence(initiative, answer) and shares_partner(
        initiative, answer, gold, predicted
    )


def _likeness(initiative: GoldInitiative, answer: dict[str, Any]) -> float:
    """How well two initiatives with common evidence fit: by title, words and level."""
    title: str = answer["title"]
    level: str = answer["level"]
    expected = content_stems((initiative.title, *initiative.topics))
    given = content_stems((title,))
    common = len(expected & given) / (len(given) or 1)
    umbrellas = (initiative.level == "umbrella") == (level == "umbrella")
    return similarity((initiative.title,), (title,)) + common + umbrellas / 2


def _compare(initiative: GoldInitiative, answer: dict[str, Any]) -> Iterator[Finding]:
    yield Finding(
        Kind.INITIATIVES,
        Outcome.RIGHT,
        initiative.title,
        f"as: {answer['title']}",
        confidence=answer["confidence"],
    )
    if initiative.stages:
        right = answer["stage"] in accepted_stages(initiative)
        detail = "" if right else f"{answer['stage']}, gold: {' or '.join(initiative.stages)}"
        outcome = Outcome.RIGHT if right else Outcome.WRONG
        yield Finding(Kind.STAGE, outcome, initiative.title, detail)
    right = same_subject(initiative, answer["subjects"])
    given = ", ".join(answer["subjects"]) or "(none)"
    expected = ", ".join(initiative.subjects or initiative.topics)
    detail = "" if right else f"{given}, gold: {expected}"
    outcome = Outcome.RIGHT if right else Outcome.WRONG
    yield Finding(Kind.SUBJECT, outcome, initiative.title, detail)


def accepted_stages(initiative: GoldInitiative) -> frozenset[str]:
    """The stages that are right; gold says agreed for agreed and signed alike."""
    stages = frozenset(initiative.stages)
    return stages | {"signed"} if "agreed" in stages else stages


def same_subject(initiative: GoldInitiative, subjects: list[str]) -> bool:
    """Whether any of ``subjects`` is right.

    By code where gold has codes; else when the vocabulary's words for it share
    a stem with gold's free topics or title.
    """
    if initiative.subjects:
        return not frozenset(initiative.subjects).isdisjoint(subjects)
    stems = content_stems((initiative.title, *initiative.topics))
    return any(not stems.isdisjoint(subject_stems(code)) for code in subjects)


def _missed(initiative: GoldInitiative, gold: GoldDocument, predicted: dict[str, Any]) -> Finding:
    weight = _HALF if initiative.level == "umbrella" else 1.0
    near = [answer for answer in predicted["initiatives"] if shares_evidence(initiative, answer)]
    detail = "no answer on this evidence"
    if near:
        other_partners = not any(shares_partner(initiative, a, gold, predicted) for a in near)
        detail = "other partners" if other_partners else "its evidence serves another match"
    elif any(shares_evidence(initiative, answer) for answer in predicted["other_cooperation"]):
        detail = "taken for other cooperation"
    return Finding(Kind.INITIATIVES, Outcome.MISSED, initiative.title, detail, weight)


def _false_alarm(answer: dict[str, Any], gold: GoldDocument, predicted: dict[str, Any]) -> Finding:
    again = any(_same(initiative, answer, gold, predicted) for initiative in gold.initiatives)
    out_of_scope = any(shares_evidence(initiative, answer) for initiative in gold.out_of_scope)
    weight = _HALF if again and not out_of_scope else 1.0
    detail = "nothing there in gold"
    if out_of_scope:
        detail = "out of scope"
    elif again:
        detail = "given again"
    return Finding(
        Kind.INITIATIVES,
        Outcome.FALSE,
        answer["title"],
        f"{detail} ({', '.join(answer['partners'])}; {answer['stage']})",
        weight,
        answer["confidence"],
    )
