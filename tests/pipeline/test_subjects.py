"""Subjects: the narrowest terms that the words name, and the tree they stand in."""

from __future__ import annotations

import pytest

from archive.pipeline.extract.deeds.subjects import ancestors, find_subjects
from archive.pipeline.extract.deeds.triggers import find_marks
from archive.pipeline.lexicon import lexicon

SUBJECTS = [
    ("pemagangan juru las", {"apprenticeship", "construction-workers"}),
    ("pelatihan instruktur BLK", {"instructors"}),
    ("penempatan pekerja musiman", {"seasonal-work"}),
    ("keselamatan dan kesehatan kerja", {"osh"}),
    ("pelindungan awak kapal perikanan", {"protection", "seafarers"}),
    ("penempatan perawat dan caregiver", {"care-workers"}),
    ("sistem penempatan satu kanal", {"one-channel"}),
    ("kerja sama di bidang ketenagakerjaan", {"labour-policy"}),
    ("pertukaran informasi pasar kerja", {"best-practice", "labour-market-information"}),
    ("tiket calon pekerja dan mes pekerja", {"recruitment-cost", "working-conditions"}),
    ("pengurusan visa di satu loket", {"labour-administration"}),
    ("sistem penilaian juru las", {"certification", "construction-workers"}),
    ("modul bahasa gratis", {"language-training"}),
    ("program pulang sukarela", {"repatriation"}),
    ("Menteri Ketenagakerjaan", set()),
    ("the art of work", set()),
]


@pytest.mark.parametrize(("words", "codes"), SUBJECTS)
def test_the_narrowest_subjects_are_found(words: str, codes: set[str]) -> None:
    assert set(find_subjects(find_marks(words), labour=True)) == codes


def test_general_words_name_a_subject_only_beside_a_labour_word() -> None:
    marks = find_marks("pelatihan bahasa dan beasiswa")
    assert find_subjects(marks, labour=False) == ()
    assert "scholarship-officials" in find_subjects(marks, labour=True)


def test_every_broader_term_is_a_term_and_no_term_is_its_own_ancestor() -> None:
    listed = lexicon("subjects")["subject"]
    codes = {item["code"] for item in listed}
    assert len(codes) == len(listed)
    for item in listed:
        assert item.get("broader", item["code"]) in codes
        assert item["code"] not in ancestors(item["code"])
        assert item["label_id"]
        assert item["label_en"]
