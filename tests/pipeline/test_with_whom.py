"""With whom: the partner of an initiative where an article tells of several."""

from __future__ import annotations

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.process import process

OPENING = "Kementerian P2MI dan Duta Besar Yunani membahas penempatan pekerja migran. "


def partners_of(text: str) -> dict[str, tuple[str, ...]]:
    """The names of each initiative's partners, by its title."""
    result = process(RawText("x", text.encode()))
    names = {partner.key: partner.name for partner in result.partners}
    return {item.title: tuple(names[key] for key in item.partners) for item in result.initiatives}


@pytest.mark.parametrize(
    ("sentences", "title", "partner"),
    [
        (
            "Pemerintah juga membidik Slovenia. "
            "Rancangan nota kesepahaman penempatan dengan negara tersebut segera diteken.",
            "Nota kesepahaman penempatan",
            "Slovenia",
        ),
        (
            "Pemerintah pun melirik Polandia. "
            "Negara itu menawarkan 500 lowongan bagi juru las Indonesia.",
            "Lowongan bagi juru las Indonesia",
            "Polandia",
        ),
        (
            "Untuk Portugal, kementerian tengah menyusun rancangan nota kesepahaman penempatan "
            "nelayan, sementara Malta membuka 300 lowongan pekerja hotel.",
            "Nota kesepahaman penempatan nelayan",
            "Portugal",
        ),
        (
            "Kantor IOM di Athena menyediakan pelatihan bahasa bagi calon pekerja migran.",
            "Pelatihan bahasa bagi calon pekerja migran",
            "Organisasi Internasional untuk Migrasi",
        ),
        (
            "Adapun Kolombia sejak tahun lalu melatih 20 instruktur las BLK Medan di Bogota.",
            "Pelatihan instruktur las BLK Medan",
            "Kolombia",
        ),
        (
            "JICA akan mengirim pengajar Jepang ke BLK Bandung.",
            "Pengiriman pengajar Jepang ke BLK Bandung",
            "Japan International Cooperation Agency",
        ),
        (
            "Sejak 1 Mei 2024 Praha menunda penerimaan pekerja migran Indonesia.",
            "Penerimaan pekerja migran Indonesia",
            "Ceko",
        ),
        (
            "Negara-negara anggota Caspian Labour Council (CLC) telah menyetujui pelatihan "
            "pekerja pelabuhan.",
            "Pelatihan pekerja pelabuhan",
            "Caspian Labour Council (CLC)",
        ),
        (
            "Direktur Carebridge Jan Smit menambahkan, pihaknya ingin mengirim instruktur Belanda "
            "ke sejumlah politeknik. Carebridge (Carebridge B.V.) melatih perawat migran.",
            "Pengiriman instruktur Belanda ke sejumlah politeknik",
            "Carebridge B.V.",
        ),
        (
            "Nordic Seafarers Union, induk serikat pelaut yang berkantor di Oslo, Norwegia, "
            "menyumbang dana pelatihan pelaut.",
            "Dana pelatihan pelaut",
            "Nordic Seafarers Union",
        ),
        (
            "Ketua Konsorsium Perawatan Saitama Jepang, Mori Kenta, berjanji menanggung biaya "
            "ujian perawat.",
            "Penanggungan biaya ujian perawat",
            "Konsorsium Perawatan Saitama Jepang",
        ),
    ],
)
def test_an_initiative_is_with_whom_its_sentence_is_about(
    sentences: str, title: str, partner: str
) -> None:
    assert partners_of(OPENING + sentences)[title] == (partner,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Tiga perusahaan Korea siap merekrut pekerja migran asal Lombok, yakni Hanbit, "
            "Daesung Marine, dan Woori Food. Penandatanganan perjanjian pengiriman pekerja "
            "berlangsung di kantor Hanbit, Busan. Hanbit menyediakan mes.",
            {"Hanbit", "Daesung Marine", "Woori Food"},
        ),
        (
            "Kementerian Ketenagakerjaan dan dua koperasi Jepang, yaitu Minato dan Sakura Farm, "
            "menyepakati penempatan pemagang pertanian.",
            {"Minato", "Sakura Farm"},
        ),
        (
            "Universitas Jember meneken nota kesepahaman magang dengan Hoshi Jepang, agen "
            "penyalur tenaga kerja yang sudah lama beroperasi. Biaya asrama ditanggung agen itu.",
            {"Hoshi Jepang"},
        ),
        (
            "Pada 2019 Pemkab Jember dan Kota Sanjo meneken nota kerja sama pelatihan pekerja "
            "logam di Jepang.",
            {"Kota Sanjo"},
        ),
        # Towns, trades and people are counted just so.
        (
            "Perusahaan Korea merekrut pekerja migran di tiga kota, yakni Mataram, Bima, dan Sape.",
            set(),
        ),
        (
            "Dua perusahaan asal Lombok mengirim pekerja ke Korea, yakni Sinar dan Mentari Jaya.",
            set(),
        ),
        ("Pekerja migran asal Korea itu tinggal di Kota Tua dan Kota Wisata.", set()),
    ],
)
def test_bare_names_are_bodies_where_words_count_explain_or_join_them(
    text: str, names: set[str]
) -> None:
    result = process(RawText("x", text.encode()))
    assert {item.name for item in result.partners if not item.key.startswith("country:")} == names


