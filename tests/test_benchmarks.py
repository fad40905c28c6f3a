"""The benchmarks can be run; what they measure is never asserted, because machines differ."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_pipeline_benchmark_says_where_the_time_goes():
    command = [sys.executable, "benchmarks/pipeline.py", "seeds", "--repeat", "1", "--json"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")

    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["texts"] == len(list((ROOT / "seeds").rglob("*.txt")))
    assert 0.5 < sum(figures["shares"].values()) <= 1


def test_the_pipeline_benchmark_needs_texts(tmp_path: Path):
    command = [sys.executable, "benchmarks/pipeline.py", str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")

    assert done.returncode == 1
    assert "no texts" in done.stderr
