"""Date shapes: how dates are written, without deciding what they mean."""

from __future__ import annotations

import re

from archive.pipeline.lexicon import lexicon


def _names(table: str) -> dict[str, int]:
    return {
        name: int(number) for number, names in lexicon("months")[table].items() for name in names
    }


MONTHS = _names("month")
WEEKDAYS = _names("weekday")
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
WEEKDAY = "(?:" + "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True)) + ")"
_CLOCK = (
    r"(?:(?:pukul|jam|at|@)\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*(?:am|pm))?"
    r"(?:\s*(?:wib|wita|wit|gmt|utc))?(?:\s*[+-]\d{1,4}\b)?"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{MONTH},?[\s-]+\d{{4}}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\(?\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?(?:\d{{4}}|\d{{2}})\)?|\d{{4}}-\d{{2}}-\d{{2}}(?:t[\d:.+z-]*)?)"
)
_BY = r"(?:\s*[|,–—-]?\s*(?:off\s+)?(?:oleh|by|ditulis oleh|penulis|posted by)\s*:?\s+\S.{0,60})"
#: A name, a place or an outlet before the date: capitalised, though the rest may be in any case.
_NAMED = (
    r"(?:(?:oleh|laporan|penulis)\s*:?\s+|by\s+)?(?-i:[A-Z][\w.'’]*(?: [A-Z(][\w.'’)]*){0,3}"
    r"(?:\s?, ?[A-Z][\w.]*(?: [A-Z][\w.]*)?)?)"
)
#: What pages print between the maker and the date.
_SET = (
    r"(?:pada|diperbarui|updated?|diterbitkan|terbit|published|posted|tayang)\s*[:,|-]?\s+"
    r"(?:on\s+)?"
)
_COUNT = r"(?:\d+|no|tidak ada)\s+(?:komentar|comments?|views?|mins?|menit)\b(?:\s+(?:baca|read))?"
#: What may follow the date of publication: when the page was changed, how often it was read.
_TAIL = (
    r"(?:\s*(?:last updated?|diperbarui|updated?)\s*:?\s*\S.{0,40}"
    r"|\s*(?:\d+\s+(?:komentar|views?|menit)|(?:views?|dibaca)\s*:?\s*\d).{0,20}|\s+\d{1,6})?"
)
#: "By admin November 24, 2023 No Comments 2 Mins Read"
_POST_LINE = re.compile(
    rf"\W*by\s+\w[\w.]*(?: [\w.]+){{0,3}}\W+(?:on\s+)?{_DATE}(?:\W+{_CLOCK})?"
    rf"(?:\W+in\s+[A-Z][\w ,&]{{2,50}}?)?(?:\W+(?:{_COUNT}|\d{{1,4}}\b)){{0,3}}\W*",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    rf"\W*(?:{_NAMED}(?:\s?[-–|,•·]\s?|\s+{_SET})|{_CLOCK}\s+|{_SET})?(?:{WEEKDAY}\s*[,|-]?\s*)?{_DATE}(?:\s*[|/,:–—-]*\s*{_CLOCK})?(?:{_BY}|{_TAIL})\W*"
    rf"|\W*(?:{WEEKDAY}\s*,?\s*)?{_DATE}\s*[|,:–—-]*\s*(?:{_CLOCK})?\s*(?:(?:\d+\s+(?:komentar|views?|menit)|(?:views?|dibaca)\s*:?\s*\d).{{0,20}})?\W*",
    re.IGNORECASE,
)
#: "Rabu, 15 Juni": the year is left to the reader.
_NO_YEAR = rf"{WEEKDAY}\s*,\s*\d{{1,2}}\s+{MONTH}(?:\s*[|,]?\s*{_CLOCK})?"
_AGO = (
    r"\d{1,2}\s+(?:detik|menit|jam|hari|minggu|pekan|bulan|tahun|minutes?|hours?|days?)"
    r"(?:\s+yang)?\s+(?:lalu|ago)"
)
_CLOCK_LINE = re.compile(
    rf"\W*{_CLOCK}\W*|\W*{_NO_YEAR}\W*|{_AGO}|{MONTH}\s+\d{{4}}", re.IGNORECASE
)


def is_date_line(text: str) -> bool:
    """Whether ``text``, a whole line, is the date of the page, with a clock or a byline or alone.

    >>> is_date_line("30 Oktober 2020 Off By Alexander Fernando")
    True
    >>> is_date_line("Pada 30 Oktober 2020 keduanya bertemu.")
    False
    """
    if text[:1] in "Bb" and _POST_LINE.fullmatch(text) is not None:
        return True
    return _DATE_LINE.fullmatch(text) is not None or _CLOCK_LINE.fullmatch(text) is not None
