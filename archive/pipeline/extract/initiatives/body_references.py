"""Body references: where news means a body or its people without naming it again.

*Rumah sakit di Jerman utara itu*, *lembaga Jepang tersebut* stand for the body of that kind named
last; *asrama disediakan yayasan* for the only one the article has; *Tanabe berencana ...* and the
*ia* after it for the body, or the state, that the person speaks for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from archive.pipeline.annotations import OfficialReading, PartnerReading
from archive.pipeline.documents import Document, Span
from archive.pipeline.lexicon import lexicon
from archive.pipeline.segment import Sentence
from archive.pipeline.word_patterns import any_of
from archive.vocabulary import PartnerKind, PartnerRole

_HOME = "ID"
#: Between the noun and its pointer stand no verb and no other side.
_BETWEEN = (
    r"(?:\s(?!me[mnlry]|ber[a-z]|di[a-z]{4}|ter[a-z]|yang\b|dan\b|dengan\b|oleh\b|bersama\b|untuk\b|agar\b)"
    r"[\w’'-]+){0,6}?"
)
_POINTER = re.compile(r"\s(?:itu|tersebut|ini)\b")
#: "Ia menambahkan": the person of the sentence before speaks on.
_PRONOUN = re.compile(r"[\"“]?\s?(?:(?:Menurut|Bagi|Kata)\s(?:dia|ia|nya)|Ia|Dia|Menurutnya)\b")
#: "Dinasnya bakal membuka loket": the body of the person who spoke last.
_OWN_BODY = re.compile(
    r"(?:Dinas|Pihak|Kampus|Sekolah|Lembaga|Instansi|Kantor|Perusahaan|Balai|Universitas|Pemkab|Pemkot|Pemprov)nya\b"
)
#: So many sentences back a pronoun reaches.
_NEAR = 2
#: After a passive verb the bare noun is who does it: "ditanggung universitas".
_AGENT = r"(?<=\s)di[a-z]{4,}\s(?:oleh\s)?(?:pihak\s)?"
#: "rumah sakit di Bremerhaven itu": where the body that is meant is.
_SEAT = re.compile(r"\s(?:di|asal|dari)\s([A-Z][\w'’-]+)")
_COUNTS = {"kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5}
_COUNTED = re.compile(rf"\b({'|'.join(_COUNTS)})\s$", re.IGNORECASE)
#: So far back in letters those stand that "kedua organisasi itu" means.
_LAST_SENTENCE = 160
#: The longest of these words and a blank.
_WORD = 9
#: So many references are looked for; no news has more.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch that stands for the partner with ``key`` without its name."""

    span: Span
    key: str


def find_references(
    document: Document,
    sentences: Sequence[Sentence],
    partners: Sequence[PartnerReading],
    officials: Sequence[OfficialReading],
) -> tuple[Reference, ...]:
    """The references in the order of the body, those by nouns and by people.

    A person speaks for a counterpart; a noun comes back to any body, also to one that is only
    mentioned.
    """
    sides = [partner for partner in partners if partner.role is PartnerRole.COUNTERPART]
    by_noun = list(_by_noun(document.text, sentences, partners))
    taken = {reference.span.start for reference in by_noun}
    by_person = (
        reference
        for reference in _by_person(document.text, sentences, sides, officials)
        if reference.span.start not in taken
    )
    found = sorted((*by_noun, *by_person), key=lambda reference: reference.span.start)
    return tuple(found[:_MOST])


def find_home_actors(
    document: Document, sentences: Sequence[Sentence], officials: Sequence[OfficialReading]
) -> tuple[Span, ...]:
    """Where people of the home side are named or meant, in order: by name, *ia* or *dinasnya*."""
    text = document.text
    told = sorted(
        (span.start, span.end, official.country == _HOME)
        for official in officials
        for span in official.mentions
    )
    starts = [start for start, _, _ in told]
    found = [Span(start, end) for start, end, home in told if home]
    for index, sentence in enumerate(sentences[1:], 1):
        match = _PRONOUN.match(text, sentence.span.start, sentence.span.end) or _OWN_BODY.match(
            text, sentence.span.start, sentence.span.end
        )
        at = bisect_right(starts, sentence.span.start) - 1
        if match is None or at < 0 or not told[at][2]:
            continue
        if starts[at] >= sentences[max(0, index - _NEAR)].span.start:
            found.append(Span(match.start(), match.end()))
    return tuple(sorted(found, key=lambda span: span.start))


def _by_noun(
    text: str, sentences: Sequence[Sentence], partners: Sequence[PartnerReading]
) -> Iterator[Reference]:
    """*Perusahaan tersebut*, and the bare noun of the only body of its kind."""
    bodies = [partner for partner in partners if partner.kind is not PartnerKind.COUNTRY]
    if not bodies:
        return
    spoken = sorted((span.start, body) for body in bodies for span in body.mentions[:_MOST])
    spoken.sort(key=lambda item: item[0])
    starts = [start for start, _ in spoken]
    first = {body.key: start for start, body in reversed(spoken)}
    only = _only_bodies(text, bodies)
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        if _POINTER.search(text, start, end) is not None:
            for match in _pointed().finditer(text, start, end):
                kinds = _kinds()[match["noun"].lower()]
                before = spoken[: bisect_right(starts, match.start())]
                count = _how_many(text, match)
                last = _just_told(before, start, count) if count > 1 else ()
                if not last:
                    fitting = dict.fromkeys(
                        one.key for _, one in reversed(before) if one.kind in kinds
                    )
                    last = tuple(islice(fitting, count))
                # "Rumah sakit di Bremerhaven itu": the one whose name has the place.
                seat = _SEAT.search(match[0]) if count == 1 else None
                if seat is not None:
                    last = _named_after(seat[1], before, kinds) or last
                for body in last:
                    yield Reference(Span(match.start(), match.end()), body)
        words = text[start:end].lower()
        if not any(noun in words for noun in only):
            continue
        for match in _bare().finditer(text, start, end):
            name = "agent" if match["agent"] else "actor"
            key = only.get(match[name].lower())
            if key is not None and first[key] < match.start(name):
                yield Reference(Span(match.start(name), match.end(name)), key)


