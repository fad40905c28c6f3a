"""Dates: what is printed, which year is meant, and what a date dates."""

import json
from datetime import date

import pytest

from archive.pipeline.annotations import OfficialReading
from archive.pipeline.authorities import AuthorityEntry, AuthorityFile
from archive.pipeline.documents import RawText, Span
from archive.pipeline.extract.dates.dates import date_events, find_dates
from archive.pipeline.read import read
from archive.vocabulary import DateRole, RecordKind
from tests.pipeline.texts import make_document, read_dates


def event(text: str, **settings) -> str | None:
    dates, _ = read_dates(text, **settings)
    return next((item.value for item in dates.values() if item.role is DateRole.EVENT), None)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Selasa (7/5/2024)", "2024-05-07"),
        ("Selasa ( 7 / 5 / 2024 )", "2024-05-07"),
        ("Rabu (08/05/24)", "2024-05-08"),
        ("Selasa malam (7/5/2024)", "2024-05-07"),
        ("Minggu malam waktu setempat (5/5/2024)", "2024-05-05"),
        ("Selasa (7 Mei 2024)", "2024-05-07"),
        ("Selasa (07-05-2024)", "2024-05-07"),
        ("Selasa (7.5.2024)", "2024-05-07"),
        ("Selasa, 7 Mei 2024", "2024-05-07"),
        ("Jum'at (10/5/2024)", "2024-05-10"),
        ("(Selasa, 7/5/2024)", "2024-05-07"),
        ("Senin06/05/24", "2024-05-06"),
        ("7 Mei 2024", "2024-05-07"),
        ("07 Agt 2024", "2024-08-07"),
        ("May 7, 2024", "2024-05-07"),
        ("Tuesday, 7 May 2024", "2024-05-07"),
        ("(16/10/17)", "2017-10-16"),
        ("7/5/2024", "2024-05-07"),
        ("2024-05-07", "2024-05-07"),
        ("Mei 2024", "2024-05"),
        ("tahun 2024", "2024"),
        ("6-7 Mei 2024", "2024-05-06/2024-05-07"),
        ("6 hingga 7 Mei 2024", "2024-05-06/2024-05-07"),
        ("30 April - 2 Mei 2024", "2024-04-30/2024-05-02"),
        ("Senin-Selasa (6-7/5/2024)", "2024-05-06/2024-05-07"),
        ("(30/4-2/5/2024)", "2024-04-30/2024-05-02"),
    ],
)
def test_each_shape_of_date_is_read_with_its_span(printed, value):
    document = make_document(f"Kedua menteri bertemu di Jakarta, {printed} untuk membahas kuota.")
    (found,) = find_dates(document)

    assert (found.value, found.span.of(document.text)) == (value, printed)


@pytest.mark.parametrize(
    "words",
    [
        "sidang ke-9 dan the 7th meeting",
        "rencana kerja 2024-2028",
        "pukul 09.12 WIB",
        "sebanyak 1.500 orang",
        "nilai 31/13 dan 45/2",
        "tiga kali per minggu",
        "Minggu lalu mereka bertemu",
        "Mar Simon dan Jan Pieter",
        "harga US$ 5.12",
    ],
)
def test_numbers_and_names_that_are_no_date_give_none(words):
    assert find_dates(make_document(f"Kedua menteri membahas {words} di sana.")) == ()


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        (
            "Pertemuan digelar Selasa (7/5). Ini tindak lanjut pembicaraan Juli 2023 lalu.",
            "2024-05-07",
            "weekday and a dated event",
        ),
        (
            "Pertemuan digelar Rabu (17/7). Acara 17 Juli 2019 itu dihadiri kedua menteri.",
            "2019-07-17",
            "the same day with its year in the text",
        ),
        (
            "3 Januari 2025\nIndonesia dan Siprus menyepakati kuota pekerja, Senin (30/12).",
            "2024-12-30",
            "date of publication",
        ),
        (
            "Kedua menteri bertemu di Catania, Selasa (22/6).",
            "2021-06-22",
            "only year whose calendar fits",
        ),
        (
            "Menaker Hanif Dhakiri bertemu mitranya di Wellington, Rabu (17/7).",
            "2019-07-17",
            "weekday and the terms of office of Hanif Dhakiri",
        ),
        (
            "BNP2TKI meneken nota kesepahaman itu di Jakarta, Rabu (19/8).",
            "2015-08-19",
            "weekday and the terms of office of BNP2TKI",
        ),
        (
            "Dalam ILC ke-112 kedua menteri bertemu di Jenewa, Rabu (12/6).",
            "2024-06-12",
            "weekday and the edition of a forum",
        ),
        (
            "Kedua menteri bertemu Rabu (17/7). Kerja sama itu berjalan sejak 2018.",
            "2019-07-17",
            "weekday and a year in the text",
        ),
    ],
)
def test_the_year_comes_from_the_strongest_evidence_of_the_text(text, value, basis):
    dates, _ = read_dates(text)
    (found,) = [item for item in dates.values() if item.role is DateRole.EVENT]

    assert (found.value, found.basis) == (value, basis)


