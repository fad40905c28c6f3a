"""Initiatives whose other side is no government: schools, firms, agencies, prefectures."""

from __future__ import annotations

from archive.pipeline.annotations import InitiativeReading
from archive.pipeline.documents import RawText
from archive.pipeline.process import Result, process
from archive.vocabulary import Scope

PREFECTURE = (
    "Pemprov NTB bekerja sama dengan Prefektur Ibaraki di Jepang dalam pemagangan petani muda. "
    "Peserta magang belajar di BLK. "
)
HOTELS = (
    "Asosiasi Penempatan Nusantara menandatangani nota kesepahaman dengan Asosiasi Hotel Antalya "
    "dari Turki tentang penempatan pekerja perhotelan. Pekerja migran dilatih di BLK. "
)


def read(text: str) -> Result:
    return process(RawText("x", text.encode()))


def labour(text: str) -> list[InitiativeReading]:
    return [item for item in read(text).initiatives if item.scope is Scope.LABOUR]


def evidence(text: str) -> list[str]:
    """All evidence of the labour initiatives of ``text``."""
    result = read(text)
    return [
        span.of(result.document.text)
        for item in result.initiatives
        if item.scope is Scope.LABOUR
        for span in item.evidence
    ]


def test_people_trained_by_number_are_an_initiative_whosever_they_are() -> None:
    text = PREFECTURE + "Sebanyak 14 instruktur BLK Mataram telah dilatih di Mito selama sebulan."
    assert text.removeprefix(PREFECTURE) in evidence(text)


def test_money_paid_out_is_an_initiative() -> None:
    text = (
        "Serikat buruh Belanda FNV meluncurkan program pendampingan korban kecelakaan kerja. "
        "Korban kecelakaan kerja terus bertambah. "
        "Dana sebesar 2,1 juta euro disalurkan bertahap."
    )
    assert "Dana sebesar 2,1 juta euro disalurkan bertahap." in evidence(text)


def test_a_wave_is_evidence_of_the_scheme_it_goes_under() -> None:
    text = PREFECTURE + "Angkatan ketiga akan pulang Maret mendatang."
    assert len(labour(text)) == 1
    assert "Angkatan ketiga akan pulang Maret mendatang." in evidence(text)


def test_a_wave_under_a_paper_is_a_thing_of_its_own() -> None:
    text = HOTELS + "Gelombang pertama sebanyak 120 orang akan diberangkatkan pada April 2025."
    paper, wave = labour(text)
    assert wave.title.casefold().find("gelombang pertama") >= 0
    assert wave.partners == paper.partners


def test_a_wave_put_off_is_told_apart() -> None:
    text = PREFECTURE + "Gelombang kedua yang terdiri atas 10 orang tertunda akibat pandemi."
    assert [item.stage.value for item in labour(text)][-1] == "suspended"


def test_who_does_it_is_no_thing() -> None:
    text = PREFECTURE + "Ujian keterampilan digelar koperasi pertanian dari Ibaraki."
    assert not [item for item in labour(text) if "koperasi" in item.title.casefold()]


def test_foreign_parties_that_deal_with_each_other_make_no_initiative() -> None:
    deal = "Sementara itu, Prefektur Nagano meneken kesepakatan dengan Kota Hue soal bidan."
    assert deal not in evidence(PREFECTURE + deal)


def test_states_that_send_workers_too_make_no_initiative() -> None:
    rival = "Vietnam dan Kamboja sudah lebih dulu mengirim perawat ke sana."
    assert rival not in evidence(PREFECTURE + rival)


def test_a_paper_with_a_home_body_is_none_though_the_foreign_side_is_near() -> None:
    home = "Perjanjian dengan LPK tersebut ditandatangani pada hari yang sama."
    assert home not in evidence(PREFECTURE + home)


def test_a_paper_with_a_school_is_about_what_the_article_is_about() -> None:
    text = (
        "SMK Bina Karya menandatangani nota kesepahaman dengan Ishihara Chuzo Co., Ltd. di Jepang. "
        "Siswa SMK akan magang tiga tahun. Peserta magang belajar bahasa di LPK. "
        "Ishihara Chuzo menambah tempat magang."
    )
    result = read(text)
    assert [len(item.mentions) for item in result.partners if item.kind.value == "company"] == [2]
    assert "apprenticeship" in labour(text)[0].subjects


def test_the_name_before_an_explanation_is_the_body_and_not_the_one_behind_it() -> None:
    text = (
        "Bersama Zuidwerk Solidair, lembaga solidaritas serikat Belanda, FSPLN menyusun panduan "
        "perundingan upah bagi pekerja."
    )
    names = [item.name for item in read(text).partners if item.kind.value != "country"]
    assert names == ["Zuidwerk Solidair"]
