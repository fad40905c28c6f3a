"""Find the dateline and the outlet."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from archive.pipeline.annotations import Dateline, OutletReading
from archive.pipeline.dateline_shapes import is_outlet, match_dateline, match_dateline_line
from archive.pipeline.documents import Document, RawText, Span
from archive.pipeline.lexicon import lexicon
from archive.pipeline.outlets import is_domain, known_outlet, outlet_with_code
from archive.vocabulary import BoilerplateKind, PassageRole

#: The lines that may name the outlet, the most telling kind first.
_NAMING_KINDS = (
    (BoilerplateKind.SITE_NAME,),
    (BoilerplateKind.SUFFIX, BoilerplateKind.META, BoilerplateKind.BYLINE),
    (BoilerplateKind.COPYRIGHT,),
)
_NAME = r"(?P<name>[A-Za-z][\w.-]*(?: [A-Z][\w.-]*){0,2})"
#: "kepada Kabar Laut", "yang diterima Kabar Laut"
_TOLD = re.compile(
    rf"\b(?:kepada|diterima|dihubungi|ditemui|diwawancarai|wartawan|reporter|redaksi) {_NAME}"
)
#: "Ikuti WhatsApp Channel Kabar Laut", "telah tayang di Kabar Laut"
_OWN = re.compile(
    rf"(?:[Cc]hannel|[Kk]anal|[Ss]aluran|[Aa]plikasi|[Nn]ews|[Ww]hats[Aa]pp|[Tt]elegram"
    rf"|[Tt]ayang di|[Tt]erbit di|[Aa]kun|[Nn]ewsletter|[Uu]pdate|dari) (?={_NAME})"
)
_OWN_KINDS = frozenset({BoilerplateKind.ADVERTISEMENT, BoilerplateKind.COPYRIGHT})
#: The address of a site heads its pages.
_HEAD_LINES = 3
_ROW = re.compile(r"\s+[|•·/]\s+")
_LENGTH = re.compile(r"\b(?:mins? read|menit (?:mem)?baca|minutes? read)\b", re.IGNORECASE)
#: Longer lines are terms of use.
_LONGEST_CALL = 300
_MARKS = " .,:;-–—|()[]»"
_SPACE = re.compile(r"\s+")
_PARTS = re.compile(r"\s[-–—|:]\s|^\s*[-–—|»:]|,\s")
_COPYRIGHT = re.compile(r"copyright|©|\(c\)|\b(?:19|20)\d\d\b", re.IGNORECASE)


def find_dateline(document: Document) -> Dateline | None:
    """Return the dateline that opens the story, or None if there is none."""
    for passage in document.passages:
        if passage.role is PassageRole.DATELINE:
            return _read_dateline(document, passage.span)
    return None


def find_outlet(
    document: Document, dateline: Dateline | None, raw: RawText
) -> OutletReading | None:
    """Return the outlet that published ``document``, or None where neither text nor accession says.

    What the accession says comes first, then the words before the story, then a
    known name on a line of its own, then the one that was told. A site
    name that no list knows is a mirror or worse, never the outlet.
    """
    printed = _printed_outlet(document, dateline)
    if raw.outlet is not None:
        if printed is not None and printed.code == raw.outlet:
            return printed
        known = outlet_with_code(raw.outlet)
        return OutletReading(raw.outlet if known is None else known.name, raw.outlet, None)
    if printed is not None:
        return _site_of(document, printed) or printed
    return (
        _named_outlet(document)
        or _row_outlet(document)
        or _mentioned_outlet(document)
        or _headed_outlet(document)
    )


def _read_dateline(document: Document, span: Span) -> Dateline | None:
    line_end = document.text.find("\n", span.end)
    line = document.text[span.start : None if line_end < 0 else line_end]
    parts = match_dateline(line) or match_dateline_line(line)
    if parts is None:
        return None
    return Dateline(span, _moved(parts.place, span.start), _moved(parts.outlet, span.start))


def _moved(place: tuple[int, int] | None, by: int) -> Span | None:
    return None if place is None else Span(place[0] + by, place[1] + by)


def _printed_outlet(document: Document, dateline: Dateline | None) -> OutletReading | None:
    if dateline is None or dateline.outlet is None:
        return None
    name = dateline.outlet.of(document.text)
    known = known_outlet(name)
    if known is not None and known.office and not is_domain(name):
        # "Jakarta, BP2MI -": the office that sent the release; anybody may have printed it.
        return None
    return OutletReading(name, None if known is None else known.code, dateline.outlet)


def _site_of(document: Document, printed: OutletReading) -> OutletReading | None:
    """The address of the site on a line of its own, where the dateline has but a call sign."""
    if printed.code is None or is_domain(printed.name):
        return None
    for item in document.boilerplate:
        if item.kind is BoilerplateKind.SITE_NAME and is_domain(item.exact.strip()):
            known = known_outlet(item.exact)
            if known is not None and known.code == printed.code:
                return OutletReading(item.exact.strip(), known.code, printed.span)
    return None


def _named_outlet(document: Document) -> OutletReading | None:
    """The known outlet that a line around the story names: the site's own line weighs most."""
    for kinds in _NAMING_KINDS:
        for item in document.boilerplate:
            if item.kind not in kinds:
                continue
            for part in _PARTS.split(_COPYRIGHT.sub(" ", item.exact)):
                known = known_outlet(part)
                # The name of a ministry on a line of its own heads or signs a press release.
                if known is not None and (not known.office or is_domain(part.strip())):
                    name = _SPACE.sub(" ", part.strip(_MARKS))
                    site = name.partition(" ")[0]
                    return OutletReading(site if is_domain(site) else name, known.code, None)
    return None


