"""Ministries: one key for a state's ministry under all its names."""

from __future__ import annotations

import re
from functools import cache

from archive.pipeline.extract.partners.partner_mentions import partner_key
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import PartnerKind


def agency_key(name: str, country: str | None) -> str:
    """The key of a foreign public body; a ministry's key names its field, not its wording.

    >>> agency_key("Kementerian Tenaga Kerja Jerman", "DE")
    'agency:DE:ministry of labour'
    >>> agency_key("Badan Imigrasi Jepang", "JP")
    'agency:JP:badan imigrasi jepang'
    """
    if _heads().match(name):
        for field, pattern in _fields().items():
            if pattern.search(name):
                return partner_key(PartnerKind.AGENCY, f"ministry of {field}", country)
    return partner_key(PartnerKind.AGENCY, name, country)


@cache
def _heads() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, lexicon("ministries")["heads"]))
    return re.compile(rf"(?:\S+\s){{0,3}}(?:{heads})\b")


@cache
def _fields() -> dict[str, re.Pattern[str]]:
    return {
        field: re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")
        for field, words in lexicon("ministries")["field"].items()
    }
