"""Check the fields, lines, dates and meetings of a hard case."""

from __future__ import annotations

from collections.abc import Callable

from archive.evaluation.checks.check import Check, Predicted, differs, unwanted
from archive.evaluation.comparison import line_key, names_overlap
from archive.evaluation.scorers.fields import same_byline, same_outlet


def _field(key: str, same: Callable[[str, str], bool]) -> Check:
    """A check for a field that the text has once or not at all."""

    def check(expected: str | None, predicted: Predicted) -> str:
        given = predicted[key]
        right = expected == given or bool(expected and given and same(expected, given))
        return "" if right else differs(expected, given)

    return check


def _same_words(expected: str, given: str) -> bool:
    return line_key(expected) == line_key(given)


def _equal(expected: str, given: str) -> bool:
    return expected == given


def _body(predicted: Predicted) -> str:
    body = (item for item in predicted["passages"] if item["role"] in {"lede", "paragraph"})
    return "\n".join(item["exact"] for item in body)


def _drop(expected: list[str], predicted: Predicted) -> str:
    kept = [line for line in expected if line_key(line) in line_key(_body(predicted))]
    return f"still in the body: {kept}" if kept else ""


def _body_keeps(expected: list[str], predicted: Predicted) -> str:
    lost = [line for line in expected if line_key(line) not in line_key(_body(predicted))]
    return f"lost from the body: {lost}" if lost else ""


def _has_passage(expected: str, predicted: Predicted) -> str:
    roles = [item["role"] for item in predicted["passages"]]
    return "" if expected in roles else differs(expected, roles)


def _absent_partners(expected: list[str], predicted: Predicted) -> str:
    found = [item["name"] for item in predicted["partners"] if item["iso3166"] in expected]
    return unwanted(found)


def _absent_years(expected: list[str], predicted: Predicted) -> str:
    values = [item["value"] for item in predicted["dates"] if item["value"]]
    found = [value for value in values if value[:4] in expected]
    return unwanted(found)


def _not_dates(expected: list[str], predicted: Predicted) -> str:
    dated = [item["exact"] for item in predicted["dates"] if item["role"] in {"event", "published"}]
    found = [words for words in dated if words in expected]
    return unwanted(found)


def _statement_date(expected: str, predicted: Predicted) -> str:
    values = [item["value"] for item in predicted["dates"] if item["role"] == "statement"]
    return "" if expected in values else differs(expected, values)


def _year_candidates(expected: list[int], predicted: Predicted) -> str:
    years = {int(value[:4]) for item in predicted["dates"] for value in item["candidates"]}
    return "" if years == set(expected) else differs(expected, sorted(years))


def _meetings(expected: int, predicted: Predicted) -> str:
    names = [item["name"] for item in predicted["meetings"]]
    return "" if len(names) == expected else differs(expected, names)


def _issue(expected: str, predicted: Predicted) -> str:
    codes = [item["code"] for item in predicted["issues"]]
    return "" if expected in codes else differs(expected, codes)


def _cited_media(expected: list[str], predicted: Predicted) -> str:
    people = [item["speaker"] for item in predicted["quotations"]]
    partners = [item["name"] for item in predicted["partners"]]
    names = [name for name in (predicted["outlet"], *people, *partners) if name]
    found = [name for name in names if names_overlap((name,), expected)]
    return unwanted(found)


FIELD_CHECKS: dict[str, Check] = {
    "headline": _field("headline", _same_words),
    "outlet": _field("outlet", same_outlet),
    "dateline_place": _field("dateline_place", _same_words),
    "byline": _field("byline", same_byline),
    "published_date": _field("published_on", _equal),
    "event_date": _field("event_date", _equal),
    "statement_date": _statement_date,
    "year_candidates": _year_candidates,
    "absent_years": _absent_years,
    "not_dates": _not_dates,
    "drop": _drop,
    "drop_role": _has_passage,
    "body_keeps": _body_keeps,
    "cited_media": _cited_media,
    "meetings": _meetings,
    "issue": _issue,
}
