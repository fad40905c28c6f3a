"""The floors: figures that may only rise, one file for each set of answers.

``scored`` is the set nobody tunes rules on. After a rule has earned something,
raise a floor and read the diff:

    python -m archive.evaluation seeds/gold --as-floor > tests/evaluation/floors/seeds.toml
"""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.evaluation.evaluate import evaluate
from archive.evaluation.floor import falls, load_floor
from archive.evaluation.gold_files import load_gold

ROOT = Path(__file__).parents[2]
FLOORS = Path(__file__).parent / "floors"
CORPUS = ROOT / "tests" / "pipeline" / "corpus"

GOLD = {
    "seeds": (ROOT / "seeds" / "gold", None),
    "dev": (CORPUS / "dev", CORPUS / "dev"),
    "people": (CORPUS / "people", CORPUS / "people"),
    "meetings": (CORPUS / "meetings", CORPUS / "meetings"),
    "pages": (CORPUS / "pages", CORPUS / "pages"),
    "scored": (CORPUS / "scored", CORPUS / "scored"),
}


@pytest.mark.parametrize("name", sorted(GOLD))
def test_no_figure_falls_below_the_floor(name):
    gold, texts = GOLD[name]

    evaluation = evaluate(load_gold(gold), texts)

    assert not list(falls(evaluation, load_floor(FLOORS / f"{name}.toml")))


def test_no_figure_on_the_original_reports_falls_below_the_floor(shared):
    evaluation = evaluate(load_gold(shared / "gold"), shared / "seeds")

    assert not list(falls(evaluation, load_floor(FLOORS / "originals.toml")))
