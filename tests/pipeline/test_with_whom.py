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


def test_a_signing_at_the_office_of_a_firm_is_with_the_firm() -> None:
    text = (
        "Tiga perusahaan Korea siap merekrut pekerja migran asal Lombok, yakni Hanbit, "
        "Daesung Marine, dan Woori Food. Penandatanganan perjanjian pengiriman pekerja "
        "berlangsung di kantor Hanbit, Busan."
    )
    assert partners_of(text)["Perjanjian pengiriman pekerja"] == ("Hanbit",)
