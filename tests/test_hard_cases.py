"""The hard cases, each expectation a test of its own.

``python -m archive.evaluation --hard tests/pipeline/hard_cases.jsonl`` prints
the same as a list.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from archive.evaluation.hard_cases import Expectation, load_hard_cases, read_hard_case

CASES = Path(__file__).parent / "pipeline" / "hard_cases.jsonl"

#: Expectations that do not hold yet, with the reason. One that begins to hold fails its test:
#: take it out.
KNOWN_FAILURES: dict[str, str] = {}


def marks_of(name: str) -> list[pytest.MarkDecorator]:
    """The mark of a known failure, if it is one."""
    reason = KNOWN_FAILURES.get(name)
    return [] if reason is None else [pytest.mark.xfail(strict=True, reason=reason)]


def parameters() -> list[Any]:
    """One parameter an expectation, known failures marked."""
    return [
        pytest.param(
            expectation,
            id=expectation.name,
            marks=marks_of(expectation.name),
        )
        for expectation in load_hard_cases(CASES)
    ]


@cache
def answers(text: str) -> dict[str, Any]:
    """What the pipeline finds in ``text``; each text is read once."""
    return read_hard_case(text)


@pytest.mark.parametrize("expectation", parameters())
def test_the_pipeline_reads_a_hard_case_as_expected(expectation: Expectation):
    failure = expectation.failure(answers(expectation.text))

    assert not failure, failure


def test_every_known_failure_is_an_expectation():
    assert {item.name for item in load_hard_cases(CASES)} >= KNOWN_FAILURES.keys()
