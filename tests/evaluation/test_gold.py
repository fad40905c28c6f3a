"""Reading gold files and comparing words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive.evaluation.comparison import assign, line_key, same_or_within, stem
from archive.evaluation.gold import GoldError
from archive.evaluation.gold_files import load_gold, read_gold
from archive.evaluation.hard_cases import load_hard_cases
from tests.evaluation.answers import make_gold

ROOT = Path(__file__).parent.parent.parent


def test_a_folder_gives_its_gold_files_by_name(tmp_path: Path):
    (tmp_path / "below").mkdir()
    for name in ("b.json", "a.json", "below/c.json"):
        (tmp_path / name).write_text('{"initiatives": []}')

    assert [gold.path.name for gold in load_gold(tmp_path)] == ["a.json", "b.json", "c.json"]


@pytest.mark.parametrize("place", ["gold/one.txt", "texts/one.txt", "gold/texts/one.txt"])
def test_a_text_is_found_beside_its_gold_or_under_a_folder_above(tmp_path: Path, place: str):
    path = tmp_path / "gold" / "one.json"
    for text in (path, tmp_path / place):
        text.parent.mkdir(parents=True, exist_ok=True)
        text.write_text(json.dumps({"file": "texts/one.txt", "initiatives": []}))

    assert load_gold(path)[0].text_path(None) == tmp_path / place


def test_a_named_folder_of_texts_comes_before_all_others(tmp_path: Path):
    (tmp_path / "one.txt").touch()
    other = tmp_path / "other"
    other.mkdir()
    gold = read_gold({"initiatives": []}, tmp_path / "one.json")

    with pytest.raises(GoldError, match="was not found"):
        gold.text_path(other)


def test_an_empty_folder_has_no_gold(tmp_path: Path):
    with pytest.raises(GoldError, match="no gold files"):
        load_gold(tmp_path)


def test_gold_kinds_are_read_as_the_vocabulary_writes_them():
    partner = {"name": "Migrant Care", "kind": "civil_society", "role": "mentioned"}

    assert make_gold(partners=[partner]).partners[0].kinds == ("civil-society",)


def test_the_projects_own_gold_can_be_read_and_its_texts_are_there():
    for gold in load_gold(ROOT / "seeds" / "gold"):
        text = gold.text_path(None).read_text(encoding="utf-8")
        for initiative in (*gold.initiatives, *gold.out_of_scope):
            for sentence in initiative.evidence:
                assert line_key(sentence) in line_key(text), (gold.path.name, sentence)


def test_a_hard_case_that_expects_what_nothing_checks_is_refused(tmp_path: Path):
    path = tmp_path / "cases.jsonl"
    path.write_text('{"id": "x1", "text": "a", "expect": {"mood": "good"}}\n')

    with pytest.raises(GoldError, match=r"line 1: not a hard case \('mood'\)"):
        load_hard_cases(path)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Surya Wibawa", "H.E. Surya Wibawa", True),
        ("Kim Do-hyun", "Kim Do - hyun", True),
        ("Surya", "Surya Wibawa", False),
        ("SLOM+3", "Senior Labour Officials Meeting (SLOM+3)", True),
        ("", "Surya", False),
    ],
)
def test_names_are_the_same_or_within_each_other(first: str, second: str, same: bool):
    assert same_or_within(first, second) is same
    assert same_or_within(second, first) is same


@pytest.mark.parametrize(
    ("first", "second"),
    [("pelatihan", "melatih"), ("pemagangan", "magang"), ("penempatan", "ditempatkan")],
)
def test_words_of_one_root_share_a_stem(first: str, second: str):
    assert stem(first) == stem(second)


def test_as_many_pairs_as_can_be_are_made():
    assert assign({(0, 0): 1.0, (0, 1): 0.1, (1, 0): 0.9}) == {0: 1, 1: 0}
