"""Meetings as they are told: signatures, sessions, second meetings, all in one text."""

from __future__ import annotations

import pytest

from tests.pipeline.partner_texts import read_meetings

#: Text; name, date, place and format of each of its meetings, in order.
TOLD = [
    (
        "Kadin Jawa Timur bersama Hwarang Academy, lembaga pelatihan asal Busan, Korea Selatan,"
        " menjajaki kelas juru las di Surabaya, Selasa (6/5/2025).",
        [
            (
                "Pertemuan Kadin Jawa Timur dengan Hwarang Academy",
                "2025-05-06",
                "Surabaya",
                "bilateral",
            )
        ],
    ),
    (
        "Universitas Airlangga mengikat kerja sama dengan Rumah Sakit Sakura, Jepang, tentang"
        " magang perawat di Gedung Rektorat, Selasa (12/2/2019).",
        [
            (
                "Pertemuan Universitas Airlangga dengan Rumah Sakit Sakura",
                "2019-02-12",
                "Gedung Rektorat",
                "bilateral",
            )
        ],
    ),
    # The day on which somebody says so, or a plan, is no meeting's.
    (
        "Menaker Yassierli mengatakan Indonesia menjajaki kerja sama pelatihan tenaga kerja dengan"
        " Kuwait, Selasa (6/5/2025).",
        [],
    ),
    ("Indonesia akan menjajaki penempatan perawat dengan Kuwait, Selasa (6/5/2025).", []),
    (
        "Calon pekerja migran mengikuti diskusi daring bersama KBRI Bratislava, Rabu (16/4/2025).",
        [("Diskusi daring bersama KBRI Bratislava", "2025-04-16", None, "other")],
    ),
    # What is told as another occasion was not held on the day of the event.
    (
        "Serah terima gedung pelatihan tenaga kerja dari Korea Selatan dilakukan Selasa"
        " (6/5/2025). Dalam kesempatan terpisah, Dirjen Agung Pratomo menerima perwakilan HRD"
        " Korea di kantornya.",
        [
            (
                "Serah terima gedung pelatihan tenaga kerja dari Korea Selatan",
                "2025-05-06",
                None,
                "other",
            ),
            ("Kunjungan perwakilan HRD Korea kepada Dirjen Agung Pratomo", None, None, "visit"),
        ],
    ),
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
                "Pertemuan Kepala BP2MI Benny Sutanto dan Presiden HRD Korea Lee Woo-jin",
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
