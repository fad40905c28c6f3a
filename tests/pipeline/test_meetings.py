"""Meetings: who met whom, where and when, and what is no meeting."""

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


def test_each_of_two_meetings_told_with_one_verb_has_its_own_side() -> None:
    text = (
        "Menaker bertemu Menteri Tenaga Kerja Kamboja Ith Sovann, serta Menteri Perburuhan Vietnam"
        " Dao Van Minh di Manila, Selasa (14/11/2017)."
    )
    sides = [meeting.partners for meeting in read_meetings(text)]
    assert sides == [("country:KH",), ("country:VN",)]


@pytest.mark.parametrize(
    "text",
    [
        "Polandia mengundang Menaker untuk berkunjung ke Warsawa pada Mei 2025.",
        "Rencana pertemuan Menaker dengan Menteri Tenaga Kerja Arab Saudi di Riyadh pada 10 Mei"
        " 2024 batal.",
        "Penandatanganan MoU antara Indonesia dan Arab Saudi yang sedianya berlangsung di Jeddah"
        " pada Kamis (20/3/2025) ditunda.",
        "Kedua negara belum menandatangani MoU. Jepang menawarkan kunjungan tim ke Osaka pada Juli"
        " 2025.",
        "Langkah itu ditempuh karena Malaysia melanggar MoU yang diteken kedua negara pada 1 April"
        " 2022.",
        "Kemnaker dan Pemprov Jawa Barat menandatangani nota kesepahaman di Bandung, Rabu"
        " (5/3/2025). Sebelumnya Kemnaker menjalin kerja sama dengan Jepang.",
    ],
)
def test_what_is_offered_put_off_or_told_by_the_way_is_no_meeting(text: str) -> None:
    assert read_meetings(text) == ()


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


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        (
            "Bupati Wajo menerima pengurus Yayasan Nordlys Norwegia di Sengkang, Selasa"
            " (11/6/2019).",
            "2019-06-11",
            None,
        ),
        (
            "Disnaker Blitar bekerja sama dengan Taiwan. Disnaker menggelar bursa kerja di Blitar,"
            " Rabu (15/11/2023).",
            "2023-11-15",
            "Blitar",
        ),
        (
            "Menaker menutup pelatihan barista dari Selwyn Institute Australia di Denpasar, Jumat"
            " (24/5/2024).",
            "2024-05-24",
            "Denpasar",
        ),
        (
            "Indonesia dan Rumania berunding soal pekerja. Putaran ketiga perundingan berlangsung"
            " di Bukares.",
            None,
            "Bukares",
        ),
    ],
)
def test_guests_fairs_closings_and_rounds_are_meetings(
    text: str, date: str | None, place: str | None
) -> None:
    (meeting,) = read_meetings(text)
    assert meeting.date == date
    assert place is None or place in str(meeting.place)


def test_things_received_and_fairs_without_a_foreign_side_are_no_meetings() -> None:
    text = (
        "Jepang membutuhkan perawat. Peserta menerima sertifikat, Rabu (5/3/2025). Malaysia"
        " menerima 100 pekerja."
    )
    assert read_meetings(text) == ()
    fair = "Disnaker Blitar menggelar bursa kerja bagi 300 pekerja, Rabu (15/11/2023)."
    assert read_meetings(fair) == ()
