"""Patterns of many words find what a plain alternation finds."""

from __future__ import annotations

import re
from random import Random

from archive.pipeline.word_patterns import any_of, in_both_cases, opening

_WORDS = (
    "lembaga",
    "lembaga pelatihan",
    "panti",
    "panti jompo",
    "panti lansia",
    "l.b.h",
    "a",
    "an",
)
_TEXT = "Lembaga pelatihan panti jompo, pantai (lembaga) panti-panti l.b.h lxb.h anak an a"


def test_the_longest_word_wins() -> None:
    found = re.findall(any_of(_WORDS), "lembaga pelatihan dan panti di lembaga")
    assert found == ["lembaga pelatihan", "an", "panti", "lembaga"]


def test_a_tree_of_words_finds_what_the_plain_alternation_finds() -> None:
    random = Random(5)  # noqa: S311 - no secret
    plain = re.compile("|".join(map(re.escape, sorted(_WORDS, key=len, reverse=True))))
    tree = re.compile(any_of(_WORDS))
    for _ in range(200):
        text = "".join(random.choices(_TEXT, k=40))
        assert tree.findall(text) == plain.findall(text)


def test_opening_words_are_not_found_inside_a_word() -> None:
    assert re.findall(opening(_WORDS, r"\b"), "pelembaga lembaga antipanti an") == ["lembaga", "an"]


def test_case_is_ignored_on_request_alone() -> None:
    assert re.findall(any_of(["panti"], ignore_case=True), "PANTI Panti") == ["PANTI", "Panti"]
    assert re.findall(any_of(["panti"]), "PANTI Panti panti") == ["panti"]


def test_words_come_in_both_cases() -> None:
    assert in_both_cases(["tahap", "Fase"]) == {"tahap", "Tahap", "Fase"}
