"""Mending: a short cut past the steps must not let through what they would change."""

from archive.pipeline.mend import mend


def test_every_character_that_no_text_may_hold_is_mended_among_printable_ones() -> None:
    unusual = [0x09, 0x0B, 0x0D, 0x7F, 0x85, 0xA0, 0xAD, 0x200B, 0x2028, 0x202F, 0x3000, 0xFEFF]
    unusual += [0xFE00, 0xFE0F, 0xE0100, 0xE01EF, 0xE0001, 0xD800, 0xFFFE]
    for code in unusual:
        assert chr(code) not in mend(f"kerja{chr(code)}sama"), hex(code)


def test_printable_letters_and_line_ends_stay() -> None:
    text = "".join(chr(code) for code in range(0xC0, 0x250) if chr(code) not in "Ââ")
    assert mend(f"{text}\n“siap” – 日本") == f"{text}\n“siap” – 日本"
