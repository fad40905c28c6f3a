"""The checks of hard cases: each must hold for a good answer and fail for a bad one."""

from __future__ import annotations

from typing import Any

import pytest

from archive.evaluation.hard_cases import ITEM_CHECKS, WHOLE_CHECKS, Expectation
from tests.evaluation.answers import (
    found_initiative,
    found_official,
    found_partner,
    make_answer,
    place,
)

BODY = {"role": "paragraph", **place("Hasilnya dituangkan dalam risalah.")}
CAPTION = {"role": "caption", **place("Menaker (kiri). (Foto: Humas)")}
MIE = found_partner("Prefektur Mie", kind="subnational", iso3166="JP-24")
OMAN = found_partner("Oman", iso3166="OM")
SURYA = found_official("Surya Wibawa", "Sekjen Kemnaker", country="ID", mentions=[place("Surya")])
QUOTATION = {"exact": "Segera", "speaker": "Surya Wibawa"}
DENIED = found_initiative("pengiriman perawat ke Oman", "", "Oman", stage="denied")
OFFER = found_initiative(
    "pelatihan bahasa",
    "",
    "Prefektur Mie",
    level="item",
    subjects=["language-training"],
    amounts=[{"value": 40.0, "unit": "people"}],
)
GOOD = make_answer(
    headline="RI Teken MoU",
    outlet="PELITA.ID",
    dateline_place="Muskat",
    byline="Sari Melati",
    event_date="2024-05-06",
    published_on="2024-05-07",
    passages=[BODY, CAPTION],
    dates=[
        {"exact": "(17/7)", "value": None, "role": "event", "candidates": ["2019-07-17"]},
        {"exact": "Rabu (8/5)", "value": "2024-05-08", "role": "statement", "candidates": []},
    ],
    partners=[MIE, OMAN],
    officials=[SURYA],
    quotations=[QUOTATION],
    meetings=[{"name": "Sidang"}],
    initiatives=[OFFER, DENIED],
    issues=[{"code": "weekday_mismatch"}],
)

WHOLE: list[tuple[str, Any, Any]] = [
    ("headline", "RI teken MoU", None),
    ("outlet", "Pelita", "Warta"),
    ("dateline_place", "MUSKAT", "Oman"),
    ("byline", "Sari Melati", "Tono Salim"),
    ("published_date", "2024-05-07", None),
    ("event_date", "2024-05-06", "2024-05-07"),
    ("statement_date", "2024-05-08", "2024-05-06"),
    ("year_candidates", [2019], [2019, 2024]),
    ("absent_years", ["2031"], ["2024"]),
    ("not_dates", ["ke-9"], ["(17/7)"]),
    ("drop", ["Baca juga"], ["dituangkan dalam risalah"]),
    ("drop_role", "caption", "byline"),
    ("body_keeps", ["Hasilnya dituangkan"], ["Menaker (kiri)"]),
    ("cited_media", ["Warta Pelita"], ["PELITA.ID"]),
    ("meetings", 1, 0),
    ("issue", "weekday_mismatch", "no_text"),
    ("absent_partners", ["US"], ["OM"]),
    ("not_people", ["Gedung Sudirman"], ["Surya Wibawa"]),
    ("surface_forms", ["Sekjen Surya"], ["Wibawa"]),
    ("not_stage", ["signed"], ["denied"]),
    ("out_of_scope", ["sertifikasi"], ["pelatihan bahasa"]),
]


@pytest.mark.parametrize(("key", "right", "wrong"), WHOLE, ids=[key for key, _, _ in WHOLE])
def test_a_check_of_a_whole_value_holds_and_fails(key: str, right: Any, wrong: Any):
    assert not WHOLE_CHECKS[key](right, GOOD)
    assert WHOLE_CHECKS[key](wrong, GOOD)


def partner(name: str, iso: str, kind: str = "country", role: str = "counterpart") -> dict:
    return {"name": name, "iso": iso, "kind": kind, "role": role}


def offer(**values: Any) -> dict[str, Any]:
    return {"title": "pelatihan bahasa", **values}


ITEMS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("partners found", partner("Oman", "OM"), partner("Swiss", "CH")),
    ("partners role", partner("Oman", "OM"), partner("Oman", "OM", role="host")),
    ("officials found", {"name": "Surya Wibawa"}, {"name": "Laras Wening"}),
    (
        "officials post",
        {"name": "Surya Wibawa", "country": "ID", "post": ["Sekjen", "Kemnaker"]},
        {"name": "Surya Wibawa", "country": "ID", "post": ["Sekjen", "Komisaris"]},
    ),
    (
        "officials country",
        {"name": "Surya Wibawa", "country": "ID"},
        {"name": "Surya Wibawa", "country": "OM"},
    ),
    (
        "quotations speaker",
        {"text": "Segera,", "speaker": "Surya Wibawa"},
        {"text": "Segera,", "speaker": None},
    ),
    ("initiatives found", offer(), {"title": "sertifikasi juru las"}),
    ("initiatives partners", offer(partners=["JP-24"]), offer(partners=["JP-24", "OM"])),
    ("initiatives stage", offer(stage="proposed"), offer(stage="signed")),
    ("initiatives subjects", offer(subjects=["language-training"]), offer(subjects=["osh"])),
    ("initiatives level", offer(level="item"), offer(level="umbrella")),
    (
        "initiatives amount",
        offer(amount={"value": 40, "unit": "people"}),
        offer(amount={"value": 40, "unit": "USD"}),
    ),
    (
        "initiatives amounts",
        offer(amounts=[{"value": 40, "unit": "people"}]),
        offer(amounts=[{"value": 40, "unit": "people"}, {"value": 5, "unit": "years"}]),
    ),
]


@pytest.mark.parametrize(("key", "right", "wrong"), ITEMS, ids=[key for key, _, _ in ITEMS])
def test_a_check_of_an_entry_holds_and_fails(key: str, right: dict, wrong: dict):
    assert not ITEM_CHECKS[key](right, GOOD)
    assert ITEM_CHECKS[key](wrong, GOOD)


@pytest.mark.parametrize(
    ("key", "entries"),
    [
        ("partners", [partner("Prefektur Mie", "JP-24", "subnational"), partner("Oman", "OM")]),
        ("officials", [{"name": "Surya Wibawa"}]),
        ("quotations", [{"text": "Segera,"}]),
        ("initiatives", [{"title": "pelatihan bahasa"}, {"title": "pengiriman perawat ke Oman"}]),
    ],
)
def test_a_list_is_all_there_is(key: str, entries: list[dict[str, Any]]):
    assert not WHOLE_CHECKS[key](entries, GOOD)
    assert "found" in WHOLE_CHECKS[key](entries[1:], GOOD)


def test_every_check_is_tested_to_hold_and_to_fail():
    lists = {"partners", "officials", "quotations", "initiatives"}

    assert {key for key, _, _ in WHOLE} | lists == set(WHOLE_CHECKS)
    assert {key for key, _, _ in ITEMS} == set(ITEM_CHECKS)


def test_an_expectation_words_its_failure():
    expectation = Expectation("x1 outlet", "", "outlet", "Warta")

    assert expectation.failure(GOOD) == "'PELITA.ID' instead of 'Warta'"
