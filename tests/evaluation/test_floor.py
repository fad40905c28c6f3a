"""The floor under the project's own gold: figures that may only rise.

After a rule has earned something, raise the floor and read the diff:

    python -m archive.evaluation seeds/gold --as-floor > tests/evaluation/floor.toml
"""

from __future__ import annotations

from pathlib import Path

from archive.evaluation.evaluate import evaluate
from archive.evaluation.floor import falls, load_floor
from archive.evaluation.gold_files import load_gold

ROOT = Path(__file__).parent.parent.parent
FLOOR = Path(__file__).parent / "floor.toml"


def test_no_figure_falls_below_the_floor():
    evaluation = evaluate(load_gold(ROOT / "seeds" / "gold"))

    assert not list(falls(evaluation, load_floor(FLOOR)))
