"""Score officials: people by any of their names, and once more with the post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.evaluation.comparison import assign, same_or_within, similarity, words_of
from archive.evaluation.findings import Finding, Kind, Outcome
from archive.evaluation.gold import GoldDocument, GoldOfficial
from archive.evaluation.scorers.partners import boilerplate_detail

#: Words that make another post of the same words: a deputy is no minister.
_RANK_WORDS = frozenset({"deputy", "eks", "former", "mantan", "plt", "vice", "wakil"})


def score_officials(gold: GoldDocument, predicted: dict[str, Any]) -> Iterator[Finding]:
    """Yield findings by name and by name with post; one person told as two is a false alarm."""
    answers = predicted["officials"]
    pairs = assign(
        {
            (left, right): similarity(official.names, (answer["name"],))
            for left, official in enumerate(gold.officials)
            for right, answer in enumerate(answers)
            if same_person(official.names, answer["name"])
        }
    )
    for index, official in enumerate(gold.officials):
        answer = answers[pairs[index]] if index in pairs else None
        yield from _compare(official, answer)
    for index, answer in enumerate(answers):
        if index not in pairs.values():
            detail = boilerplate_detail((answer["name"],), gold) or answer["post"] or ""
            for kind in (Kind.OFFICIALS, Kind.OFFICIALS_WITH_POST):
                yield Finding(
                    kind, Outcome.FALSE, answer["name"], detail, confidence=answer["confidence"]
                )


def same_person(names: tuple[str, ...], given: str) -> bool:
    """Whether ``given`` is one of ``names``, or holds or is held by one of them."""
    return any(same_or_within(name, given) for name in names)


def same_post(official: GoldOfficial, post: str | None, organisation: str | None) -> bool:
    """Whether ``post`` is the gold post: the words of one within those of the other.

    ``organisation`` may bring the words that the post leaves out.
    """
    if post is None or not official.posts:
        return post is None and not official.posts
    forms = [set(words_of(post)), set(words_of(f"{post} {organisation or ''}"))]
    for expected in (set(words_of(post)) for post in official.posts):
        for given in forms:
            same_rank = expected & _RANK_WORDS == given & _RANK_WORDS
            if same_rank and (expected <= given or given <= expected):
                return True
    return False


def _compare(official: GoldOfficial, answer: dict[str, Any] | None) -> Iterator[Finding]:
    post = official.posts[0] if official.posts else "(no post)"
    if answer is None:
        for kind in (Kind.OFFICIALS, Kind.OFFICIALS_WITH_POST):
            yield Finding(kind, Outcome.MISSED, official.name, post)
        return
    confidence = answer["confidence"]
    yield Finding(Kind.OFFICIALS, Outcome.RIGHT, official.name, confidence=confidence)
    if same_post(official, answer["post"], answer["organisation"]):
        yield Finding(Kind.OFFICIALS_WITH_POST, Outcome.RIGHT, official.name)
    else:
        detail = f"{answer['post'] or '(no post)'}, gold: {post}"
        yield Finding(Kind.OFFICIALS_WITH_POST, Outcome.WRONG, official.name, detail)
