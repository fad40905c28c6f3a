"""Find partners: whom Indonesia cooperates with, and in which role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from archive.pipeline.annotations import OfficialReading, PartnerReading
from archive.pipeline.authorities import AuthorityFile
from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.name_hints import Hint, HintWord, find_hints
from archive.pipeline.extract.names.overlaps import drop_covered, keep_longest
from archive.pipeline.extract.page.dateline import find_dateline
from archive.pipeline.extract.partners.agencies import find_agencies
from archive.pipeline.extract.partners.called_bodies import find_called_bodies
from archive.pipeline.extract.partners.country_mentions import find_countries
from archive.pipeline.extract.partners.explained_bodies import find_explained_bodies
from archive.pipeline.extract.partners.foreign_bodies import find_foreign_bodies
from archive.pipeline.extract.partners.forums import find_forums
from archive.pipeline.extract.partners.indonesian_side import find_own_offices
from archive.pipeline.extract.partners.known_bodies import KnownBodies, find_known_bodies
from archive.pipeline.extract.partners.listed_bodies import find_listed_bodies
from archive.pipeline.extract.partners.organisations import find_companies, find_universities
from archive.pipeline.extract.partners.partner_mentions import PartnerMention
from archive.pipeline.extract.partners.partner_roles import RoleContext, find_roles
from archive.pipeline.extract.partners.role_cues import RoleRule, is_sport, role_rules
from archive.pipeline.extract.partners.subnational import find_units
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.segment import Sentence
from archive.vocabulary import PartnerKind, PartnerRole

_BRACKETED = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][\w./&-]*|[A-Z]{2,}[\w./&-]*)(?:\s?\+\s?\d)?\)$")
_PLUS = re.compile(r"\s?\+\s?\d")
_ROLE_ORDER = {PartnerRole.COUNTERPART: 0, PartnerRole.HOST: 1, PartnerRole.MENTIONED: 2}
_NAMED_BY_STEM = frozenset({PartnerKind.COMPANY, PartnerKind.UNIVERSITY, PartnerKind.OTHER})
#: A stem that says no more than whose a body is: "National University".
_NO_STEM = frozenset(
    {"National", "Royal", "International", "Federal", "Technical", "State", "The", "City", "Global"}
)
_SHORTEST_STEM = 3
_LEGAL_FORM = re.compile(
    r"(?:,?\s(?:Co|Corp|Inc|Ltd|Limited|GmbH|Corporation|Company|Berhad|Bhd|Sdn|Pte|AG|LLC|KG|B\.?V|K\.?K|PLC)"
    r"\b\.?,?)+$"
)
#: Later uses of so many names are looked for; no news names more.
_MOST_NAMES = 40
#: A unit without its word, initials or an English name are a partner only where they play a part.
_BARE_UNIT = 0.6


def find_partners(
    document: Document,
    sentences: Sequence[Sentence],
    places: Sequence[PlaceName],
    officials: Sequence[OfficialReading],
    authorities: AuthorityFile,  # noqa: ARG001 (names are resolved later)
) -> tuple[PartnerReading, ...]:
    """Return the partners named in the body, in order of first mention.

    Indonesia and its own bodies are never among them; a sport report has none.
    """
    if is_sport(document.text):
        return ()
    dateline = find_dateline(document)
    filed: Sequence[PlaceName] = ()
    if dateline is not None:
        filed = [place for place in places if place.span.overlaps(dateline.span)]
        places = [place for place in places if not place.span.overlaps(dateline.span)]
    hints = find_hints(document)
    known = find_known_bodies(document)
    found = find_bodies(document, places, officials, known, hints, filed)
    # "Federasi Rusia" and "Otoritas Palestina" are states, though they open as bodies do.
    states = {place.span for place in places if place.kind == "country"}
    bodies = [body for body in found if body.span not in states]
    units = drop_covered(
        keep_longest(find_units(document, places, hints), _span),
        chain(
            (body.span for body in bodies),
            (span for official in officials for span in official.mentions),
        ),
        _span,
    )
    countries = find_countries(document, places, bodies, known.own)
    mentions = sorted(chain(bodies, units, countries), key=lambda mention: mention.span.start)
    context = RoleContext(
        document,
        sentences,
        places,
        officials,
        tuple(find_own_offices(document, hints[Hint.OFFICE])),
        [hint.span for hint in hints[Hint.HOME]],
    )
    return _with_acting_states(_readings(mentions, find_roles(context, mentions)))


def find_bodies(
    document: Document,
    places: Sequence[PlaceName],
    officials: Sequence[OfficialReading],
    known: KnownBodies,
    hints: Mapping[Hint, Sequence[HintWord]],
    filed: Sequence[PlaceName] = (),
) -> list[PartnerMention]:
    """The organisations, forums, companies and universities of the body, short forms included."""
    found = chain(
        known.found,
        find_agencies(document, places),
        find_forums(document, hints[Hint.FORUM]),
        find_universities(document, places, hints[Hint.UNIVERSITY]),
        find_foreign_bodies(
            document, places, officials, [*hints[Hint.BODY], *hints[Hint.UNIVERSITY]], filed
        ),
        find_called_bodies(document, places, officials),
        find_explained_bodies(document, places, officials),
        find_listed_bodies(document, places, officials),
        find_companies(document, places, hints[Hint.COMPANY]),
    )
    in_one_passage = (body for body in found if "\n" not in body.span.of(document.text))
    bodies = drop_covered(keep_longest(in_one_passage, _span), known.own, _span)
    return keep_longest(
        chain(
            bodies,
            _short_forms(document, places, bodies),
            _later_uses(document, bodies, {place.span.start for place in places}),
        ),
        _span,
    )


def _later_uses(
    document: Document, bodies: Sequence[PartnerMention], placed: Container[int]
) -> Iterator[PartnerMention]:
    """Other uses of a shaped name, where nothing beside it tells of its state.

    A short form that is a place's name too (``placed`` are where places stand) means the place.
    """
    seen: set[str] = set()
    stems = Counter(_stem(name) for name in {body.name for body in bodies})
    for body in bodies:
        if body.name in seen or body.kind is PartnerKind.FORUM or " " not in body.name:
            continue
        if len(seen) == _MOST_NAMES:
            return
        seen.add(body.name)
        for name in _also(body, stems):
            for passage in document.body():
                for span in _uses(document.text, name, passage.span.start, passage.span.end):
                    if name != body.name and span.start in placed:
                        continue
                    yield replace(body, span=span, speaks_for_state=False, intro=None)


def _also(body: PartnerMention, stems: Mapping[str | None, int]) -> tuple[str, ...]:
    """The name under which an article speaks on of a body: a firm's without its legal form."""
    found = [body.name]
    if body.kind is PartnerKind.COMPANY:
        plain = _LEGAL_FORM.sub("", body.name)
        if plain != body.name and (" " in plain or _is_own_name(plain)):
            found.append(plain)
        first, _, state = plain.partition(" ")
        if state and state in _spellings(body.country) and _is_own_name(first):
            found.append(first)
    stem = _stem(found[-1]) if body.kind in _NAMED_BY_STEM else None
    if stem is not None and stem not in found and stems[stem] <= 1:
        found.append(stem)
    return tuple(found)


