"""Waves: people who are sent or trained in turn under a scheme told of before.

*Gelombang pertama sebanyak 120 orang akan diberangkatkan pada April*; *angkatan kedua menyusul*;
*gelombang terakhir terbang ke Saitama*: the sentence names no thing and often no partner, and yet
tells that a scheme goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from archive.pipeline.documents import Span
from archive.pipeline.extract.clauses import Clause
from archive.pipeline.extract.stages import StageReading, cues
from archive.pipeline.extract.titles import Phrase, read_phrase
from archive.pipeline.word_patterns import any_of, in_both_cases
from archive.vocabulary import Stage

_ORDINAL: Final = (
    r"(?:pertama|perdana|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan|kesembilan|kesepuluh"
    r"|terakhir|berikutnya|selanjutnya|awal|lanjutan|[IVX]{1,4}|ke-?\s?\d{1,2}|\d{1,2})"
)
_NOUNS: Final = (
    "angkatan",
    "gelombang",
    "batch",
    "kloter",
    "rombongan",
    "tahap",
    "fase",
    "kelompok",
)
_WAVE: Final = re.compile(
    rf"\b{any_of(in_both_cases(_NOUNS))}\s{_ORDINAL}\b"
    r"(?!\s(?:perundingan|pembahasan|pembangunan|proyek|negosiasi))"
)
#: What a wave does or what is done to it, at most a short clause behind its name.
_MOVES: Final = re.compile(
    r"[^.;]{0,110}?\s(?P<verb>diberangkatkan|berangkat|terbang|dikirim|dilepas|diseleksi|dilatih|berlatih"
    r"|menyusul|tiba|pulang|bertolak|ditempatkan|bekerja|tertunda|ditunda|magang|belajar|lulus|kembali"
    r"|dipulangkan|ditargetkan|diterbangkan)\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:akan|bakal|segera|dijadwalkan|direncanakan|rencananya|ditargetkan|menyusul|mendatang"
    r"|(?:pekan|bulan|tahun)\sdepan)\b"
)
_OVER: Final = frozenset({"pulang", "lulus", "kembali", "dipulangkan"})
_PUT_OFF: Final = frozenset({"tertunda", "ditunda"})
_TRAINED: Final = frozenset({"dilatih", "berlatih", "belajar", "lulus"})


@dataclass(frozen=True, slots=True)
class Wave:
    """A wave of people with the stage its clause tells; ``trained`` rather than sent abroad."""

    phrase: Phrase
    reading: StageReading
    trained: bool


def find_wave(clause: Clause, text: str) -> Wave | None:
    """Return the wave that acts in ``clause``, or None."""
    named = _WAVE.search(text, clause.start, clause.end)
    if named is None:
        return None
    moves = _MOVES.match(text, named.end(), clause.end)
    if moves is None:
        return None
    verb = moves["verb"]
    span = Span(moves.start("verb"), moves.end("verb"))
    known = cues()["departure"]
    stage, strength, planned = known.stage, known.strength, False
    if verb in _PUT_OFF:
        stage = Stage.SUSPENDED
    elif _AHEAD.search(text, clause.start, clause.end) is not None:
        stage, strength, planned = Stage.PROPOSED, 4, True
    elif verb in _OVER:
        stage = Stage.COMPLETED
    return Wave(
        phrase=read_phrase(text, named.start(), span.start, clause.sides),
        reading=StageReading(stage, strength, span, known, planned=planned),
        trained=verb in _TRAINED,
    )
