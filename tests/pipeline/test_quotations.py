"""Quotations: what is speech, where it ends, and that nobody is named where nobody is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pipeline.people import read_quotations, speakers

UNATTRIBUTED = [
    (
        "Menaker Laras Wening dan Menteri Jonas Lind berbicara bergantian.\n"
        "“Tidak ada waktu yang lebih tepat daripada sekarang.”",
        "Tidak ada waktu yang lebih tepat daripada sekarang.",
    ),
    (
        'Menaker Laras Wening hadir.\n"Para pihak mengakui sertifikat itu," bunyi Pasal 3.',
        "Para pihak mengakui sertifikat itu,",
    ),
    ('"Kami sudah bertemu dua kali," kata Menaker.', "Kami sudah bertemu dua kali,"),
    (
        "Menaker Laras Wening menjelaskan program itu.\n"
        'Seorang pekerja mengaku lega.\n"Kami bisa pulang dengan tenang," ujarnya.',
        "Kami bisa pulang dengan tenang,",
    ),
]


@pytest.mark.parametrize(("text", "words"), UNATTRIBUTED)
def test_nobody_is_named_where_the_text_names_nobody(text: str, words: str) -> None:
    assert speakers(text)[-1] == (words, None)


NO_SPEECH = [
    'Acara bertajuk "Kerja Aman, Keluarga Tenang Bersama Kita" itu ramai.',
    'Program "Desa Migran Produktif" diluncurkan Menaker Laras Wening.',
    "Ia mendukung “Making Indonesia 4.0” dan pelatihan.",
    "Menaker Laras Wening mengatakan kuota naik.",
]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_titles_and_scare_quotes_are_no_quotations(text: str) -> None:
    assert speakers(text) == []


def test_a_lost_closing_mark_ends_before_the_attribution_and_is_reported() -> None:
    text = '"Kami siap menerima pekerja terampil, ujar Dubes Kuwait Salem al-Harith.'
    quotations, issues = read_quotations(text)
    assert [item.span.of(text) for item in quotations] == ["Kami siap menerima pekerja terampil,"]
    assert quotations[0].speaker == "Salem al-Harith"
    assert [issue.code for issue in issues] == ["unbalanced_quotes"]


def test_a_quotation_continued_in_the_next_paragraph_keeps_its_speaker() -> None:
    text = (
        '"Kami ingin perekrutan satu kanal segera berjalan.\n'
        '"Pekerja harus dilindungi sejak dari kampung," kata Laras Wening.'
    )
    quotations, issues = read_quotations(text)
    assert [item.speaker for item in quotations] == ["Laras Wening", "Laras Wening"]
    assert issues == ()


def test_the_attribution_is_the_printed_one() -> None:
    text = '"Kami siap," kata Menaker Laras Wening, Selasa.'
    quotations, _ = read_quotations(text)
    attribution = quotations[0].attribution
    assert attribution is not None
    assert attribution.of(text) == "kata Menaker Laras Wening"


MARKS = st.sampled_from(
    ['"', "“", "”", "'", "\n", " kata Surya Wibawa. ", " ujarnya.", "Kami siap bekerja sama", ","]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(MARKS, max_size=25))
def test_any_marks_give_quotations_inside_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    quotations, _ = read_quotations(text)
    for item in quotations:
        assert item.span.of(text).strip() == item.span.of(text)
