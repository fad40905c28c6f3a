"""Bytes become text: charsets, mojibake, forbidden characters, hostile sizes."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.pipeline.documents import RawText
from archive.pipeline.read import LONGEST, read

WORDS = "Kerja sama “Indonesia–Türkiye” disepakati."


def read_bytes(content: bytes) -> tuple[str, str, list[str]]:
    text, encoding, issues = read(RawText("x", content))
    return text, encoding, [issue.code for issue in issues]


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("utf-8", WORDS.encode()),
        ("utf-8", WORDS.encode("utf-8-sig")),
        ("utf-16-le", WORDS.encode("utf-16")),
        ("utf-16-le", WORDS.encode("utf-16-le")),
        ("utf-16-be", b"\xfe\xff" + WORDS.encode("utf-16-be")),
        ("utf-16-be", WORDS.encode("utf-16-be")),
        ("utf-32-le", WORDS.encode("utf-32")),
        ("cp1252", WORDS.encode("cp1252")),
    ],
)
def test_every_usual_charset_gives_the_same_words(encoding, content):
    assert read_bytes(content) == (WORDS, encoding, [])


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("â€œKerja samaâ€\x9d", "“Kerja sama”"),
        ("Indonesia â€“ Singapura", "Indonesia – Singapura"),
        ("kerja&nbsp;sama &amp;amp; magang", "kerja sama & magang"),
        ("kerja\u00a0sama ke\u00adtenaga\u200bkerjaan\ufeff", "kerja sama ketenagakerjaan"),
        ("satu\r\ndua\rtiga\u2028empat", "satu\ndua\ntiga\nempat"),
        ('kata \\"hari ini\\"', 'kata "hari ini"'),
        ("Alinea satu.\\n\\nAlinea dua.", "Alinea satu.\n\nAlinea dua."),
        ("Cafe\u0301 \x00Fauziyah\x07", "Café Fauziyah"),
        ("e\x00\u0301", "é"),
    ],
)
def test_damaged_characters_are_mended(printed, text):
    assert read_bytes(printed.encode())[0] == text


def test_a_sound_name_with_a_circumflex_is_left_alone():
    assert read_bytes("Hâkan Fidan di Ankara".encode())[0] == "Hâkan Fidan di Ankara"


def test_a_character_that_is_lost_stays_and_is_reported():
    text, _, issues = read_bytes("Satu\nKemnaker â AWS".encode())

    assert text == "Satu\nKemnaker â AWS"
    assert issues == ["lost_character"]


def test_damaged_utf_8_is_not_taken_for_a_one_byte_charset():
    damaged = "“Kerja sama” — “magang”".encode() + b"\xe2\x80 selesai"

    text, encoding, issues = read_bytes(damaged)

    assert (encoding, issues) == ("utf-8", ["lost_character"])
    assert text.startswith("“Kerja sama” — “magang”")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_text"),
        (b" \r\n\t\n", "empty_text"),
        (b"\xef\xbb\xbf", "empty_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (b"%PDF-1.7 kerja sama", "binary"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_what_is_no_text_is_reported_and_gives_no_words(content, code):
    text, _, issues = read_bytes(content)

    assert text.strip() == ""
    assert issues == [code]


def test_a_few_nul_bytes_do_not_make_a_text_binary():
    assert read_bytes(b"Kerja\x00 sama di Jakarta, Selasa.") == (
        "Kerja sama di Jakarta, Selasa.",
        "utf-8",
        [],
    )


def test_a_line_of_fifty_megabytes_is_read_in_part_and_says_so():
    started = time.monotonic()
    text, _, issues = read_bytes(b"kerja sama " * 4_700_000)

    assert issues == ["text_too_long"]
    assert LONGEST - 20 < len(text) <= LONGEST
    assert time.monotonic() - started < 10


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_reading_a_read_text_again_changes_nothing(content):
    text, _, _ = read_bytes(content)

    assert read_bytes(text.encode())[0] == text


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='âÃÂ€œ&amp;#x0123456789lgt\\n"\x00\u0301\u00ade \u200b', max_size=60))
def test_layers_of_damage_come_off_in_one_reading(printed):
    text, _, _ = read_bytes(printed.encode())

    assert read_bytes(text.encode())[0] == text
