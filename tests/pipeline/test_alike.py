"""What is like a thing told before is told once more, at the stage of its own clause."""

from __future__ import annotations

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from archive.vocabulary import Scope

LEAD = (
    "Kementerian Ketenagakerjaan dan Pemerintah Oman menandatangani nota kesepahaman penempatan"
    " perawat di Jakarta, Senin (3/2/2020). Perawat Indonesia di Oman berjumlah 20 ribu orang."
    " Oman juga membebaskan perawat Filipina dari biaya visa.\n"
)
CASES = [
    ("Pembahasan serupa dilakukan Kemnaker dengan Kuwait.", "country:KW", "under_discussion"),
    ("Hal yang sama tengah dirundingkan dengan Yordania.", "country:JO", "under_discussion"),
    (
        "Perjanjian yang mirip dengan Fiji, yang dirancang sejak 2018, belum diteken.",
        "country:FJ",
        "under_discussion",
    ),
    ("Menteri meminta keringanan serupa bagi Indonesia.", "country:OM", "proposed"),
    (
        "Permohonan serupa disampaikan untuk pelatihan pekerja rumah tangga.",
        "country:OM",
        "proposed",
    ),
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
def test_what_is_alike_is_a_thing_of_its_own(sentence: str, partner: str, stage: str) -> None:
    assert [(found, partner in keys) for found, keys in told(sentence)] == [(stage, True)]


def test_what_others_do_alike_is_none() -> None:
    assert told("Hal serupa terjadi di Malaysia dua tahun lalu.") == []
    assert told("Hal senada disampaikan Duta Besar Oman.") == []
