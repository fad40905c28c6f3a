"""Meetings beside others: at a forum, on a journey, with compatriots, at home, long ago."""

from __future__ import annotations

import pytest

from tests.pipeline.partner_texts import read_meetings

FORUM = "The 12th Asian Labour Ministers Conference (ALMC)"

#: Text; name, date and place of each of its meetings.
BESIDE = [
    (
        "Menaker Laras Wening dan Menteri Tenaga Kerja Nepal Hari Thapa bertemu di sela-sela"
        f" {FORUM} di Bangkok, Thailand, Rabu (14/5/2025).",
        [
            ("12th Asian Labour Ministers Conference (ALMC)", "2025-05-14", "Bangkok, Thailand"),
            (
                "Pertemuan Menaker Laras Wening dan Menteri Tenaga Kerja Nepal Hari Thapa",
                "2025-05-14",
                "Bangkok, Thailand",
            ),
        ],
    ),
    (
        "Menaker Laras Wening bertemu Menteri Tenaga Kerja Oman Salim Al Harthi di Muscat, Senin"
        " (8/9/2025). Malam harinya, Laras menghadiri jamuan makan malam Duta Besar Qatar Khalid"
        " Al Sulaiti.",
        [
            (
                "Pertemuan Menaker dengan Menteri Tenaga Kerja Oman Salim Al Harthi",
                "2025-09-08",
                "Muscat",
            ),
            ("Jamuan makan malam Duta Besar Qatar Khalid Al Sulaiti", "2025-09-08", None),
        ],
    ),
    (
        "Menaker Laras Wening bertemu Menteri Ketenagakerjaan Korea Selatan Park Jun di Seoul,"
        " Selasa (3/6/2025). Pada hari yang sama, Laras menyapa puluhan pekerja Indonesia di KBRI"
        " Seoul.",
        [
            (
                "Pertemuan Menaker dengan Menteri Ketenagakerjaan Korea Selatan Park Jun",
                "2025-06-03",
                "Seoul",
            ),
            ("Pertemuan Laras dengan puluhan pekerja Indonesia", "2025-06-03", "KBRI Seoul"),
        ],
    ),
    (
        "Menaker Laras Wening bertemu Menteri Ketenagakerjaan Vietnam Tran Minh di Hanoi, Rabu"
        " (28/5/2025). Ia kemudian meninjau pabrik sepatu bersama Tran Minh.",
        [
            (
                "Pertemuan Menaker dengan Menteri Ketenagakerjaan Vietnam Tran Minh",
                "2025-05-28",
                "Hanoi",
            ),
            ("Kunjungan Indonesia ke pabrik sepatu bersama Tran Minh", None, None),
        ],
    ),
    (
        "Menteri Tenaga Kerja Jordania Nadia Shami bertemu Menaker Laras Wening di Kantor Kemnaker,"
        " Jakarta, Kamis (4/9/2025). Dari sana, Nadia bertolak ke Istana Negara untuk menghadap"
        " Presiden Prabowo Subianto.",
        [
            (
                "Pertemuan Menteri Tenaga Kerja Jordania Nadia Shami dengan Menaker Laras Wening",
                "2025-09-04",
                "Kantor Kemnaker, Jakarta",
            ),
            ("Pertemuan Nadia dengan Presiden Prabowo Subianto", None, None),
        ],
    ),
    (
        "BP2MI meneken perjanjian kerja sama dengan Universitas Cendana tentang kelas bahasa bagi"
        " calon pekerja migran ke Jepang di Kupang, Senin (3/3/2025).",
        [
            (
                "Penandatanganan perjanjian kerja sama dengan Universitas Cendana",
                "2025-03-03",
                "Kupang",
            )
        ],
    ),
    (
        "Delegasi Indonesia dan Malaysia bertemu di Johor Bahru, Jumat (10/5/2024). Pertemuan ini"
        " lanjutan pertemuan Menaker Laras Wening dengan Menteri Sumber Manusia Malaysia Farid"
        " Yusof di Kuala Lumpur pada 24 April 2024.",
        [
            ("Pertemuan Delegasi Indonesia dan Malaysia", "2024-05-10", "Johor Bahru"),
            (
                "Pertemuan Menaker Laras Wening dengan Menteri Sumber Manusia Malaysia Farid Yusof",
                "2024-04-24",
                "Kuala Lumpur",
            ),
        ],
    ),
    (
        "Menaker Laras Wening mengawali perjalanannya di Doha. Di kota itu, Senin (8/9/2025), ia"
        " diterima Menteri Tenaga Kerja Qatar Khalid Al Sulaiti.",
        [
            (
                "Pertemuan Indonesia dengan Menteri Tenaga Kerja Qatar Khalid Al Sulaiti",
                "2025-09-08",
                None,
            )
        ],
    ),
    (
        "Menteri Perburuhan Swiss Urs Keller dan Menaker Laras Wening menggelar pertemuan"
        " bilateral di Bern, Kamis (12/6/2025).",
        [
            (
                "Pertemuan Menteri Perburuhan Swiss Urs Keller dan Menaker Laras Wening",
                "2025-06-12",
                "Bern",
            )
        ],
    ),
    (
        "Menteri P2MI Gantar Wijaya dan Duta Besar Hungaria Ilona Nagy membicarakan penempatan juru"
        " las, Rabu (12/3/2025).",
        [
            (
                "Pertemuan Menteri P2MI Gantar Wijaya dan Duta Besar Hungaria Ilona Nagy",
                "2025-03-12",
                None,
            )
        ],
    ),
    (
        "Tawaran itu disampaikan Duta Besar Selandia Baru untuk Indonesia Aroha Tane kepada"
        " Gubernur NTT di Kupang, Selasa (8/8/2023). Isinya lowongan pekerja kebun.",
        [
            (
                "Pertemuan Duta Besar Selandia Baru untuk Indonesia Aroha Tane dengan Gubernur NTT",
                "2023-08-08",
                "Kupang",
            )
        ],
    ),
    (
        "The 17th ASEAN Senior Labour Officials Meeting (SLOM) membahas pekerja migran, Kamis"
        " (9/9/2021). Hasil SLOM dibawa ke 26th ASEAN Labour Ministers' Meeting (ALMM) di Manila"
        " pada 2022.",
        [
            ("17th ASEAN Senior Labour Officials Meeting (SLOM)", "2021-09-09", None),
            ("26th ASEAN Labour Ministers' Meeting (ALMM)", "2022", "Manila"),
        ],
    ),
    (
        "Menaker Laras Wening bertemu Menteri Tenaga Kerja Laos Bounta Sisouk di Vientiane, Rabu"
        " (4/6/2025). Waktu itu Menteri Tenaga Kerja Vietnam Tran Minh juga bertemu Laras.",
        [
            (
                "Pertemuan Menaker dengan Menteri Tenaga Kerja Laos Bounta Sisouk",
                "2025-06-04",
                "Vientiane",
            ),
            (
                "Pertemuan Menteri Tenaga Kerja Vietnam Tran Minh dengan Laras",
                "2025-06-04",
                None,
            ),
        ],
    ),
    (
        "Senin (23/6/2025) Menteri P2MI Gantar Wijaya tiba di Osaka. Ia disambut Gubernur Osaka"
        " Kato Jun di gedung prefektur untuk membahas pekerja migran.",
        [("Pertemuan Indonesia dengan Gubernur Osaka Kato Jun", "2025-06-23", None)],
    ),
    (
        "Anwar Setya memimpin the 13th Senior Labour Officials Meeting Working Group on Progressive"
        " Labour Practices (SLOM-WG) di Bekasi, Selasa (13/10/2020). Hasil SLOM-WG menyangkut"
        " pekerja migran.",
        [
            (
                "13th Senior Labour Officials Meeting Working Group on Progressive Labour"
                " Practices (SLOM-WG)",
                "2020-10-13",
                "Bekasi",
            )
        ],
    ),
]

