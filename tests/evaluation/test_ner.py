"""Labelled sets of names are read in both spellings of the labels, and scored by exact tokens."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.evaluation.gold import GoldError
from archive.evaluation.ner import ner_files, ner_values, read_sentences, score_file
from archive.pipeline.extract.names.persons import NameKind

ROOT = Path(__file__).parents[2]
FLOOR = Path(__file__).parent / "floors" / "ner.toml"
SENTENCE = (
    "Menurut\tO\nSurya\tB-PERSON\nWibawa\tI-PERSON\n,\tO\npabrik\tO\ntutup\tO\n.\tO\n\n"
    "Ia PRON O\nbekerja VERB O\ndi ADP O\nPT PROPN B-ORG\nSinar PROPN I-ORG\nJaya PROPN I-ORG\n"
)


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "set" / "test.txt"
    path.parent.mkdir()
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def test_names_are_stretches_of_tokens_whatever_columns_stand_between(labelled: Path) -> None:
    first, second = read_sentences(labelled)

    assert first.names == {(1, 3, NameKind.PERSON)}
    assert second.names == {(3, 6, NameKind.BODY)}


def test_a_name_counts_only_with_exactly_its_tokens(labelled: Path) -> None:
    tally = score_file(labelled).tallies[NameKind.PERSON]

    assert (tally.right, tally.missed, tally.false) == (1, 0, 0)
    labelled.write_text(SENTENCE.replace("Wibawa\tI-PERSON", "Wibawa\tO"), encoding="utf-8")
    tally = score_file(labelled).tallies[NameKind.PERSON]
    assert (tally.right, tally.missed, tally.false) == (0, 1, 1)


def test_of_each_set_the_part_with_open_labels_is_measured(labelled: Path) -> None:
    assert ner_files(labelled.parent.parent) == (labelled,)
    valid = labelled.with_name("valid.txt")
    valid.write_text(SENTENCE, encoding="utf-8")
    assert ner_files(labelled.parent.parent) == (valid,)


def test_a_folder_without_labelled_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no labelled file"):
        ner_files(tmp_path)


def test_the_figures_can_be_printed_from_the_shell(labelled: Path) -> None:
    command = [sys.executable, "-m", "archive.evaluation", "--ner", str(labelled), "--json"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert json.loads(printed.stdout)["set/test.txt"]["person"]["f1"] == 1.0


def test_the_command_prints_a_table_and_the_errors(labelled: Path) -> None:
    labelled.write_text(SENTENCE.replace("Wibawa\tI-PERSON", "Wibawa\tO"), encoding="utf-8")
    out = StringIO()

    call_command("evaluate", "--ner", str(labelled), "--errors", stdout=out)

    assert "set/test.txt: person" in out.getvalue()
    assert "missed person: Surya" in out.getvalue()


@pytest.mark.parametrize(
    "arguments", [("--ner", "x", "--decisions"), ("--ner", "x", "--floor", "y")]
)
def test_the_ways_to_measure_are_not_mixed(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        call_command("evaluate", *arguments)


@pytest.mark.shared
def test_no_figure_on_the_labelled_sets_falls_below_the_floor(shared: Path) -> None:
    floor = tomllib.loads(FLOOR.read_text(encoding="utf-8"))
    found = ner_values(score_file(path) for path in ner_files(shared / "corpora" / "ner"))

    assert {name for name in floor if name not in found} == set()
    assert [
        f"{name}: {kind} {found[name][kind]['f1']:.3f} is below {least}"
        for name, kinds in floor.items()
        for kind, least in kinds.items()
        if found[name][kind]["f1"] < least - 0.0005
    ] == []
