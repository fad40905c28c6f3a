"""The command ``evaluate --decisions``: rules measured by what editors decided."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.curation import review
from archive.models import Quotation
from tests.archive.desk import make_editor
from tests.archive.test_trust import make_many


def evaluate(*arguments: str) -> str:
    out = StringIO()
    call_command("evaluate", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def judged(db) -> None:
    """Sixty quotations kept by one rule, ten rejected by another, decided in two months."""
    editor = make_editor()
    make_many(60, confidence=0.9)
    bad = make_many(10, confidence=0.7, rule="colon")
    review.reject(Quotation.objects.filter(pk__in=[row.pk for row in bad]), by=editor)
    review.accept(Quotation.objects.all(), by=editor)
    Quotation.objects.filter(rule="verb").update(decided_at="2026-03-10T00:00:00Z")
    Quotation.objects.filter(rule="colon").update(decided_at="2026-04-10T00:00:00Z")


def test_the_report_tells_kinds_rules_months_calibration_and_settings(judged):
    report = evaluate("--decisions")
    lines = {" ".join(line.split()) for line in report.splitlines()}

    assert "quotation 70 0 60 0 10 0 0 0 86% 76–92%" in lines
    assert "quotation verb 60 60 0 0 100% 94–100%" in lines
    assert "quotation colon 10 0 0 10 0% 0–28%" in lines
    assert "2026-04 10 0 0 10 0% 0–28%" in lines
    assert "0.9–1.0 60 60 0 0 100% 94–100%" in lines
    assert "quotation 0.7 0.9 70" in lines
    assert 'MUFAKAT_ACCEPT="quotation=0.9,quotation.verb=0.9"' in lines


def test_it_says_so_where_nobody_has_judged_anything(db):
    make_many(3, confidence=0.9)

    report = evaluate("--decisions")

    assert "No editor has judged any of these yet." in report
    assert "MUFAKAT_ACCEPT" not in report


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--since", "2026-04"], 10),
        (["--until", "2026-03"], 60),
        (["--since", "2026-03", "--until", "2026-04"], 70),
        (["--rule", "verb"], 60),
        (["--kind", "quotation"], 70),
        (["--kind", "stage"], 0),
        (["--kind", "stage", "--kind", "quotation"], 70),
    ],
)
def test_months_kinds_and_rules_can_be_chosen(judged, options, count):
    assert json.loads(evaluate("--decisions", "--json", *options))["total"]["judged"] == count


def test_json_holds_every_rule_with_its_months_and_its_calibration(judged):
    values = json.loads(evaluate("--decisions", "--json"))

    by_rule = {one["rule"]: one for one in values["rules"]}
    assert by_rule["verb"]["months"]["2026-03"]["kept"] == 60
    assert by_rule["colon"]["calibration"][0]["from"] == 0.7
    assert by_rule["colon"]["share"] == 0
    assert by_rule["colon"]["interval"][1] == pytest.approx(0.278, abs=0.001)
    assert values["kinds"]["quotation"]["proposed"] == 70
    assert values["accept"]["settings"]["quotation"] == {"now": 0.7, "follows": 0.9, "judged": 70}


def test_what_a_threshold_asks_for_can_be_chosen(judged):
    def follows(*options: str) -> object:
        values = json.loads(evaluate("--decisions", "--json", *options))
        return values["accept"]["settings"]["quotation"]["follows"]

    assert follows("--least", "100") is None
    assert follows("--share", "0.8", "--least", "5") == 0.9


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Name a gold file or folder"),
        (["--decisions", "seeds/gold"], "one of them"),
        (["seeds/gold", "--since", "2026-01"], "--since goes with --decisions only"),
        (["--decisions", "--errors"], "--errors goes with gold only"),
        (["--decisions", "--since", "2026-13"], "write a month as 2026-05"),
        (["--decisions", "--since", "2026-05", "--until", "2026-01"], "lies before"),
        (["--decisions", "--kind", "poem"], "invalid choice: 'poem'"),
        (["--decisions", "--share", "95"], "write a share above 0 and up to 1"),
        (["--decisions", "--least", "0"], "write a whole number from 1"),
        (["--decisions", "--rule", "none"], r"No rule none .* There are: colon, test.rule, verb\."),
    ],
)
def test_what_cannot_be_measured_is_told(judged, arguments, message):
    with pytest.raises(CommandError, match=message):
        evaluate(*arguments)


def test_gold_is_measured_as_before_and_needs_no_database(tmp_path: Path):
    (tmp_path / "one.json").write_text(json.dumps({"initiatives": []}))
    (tmp_path / "one.txt").write_text("Hasilnya dituangkan dalam risalah.\n")

    assert "macro F1" in evaluate(str(tmp_path))
