"""Role cues: the words around a name that tell its role, made ready once from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch
from archive.pipeline.word_patterns import any_of
from archive.vocabulary import PartnerRole


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A rule's role and the share of its findings (0 to 1) expected to be right."""

    name: str
    role: PartnerRole
    confidence: float


@dataclass(frozen=True, slots=True)
class RoleCues:
    """Words that stand right before a name, and patterns for what takes more than one word.

    Word sets are lower case; a phrase has at most three words.
    """

    between: frozenset[str]
    goes_with: frozenset[str]
    not_with: frozenset[str]
    actor: frozenset[str]
    offer: frozenset[str]
    through: frozenset[str]
    made_in: frozenset[str]
    place: frozenset[str]
    origin: frozenset[str]
    listing: frozenset[str]
    trade: frozenset[str]
    citation: frozenset[str]
    seat: frozenset[str]
    visit: frozenset[str]
    weak_verbs: frozenset[str]
    joins: frozenset[str]
    partner_list: re.Pattern[str]
    post: re.Pattern[str]
    subject: re.Pattern[str]
    occasion: re.Pattern[str]


@cache
def role_rules() -> dict[str, RoleRule]:
    """All rules by name."""
    return {
        name: RoleRule(name, PartnerRole(role), confidence)
        for name, (role, confidence) in lexicon("partner_cues")["rule"].items()
    }


@cache
def role_cues() -> RoleCues:
    """The cues of the lexicon."""
    data = lexicon("partner_cues")
    before, subject, organisation = data["before"], data["subject"], data["organisation"]
    adverbs, verbs = any_of(subject["adverbs"]), any_of(subject["verbs"])
    occasion = any_of(organisation["occasion"], ignore_case=True)
    word = r"(?:[A-Z][\w'’-]*|dan|untuk|of|for|and|bidang|[(][A-Z][\w-]*[)])"
    return RoleCues(
        between=frozenset(before["between"]),
        goes_with=frozenset(before["with"]),
        not_with=frozenset(before["not_with"]),
        actor=frozenset(before["actor"]),
        offer=frozenset(before["offer"]),
        through=frozenset(before["through"]),
        made_in=frozenset(before["made_in"]),
        place=frozenset(before["place"]),
        origin=frozenset(before["from"]),
        listing=frozenset(before["listing"]),
        trade=frozenset(before["trade"]),
        citation=frozenset(organisation["citation"]),
        seat=frozenset(organisation["seat"]),
        visit=frozenset(before["visit"]),
        weak_verbs=frozenset(subject["weak"]),
        joins=frozenset(organisation["joins"]),
        partner_list=re.compile(
            r"\b(?:mitra|sahabat|peserta|dengan|bersama|menggandeng|antara)\b[\w\s]{0,50}[,:]?\s*"
            r"(?:yakni|yaitu|antara lain|adalah|meliputi|[(:])\s*(?:adalah\s*)?[:(]?\s*$"
        ),
        post=re.compile(rf"\b{any_of(data['posts']['words'])}(?:,?\s+{word})*,?\s+(?:dari\s+)?$"),
        subject=re.compile(
            r"\s*(?:[(][^()]{1,40}[)]\s*)?,?\s*(?:(?:dan|serta|bersama)\s(?:[\w/-]+\s){1,4}?)?"
            rf"(?:(?:{adverbs})\s+){{0,4}}({verbs})\b"
        ),
        occasion=re.compile(
            rf"\b{occasion}\s+(?:(?:acara|forum|ajang|kegiatan|rangkaian"
            r"|pertemuan|sidang|sela|sela-sela|the|pembukaan|penyelenggaraan|agenda|sesi|ke|konferensi|puncak"
            r"|tingkat|tinggi|(?:para\s)?menteri(?:\s(?:tenaga\skerja|ketenagakerjaan|luar\snegeri))?"
            r"|pejabat\ssenior|kepala\snegara)\s+)*$",
            re.IGNORECASE,
        ),
    )


@lru_cache(maxsize=512)
def speaks_of(topic: str, words: str) -> bool:
    """Whether ``words`` hold a word of ``topic`` (a list under ``sentence`` in the lexicon)."""
    lowered = words.lower()
    return next(_topic(topic).find(lowered, 0, len(lowered)), None) is not None


def is_sport(words: str) -> bool:
    """Whether a text is a sport report: many words of sport and none about labour."""
    lowered = words.lower()
    found = {word for _, _, word in _sport().find(lowered, 0, len(lowered))}
    return len(found) >= lexicon("sport")["enough"] and not speaks_of("labour", words)


@cache
def _sport() -> NameSearch[str]:
    return NameSearch({word: word for word in lexicon("sport")["words"]})


@cache
def _topic(topic: str) -> NameSearch[str]:
    return NameSearch(dict.fromkeys(lexicon("partner_cues")["sentence"][topic], topic))
