"""Stages: one sentence, one stage, with tense, negation, hope and hearsay understood."""

from __future__ import annotations

import pytest

from archive.pipeline.extract.initiatives.admission import admit
from tests.pipeline.clauses_of import candidates_of

STAGES = [
    # done, without a mark of tense
    ("Indonesia dan Jepang menandatangani MoU penempatan perawat.", "signed"),
    ("Menaker telah meneken nota kesepahaman pemagangan dengan Oman.", "signed"),
    ("MoU pelindungan awak kapal diteken di Taipei.", "signed"),
    ("Kedua negara menyepakati pertukaran mediator.", "agreed"),
    ("Malaysia menyetujui kenaikan upah minimum pekerja domestik.", "agreed"),
    ("Kedua menteri membahas pelatihan instruktur BLK.", "under_discussion"),
    ("Indonesia dan Turki menjajaki kerja sama penempatan terapis.", "under_discussion"),
    ("Singapura mengusulkan pertukaran pengawas ketenagakerjaan.", "proposed"),
    ("Finlandia menawarkan program magang bagi perawat.", "proposed"),
    ("Qatar meminta pengiriman tenaga kerja terampil.", "proposed"),
    ("Kemnaker dan ILO meluncurkan program pencegahan pekerja anak.", "ongoing"),
    # ahead
    ("MoU pelindungan awak kapal akan diteken bulan depan.", "agreed"),
    ("Kedua negara segera menandatangani MoU pemagangan.", "agreed"),
    ("Rencananya MoU pemagangan ditandatangani pada Maret.", "agreed"),
    ("Kedua menteri akan membahas penempatan perawat.", "under_discussion"),
    ("Jepang akan merekrut pekerja konstruksi.", "proposed"),
    ("Singapura ingin menjalin kerja sama pelatihan instruktur BLK.", "proposed"),
    # not yet, or no longer
    ("Indonesia belum menandatangani MoU penempatan pekerja musiman.", "under_discussion"),
    ("Kadisnaker menegaskan belum ada MoU penempatan pekerja musiman.", "under_discussion"),
    ("Kerja sama penempatan pekerja musiman baru sebatas penandatanganan.", "under_discussion"),
    ("Penempatan pekerja migran dihentikan sementara.", "suspended"),
    ("Penandatanganan MoU pelindungan pekerja ditunda hingga tahun depan.", "suspended"),
    ("Pengiriman perawat ke Kuwait sempat dihentikan, kini dibuka kembali.", "ongoing"),
    ("MoU penempatan pekerja domestik batal ditandatangani.", "cancelled"),
    ("Malaysia menolak kenaikan gaji pekerja rumah tangga.", "cancelled"),
    ("Sedianya kedua negara menandatangani MoU pelindungan pekerja migran.", "cancelled"),
    ("MoU penempatan pekerja domestik berakhir Maret lalu.", "completed"),
    ("Pelatihan instruktur BLK telah dilaksanakan bulan lalu.", "completed"),
    ("Program pemagangan telah berjalan sejak 1993.", "ongoing"),
    ("Menaker membantah adanya rencana pengiriman pekerja.", "denied"),
    ("Tidak ada kerja sama penempatan pekerja dengan Israel.", "denied"),
    ("Penandatanganan MoU pelindungan pekerja yang sedianya digelar Kamis ditunda.", "suspended"),
    ("Kedua negara sepakat membuka kembali penempatan pekerja migran.", "agreed"),
    ("Mereka sepakat membuka penempatan pekerja setelah sempat dihentikan.", "agreed"),
    ("Penandatanganan perjanjian jaminan sosial dengan Oman batal dilakukan.", "cancelled"),
    ("Larangan penempatan pekerja rumah tangga berlaku sejak 2015.", "suspended"),
    ("Moratorium penempatan pekerja belum dicabut.", "suspended"),
    ("Moratorium penempatan pekerja akan dicabut tahun ini.", "proposed"),
    ("Kuwait mencabut larangan perekrutan pekerja rumah tangga.", "ongoing"),
    ("Mereka membahas penghentian sementara penempatan pekerja migran.", "under_discussion"),
    ("Brunei bersedia melatih instruktur BLK.", "proposed"),
    ("Malaysia setuju memperketat pemeriksaan terhadap agen pekerja.", "agreed"),
    ("Peserta mendapat pelatihan bahasa Jerman yang dibiayai GIZ.", "ongoing"),
    # plain deeds, active and passive
    ("Sertifikat juru las Indonesia diakui di Malaysia.", "ongoing"),
    ("Kelas bahasa bagi calon pekerja akan dibuka Jepang.", "proposed"),
    ("Jepang menanggung asuransi kecelakaan bagi pekerja.", "ongoing"),
    ("Malaysia menyiapkan pendamping bagi pekerja perempuan.", "ongoing"),
    ("Nota kesepahaman penempatan pekerja dengan Oman tidak diperpanjang.", "completed"),
    ("Tahap pertama, yang selesai Mei, melatih instruktur BLK di Osaka, Jepang.", "completed"),
    # one cue inside the object of another
    ("Kedua menteri membahas perpanjangan MoU penempatan pekerja.", "under_discussion"),
    ("Kedua negara sepakat melanjutkan pembahasan MoU pekerja domestik.", "under_discussion"),
    ("Indonesia mengusulkan pembaruan MoU penempatan pekerja.", "proposed"),
    ("Mereka membahas MoU penempatan pekerja domestik yang telah berakhir.", "under_discussion"),
    ("Kerja sama pelatihan kerja tidak hanya dibahas, tetapi juga disepakati.", "agreed"),
]

