"""People are found by name wherever they stand, and nothing else is taken for one."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from archive.pipeline.documents import Document, Passage, Span
from archive.pipeline.extract.names.name_evidence import WordKind
from archive.pipeline.extract.names.persons import NameKind, find_names
from archive.pipeline.extract.names.words import words_of
from archive.pipeline.gazetteer import find_places
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import PassageRole


def names_of(text: str, kind: NameKind) -> list[str]:
    passage = Passage(Span(0, len(text)), PassageRole.PARAGRAPH)
    document = Document("text", "", "utf-8", text, (passage,))
    places = {place.span.start: place for place in find_places(document)}
    found = find_names(words_of(document), places)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    return [name.span.of(text) for name in found if name.kind is kind]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Menurut Haryadi, panen tahun ini mundur.", ["Haryadi"]),
        ("Panen mundur, kata Sumirah di rumahnya.", ["Sumirah"]),
        ("Kualvadra mengaku belum menerima upah.", ["Kualvadra"]),
        ("Ia datang bersama istrinya, Ratmi Wulansih.", ["Ratmi Wulansih"]),
        ("Penyanyi Odelia Kartanegara tampil di Solo.", ["Odelia Kartanegara"]),
        ("Hadir pula H. Zulfan Ramli dan Hj. Mirna Basri.", ["Zulfan Ramli", "Mirna Basri"]),
        ("Gol kedua dicetak oleh Jeroen van der Berg.", ["Jeroen van der Berg"]),
        ("Peran itu jatuh kepada Han Eun - Seo.", ["Han Eun - Seo"]),
        ("Ketua Partai Golkar Rusman Idris menolak usul itu.", ["Rusman Idris"]),
        ("Grup itu terdiri atas Bonar (gitar) dan Ujang (vokal).", ["Bonar", "Ujang"]),
        ("Vokalnya diisi Peter Mor??n sejak awal.", ["Peter Mor??n"]),
        ("Perusahaan itu milik Adam Collins, Jr. sejak 2001.", ["Adam Collins, Jr."]),
        ("Lagu itu dibawakan Hendra Ramadhan di Solo.", ["Hendra Ramadhan"]),
        ("Mereka bertemu Yanti Topi di pasar.", ["Yanti Topi"]),
        ("Jemaat menyambut Yohanes XXIII di sana.", ["Yohanes XXIII"]),
        ("Polisi menangkap Wirtamo di rumahnya.", ["Wirtamo"]),
        ("Hadir Rusman Idris, M. Pd, dan Mirna Basri.", ["Rusman Idris", "Mirna Basri"]),
    ],
)
def test_people_are_found_by_their_names_and_by_what_stands_beside_them(
    text: str, people: list[str]
) -> None:
    assert names_of(text, NameKind.PERSON) == people


@pytest.mark.parametrize(
    "text",
    [
        "Warga Desa Karangsembung menanam padi.",
        "Mereka berangkat ke Tlogowungu pagi tadi.",
        "Sungai Lemahireng meluap sejak Selasa.",
        "Film Rembulan Jingga tayang bulan depan.",
        "Kementerian Ketenagakerjaan membuka posko.",
        "Harga naik, kata Menaker di Jakarta.",
        "Sidang dimulai pada 21 Juli 2014.",
        "Makanya posko itu dibuka.",
        "Sebutan itu dari kata Klumprit, nama setempat.",
        "Siswa SMP Negeri Tlogowungu berlatih.",
        "Kisah King of the Kastle membuat mereka tertawa.",
    ],
)
def test_villages_rivers_works_bodies_and_months_are_no_people(text: str) -> None:
    assert names_of(text, NameKind.PERSON) == []


def test_a_full_name_licenses_its_parts_in_the_same_text() -> None:
    text = "Usul itu datang dari Verlani Guntoro. Di akhir sidang barulah Verlani pulang."

    assert names_of(text, NameKind.PERSON) == ["Verlani Guntoro", "Verlani"]


def test_a_list_of_villages_stays_one_of_villages() -> None:
    text = "Kecamatan itu meliputi Desa Ngrambe, Sidokerto, dan Walikukun."

    assert names_of(text, NameKind.PERSON) == []


def test_bodies_are_told_from_the_people_who_lead_them() -> None:
    text = "Ketua Asosiasi Serikat Pekerja Kayu Dwi Rahmanto menemui BPJS."

    assert names_of(text, NameKind.BODY) == ["Asosiasi Serikat Pekerja Kayu", "BPJS"]


@pytest.mark.parametrize("word", ["Non", "Non-", "Al-", "X-", "-", "'", "Mc", "Nya", "A", "É"])
def test_bare_prefixes_and_single_letters_are_read_without_error(word: str) -> None:
    names_of(
        f"Kepala Balai {word} hadir. {word} Ketua {word}, {word} menilai itu perlu.", NameKind.BODY
    )


PIECES = (
    *("Kepala", "Dr.", "S.H.", "PT", "BPJS", "Rini", "Kato", "van", "bin", "al-Harith", "Jakarta"),
    *("Desa", "dan", ",", ".", "(", ")", ":", "/", "-", "'", '"', "“", "”", "kata", "menurut"),
    *("adalah", "I", "Made", "Gus", "Dur", "Union", "of", "12", "Juli", "X", "Non", "Mc", "SBY"),
)


def test_any_words_in_any_order_give_names_within_the_text() -> None:
    chance = random.Random(7)  # noqa: S311 - the same texts each time
    for _ in range(300):
        names_of(" ".join(chance.choices(PIECES, k=chance.randint(1, 25))), NameKind.PERSON)


def test_every_kind_of_word_has_its_weights() -> None:
    weights = lexicon("person_cues")["weights"]
    wanted = {f"{kind.value} {place}" for kind in WordKind for place in ("alone", "first")}

    assert wanted - set(weights) == set()
