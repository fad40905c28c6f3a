"""What two sides put before each other in an article about labour counts, whatever names it."""

from __future__ import annotations

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.extract.deeds.nouns_of_verbs import noun_of
from archive.pipeline.process import process
from archive.vocabulary import Scope

LEAD = (
    "Menteri Ketenagakerjaan Laras Wening bertemu Menteri Tenaga Kerja Oman di Jakarta, Senin"
    " (3/2/2020). Keduanya membicarakan nasib pekerja Indonesia di Oman.\n"
)
DEALT = [
    ("Oman menawarkan rumah kosong sebagai tempat tinggal.", "Rumah kosong", "proposed"),
    ("Laras meminta kuota montir dinaikkan.", "kuota montir", "proposed"),
    ("Oman setuju menukar daftar penyalur setiap bulan.", "Penukaran daftar", "agreed"),
    ("Oman mengusulkan agar ijazah mereka diterjemahkan.", "Penerjemahan ijazah", "proposed"),
    ("Oman bersedia memperberat hukuman bagi agen.", "hukuman", "proposed"),
]
NOT_DEALT = [
    "Sekretaris Jenderal Serikat Buruh Oman Salim Barwani diterima Laras di ruang kerjanya.",
    "Laras meninjau balai latihan kerja di Bekasi.",
    "Dialog ke-3 digelar di Muskat pada 2018.",
    "Oman menampung lebih dari 20.000 pekerja Indonesia.",
    "Serikat Buruh Nusantara mendesak DPR merevisi undang-undang itu.",
    '"Yang kami minta cuma satu," kata Sumarni, pekerja asal Blitar.',
]


def told(sentence: str) -> list[tuple[str, str]]:
    """Title and stage of the labour initiatives first told in ``sentence``."""
    text = LEAD + sentence + "\n"
    return [
        (item.title, item.stage.value)
        for item in process(RawText("text", text.encode())).initiatives
        if item.scope is Scope.LABOUR and item.evidence[0].start >= len(LEAD)
    ]


@pytest.mark.parametrize(("sentence", "words", "stage"), DEALT)
def test_what_one_side_puts_before_the_other_is_told(sentence: str, words: str, stage: str) -> None:
    found = told(sentence)
    assert [stage for _, stage in found] == [stage]
    assert words.casefold() in found[0][0].casefold()


@pytest.mark.parametrize("sentence", NOT_DEALT)
def test_who_is_met_visited_or_counted_is_nothing_told(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("menukar", "Penukaran"),
        ("disambungkan", "Penyambungan"),
        ("memperpendek", "Perpendekan"),
        ("mengisi", "Pengisian"),
        ("diwajibkan", "Pewajiban"),
        ("merundingkan", "Perundingan"),
    ],
)
def test_a_verb_has_its_regular_noun(verb: str, noun: str) -> None:
    assert noun_of(verb) == noun


def test_a_word_that_is_no_verb_has_no_noun() -> None:
    assert noun_of("perawat") is None
