"""Sides by what was found: whoever an initiative is with is a counterpart.

Many a state is named in passing by the words around it, and a side all the same: "Adapun
Kolombia lebih dulu menerima instruktur las Indonesia". What it does in its sentence is read
only with the initiatives, and tells its role.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from archive.pipeline.annotations import InitiativeReading, PartnerReading
from archive.pipeline.extract.partners.role_cues import role_rules
from archive.vocabulary import PartnerRole, Scope

#: An initiative less sure than this makes nobody a side.
_SURE: Final = 0.35


def with_sides(
    partners: Sequence[PartnerReading], initiatives: Sequence[InitiativeReading]
) -> tuple[PartnerReading, ...]:
    """``partners``, those with whom a labour initiative is as counterparts, in the same order."""
    sides = {
        key
        for initiative in initiatives
        if initiative.scope is Scope.LABOUR and initiative.confidence >= _SURE
        for key in initiative.partners
    }
    rule = role_rules()["initiative"]
    return tuple(
        replace(partner, role=rule.role, rule=rule.name, confidence=rule.confidence)
        if partner.role is not PartnerRole.COUNTERPART and partner.key in sides
        else partner
        for partner in partners
    )
