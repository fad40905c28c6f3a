"""The command ``evaluate`` and its shell twin ``python -m archive.evaluation``."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parent.parent.parent
LINE = "Baca juga: Menaker Lantik Pejabat Baru, Ini Pesannya"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with one text and a gold answer that no reader can give."""
    answers = {"headline": "Tidak Ada di Sini", "initiatives": [], "boilerplate_lines": [LINE]}
    (tmp_path / "one.json").write_text(json.dumps(answers))
    (tmp_path / "one.txt").write_text(f"Hasilnya dituangkan dalam risalah.\n{LINE}\n")
    return tmp_path


def evaluate(*arguments: str | Path) -> str:
    out = StringIO()
    call_command("evaluate", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_the_report_lists_figures_and_errors_with_their_words(gold: Path):
    report = evaluate(gold, "--errors")

    assert "macro F1" in report
    assert "headline: (none)  [gold: Tidak Ada di Sini]" in report


def test_json_holds_totals_documents_and_errors(gold: Path):
    values = json.loads(evaluate(gold, "--json"))

    assert values["total"]["headline"]["f1"] == 0
    assert values["documents"]["one"]["errors"][0]["kind"] == "headline"


@pytest.mark.parametrize(("least", "falls"), [(0.0, False), (0.5, True)])
def test_a_fall_below_the_floor_is_an_error(gold: Path, least: float, falls: bool):
    floor = gold / "floor.toml"
    floor.write_text(f"[f1]\nheadline = {least}\n")

    if falls:
        with pytest.raises(CommandError, match=r"headline: F1 0\.000 is below the floor"):
            evaluate(gold, "--floor", floor)
    else:
        evaluate(gold, "--floor", floor)


def test_negatives_are_counted(gold: Path):
    values = json.loads(evaluate(gold, "--negatives", gold, "--json"))

    assert values["negatives"] == {"texts": 1, "found": []}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "cannot be read as JSON"),
        ("[]", "not a gold file"),
        ('{"initiatives": [{}]}', "lacks"),
    ],
)
def test_a_file_that_is_no_gold_is_told(tmp_path: Path, content: str, message: str):
    (tmp_path / "one.json").write_text(content)

    with pytest.raises(CommandError, match=message):
        evaluate(tmp_path)


def test_a_missing_text_is_told_with_the_remedy(gold: Path):
    (gold / "one.txt").unlink()

    with pytest.raises(CommandError, match="name the folder that holds it"):
        evaluate(gold)


def test_the_shell_form_does_without_django(gold: Path):
    code = (
        "import runpy, sys; sys.argv = ['evaluation', sys.argv[1]];\n"
        "try: runpy.run_module('archive.evaluation', run_name='__main__')\n"
        "except SystemExit as end: sys.exit(end.code or 'django' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, gold], cwd=ROOT, capture_output=True, encoding="utf-8"
    )

    assert done.returncode == 0, done.stderr
    assert "macro F1" in done.stdout


@pytest.mark.shared
def test_the_shared_gold_can_be_measured(shared: Path):
    values = json.loads(evaluate(shared / "gold", "--json"))

    assert len(values["documents"]) == 5
