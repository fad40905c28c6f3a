"""What holds for every result, whatever the bytes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from archive.pipeline.serialise import as_dict

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

#: Phrases that wake the rules, so that random texts reach deep into them.
PHRASES = [
    *("Menaker", "Menteri Ketenagakerjaan", "Singapura,", "Surya Wibawa", "(Menaker)", "kata"),
    *("“", "”", '"', "-", "–", ":", ".", "!", "\n", "\n\n", "Selasa (7/5)", "(10/6/2024)"),
    *("Juli 2023", "BACA JUGA:", "Baca juga", "JAKARTA, KABARLAUT.ID -", "ujarnya", "mengatakan"),
    *("Indonesia-Jepang", "RI-RRT", "AS", "Korea", "kedua negara", "menandatangani", "belum"),
    *("nota kesepahaman tentang", "pelatihan instruktur BLK", "akan", "telah membahas"),
    *("pemagangan perawat", "2.500 orang", "the 7th Senior Officials Meeting (SOM)", "di Jenewa,"),
    *("Duta Besar Kuwait untuk Indonesia", "â", "\u00a0", "\u200b", "Foto:", "Penulis: Tono"),
]


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Yield everything in a serialised result that has a place."""
    if isinstance(value, dict):
        if value.get("start") is not None and "exact" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def check(content: bytes) -> None:
    answer = as_dict(process(RawText("any", content)))
    text = answer["text"]
    assert "\x00" not in text
    for found in spans(answer):
        assert text[found["start"] : found["end"]] == found["exact"]
        assert found["exact"]
    for kind in ("partners", "officials", "quotations", "meetings", "initiatives"):
        assert all(0 <= found["confidence"] <= 1 for found in answer[kind])
    speakers = {official["name"] for official in answer["officials"]} | {None}
    assert {quotation["speaker"] for quotation in answer["quotations"]} <= speakers
    assert "ID" not in {partner["iso3166"] for partner in answer["partners"]}


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_result_whose_spans_hold_their_words(content):
    check(content)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PHRASES), max_size=60).map(" ".join))
def test_any_heap_of_news_words_gives_a_result_whose_spans_hold_their_words(text):
    check(text.encode())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SEEDS), st.integers(0, 3000), st.integers(0, 3000))
def test_any_cut_of_a_seed_gives_a_result_whose_spans_hold_their_words(path, start, length):
    check(path.read_bytes()[start : start + length])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_same_bytes_give_the_same_result(path):
    raw = RawText(path.stem, path.read_bytes())
    assert process(raw) == process(raw)
