"""Passives, papers as subjects, intransitives and nouns of talk tell of initiatives too."""

from __future__ import annotations

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from archive.vocabulary import Scope

LEAD = (
    "Menteri Ketenagakerjaan dan Duta Besar Kanada untuk Indonesia menandatangani nota kesepahaman"
    " penempatan perawat di Jakarta, Senin (3/2/2020). Perawat Indonesia di Kanada berjumlah 2.000"
    " orang.\n"
)
CASES = [
    (
        "Menteri memohon pengampunan bagi 60 pekerja migran yang ditahan di Toronto.",
        "country:CA",
        "proposed",
    ),
    (
        "Sementara itu, perundingan dengan Meksiko baru sebatas upah pekerja kebun.",
        "country:MX",
        "under_discussion",
    ),
    (
        "Adapun program kerja liburan bagi pemuda Indonesia tetap berlanjut.",
        "country:CA",
        "ongoing",
    ),
    (
        "Pelatihan bahasa bagi pekerja diselenggarakan bersama pemerintah Jerman sejak 2019.",
        "country:DE",
        "ongoing",
    ),
    ("Menurut dia, Kanada menyatakan sanggup menampung 500 juru masak.", "country:CA", "agreed"),
]


def told(sentence: str) -> list[tuple[str, tuple[str, ...]]]:
    """Stage and partners of the labour initiatives told in ``sentence`` alone."""
    text = LEAD + sentence + "\n"
    return [
        (item.stage.value, item.partners)
        for item in process(RawText("text", text.encode())).initiatives
        if item.scope is Scope.LABOUR and item.evidence[0].start >= len(LEAD)
    ]


@pytest.mark.parametrize(("sentence", "partner", "stage"), CASES)
def test_what_nobody_is_said_to_do_is_told(sentence: str, partner: str, stage: str) -> None:
    assert [(found, partner in keys) for found, keys in told(sentence)] == [(stage, True)]


def test_what_a_paper_lays_down_is_told_of_the_paper() -> None:
    sentence = "Nota itu juga mewajibkan asuransi jiwa bagi perawat."
    text = LEAD + sentence + "\n"
    papers = [
        item
        for item in process(RawText("text", text.encode())).initiatives
        if text.find(sentence) in {span.start for span in item.evidence}
    ]
    assert told(sentence) == []
    assert [item.kind.value for item in papers] == ["memorandum"]


def test_a_law_that_lays_down_something_is_no_paper_of_two_sides() -> None:
    assert told("Undang-Undang itu juga mewajibkan asuransi jiwa bagi perawat.") == []
