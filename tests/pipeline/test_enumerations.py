"""Enumerations: where a list starts, and where its items come apart."""

from __future__ import annotations

import pytest

from archive.pipeline.extract.deeds.enumerations import find_enumerator, split_items
from tests.pipeline.clauses_of import clause_of

LISTS = [
    (
        "mencakup tiga hal, yakni pertukaran mediator, beasiswa bagi pengawas, serta pengakuan "
        "kualifikasi perawat.",
        ["pertukaran mediator", "beasiswa bagi pengawas", "pengakuan kualifikasi perawat"],
    ),
    (
        "dalam bentuk pelatihan dan akreditasi mediator hubungan industrial.",
        ["pelatihan dan akreditasi mediator hubungan industrial"],
    ),
    (
        "meliputi 1) pertukaran data pasar kerja, 2) pelatihan pengawas, dan 3) kerja sama K3.",
        ["pertukaran data pasar kerja", "pelatihan pengawas", "kerja sama K3"],
    ),
    (
        "antara lain penempatan pekerja di sektor pertanian, konstruksi, dan manufaktur.",
        ["penempatan pekerja di sektor pertanian, konstruksi, dan manufaktur"],
    ),
    (
        "berupa pengembangan keselamatan dan kesehatan kerja.",
        ["pengembangan keselamatan dan kesehatan kerja"],
    ),
    (
        "yaitu pengembangan kapasitas dan pelatihan serta peningkatan kepatuhan hukum.",
        ["pengembangan kapasitas dan pelatihan", "peningkatan kepatuhan hukum"],
    ),
]


@pytest.mark.parametrize(("sentence", "items"), LISTS)
def test_a_list_comes_apart_where_a_new_thing_starts(sentence: str, items: list[str]) -> None:
    clause = clause_of(sentence)
    enumerator = find_enumerator(sentence, clause)
    assert enumerator is not None
    found = split_items(sentence, enumerator.end, clause)
    assert [item.of(sentence) for item in found] == items


def test_a_sentence_without_an_opening_word_has_no_list() -> None:
    sentence = "Kedua negara menyepakati pelatihan dan penempatan pekerja."
    assert find_enumerator(sentence, clause_of(sentence)) is None
