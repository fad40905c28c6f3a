"""Tell umbrella claims from their items, once the whole article has been read."""

from __future__ import annotations

from collections.abc import Sequence

from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.extract.initiatives.drafts import Draft
from archive.vocabulary import InitiativeLevel, Scope


def settle_levels(drafts: Sequence[Draft]) -> None:
    """Call umbrella what has items, or claims in general what other drafts tell in detail."""
    above = {id(draft.parent) for draft in drafts if draft.parent is not None}
    for draft in drafts:
        if id(draft) in above or (draft.parent is None and _is_claim(draft, drafts)):
            draft.level, draft.parent = InitiativeLevel.UMBRELLA, None


def _is_claim(draft: Draft, drafts: Sequence[Draft]) -> bool:
    if draft.scope is not Scope.LABOUR or not draft.is_general() or draft.head is Role.THING:
        return False
    return any(_details(draft, other) for other in drafts)


def _details(claim: Draft, other: Draft) -> bool:
    """Whether ``other`` is something particular with one of the claim's partners."""
    shared = not frozenset(claim.partners).isdisjoint(other.partners)
    return other.scope is Scope.LABOUR and not other.is_general() and shared
