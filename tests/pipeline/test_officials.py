"""Officials: who is somebody and who is nobody, short names, posts of several people."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.pipeline.authorities import AuthorityEntry, AuthorityFile
from archive.vocabulary import RecordKind
from tests.pipeline.people import read_officials, summary

NOBODY = [
    "Pertemuan digelar di Gedung Sudirman dan Hotel Bung Karno.",
    "Program Talent Hub dan Desa Migran Produktif diperluas.",
    "Para menteri tenaga kerja bertemu di Hanoi.",
    "Menteri Luar Negeri dan Menteri Tenaga Kerja kedua negara akan bertemu.",
    "Menaker, Selasa (7/5), tiba di Doha.",
    "Menteri Tenaga Kerja Jepang menyetujui usul itu.",
    "PT Samudra Karya menyatakan siap.",
    "Ketua Tim Perunding Indonesia berangkat.",
    "Kepala BP2MI di Jakarta, Selasa, menerima mereka.",
    "Ketua yang baru, menurut aturan, dipilih di Jakarta.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_buildings_programmes_bodies_and_bare_posts_are_nobody(text: str) -> None:
    assert summary(text) == []


def test_two_ministers_side_by_side_are_two_people() -> None:
    text = (
        "Menteri Luar Negeri Wulan Arum dan Menteri Luar Negeri Turki Emre Aydin "
        "menandatangani nota itu."
    )
    assert summary(text) == [
        ("Wulan Arum", "Menteri Luar Negeri", "ID"),
        ("Emre Aydin", "Menteri Luar Negeri Turki", "TR"),
    ]


def test_two_posts_of_one_person_are_both_kept() -> None:
    text = (
        "Hadir Ketua Umum APJATI sekaligus Komisaris PT Samudra Karya, "
        "Dr. Hj. Bima Hartanti, S.H., M.Si., dan Dirjen Binapenta Gilang Prayoga."
    )
    first, second = read_officials(text)
    assert (first.name, first.post) == ("Bima Hartanti", "Ketua Umum APJATI")
    assert first.further_posts == ("Komisaris PT Samudra Karya",)
    assert second.name == "Gilang Prayoga"


def test_the_fullest_form_of_a_post_is_kept() -> None:
    text = "Sekjen Surya Wibawa hadir.\nSekretaris Jenderal Kemnaker, Surya Wibawa, berbicara."
    assert summary(text) == [("Surya Wibawa", "Sekretaris Jenderal Kemnaker", "ID")]


def test_short_names_and_bare_posts_are_mentions_of_the_full_name() -> None:
    text = (
        "Menteri Ketenagakerjaan Indah Arum Putri tiba.\n"
        "Putri menjelaskan hasilnya. Menaker juga meninjau balai.\n"
        "Menaker Putri lalu pulang."
    )
    (official,) = read_officials(text)
    assert [mention.of(text) for mention in official.mentions] == [
        "Indah Arum Putri",
        "Putri",
        "Menaker",
        "Putri",
    ]


def test_a_short_name_inside_a_longer_name_is_somebody_else() -> None:
    text = "Dirjen Binapenta Indah Putri hadir. Film itu dibintangi Putri Marina di Bali."
    (official,) = read_officials(text)
    assert [mention.of(text) for mention in official.mentions] == ["Indah Putri"]


def test_a_bare_post_with_two_holders_belongs_to_nobody() -> None:
    text = (
        "Menteri Tenaga Kerja Jepang Sato Kenji dan Menteri Tenaga Kerja Oman Salem al-Harith "
        "bertemu. Menteri setuju."
    )
    assert all(len(official.mentions) == 1 for official in read_officials(text))


def test_a_deputy_is_not_the_minister() -> None:
    text = "Wakil Menteri Ketenagakerjaan Bayu Aji hadir. Menaker tidak datang."
    (official,) = read_officials(text)
    assert len(official.mentions) == 1


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Menaker Laras Wening hadir.", "Kementerian Ketenagakerjaan"),
        ("Sekjen Kemnaker Surya Wibawa hadir.", "Kementerian Ketenagakerjaan"),
        ("Menteri Ketenagakerjaan Oman Salem al-Harith hadir.", "Kementerian Ketenagakerjaan Oman"),
        ("Kepala BP2MI Bima Hartanto hadir.", "BP2MI"),
        ("Direktur ILO untuk Indonesia, Simran Kaur, hadir.", "ILO"),
        ("Wali Kota Bekasi Tri Wahyudi hadir.", "Kota Bekasi"),
        ("Rektor Universitas Gadjah Mada Ova Lestari hadir.", "Universitas Gadjah Mada"),
        ("Presiden Amerika Serikat Donald Trump hadir.", None),
        ("Direktur Pelindungan WNI Judha Nugroho hadir.", None),
        ("Direktur Pelindungan WNI Kemlu Judha Nugroho hadir.", "Kementerian Luar Negeri"),
        ("Ketua PMI Jusuf Karim hadir.", "PMI"),
        ("Gubernur Shizuoka Yasutomo Mori hadir.", "Prefektur Shizuoka"),
        ("Gubernur Jawa Barat Dedi Mulyana hadir.", "Provinsi Jawa Barat"),
        ("Dubes RI untuk PBB di Jenewa Achsan Habibi hadir.", None),
        ("Direktur HRD Korea di Indonesia Bae Jin-ho hadir.", "HRD Korea"),
        ("Menteri pertahanan Jepang Gen Mori hadir.", "Kementerian Pertahanan Jepang"),
    ],
)
def test_the_organisation_is_the_printed_body_or_the_one_the_title_heads(
    text: str, organisation: str | None
) -> None:
    (official,) = read_officials(text)
    assert official.organisation == organisation


def test_a_short_name_does_not_break_a_spaced_hyphen_apart() -> None:
    text = 'Direktur HRD Korea Bae Jin - ho hadir. "Juru las Indonesia teliti," ucap Bae.'
    assert [official.name for official in read_officials(text)] == ["Bae Jin-ho"]


def test_an_ordinary_person_is_kept_when_quoted() -> None:
    text = 'Pekerja migran bernama Siti Rohmah dipulangkan. "Saya senang," kata Siti.'
    assert summary(text) == [("Siti Rohmah", None, None)]


def test_a_known_official_brings_the_country_that_the_text_leaves_out() -> None:
    known = AuthorityFile.build(
        [AuthorityEntry(RecordKind.OFFICIAL, 1, ("Jonas Lind",), country="SE")]
    )
    (official,) = read_officials("Menteri Jonas Lind berbicara.", known)
    assert official.country == "SE"


PEOPLE = [
    "Menteri ",
    "Direktur Surya {0} Wibawa hadir. Kata Surya, ia siap.\n",
    "Menteri Ab{0} Cd{0} hadir. Menteri setuju. Ab{0}an mengatakan siap.\n",
    "Menaker Laras Wening hadir. Menaker Laras tiba. Menaker setuju.\n",
    "Surya Wibawa, warga Kendal, mengaku siap. ",
]


@pytest.mark.parametrize("words", PEOPLE)
def test_a_hostile_text_gives_its_people_in_seconds(words: str) -> None:
    letters = ("".join(chr(97 + int(digit)) for digit in str(number)) for number in range(10**6))
    text = "".join(words.format(next(letters)) for _ in range(200_000 // len(words)))
    started = time.process_time()
    read_officials(text)

    assert time.process_time() - started < 6


PIECES = st.sampled_from(
    [*'()",./-”\n', "Menteri", "Kepala", "Dinas", "Jepang", "Surya", "Wibawa", "kata", "dan"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_words_give_officials_with_spans_of_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for official in read_officials(text):
        assert all(mention.end <= len(text) for mention in official.mentions)
        assert official.name
