"""Check the initiatives of a hard case.

A case gives no evidence sentences, so an answer belongs to the expected
initiative whose title it shares most words with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.evaluation.checks.check import Check, Predicted, differs, unwanted
from archive.evaluation.comparison import assign, content_stems

#: The share of the stems of the one title that the other must hold to be the same.
_SAME_TITLE = 0.5

Item = Mapping[str, Any]


def _likeness(expected: str, given: str) -> float:
    """The share of the expected title's stems that the given one holds, most for no others."""
    wanted, found = content_stems((expected,)), content_stems((given,))
    if not wanted or not found:
        return float(expected.casefold() == given.casefold())
    return len(wanted & found) / len(wanted) + len(wanted & found) / len(wanted | found) / 10


def _answer(item: Item, predicted: Predicted) -> Predicted | None:
    """The answer whose title fits best, if any fits at all."""
    answers: list[Predicted] = predicted["initiatives"]
    best = max(answers, key=lambda answer: _likeness(item["title"], answer["title"]), default=None)
    fits = best is not None and _likeness(item["title"], best["title"]) >= _SAME_TITLE
    return best if fits else None


def _titles(predicted: Predicted) -> list[str]:
    return [answer["title"] for answer in predicted["initiatives"]]


def _found(item: Item, predicted: Predicted) -> str:
    found = _answer(item, predicted) is not None
    return "" if found else differs(item["title"], _titles(predicted))


def _partners(item: Item, predicted: Predicted) -> str:
    answer = _answer(item, predicted)
    if answer is None:
        return _found(item, predicted)
    codes = [
        partner["iso3166"] or ""
        for partner in predicted["partners"]
        if partner["name"] in answer["partners"]
    ]
    # A city of the expected country answers for the country: it is the narrower right.
    lost = [code for code in item["partners"] if not any(given.startswith(code) for given in codes)]
    return differs(item["partners"], codes) if lost else ""


def _stage(item: Item, predicted: Predicted) -> str:
    answer = _answer(item, predicted)
    if answer is None:
        return _found(item, predicted)
    right = answer["stage"] in (item["stage"], *item.get("stage_acceptable", ()))
    return "" if right else differs(item["stage"], answer["stage"])


def _subjects(item: Item, predicted: Predicted) -> str:
    answer = _answer(item, predicted)
    if answer is None:
        return _found(item, predicted)
    shared = set(item["subjects"]) & set(answer["subjects"])
    return "" if shared else differs(item["subjects"], answer["subjects"])


def _level(item: Item, predicted: Predicted) -> str:
    answer = _answer(item, predicted)
    if answer is None:
        return _found(item, predicted)
    return "" if answer["level"] == item["level"] else differs(item["level"], answer["level"])


def _amount(item: Item, predicted: Predicted) -> str:
    return _amounts({**item, "amounts": [item["amount"]]}, predicted)


def _amounts(item: Item, predicted: Predicted) -> str:
    answer = _answer(item, predicted)
    if answer is None:
        return _found(item, predicted)
    given = [(amount["value"], amount["unit"]) for amount in answer["amounts"]]
    wanted = [(amount["value"], amount["unit"]) for amount in item["amounts"]]
    return "" if set(wanted) <= set(given) else differs(wanted, given)


def _no_others(expected: list[Item], predicted: Predicted) -> str:
    """Two answers may not stand for one expected initiative, nor one for none."""
    titles = _titles(predicted)
    pairs = assign(
        {
            (left, right): likeness
            for left, item in enumerate(expected)
            for right, title in enumerate(titles)
            if (likeness := _likeness(item["title"], title)) >= _SAME_TITLE
        }
    )
    taken = set(pairs.values())
    return unwanted([title for index, title in enumerate(titles) if index not in taken])


def _not_stage(expected: list[str], predicted: Predicted) -> str:
    answers = predicted["initiatives"]
    return unwanted([answer["title"] for answer in answers if answer["stage"] in expected])


def _out_of_scope(expected: list[str], predicted: Predicted) -> str:
    return unwanted(
        [
            title
            for title in _titles(predicted)
            if any(_likeness(name, title) >= _SAME_TITLE for name in expected)
        ]
    )


INITIATIVE_CHECKS: dict[str, Check] = {
    "initiatives": _no_others,
    "not_stage": _not_stage,
    "out_of_scope": _out_of_scope,
}
INITIATIVE_ITEM_CHECKS: dict[str, Check] = {
    "initiatives found": _found,
    "initiatives partners": _partners,
    "initiatives stage": _stage,
    "initiatives subjects": _subjects,
    "initiatives level": _level,
    "initiatives amount": _amount,
    "initiatives amounts": _amounts,
}