def _just_told(
    before: Sequence[tuple[int, PartnerReading]], start: int, count: int
) -> tuple[str, ...]:
    """The ``count`` bodies of the last sentence that names any, whatever they are called later."""
    keys = dict.fromkeys(one.key for at, one in before if start - _LAST_SENTENCE <= at < start)
    return tuple(keys) if len(keys) == count else ()


def _how_many(text: str, noun: re.Match[str]) -> int:
    """How many bodies a noun comes back to: two for "kedua perusahaan itu"."""
    counted = _COUNTED.search(text, max(0, noun.start() - _WORD), noun.start())
    return 1 if counted is None else _COUNTS[counted.group(1).lower()]


def _named_after(
    place: str, spoken: Sequence[tuple[int, PartnerReading]], kinds: frozenset[PartnerKind]
) -> tuple[str, ...]:
    """The key of the body told last of these kinds whose name has ``place``, if one has."""
    named = (one.key for _, one in reversed(spoken) if one.kind in kinds and place in one.name)
    return tuple(islice(named, 1))


def _only_bodies(text: str, bodies: Sequence[PartnerReading]) -> dict[str, str]:
    """The nouns of ``text`` that can stand bare, each with the key of the only body it fits."""
    words = text.lower()
    only: dict[str, str] = {}
    for noun in lexicon("back_references")["definite"]["words"]:
        keys = {body.key for body in bodies if body.kind in _kinds()[noun]}
        if len(keys) == 1 and noun in words:
            only[noun] = keys.pop()
    return only


def _by_person(
    text: str,
    sentences: Sequence[Sentence],
    sides: Sequence[PartnerReading],
    officials: Sequence[OfficialReading],
) -> Iterator[Reference]:
    """A foreign official by his name, and the pronoun that goes on with him."""
    told: list[tuple[int, int, str | None]] = []
    for official in officials:
        key = _owner_of(text, official, sides)
        if key is None and official.country != _HOME:
            key = _side_of(official, sides)
        told.extend((span.start, span.end, key) for span in official.mentions)
    told.sort()
    starts = [start for start, _, _ in told]
    for start, end, key in told:
        if key is not None:
            yield Reference(Span(start, end), key)
    for index, sentence in enumerate(sentences[1:], 1):
        match = _PRONOUN.match(text, sentence.span.start, sentence.span.end)
        at = bisect_right(starts, sentence.span.start) - 1
        if match is None or at < 0:
            continue
        key = told[at][2]
        if key is not None and starts[at] >= sentences[max(0, index - _NEAR)].span.start:
            yield Reference(Span(match.start(), match.end()), key)


def _owner_of(text: str, official: OfficialReading, sides: Sequence[PartnerReading]) -> str | None:
    """The body told of last before a post of its own: "Ketuanya, Bram Oosterveld"."""
    post = official.post_span
    if post is None or not text[post.start : post.end].split(" ", 1)[0].endswith("nya"):
        return None
    before = [
        (span.start, side.key)
        for side in sides
        if side.kind is not PartnerKind.COUNTRY
        for span in side.mentions
        if span.end <= post.start
    ]
    return max(before)[1] if before else None


def _side_of(official: OfficialReading, sides: Sequence[PartnerReading]) -> str | None:
    """The partner that an official speaks for: the body in his post, else that of his state."""
    if official.post_span is not None:
        named = [
            side
            for side in sides
            if any(official.post_span.overlaps(span) for span in side.mentions)
        ]
        bodies = [side for side in named if side.kind is not PartnerKind.COUNTRY]
        if bodies or named:
            return (bodies or named)[0].key
    if official.country is None:
        return None
    own = [side for side in sides if (side.iso3166 or "").partition("-")[0] == official.country]
    states = [side for side in own if side.kind is PartnerKind.COUNTRY]
    only = states or own
    return only[0].key if len(only) == 1 else None


@cache
def _kinds() -> dict[str, frozenset[PartnerKind]]:
    """Each noun with the kinds of partner that it can stand for."""
    found: defaultdict[str, set[PartnerKind]] = defaultdict(set)
    for kind, nouns in lexicon("back_references")["bodies"].items():
        for noun in nouns:
            found[noun].add(PartnerKind(kind))
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


@cache
def _pointed() -> re.Pattern[str]:
    nouns = any_of(_kinds(), ignore_case=True)
    return re.compile(rf"\b(?P<noun>{nouns}){_BETWEEN}\s(?:itu|tersebut|ini)\b")


@cache
def _bare() -> re.Pattern[str]:
    """A bare noun as the doer: behind a passive verb, or before a verb at the start."""
    words = lexicon("back_references")["definite"]["words"]
    nouns, first = any_of(words), any_of(word.capitalize() for word in words)
    verb = r"(?=\s(?:(?:juga|akan|turut|telah|sudah|hanya)\s){0,2}me[a-z]{4,})"
    return re.compile(
        rf"{_AGENT}(?P<agent>{nouns})\b(?!\s[A-Za-z]+\s(?:itu|tersebut|ini)\b)(?=[.,;]|\s[a-z]|$)"
        rf"|(?<![\w.] )(?P<actor>{first}){verb}"
    )
