"""Body references: nouns, people and pronouns that mean a body without naming it."""

from __future__ import annotations

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.extract.deeds.scope import is_labour_article
from archive.pipeline.extract.deeds.triggers import find_marks
from archive.pipeline.extract.initiatives.attachment import attach_partners
from archive.pipeline.extract.initiatives.body_references import find_references
from archive.pipeline.process import Result, process
from archive.pipeline.segment import find_sentences

OPENING = "Poltekkes Malang bekerja sama dengan Klinikum Oldenburg di Jerman soal magang perawat. "


def read(text: str) -> Result:
    return process(RawText("x", text.encode()))


def references(text: str) -> list[tuple[str, str]]:
    """The words of each reference of ``text`` and the name of the partner meant."""
    result = read(text)
    names = {partner.key: partner.name for partner in result.partners}
    document = result.document
    found = find_references(document, find_sentences(document), result.partners, result.officials)
    return [(item.span.of(document.text), names[item.key]) for item in found]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Rumah sakit itu menyiapkan asrama.", "Rumah sakit itu"),
        ("Rumah sakit di Jerman utara tersebut siap menampung 20 orang.", None),
        ("Biaya tiket ditanggung rumah sakit.", "rumah sakit"),
    ],
)
def test_a_noun_comes_back_to_the_body_of_its_kind(sentence: str, words: str | None) -> None:
    expected = words or "Rumah sakit di Jerman utara tersebut"
    assert (expected, "Klinikum Oldenburg") in references(OPENING + sentence)


def test_both_of_a_kind_are_meant_by_their_number() -> None:
    text = (
        "Dua perusahaan Korea merekrut pekerja migran, yakni Hanbit dan Woori Food. "
        "Kedua pengusaha boga itu menanggung tiket pekerja. "
        "Kedua perusahaan tersebut puas."
    )
    meant = [name for words, name in references(text) if words == "perusahaan tersebut"]
    assert sorted(meant) == ["Hanbit", "Woori Food"]


def test_a_noun_of_another_kind_means_nobody() -> None:
    assert references(OPENING + "Kota itu ramai. Biaya tiket ditanggung perusahaan.") == []


def test_a_state_in_the_words_for_a_body_is_not_meant_itself() -> None:
    text = (
        "Kemnaker dan Pemerintah Jepang membahas pemagangan. IM Japan bekerja sama dengan Kemnaker "
        "sejak 1993. Biaya pelatihan ditanggung lembaga Jepang itu."
    )
    result = read(text)
    document = result.document
    sentences = find_sentences(document)
    found = find_references(document, sentences, result.partners, result.officials)
    attached = attach_partners(document, sentences, result.partners, found)
    assert [key.partition(":")[0] for key in attached[2]] == ["agency"]


def test_a_foreign_official_and_his_pronoun_mean_the_body_he_speaks_for() -> None:
    text = (
        "Gubernur NTB menerima Kepala Divisi Ketenagakerjaan Prefektur Ibaraki, Kurosawa Naomi. "
        "Kurosawa menawarkan pelatihan petani. Ia juga berjanji mengirim instruktur."
    )
    assert references(text)[-2:] == [
        ("Kurosawa", "Prefektur Ibaraki"),
        ("Ia", "Prefektur Ibaraki"),
    ]


def test_the_pronoun_of_an_official_of_the_home_side_means_no_partner() -> None:
    text = (
        "Kepala Dinas Tenaga Kerja NTB, Lalu Wirabakti, menjamu utusan Prefektur Ibaraki. "
        "Ia menyiapkan pelatihan petani."
    )
    assert references(text) == []


def test_general_words_make_an_article_about_labour_only_beside_labour_words() -> None:
    training = ["Pelatihan dimulai.", "Kuota ditambah.", "Pengajar tiba."]
    labour = ["Perawat itu siap.", "Caregiver berangkat."]
    other = ["Cuaca cerah."] * 5
    assert is_labour_article([find_marks(line) for line in (*labour, *training, *other)])
    assert not is_labour_article([find_marks(line) for line in (*training, *other)])


def test_the_place_of_a_noun_tells_which_body_is_meant() -> None:
    text = (
        OPENING + "Perawat lain dilatih di Klinikum Kassel, Jerman. "
        "Rumah sakit di Oldenburg itu menyiapkan asrama."
    )
    assert ("Rumah sakit di Oldenburg itu", "Klinikum Oldenburg") in references(text)
