"""Meetings known by a number or a guest, told with others, planned, or told again."""

from __future__ import annotations

from tests.pipeline.partner_texts import read_meetings

MALTA = "Indonesia dan Malta menuntaskan perundingan putaran keempat perjanjian pelaut."


def names(text: str) -> list[str]:
    return [meeting.name for meeting in read_meetings(text)]


def test_rounds_of_negotiations_are_told_apart():
    text = (
        f"{MALTA} Perundingan digelar di Valletta, 11-13 Februari 2026. Putaran pertama berlangsung"
        " di Jakarta pada April 2025, sedangkan putaran ketiga sempat dibatalkan."
    )

    found = [(meeting.name, meeting.date) for meeting in read_meetings(text)]

    assert ("Perundingan putaran keempat perjanjian pelaut", "2026-02-11/2026-02-13") in found
    assert any(name.startswith("Putaran pertama") and day == "2025-04" for name, day in found)
    assert not any("ketiga" in name for name, _ in found)


def test_a_forum_with_its_other_name_in_brackets_is_one_meeting():
    text = (
        "Kemnaker menghadiri Pertemuan Menteri Ketenagakerjaan G20 (G20 Labour and Employment"
        " Ministers Meeting/LEMM) di Bali, Selasa (13/9/2022)."
    )

    assert len(read_meetings(text)) == 1


def test_two_foreign_states_that_sign_meet_without_indonesia():
    text = (
        "Vietnam dan Jepang meneken kesepakatan penempatan pekerja di Hanoi, Kamis (4/7/2019)."
        " Kemnaker menandatangani kerja sama penempatan dengan Jepang pada 2018."
    )

    assert not any("2019" in (meeting.date or "") for meeting in read_meetings(text))


def test_a_delegation_from_abroad_is_a_guest_though_nothing_else_names_its_side():
    text = (
        "Kabupaten Wonosobo menerima kunjungan delegasi Kota Ono, Prefektur Hyogo, Jepang, Selasa"
        " (21/2/2023), untuk membahas pemagangan petani."
    )

    assert names(text) == ["Kunjungan delegasi Kota Ono kepada Kabupaten Wonosobo"]


def test_talks_beside_a_gathering_take_its_day_and_place():
    text = (
        "Kemnaker menghadiri pertemuan menteri tenaga kerja BRICS yang berlangsung di Brasilia,"
        " Jumat (25/4/2025). Di sela pertemuan, Menaker menemui Menteri Tenaga Kerja Brasil."
    )

    beside = [meeting for meeting in read_meetings(text) if "dengan" in meeting.name]

    assert [(meeting.date, meeting.place) for meeting in beside] == [("2025-04-25", "Brasilia")]


def test_a_similar_meeting_of_an_earlier_day_is_one_more():
    text = (
        "Kemnaker bertemu Kementerian Tenaga Kerja Qatar di Doha, Kamis (23/7/2020)."
        " Pertemuan serupa pernah diadakan pada 4 Juni 2020."
    )

    assert [meeting.date for meeting in read_meetings(text)] == ["2020-07-23", "2020-06-04"]


def test_a_second_webinar_is_one_more():
    text = (
        "Kemnaker bersama Organisasi Perburuhan Internasional (ILO) menggelar webinar pelindungan"
        " awak kapal, Rabu (30/6/2021). Webinar kedua direncanakan pada 28 Juli 2021."
    )

    assert [meeting.date for meeting in read_meetings(text)] == ["2021-06-30", "2021-07-28"]


def test_a_joint_commission_with_its_number_is_a_meeting():
    text = (
        "Menaker menghadiri Komisi Bersama Indonesia-Papua Nugini ke-7 di Bali, Senin (20/1/2025),"
        " yang membahas penempatan pekerja."
    )

    assert [meeting.date for meeting in read_meetings(text)] == ["2025-01-20"]


def test_a_hall_is_no_session_and_what_follows_a_meeting_gives_it_no_place():
    text = (
        "Menaker bertemu Duta Besar Kanada di Ruang Sidang Menaker, Jakarta, Senin (3/2/2025)."
        " Usai pertemuan, rombongan meninjau balai latihan di Bekasi."
    )

    assert [meeting.place for meeting in read_meetings(text)] == ["Ruang Sidang Menaker, Jakarta"]


def test_a_visit_is_not_its_own_subject():
    text = (
        "Duta Besar RI mengunjungi Menteri Perburuhan Austria di Wina, Rabu (13/3/2019). Kunjungan"
        " tersebut juga dimanfaatkan untuk bertemu Ketua Kamar Buruh Austria di Innsbruck."
    )

    assert not any("Pertemuan Kunjungan" in name for name in names(text))


def test_a_month_without_a_year_is_the_nearest_one():
    text = (
        "Menaker menerima Wakil Menteri Perburuhan Slovakia di Jakarta, Rabu (10/9/2025). Kunjungan"
        " itu membalas lawatan Menaker ke Bratislava pada Mei."
    )

    assert "2025-05" in [meeting.date for meeting in read_meetings(text)]
