"""The benchmarks can be run; what they measure is never asserted, because machines differ."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


def run_benchmark(script: str, *arguments: str) -> dict[str, Any]:
    """The figures that ``script`` prints as JSON."""
    command = [sys.executable, f"benchmarks/{script}", *arguments, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_pipeline_benchmark_says_where_the_time_goes():
    figures = run_benchmark("pipeline.py", "seeds", "--repeat", "1")

    assert figures["texts"] == len(list((ROOT / "seeds").rglob("*.txt")))
    assert 0.5 < sum(figures["shares"].values()) <= 1


def test_the_pipeline_benchmark_needs_texts(tmp_path: Path):
    command = [sys.executable, "benchmarks/pipeline.py", str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")

    assert done.returncode == 1
    assert "no texts" in done.stderr


def test_the_import_benchmark_puts_the_import_beside_the_pipeline():
    figures = run_benchmark("imports.py", "seeds", "--repeat", "1")

    assert "sqlite" in figures
    for one in figures.values():
        assert one["texts"] == len(list((ROOT / "seeds").rglob("*.txt")))
        assert abs(sum(one["shares"].values()) - 1) < 0.01
        assert one["statements_per_text"] > 1


def test_the_page_benchmark_visits_every_page_of_an_archive_it_makes():
    figures = run_benchmark("pages.py", "--articles", "30", "--repeat", "1")

    for visits in figures["30"].values():
        assert {"home", "one article", "partners searched", "desk: mention"} <= visits.keys()
        assert all(visit["statements"] for visit in visits.values())


def test_the_desk_benchmark_changes_many_rows_takes_them_back_and_reads_their_history():
    figures = run_benchmark("desk_work.py", "--articles", "30", "--rows", "50", "--history", "2500")

    for one in figures.values():
        assert one["bulk"]["accept mentions"]["rows"] >= 50
        assert one["bulk"]["undo: retag articles"]["rows"] >= 30
        assert all(page["statements"] for page in one["pages"].values())
