"""Titles: the text's own noun phrase, without its partner, date and place."""

from __future__ import annotations

import pytest

from archive.pipeline.extract.titles import MAX_WORDS, make_title, read_phrase

TITLES = [
    ("pelatihan instruktur BLK, Selasa (7/5/2024).", "Pelatihan instruktur BLK"),
    (
        "nota kesepahaman tentang pemagangan juru las di Muskat.",
        "Nota kesepahaman tentang pemagangan juru las",
    ),
    ("MoU penempatan pekerja musiman dengan Kota Haneul.", "MoU penempatan pekerja musiman"),
    ("kerja sama dengan Kemnaker untuk melatih instruktur.", "Kerja sama melatih instruktur"),
    (
        "kerja sama antara Indonesia dan Singapura terkait pengembangan talenta digital.",
        "Kerja sama pengembangan talenta digital",
    ),
    ("Kerja sama Indonesia dan Finlandia mencakup", "Kerja sama Indonesia dan Finlandia"),
    ("Penempatan perawat ke Kuwait sempat dihentikan", "Penempatan perawat ke Kuwait"),
    ("pengiriman 12 ribu pekerja ke Oman.", "Pengiriman pekerja ke Oman"),
    ("hibah 2 juta dolar AS untuk revitalisasi BLK.", "Hibah untuk revitalisasi BLK"),
    ("kesempatan kerja sebagai caregiver yang merawat", "Kesempatan kerja sebagai caregiver"),
    (
        "pelatihan, sertifikasi, dan penempatan tenaga kerja pada 2024",
        "Pelatihan, sertifikasi, dan penempatan tenaga kerja",
    ),
    (
        "bantuan tenaga ahli (expert) Singapura untuk pengembangan Talent Hub guna transfer",
        "Bantuan tenaga ahli Singapura untuk pengembangan Talent Hub",
    ),
    ("kerja sama di bidang bidang ketenagakerjaan.", "Kerja sama di bidang ketenagakerjaan"),
    ("program magang bagi perawat Indonesia.", "Program magang bagi perawat Indonesia"),
    ("MoU on the Recruitment of Workers di Jakarta", "MoU on the Recruitment of Workers"),
]


@pytest.mark.parametrize(("words", "title"), TITLES)
def test_a_title_is_the_noun_phrase_of_the_text(words: str, title: str) -> None:
    sides = frozenset({words.find("Indonesia")} - {-1})
    assert make_title(read_phrase(words, 0, len(words), sides)) == title


def test_a_verb_that_opens_the_phrase_becomes_its_noun() -> None:
    words = "merekrut pekerja konstruksi asal Indonesia."
    phrase = read_phrase(words, 0, len(words), verb=True)
    assert make_title(phrase) == "Perekrutan pekerja konstruksi asal Indonesia"


def test_a_verb_without_a_listed_noun_stays() -> None:
    words = "mengupayakan upah minimum pekerja rumah tangga Indonesia."
    phrase = read_phrase(words, 0, len(words), verb=True)
    assert make_title(phrase) == "Mengupayakan upah minimum pekerja rumah tangga Indonesia"


def test_a_long_phrase_is_cut_at_a_joint() -> None:
    words = "pelatihan " + "instruktur bagi balai latihan serta " * 12
    title = make_title(read_phrase(words, 0, len(words)))
    assert len(title.split()) <= MAX_WORDS
    assert not title.endswith(("bagi", "serta"))


@pytest.mark.parametrize("words", ["program ini terbukti", "MoU tersebut diteken"])
def test_a_short_phrase_before_a_pointer_points_back(words: str) -> None:
    assert read_phrase(words, 0, len(words)).back


@pytest.mark.parametrize("words", ["", "(", "”", ", dan", "123", "\x00", "untuk"])
def test_no_words_are_no_phrase_and_no_error(words: str) -> None:
    assert read_phrase(words, 0, len(words)).words == ()
