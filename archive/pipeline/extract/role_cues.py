"""Role cues: the words around a name as patterns, made once from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from archive.pipeline.lexicon import lexicon
from archive.vocabulary import PartnerRole


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A rule's role and the share of its findings (0 to 1) expected to be right."""

    name: str
    role: PartnerRole
    confidence: float


@dataclass(frozen=True, slots=True)
class RoleCues:
    """Patterns over the words left of a name (they end there) or right of it (they start there)."""

    between: re.Pattern[str]
    with_words: frozenset[str]
    not_with: frozenset[str]
    partner_list: re.Pattern[str]
    seat: re.Pattern[str]
    actor: re.Pattern[str]
    offer: re.Pattern[str]
    post: re.Pattern[str]
    place_words: frozenset[str]
    from_words: frozenset[str]
    listing: re.Pattern[str]
    trade: re.Pattern[str]
    visit: re.Pattern[str]
    subject: re.Pattern[str]
    weak_verbs: frozenset[str]
    cooperation: re.Pattern[str]
    meeting: re.Pattern[str]
    placement: re.Pattern[str]
    programme: re.Pattern[str]
    labour: re.Pattern[str]
    occasion: re.Pattern[str]
    citation: re.Pattern[str]
    placing: re.Pattern[str]


@cache
def role_rules() -> dict[str, RoleRule]:
    """All rules by name."""
    return {
        name: RoleRule(name, PartnerRole(role), confidence)
        for name, (role, confidence) in lexicon("partner_cues")["rule"].items()
    }


@cache
def role_cues() -> RoleCues:
    """The patterns of the lexicon, compiled."""
    data = lexicon("partner_cues")
    before, subject, sentence = data["before"], data["subject"], data["sentence"]
    organisation = data["organisation"]
    between = _either(before["between"])
    adverbs, verbs = _either(subject["adverbs"]), _either(subject["verbs"])
    word = r"(?:[A-Z][\w'’-]*|dan|untuk|of|for|and|bidang|[(][A-Z][\w-]*[)])"
    return RoleCues(
        between=re.compile(rf"(?:(?:{between}|\d+|[,:(]+)\s*)+$", re.IGNORECASE),
        with_words=frozenset(before["with"]),
        not_with=frozenset(before["not_with"]),
        partner_list=re.compile(
            r"\b(?:mitra|sahabat|peserta)\b[\w\s]{0,25}[,:]?\s*"
            r"(?:yakni|yaitu|antara lain|adalah|seperti|meliputi|[(:])\s*(?:adalah\s*)?[:(]?\s*$"
        ),
        seat=re.compile(rf"\b(?:di|ke)\s(?:{_either(organisation['seat'])})\s$", re.IGNORECASE),
        actor=re.compile(rf"\b(?:{_either(before['actor'])})\s+(?:dari\s+)?$", re.IGNORECASE),
        offer=re.compile(rf"(?:^|\s)(?:{_either(before['offer'])})\s+(?:dari\s+)?$", re.IGNORECASE),
        post=re.compile(
            rf"\b(?:{_either(data['posts']['words'])})(?:,?\s+{word})*,?\s+(?:dari\s+)?$"
        ),
        place_words=frozenset(before["place"]),
        from_words=frozenset(before["from"]),
        listing=re.compile(rf"\b(?:{_either(before['listing'])})\s*:?\s*$", re.IGNORECASE),
        trade=re.compile(rf"\b(?:{_either(before['trade'])})\s+(?:antara\s+)?$", re.IGNORECASE),
        visit=re.compile(rf"\b(?:{_either(before['visit'])})\b", re.IGNORECASE),
        subject=re.compile(
            r"\s*(?:[(][^()]{1,40}[)]\s*)?,?\s*(?:(?:dan|serta|bersama)\s(?:[\w/-]+\s){1,4}?)?"
            rf"(?:(?:{adverbs})\s+){{0,4}}({verbs})\b"
        ),
        weak_verbs=frozenset(subject["weak"]),
        cooperation=_any_word(sentence["cooperation"]),
        meeting=_any_word(sentence["meeting"]),
        placement=_any_word(sentence["placement"]),
        programme=_any_word(sentence["programme"]),
        labour=_any_word(sentence["labour"]),
        occasion=re.compile(
            rf"\b(?:{_either(organisation['occasion'])})\s+(?:(?:acara|forum|ajang|kegiatan|rangkaian"
            r"|pertemuan|sidang|sela|sela-sela|the|pembukaan|penyelenggaraan|agenda|sesi|ke)\s+)*$",
            re.IGNORECASE,
        ),
        citation=re.compile(rf"\b(?:{_either(organisation['citation'])})\s+$", re.IGNORECASE),
        placing=_any_word(organisation["placing"]),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)
