"""Foreign deals: what foreign parties do with one another, or for themselves.

*Kota Matsumoto meneken kesepakatan dengan Kota Hue* and *Vietnam lebih dulu mendapat izin mengirim
pekerja* stand in articles about Indonesia's partners, and are no initiative of Indonesia's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.pipeline.annotations import PartnerReading
from archive.pipeline.documents import Span
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
