"""Hard cases: short invented texts, each with what a reader must and must not find.

One JSON object a line: ``id``, ``text`` and ``expect``. An absent key is not
tested; ``drop``, ``absent_*`` and ``not_*`` list what must not come back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from archive.evaluation.checks.check import Check
from archive.evaluation.checks.fields import FIELD_CHECKS
from archive.evaluation.checks.initiatives import INITIATIVE_CHECKS, INITIATIVE_ITEM_CHECKS
from archive.evaluation.checks.partners import PARTNER_CHECKS, PARTNER_ITEM_CHECKS
from archive.evaluation.checks.people import PEOPLE_CHECKS, PEOPLE_ITEM_CHECKS
from archive.evaluation.gold import GoldError
from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from archive.pipeline.serialise import as_dict

#: Checks of the whole value of a key.
WHOLE_CHECKS: dict[str, Check] = {
    **FIELD_CHECKS,
    **PARTNER_CHECKS,
    **PEOPLE_CHECKS,
    **INITIATIVE_CHECKS,
}

#: Checks of each entry of a list: the key, and the part of the entry that is compared.
ITEM_CHECKS: dict[str, Check] = {
    **PARTNER_ITEM_CHECKS,
    **PEOPLE_ITEM_CHECKS,
    **INITIATIVE_ITEM_CHECKS,
}


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing expected of the reading of one text.

    ``name`` is the case's id with the key and, for one entry of a list, its
    number: ``h33 initiatives 2 stage``.
    """

    name: str
    text: str
    key: str
    expected: Any

    def failure(self, predicted: dict[str, Any]) -> str:
        """What is wrong with ``predicted``; empty when the expectation holds."""
        check = WHOLE_CHECKS.get(self.key) or ITEM_CHECKS[self.key]
        return check(self.expected, predicted)


def load_hard_cases(path: Path) -> tuple[Expectation, ...]:
    """Return all expectations of the file ``path``, in order.

    Raises ``GoldError`` when a line cannot be read or expects what nothing checks.
    """
    found: list[Expectation] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            found += _expectations(json.loads(line))
        except (ValueError, KeyError) as error:
            raise GoldError(f"{path}, line {number}: not a hard case ({error}).") from error
    return tuple(found)


def read_hard_case(text: str) -> dict[str, Any]:
    """What the pipeline finds in ``text``, as ``annotate`` gives it."""
    return as_dict(process(RawText("hard-case", text.encode())))


def hard_case_report(expectations: Iterable[Expectation]) -> str:
    """List the expectations that do not hold, and count those that do.

    Of an entry that was not found at all only this is listed.
    """
    lines: list[str] = []
    held = total = 0
    lost: set[str] = set()
    for text, group in groupby(expectations, key=lambda expectation: expectation.text):
        predicted = read_hard_case(text)
        for expectation in group:
            failure = expectation.failure(predicted)
            total += 1
            held += not failure
            entry, _, aspect = expectation.name.rpartition(" ")
            if failure and aspect == "found":
                lost.add(entry)
            if failure and (aspect == "found" or entry not in lost):
                lines.append(f"{expectation.name}: {failure}")
    return "\n".join((*lines, f"{held} of {total} expectations hold."))


def _expectations(case: dict[str, Any]) -> Iterator[Expectation]:
    name, text = case["id"], case["text"]
    for key, expected in case["expect"].items():
        if key in WHOLE_CHECKS:
            yield Expectation(f"{name} {key}", text, key, expected)
        item_keys = [item_key for item_key in ITEM_CHECKS if item_key.partition(" ")[0] == key]
        if key not in WHOLE_CHECKS and not item_keys:
            raise KeyError(key)
        for number, item in enumerate(expected if item_keys else (), start=1):
            for item_key in item_keys:
                aspect = item_key.partition(" ")[2]
                if aspect in item or aspect == "found":
                    yield Expectation(f"{name} {key} {number} {aspect}", text, item_key, item)
