"""The headline: found above the story, or none."""

import pytest

from archive.pipeline.extract.page.headline import find_headline
from tests.pipeline.texts import cut, make_document

STORY = "KABARLAUT.ID - Kementerian Ketenagakerjaan bertemu mitra dari Oman di Muskat, Minggu."


def headline(text: str) -> str | None:
    document = make_document(text)
    span = find_headline(document)
    return None if span is None else span.of(document.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Indonesia-Oman Teken MoU Pemagangan Juru Las\n\n{STORY}",
            "Indonesia-Oman Teken MoU Pemagangan Juru Las",
        ),
        (
            f"Kerja  Sama   Indonesia-AS Makin Solid - News\n{STORY}",
            "Kerja Sama Indonesia-AS Makin Solid",
        ),
        (
            f"Menaker Temui Dubes Oman | Kabar Laut - Halaman 2\n{STORY}",
            "Menaker Temui Dubes Oman",
        ),
        (
            f"Menaker Temui Dubes Oman di Muskat - Kompas.com\n{STORY}",
            "Menaker Temui Dubes Oman di Muskat",
        ),
        (f"KEMNAKER DAN OMAN TEKEN MOU\n{STORY}", "KEMNAKER DAN OMAN TEKEN MOU"),
        (
            f"Indonesia dan Oman bahas pelindungan pekerja\n{STORY}",
            "Indonesia dan Oman bahas pelindungan pekerja",
        ),
        (
            f"Ekonomi\nMenaker Ungkap Rencana Baru Bersama Finlandia\n9 Mei 2024\n{STORY}",
            "Menaker Ungkap Rencana Baru Bersama Finlandia",
        ),
        (
            f"## Menaker Ungkap Rencana Baru Bersama Finlandia\n{STORY}",
            "Menaker Ungkap Rencana Baru Bersama Finlandia",
        ),
        (
            "Siapkan Koper Anda! Tiga Negara Ini Terima Pekerja\n" * 2 + STORY,
            "Siapkan Koper Anda! Tiga Negara Ini Terima Pekerja",
        ),
    ],
)
def test_the_headline_above_a_story_is_found(text, expected):
    assert headline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        STORY,
        "resepbungatropis.com\n" + STORY,
        "Hal itu disampaikan di Wellington, Rabu (17/7).",
        "Pemerintah adakan pertemuan bilateral dengan Oman..\n" + STORY,
        "Menaker (kiri) berjabat tangan dengan Dubes Oman. (Foto: Humas)\n" + STORY,
        "BACA JUGA: Menaker Lantik Pejabat Baru\n" + STORY,
        "Nasional\n" + STORY,
        "Menteri bertemu mitranya di Muskat, Senin (6/5) kemarin\n" + STORY,
    ],
)
def test_a_lead_a_caption_or_a_site_name_is_never_promoted(text):
    assert headline(text) is None


def test_the_suffix_of_a_site_is_kept_as_boilerplate():
    document = make_document(f"Kerja Sama Indonesia-AS Makin Solid - News\n{STORY}")

    assert ("suffix", " - News") in cut(document)
