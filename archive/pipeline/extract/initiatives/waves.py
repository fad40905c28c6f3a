"""Waves: people who are sent or trained in turn under a scheme told of before.

*Gelombang pertama sebanyak 120 orang akan diberangkatkan pada April*; *angkatan kedua menyusul*;
*gelombang terakhir terbang ke Saitama*: the sentence names no thing and often no partner, and yet
tells that a scheme goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from archive.pipeline.documents import Span
from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.provided import NUMBER
from archive.pipeline.extract.deeds.stages import StageReading, cues
from archive.pipeline.extract.deeds.titles import Phrase, read_phrase
from archive.pipeline.lexicon import lexicon
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
_WORKING: Final = (
    "bekerja",
    "berlayar",
    "bertugas",
    "menetap",
    "mengajar",
    "ditempatkan",
    "merawat",
)
#: "Saat ini 2.900 warga Indonesia bekerja di Kagawa" counts who is there.
_STAYING: Final = frozenset({"bekerja", "bertugas", "menetap"})
_NOW: Final = re.compile(
    r"\b(?:[Ss]aat ini|[Kk]ini|[Ss]ekarang|[Ss]ejauh ini|[Tt]ahun (?:lalu|ini)|[Ll]ebih dari"
    r"|[Ss]ekitar|[Hh]ingga kini|[Ss]edikitnya|[Aa]da)\b"
)
#: "... bekerja di stadion lewat kerja sama kedua negara".
_UNDER: Final = re.compile(
    r"\s(?:lewat|melalui|berkat|dalam)\s(?:kerja sama|program|skema|jalur)\b"
)
_LEARNING: Final = (
    "menjalani",
    "magang",
    "belajar",
    "kuliah",
    "berlatih",
    "praktik",
    "mengikuti",
)
_LEAVING: Final = ("dilepas", "bertolak", "berangkat", "terbang", "diberangkatkan", "diterbangkan")
_TAKEN: Final = (
    "diterima",
    "direkrut",
    "dikontrak",
    "dilatih",
    "dikirim",
    "disalurkan",
    "dipulangkan",
    "diuji",
    "diwawancarai",
)
#: What a register counts: "data mencatat 1.140 pekerja berangkat".
_COUNTING: Final = re.compile(
    r"\b(?:mencatat|tercatat|data|[Jj]umlah|[Tt]otal|statistik|catatan|terdapat|diperkirakan|rata-rata"
    r"|persen|per tahun|setiap tahun|menargetkan|[Ss]epanjang"
    r"|[Ss]elama\s(?:tahun\s)?(?:19|20)\d\d)\b"
)
_OVER: Final = frozenset({"pulang", "lulus", "kembali", "dipulangkan"})
_PUT_OFF: Final = frozenset({"tertunda", "ditunda"})
_TRAINED: Final = frozenset({"dilatih", "berlatih", "belajar", "lulus"})


@dataclass(frozen=True, slots=True)
class Wave:
    """A wave of people with the stage its clause tells; ``trained`` rather than sent abroad.

    ``leaving`` tells that they set out for somewhere, ``told`` that this is more than a count of
    those who are there.
    """

    phrase: Phrase
    reading: StageReading
    trained: bool
    leaving: bool = False
    told: bool = False


def names_wave(text: str, span: Span) -> bool:
    """Whether a wave of people is named in ``span``."""
    return _WAVE.search(text, span.start, span.end) is not None


def find_people(clause: Clause, text: str) -> Wave | None:
    """Return the counted people who work, learn or leave in ``clause``, or None.

    *Tiga taruna sudah dua bulan berlayar bersama armada X*; counts of a register are no such thing.
    """
    people = _people().search(text, clause.start, clause.end)
    if people is None or _COUNTING.search(text, clause.start, clause.end) is not None:
        return None
    verb = people["verb"]
    if verb in _STAYING and _NOW.search(text, clause.start, people.end("verb")) is not None:
        return None
    span = Span(people.start("verb"), people.end("verb"))
    known = cues()["departure"]
    stage, strength, planned = known.stage, known.strength, False
    sets_out = verb in _LEAVING and not verb.startswith("di")
    if _AHEAD.search(text, clause.start, span.end) is not None and not sets_out:
        stage, strength, planned = Stage.PROPOSED, 4, True
    phrase = read_phrase(text, people.start("who"), span.start, clause.sides)
    if not phrase.words:
        # "Empat warga": too little for a title elsewhere.
        phrase = replace(phrase, end=people.end("who"), words=(people["who"],))
    return Wave(
        phrase=phrase,
        reading=StageReading(stage, strength, span, known, planned=planned),
        trained=verb in _LEARNING,
        leaving=verb in _LEAVING,
        told=planned
        or verb not in _STAYING
        or _UNDER.search(text, people.end("verb"), clause.end) is not None,
    )


@cache
def _people() -> re.Pattern[str]:
    who = "|".join(map(re.escape, sorted(lexicon("title_words")["people"]["words"], key=len)))
    verbs = "|".join((*_WORKING, *_LEARNING, *_LEAVING, *_TAKEN))
    return re.compile(
        rf"(?<![\w/(.]){NUMBER}\s(?:(?:belas|puluh|ratus|ribu|orang)\s){{0,3}}(?P<who>(?:{who})\b)"
        r"(?:\s(?:magang|pelatihan|pemagangan))?+"
        rf"[^.;:,]{{0,90}}?\s(?P<verb>{verbs})\b"
    )


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
    phrase = read_phrase(text, named.start(), span.start, clause.sides)
    if not phrase.words:
        return None
    return Wave(
        phrase=phrase,
        reading=StageReading(stage, strength, span, known, planned=planned),
        trained=verb in _TRAINED,
    )