def test_a_firm_is_told_of_again_by_its_name_alone() -> None:
    text = (
        "Poltekkes Solo meneken nota kesepahaman magang perawat dengan Minami Jepang, perusahaan "
        "penyalur tenaga kerja. Qatar menyediakan kelas bahasa bagi perawat migran. "
        "Minami menyediakan buku ajar bagi perawat."
    )
    assert partners_of(text)["Buku ajar bagi perawat"] == ("Minami Jepang",)


def test_a_body_is_a_side_behind_the_words_that_introduce_it() -> None:
    text = OPENING + (
        "Kementerian menjajaki pelatihan perawat dengan sebuah jaringan klinik di Austria, "
        "Medicus Klinik."
    )
    assert "Medicus Klinik" in partners_of(text)["Pelatihan perawat"]


def test_a_signing_at_the_office_of_a_firm_is_with_the_firm() -> None:
    text = (
        "Tiga perusahaan Korea siap merekrut pekerja migran asal Lombok, yakni Hanbit, "
        "Daesung Marine, dan Woori Food. Penandatanganan perjanjian pengiriman pekerja "
        "berlangsung di kantor Hanbit, Busan."
    )
    assert partners_of(text)["Perjanjian pengiriman pekerja"] == ("Hanbit",)


def test_states_that_open_a_clause_together_are_its_sides() -> None:
    text = OPENING + (
        "Sementara itu, Inggris dan Irlandia baru menjajaki penerimaan perawat Indonesia."
    )
    assert partners_of(text)["Penerimaan perawat Indonesia"] == ("Inggris", "Irlandia")


def test_all_states_of_a_list_are_sides() -> None:
    text = (
        OPENING + "Sebanyak 15 peserta asal Fiji dan Tonga mengikuti pelatihan las di BLK Serang."
    )
    assert ("Fiji", "Tonga") in partners_of(text).values()


@pytest.mark.parametrize(
    "sentence",
    [
        "Nepal, yang kerap disebut pesaing, mengirim 100 ribu pekerja setahun.",
        "Filipina menempatkan 9 ribu perawat per tahun di Eropa.",
        "Yunani mendatangkan 300 perawat dari Nepal pada 2018.",
        "Yunani mengelola skema pekerja musiman bersama empat negara tetangga dan Malta.",
        "Ia mencontohkan Tuvalu dan Tonga. Kedua negara kecil itu mengirim pekerja kebun ke sana.",
    ],
)
def test_people_sent_or_taken_by_others_are_no_initiative(sentence: str) -> None:
    told = partners_of(OPENING + "Yunani menyediakan kelas bahasa bagi pekerja. " + sentence)
    assert set(told) == {"Penempatan pekerja migran", "Kelas bahasa bagi pekerja"}


def test_what_stands_in_a_line_only_as_a_place_takes_no_partner_over() -> None:
    text = (
        "Kemnaker menandatangani nota kesepahaman pelatihan kerja dengan Institut Rheintal di "
        "Jerman. Tenaga kerja muda dilatih.\n\n"
        "Ruang lingkup kerja sama tersebut meliputi:\n\n"
        "1. pelatihan bahasa bagi pekerja;\n\n2. promosi lowongan kerja di pabrik Austria.\n"
    )
    assert {"Institut Rheintal"} == {name for names in partners_of(text).values() for name in names}


def test_what_was_never_talked_of_is_not_under_discussion() -> None:
    told = (
        "Kemnaker mengusulkan tambahan kuota pemagang kepada Yunani. "
        "Pemerintah Yunani belum pernah membicarakannya."
    )
    result = process(RawText("x", (OPENING + told).encode()))
    stages = {item.title: item.stage.value for item in result.initiatives}
    assert stages["Tambahan kuota pemagang"] == "proposed"
