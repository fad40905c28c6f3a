"""Cells: text that survives a file, and lists written into one cell.

A list stands in a cell as ``one | another``; an entry of several parts as
``part; part``. A backslash takes the sign after it as it is: ``|``, ``;``, a
backslash, a blank at either end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

#: Characters that no file carries safely; blanks, tabs and line ends are none of them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(r"([\\|;])")
#: Blanks that belong to a text although they stand at one of its ends.
_AT_THE_ENDS = re.compile(r"\A\s|\s\Z")
_REPLACED = "\N{REPLACEMENT CHARACTER}"

#: What a cell of a workbook holds at most.
LONGEST = 32_000
_CUT = "… [{length} characters in all: this cell was cut short, use CSV to change it]"
_IS_CUT = re.compile(re.escape(_CUT).replace(r"\{length\}", r"\d+") + r"\Z")

Item = tuple[str, ...]


def plain(text: str) -> str:
    """``text`` with one kind of line end, and signs in place of control characters.

    >>> plain("a\\r\\nb\\x00")
    'a\\nb�'
    """
    return _CONTROL.sub(_REPLACED, with_plain_lines(text))


def with_plain_lines(text: str) -> str:
    """``text`` with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def has_control(text: str) -> bool:
    """Whether ``text`` holds a character that no file carries safely."""
    return _CONTROL.search(text) is not None


def text_of(value: Any) -> str:
    """The text of a cell as a workbook gives it: dates and whole numbers in their plain form.

    >>> text_of(2019.0), text_of(datetime(2021, 6, 22)), text_of(None)
    ('2019', '2021-06-22', '')
    """
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def shortened(text: str) -> str:
    """``text`` as a workbook can hold it, saying so where that is not all of it."""
    if len(text) <= LONGEST:
        return text
    told = _CUT.format(length=len(text))
    return text[: LONGEST - len(told)] + told


def is_cut(text: str) -> bool:
    """Whether ``text`` ends with the words that ``shortened`` adds."""
    return _IS_CUT.search(text) is not None


def join_items(items: Iterable[Sequence[str]]) -> str:
    """Entries with their parts in one cell; empty parts at the end are left out.

    >>> join_items([("magang",), ("internship", "en")])
    'magang | internship; en'
    """
    return " | ".join("; ".join(_written(parts)) for parts in items)


def split_items(cell: str) -> list[Item]:
    """The entries of a cell with their parts, as ``join_items`` has written them.

    >>> split_items("magang | internship; en"), split_items(" ")
    ([('magang',), ('internship', 'en')], [])
    """
    items: list[Item] = []
    parts: list[str] = []
    letters: list[str] = []
    signs = iter(cell)
    for sign in signs:
        if sign == "\\":
            letters.append(sign + next(signs, ""))
        elif sign == ";":
            parts.append(_taken(letters))
            letters = []
        elif sign == "|":
            items.append((*parts, _taken(letters)))
            parts, letters = [], []
        else:
            letters.append(sign)
    items.append((*parts, _taken(letters)))
    return [item for item in items if any(item)]


def _written(parts: Sequence[str]) -> list[str]:
    """The parts with a backslash before each sign that would be read as more than itself."""
    written = [_AT_THE_ENDS.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\1", part)) for part in parts]
    while len(written) > 1 and not written[-1]:
        written.pop()
    return written


def _taken(letters: list[str]) -> str:
    """A part without the blanks around it and without the backslashes."""
    while letters and letters[0].isspace():
        letters = letters[1:]
    while letters and letters[-1].isspace():
        letters = letters[:-1]
    return "".join(letter[1:] if letter[0] == "\\" else letter for letter in letters)
