"""Passages become sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.pipeline.segment import find_sentences
from tests.pipeline.texts import make_document


def sentences(text: str) -> list[str]:
    document = make_document(text)
    return [sentence.span.of(document.text) for sentence in find_sentences(document)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Kedua pihak sepakat.", "Hasilnya diteken."],
        ["Apakah benar?", "Belum."],
        ["Kata dia, “Kami senang.”", "Acara pun selesai."],
        ["“Kami senang. ", "Sangat senang,” kata Putri."],
        ["Menteri H.E. Dr. Tan See Leng hadir.", "Ia senang."],
        ["Ia bertemu M. Hanif Dhakiri di Jl. Gatot Subroto No. 51.", "Lalu pulang."],
        ["Surya Wibawa, S.H., M.Si. Menjadi ketua."],
        ["Kuota 1.500 orang dibuka.", "3 negara ikut."],
        ["Dukungan AS (Amerika Serikat)..", "Pertemuan itu selesai."],
    ],
)
def test_a_passage_is_cut_at_the_ends_of_sentences_only(parts):
    assert sentences(" ".join(part.strip() for part in parts)) == [part.strip() for part in parts]


def test_a_lost_space_does_not_glue_two_sentences():
    assert sentences("Acara itu selesai.Menteri pulang ke Jakarta.") == [
        "Acara itu selesai.",
        "Menteri pulang ke Jakarta.",
    ]


def test_a_domain_is_not_cut():
    assert sentences("Seperti dikutip dari Detik.com dan Kompas.Com kemarin.") == [
        "Seperti dikutip dari Detik.com dan Kompas.Com kemarin."
    ]


def test_sentences_know_their_passage():
    document = make_document("Alinea satu selesai.\nAlinea dua. Masih alinea dua.")

    assert [sentence.passage for sentence in find_sentences(document)] == [0, 1, 1]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["Dr.", "Kata", "ia.", "“", "”", "\n", "3", "A.", "?", "(7/5)"])))
def test_sentences_cover_every_body_passage_but_white_space(words):
    document = make_document(" ".join(words))
    covered = [sentence.span for sentence in find_sentences(document)]
    for passage in document.body():
        at = passage.span.start
        for span in (span for span in covered if passage.span.covers(span)):
            assert not document.text[at : span.start].strip()
            at = span.end
        assert not document.text[at : passage.span.end].strip()


def test_the_number_of_a_line_belongs_to_its_sentence():
    assert sentences("Isinya:\n1. Pelatihan bahasa.\n2. Kuota.") == [
        "Isinya:",
        "1. Pelatihan bahasa.",
        "2. Kuota.",
    ]
