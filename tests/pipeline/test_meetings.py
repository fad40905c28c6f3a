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


#: Text; name, date, place and format of each of its meetings, in order.
TOLD = [
    (
        "Nota kesepahaman itu diteken Menteri P2MI Gantar Wijaya dan Duta Besar Kuwait untuk"
        " Indonesia Khalid Al-Yassin di Kantor KP2MI, Jakarta, Senin (4/8/2025).",
        [
            (
                "Penandatanganan nota kesepahaman Indonesia dan Kuwait",
                "2025-08-04",
                "Kantor KP2MI, Jakarta",
                "signing",
            )
        ],
    ),
    (
        "Indonesia dan Oman sepakat soal MoU penempatan perawat. Penandatanganan berlangsung di"
        " Muscat, Kamis (12/9/2024).",
        [
            (
                "Penandatanganan MoU penempatan perawat Indonesia dan Oman",
                "2024-09-12",
                "Muscat",
                "signing",
            )
        ],
    ),
    (
        "Perjanjian kerja sama pelatihan itu ditandatangani Dirjen Agung Pratomo dan Presiden"
        " Direktur IM Japan Kuroda Takeshi di Bekasi, Jawa Barat, Jumat (21/2/2025).",
        [
            (
                "Penandatanganan perjanjian kerja sama pelatihan",
                "2025-02-21",
                "Bekasi, Jawa Barat",
                "signing",
            )
        ],
    ),
    (
        "Indonesia dan Qatar akan menandatangani MoU penempatan tenaga kerja terampil di Doha pada"
        " Oktober mendatang, kata Menaker di Jakarta, Selasa (3/9/2024).",
        [
            (
                "Penandatanganan MoU penempatan tenaga kerja terampil",
                "2024-10",
                "Doha",
                "signing",
            )
        ],
    ),
    (
        "Usai penandatanganan Letter of Intent dengan Bundesagentur für Arbeit di Berlin, Jerman,"
        " Jumat (17/3/2023), rombongan meninjau pusat pelatihan.",
        [
            (
                "Penandatanganan Letter of Intent dengan Bundesagentur für Arbeit",
                "2023-03-17",
                "Berlin, Jerman",
                "signing",
            )
        ],
    ),
    (
        "Menaker bertemu Menteri Tenaga Kerja Turki Selim Aydin untuk membahas MoU, serta Menteri"
        " Tenaga Kerja Qatar Ali Al-Mansour di Jenewa, Senin (5/6/2023).",
        [
            (
                "Pertemuan Menaker dengan Menteri Tenaga Kerja Turki Selim Aydin",
                "2023-06-05",
                "Jenewa",
                "bilateral",
            ),
            (
                "Pertemuan Menaker dengan Menteri Tenaga Kerja Qatar Ali Al-Mansour",
                "2023-06-05",
                "Jenewa",
                "bilateral",
            ),
        ],
    ),
    (
        "Menaker menghadiri Konferensi Perburuhan Internasional di Jenewa, Swiss, Senin (5/6/2023)."
        " Keesokan harinya, Menaker bertemu Direktur Jenderal ILO Gerard Okonkwo.",
        [
            (
                "Konferensi Perburuhan Internasional",
                "2023-06-05",
                "Jenewa, Swiss",
                "conference",
            ),
            (
                "Pertemuan Menaker dengan Direktur Jenderal ILO Gerard Okonkwo",
                "2023-06-06",
                None,
                "bilateral",
            ),
        ],
    ),
    (
        "Delegasi Indonesia hadir dalam the 21st ASEAN Senior Labour Officials Meeting (SLOM) di"
        " Bandar Seri Begawan, Brunei Darussalam, 6-7 Mei 2025. Pertemuan tersebut dilanjutkan"
        " dengan SLOM Plus Three sehari kemudian.",
        [
            (
                "21st ASEAN Senior Labour Officials Meeting (SLOM)",
                "2025-05-06/2025-05-07",
                "Bandar Seri Begawan, Brunei Darussalam",
                "multilateral",
            ),
            ("SLOM Plus Three", "2025-05-08", None, "multilateral"),
        ],
    ),
    (
        "Kepala BP2MI Benny Sutanto dan Presiden HRD Korea Lee Woo-jin bertemu di Seoul, Korea"
        " Selatan, Kamis (27/6/2024).",
        [
            (
                "Pertemuan Indonesia dan Human Resources Development Service of Korea",
                "2024-06-27",
                "Seoul, Korea Selatan",
                "bilateral",
            )
        ],
    ),
    (
        "Menaker menerima kunjungan Wakil Menteri Kesehatan, Tenaga Kerja, dan Kesejahteraan Jepang"
        " di kantornya, Kamis (6/2/2025). Dalam pertemuan itu, ia menyinggung MoC yang diteken"
        " kedua negara pada 2019.",
        [
            (
                "Kunjungan Wakil Menteri Kesehatan, Tenaga Kerja, dan Kesejahteraan Jepang"
                " kepada Menaker",
                "2025-02-06",
                None,
                "visit",
            )
        ],
    ),
    (
        "Menaker bertemu Menteri Tenaga Kerja Laos di Vientiane, Rabu (30/10/2024). Soal upah"
        " ditunda hingga pertemuan berikutnya di Medan.",
        [
            (
                "Pertemuan Menaker dengan Menteri Tenaga Kerja Laos",
                "2024-10-30",
                "Vientiane",
                "bilateral",
            ),
            ("Pertemuan berikutnya di Medan", None, "Medan", "other"),
        ],
    ),
    (
        "Menaker bertemu Menteri Tenaga Kerja Turki di Baku, Azerbaijan, Kamis (23/11/2023). Pada"
        " hari yang sama, delegasi Indonesia menjajaki kerja sama pelatihan dengan Qatar.",
        [
            (
                "Pertemuan Menaker dengan Menteri Tenaga Kerja Turki",
                "2023-11-23",
                "Baku, Azerbaijan",
                "bilateral",
            ),
            ("Pembicaraan Indonesia dan Qatar", "2023-11-23", None, "bilateral"),
        ],
    ),
    (
        "Presiden menyaksikan pertukaran nota kesepahaman bidang ketenagakerjaan antara Indonesia"
        " dan Turki di Ankara, Kamis (10/4/2025).",
        [
            (
                "Pertukaran nota kesepahaman bidang ketenagakerjaan antara Indonesia dan Turki",
                "2025-04-10",
                "Ankara",
                "signing",
            )
        ],
    ),
    (
        "Delegasi Kementerian Pekerjaan dan Pensiun Inggris diterima Wamenaker di Kantor Kemnaker,"
        " Jakarta, Senin (9/9/2024).",
        [
            (
                "Kunjungan Delegasi Kementerian Pekerjaan dan Pensiun Inggris kepada Wamenaker",
                "2024-09-09",
                "Kantor Kemnaker, Jakarta",
                "visit",
            )
        ],
    ),
    (
        "Dalam pertemuan bilateral dengan Menteri Tenaga Kerja Korea Selatan Kim Do-hyun di"
        " Busan, Minggu (11/5/2025), Menaker mengusulkan tambahan kuota.",
        [
            (
                "Pertemuan bilateral Menaker dengan Menteri Tenaga Kerja Korea Selatan Kim Do-hyun",
                "2025-05-11",
                "Busan",
                "bilateral",
            )
        ],
    ),
    (
        "Kedua menteri dijadwalkan kembali bertemu di Kuala Lumpur pada Maret 2025. Menaker bertemu"
        " Menteri Sumber Manusia Malaysia Steven Lim di Jakarta, Senin (6/1/2025).",
        [
            ("Pertemuan Indonesia dan Malaysia", "2025-03", "Kuala Lumpur", "bilateral"),
            (
                "Pertemuan Menaker dengan Menteri Sumber Manusia Malaysia Steven Lim",
                "2025-01-06",
                "Jakarta",
                "bilateral",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_signatures_sessions_and_second_meetings_are_told_apart(
    text: str, expected: list[tuple[str, str | None, str | None, str]]
) -> None:
    found = [
        (meeting.name, meeting.date, meeting.place, meeting.format.value)
        for meeting in read_meetings(text)
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


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
