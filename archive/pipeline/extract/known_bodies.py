"""Known bodies: organisations, forums and agencies the lexicon has under a fixed name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.partner_mentions import PartnerMention, partner_key
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch
from archive.pipeline.names import name_key
from archive.vocabulary import PartnerKind

#: A short form beside its full form: "International Labour Organization (ILO)".
_BRACKET = re.compile(r"\s?\(([A-Z][\w+.&/ -]{1,18})\)")
#: "ASEAN Plus Three", "SLOM+3", "ILC ke-113": part of the forum's name.
_EDITION = re.compile(r"\s?(?:\+\s?\d|[Pp]lus (?:Three|One|Six)|ke\s?-\s?\d{1,3}\b)")
#: The full name before a bracketed short form: "ASEAN Occupational Safety and Health (".
_FULL_NAME = re.compile(r"(?:[A-Z][\w'’-]*\s(?:(?:of|and|for|on|the|dan|untuk)\s)?){2,9}$")


@dataclass(frozen=True, slots=True)
class _Body:
    """What a known name stands for."""

    name: str
    kind: PartnerKind
    country: str | None
    key: str


def find_known_bodies(document: Document) -> Iterator[PartnerMention]:
    """Yield the known bodies named in the body, in order, a bracketed short form included."""
    text = document.text
    search = _search()
    for passage in document.body():
        end = passage.span.end
        for first, last, body in search.find(text, passage.span.start, end):
            if body is None:
                continue
            if body.kind is PartnerKind.FORUM:
                edition = _EDITION.match(text, last, end)
                last = edition.end() if edition else last
            bracket = _BRACKET.match(text, last, end)
            last = bracket.end() if bracket else last
            if text[first - 1 : first] == "(" and text[last : last + 1] == ")":
                full = _FULL_NAME.search(text, passage.span.start, first - 1)
                first, last = (full.start(), last + 1) if full else (first, last)
            yield PartnerMention(
                Span(first, last), body.key, body.name, body.kind, body.country, body.country
            )


def known_forum(name: str) -> tuple[str, str] | None:
    """Key and preferred name of the forum known under ``name``, or None."""
    body = _forums().get(name_key(name))
    return None if body is None else (body.key, body.name)


def find_indonesian_bodies(document: Document) -> list[Span]:
    """The spans of Indonesian bodies with a foreign-looking name; no partner is in them."""
    search = _search()
    return [
        Span(first, last)
        for passage in document.body()
        for first, last, body in search.find(document.text, passage.span.start, passage.span.end)
        if body is None
    ]


@cache
def _forums() -> dict[str, _Body]:
    """The known forums by name key."""
    return {
        name_key(spelling): _Body(
            name, PartnerKind.FORUM, None, partner_key(PartnerKind.FORUM, name)
        )
        for name, also in lexicon("organisations")[PartnerKind.FORUM.value].items()
        for spelling in (name, *also)
    }


@cache
def _search() -> NameSearch[_Body | None]:
    """The search over all fixed names; None marks an Indonesian body."""
    names: dict[str, _Body | None] = {}
    data = lexicon("organisations")
    for kind in (
        PartnerKind.INTERNATIONAL,
        PartnerKind.FORUM,
        PartnerKind.CIVIL_SOCIETY,
        PartnerKind.COMPANY,
    ):
        for name, also in data[kind.value].items():
            body = _Body(name, kind, None, partner_key(kind, name))
            names.update(dict.fromkeys((name, *also), body))
    for country, agencies in data["agency"].items():
        for name, also in agencies.items():
            key = partner_key(PartnerKind.AGENCY, name, country)
            body = _Body(name, PartnerKind.AGENCY, country, key)
            names.update(dict.fromkeys((name, *also), body))
    names.update(dict.fromkeys(lexicon("indonesian_bodies")["names"]))
    return NameSearch(names)
