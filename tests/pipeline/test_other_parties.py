"""Initiatives whose other side is no government: schools, firms, agencies, prefectures."""

from __future__ import annotations

import pytest

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


def names_of(text: str, kind: str) -> list[str]:
    return [item.name for item in read(text).partners if item.kind.value == kind]


def test_a_name_explained_by_a_noun_and_a_foreign_place_is_a_body_there() -> None:
    text = (
        "Poltekpel Barombong bekerja sama dengan Anglo-Borealis, agen awak kapal yang berbasis di "
        "Hong Kong, untuk penempatan pelaut."
    )
    assert names_of(text, "company") == ["Anglo-Borealis"]


def test_the_next_sentence_may_tell_what_a_name_is() -> None:
    text = (
        "Penempatan pekerja dilakukan lewat Dobra Praca Polska. Perusahaan perekrut di Krakow itu "
        "menerima 312 pekerja migran."
    )
    assert names_of(text, "company") == ["Dobra Praca Polska"]


def test_a_home_body_with_an_explanation_is_no_foreign_one() -> None:
    text = (
        "Disnaker bekerja sama dengan Mitra Karya, lembaga pelatihan yang berkantor di Bekasi, "
        "untuk melatih pekerja migran ke Jepang."
    )
    assert names_of(text, "university") == []


def test_a_city_that_one_works_with_needs_no_state_beside_it() -> None:
    text = (
        "Kota Yokohama, Jepang, meminta perawat. Disnaker juga mematangkan kerja sama dengan Kota "
        "Fukumori untuk penempatan pekerja."
    )
    assert "Kota Fukumori" in names_of(text, "subnational")


def test_the_second_of_two_sides_is_a_counterpart() -> None:
    text = "Diperlukan MoU antara Pemkot Bandung dan Pemerintah Kota Yokohama, Jepang, soal magang."
    roles = {item.name: item.role.value for item in read(text).partners}
    assert roles["Kota Yokohama"] == "counterpart"


def test_whom_an_offer_comes_from_is_a_counterpart() -> None:
    text = (
        "Pemkot Bandung menerima tawaran pemagangan perawat lansia dari Minato City Welfare "
        "Association, Jepang. Asosiasi itu meminta 20 perawat."
    )
    roles = {item.name: item.role.value for item in read(text).partners}
    assert roles["Minato City Welfare Association"] == "counterpart"
    assert [item.stage.value for item in labour(text)] == ["proposed"]


def test_people_who_work_with_a_body_are_an_initiative() -> None:
    text = (
        "STIKes Bina Medika mengirim lulusan keperawatan ke Panti Hidamari di Yokohama. "
        "Sejak 2016, 27 lulusan bekerja di panti tersebut sebagai perawat lansia."
    )
    assert "Sejak 2016, 27 lulusan bekerja" in " ".join(evidence(text))


def test_workers_counted_in_a_state_are_statistics() -> None:
    text = (
        "Kemnaker dan Taiwan membahas upah awak kapal. "
        "Sekitar 8.000 orang pekerja bekerja di kapal penangkap ikan Taiwan."
    )
    assert not [item for item in labour(text) if "8.000" in item.title or item.rule == "people"]


def test_who_reports_a_deed_is_no_part_of_it() -> None:
    text = PREFECTURE + (
        "Kepala BLK Mataram Farid Wajdi mengatakan, tahap pertama yang berjalan sejak 2016 "
        "meluluskan 16 orang."
    )
    assert not [item for item in labour(text) if "farid" in item.title.casefold()]


def test_plain_talks_are_about_what_follows_their_partner() -> None:
    text = PREFECTURE + (
        "Pemprov juga berunding dengan Kota Mito, kota di Ibaraki, mengenai pelatihan perawat "
        "lansia."
    )
    assert any("perawat lansia" in item.title for item in labour(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "Menaker meneken MoU penempatan perawat dengan Turki, setelah bertemu delegasi Qatar.",
        "Selain dengan Qatar, Indonesia menandatangani MoU penempatan perawat dengan Turki.",
        "Menaker bertemu Menteri Tenaga Kerja Qatar lalu meneken MoU penempatan dengan Turki.",
        "MoU penempatan perawat dengan Turki diteken, sedangkan Qatar menawarkan 500 lowongan.",
        "MoU penempatan perawat dengan Turki diteken di Doha, Qatar, Selasa.",
    ],
)
def test_a_paper_is_with_those_its_own_words_name(sentence: str) -> None:
    found = [item for item in labour(f"Pekerja migran dilatih. {sentence}") if "MoU" in item.title]
    assert [item.partners for item in found] == [("country:TR",)]


