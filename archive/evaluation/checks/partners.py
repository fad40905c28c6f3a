"""Check the partners of a hard case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.evaluation.checks.check import Check, Predicted, differs, unwanted
from archive.evaluation.gold import GoldPartner
from archive.evaluation.scorers.partners import same_partner
from archive.vocabulary import PartnerRole


def _absent_partners(expected: list[str], predicted: Predicted) -> str:
    found = [item["name"] for item in predicted["partners"] if item["iso3166"] in expected]
    return unwanted(found)


def _partner(item: Mapping[str, Any]) -> GoldPartner:
    return GoldPartner(item["name"], item["iso"], (item["name"],), (item["kind"],), (item["role"],))


def _partner_of(item: Mapping[str, Any], predicted: Predicted) -> Predicted | None:
    gold = _partner(item)
    return next((found for found in predicted["partners"] if _same_partner(gold, found)), None)


def _same_partner(gold: GoldPartner, found: Predicted) -> bool:
    same_code = gold.iso3166 is not None and found["iso3166"] == gold.iso3166
    return same_partner(gold, found) or (same_code and found["kind"] in gold.kinds)


def _partner_found(item: Mapping[str, Any], predicted: Predicted) -> str:
    excused = item["role"] == PartnerRole.MENTIONED
    names = [found["name"] for found in predicted["partners"]]
    return "" if excused or _partner_of(item, predicted) else differs(item["name"], names)


def _partner_role(item: Mapping[str, Any], predicted: Predicted) -> str:
    found = _partner_of(item, predicted)
    if found is None:
        return _partner_found(item, predicted)
    return "" if found["role"] == item["role"] else differs(item["role"], found["role"])


def _no_other_partners(expected: list[Mapping[str, Any]], predicted: Predicted) -> str:
    gold = [_partner(item) for item in expected]
    other = [
        found["name"]
        for found in predicted["partners"]
        if found["role"] != PartnerRole.MENTIONED
        and not any(_same_partner(partner, found) for partner in gold)
    ]
    return unwanted(other)


PARTNER_CHECKS: dict[str, Check] = {
    "absent_partners": _absent_partners,
    "partners": _no_other_partners,
}
PARTNER_ITEM_CHECKS: dict[str, Check] = {
    "partners found": _partner_found,
    "partners role": _partner_role,
}
