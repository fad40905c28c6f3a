"""Foreign deals: what foreign parties do with one another, or for themselves.

*Kota Matsumoto meneken kesepakatan dengan Kota Hue* and *Vietnam lebih dulu mendapat izin mengirim
pekerja* stand in articles about Indonesia's partners, and are no initiative of Indonesia's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from archive.pipeline.annotations import PartnerReading
from archive.pipeline.documents import Span
from archive.pipeline.gazetteer import PlaceName
from archive.vocabulary import PartnerKind, PartnerRole

#: Before the one who acts stand only words of time and order: "Sementara itu, pada 2022 ...".
_OPENER = re.compile(
    r"\W*(?:(?!(?:dengan|bersama|oleh|ke|dari|bagi|untuk|kepada|antara|di|atas|melalui|lewat"
    r"|dukungan|[Ss]elain|[Ss]eperti|[Ss]etelah|[Ss]ebelum|[Uu]sai|[Jj]ika|[Bb]ila|[Mm]enurut|[Bb]erbeda)\b)"
    r"[A-Za-z-]+,?\s|\d{1,4},?\s){0,6}(?:[Pp]emerintah\s|[Pp]ihak\s)?"
)
_CAPITAL = re.compile(r"\b[A-Z]")
_JOINS = frozenset({" dan ", ", ", ", dan ", " serta ", " maupun "})
#: Also "dengan empat negara tetangga dan Tonga".
_WITH = re.compile(
    r"\s(?:dengan|bersama|menggandeng|gandeng)\s(?:[\w-]+\snegara(?:\s[a-z]+)?\s(?:dan|serta)\s)?$"
)
_HOME = "ID"
_STATE = "country"
#: Between states that act and their verb stand other such states and words of time.
_ACTS = re.compile(
    r"(?:(?:,\s|\sdan\s|,\sdan\s|\sserta\s)[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)*"
    r"(?:\s(?:telah|sudah|lebih|dulu|dahulu|terlebih|juga|kini|pun|baru|saja|sebelumnya|justru|bahkan"
    r"|masih|tengah|sedang|akan))*\s"
)
_THERE = re.compile(
    r"\s(?:di|ke|dari|asal|dengan|bersama)\s(?:[a-z]+\s){0,2}(?:[A-Z]\w+(?:,|\sdan)\s)*$"
)
#: The longest such words.
_LOOK = 60

type Named = tuple[Span, str]


def subject(text: str, start: int, end: int, named: Sequence[Named]) -> tuple[str, ...]:
    """The partners that act in the stretch up to the verb at ``end``, else an empty tuple.

    ``named`` are the mentions of the article in order. Another name between them and the verb is
    somebody of the home side.
    """
    here = [(span, key) for span, key in named if start <= span.start and span.end <= end]
    if not here or _OPENER.fullmatch(text, start, here[0][0].start) is None:
        return ()
    keys, last = [here[0][1]], here[0][0].end
    for span, key in here[1:]:
        if text[last : span.start] not in _JOINS:
            if not text.startswith(" yang ", last):
                return ()
            break
        keys.append(key)
        last = span.end
    covered = [span for span, _ in here]
    for capital in _CAPITAL.finditer(text, last, end):
        if not any(span.start <= capital.start() < span.end for span in covered):
            return ()
    return () if " dengan " in text[last:end] else tuple(keys)


def deals_abroad(
    text: str, verb: Span, end: int, doers: Sequence[str], named: Sequence[Named]
) -> bool:
    """Whether ``doers`` do it with another foreign party named behind the ``verb``."""
    return any(
        key not in doers
        and _WITH.search(text, max(verb.start, span.start - _LOOK), span.start) is not None
        for span, key in named
        if verb.end <= span.start and span.end <= end
    )


def competes(
    doers: Sequence[str], attached: Sequence[str], partners: dict[str, PartnerReading]
) -> bool:
    """Whether only states act that are no side here: "Filipina sudah mengirim perawat"."""
    sides = {
        (partner.iso3166 or "").partition("-")[0]
        for partner in partners.values()
        if partner.role is PartnerRole.COUNTERPART
    }
    acting = [partners[key] for key in doers]
    return bool(acting) and all(
        partner.kind is PartnerKind.COUNTRY
        and partner.role is PartnerRole.MENTIONED
        and partner.iso3166 not in sides
        and partner.key not in attached
        for partner in acting
    )


def others_act(
    text: str, clause: Span, verb: Span, own: Collection[str], places: Sequence[PlaceName]
) -> bool:
    """Whether states act in the ``clause`` that are none of those the deed is with.

    ``own`` are the codes of the latter, ``places`` those of the article in order: "Jerman dan
    Belanda telah lebih dulu merekrut perawat Indonesia" stands in an article about Sweden.
    """
    here = _within(clause, places)
    if not here or here[0].country in own or here[0].country == _HOME:
        return False
    return (
        here[0].kind == _STATE
        and here[0].span.end <= verb.start
        and _OPENER.fullmatch(text, clause.start, here[0].span.start) is not None
        and _ACTS.fullmatch(text, here[0].span.end, verb.start) is not None
    )


def is_done_abroad(
    text: str, clause: Span, verb: Span, own: Collection[str], places: Sequence[PlaceName]
) -> bool:
    """Whether the deed is done in or with states that are no sides: "di Vietnam dan Kenya"."""
    here = _within(clause, places)
    if any(place.country in own or place.country == _HOME for place in here):
        return False
    return any(
        _THERE.search(text, max(verb.end, place.span.start - _LOOK), place.span.start) is not None
        for place in here
        if place.span.start >= verb.end
    )


def _within(clause: Span, places: Sequence[PlaceName]) -> list[PlaceName]:
    first = bisect_left(places, clause.start, key=lambda place: place.span.start)
    return [place for place in places[first:] if place.span.end <= clause.end]
