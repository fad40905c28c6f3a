"""Known bodies: organisations, forums and agencies the lexicon has under a fixed name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.partners.partner_mentions import PartnerMention, partner_key
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch
from archive.pipeline.names import name_key
from archive.pipeline.place_names import country_name
from archive.vocabulary import PartnerKind

_BETWEEN_STATES = (
    PartnerKind.INTERNATIONAL,
    PartnerKind.FORUM,
    PartnerKind.CIVIL_SOCIETY,
    PartnerKind.COMPANY,
)
#: A short form beside its full form: "International Labour Organization (ILO)".
_BRACKET = re.compile(r"\s?\(([A-Z][\w+.&/ -]{1,18})\)")
#: "ASEAN Plus Three", "SLOM+3", "ILC ke-113": part of the forum's name.
_EDITION = re.compile(r"\s?(?:\+\s?\d|[Pp]lus (?:Three|One|Six)|[Kk]e\s?-\s?\d{1,3}\b)")
_LONGEST_NAME = 140
#: The full name before a bracketed short form: "ASEAN Occupational Safety and Health (".
_FULL_NAME = re.compile(r"(?:[A-Z][\w'’-]*\s(?:(?:of|and|for|on|the|dan|untuk)\s)?){2,9}$")


@dataclass(frozen=True, slots=True)
class _Body:
    """What a known name stands for; ``words`` are the longer words of its names and its state's."""

    name: str
    kind: PartnerKind
    country: str | None
    key: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class KnownBodies:
    """The names of the lexicon that stand in a body: of others, and of Indonesia's own bodies."""

    found: Sequence[PartnerMention]
    own: Sequence[Span]


def find_known_bodies(document: Document) -> KnownBodies:
    """The known bodies named in the body, in order, a bracketed short form included.

    A known short form that the article gives to somebody else (*Partai Bulan Bintang
    (PBB)*) names nothing in this article.
    """
    text, search = document.text, _search()
    found: list[PartnerMention] = []
    own: list[Span] = []
    redefined: set[str] = set()
    for passage in document.body():
        start, end = passage.span.start, passage.span.end
        covered = start
        for first, last, body in search.find(text, start, end):
            if body is None:
                own.append(Span(first, last))
                continue
            if first < covered:
                continue
            printed = text[first:last]
            if text[first - 1 : first] == "(" and text[last : last + 1] == ")":
                full = _full_name_start(text, start, first - 1)
                if full is not None and not _share_words(text[full:first], body):
                    redefined.add(printed)
                    continue
                span = Span(first if full is None else full, last if full is None else last + 1)
            else:
                span = Span(first, _with_edition_and_short_form(text, last, end, printed, body))
            covered = span.end
            if printed not in redefined:
                found.append(
                    PartnerMention(span, body.key, body.name, body.kind, body.country, body.country)
                )
    return KnownBodies(found, own)


def _with_edition_and_short_form(text: str, last: int, end: int, name: str, body: _Body) -> int:
    """Where a name ends with its edition and the short form in brackets behind it."""
    if body.kind is PartnerKind.FORUM:
        edition = _EDITION.match(text, last, end)
        last = edition.end() if edition else last
    bracket = _BRACKET.match(text, last, end)
    if bracket is None:
        return last
    if bracket.group(1).casefold() not in body.words and " " not in name:
        return last
    edition = _EDITION.match(text, bracket.end(), end) if body.kind is PartnerKind.FORUM else None
    return edition.end() if edition else bracket.end()


def _share_words(words: str, body: _Body) -> bool:
    return not body.words.isdisjoint(words.casefold().split())


def _full_name_start(text: str, start: int, end: int) -> int | None:
    """Where the full name that runs up to ``end`` starts, a post before it left out."""
    full = _FULL_NAME.search(text, max(start, end - _LONGEST_NAME), end)
    if full is None:
        return None
    at = full.start()
    for word in full.group().split():
        if word not in _post_words():
            break
        at = text.index(word, at) + len(word) + 1
    return at if text[at:end].count(" ") > 1 else None


def known_forum(name: str) -> tuple[str, str] | None:
    """Key and preferred name of the forum known under ``name``, or None."""
    body = _forums().get(name_key(name))
    return None if body is None else (body.key, body.name)


@cache
def _post_words() -> frozenset[str]:
    posts = lexicon("partner_cues")["posts"]["words"]
    return frozenset(word for post in posts for word in post.split())


@cache
def _forums() -> dict[str, _Body]:
    """The known forums by name key."""
    return {
        name_key(spelling): body
        for spelling, body in _spellings()
        if body.kind is PartnerKind.FORUM
    }


@cache
def _search() -> NameSearch[_Body | None]:
    """The search over all fixed names; None marks an Indonesian body."""
    names: dict[str, _Body | None] = dict(_spellings())
    names.update(dict.fromkeys(lexicon("indonesian_bodies")["names"]))
    return NameSearch(names)


def _spellings() -> Iterator[tuple[str, _Body]]:
    """Yield every fixed name with the body it stands for."""
    data = lexicon("organisations")
    groups: list[tuple[PartnerKind, str | None, dict[str, list[str]]]] = [
        (kind, None, data[kind.value]) for kind in _BETWEEN_STATES
    ]
    groups += [(PartnerKind.AGENCY, country, named) for country, named in data["agency"].items()]
    for kind, country, named in groups:
        for name, also in named.items():
            forms = (name, *also)
            of_state = () if country is None else (country_name(country) or country,)
            words = frozenset(
                word
                for form in (*forms, *of_state)
                for word in form.casefold().split()
                if len(word) > 2
            )
            body = _Body(name, kind, country, partner_key(kind, name, country), words)
            for form in forms:
                yield form, body
