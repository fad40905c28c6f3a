"""Figures of trust: shares that say how sure they are, and thresholds that follow from them."""

import pytest

from archive.curation.trust_figures import (
    Count,
    Standing,
    Tally,
    Trust,
    tenth_of,
    threshold,
    wilson,
)


def judged(hundredth, kept, rejected=0, *, corrected=0, month="2026-05", rule="verb"):
    """Counts of proposals of one confidence that an editor judged."""
    numbers = {
        Standing.KEPT: kept,
        Standing.CORRECTED: corrected,
        Standing.REJECTED: rejected,
    }
    return tuple(
        Count("stage", rule, standing, number, month, hundredth)
        for standing, number in numbers.items()
        if number
    )


def trust_of(*several):
    return Trust(tuple(count for counts in several for count in counts))


@pytest.mark.parametrize(
    ("kept", "of", "low", "high"),
    [(0, 1, 0.0, 0.793), (1, 1, 0.207, 1.0), (8, 10, 0.490, 0.943), (900, 1000, 0.880, 0.917)],
)
def test_few_decisions_leave_a_wide_interval(kept, of, low, high):
    assert wilson(kept, of) == pytest.approx((low, high), abs=0.001)


def test_a_share_counts_only_what_an_editor_judged():
    tally = Tally(
        {
            Standing.KEPT: 6,
            Standing.CORRECTED: 1,
            Standing.REJECTED: 1,
            Standing.BY_RULE: 100,
            Standing.ALONG: 20,
            Standing.WAITING: 5,
            Standing.TAKEN_BACK: 2,
            Standing.MERGED: 1,
        }
    )

    assert (tally.proposed, tally.judged, tally.waiting, tally.share) == (136, 8, 7, 0.75)


def test_without_judgement_there_is_no_share():
    assert Tally({Standing.BY_RULE: 9}).share is None
    assert Tally().interval is None


@pytest.mark.parametrize(
    ("hundredth", "tenth"), [(0, 0), (9, 0), (10, 1), (89, 8), (90, 9), (100, 9)]
)
def test_full_confidence_lies_in_the_last_tenth(hundredth, tenth):
    assert tenth_of(hundredth) == tenth


def test_months_leave_out_judgements_and_nothing_else():
    waiting = Count("stage", "verb", Standing.WAITING, 3)
    trust = trust_of(
        judged(90, 5, month="2026-03"), judged(90, 7, month="2026-05"), [waiting]
    ).between("2026-04")

    assert (trust.total.judged, trust.total.waiting) == (7, 3)
    assert list(trust.by_month) == ["2026-05"]


def test_the_rule_judged_most_comes_first_within_its_kind():
    trust = trust_of(judged(90, 2, rule="few"), judged(90, 9, rule="many"))

    assert [rule for _kind, rule in trust.by_rule] == ["many", "few"]


@pytest.mark.parametrize(
    ("counts", "follows"),
    [
        # Enough were judged and kept, down to 0.8.
        ([judged(95, 60, 1), judged(80, 40, 1)], 0.8),
        # Below 0.9 too many were rejected.
        ([judged(95, 80, 2), judged(80, 20, 20)], 0.95),
        # What was corrected was not kept as it was proposed.
        ([judged(95, 80, 0, corrected=20)], None),
        # Nearly all were kept, but they are few.
        ([judged(95, 30)], None),
        # A thousand sure ones do not carry the doubtful ones along.
        ([judged(95, 1000, 2), judged(60, 4, 6)], 0.95),
        # A good tenth under a bad one is out of reach.
        ([judged(95, 1000, 2), judged(80, 30, 30), judged(60, 500, 2)], 0.95),
        # One that was rejected at full confidence does not hide a hundred that were kept.
        ([judged(100, 0, 1), judged(97, 100)], 0.97),
        ([], None),
    ],
)
def test_a_threshold_follows_only_where_nearly_all_was_kept(counts, follows):
    assert threshold(trust_of(*counts), share=0.95, least=50) == follows
