"""Sums of findings, macro figures, calibration and the floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.evaluation.calibration import Decile, calibrate
from archive.evaluation.evaluate import DocumentScore, Evaluation
from archive.evaluation.findings import Finding, Kind, Outcome, Tally
from archive.evaluation.floor import falls, floor_text, load_floor
from archive.evaluation.gold import GoldError

RIGHT, MISSED, FALSE, WRONG = Outcome.RIGHT, Outcome.MISSED, Outcome.FALSE, Outcome.WRONG


def found(*outcomes: Outcome, kind: Kind = Kind.OFFICIALS) -> tuple[Finding, ...]:
    return tuple(Finding(kind, outcome, "Surya Wibawa") for outcome in outcomes)


def test_precision_recall_and_f1_of_a_known_tally():
    tally = Tally.of(found(RIGHT, RIGHT, RIGHT, MISSED, FALSE, FALSE))

    assert tally.precision == pytest.approx(3 / 5)
    assert tally.recall == pytest.approx(3 / 4)
    assert tally.f1 == pytest.approx(2 / 3)


def test_a_wrong_answer_is_a_miss_and_a_false_alarm():
    assert Tally.of(found(WRONG)) == Tally(right=0, missed=1, false=1)


def test_half_an_error_weighs_half():
    missed = Finding(Kind.INITIATIVES, MISSED, "Kerja sama", weight=0.5)

    assert Tally.of([missed]).missed == 0.5


def test_macro_f1_is_the_mean_of_the_documents_that_have_something():
    evaluation = Evaluation(
        (
            DocumentScore("one", found(RIGHT)),
            DocumentScore("two", found(RIGHT, MISSED, FALSE)),
            DocumentScore("three", ()),
        )
    )

    assert evaluation.macro_f1(Kind.OFFICIALS) == pytest.approx((1 + 0.5) / 2)
    assert evaluation.tally(Kind.OFFICIALS).f1 == pytest.approx(4 / 6)


def test_calibration_counts_answers_by_tenth_and_leaves_out_misses():
    answers = [
        Finding(Kind.OFFICIALS, RIGHT, "a", confidence=0.95),
        Finding(Kind.OFFICIALS, FALSE, "b", confidence=1.0),
        Finding(Kind.OFFICIALS, RIGHT, "c", confidence=0.3),
        Finding(Kind.OFFICIALS, MISSED, "d"),
        Finding(Kind.MEETINGS, RIGHT, "e", confidence=0.3),
    ]

    assert calibrate(answers, frozenset({Kind.OFFICIALS})) == (Decile(3, 1, 1), Decile(9, 2, 1))


@pytest.mark.parametrize(
    ("least", "fallen"), [(0.5, []), (0.6, ["officials: F1 0.500 is below the floor of 0.600."])]
)
def test_a_figure_below_the_floor_is_told(tmp_path: Path, least: float, fallen: list[str]):
    floor = tmp_path / "floor.toml"
    floor.write_text(f"[f1]\nofficials = {least}\n")
    evaluation = Evaluation((DocumentScore("one", found(RIGHT, MISSED, FALSE)),))

    assert list(falls(evaluation, load_floor(floor))) == fallen


def test_a_kind_that_was_never_met_falls_below_any_floor():
    assert list(falls(Evaluation(()), {Kind.STAGE: 0.9}))


def test_an_evaluation_stands_on_the_floor_written_from_it(tmp_path: Path):
    evaluation = Evaluation((DocumentScore("one", found(RIGHT, RIGHT, MISSED)),))
    floor = tmp_path / "floor.toml"
    floor.write_text(floor_text(evaluation))

    assert load_floor(floor) == {Kind.OFFICIALS: 0.8}
    assert not list(falls(evaluation, load_floor(floor)))


@pytest.mark.parametrize("words", ["[f1]\nofficers = 0.5\n", "[f1]\nofficials = 'high'\n", "x", ""])
def test_a_floor_file_that_says_something_else_is_refused(tmp_path: Path, words: str):
    floor = tmp_path / "floor.toml"
    floor.write_text(words)

    with pytest.raises(GoldError, match="not a floor file"):
        load_floor(floor)
