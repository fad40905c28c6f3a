"""Collect what a text says about its year; boilerplate has no say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from archive.pipeline.annotations import OfficialReading
from archive.pipeline.authorities import AuthorityFile
from archive.pipeline.documents import Document, RawText
from archive.pipeline.extract.dates.date_patterns import PrintedDate, Shape
from archive.pipeline.extract.dates.years import YearEvidence, is_partial_day, year_bounds
from archive.pipeline.lexicon import lexicon
from archive.pipeline.terms_of_office import find_tenures
from archive.vocabulary import BoilerplateKind, PassageRole

#: What may not stand before is looked for behind the first letters: so the search leaps to them.
_BARE_YEAR = re.compile(
    r"(20[0-4]\d)(?<![\w./–-].{4})(?<![–-]\s.{4})(?![\w/–-]|\s[–-]\s?\d|[.,]\d)"
    r"(?!\s+(?:orang|pekerja|peserta|buruh|perusahaan|unit|tenaga|PMI|TKI|perawat|warga|WNI|kali)\b)"
)
#: "Nomor: B.31/HUMAS/II/2020", "Copyright © ANTARA 2023", "date 2022-09"
_STAMP = re.compile(
    r"^\W*(?i:nomor|no)\b.*/(20\d\d)\W*$|\bANTARA(?: News(?: \w+)?)? (20\d\d)\W*$|^date (20\d\d)-"
)
_SINCE = re.compile(r"[Ss](?<!\w.)ejak (?:awal |akhir |pertengahan )?(?:tahun )?(20[0-4]\d)\b")
_STAMPED_KINDS = frozenset(
    {BoilerplateKind.END_MARK, BoilerplateKind.COPYRIGHT, BoilerplateKind.META}
)
_BEFORE = re.compile(r"(?:([\w./-]+)\s+)?([\w./-]+)\s+$")
_LAST_YEAR = re.compile(r"\b[Tt]ahun (?:lalu|kemarin|sebelumnya)\b|\b[Ss]etahun (?:lalu|silam)\b")
#: How far before a date "last year" may stand, in characters.
_LAST_YEAR_REACH = 400
_ORDINAL = r"(?:ke-?\s?(\d{1,3})\b|\b(\d{1,3})(?:st|nd|rd|th)\b)"
#: How far an ordinal may stand from the name of its forum, in characters.
_EDITION_REACH = 40
_EVIDENCE_ROLES = frozenset(
    {
        PassageRole.HEADLINE,
        PassageRole.CAPTION,
        PassageRole.DATELINE,
        PassageRole.SUBHEAD,
        PassageRole.LEDE,
        PassageRole.PARAGRAPH,
    }
)


def collect_evidence(
    document: Document,
    printed: Sequence[PrintedDate],
    published: date | None,
    officials: Sequence[OfficialReading],
    authorities: AuthorityFile,
    raw: RawText,
) -> YearEvidence:
    """Return what ``document`` says about the years of its dates."""
    _, last = year_bounds()
    latest = date(last, 12, 31) if raw.received_on is None else raw.received_on
    text = "\n".join(
        passage.span.of(document.text)
        for passage in document.passages
        if passage.role in _EVIDENCE_ROLES
    )
    past = [found for found in printed if not _is_goal(document.text, found.span.start)]
    return YearEvidence(
        latest=latest,
        published=published,
        dated=frozenset(_whole_days(printed)),
        dated_years=tuple(_dated_years(document.text, past, latest.year)),
        edition_years=tuple(_edition_years(text)),
        bare_years=tuple(_bare_years(text, latest.year)),
        tenures=find_tenures(text, officials, authorities),
        weekdays=_distinct_weekdays(printed),
        stamped_years=frozenset(_stamped_years(document)),
        since=max(
            (int(year) for year in _SINCE.findall(text) if int(year) <= latest.year), default=None
        ),
    )


def _stamped_years(document: Document) -> Iterator[int]:
    """The years in the page's own marks; a site's copyright line shows the year of the visit."""
    for item in document.boilerplate:
        if item.kind in _STAMPED_KINDS:
            stamp = _STAMP.search(item.exact)
            if stamp is not None:
                yield int(stamp[stamp.lastindex or 0])


def _distinct_weekdays(printed: Sequence[PrintedDate]) -> tuple[PrintedDate, ...]:
    """The days with a weekday and no year, each once."""
    distinct = {
        (found.day, found.month, found.weekday): found
        for found in printed
        if is_partial_day(found) and found.weekday is not None
    }
    return tuple(distinct.values())


def _whole_days(printed: Sequence[PrintedDate]) -> Iterator[date]:
    for found in printed:
        if found.year is not None and (day := found.on(found.year)) is not None:
            yield day


def _dated_years(text: str, printed: Sequence[PrintedDate], latest: int) -> Iterator[int]:
    """The years of events with at least a month; what was last year counts as the next."""
    for found in printed:
        if found.year is None or found.shape not in (Shape.DAY, Shape.MONTH):
            continue
        if found.relative == "future" or found.year > latest:
            continue
        start = max(0, found.span.start - _LAST_YEAR_REACH)
        line = text[start : found.span.start].rpartition("\n")[2]
        yield found.year + (1 if _LAST_YEAR.search(line) else 0)


def _is_goal(text: str, place: int) -> bool:
    """Whether the words before ``place`` make what follows a goal or an end."""
    words = text[max(0, place - 30) : place].casefold().split()[-3:]
    return any(word in _words("goal_words") for word in words)


def _bare_years(text: str, latest: int) -> Iterator[int]:
    """Years that stand alone and are neither part of a name nor of a law."""
    for found in _BARE_YEAR.finditer(text):
        year = int(found[1])
        if year > latest or _is_goal(text, found.start()):
            continue
        before = _BEFORE.search(text, max(0, found.start() - 50), found.start())
        if before is not None and _is_part_of_name(before[1] or "", before[2]):
            continue
        yield year


def _is_part_of_name(previous: str, word: str) -> bool:
    """Whether ``word`` makes the year a name's or a law's: Piala Dunia 2018, UU 18 Tahun 2017."""
    folded = word.casefold()
    if folded == "tahun":
        return previous[:1].isdigit() or previous.casefold() in _words("law_words")
    if folded in _words("law_words"):
        return True
    return word[:1].isupper() and folded not in _month_names() and folded not in _OPENERS


_OPENERS = frozenset({"pada", "sejak", "di", "awal", "akhir", "pertengahan", "sepanjang", "selama"})


def _edition_years(text: str) -> Iterator[int]:
    """The years of forums that the text numbers: the 112th session, the conference ke-112."""
    for names, editions in _forums():
        for name in names:
            at = text.find(name)
            if at < 0:
                continue
            near = text[max(0, at - _EDITION_REACH) : at + len(name) + _EDITION_REACH]
            for ordinal in re.finditer(_ORDINAL, near):
                year = editions.get(int(ordinal[1] or ordinal[2]))
                if year is not None:
                    yield year


@cache
def _forums() -> tuple[tuple[tuple[str, ...], dict[int, int]], ...]:
    return tuple(
        (tuple(forum["names"]), {int(number): year for number, year in forum["editions"].items()})
        for forum in lexicon("years")["forum"]
    )


@cache
def _words(topic: str) -> frozenset[str]:
    return frozenset(lexicon("years")[topic])


@cache
def _month_names() -> frozenset[str]:
    return frozenset(name for names in lexicon("months")["month"].values() for name in names)