def _is_own_name(word: str) -> bool:
    """Whether a single word tells a firm from others: "Yomema", and not "Global" or "Hotel"."""
    return len(word) > _SHORTEST_STEM and word not in _NO_STEM and word not in _nouns()


@cache
def _nouns() -> frozenset[str]:
    """The words that the names of bodies open or close with."""
    opening = (noun for nouns in lexicon("body_nouns")["opens"].values() for noun in nouns)
    return _generic() | {noun.split(" ", 1)[0] for noun in opening}


@cache
def _spellings(country: str | None) -> frozenset[str]:
    """All names of a state; none of an unknown one."""
    known = lexicon("countries").get(country or "", {})
    return frozenset((known["name"], *known.get("also", ()))) if known else frozenset()


def _stem(name: str) -> str | None:
    """The name before the nouns that say what it is: "Al Rawda" of "Al Rawda Medical Group".

    >>> [_stem(name) for name in ("Lunghwa University of Technology", "National University")]
    ['Lunghwa', None]
    """
    words = name.partition(" of ")[0].split(" ")
    last = len(words)
    while last and words[last - 1] in _generic():
        last -= 1
    stem = words[:last]
    if last in {0, len(words)} or len(stem) > 2 or stem[0] in _NO_STEM:
        return None
    return " ".join(stem) if len("".join(stem)) > _SHORTEST_STEM else None


