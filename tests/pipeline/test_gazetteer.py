"""The gazetteer: which words name a place, and which only look like one."""

from __future__ import annotations

import pytest
from babel import Locale

from archive.pipeline.gazetteer import find_places
from archive.pipeline.lexicon import lexicon
from archive.pipeline.place_names import country_name
from tests.pipeline.partner_texts import partner_roles
from tests.pipeline.texts import make_document

#: Territories of CLDR that are no ISO 3166-1 country.
NO_COUNTRY = frozenset(
    ["AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)


def codes(text: str) -> list[str]:
    """The codes of the places abroad named in ``text``, in order."""
    return [
        place.iso3166 or str(place.country)
        for place in find_places(make_document(text))
        if place.country not in {None, "ID"}
    ]


def test_every_country_of_cldr_has_its_indonesian_name() -> None:
    territories = Locale("id").territories
    for code, name in territories.items():
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY:
            country = lexicon("countries")[code]
            assert name in (country["name"], *country.get("also", ())), code


def test_the_preferred_name_is_the_one_of_the_news() -> None:
    names = {code: country_name(code) for code in ("CN", "KR", "US", "GB", "AE", "HK", "TR")}
    assert names == {
        "CN": "Tiongkok",
        "KR": "Korea Selatan",
        "US": "Amerika Serikat",
        "GB": "Inggris",
        "AE": "Uni Emirat Arab",
        "HK": "Hong Kong",
        "TR": "Turki",
    }
    assert country_name("XX") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delegasi RRT, China, dan Cina datang.", ["CN", "CN", "CN"]),
        ("Pekerja asal Korsel dan Korea tiba, juga dari Korea Utara.", ["KR", "KR", "KP"]),
        ("Kunjungan ke Papua Nugini, bukan ke Papua.", ["PG"]),
        ("Perjanjian RI-Selandia Baru dan Indonesia–Perancis.", ["NZ", "FR"]),
        ("Negeri Sakura dan negeri jiran membuka lowongan.", ["JP", "MY"]),
        ("Pekerja magang di Prefektur Mie dan di Hokkaido.", ["JP-24", "JP-01"]),
        ("Perawat bekerja di Bavaria, Jerman.", ["DE-BY", "DE"]),
        ("Rapat di Catania, Italia, lalu di Jenewa.", ["IT", "IT", "CH"]),
        ("Tim dari Hunan tiba di Kuala Lumpur.", ["CN-HN", "MY"]),
        ("Menteri dari Georgia bertemu pengusaha Atlanta, Georgia.", ["GE", "US", "US-GA"]),
        ("Pemerintah AS dan UEA menunda keputusan.", ["US", "AE"]),
        ("SINGAPURA sudah setuju.", ["SG"]),
        ("Timor - Leste dan Timor Leste adalah satu negara.", ["TL", "TL"]),
        ("Warga Republik Demokratik Kongo dan Pantai Gading.", ["CD", "CI"]),
    ],
)
def test_places_are_found_under_the_names_news_uses(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Upahnya 900 dolar AS atau 1.200 dolar Singapura.",
        "Nilainya US$ 34 juta.",
        "Ia belajar bahasa Jepang, Inggris, dan Arab.",
        "Timnas Arab Saudi dan skuad Jepang U-23 bertanding.",
        "Klub Liga Inggris membeli pemain Belgia.",
        "Kain itu warisan zaman Jepang dan penjajah Belanda.",
        "Ketegangan di Laut China Selatan dan Amerika Latin.",
        "Terpidana Oman Wardana dan aktor Chad Bowen pulang.",
        "Ia menambah cabai, chili, dan mali-mali.",
        "AS Roma kalah; Bayern Munchen menang.",
        "Lima orang makan Mie di Medan.",
        "Penumpang Malaysia Airlines tiba dengan Singapore Airlines.",
        "Baca di singapura.com dan @jepang.",
    ],
)
def test_currencies_languages_teams_and_people_are_no_places(text: str) -> None:
    assert codes(text) == []


def test_indonesian_places_come_back_as_indonesian() -> None:
    places = find_places(make_document("Rapat di Labuan Bajo, Nusa Tenggara Timur, dan Sragen."))
    assert {place.country for place in places} == {"ID"}
    assert [place.kind for place in places] == ["city", "subnational", "city"]


def test_places_never_overlap_and_hold_the_printed_words() -> None:
    document = make_document("Republik Rakyat Tiongkok, Amerika Serikat (AS), dan Korea Selatan.")
    places = find_places(document)
    words = [place.span.of(document.text) for place in places]
    assert words[0] == "Republik Rakyat Tiongkok"
    assert words[-1] == "Korea Selatan"
    ends = [place.span.end for place in places]
    assert all(end <= place.span.start for end, place in zip(ends, places[1:], strict=False))


@pytest.mark.parametrize("code", sorted(set(lexicon("countries")) - {"ID"}))
def test_every_state_is_the_other_side_under_each_of_its_names(code: str) -> None:
    country = lexicon("countries")[code]
    for name in (country["name"], *country.get("also", ())):
        told = f"Kemnaker menandatangani nota kesepahaman penempatan pekerja dengan {name}."
        assert partner_roles(told) == {f"country:{code}": "counterpart"}, name


def test_a_doubtful_name_of_a_state_is_one_where_a_cue_has_made_it_one() -> None:
    assert codes("Pekerja dikirim ke Georgia. Georgia meminta juru las.") == ["GE", "GE"]
    assert codes("Jordan meminta juru las. Ia lalu pulang.") == []