@pytest.mark.parametrize(
    "more",
    [
        "Sesuai Undang-Undang Nomor 18 Tahun 2017, pekerja dilindungi.",
        "Rencana kerja itu berlaku 2018-2022.",
        "Ia juga menonton Piala Dunia 2018 di sana.",
        "Program itu menargetkan hingga 2019 selesai.",
        "Baca juga: Menaker Luncurkan Program Juli 2019",
        "Mantan Menaker Hanif Dhakiri juga hadir.",
        "Sebanyak 2019 orang hadir.",
    ],
)
def test_a_year_nothing_decides_stays_unknown_with_its_candidates(more):
    dates, issues = read_dates(f"Hal itu disampaikan di Wellington, Rabu (17/7).\n{more}")
    found = dates["Rabu (17/7)"]

    assert (found.value, found.role) == (None, DateRole.EVENT)
    assert found.candidates == ("2013-07-17", "2019-07-17", "2024-07-17")
    assert [issue.code for issue in issues] == ["year_unknown"]


def test_the_accession_bounds_the_years():
    text = "Hal itu disampaikan di Wellington, Rabu (17/7)."

    assert event(text, received_on=date(2018, 1, 1)) == "2013-07-17"
    assert event(text, received_on=date(2024, 7, 1)) is None


def test_posts_that_the_archive_attests_decide_the_year():
    text = "Dirjen Surya Wibawa bertemu mitranya di Wellington, Rabu (17/7)."
    document = make_document(text)
    start = text.index("Surya")
    officials = (
        OfficialReading(
            "Surya Wibawa", "Dirjen", None, None, "ID", 0.9, "post", (Span(start, start + 12),)
        ),
    )
    entry = AuthorityEntry(
        RecordKind.OFFICIAL, 1, ("Surya Wibawa",), posts=(("Dirjen", 2018, 2021),)
    )
    dates, _ = date_events(
        document,
        find_dates(document),
        officials,
        AuthorityFile.build([entry]),
        RawText("x", text.encode()),
    )

    assert [item.value for item in dates] == ["2019-07-17"]


def test_a_weekday_that_contradicts_the_date_is_reported_and_the_date_kept():
    dates, issues = read_dates("Nota itu diteken Selasa (8/5/2024).")

    assert dates["Selasa (8/5/2024)"].value == "2024-05-08"
    assert [issue.code for issue in issues] == ["weekday_mismatch"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            'Menaker bertemu mitranya di Doha, Senin (6/5/2024). "Kami optimistis," kata Laras'
            " dalam siaran pers, Rabu (8/5/2024).",
            "2024-05-06",
        ),
        (
            '"Kami optimistis," kata Laras dalam siaran pers, Rabu (8/5/2024). Ia menerima Dubes'
            " Oman di Jakarta pada Selasa (7/5/2024).",
            "2024-05-07",
        ),
        ("Kerja sama itu penting, kata Laras dalam siaran pers, Rabu (8/5/2024).", "2024-05-08"),
        (
            "Kerja sama yang diteken pada 12 April 2016 itu dibahas lagi, kata Laras, Selasa"
            " (7/5/2024).",
            "2024-05-07",
        ),
        ("Sidang ke-9 digelar di Hanoi pada 6-7 Mei 2024.", "2024-05-06/2024-05-07"),
        (
            "21 Februari 2024 | 09.12 WIB\nSosialisasi berlangsung kemarin (20/2) di Jakarta.",
            "2024-02-20",
        ),
        ("21 Februari 2024\nSosialisasi berlangsung kemarin di Jakarta.", "2024-02-20"),
        ("21 Februari 2024\nKedua menteri bertemu di Doha, Senin.", "2024-02-19"),
        ("9 Mei 2024\nFinlandia menawarkan program magang bagi perawat.", None),
        (
            "Menaker (kiri) bertemu Dubes Peru, Senin (6/5/2024). (Foto: Humas)\n"
            "PELITA.ID - Menaker menyepakati pertukaran mediator dengan Peru.",
            "2024-05-06",
        ),
        ("Kerja sama itu berlaku sejak 7 Mei 2014.", None),
        ("Kedua pihak bertemu kemarin.", None),
    ],
)
def test_the_event_is_dated_by_its_own_date(text, value):
    assert event(text) == value