def _headed_outlet(document: Document) -> OutletReading | None:
    """The address of a site in the first lines, where nothing else says who published.

    A mirror prints its own address, too; but an outlet's has a word for what it is.
    """
    for item in document.boilerplate:
        if item.kind is BoilerplateKind.SITE_NAME and item.line <= _HEAD_LINES:
            site = _PARTS.split(item.exact.strip())[0].strip()
            if is_domain(site) and any(word in site.casefold() for word in _site_words()):
                return OutletReading(site, None, None)
    return None


def _row_outlet(document: Document) -> OutletReading | None:
    """The site named beside the date and the length: "5 Mei 2026 / Portal Kerja / 4 min read"."""
    for item in document.boilerplate:
        if item.kind is BoilerplateKind.META and _LENGTH.search(item.exact) is not None:
            for part in _ROW.split(item.exact):
                named = is_outlet(part, by_word=True) and not part[:1].isdigit()
                if named and _LENGTH.search(part) is None:
                    return OutletReading(part.strip(_MARKS), None, None)
    return None


def _mentioned_outlet(document: Document) -> OutletReading | None:
    """The only outlet that the article calls its own: who was told, whom readers should follow."""
    found: dict[str, OutletReading] = {}
    for passage in document.body():
        for match in _TOLD.finditer(document.text, passage.span.start, passage.span.end):
            reading = _outlet_at(match["name"])
            if reading is not None:
                start = match.start("name")
                span = Span(start, start + len(reading.name))
                found.setdefault(reading.code or "", replace(reading, span=span))
    for item in document.boilerplate:
        if item.kind in _OWN_KINDS:
            for match in _OWN.finditer(item.exact[:_LONGEST_CALL]):
                reading = _outlet_at(match["name"])
                if reading is not None:
                    found.setdefault(reading.code or "", reading)
    return next(iter(found.values())) if len(found) == 1 else None


def _outlet_at(words: str) -> OutletReading | None:
    """The outlet that the first of ``words`` name; agencies serve every other outlet."""
    parts = words.split()
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count]).rstrip(".,")
        known = known_outlet(name)
        if known is not None:
            agency = known.office or known.code in _agencies()
            return None if agency else OutletReading(name, known.code, None)
    return None


@cache
def _site_words() -> tuple[str, ...]:
    return tuple(lexicon("outlets")["site_words"])


@cache
def _agencies() -> frozenset[str]:
    return frozenset(lexicon("outlets")["agencies"])
