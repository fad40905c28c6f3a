"""Titles: the text's own noun phrase, without its partner, date and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.extract.deeds.titles import MAX_WORDS, make_title, read_phrase, says_little
from archive.pipeline.process import process

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


def test_a_verb_without_a_listed_noun_gets_its_regular_one() -> None:
    words = "mengupayakan upah minimum pekerja rumah tangga Indonesia."
    phrase = read_phrase(words, 0, len(words), verb=True)
    assert make_title(phrase) == "Pengupayaan upah minimum pekerja rumah tangga Indonesia"


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


MADE_WHOLE = [
    # halts, and what starts again
    ("penghentian sementara penempatan pekerja.", "Penghentian sementara penempatan pekerja"),
    ("aturan dua pekan bagi pekerja asing.", "Aturan dua pekan bagi pekerja asing"),
    ("kesempatan magang tiga bulan di Biel.", "Kesempatan magang"),
    # numbers that belong to a name
    ("Konvensi ILO Nomor 188 mengenai awak kapal.", "Konvensi ILO Nomor 188 mengenai awak kapal"),
    ("layanan pengaduan 24 jam bagi pelaut.", "Layanan pengaduan 24 jam bagi pelaut"),
    # what only happens to a paper
    ("pelanggaran terhadap nota kesepahaman pemagangan.", "Nota kesepahaman pemagangan"),
    ("pelaksanaan MoU penempatan perawat.", "MoU penempatan perawat"),
    # function words at the ends
    ("lewat sesi berbagi guna menguatkan", "Sesi berbagi"),
    ("bagi aneka kerja sama penempatan.", "Kerja sama penempatan"),
    ("sistem satu kanal sebagai satu-satunya mekanisme.", "Sistem satu kanal"),
    ("penempatan pekerja ke Malaysia untuk semua sektor mulai", "Penempatan pekerja ke Malaysia"),
    ("pengakuan bersama atas sertifikat las.", "Pengakuan bersama atas sertifikat las"),
    ("kelompok kerja untuk memantau upah.", "Kelompok kerja untuk memantau upah"),
    ("bekerja sama dengan Wien dalam penyusunan kurikulum.", "Kerja sama penyusunan kurikulum"),
    ("nota kesepahaman dengan Austria.", "Nota kesepahaman dengan Austria"),
]


@pytest.mark.parametrize(("words", "title"), MADE_WHOLE)
def test_a_title_is_whole_and_starts_with_a_noun(words: str, title: str) -> None:
    assert make_title(read_phrase(words, 0, len(words))) == title


@pytest.mark.parametrize(
    ("title", "little"),
    [
        ("MoU", True),
        ("Kerja sama ketenagakerjaan", True),
        ("Komite bersama", True),
        ("MoU pemagangan", False),
        ("Nota kesepahaman penempatan", False),
        ("Pelatihan instruktur", False),
    ],
)
def test_a_title_of_general_words_says_little(title: str, little: bool) -> None:
    assert says_little(title) is little


TEXTS = sorted(
    path
    for folder in ("tests/pipeline/corpus/dev", "seeds")
    for path in (Path(__file__).parents[2] / folder).glob("*.txt")
)
#: Words a title never starts with.
NO_STARTS = frozenset(
    {
        "di",
        "ke",
        "dari",
        "pada",
        "bagi",
        "untuk",
        "lewat",
        "melalui",
        "dengan",
        "terhadap",
        "tentang",
        "soal",
        "terkait",
        "guna",
        "demi",
        "agar",
        "yang",
        "dan",
        "serta",
        "atau",
        "oleh",
        "sebagai",
        "secara",
        "para",
        "sejumlah",
        "berbagai",
        "aneka",
        "ini",
        "itu",
        "tersebut",
    }
)


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_titles_of_whole_articles_read_well(path: Path) -> None:
    for item in process(RawText(path.name, path.read_bytes())).initiatives:
        words = item.title.split()
        assert item.title[0].isupper(), item.title
        assert words[0].casefold() not in NO_STARTS, item.title
        assert words[-1].casefold() not in NO_STARTS, item.title
        assert 2 <= len(words) <= MAX_WORDS, item.title
