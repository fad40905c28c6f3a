"""Scoring of officials, quotations and meetings."""

from __future__ import annotations

from typing import Any

import pytest

from archive.evaluation.findings import Kind
from tests.evaluation.answers import found_official, make_answer, make_gold, tally_of

SURYA = {
    "name": "Surya Wibawa",
    "post": "Wakil Menteri Ketenagakerjaan",
    "organisation": "Kemnaker",
    "country": "ID",
    "surface_forms": ["Surya Wibawa", "Surya"],
}


@pytest.mark.parametrize(
    ("name", "post", "by_name", "with_post"),
    [
        ("Surya Wibawa", "Wakil Menteri Ketenagakerjaan", (1, 0, 0), (1, 0, 0)),
        ("Surya", "Wakil Menteri Ketenagakerjaan RI", (1, 0, 0), (1, 0, 0)),
        ("Surya Wibawa", "Wakil Menteri", (1, 0, 0), (1, 0, 0)),
        ("Surya Wibawa", "Menteri Ketenagakerjaan", (1, 0, 0), (0, 1, 1)),
        ("Surya Wibawa", None, (1, 0, 0), (0, 1, 1)),
        ("Surya Darma", "Wakil Menteri Ketenagakerjaan", (0, 1, 1), (0, 1, 1)),
    ],
)
def test_an_official_is_judged_by_name_and_once_more_with_post(
    name: str, post: str | None, by_name: tuple, with_post: tuple
):
    gold = make_gold(officials=[SURYA])
    answer = make_answer(officials=[found_official(name, post)])

    assert tally_of(gold, answer, Kind.OFFICIALS) == by_name
    assert tally_of(gold, answer, Kind.OFFICIALS_WITH_POST) == with_post


def test_one_person_told_as_two_is_a_false_alarm():
    answer = make_answer(officials=[found_official("Surya Wibawa"), found_official("Surya")])

    assert tally_of(make_gold(officials=[SURYA]), answer, Kind.OFFICIALS) == (1, 0, 1)


def quotation(words: str, speaker: str | None) -> dict[str, Any]:
    return {"exact": words, "speaker": speaker}


@pytest.mark.parametrize(
    ("speaker", "given", "expected"),
    [
        ("Surya Wibawa", "Surya Wibawa", (1, 0, 0)),
        ("Surya Wibawa", "Surya", (1, 0, 0)),
        ("Surya Wibawa", "Laras Wening", (0, 1, 1)),
        ("Surya Wibawa", None, (0, 1, 1)),
        (None, None, (1, 0, 0)),
        (None, "Surya Wibawa", (0, 1, 1)),
    ],
)
def test_a_quotation_needs_its_speaker_and_nobody_where_nobody_is_named(
    speaker: str | None, given: str | None, expected: tuple
):
    gold = make_gold(officials=[SURYA], quotes=[{"text": "Segera,", "speaker": speaker}])
    answer = make_answer(quotations=[quotation("“Segera", given)])

    assert tally_of(gold, answer, Kind.QUOTATIONS) == (1, 0, 0)
    assert tally_of(gold, answer, Kind.QUOTATIONS_WITH_SPEAKER) == expected


def test_a_quotation_cut_short_is_missed_and_false():
    gold = make_gold(quotes=[{"text": "Kami siap. Kami mulai tahun depan,", "speaker": None}])
    answer = make_answer(quotations=[quotation("Kami mulai tahun depan,", None)])

    assert tally_of(gold, answer, Kind.QUOTATIONS) == (0, 1, 1)


@pytest.mark.parametrize(
    ("name", "date", "place", "expected"),
    [
        ("Rapat tahunan", "2024-05-07", "Jenewa", (1, 0, 0)),
        ("Rapat tahunan", "2024-05", None, (1, 0, 0)),
        ("Rapat tahunan", "2024-05-07", "Jakarta", (0, 1, 1)),
        ("Rapat tahunan", None, "Jenewa", (0, 1, 1)),
        ("Pertemuan bilateral RI-Swiss", None, None, (1, 0, 0)),
    ],
)
def test_a_meeting_is_known_by_date_and_place_or_by_name(
    name: str, date: str | None, place: str | None, expected: tuple
):
    meeting = {"name": "Pertemuan bilateral RI dan Swiss", "date": "2024-05-07"}
    gold = make_gold(meetings=[{**meeting, "place": "Kantor PBB Jenewa"}])
    answer = make_answer(meetings=[{"name": name, "date": date, "place": place}])

    assert tally_of(gold, answer, Kind.MEETINGS) == expected
