"""Scoring of partners."""

from __future__ import annotations

from typing import Any

import pytest

from archive.evaluation.findings import Kind
from tests.evaluation.answers import (
    findings_of,
    found_official,
    found_partner,
    make_answer,
    make_gold,
    tally_of,
)


def gold_partner(name: str, **values: Any) -> dict[str, Any]:
    partner = {"kind": "country", "iso3166": None, "role": "counterpart", "surface_forms": []}
    return {"name": name, **partner, **values}


JAPAN = gold_partner("Jepang", iso3166="JP", surface_forms=["Jepang", "Negeri Sakura"])
ITALY = gold_partner("Italia", iso3166="IT", role="host")
JICA = gold_partner("Japan International Cooperation Agency (JICA)", kind="agency", iso3166="JP")


def tally(kind: Kind, gold: list[dict[str, Any]], *answers: dict[str, Any], **more: Any):
    return tally_of(make_gold(partners=gold, **more), make_answer(partners=list(answers)), kind)


def test_countries_are_compared_by_code_whatever_they_are_called():
    answer = found_partner("Nippon", iso3166="JP")

    assert tally(Kind.COUNTRIES, [JAPAN, ITALY], answer) == (1, 1, 0)


def test_an_agency_of_a_country_is_not_the_country():
    answer = found_partner("Kementerian Tenaga Kerja Jepang", kind="agency", iso3166="JP")

    assert tally(Kind.COUNTRIES, [JAPAN], answer) == (0, 1, 0)
    assert tally(Kind.OTHER_PARTNERS, [JAPAN], answer) == (0, 0, 1)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("JICA", (1, 0, 0)),
        ("japan international cooperation agency", (1, 0, 0)),
        ("Japan Foundation", (0, 1, 1)),
    ],
)
def test_other_partners_are_compared_by_a_shared_name(name: str, expected: tuple):
    assert tally(Kind.OTHER_PARTNERS, [JICA], found_partner(name, kind="agency")) == expected


def test_a_venue_taken_for_a_counterpart_is_found_with_a_wrong_role():
    answer = found_partner("Italia", iso3166="IT", role="counterpart")

    assert tally(Kind.COUNTRIES, [ITALY], answer) == (1, 0, 0)
    assert tally(Kind.PARTNER_ROLE, [ITALY], answer) == (0, 1, 1)


@pytest.mark.parametrize("answers", [[], [found_partner("Jepang", iso3166="JP")]])
def test_a_partner_that_is_only_mentioned_is_neither_gain_nor_loss(answers: list):
    mentioned = {**JAPAN, "role": "mentioned"}

    assert tally(Kind.COUNTRIES, [mentioned], *answers) == (0, 0, 0)
    assert tally(Kind.PARTNER_ROLE, [mentioned], *answers) == (0, 0, 0)


def test_any_acceptable_kind_is_right():
    gold = {**JICA, "kind_acceptable": ["international"]}

    assert tally(Kind.PARTNER_KIND, [gold], found_partner("JICA", kind="international")) == (
        1,
        0,
        0,
    )
    assert tally(Kind.PARTNER_KIND, [gold], found_partner("JICA", kind="company")) == (0, 1, 1)


def test_the_country_that_locates_a_province_is_no_false_alarm_when_given_as_mentioned():
    mie = gold_partner("Prefektur Mie", kind="subnational", iso3166="JP-24")
    answer = found_partner("Jepang", iso3166="JP", role="mentioned")

    assert tally(Kind.COUNTRIES, [mie], answer) == (0, 0, 0)
    assert tally(Kind.COUNTRIES, [mie], {**answer, "role": "counterpart"}) == (0, 0, 1)


@pytest.mark.parametrize(
    ("second", "expected"),
    [("JICA Tokyo", (1, 0, 0)), ("Kemnaker dan Japan International Cooperation Agency", (1, 0, 1))],
)
def test_a_second_answer_is_a_false_alarm_unless_gold_has_that_name(second: str, expected: tuple):
    gold = {**JICA, "surface_forms": ["JICA Tokyo"]}
    answers = [found_partner(name, kind="agency") for name in ("JICA", second)]

    assert tally(Kind.OTHER_PARTNERS, [gold], *answers) == expected


def test_one_country_told_twice_is_a_false_alarm():
    answers = [found_partner(name, iso3166="JP") for name in ("Jepang", "Negeri Sakura")]

    assert tally(Kind.COUNTRIES, [JAPAN], *answers) == (1, 0, 1)


def test_what_gold_has_no_kind_for_may_be_an_international_body():
    gold = gold_partner("Perserikatan Bangsa-Bangsa", kind="other")
    answer = found_partner("Perserikatan Bangsa-Bangsa", kind="international")

    assert tally(Kind.PARTNER_KIND, [gold], answer) == (1, 0, 0)


def test_names_that_stand_only_in_boilerplate_are_false_alarms_and_told_as_such():
    gold = make_gold(only_in_boilerplate=["Kazakhstan", "Yassierli"])
    answer = make_answer(
        partners=[found_partner("Kazakhstan", iso3166="KZ", role="mentioned")],
        officials=[found_official("Yassierli", "Menaker")],
    )

    for kind in (Kind.COUNTRIES, Kind.OFFICIALS):
        assert [item.detail for item in findings_of(gold, answer, kind)] == ["only in boilerplate"]
        assert tally_of(gold, answer, kind) == (0, 0, 1)
