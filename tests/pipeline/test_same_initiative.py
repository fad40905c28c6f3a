"""A report of a known initiative: the same matter with the same side, told again."""

import pytest

from archive.pipeline.same_initiative import best_match, matter_of, same_matter
from archive.vocabulary import Scope, Stage


def matter(title, *, subjects=("care-workers",), signed_on=(), scope=Scope.LABOUR):
    return matter_of(title, sides=["Austria"], subjects=subjects, scope=scope, signed_on=signed_on)


NURSES = matter("Kerja sama penempatan perawat Indonesia ke Austria")


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("Nota kesepahaman tentang penempatan perawat", Stage.SIGNED),
        ("Program penempatan perawat Indonesia", Stage.ONGOING),
        ("Penempatan perawat terampil dengan Austria", Stage.AGREED),
    ],
)
def test_one_thing_under_another_title_is_the_same(title, stage):
    assert same_matter(NURSES, matter(title), stage=stage, on="2022-06-09") > 0


@pytest.mark.parametrize(
    ("title", "subjects"),
    [
        ("Pelatihan perawat", ("care-workers", "vocational-training")),
        ("Penempatan pelaut", ("seafarers",)),
        ("Kerja sama bidang ketenagakerjaan", ("labour-policy",)),
        ("Pembaruan nota kesepahaman penempatan perawat", ("care-workers",)),
    ],
)
def test_another_thing_with_the_same_side_is_another(title, subjects):
    new = matter(title, subjects=subjects)
    assert same_matter(NURSES, new, stage=Stage.SIGNED, on="2022-06-09") == 0


def test_words_that_all_placements_share_join_none():
    pilot = matter("Kesepakatan tentang uji coba penempatan pekerja migran", subjects=["placement"])
    paper = matter("Nota kesepahaman penempatan pekerja migran", subjects=["placement"])
    assert same_matter(pilot, paper, stage=Stage.SIGNED, on="2025") == 0


def test_two_signings_years_apart_are_two_papers():
    old = matter("Nota kesepahaman penempatan perawat", signed_on=["2016-05-01"])
    new = matter("Nota kesepahaman penempatan perawat", signed_on=["2022-06-09"])
    assert same_matter(old, new, stage=Stage.SIGNED, on="2022-06-09") == 0


@pytest.mark.parametrize("day", ["2022-06-08", "2022-06", "2022"])
def test_one_signing_is_known_by_its_date_as_far_as_it_is_told(day):
    old = matter("Nota kesepahaman penempatan perawat terampil", signed_on=["2022-06-09"])
    new = matter("Nota kesepahaman tentang perawat", signed_on=[day])
    assert same_matter(old, new, stage=Stage.SIGNED, on=day) > 0


@pytest.mark.parametrize(("on", "same"), [("2019-03-12", True), ("2024-03-12", False), ("", True)])
def test_what_is_asked_for_after_the_signing_is_another_paper(on, same):
    signed = matter("Nota kesepahaman penempatan perawat", signed_on=["2022-06-09"])
    new = matter("Kerja sama penempatan perawat")
    assert (same_matter(signed, new, stage=Stage.PROPOSED, on=on) > 0) is same


def test_trade_is_not_labour():
    new = matter("Kerja sama penempatan perawat", scope=Scope.OTHER)
    assert same_matter(NURSES, new, stage=Stage.SIGNED, on="") == 0


def test_the_likest_is_chosen_and_of_two_alike_none():
    new = matter("Program penempatan perawat")
    longer = matter("Nota kesepahaman penempatan perawat terampil lewat jalur khusus")
    assert best_match({1: longer, 2: NURSES}, new, stage=Stage.ONGOING, on="")[0] == 2
    assert best_match({1: NURSES, 2: NURSES}, new, stage=Stage.ONGOING, on="") is None
    assert best_match({}, new, stage=Stage.ONGOING, on="") is None
