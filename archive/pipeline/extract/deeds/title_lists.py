"""The word lists that titles are read and made with; see ``title_words.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from archive.pipeline.lexicon import lexicon

_VERB = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w|y)|di|ber|ter)[a-z]{3,}(?:-[a-z]+)?")


#: Words of papers' names that tell what the paper is about.
_TELLING = frozenset({"penempatan", "pemagangan"})


@dataclass(frozen=True, slots=True)
class TitleLists:
    """The word lists of ``title_words.toml`` as sets."""

    stop: frozenset[str]
    pointers: frozenset[str]
    partner_links: frozenset[str]
    links: frozenset[str]
    fields: frozenset[str]
    inside: frozenset[str]
    open: frozenset[str]
    vague: frozenset[str]
    nouns: frozenset[str]
    trailing: frozenset[str]
    leading: frozenset[str]
    numbers: frozenset[str]
    bare: frozenset[str]
    wrappers: frozenset[str]
    halts: frozenset[str]
    counting: frozenset[str]
    papers: frozenset[str]
    joint: frozenset[str]
    spans: frozenset[str]


@cache
def title_lists() -> TitleLists:
    words = lexicon("title_words")["stop"]
    triggers = lexicon("triggers")
    general = [
        word
        for phrase in (
            *triggers["cooperation"]["cooperation"],
            *triggers["instruments"]["memorandum"],
            *triggers["instruments"]["agreement"],
            *triggers["instruments"]["joint-statement"],
            *triggers["light"]["nouns"],
            *words["bare"],
        )
        for word in phrase.casefold().split()
        if word not in _TELLING
    ]
    return TitleLists(
        **{
            name: frozenset(words[name])
            for name in TitleLists.__dataclass_fields__
            if name not in {"stop", "bare", "open", "vague", "papers", "joint"}
        },
        open=frozenset((*general, *words["open"])),
        vague=frozenset(triggers["verbs"]["vague"]),
        papers=frozenset(
            phrase.casefold().split()[0]
            for kind in ("memorandum", "agreement", "joint-statement")
            for phrase in triggers["instruments"][kind]
        ),
        joint=frozenset(
            phrase.casefold().split()[0]
            for table in (*triggers["instruments"].values(), *triggers["things"].values())
            for phrase in table
            if phrase.endswith(" bersama")
        ),
        stop=frozenset(words["words"]),
        bare=frozenset(general),
    )


@lru_cache(maxsize=16384)
def is_verb(word: str) -> bool:
    """Whether a lower-case word is read as a finite verb.

    >>> is_verb("menandatangani"), is_verb("mediator"), is_verb("berbasis")
    (True, False, False)
    """
    return _VERB.fullmatch(word) is not None and word not in title_lists().nouns
