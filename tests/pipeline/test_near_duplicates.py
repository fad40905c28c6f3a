"""Near-duplicates: what one text printed again shares, and how two reports stand to each other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.pipeline.near_duplicates import bands, likeness, shingles, told_words
from archive.pipeline.related_articles import Report, relation
from archive.pipeline.related_initiatives import Told, announced
from archive.pipeline.related_initiatives import relation as initiative_relation
from archive.pipeline.same_initiative import matter_of
from archive.vocabulary import ArticleLinkKind, InitiativeKind, InitiativeLinkKind, Scope

STORY = " ".join(f"kata{number} dan" for number in range(200))
OTHER = " ".join(f"lain{number} yang" for number in range(200))


def test_a_shortened_text_is_contained_and_meets_in_a_band():
    whole, part = shingles(STORY), shingles(STORY[: len(STORY) * 3 // 4])
    assert likeness(whole, part).contained > 0.99
    assert set(enumerate(bands(whole))) & set(enumerate(bands(part)))


def test_texts_with_nothing_in_common_never_meet():
    assert likeness(shingles(STORY), shingles(OTHER)).contained == 0.0
    assert not set(enumerate(bands(shingles(STORY)))) & set(enumerate(bands(shingles(OTHER))))


def test_case_and_punctuation_do_not_matter():
    assert shingles(STORY.upper().replace(" ", ", ")) == shingles(STORY)


def test_a_fragment_is_like_nothing():
    assert shingles("Baru satu kalimat pendek saja.") == frozenset()
    assert bands(frozenset()) == []


def test_what_an_outlet_adds_of_its_own_does_not_count():
    passages = [("headline", 0, 5), ("lede", 6, 10), ("caption", 11, 15)]
    assert told_words("judul awal. foto", passages) == "awal"


@given(st.sets(st.text(min_size=1), min_size=20, max_size=60))
def test_bands_are_the_same_whatever_the_order(runs):
    assert bands(frozenset(runs)) == bands(frozenset(sorted(runs, reverse=True)))


DAY = date(2022, 4, 1)


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        (Report(DAY, {1}, {9}), Report(DAY, {2}, {9}), ArticleLinkKind.SAME_EVENT),
        (Report(DAY, {1}, set()), Report(DAY, {1}, set()), ArticleLinkKind.SAME_EVENT),
        (
            Report(date(2022, 9, 1), {1}, set()),
            Report(DAY, {1}, set()),
            ArticleLinkKind.FOLLOW_UP,
        ),
        (Report(date(2022, 9, 1), set(), {9}), Report(DAY, set(), {9}), None),
        (Report(DAY, {1}, set()), Report(DAY, {2}, set()), None),
    ],
)
def test_two_reports_are_joined_by_what_they_tell_of(later, earlier, expected):
    found = relation(
        Report(later.on, frozenset(later.initiatives), frozenset(later.meetings)),
        Report(earlier.on, frozenset(earlier.initiatives), frozenset(earlier.meetings)),
    )
    assert (found and found[0]) == expected


def told(title: str, since: str, kind: InitiativeKind = InitiativeKind.MEMORANDUM) -> Told:
    matter = matter_of(title, sides=["Taiwan"], subjects=["care-workers"], scope=Scope.LABOUR)
    return Told(title, kind, matter, since)


def test_titles_announce_what_they_do_to_an_earlier_thing():
    assert announced("Adendum nota kesepahaman") is InitiativeLinkKind.AMENDS
    assert announced("Kelompok kerja bersama dengan Qatar") is InitiativeLinkKind.IMPLEMENTS
    assert announced("Penempatan perawat") is None


def test_a_renewal_continues_the_paper_before_it():
    old, new = told("MoU perawat", "2018-01-05"), told("Perpanjangan MoU perawat", "2021")
    assert initiative_relation(new, old) == (InitiativeLinkKind.CONTINUES, 0.7)
    assert initiative_relation(old, new) is None


def test_only_what_carries_a_paper_out_may_come_with_it():
    paper = told("MoU perawat", "2021-03-01")
    assert initiative_relation(told("Rencana aksi perawat", "2021-03-01"), paper) is not None
    assert initiative_relation(told("Pembaruan MoU perawat", "2021-03-01"), paper) is None


def test_a_programme_is_not_amended():
    programme = told("Program perawat", "2018", InitiativeKind.PROGRAMME)
    assert initiative_relation(told("Revisi MoU perawat", "2021"), programme) is None
