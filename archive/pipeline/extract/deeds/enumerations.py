"""Split an enumeration into its items: "tiga hal, yakni A, B, serta C"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.pipeline.documents import Span
from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.objects import HEADS
from archive.pipeline.extract.deeds.triggers import Mark, Role

_COLON_LIST = re.compile(r":\s[^:]{8,}(?:;\s|,\s(?:dan|serta)\s|\sserta\s)")
_LIST_START = re.compile(r"\s*:?\s*")
#: "Sekitar 8.000 orang di antaranya bekerja ..." counts some, and lists nothing.
_COUNTED = re.compile(r"\d\s(?:ribu\s|juta\s)?(?:orang|warga|pekerja|persen|perawat|jiwa|di)?\s?$")
#: "Yaitu mengenai ..." goes on with the thing before it; "yakni lewat ..." opens the list.
_ABOUT = re.compile(r"(?:mengenai|tentang|soal|terkait)\s")
_BY = re.compile(r"(?:lewat|melalui|bagi|dengan)\s")
#: Two such words so near open one list: "mencakup dua hal, yakni".
_NEAR = 30
_NUMBERED = re.compile(r"\s*\(?(?:\d|[a-e])[.)]\s+|\s*(?:pertama|kesatu),?\s+")
_NEXT_NUMBER = re.compile(r"(?<=\s)\(?\d[.)]$")
#: A line of a list: "1. ...", "(2) ...", "b) ...", "- ...".
_LINE = re.compile(
    r"\s*(?:\(?(?:\d{1,2}|[a-h])[.)]|[-–•*·]|(?:pertama|ke(?:satu|dua|tiga|empat|lima|enam)),)\s+",
    re.IGNORECASE,
)
_MARKS = " \n\t,;."
#: A semicolon or a number parts items whatever they start with.
_EXPLICIT = re.compile(r";|[,;]?(?:\s+dan)?\s*\(?\b(?:\d|[a-e])[.)]\s")
_MAY_PART = re.compile(r";|\b(?:\d|[a-e])[.)]\s")
_JOINTS = (" dan juga", " dan", " serta", " juga")
_SEPARATOR = re.compile(
    r"[,;]?(?:\s+dan)?\s*\(?\b(?:\d|[a-e])[.)]\s+"
    r"|[,;]?(?:\s+dan)?\s+(?:kedua|ketiga|keempat|kelima),?\s+|[,;]\s*(?:(?:dan|serta|juga|hingga|kemudian|lalu)\s+)?(?:juga\s+)?"
    r"|\s+(?:dan juga|dan|serta|juga)\s+"
)


def find_enumerator(text: str, clause: Clause) -> Span | None:
    """Return the words that open a list in ``clause``, up to the list itself, or None.

    "mencakup dua hal, yakni A dan B": the list starts after "yakni".
    """
    found = None
    colon = _COLON_LIST.search(text, clause.start, clause.end)
    if colon is not None:
        return Span(colon.start(), colon.start() + len(": "))
    for mark in clause.of(Role.ENUMERATOR):
        if _COUNTED.search(text, clause.start, mark.start) is not None:
            continue
        if found is not None and mark.start - found.end > _NEAR:
            break
        opened = _LIST_START.match(text, mark.end, clause.end)
        if opened is not None and _ABOUT.match(text, opened.end(), clause.end):
            continue
        by = None if opened is None else _BY.match(text, opened.end(), clause.end)
        opened = by or opened
        found = Span(mark.start, mark.end if opened is None else opened.end())
    return found


def line_item(text: str, span: Span) -> Span | None:
    """Return what a line of a list holds, without its number or bullet, or None.

    >>> line_item("2. kuota perawat;", Span(0, 17))
    Span(start=3, end=16)
    """
    opened = _LINE.match(text, span.start, span.end)
    if opened is None:
        return None
    return Span(opened.end(), _without_separator(text, opened.end(), span.end))


def has_explicit_items(text: str, start: int, end: int) -> bool:
    """Whether semicolons or numbers part the items of the list between ``start`` and ``end``."""
    if _MAY_PART.search(text, start, end) is None:
        return False
    return any(_EXPLICIT.match(match[0]) for match in _SEPARATOR.finditer(text, start, end))


def split_items(text: str, start: int, clause: Clause) -> list[Span]:
    """Return the items of the list from ``start`` to the end of the clause.

    The text is cut at a separator only where a new thing starts, and at a bare
    "dan" only where what stands before it is complete: "pelatihan dan
    akreditasi mediator" is one item.
    """
    heads = {mark.start: mark for mark in clause.of(*HEADS, Role.VERB) if mark.start >= start}
    numbered = _NUMBERED.match(text, start, clause.end)
    cuts = [start if numbered is None else numbered.end()]
    for match in _SEPARATOR.finditer(text, start, clause.end):
        head = heads.get(match.end())
        if match.start() <= cuts[-1]:
            continue
        if _EXPLICIT.match(match[0]):
            cuts.append(match.end())
            continue
        if head is None:
            continue
        alone = match[0].strip() in {"dan", "juga"}
        if alone and not _complete(cuts[-1], match.start(), clause.marks):
            continue
        if match[0].strip() == "dan" and head.end >= clause.end - 1:
            continue
        cuts.append(match.end())
    ends = [*cuts[1:], clause.end]
    return [
        Span(first, end)
        for first, last in zip(cuts, ends, strict=True)
        if (end := _without_separator(text, first, last)) > first
    ]


def _complete(start: int, end: int, marks: Sequence[Mark]) -> bool:
    """Whether the words say more than a bare head: "pertukaran mediator", not "pelatihan"."""
    inside = [mark for mark in marks if mark.role in HEADS and start <= mark.start < end]
    return not inside or inside[-1].end < end


def _without_separator(text: str, start: int, end: int) -> int:
    """Return where the words of an item end, before ", dan" and the next item's number."""
    words = text[start:end].rstrip(_MARKS)
    if words.endswith(")"):
        words = _NEXT_NUMBER.sub("", words).rstrip(_MARKS)
    for joint in _JOINTS:
        words = words.removesuffix(joint)
    return start + len(words.rstrip(_MARKS))
