"""Name keys and plain names: what makes two printed names the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.pipeline.names import name_key, plain_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Do - hyun", "Kim Do-hyun"),
        ("SURYA  WIBAWA,", "Surya Wibawa"),
        ("Ma’ruf Salim", "Ma'ruf Salim"),
        ("“Surya Wibawa”", "Surya Wibawa"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@given(st.text(max_size=40))
def test_a_name_key_is_its_own_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("H.E. Dr. Tan Wei Leng", "Tan Wei Leng"),
        ("Dr. Hj. Bima Hartanti, S.H., M.Si.", "Bima Hartanti"),
        ("Dato' Sri Azlan bin Yusoff", "Azlan bin Yusoff"),
        ("Tan Sri Rahman Idris", "Rahman Idris"),
        ("Irjen Pol Johan Siboro", "Johan Siboro"),
        ("Prof. Yassir, Ph.D", "Yassir"),
        ("Al - Rajhi", "Al-Rajhi"),
        ("I Made Suarta", "I Made Suarta"),
        ("M. Hanif Wicaksono", "M. Hanif Wicaksono"),
        ("Surya Wibawa", "Surya Wibawa"),
    ],
)
def test_honorifics_ranks_and_degrees_are_no_part_of_a_name(printed: str, plain: str) -> None:
    assert plain_name(printed) == plain
    assert plain_name(plain) == plain