#: What tells of no meeting that belongs into the archive.
NONE = [
    "Menaker Laras Wening berdialog dengan ratusan buruh pabrik di Bekasi, Senin (3/3/2025)."
    " Pabrik itu milik pengusaha Jepang.",
    "Menteri P2MI Gantar Wijaya membahas pekerja migran di Taiwan, Kamis (9/5/2024). Nota"
    " kesepahaman terakhir dengan Taiwan diteken pada 6 Juni 2018.",
    "Menaker Laras Wening berkunjung ke Serang, Rabu (12/3/2025). Nota kesepahaman dengan Maroko"
    " ditargetkan diteken di sela Pertemuan Menteri OKI di Doha.",
    "Tim bersama Indonesia dan Makau akan dibentuk untuk pekerja migran dan bertemu dua kali"
    " setahun.",
    "Gubernur Aichi Kato Jun semula hendak bertemu Menaker Laras Wening, namun batal karena salju.",
    "Pada hari yang sama Menaker Laras Wening membuka 800 lowongan bagi juru masak di Jepang, Rabu"
    " (12/3/2025).",
    "Menaker Laras Wening menyiapkan loket bagi pekerja migran, Rabu (12/3/2025). Loket itu ada di"
    " Medan. Pembicaraan dengan Serikat Buruh Korea Selatan belum selesai.",
    "Menaker Laras Wening meninjau balai latihan di Serang, Selasa (4/3/2025). Balai itu"
    " menyiapkan peserta magang ke Jepang.",
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_a_meeting_beside_another_is_one_of_its_own(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    found = [(meeting.name, meeting.date, meeting.place) for meeting in read_meetings(text)]

    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("text", NONE)
def test_compatriots_at_home_and_papers_of_the_past_are_no_meeting(text: str) -> None:
    assert [meeting.name for meeting in read_meetings(text)] == []