def test_a_paper_with_two_states_is_with_both() -> None:
    (found,) = labour(
        "Pekerja migran dilatih. Menaker meneken MoU penempatan perawat dengan Turki dan Qatar."
    )
    assert found.partners == ("country:TR", "country:QA")


def test_what_the_home_side_does_alone_is_no_initiative() -> None:
    alone = "Kepala Dinas Tenaga Kerja NTB, Lalu Wirabakti, mengaku sudah menyiapkan 60 pelatih."
    assert alone not in evidence(PREFECTURE + alone)


def test_a_deed_with_an_unknown_side_is_not_of_the_one_told_before() -> None:
    other = "Pemprov juga berunding dengan Karitas Baden mengenai pelatihan perawat."
    assert other not in evidence(PREFECTURE + other)


def test_a_city_named_with_its_word_is_meant_without_it_too() -> None:
    text = (
        "Pemkab Garut meneken perjanjian penempatan perawat dengan Kota Higashikawa, Jepang. "
        "Biaya sekolah perawat ditanggung pihak Higashikawa."
    )
    (city,) = (item for item in read(text).partners if item.kind.value == "subnational")
    assert len(city.mentions) == 2


def test_few_people_sent_are_an_initiative_though_no_word_tells_their_trade() -> None:
    sent = "Empat warga akan diberangkatkan pada April 2026."
    assert sent in evidence(PREFECTURE + sent)


def test_whoever_an_initiative_is_with_is_a_counterpart() -> None:
    text = (
        "Indonesia dan Selandia Baru menyepakati penempatan pekerja perkebunan. "
        "Para pekerja migran dilatih dahulu. "
        "Adapun Kolombia sejak tahun lalu melatih 20 instruktur las BLK Medan di Bogota. "
        "Peru, yang jauh, belum disinggung."
    )
    roles = {partner.key: partner.role.value for partner in read(text).partners}
    assert roles["country:CO"] == "counterpart"
    assert roles["country:PE"] == "mentioned"


@pytest.mark.parametrize(
    "sentence",
    [
        "Nota kesepahaman penempatan petani diteken Pemkab Demak dan Kota Mungyeong.",
        "Enam petani dikirim ke Kabupaten Cheongdo untuk panen apel.",
    ],
)
def test_a_unit_no_list_holds_is_told_by_what_is_done_with_it(sentence: str) -> None:
    found = read(f"Pekerja musiman berangkat ke Korea Selatan. {sentence}").partners
    (unit,) = (partner for partner in found if partner.kind.value == "subnational")
    assert unit.iso3166 == "KR"


def test_a_unit_that_nothing_is_done_with_is_no_partner() -> None:
    text = "Pekerja musiman berangkat ke Korea Selatan. Ia lahir di Kabupaten Entahlah."
    assert not [item for item in read(text).partners if item.kind.value == "subnational"]


def test_a_noun_and_a_town_behind_the_name_tell_a_body() -> None:
    text = "Sepuluh perawat bekerja pada kelompok panti jompo Zonnehof di Rotterdam."
    assert "Zonnehof" in [partner.name for partner in read(text).partners]


def test_the_other_of_two_who_sign_is_a_counterpart() -> None:
    text = (
        "Pekerja musiman dilatih. Nota kesepahaman penempatan petani diteken Pemkab Demak dan "
        "Prefektur Gifu, Jepang."
    )
    roles = {partner.name: partner.role.value for partner in read(text).partners}
    assert roles["Prefektur Gifu"] == "counterpart"


def test_units_of_a_state_that_come_in_later_are_not_the_principal() -> None:
    text = (
        "Pemkab Demak bekerja sama dengan Prefektur Gifu, Jepang, dalam pemagangan petani. "
        "Peserta magang belajar di BLK. Sebanyak 12 petani diberangkatkan Mei lalu. "
        "Pemkab juga menjajaki kerja sama pemagangan dengan Prefektur Oita."
    )
    result = read(text)
    (sent,) = (
        item
        for item in result.initiatives
        if any("diberangkatkan" in span.of(result.document.text) for span in item.evidence)
    )
    assert sent.partners == ("subnational:JP-21",)
