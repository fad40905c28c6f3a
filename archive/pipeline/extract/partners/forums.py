"""Forums: meetings between states with a name of their own, also ones no list holds.

A forum's edition (*the 7th*, *ke-113*) is in the span, not in the name: the partner is the series.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.name_hints import HintWord
from archive.pipeline.extract.partners.known_bodies import known_forum
from archive.pipeline.extract.partners.partner_mentions import PartnerMention, partner_key
from archive.pipeline.lexicon import lexicon
from archive.pipeline.word_patterns import any_of, opening
from archive.vocabulary import PartnerKind

_WORD = r"(?!Ke\s?-)(?:[A-Z][\w'’/&-]*|[A-Z]\w*-[A-Z]\w*|G-?20|\+\d)"
_LINK = r"(?:\s(?:of|on|for|and|the|in|to|&|dan)){0,3}"
_SHORT = r"\s?\([A-Z][A-Za-z0-9&./-]*(?:\s?\+\s?\d)?\)"
_PLUS = r"(?:\s?(?:\+\s?\d|[Pp]lus [A-Z]\w+))?"
_ORDINAL = re.compile(
    rf"(?:[Tt]he\s+)?\b(\d{{1,3}})\s?(?:st|nd|rd|th)\s+({_WORD}(?:{_LINK}\s{_WORD}){{1,10}}{_PLUS})"
    rf"({_SHORT})?((?:\s(?:of|on|for)(?:\sthe)?(?:{_LINK}\s{_WORD}){{1,10}}))?"
)
_EDITION = re.compile(r"^(?:Forum\s+)?(?:[Tt]he\s+)?(?:\d{1,3}\s?(?:st|nd|rd|th)\s+)?")
#: A session with partner states is the same forum: ALMM and ALMM+3.
_PLUS_SESSION = re.compile(r"\s?(?:\+\s?\d|[Pp]lus (?:Three|One|Six))$")
_LATER_EDITION = re.compile(r"\s?[Kk]e\s?-\s?\d{1,3}\b|\s?Tahun \d{4}|\s\d{4}\b")
#: A forum of one country, unless a word tells that states meet.
_AT_HOME = frozenset({"Indonesia", "Indonesian", "Jakarta", "Nasional", "National"})
#: "... Summit for Social Development": what a meeting is on belongs to its name.
_TOPIC = re.compile(r"\s(?:on|for|of)\s.+")
#: What may stand before a forum's own name: "Pertemuan ASEAN Senior Labour Officials Meeting".
_HEAD = re.compile(r"^(?:(?:Pertemuan|Sidang|Konferensi|Forum|KTT)\s)?(?:ASEAN\s)?")
_LOOK = 70
_TITLE = re.compile(rf"{_WORD}(?:{_LINK}\s{_WORD}){{0,9}}{_PLUS}")


#: "Negara-negara anggota Indian Ocean Rim Association (IORA)": whatever has states as members.
_MEMBERS_OF = re.compile(
    rf"\b[Nn]egara(?:-negara)?\sanggota\s({_WORD}(?:{_LINK}\s{_WORD}){{1,7}})\s\(([A-Z]{{2,8}})\)"
)


def find_forums(document: Document, hints: Sequence[HintWord]) -> Iterator[PartnerMention]:
    """Yield the forums that have an ordinal, a short form or a telling title; unordered."""
    text = document.text
    for passage in document.body():
        start, end = passage.span.start, passage.span.end
        if text.find(" anggota ", start, end) < 0:
            continue
        for match in _MEMBERS_OF.finditer(text, start, end):
            if "".join(re.findall(r"\b[A-Z]", match[1])) == match[2]:
                body = _mention(text, Span(match.start(1), match.end()), 0.9)
                if known_forum(match[1]) is None:
                    # It has members, so that it is more than a meeting.
                    kind = PartnerKind.INTERNATIONAL
                    body = replace(body, kind=kind, key=partner_key(kind, match[1]))
                yield body
    for whole in dict.fromkeys(hint.passage for hint in hints):
        start, end = whole.start, whole.end
        for match in _ORDINAL.finditer(text, start, end):
            if _noun().search(match.group()) and not _to_be_made(text, match.start()):
                yield _mention(text, Span(match.start(), match.end()), 0.95)
        if _english_noun().search(text, start, end):
            yield from _titled(text, start, end)
        for match in _indonesian().finditer(text, start, end):
            if not _to_be_made(text, match.start()):
                yield _mention(text, Span(match.start(), match.end()), 0.88)


def _titled(text: str, start: int, end: int) -> Iterator[PartnerMention]:
    """English titles around a forum noun, with a short form or a word that tells states meet."""
    for match in _TITLE.finditer(text, start, end):
        title = match.group()
        nouns = list(_english_noun().finditer(title))
        if not nouns or nouns[-1].start() == 0 or _to_be_made(text, match.start()):
            continue
        noun = nouns[-1]
        plus = re.match(_PLUS, title[noun.end() :])
        last = noun.end() + (plus.end() if plus else 0)
        short = re.match(_SHORT, text[match.start() + last : end])
        named = title[:last]
        topic = _TOPIC.match(title, last)
        if short is None and topic is not None:
            last = topic.end()
        words = set(named.split())
        if not words & _reach() and (short is None or words & _AT_HOME):
            continue
        stop = match.start() + last + (short.end() if short else 0)
        edition = _LATER_EDITION.match(text, stop, end)
        stop = edition.end() if edition else stop
        yield _mention(text, Span(match.start(), stop), 0.9 if short else 0.75)


def _mention(text: str, span: Span, sure: float) -> PartnerMention:
    name = " ".join(_EDITION.sub("", span.of(text)).split())
    series = _PLUS_SESSION.sub("", _LATER_EDITION.sub("", re.sub(_SHORT, "", name)))
    known = known_forum(series) or known_forum(_HEAD.sub("", series))
    key = known[0] if known else partner_key(PartnerKind.FORUM, series)
    shown = " ".join(_LATER_EDITION.sub("", name).split())
    return PartnerMention(span, key, shown, PartnerKind.FORUM, None, None, sure)


def _to_be_made(text: str, at: int) -> bool:
    """Whether the words before ``at`` propose to make the forum: no forum yet."""
    return _making().search(text, max(0, at - _LOOK), at) is not None


@cache
def _making() -> re.Pattern[str]:
    words = any_of(lexicon("body_words")["forum"]["to_be_made"])
    between = "sebuah|suatu|satu|forum|kelompok kerja|bersama|atau|the|a"
    return re.compile(rf"\b{words}\s(?:(?:{between})\s){{0,5}}\(?$")


@cache
def _reach() -> frozenset[str]:
    return frozenset(lexicon("body_words")["forum"]["reach"])


@cache
def _english_noun() -> re.Pattern[str]:
    return re.compile(opening(lexicon("body_words")["forum"]["nouns"], r"\b"))


@cache
def _noun() -> re.Pattern[str]:
    data = lexicon("body_words")["forum"]
    return re.compile(opening((*data["nouns"], *data["indonesian"]), r"\b"))


@cache
def _indonesian() -> re.Pattern[str]:
    """``Sidang Komisi Bersama ke-3``, ``KTT ASEAN ke-43``, ``KTT G20``."""
    heads = lexicon("body_words")["forum"]["indonesian"]
    nouns = "|".join(map(re.escape, sorted(heads, key=len, reverse=True)))
    summit = rf"(?:KTT|Konferensi Tingkat Tinggi)(?:\s?\(KTT\))?(?:{_LINK}\s{_WORD}){{1,4}}{_PLUS}"
    reach = "|".join(map(re.escape, lexicon("body_words")["forum"]["indonesian_reach"]))
    telling = "|".join(map(re.escape, lexicon("body_words")["forum"]["telling"]))
    return re.compile(
        rf"\b(?:{telling})(?:{_LINK}\s(?!(?:{reach})\b){_WORD}){{0,8}}{_LINK}\s(?:{reach})\b"
        rf"(?:\s{_WORD}){{0,3}}{_PLUS}(?:{_SHORT})?(?:\s?[Kk]e\s?-\s?\d{{1,3}})?"
        rf"|\b{summit}(?:{_SHORT})?(?:\s?[Kk]e\s?-\s?\d{{1,3}})?"
        rf"|\b(?:{nouns})(?:{_LINK}\s{_WORD}){{0,7}}{_PLUS}(?:{_SHORT})?\s?[Kk]e\s?-\s?\d{{1,3}}\b"
        rf"(?:{_LINK}\s{_WORD}){{0,8}}{_PLUS}(?:{_SHORT})?"
    )