PLAN = "Kedua negara akan menandatangani kesepakatan itu di Jeddah pada 20 Maret 2025."


@pytest.mark.parametrize(
    "text",
    [
        f"Jumat, 14 Maret 2025 10:05 WIB\n{PLAN}",
        "14 Maret 2025\nPenandatanganan digelar di Jeddah, Kamis (20/3/2025), kata Laras.",
        "14 Maret 2025\nRencananya kedua menteri bertemu di Jeddah pada 20 Maret 2025.",
        "Pertemuan dengan Oman berlangsung pekan lalu.\nKata Laras, Senin (10/2/2014), semua siap.",
    ],
)
def test_a_plan_and_what_is_said_of_an_earlier_event_do_not_date_the_event(text):
    assert event(text) is None


def test_news_may_tell_from_when_something_holds():
    started = "Perjanjian dagang itu mulai berlaku Minggu (5/7/2020)."
    background = "Kerja sama itu dibahas, Senin (6/7/2020).\nAturan itu berlaku 5 Juli 2020."

    assert event(started) == "2020-07-05"
    assert event(background) == "2020-07-06"


def test_at_most_one_date_is_the_event():
    dates, _ = read_dates(
        "Kedua menteri bertemu Senin (6/5/2024). Rapat digelar Selasa (7/5/2024). Acara ditutup"
        " Rabu (8/5/2024)."
    )

    assert [item.role.value for item in dates.values()].count("event") == 1


def test_page_dateline_and_release_dates_have_their_roles():
    dates, _ = read_dates(
        "9 Mei 2024 Off By Tono Salim\nBogor, 8 Mei 2024 — Menaker bertemu Dubes Peru, Selasa"
        " (7/5). Hal itu tertulis dalam keterangan resmi, Rabu."
    )

    assert {words: (item.role.value, item.value) for words, item in dates.items()} == {
        "9 Mei 2024": ("published", "2024-05-09"),
        "8 Mei 2024": ("filed", "2024-05-08"),
        "Selasa (7/5)": ("event", "2024-05-07"),
        "Rabu": ("statement", "2024-05-08"),
    }


def test_months_point_from_the_dated_event():
    dates, _ = read_dates(
        "Sesi yang dilaksanakan bulan lalu itu dibahas saat bertemu Oman, Senin (10/6/2024), juga"
        " kunjungan November lalu."
    )

    assert dates["bulan lalu"].value == "2024-05"
    assert dates["November lalu"].value == "2023-11"


def test_days_without_weekday_lie_nearest_to_the_event():
    dates, _ = read_dates(
        "Kedua menteri bertemu Rabu (8/1/2025). Tim teknis bertemu pada 20 Desember. Delegasi"
        " datang 3 Februari mendatang."
    )

    assert dates["20 Desember"].value == "2024-12-20"
    assert dates["3 Februari mendatang"].value == "2025-02-03"


@pytest.mark.shared
def test_the_reviewed_texts_have_their_dates(shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        gold = json.loads((shared / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        text, _, _ = read(RawText(path.stem, path.read_bytes()))
        dates, _ = read_dates(text)
        by_role = {item.role: item.value for item in reversed(dates.values())}
        assert by_role.get(DateRole.EVENT) == gold["event_date"], path.stem
        assert by_role.get(DateRole.PUBLISHED) == gold["published_date"], path.stem
