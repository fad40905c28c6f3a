"""Find pairs: records that may be one, among all or for those that were just written.

What an editor has said stays: a rejected pair is not offered again, also where
its records were merged since, and a pair that an editor proposed waits until
somebody decides. What nobody has judged and no longer looks alike goes.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model

from archive.curation.pairs import BY_EDITOR, PAIRS
from archive.curation.pairs_blocks import blocks_of, candidates_in
from archive.curation.pairs_facts import read_facts, with_articles
from archive.curation.pairs_scores import ALIKE, OFFERED, Likeness
from archive.curation.redirects import Redirects
from archive.models import NameVariant
from archive.vocabulary import ReviewStatus

#: What a pair says in place of a rule where it was found by comparing.
BY_COMPARING = "alike"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class FoundPairs:
    """What a search for pairs did: records read, pairs compared, then new, changed, gone ones."""

    records: int
    compared: int
    new: int
    changed: int
    gone: int


def find_pairs(model: type[Model], *, touched: Collection[int] | None = None) -> FoundPairs:
    """Compare the records of ``model`` that have something in common, and keep what is alike.

    With ``touched`` only pairs with one of these keys are compared and renewed.
    """
    only = None if touched is None else frozenset(touched)
    if only is not None and not only:
        return FoundPairs(0, 0, 0, 0, 0)
    kind = str(model._meta.model_name)
    records = read_facts(model)
    pairs = list(candidates_in(blocks_of(kind, records, only), only))
    wanted = {facts.key: facts for pair in pairs for facts in pair}
    known = with_articles(wanted.values(), model)
    alike: dict[tuple[int, int], Likeness] = {}
    for one, other in pairs:
        found = ALIKE[kind](known[one.key], known[other.key])
        if found.score >= OFFERED:
            alike[one.key, other.key] = found
    with transaction.atomic():
        new, changed, gone = _keep(model, alike, only)
    return FoundPairs(len(records), len(pairs), new, changed, gone)


def find_pairs_of_run(run: int) -> dict[str, FoundPairs]:
    """Look for doubles of what the run of this number made or named; by the name of the model."""
    found = {}
    for model in PAIRS:
        kind = str(model._meta.model_name)
        rows: Any = model._default_manager
        touched = set(rows.filter(run=run).values_list("pk", flat=True))
        if kind != "meeting":
            named = NameVariant.objects.filter(run=run, **{f"{kind}__isnull": False})
            touched |= set(named.values_list(kind, flat=True))
        found[kind] = find_pairs(model, touched=touched)
    return found


def _keep(
    model: type[Model], alike: dict[tuple[int, int], Likeness], touched: frozenset[int] | None
) -> tuple[int, int, int]:
    """Write what was found: new pairs, pairs that changed, pairs that are alike no more."""
    pairs = PAIRS[model]
    redirects = Redirects()
    barred: set[tuple[int, int]] = set()
    waiting: dict[tuple[int, int], Any] = {}
    for pair in pairs._default_manager.select_for_update(of=("self",)).order_by("pk"):
        if pair.status == ReviewStatus.PROPOSED:
            waiting[pair.first_id, pair.second_id] = pair
        else:
            # What was said of a merged record holds for the one it was merged into.
            ends = sorted(
                (redirects.last(model, pair.first_id), redirects.last(model, pair.second_id))
            )
            barred |= {(pair.first_id, pair.second_id), (ends[0], ends[1])}
    new = [
        pairs(
            first_id=first,
            second_id=second,
            rule=BY_COMPARING,
            confidence=found.score,
            reasons=_written(found),
        )
        for (first, second), found in alike.items()
        if (first, second) not in waiting and (first, second) not in barred
    ]
    changed, gone = [], []
    for ends_of, pair in waiting.items():
        if touched is not None and not touched & set(ends_of):
            continue
        found = alike.get(ends_of)
        if ends_of in barred or (found is None and pair.rule != BY_EDITOR):
            gone.append(pair.pk)
        elif found is not None and _renew(pair, found):
            changed.append(pair)
    pairs._default_manager.bulk_create(new, batch_size=_AT_ONCE)
    pairs._default_manager.bulk_update(changed, ["confidence", "reasons"], batch_size=_AT_ONCE)
    for start in range(0, len(gone), _AT_ONCE):
        pairs._default_manager.filter(pk__in=gone[start : start + _AT_ONCE]).delete()
    return len(new), len(changed), len(gone)


def _renew(pair: Any, found: Likeness) -> bool:
    """Give a pair that waits its present score and reasons; whether they are others."""
    said = [reason for reason in pair.reasons if reason[0] == "proposed"]
    before = (pair.confidence, pair.reasons)
    pair.confidence, pair.reasons = found.score, [*said, *_written(found)]
    return before != (pair.confidence, pair.reasons)


def _written(found: Likeness) -> list[list[str]]:
    return [[code.value, words] for code, words in found.reasons]
