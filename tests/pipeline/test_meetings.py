"""Meetings: each once, under the text's own words, with date, place, format and sides."""

from __future__ import annotations

import pytest

from tests.pipeline.partner_texts import read_meetings

#: Text; name, date, place, format and mode of its only meeting.
SINGLE = [
    (
        "Menaker Laras Wening bertemu Menteri Ketenagakerjaan Vietnam di Hanoi, Rabu (28/5/2025).",
        (
            "Pertemuan Menaker dengan Menteri Ketenagakerjaan Vietnam",
            "2025-05-28",
            "Hanoi",
            "bilateral",
            "in-person",
        ),
    ),
    (
        "Kemnaker mengadakan pertemuan bilateral dengan Pemerintah Jordania secara daring,"
        " Kamis (4/9/2025).",
        (
            "Pertemuan bilateral Kemnaker dengan Pemerintah Jordania",
            "2025-09-04",
            None,
            "bilateral",
            "online",
        ),
    ),
    (
        "Menaker menerima kunjungan Duta Besar Kanada untuk Indonesia di Jakarta,"
        " Senin (3/2/2025).",
        (
            "Kunjungan Duta Besar Kanada kepada Menaker",
            "2025-02-03",
            "Jakarta",
            "visit",
            "in-person",
        ),
    ),
    (
        "Menaker menghadiri the 28th ASEAN Labour Ministers' Meeting (ALMM) yang digelar secara"
        " hybrid di Singapura, Selasa (29/10/2024).",
        (
            "28th ASEAN Labour Ministers' Meeting (ALMM)",
            "2024-10-29",
            "Singapura",
            "multilateral",
            "hybrid",
        ),
    ),
    (
        "Indonesia dan Selandia Baru teken Arrangement on Employment di Wellington,"
        " Kamis (8/6/2023).",
        (
            "Penandatanganan Arrangement on Employment",
            "2023-06-08",
            "Wellington",
            "signing",
            "in-person",
        ),
    ),
    (
        "Menaker bertolak ke Addis Ababa, Etiopia, untuk menghadiri Sidang Komisi Bersama ke-5"
        " Indonesia-Etiopia.",
        (
            "Sidang Komisi Bersama ke-5 Indonesia-Etiopia",
            None,
            "Addis Ababa, Etiopia",
            "bilateral",
            "in-person",
        ),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_a_meeting_is_read_from_its_sentence(
    text: str, expected: tuple[str, str | None, str | None, str, str]
) -> None:
    (meeting,) = read_meetings(text)
    found = (meeting.name, meeting.date, meeting.place, meeting.format.value, meeting.mode.value)
    assert found == expected


def test_a_meeting_told_again_stays_one_and_gains_what_the_text_adds() -> None:
    text = (
        "Kemnaker mengadakan pertemuan bilateral dengan Kementerian Tenaga Kerja Jerman."
        " Pertemuan tersebut berlangsung di Gedung Sasana, Berlin, Senin (10/6/2024)."
    )
    (meeting,) = read_meetings(text)
    assert (meeting.date, meeting.place) == ("2024-06-10", "Gedung Sasana, Berlin")
    assert len(meeting.mentions) == 2
    assert set(meeting.partners) == {"agency:DE:ministry of labour", "country:DE"}


def test_talks_on_the_sidelines_and_the_forum_are_two_meetings() -> None:
    text = (
        "Menaker bertemu Menteri Tenaga Kerja Arab Saudi di sela-sela International Labour"
        " Conference (ILC) ke-113 di Jenewa, Swiss, Selasa (10/6/2025)."
    )
    forum, talks = read_meetings(text)
    assert forum.name == "International Labour Conference (ILC) ke-113"
    assert talks.partners == ("country:SA",)
    assert (forum.date, talks.date) == ("2025-06-10", "2025-06-10")


def test_an_earlier_meeting_keeps_its_own_date() -> None:
    text = (
        "Menaker bertemu Menteri Tenaga Kerja Kuwait di Jakarta, Selasa (7/5/2024). Ini tindak"
        " lanjut pertemuan terakhir kedua menteri dengan delegasi Kuwait pada Juli 2023 di Doha."
    )
    now, before = read_meetings(text)
    assert (now.date, before.date) == ("2024-05-07", "2023-07")
    assert before.place == "Doha"


def test_a_bare_noun_with_another_date_is_another_meeting_named_after_its_sides() -> None:
    text = (
        "Kemnaker menerima kunjungan delegasi Republik Korea di Jakarta, Senin (12/5/2025)."
        " Sebelumnya, pada Oktober 2024, kedua negara menggelar pertemuan di Seoul."
    )
    _, before = read_meetings(text)
    assert before.name == "Pertemuan Indonesia dan Korea Selatan"
    assert (before.date, before.place) == ("2024-10", "Seoul")


@pytest.mark.parametrize(
    "text",
    [
        "Menaker bertemu Gubernur Jawa Tengah di Semarang, Senin (3/2/2025).",
        "Kemnaker menggelar rapat koordinasi di Jakarta.",
        "Jepang membutuhkan perawat, dan Singapura membuka lowongan.",
        "Konvensi ILO Nomor 190 belum diratifikasi Indonesia.",
    ],
)
def test_without_a_foreign_side_or_an_occasion_there_is_no_meeting(text: str) -> None:
    assert read_meetings(text) == ()
