"""Country mentions: which named places speak of a state as a possible partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.overlaps import Covered
from archive.pipeline.extract.partners.partner_mentions import PartnerMention
from archive.pipeline.extract.partners.role_cues import role_cues
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.place_names import country_name
from archive.vocabulary import PartnerKind

_BETWEEN_STATES = re.compile(r"(?:\bdengan|\bantara|\bJakarta\s?(?:dan|[-–]))\s*$")
#: "Indonesia-Singapore ...", "Suriname-RI": the other side of a forum named after its sides.
_WITH_US = re.compile(r"\b(?:Indonesia|RI)\s?[-–]\s?[A-Z]|[a-z]\s?[-–]\s?(?:Indonesia|RI)\b")
_PLACE_BEFORE = re.compile(r"\b(?:di|ke|dari|asal|in|from|to|menuju)\s(?:[Kk]ota\s)?$")
#: Where a clause opens: "sejak 1 Januari 2025 Budapest menghentikan", "bahwa Tokyo meminta".
_OPENS = re.compile(
    r"(?:[.!?\"”“\n,]|\b(?:\d{4}|lalu|ini|itu|bahwa|karena|sebab|jika|bila|agar|sehingga|ketika|sementara"
    r"|sedangkan|namun|tetapi|kini|dan|kemudian|sebelumnya|adapun))\s*$",
    re.IGNORECASE,
)
#: The neighbour is Malaysia, unless the article speaks of Singapore alone.
_JIRAN = "jiran"


def find_countries(
    document: Document,
    places: Sequence[PlaceName],
    bodies: Sequence[PartnerMention],
    own: Sequence[Span],
) -> Iterator[PartnerMention]:
    """Yield the mentions of foreign states, in order.

    A country inside a ministry's name is a mention (the ministry acts for it);
    inside a university's, a company's, a forum's or JICA's name it is none. A capital is one only
    where it decides something or stands after *dengan* or *antara*.
    """
    text = document.text
    named = {place.country for place in places if place.kind == "country"}
    silent = Covered([*own, *(body.span for body in bodies if not body.speaks_for_state)])
    for place in places:
        if place.country in {None, "ID"} or (
            silent.overlaps(place.span) and not _WITH_US.search(_near(text, place))
        ):
            continue
        if place.kind == "capital" and not _stands_for_its_state(text, place):
            continue
        if place.kind not in {"country", "epithet", "capital"}:
            continue
        code = str(place.country)
        if place.kind == "epithet" and _JIRAN in place.span.of(text).lower():
            code = "SG" if "SG" in named and "MY" not in named else "MY"
        yield PartnerMention(
            place.span,
            f"{PartnerKind.COUNTRY}:{code}",
            country_name(code) or place.name,
            PartnerKind.COUNTRY,
            code,
            code,
            0.97,
        )


def _near(text: str, place: PlaceName) -> str:
    """The place's name with the few letters around it."""
    return text[max(0, place.span.start - 12) : place.span.end + 12]


def _stands_for_its_state(text: str, place: PlaceName) -> bool:
    """Whether a capital means its government: subject of a decision, or after *dengan*."""
    before = text[max(0, place.span.start - 24) : place.span.start]
    if _PLACE_BEFORE.search(before) or text.startswith(", ", place.span.end):
        return False
    if _BETWEEN_STATES.search(before):
        return True
    verb = role_cues().subject.match(text, place.span.end, place.span.end + 60)
    at_start = not before.strip() or _OPENS.search(before) is not None
    return verb is not None and at_start and verb.group(1).lower() not in role_cues().weak_verbs
