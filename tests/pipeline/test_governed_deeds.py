"""Deeds: verbs of no list, and how far offers, wishes and plans reach over them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.extract.deeds.candidates import Candidate, find_candidates
from archive.pipeline.process import Result, process
from archive.vocabulary import Scope
from tests.pipeline.clauses_of import clause_of


def told_candidates(sentence: str) -> list[Candidate]:
    """The candidates of a sentence in which the sides told of may act."""
    clause = replace(clause_of(sentence), told=True)
    return list(find_candidates(clause, sentence, focus=True))


def initiatives_of(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Title, stage and countries of the labour initiatives of a whole text."""
    result: Result = process(RawText("text", text.encode()))
    return [
        (item.title, item.stage.value, tuple(key for key in item.partners))
        for item in result.initiatives
        if item.scope is Scope.LABOUR
    ]


STAGES = [
    # a verb of no list
    ("Norwegia menyempurnakan pelatihan pelaut Indonesia.", "ongoing"),
    ("Swiss menambahkan pelatihan bagi pencari kerja di Lombok.", "ongoing"),
    ("Kedua delegasi bertukar informasi tentang K3.", "ongoing"),
    # a word that governs it
    ("Oman menyatakan minatnya merekrut 500 perawat Indonesia.", "proposed"),
    ("Fiji menyatakan kesiapannya melatih instruktur BLK.", "proposed"),
    ("Kanada bersedia menyusun kurikulum dan melatih 50 instruktur BLK.", "proposed"),
    ("Rencana mengirim pekerja kebun Indonesia ke Kenya tidak berlanjut.", "cancelled"),
    ("Kota Busan menyurati BP2MI untuk merekrut 60 pengasuh lansia.", "proposed"),
    # time
    ("Antara 2010 dan 2013 Jepang melatih 120 instruktur BLK.", "completed"),
    ("Oman membuka pelatihan bahasa bagi perawat bulan depan.", "proposed"),
    ("Penandatanganan MoU penempatan pekerja tinggal menunggu surat kuasa.", "agreed"),
    ("Kanada berencana pula menyusun buku saku hak pekerja Indonesia.", "proposed"),
    # papers
    ("Nota kesepahaman penempatan pekerja dengan Oman berakhir tanpa perpanjangan.", "completed"),
    ("Rusia menyerahkan naskah perjanjian mobilitas tenaga kerja.", "proposed"),
    ("Indonesia dan Peru memiliki perjanjian penempatan pekerja.", "ongoing"),
    ("Kerja sama pelatihan kerja dengan Iran masih di tahap awal.", "under_discussion"),
    # what came of it
    ("Gagasan penempatan pekerja, yang dilontarkan agen setempat, ditampik Oman.", "cancelled"),
    ("Penempatan pekerja rumah tangga ke Oman masih ditutup.", "suspended"),
    ("Belum ada kesepakatan penempatan pekerja, ujarnya menjawab kabar yang beredar.", "denied"),
    ("Indonesia dan Oman belum mencapai kesepakatan penempatan pekerja.", "under_discussion"),
]


@pytest.mark.parametrize(("sentence", "stage"), STAGES)
def test_a_deed_has_its_own_stage_or_that_of_what_governs_it(sentence: str, stage: str) -> None:
    readings = [item.reading for item in told_candidates(sentence) if item.reading is not None]
    strongest = max(readings, key=lambda reading: reading.strength, default=None)
    assert strongest is not None, "no stage was read"
    assert strongest.stage == stage


SILENT = [
    "Jepang mengunjungi pelatihan pekerja di Bekasi.",
    "Oman memiliki banyak pekerja migran.",
    "Kegiatan itu tidak ada hubungannya dengan kerja sama penempatan pekerja.",
    "Kairo ingin tahu cara Indonesia menata pekerja informal.",
    "Revisi diperlukan karena Jepang akan mengganti program magang.",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_is_no_deed_of_two_sides_gives_none(sentence: str) -> None:
    assert [item for item in told_candidates(sentence) if item.reading is not None] == []


PHRASES = [
    (
        "Kedua menteri membahas perekrutan perawat serta pengakuan ijazah.",
        ["perekrutan perawat", "pengakuan ijazah"],
    ),
    (
        "Kedua menteri membahas pertukaran keahlian mengenai pengawasan K3 serta pelindungan PMI.",
        ["pertukaran keahlian mengenai pengawasan K3 serta pelindungan PMI"],
    ),
    ("Oman membuka peluang bagi perawat Indonesia.", ["peluang bagi perawat Indonesia"]),
    ("Laos memohon bantuan Indonesia melatih pengawas K3.", ["melatih pengawas K3"]),
    ("Kemnaker menggandeng Balai Maju untuk melatih perawat.", ["melatih perawat"]),
    ("Program Bintang telah memberangkatkan 428 perawat.", ["Program Bintang"]),
    (
        "Menaker membahas undang-undang tentang pekerja domestik.",
        ["undang-undang tentang pekerja domestik"],
    ),
]


@pytest.mark.parametrize(("sentence", "phrases"), PHRASES)
def test_the_phrase_is_the_thing_and_no_more(sentence: str, phrases: list[str]) -> None:
    assert [" ".join(item.phrase.words) for item in told_candidates(sentence)] == phrases


LEAD = (
    "Kementerian Ketenagakerjaan membahas kerja sama ketenagakerjaan dengan Malaysia, Senin "
    "(6/5/2024). Menteri Ketenagakerjaan bertemu Menteri Sumber Daya Manusia Malaysia di sana.\n\n"
)


def test_a_thing_for_a_state_is_with_that_state() -> None:
    found = initiatives_of(
        LEAD + "Pelatihan instruktur BLK bagi Madagaskar ditunda karena wabah.\n"
    )
    assert ("country:MG",) in [partners for _, _, partners in found]


def test_who_opens_a_sentence_and_acts_is_a_side() -> None:
    found = initiatives_of(
        LEAD
        + "Jepang, yang selama ini menjadi pengamat, memberikan pelatihan las bagi 50 pekerja.\n"
    )
    assert any("country:JP" in partners for _, _, partners in found)


def test_what_is_granted_to_a_request_is_agreed() -> None:
    found = initiatives_of(
        LEAD
        + "Malaysia meminta pelatihan bagi 30 pengawas K3. Permintaan itu langsung disanggupi.\n"
    )
    assert [stage for title, stage, _ in found if "pengawas K3" in title] == ["agreed"]


def test_outcomes_of_an_assembly_are_listed_though_no_sentence_agrees_on_them() -> None:
    found = initiatives_of(
        "Para menteri tenaga kerja negara anggota ASEAN menutup sidang mereka di Manila, Senin "
        "(6/5/2024).\n\nKelima dokumen tersebut ialah sebagai berikut:\n\n"
        "1. rencana aksi pelatihan vokasi pekerja muda;\n\n2. pedoman pelindungan nelayan migran.\n"
    )
    assert [stage for _, stage, _ in found] == ["agreed", "agreed"]
