"""Cut sentences into clauses with their marks: the frame in which a cue counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from archive.pipeline.documents import Span
from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.pipeline.segment import Sentence
from archive.pipeline.word_patterns import any_of

#: A list after a colon is one clause: "empat bentuk dukungan: A; B; dan C".
_COLON_LIST = re.compile(r":\s[^:]{8,};\s")
_BOUNDARY = re.compile(
    r";\s|,\s(?:sedangkan|sementara|namun|tetapi(?! juga)|tapi(?! juga))\s|\ssedangkan\s"
)


#: "Selain itu, disusun pula pedoman ..." goes on with what the sides of the last sentence do.
_GOES_ON = re.compile(
    r"\W*(?:Selain itu|Di samping itu|Tidak hanya itu|Tak hanya itu|Selanjutnya|Kemudian)\b"
)
_SAYING: Final = (
    "mengatakan",
    "menjelaskan",
    "menuturkan",
    "menyebut",
    "menyebutkan",
    "mengungkapkan",
    "menerangkan",
    "memaparkan",
    "membeberkan",
    "bercerita",
)
_ADDING: Final = ("menambahkan", "menyampaikan", "mengaku")
#: "... mengatakan" before what is said, where that has a subject of its own.
_REPORTED: Final = re.compile(
    rf"[^.;:\"“]{{3,200}}?\s(?:{any_of(_SAYING)}(?:,\sbahwa|,|\sbahwa)?"
    rf"|{any_of(_ADDING)}(?:,\sbahwa|,|\sbahwa))\s"
    r"(?=\d|(?:program|tahap|fase|angkatan|gelombang|pelatihan|kursus|kelas|biaya|seluruh|sebanyak|modul"
    r"|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|puluhan|ratusan|para)\s)"
)
_LONGEST_REPORT: Final = 260
#: In letters; the longest sentences of news have some 900.
_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of one sentence. ``sentence`` is the index of its sentence.

    ``named`` tells that a partner, or "kedua negara", stands in its sentence; ``told`` that
    the partner told of last may act in it unnamed.
    ``sides`` are the offsets at which partners or Indonesia are named there. ``goes_on`` tells
    that the sentence opens with "selain itu" or the like.
    """

    start: int
    end: int
    sentence: int
    marks: tuple[Mark, ...]
    named: bool
    sides: frozenset[int]
    told: bool = False
    goes_on: bool = False

    def of(self, *roles: Role) -> list[Mark]:
        """The marks with one of ``roles``, in order."""
        return [mark for mark in self.marks if mark.role in roles]

    def has(self, role: Role) -> bool:
        """Whether a mark has ``role``."""
        return any(mark.role is role for mark in self.marks)


def marks_by_sentence(sentences: Sequence[Sentence], marks: Sequence[Mark]) -> list[list[Mark]]:
    """Share out ``marks``, which are in order, among the sentences they stand in."""
    shared: list[list[Mark]] = [[] for _ in sentences]
    at = 0
    for index, sentence in enumerate(sentences):
        while at < len(marks) and marks[at].start < sentence.span.start:
            at += 1
        while at < len(marks) and marks[at].start < sentence.span.end:
            shared[index].append(marks[at])
            at += 1
    return shared


def cut_clauses(
    text: str,
    index: int,
    span: Span,
    marks: Sequence[Mark],
    *,
    named: bool,
    sides: frozenset[int],
    told: bool = False,
) -> Iterator[Clause]:
    """Yield the clauses of the sentence ``index`` at ``span``.

    What is longer than any sentence of news is read no further: its clauses would
    cost more than they tell.
    """
    if span.end - span.start > _LONGEST:
        last_blank = text.rfind(" ", span.start + 1, span.start + _LONGEST)
        span = Span(span.start, max(last_blank, span.start + 1))
        marks = [mark for mark in marks if mark.end <= span.end]
    start = span.start
    reported = _REPORTED.match(text, start, min(span.end, start + _LONGEST_REPORT))
    if reported is not None:
        # Who speaks does nothing by that: "Kepala BLK mengatakan, tahap pertama meluluskan ..."
        start = reported.end()
        marks = [mark for mark in marks if mark.start >= start]
    goes_on = told and _GOES_ON.match(text, start, span.end) is not None
    whole = Clause(start, span.end, index, tuple(marks), named, sides, told, goes_on)
    listed = _COLON_LIST.search(text, span.start, span.end) is not None
    contrasted = any(mark.role is Role.CONTRAST for mark in marks)
    if listed or (not contrasted and ";" not in span.of(text)):
        yield whole
        return
    for boundary in _BOUNDARY.finditer(text, span.start, span.end):
        yield _within(whole, start, boundary.start())
        start = boundary.end()
    yield _within(whole, start, span.end)


def _within(whole: Clause, start: int, end: int) -> Clause:
    inside = tuple(mark for mark in whole.marks if start <= mark.start and mark.end <= end)
    return replace(whole, start=start, end=end, marks=inside)