SILENT = [
    "Menaker menyampaikan komitmen Indonesia terhadap pelindungan pekerja platform.",
    "Jika disetujui parlemen, kedua negara dapat bekerja sama di bidang ketenagakerjaan.",
    "Kerja sama ini diharapkan dapat memperkuat pelindungan pekerja migran.",
    "Menaker mengapresiasi pelindungan pekerja migran di Malaysia.",
    "Pekerja migran merupakan pahlawan devisa bagi Indonesia.",
    "Standar K3 yang ketat penting untuk melindungi keselamatan pekerja.",
]


@pytest.mark.parametrize(("sentence", "stage"), STAGES)
def test_a_sentence_gives_the_stage_its_words_say(sentence: str, stage: str) -> None:
    readings = [item.reading for item in candidates_of(sentence) if item.reading is not None]
    strongest = max(readings, key=lambda reading: reading.strength, default=None)
    assert strongest is not None, "no stage was read"
    assert strongest.stage == stage


@pytest.mark.parametrize("sentence", SILENT)
def test_praise_hypotheses_and_definitions_give_no_new_thing(sentence: str) -> None:
    assert [item.phrase.words for item in candidates_of(sentence) if not item.phrase.back] == []


def test_the_cue_that_tells_the_stage_is_kept_with_its_place() -> None:
    sentence = "Indonesia dan Jepang menandatangani MoU penempatan perawat."
    (candidate,) = candidates_of(sentence)
    assert candidate.reading is not None
    assert candidate.reading.span.of(sentence) == "menandatangani"


def test_a_plan_in_a_sentence_without_a_partner_is_nothing() -> None:
    assert candidates_of("Pemerintah akan merekrut pekerja konstruksi.", named=False) == []


NO_THINGS = [
    "Tidak ada potongan gaji bagi pekerja di Jerman.",
    "Duta Besar berharap jumlah perawat Indonesia di Jerman bertambah.",
    "HRD Korea menyebut permintaan perusahaan galangan kapal meningkat.",
]


@pytest.mark.parametrize("sentence", NO_THINGS)
def test_amounts_hopes_and_descriptions_are_no_initiatives(sentence: str) -> None:
    admitted = [
        item.phrase.words
        for item in candidates_of(sentence)
        if admit(item, focus=True, listed=False, sided=False) is not None
    ]
    assert admitted == []
