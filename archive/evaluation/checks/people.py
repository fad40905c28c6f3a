"""Check the officials and quotations of a hard case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.evaluation.checks.check import Check, Predicted, differs, unwanted
from archive.evaluation.comparison import line_key, words_of
from archive.evaluation.gold import GoldOfficial
from archive.evaluation.scorers.officials import same_person, same_post


def _not_people(expected: list[str], predicted: Predicted) -> str:
    names = [item["name"] for item in predicted["officials"]]
    found = [name for name in names if line_key(name) in map(line_key, expected)]
    return unwanted(found)


def _ends_with(form: str, known: str) -> bool:
    """Whether a mention is ``form``, or the name at its end: a span may leave out the post."""
    words = words_of(known)
    return bool(words) and words_of(form)[-len(words) :] == words


def _surface_forms(expected: list[str], predicted: Predicted) -> str:
    forms = {span["exact"] for item in predicted["officials"] for span in item["mentions"]}
    lost = [form for form in expected if not any(_ends_with(form, known) for known in forms)]
    return f"lost: {lost} of {sorted(forms)}" if lost else ""


def _official_found(item: Mapping[str, Any], predicted: Predicted) -> str:
    names = [found["name"] for found in predicted["officials"]]
    return "" if _official_of(item, predicted) else differs(item["name"], names)


def _official_of(item: Mapping[str, Any], predicted: Predicted) -> Predicted | None:
    people: list[Predicted] = predicted["officials"]
    return next((found for found in people if same_person((item["name"],), found["name"])), None)


def _official_post(item: Mapping[str, Any], predicted: Predicted) -> str:
    found = _official_of(item, predicted)
    if found is None:
        return _official_found(item, predicted)
    posts = [item["post"]] if isinstance(item["post"], str) else item["post"]
    for post in posts:
        gold = GoldOfficial(item["name"], (item["name"],), (post,), None, item["country"])
        given = (found["post"], *found.get("further_posts", ()))
        if not any(same_post(gold, form, found["organisation"]) for form in given):
            return differs(post, found["post"])
    return ""


def _official_country(item: Mapping[str, Any], predicted: Predicted) -> str:
    found = _official_of(item, predicted)
    if found is None:
        return _official_found(item, predicted)
    return "" if found["country"] == item["country"] else differs(item["country"], found["country"])


def _no_other_officials(expected: list[Mapping[str, Any]], predicted: Predicted) -> str:
    known = tuple(item["name"] for item in expected)
    names = [found["name"] for found in predicted["officials"]]
    other = [name for name in names if not same_person(known, name)]
    return unwanted(other)


def _quotation_speaker(item: Mapping[str, Any], predicted: Predicted) -> str:
    for found in predicted["quotations"]:
        if line_key(found["exact"]) == line_key(item["text"]):
            return _speaker(item["speaker"], found["speaker"])
    return differs(item["text"], [found["exact"] for found in predicted["quotations"]])


def _speaker(expected: str | None, given: str | None) -> str:
    right = expected == given or bool(expected and given and same_person((expected,), given))
    return "" if right else differs(expected, given)


def _no_other_quotations(expected: list[Mapping[str, Any]], predicted: Predicted) -> str:
    known = {line_key(item["text"]) for item in expected}
    given = [found["exact"] for found in predicted["quotations"]]
    other = [words for words in given if line_key(words) not in known]
    return unwanted(other)


PEOPLE_CHECKS: dict[str, Check] = {
    "not_people": _not_people,
    "surface_forms": _surface_forms,
    "officials": _no_other_officials,
    "quotations": _no_other_quotations,
}
PEOPLE_ITEM_CHECKS: dict[str, Check] = {
    "officials found": _official_found,
    "officials post": _official_post,
    "officials country": _official_country,
    "quotations speaker": _quotation_speaker,
}
