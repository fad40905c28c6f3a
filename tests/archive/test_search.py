"""Search finds the same on both databases, and survives whatever is typed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Partner
from archive.search import highlight, index, rebuild, search, snippet, unindex
from archive.search.query import read_query

pytestmark = pytest.mark.django_db

TEXTS = {
    "latih": "Kedua pihak menyepakati pelatihan instruktur BLK.",
    "tenaga": "Kementerian Ketenagakerjaan bertemu mitranya.",
    "tanda": "Nota itu ditandatangani di Tokyo pada 2024.",
    "buruh": "Serikat buruh meminta tenaga ahli; kerja mereka berat.",
}


@pytest.fixture
def partners(db):
    rows = [
        Partner(slug=slug, name=f"Mitra {number}", kind="other", description=text)
        for number, (slug, text) in enumerate(TEXTS.items())
    ]
    rows.append(Partner(slug="tuerkiye", name="Türkiye", name_en="Turkey", kind="country"))
    Partner.objects.bulk_create(rows)
    index(Partner.objects.all())
    return Partner.objects.all()


def hits(terms):
    return {partner.slug for partner in search(Partner.objects.all(), terms)}


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ("melatih", {"latih"}),
        ("sepakat", {"latih"}),
        ("menandatangani", {"tanda"}),
        ("tenaga kerja", {"tenaga", "buruh"}),
        ('"tenaga kerja"', {"tenaga"}),
        ("turkiye", {"tuerkiye"}),
        ("mitra -buruh", {"latih", "tenaga", "tanda"}),
        ("-mitra", {"tuerkiye"}),
        ("2024", {"tanda"}),
        ("yang dan", set()),
        ("tidakada", set()),
    ],
)
def test_a_query_finds_by_stem_phrase_and_exclusion(partners, terms, found):
    assert hits(terms) == found


def test_blank_terms_leave_every_record(partners):
    assert hits("  ") == {*TEXTS, "tuerkiye"}


def test_names_rank_above_bodies(partners):
    Partner.objects.filter(slug="buruh").update(name="Pelatihan")
    index(Partner.objects.filter(slug="buruh"))
    ranks = {partner.slug: partner.rank for partner in search(Partner.objects.all(), "pelatihan")}
    assert ranks == {"buruh": 2, "latih": 1}


def test_an_unindexed_record_is_not_found_and_a_rebuild_brings_it_back(partners):
    unindex(Partner.objects.filter(slug="latih"))
    assert hits("melatih") == set()
    assert rebuild() >= len(TEXTS)
    assert hits("melatih") == {"latih"}


@pytest.mark.parametrize(
    "terms",
    ['"', "*", "AND", "NEAR(", "name:x", "a\x00b", "'", "\\", ":*", "-", '-"', "((", "é" * 999],
)
def test_hostile_terms_never_raise(partners, terms):
    list(search(Partner.objects.all(), terms))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(terms=st.text(max_size=40))
def test_no_terms_raise(partners, terms):
    list(search(Partner.objects.all(), terms))


@given(text=st.text(max_size=200), terms=st.text(max_size=30))
def test_highlighting_keeps_the_text(text, terms):
    assert "".join(piece for piece, _ in highlight(text, terms)) == text


def test_a_snippet_shows_the_stretch_with_most_hits():
    text = "pelatihan " + "kata " * 200 + "pelatihan perawat di Jerman " + "kata " * 200
    shown = snippet(text, "melatih perawat", width=80)
    assert {piece for piece, hit in shown if hit} == {"pelatihan", "perawat"}
    assert shown[0] == ("… ", False)


def test_a_long_query_is_cut():
    assert len(read_query(" ".join(f"kata{n}" for n in range(200))).wanted) <= 16