@cache
def _generic() -> frozenset[str]:
    """The words that names of bodies close with."""
    data = lexicon("body_nouns")
    closing = (word for words in data["closes"].values() for noun in words for word in noun.split())
    return frozenset((*closing, *data["generic"]["words"]))


def _short_forms(
    document: Document, places: Sequence[PlaceName], bodies: Sequence[PartnerMention]
) -> Iterable[PartnerMention]:
    """Later uses of a short form that the article itself put in brackets after the full name."""
    text = document.text
    end = document.body()[-1].span.end if document.body() else 0
    place_ends = {place.span.end for place in places}
    searched: set[tuple[str, str]] = set()
    for body in bodies:
        bracket = _BRACKETED.search(body.span.of(text))
        if bracket is None or body.span.end in place_ends or body.span.end - 1 in place_ends:
            continue
        if (body.key, bracket.group(1)) in searched:
            continue
        searched.add((body.key, bracket.group(1)))
        for span in _uses(text, bracket.group(1), body.span.end, end):
            yield replace(body, span=span, speaks_for_state=False)


def _uses(text: str, short: str, start: int, end: int) -> Iterator[Span]:
    """Where ``short`` stands as a word of its own, with the session behind it (*SLOM+3*)."""
    at = text.find(short, start, end)
    while at >= 0:
        last = at + len(short)
        plus = _PLUS.match(text, last, end)
        if plus is not None:
            last = plus.end()
        if not _is_letter(text, at - 1) and not _is_letter(text, last):
            yield Span(at, last)
        at = text.find(short, last, end)


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _readings(
    mentions: Sequence[PartnerMention], roles: Sequence[RoleRule]
) -> tuple[PartnerReading, ...]:
    """One reading a partner, in order of first mention, under its best role."""
    grouped: dict[str, list[tuple[PartnerMention, RoleRule]]] = {}
    for mention, role in zip(mentions, roles, strict=True):
        grouped.setdefault(mention.key, []).append((mention, role))
    readings = []
    for key, named in grouped.items():
        best = min(
            (role for _, role in named), key=lambda role: (_ROLE_ORDER[role.role], -role.confidence)
        )
        fullest = max((mention for mention, _ in named), key=lambda mention: len(mention.name))
        sure = max(mention.sure for mention, _ in named)
        if sure <= _BARE_UNIT and best.role is not PartnerRole.COUNTERPART:
            continue
        readings.append(
            PartnerReading(
                key=key,
                name=fullest.name,
                kind=fullest.kind,
                iso3166=fullest.iso3166,
                role=best.role,
                confidence=min(sure, best.confidence),
                rule=best.name,
                mentions=tuple(dict.fromkeys(mention.span for mention, _ in named)),
            )
        )
    return tuple(readings)


def _with_acting_states(readings: Sequence[PartnerReading]) -> tuple[PartnerReading, ...]:
    """A state that is only a destination is a counterpart where a body of its own acts."""
    programme, destination = role_rules()["programme"], role_rules()["destination"]
    acting = {
        reading.iso3166
        for reading in readings
        if reading.kind is PartnerKind.AGENCY and reading.role is PartnerRole.COUNTERPART
    }
    return tuple(
        replace(
            reading,
            role=programme.role,
            rule=programme.name,
            confidence=programme.confidence,
        )
        if reading.rule == destination.name
        and reading.kind is PartnerKind.COUNTRY
        and reading.iso3166 in acting
        else reading
        for reading in readings
    )


def _span(mention: PartnerMention) -> Span:
    return mention.span
