"""The whole pipeline against reviewed answers, one golden file per raw text.

After an intended change, rewrite the answers and read the diff before committing:

    UPDATE_GOLDEN=1 uv run pytest tests/pipeline/test_golden.py
"""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from archive.pipeline.serialise import as_dict

GOLDEN = Path(__file__).parent / "golden"
SEEDS = Path(__file__).parents[2] / "seeds"
RECEIVED = date(2026, 11, 21)


def answer_for(path: Path) -> str:
    result = process(RawText(path.stem, path.read_bytes(), received_on=RECEIVED))
    return json.dumps(as_dict(result), indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_seed_gives_its_reviewed_answer(path):
    golden = GOLDEN / f"{path.stem}.json"
    actual = answer_for(path)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(actual, encoding="utf-8")
    assert actual == golden.read_text(encoding="utf-8")


def test_every_golden_file_has_its_seed():
    assert {path.stem for path in GOLDEN.glob("*.json")} == {
        path.stem for path in SEEDS.glob("*.txt")
    }
