"""Score partners: countries by ISO code, all others by a shared name in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.evaluation.comparison import assign, line_key, name_forms, names_overlap, similarity
from archive.evaluation.findings import Finding, Kind, Outcome
from archive.evaluation.gold import GoldDocument, GoldPartner
from archive.vocabulary import PartnerRole


def partner_names(predicted: dict[str, Any]) -> tuple[str, ...]:
    """The name of a predicted partner and its words in the text."""
    return (predicted["name"], *(mention["exact"] for mention in predicted["mentions"]))


def same_partner(gold: GoldPartner, predicted: dict[str, Any]) -> bool:
    """Whether ``predicted`` is the partner ``gold``.

    Where either is a country both must have its ISO code; an agency of Japan is not Japan.
    """
    if gold.is_country or predicted["kind"] == "country":
        return gold.iso3166 == predicted["iso3166"] and predicted["kind"] in gold.kinds
    return names_overlap(gold.names, partner_names(predicted))


def score_partners(gold: GoldDocument, predicted: dict[str, Any]) -> Iterator[Finding]:
    """Yield findings for partners, and for role and kind of those that match.

    Neither gain nor loss: a partner that gold only mentions, a second answer
    under another name that gold has for the same partner, the body for which a
    gold official speaks, and a country given as mentioned that merely locates
    a gold partner or official.
    """
    answers = predicted["partners"]
    pairs = assign(
        {
            (left, right): similarity(partner.names, partner_names(answer))
            + (not partner.mentioned)
            for left, partner in enumerate(gold.partners)
            for right, answer in enumerate(answers)
            if same_partner(partner, answer)
        }
    )
    for index, partner in enumerate(gold.partners):
        if partner.mentioned:
            continue
        answer = answers[pairs[index]] if index in pairs else None
        yield from _compare(partner, answer)
    for index, answer in enumerate(answers):
        if index not in pairs.values() and not _excused(answer, gold):
            yield Finding(
                _kind(answer["kind"] == "country"),
                Outcome.FALSE,
                answer["name"],
                boilerplate_detail(partner_names(answer), gold) or answer["role"],
                confidence=answer["confidence"],
            )


def boilerplate_detail(names: tuple[str, ...], gold: GoldDocument) -> str:
    """Say so when any of ``names`` stands only in the text's boilerplate."""
    keys = {line_key(name) for name in gold.only_in_boilerplate}
    return "only in boilerplate" if any(line_key(name) in keys for name in names) else ""


def _likeness(partner: GoldPartner, answer: dict[str, Any]) -> float:
    """How well names fit; a partner that is only mentioned takes what the others leave."""
    return similarity(partner.names, partner_names(answer)) + (not partner.mentioned)


def _kind(country: bool) -> Kind:
    return Kind.COUNTRIES if country else Kind.OTHER_PARTNERS


def _compare(partner: GoldPartner, answer: dict[str, Any] | None) -> Iterator[Finding]:
    kind = _kind(partner.is_country)
    if answer is None:
        yield Finding(kind, Outcome.MISSED, partner.name, ", ".join(partner.roles))
        return
    yield Finding(kind, Outcome.RIGHT, partner.name, confidence=answer["confidence"])
    if not partner.is_country:
        yield _judge(Kind.PARTNER_KIND, partner.name, partner.kinds, answer["kind"])
    roles = tuple(role for role in partner.roles if role in PartnerRole.codes())
    if roles:
        yield _judge(Kind.PARTNER_ROLE, partner.name, roles, answer["role"])


def _judge(kind: Kind, name: str, right: tuple[str, ...], given: str) -> Finding:
    if given in right:
        return Finding(kind, Outcome.RIGHT, name)
    return Finding(kind, Outcome.WRONG, name, f"{given}, gold: {' or '.join(right)}")


def _excused(answer: dict[str, Any], gold: GoldDocument) -> bool:
    if boilerplate_detail(partner_names(answer), gold):
        return False
    if answer["kind"] == "country":
        homes = [item.iso3166 for item in gold.partners] + [item.country for item in gold.officials]
        located = {home.partition("-")[0] for home in homes if home is not None}
        return answer["role"] == PartnerRole.MENTIONED and answer["iso3166"] in located
    others = (name for item in gold.partners if not item.is_country for name in item.names)
    again = any(not name_forms(name).isdisjoint(name_forms(answer["name"])) for name in others)
    organisations = [
        item.organisation for item in gold.officials if item.organisation and item.country != "ID"
    ]
    return again or names_overlap(organisations, partner_names(answer))
