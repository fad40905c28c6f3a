"""How evidence, stages, dates and hits are written into pages."""

from __future__ import annotations

import html
import re
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from archive.templatetags.archive_dates import age, age_in_words, dates_in, day, short_day, when
from archive.templatetags.archive_marks import amount, hits, marked, origin, quoted, stage
from archive.views.marking import Mark, cut
from archive.views.sentences import sentence_at, window_at
from archive.vocabulary import Stage

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@st.composite
def marked_texts(draw):
    """A text with marks that nest, cross and touch; ranges of it to show."""
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places, st.integers(1, 5), st.booleans()), max_size=8))
    marks = [
        Mark(min(one, other), max(one, other), number, machine)
        for one, other, number, machine in pairs
        if one != other
    ]
    edges = sorted([draw(places), draw(places)])
    return text, marks, edges


def without_tags(page: str) -> str:
    return html.unescape(re.sub(r"<a [^>]*>.*?</a>|<[^>]*>", "", page))


@given(marked_texts())
def test_segments_joined_are_the_text_again(case):
    text, marks, (start, end) = case
    assert "".join(one.text for one in cut(text, marks)) == text
    assert "".join(one.text for one in cut(text, marks, start=start, end=end)) == text[start:end]


@given(marked_texts())
def test_every_mark_covers_its_own_words_and_no_others(case):
    text, marks, _edges = case
    segments = cut(text, marks)
    for mark in marks:
        covered = "".join(one.text for one in segments if mark in one.marks)
        assert covered == text[mark.start : mark.end]
        assert sum(mark in one.opening for one in segments) == 1
        assert sum(mark in one.closing for one in segments) == 1


@given(marked_texts())
def test_marked_text_says_what_the_text_says_and_nothing_runs(case):
    text, marks, _edges = case
    page = str(marked(cut(text, marks), frozenset(marks)))
    assert without_tags(page) == text
    assert set(re.findall(r"<(/?[a-z]+)", page)) <= {"mark", "/mark", "a", "/a", "span", "/span"}


@given(marked_texts())
def test_every_place_has_one_anchor(case):
    text, marks, _edges = case
    ids = re.findall(r' id="([^"]+)"', str(marked(cut(text, marks))))
    assert sorted(ids) == sorted({mark.anchor for mark in marks})


def test_crossing_marks_are_cut_where_they_begin_and_end():
    segments = cut("abcdef", [Mark(0, 4, 1), Mark(2, 6, 2, machine=True)])
    assert [(one.text, [mark.number for mark in one.marks]) for one in segments] == [
        ("ab", [1]),
        ("cd", [1, 2]),
        ("ef", [2]),
    ]
    assert [one.is_mixed for one in segments] == [False, True, False]
    assert [one.is_machine for one in segments] == [False, False, True]


def test_a_machine_reading_never_looks_reviewed():
    page = marked(cut("Jepang", [Mark(0, 6, 1, machine=True)]))
    assert 'class="ev machine"' in page
    assert 'class="ev"' in marked(cut("Jepang", [Mark(0, 6, 1)]))
    assert 'class="origin machine"' in origin("machine")
    assert "Reviewed by an editor" in origin("reviewed")
    assert "list of known names" in origin("listed")


def test_hostile_text_is_inert():
    text = '<script>alert(1)</script>"onmouseover=x'
    assert "<script" not in marked(cut(text, [Mark(0, 8, 1)]))
    assert "<script" not in hits(text, "alert")


@given(TEXTS, TEXTS)
def test_hits_say_what_the_text_says(text, terms):
    assert without_tags(str(hits(text, terms)) if terms else html.escape(text)) == text


@given(TEXTS, st.integers(0, 120), st.integers(0, 120))
def test_a_sentence_holds_its_words(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    if start == end:
        return
    for left, right in (sentence_at(text, start, end), window_at(text, start, end, width=20)):
        assert 0 <= left <= start < end <= right <= len(text)


@pytest.mark.parametrize(
    ("value", "words", "short"),
    [
        ("2021-06-22", "22 Juni 2021", "22 Jun 2021"),
        ("2021-06", "Juni 2021", "Jun 2021"),
        ("2021", "2021", "2021"),
        ("2019/2020-05", "2019–Mei 2020", "2019–Mei 2020"),
        ("", "", ""),
        ("2021-13-99", "2021-13-99", "2021-13-99"),
    ],
)
def test_partial_dates_show_what_is_known(value, words, short):
    with translation.override("id"):
        assert day(value) == words
        assert short_day(value) == short


def test_only_whole_dates_become_time_elements():
    with translation.override("en"):
        assert when("2021-06") == '<time datetime="2021-06">June 2021</time>'
        assert when("2021~") == "about 2021"
        assert when("2020/2021") == "2020–2021"


@pytest.mark.parametrize(
    ("months", "short", "words"),
    [
        (0, "under 1 mo", "less than a month"),
        (1, "1 mo", "1 month"),
        (12, "1 yr", "1 year"),
        (64, "5 yr 4 mo", "5 years 4 months"),
        (None, "", ""),
    ],
)
def test_ages_are_told_in_years_and_months(months, short, words):
    with translation.override("en"):
        assert age(months) == short
        assert age_in_words(months) == words


def test_candidates_are_read_whatever_separates_them():
    assert dates_in("2019-05-07, 2024-05-07; 2030") == ["2019-05-07", "2024-05-07", "2030"]


@pytest.mark.parametrize("code", Stage.codes())
def test_a_stage_has_its_shape_and_its_word(code):
    with translation.override("en"):
        page = stage(code)
    assert f'href="#g-{code}"' in page
    assert Stage(code).label in page


def test_numbers_are_grouped_as_the_language_writes_them():
    with translation.override("id"):
        assert amount(Decimal("1500.00")) == "1.500"
        assert amount(Decimal("2.50")) == "2,50"


def test_quotation_marks_are_added_only_where_they_are_missing():
    assert quoted("kami siap") == "“kami siap”"
    assert quoted('"kami siap"') == '"kami siap"'
