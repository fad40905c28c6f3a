"""Amounts: numbers with what they count, and nothing else that has digits."""

from __future__ import annotations

import pytest

from archive.pipeline.extract.deeds.amounts import find_amounts

AMOUNTS = [
    ("Sebanyak 84 perawat diberangkatkan", [(84, "people", "")]),
    ("pengiriman 12 ribu pekerja ke Oman", [(12_000, "people", "")]),
    ("lebih dari 1.500 orang", [(1_500, "people", "at_least")]),
    ("kuota hingga 5.000 pekerja", [(5_000, "places", "up_to")]),
    ("sekitar 70 ribu pekerja", [(70_000, "people", "about")]),
    ("menargetkan 300 perawat tahun ini", [(300, "people", "target")]),
    ("600 ribu lowongan kerja", [(600_000, "places", "")]),
    ("hibah 2 juta dolar AS", [(2_000_000, "USD", "")]),
    ("senilai Rp 45 miliar", [(45_000_000_000, "IDR", "")]),
    ("sebesar US$1,5 juta", [(1_500_000, "USD", "")]),
    ("hibah 4,5 juta dolar Kanada", [(4_500_000, "CAD", "")]),
    ("upah 1.500 ringgit", [(1_500, "MYR", "")]),
    ("berlaku 5 tahun", [(5, "years", "")]),
    ("pada tahun 2024", []),
    ("Undang-Undang Nomor 18 Tahun 2017", []),
    ("Selasa (7/5/2024) pukul 10.30 WIB", []),
    ("K3 dan G20", []),
]


@pytest.mark.parametrize(("words", "expected"), AMOUNTS)
def test_an_amount_is_a_number_with_what_it_counts(
    words: str, expected: list[tuple[float, str, str]]
) -> None:
    found = find_amounts(words, 0, len(words))
    assert [(amount.value, amount.unit, amount.qualifier) for amount in found] == expected


def test_amounts_are_found_only_inside_the_stretch() -> None:
    text = "Sebanyak 84 perawat. Lalu 27 orang."
    found = find_amounts(text, 20, len(text))
    assert [amount.span.of(text) for amount in found] == ["27 orang"]
