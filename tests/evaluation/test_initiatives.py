"""Scoring of initiatives, their stage and their subject."""

from __future__ import annotations

from typing import Any

import pytest

from archive.evaluation.findings import Kind
from archive.evaluation.gold import GoldDocument
from tests.evaluation.answers import (
    found_initiative,
    found_partner,
    gold_initiative,
    make_answer,
    make_gold,
    tally_of,
)

JAPAN = {"name": "Jepang", "kind": "country", "iso3166": "JP", "role": "counterpart"}
PARTNERS = [found_partner("Jepang", iso3166="JP"), found_partner("Oman", iso3166="OM")]
OFFER = "Jepang menawarkan pelatihan instruktur balai latihan kerja mulai tahun depan."
TALKS = "Kedua negara juga membahas penempatan perawat dan pengakuan kualifikasi mereka."


def make_documents(
    expected: list[dict[str, Any]], *answers: dict[str, Any], **more: Any
) -> tuple[GoldDocument, dict[str, Any]]:
    gold = make_gold(partners=[JAPAN], initiatives=expected, **more)
    return gold, make_answer(partners=PARTNERS, initiatives=list(answers))


def tally(kind: Kind, expected: list[dict[str, Any]], *answers: dict[str, Any], **more: Any):
    return tally_of(*make_documents(expected, *answers, **more), kind)


TRAINING = gold_initiative("Pelatihan instruktur", OFFER, "Jepang", topics=["pelatihan"])


@pytest.mark.parametrize(
    ("evidence", "partner", "expected"),
    [
        (OFFER, "Jepang", (1, 0, 0)),
        (f"Kemarin, {OFFER}", "Jepang", (1, 0, 0)),
        (OFFER, "Oman", (0, 1, 1)),
        (TALKS, "Jepang", (0, 1, 1)),
    ],
)
def test_a_match_shares_evidence_and_a_partner(evidence: str, partner: str, expected: tuple):
    answer = found_initiative("pelatihan instruktur", evidence, partner)

    assert tally(Kind.INITIATIVES, [TRAINING], answer) == expected


def test_missing_an_umbrella_is_half_an_error():
    umbrella = gold_initiative("Kerja sama", TALKS, "Jepang", level="umbrella")

    assert tally(Kind.INITIATIVES, [TRAINING, umbrella]) == (0, 1.5, 0)


def test_the_same_initiative_given_again_is_half_a_false_alarm():
    answers = [found_initiative(title, OFFER, "Jepang") for title in ("pelatihan", "balai")]

    assert tally(Kind.INITIATIVES, [TRAINING], *answers) == (1, 0, 0.5)


def test_what_gold_calls_out_of_scope_is_a_false_alarm():
    more = {"initiatives_out_of_scope": [gold_initiative("Kuota", TALKS, "Jepang")]}
    answer = found_initiative("penempatan perawat", TALKS, "Jepang")

    assert tally(Kind.INITIATIVES, [TRAINING], answer, **more) == (0, 1, 1)


def test_two_initiatives_of_one_sentence_are_told_apart_by_their_titles():
    expected = [
        gold_initiative("Penempatan perawat", TALKS, "Jepang", status="under_discussion"),
        gold_initiative("Pengakuan kualifikasi", TALKS, "Jepang", status="signed"),
    ]
    answers = [
        found_initiative("pengakuan kualifikasi", TALKS, "Jepang", stage="signed"),
        found_initiative("penempatan perawat", TALKS, "Jepang", stage="under_discussion"),
    ]

    assert tally(Kind.INITIATIVES, expected, *answers) == (2, 0, 0)
    assert tally(Kind.STAGE, expected, *answers) == (2, 0, 0)


@pytest.mark.parametrize(
    ("values", "stage", "expected"),
    [
        ({"status": "agreed"}, "agreed", (1, 0, 0)),
        ({"status": "agreed"}, "signed", (1, 0, 0)),
        ({"status": "signed"}, "agreed", (0, 1, 1)),
        ({"status": "proposed"}, "ongoing", (0, 1, 1)),
        ({"status": "proposed", "status_acceptable": ["ongoing"]}, "ongoing", (1, 0, 0)),
    ],
)
def test_stages_that_gold_accepts_are_right(values: dict, stage: str, expected: tuple):
    answer = found_initiative("pelatihan instruktur", OFFER, "Jepang", stage=stage)

    assert tally(Kind.STAGE, [{**TRAINING, **values}], answer) == expected


def test_stage_and_subject_are_judged_of_matched_initiatives_only():
    answer = found_initiative("pelatihan instruktur", TALKS, "Jepang")

    assert tally(Kind.STAGE, [TRAINING], answer) == (0, 0, 0)
    assert tally(Kind.SUBJECT, [TRAINING], answer) == (0, 0, 0)


@pytest.mark.parametrize(
    ("values", "subjects", "expected"),
    [
        ({}, ["instructors"], (1, 0, 0)),
        ({}, ["seafarers"], (0, 1, 1)),
        ({}, [], (0, 1, 1)),
        ({"subjects": ["seafarers"]}, ["seafarers", "instructors"], (1, 0, 0)),
        ({"subjects": ["seafarers"]}, ["instructors"], (0, 1, 1)),
    ],
)
def test_a_subject_is_right_by_code_or_by_a_word_it_shares_with_gold(
    values: dict, subjects: list[str], expected: tuple
):
    answer = found_initiative("pelatihan instruktur", OFFER, "Jepang", subjects=subjects)

    assert tally(Kind.SUBJECT, [{**TRAINING, **values}], answer) == expected
