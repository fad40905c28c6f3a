"""Bylines: the named makers of an article."""

import pytest

from archive.pipeline.extract.page.byline import find_bylines
from tests.pipeline.texts import make_document

STORY = "KABARLAUT.ID - Kementerian Ketenagakerjaan bertemu mitra dari Oman di Muskat, Minggu."


def bylines(text: str) -> list[tuple[str, str]]:
    document = make_document(text)
    found = find_bylines(document)
    assert all(item.span.of(document.text) == item.name for item in found)
    return [(item.name, item.role.value) for item in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Penulis: Tono Salim", [("Tono Salim", "writer")]),
        ("Redaktur & Reporter : Sari Melati", [("Sari Melati", "reporter")]),
        (
            "Pewarta: Prisca Violleta / Editor: Bambang Hadi",
            [("Prisca Violleta", "reporter"), ("Bambang Hadi", "editor")],
        ),
        (
            "Penulis : Tono Salim | Editor : Sari Melati",
            [("Tono Salim", "writer"), ("Sari Melati", "editor")],
        ),
        ("Laporan Wartawan Kabar Laut, Tono Salim", [("Tono Salim", "reporter")]),
        ("9 Mei 2024 Off By Tono Salim", [("Tono Salim", "writer")]),
        (
            "Reporter: Tono Salim, Sari Melati",
            [("Tono Salim", "reporter"), ("Sari Melati", "reporter")],
        ),
        ("Oleh: Tono Salim", [("Tono Salim", "writer")]),
        ("Tono Salim - Rabu, 08 Mei 2024", [("Tono Salim", "writer")]),
        ("Tono Salim, CNN Indonesia | Rabu, 08 Mei 2024 14:30 WIB", [("Tono Salim", "writer")]),
        ("Tono Salim, Jurnalis", [("Tono Salim", "reporter")]),
        ("Tono Salim Diperbarui 21 Mar 2025, 10:05 WIB", [("Tono Salim", "writer")]),
        ("By admin November 24, 2023 No Comments 2 Mins Read", []),
        ("TONO SALIM | ANTARA", [("TONO SALIM", "writer")]),
        ("Reporter: Tono Salim\nTONO SALIM | ANTARA", [("Tono Salim", "reporter")]),
        ("Biro Humas Kemnaker", []),
        ("Jakarta, 8 Mei 2024", []),
        ("Fotografer: Tono Salim", []),
        ("Editor: ABC", []),
        ("(pel/dn)", []),
        ("Penulis: Tim Redaksi", []),
    ],
)
def test_a_name_stands_behind_a_label(line, expected):
    assert bylines(f"{STORY}\n{line}") == expected


def test_a_desk_between_headline_and_story_is_no_maker():
    headline = "Menaker Temui Menteri Tenaga Kerja Oman"

    assert bylines(f"{headline}\nLiputan Khusus Lebaran\n{STORY}") == []
    assert bylines(f"{headline}\nTim PRMN 07\n{STORY}") == []


def test_names_alone_between_headline_and_story_are_the_makers():
    text = f"Menaker Temui Menteri Tenaga Kerja Oman\nTono Salim,\nSari Melati\n{STORY}"

    assert bylines(text) == [("Tono Salim", "writer"), ("Sari Melati", "writer")]


def test_a_name_in_the_story_is_no_byline():
    assert bylines(f"{STORY}\nMenurut Tono Salim, kerja sama itu penting.") == []
