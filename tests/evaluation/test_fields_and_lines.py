"""Scoring of single fields, of lines and of inserts."""

from __future__ import annotations

import pytest

from archive.evaluation.findings import Kind
from tests.evaluation.answers import make_answer, make_gold, place, tally_of

RIGHT, WRONG = (1, 0, 0), (0, 1, 1)


@pytest.mark.parametrize(
    ("kind", "gold", "answer", "expected"),
    [
        (Kind.HEADLINE, {"headline": "RI  Teken MoU"}, {"headline": "RI teken MoU"}, RIGHT),
        (Kind.HEADLINE, {"headline": None}, {"headline": "RI Teken MoU"}, WRONG),
        (Kind.HEADLINE, {"headline": "RI Teken MoU"}, {}, WRONG),
        (Kind.HEADLINE, {"headline": None}, {}, RIGHT),
        (Kind.OUTLET, {"outlet": "PELITA.ID"}, {"outlet": "Pelita"}, RIGHT),
        (Kind.OUTLET, {"outlet": "pelita.id"}, {"outlet": "pelita.com"}, WRONG),
        (Kind.DATELINE, {"dateline_place": "JAKARTA"}, {"dateline_place": "Jakarta"}, RIGHT),
        (Kind.EVENT_DATE, {"event_date": None}, {}, RIGHT),
        (Kind.EVENT_DATE, {"event_date": None}, {"event_date": "2024-05-07"}, WRONG),
        (Kind.EVENT_DATE, {"event_date": "2024-05-07"}, {"event_date": "2019-05-07"}, WRONG),
        (
            Kind.EVENT_DATE,
            {"event_date": "2024-05-06"},
            {"event_date": "2024-05-06/2024-05-07"},
            RIGHT,
        ),
        (Kind.PUBLISHED, {"published_date": "2024-05-07"}, {"published_on": "2024-05-07"}, RIGHT),
        (Kind.BYLINE, {"byline": "Sari Melati"}, {"byline": "Sari Melati, Tono Salim"}, RIGHT),
        (Kind.BYLINE, {"byline": "Sari Melati, Tono Salim"}, {"byline": "Sari Melati"}, WRONG),
    ],
)
def test_each_field_is_one_question(kind: Kind, gold: dict, answer: dict, expected: tuple):
    assert tally_of(make_gold(**gold), make_answer(**answer), kind) == expected


def test_lines_are_compared_as_often_as_they_occur():
    gold = make_gold(boilerplate_lines=["Baca juga: A", "Baca juga: A", "Baca juga: B"])
    answer = make_answer(boilerplate=["BACA JUGA: A", "Iklan"])

    assert tally_of(gold, answer, Kind.LINES) == (1, 2, 1)


def test_damaged_and_mended_lines_are_the_same():
    gold = make_gold(boilerplate_lines=["Baca juga: Kemnaker â€œSiapâ€\x9d â AWS"])
    answer = make_answer(boilerplate=["Baca juga: Kemnaker “Siap” – AWS"])

    assert tally_of(gold, answer, Kind.LINES) == (1, 0, 0)


@pytest.mark.parametrize("given", [[], ["Lead yang diulang."]])
def test_a_repeated_line_is_right_either_way(given: list[str]):
    gold = make_gold(duplicate_lines=["Lead yang diulang."])

    assert tally_of(gold, make_answer(boilerplate=given), Kind.LINES) == (0, 0, 0)


def test_a_byline_kept_as_a_passage_counts_as_a_line():
    line = "Redaktur : Sari Melati"
    answer = make_answer(passages=[{"role": "byline", **place(line)}])

    assert tally_of(make_gold(boilerplate_lines=[line]), answer, Kind.LINES) == (1, 0, 0)
    assert tally_of(make_gold(), answer, Kind.LINES) == (0, 0, 1)


def test_a_line_told_both_as_passage_and_as_boilerplate_counts_once():
    line = "Redaktur : Sari Melati"
    answer = make_answer(boilerplate=[line], passages=[{"role": "byline", **place(line)}])

    assert tally_of(make_gold(boilerplate_lines=[line]), answer, Kind.LINES) == (1, 0, 0)


def test_a_dateline_is_an_insert():
    gold = make_gold(inline_boilerplate=["JAKARTA, PELITA.ID - ", "(pel)"])
    answer = make_answer(passages=[{"role": "dateline", **place("JAKARTA, PELITA.ID -")}])

    assert tally_of(gold, answer, Kind.INSERTS) == (1, 1, 0)
