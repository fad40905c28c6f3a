"""Read amounts: a number, what it counts, and whether it is a bound or a target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from archive.pipeline.annotations import Amount
from archive.pipeline.documents import Span
from archive.pipeline.lexicon import lexicon
from archive.pipeline.word_patterns import any_of

_NUMBER = r"(?<![\w.,/-])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?![\d/])"
_OF_A_LAW = re.compile(r"\b(?:nomor|no\.?|pasal|ayat)\s*$", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\d")
#: A year beside "tahun" is a date, not a duration.
_LONGEST_DURATION = 60


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """The pattern of an amount, and the units of its counting words and currencies."""
    words = lexicon("amounts")
    units = {word.casefold(): unit for unit, listed in words["units"].items() for word in listed}
    money = {
        word.casefold(): code for code, listed in words["currencies"].items() for word in listed
    }
    signs = [word for word in money if len(word) <= 3 or "$" in word]
    pattern = re.compile(
        rf"(?:(?P<sign>(?<!\w){any_of(signs, ignore_case=True)})\.?\s?)?{_NUMBER}"
        rf"(?:\s?(?P<multiplier>{any_of(words['multipliers'], ignore_case=True)})\b)?"
        rf"(?:\s(?P<unit>{any_of([*units, *money], ignore_case=True)})(?!\w))?",
        re.IGNORECASE,
    )
    return pattern, units, money


@cache
def _qualifiers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = lexicon("amounts")["qualifiers"]
    return tuple(
        (name, re.compile(rf"\b{any_of(words, ignore_case=True)}\b[^.;]{{0,24}}$", re.IGNORECASE))
        for name, words in listed.items()
    )


@cache
def _places_before() -> re.Pattern[str]:
    words = lexicon("amounts")["places_before"]["words"]
    return re.compile(rf"\b{any_of(words, ignore_case=True)}\b[^.;,]{{0,40}}$", re.IGNORECASE)


def find_amounts(text: str, start: int, end: int) -> tuple[Amount, ...]:
    """Return the amounts between ``start`` and ``end``; numbers that count nothing stay out.

    >>> find_amounts("kuota 1.500 perawat", 0, 19)[0].value
    1500.0
    """
    if _HAS_DIGIT.search(text, start, end) is None:
        return ()
    return tuple(_amounts(text, start, end))


def _amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    pattern, units, money = _patterns()
    multipliers: dict[str, int] = lexicon("amounts")["multipliers"]
    for match in pattern.finditer(text, start, end):
        before = text[max(start, match.start() - 60) : match.start()]
        unit = _unit(match, before, units, money)
        if unit is None or _OF_A_LAW.search(before) is not None:
            continue
        value = float(match["number"].replace(".", "").replace(",", "."))
        if match["number"].count(".") == 1 and len(match["number"].rsplit(".", 1)[1]) != 3:
            value = float(match["number"].replace(",", "."))
        if match["multiplier"] is not None:
            value *= multipliers[match["multiplier"].casefold()]
        if unit in {"years", "months"} and not 0 < value <= _LONGEST_DURATION:
            continue
        qualifier = next((name for name, words in _qualifiers() if words.search(before)), "")
        yield Amount(value, unit, Span(match.start(), match.end()), qualifier)


def _unit(
    match: re.Match[str], before: str, units: dict[str, str], money: dict[str, str]
) -> str | None:
    if match["sign"] is not None:
        return money[match["sign"].casefold()]
    if match["unit"] is None:
        return None
    word = match["unit"].casefold()
    if word in money:
        return money[word]
    if units[word] == "people" and _places_before().search(before) is not None:
        return "places"
    return units[word]
