"""A thing told before is meant by its pointer, its owner, its halt, its rounds, its people."""

from __future__ import annotations

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from archive.vocabulary import Scope

LEAD = (
    "Indonesia dan Jerman menyepakati pelatihan perawat lansia di Surabaya, Senin (3/2/2020),"
    " kata Menteri Ketenagakerjaan Laras Wening.\n"
)
AGAIN = [
    "Pelatihan itu dimulai pada April.",
    "Jerman menanggung seluruh ongkosnya.",
    "Jerman menanggung tiket dan penginapan.",
    "Pelatihan perdana dibuka di Surabaya.",
    "Jerman meminta 20 perawat.",
]
ANEW = [
    "Jerman juga menawarkan magang bagi juru las.",
    "Kedua negara menandatangani nota kesepahaman penempatan pelaut.",
]


def initiatives(*sentences: str) -> list[int]:
    """For each labour initiative how many sentences tell of it."""
    text = LEAD + "\n".join(sentences) + "\n"
    return [
        len(item.evidence)
        for item in process(RawText("text", text.encode())).initiatives
        if item.scope is Scope.LABOUR
    ]


@pytest.mark.parametrize("sentence", AGAIN)
def test_what_is_told_again_is_evidence(sentence: str) -> None:
    assert initiatives(sentence) == [2]


@pytest.mark.parametrize("sentence", ANEW)
def test_what_names_an_object_of_its_own_is_told_anew(sentence: str) -> None:
    assert initiatives(sentence) == [1, 1]


def test_a_halt_alone_is_that_of_what_was_just_told() -> None:
    lead = "Indonesia menolak pembukaan penempatan pekerja rumah tangga ke Oman, kata Menaker."
    text = f"{lead} Moratorium masih berlaku di Oman.\n"
    found = process(RawText("text", text.encode())).initiatives
    assert len(found) == 1


def test_what_a_paper_lays_down_or_covers_is_told_of_the_paper() -> None:
    signed = "Indonesia dan Jerman meneken nota kesepahaman penempatan perawat di Jakarta."
    for sentence in (
        "Nota kesepahaman itu mengatur jam kerja perawat dan gaji perawat.",
        "Nota itu memuat upah minimum perawat dan jam istirahat perawat.",
        "Cakupannya meliputi perawat lansia, bidan, dan pengasuh anak.",
    ):
        text = f"{signed} {sentence}\n"
        found = process(RawText("text", text.encode())).initiatives
        assert [len(item.evidence) for item in found] == [2], sentence
