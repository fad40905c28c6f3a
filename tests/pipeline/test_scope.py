"""Scope: what is labour cooperation, what is another field, what is nothing."""

from __future__ import annotations

import pytest

from archive.pipeline.extract.deeds.scope import domestic_side, is_labour_article
from archive.pipeline.extract.deeds.triggers import Role, find_marks
from archive.vocabulary import InitiativeKind
from tests.pipeline.clauses_of import candidates_of, clause_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Jepang dan Indonesia menyepakati pelatihan pengawas ketenagakerjaan.",
        "Swiss menawarkan kursus K3.",
        "Jerman menandatangani MoU penempatan perawat.",
    ],
)
def test_a_labour_object_makes_labour_cooperation(sentence: str) -> None:
    assert [item.labour for item in candidates_of(sentence)] == [True]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Indonesia dan AS menegosiasikan perjanjian mineral kritis.", InitiativeKind.INVESTMENT),
        ("Indonesia dan India membahas kerja sama perdagangan.", InitiativeKind.TRADE),
        ("Indonesia dan Fiji menyepakati kerja sama pariwisata.", InitiativeKind.COOPERATION),
    ],
)
def test_another_field_is_told_from_labour(sentence: str, kind: InitiativeKind) -> None:
    (candidate,) = candidates_of(sentence)
    assert not candidate.labour
    assert candidate.other is kind


@pytest.mark.parametrize(
    "words",
    ["perjanjian kerja bersama (PKB)", "kesepakatan dagang", "perjanjian damai", "kontrak kerja"],
)
def test_traps_are_no_instruments(words: str) -> None:
    assert Role.INSTRUMENT not in {mark.role for mark in find_marks(words)}


def test_a_memorandum_with_an_indonesian_company_is_domestic() -> None:
    sentence = "Kemnaker menandatangani MoU dengan PT Samudra Karya tentang pelatihan K3."
    assert domestic_side(clause_of(sentence), sentence) is not None


def test_a_memorandum_with_a_foreign_ministry_is_not_domestic() -> None:
    sentence = "Kemnaker menandatangani MoU dengan Oman tentang pelatihan K3."
    assert domestic_side(clause_of(sentence), sentence) is None


def test_an_article_is_about_labour_when_enough_sentences_have_a_labour_word() -> None:
    told = [find_marks("Pekerja migran dilatih."), find_marks("Menaker hadir."), []]
    passing = [find_marks("Pekerja lewat."), *[find_marks("Hujan turun.")] * 7]
    assert is_labour_article(told)
    assert not is_labour_article(passing)
