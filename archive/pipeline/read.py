"""Read bytes: find the charset, mend the characters, and say what could not be mended.

The order is the usual one: byte order mark, UTF-16/32 without a mark, UTF-8,
cp1252, and a guess only when all of these fail, because guessing is slow.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from archive.pipeline.documents import RawText
from archive.pipeline.issues import Issue
from archive.pipeline.mend import lost_characters, mend

#: Characters that are read of one text. The longest news texts have some 60,000;
#: what is longer is a dump, and the raw bytes stay in the archive whole.
LONGEST = 500_000
#: No charset that is tried needs more bytes for a character.
_WIDEST = 4
#: Longer marks first: the UTF-16 mark opens the UTF-32 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Openings of files that are certainly no text.
_MAGIC = (b"%PDF-", b"\x89PNG", b"PK\x03\x04", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF")
#: Control bytes that no text in a one-byte charset or UTF-8 needs; NUL is counted apart.
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
#: More control characters than this share of all make a file binary, not text.
_BINARY_SHARE = 0.02


def read(raw: RawText) -> tuple[str, str, tuple[Issue, ...]]:
    """Return the text of ``raw``, the encoding it was read with, and the doubts.

    The text is in NFC, with ``\\n`` between lines and without control,
    zero-width or surrogate characters. Reading the text's own UTF-8 bytes again
    gives the same text. Of a binary file nothing is read: the text is empty.
    """
    issues: list[Issue] = []
    content = raw.content[: LONGEST * _WIDEST]
    cut = len(content) < len(raw.content)
    if _is_binary(content):
        return "", "binary", (Issue("binary", "The bytes are not text; nothing was read."),)
    text, encoding = _decode(content, cut=cut)
    if cut or len(text) > LONGEST:
        text = _shorten(text)
        message = f"The text is very long; only its first {LONGEST} characters were read."
        issues.append(Issue("text_too_long", message))
    text = mend(text)
    if not text.strip():
        issues.append(Issue("empty_text", "There is no text in the file."))
    issues.extend(_lost(text))
    return text, encoding, tuple(issues)


def _is_binary(content: bytes) -> bool:
    """Whether ``content`` is no text in any charset."""
    if content.startswith(_MAGIC):
        return True
    if _wide_charset(content) is not None:
        return False
    sample = content[:65536]
    nulls = sample.count(0)
    # A few NUL bytes are damage; many are a format.
    return len(_CONTROL.findall(sample)) + nulls > max(4, _BINARY_SHARE * len(sample))


def _wide_charset(content: bytes) -> str | None:
    """The UTF-16 or UTF-32 variant of ``content``, or None for one-byte charsets and UTF-8."""
    for mark, encoding in _MARKS[1:]:
        if content.startswith(mark):
            return encoding
    sample = content[:4096]
    pairs = len(sample) // 2
    if pairs < 2 or 0 not in sample:
        return None
    # Latin text in UTF-16 has a NUL in every other byte.
    high, low = sample[1::2].count(0), sample[::2].count(0)
    if high > 0.6 * pairs and low < 0.1 * pairs:
        return "utf-16-le"
    if low > 0.6 * pairs and high < 0.1 * pairs:
        return "utf-16-be"
    return None


def _decode(content: bytes, *, cut: bool) -> tuple[str, str]:
    """Return the text and its charset. ``cut`` tells that the last character may be torn."""
    wide = _wide_charset(content)
    if wide is not None:
        return content.decode(wide, errors="replace"), wide
    try:
        # An incremental decoder forgives a torn last character, but no other damage.
        text, _ = codecs.utf_8_decode(content, "strict", not cut)
    except UnicodeDecodeError:
        return _decode_damaged(content)
    return text, "utf-8"


def _decode_damaged(content: bytes) -> tuple[str, str]:
    """Decode bytes that are not clean UTF-8: damaged UTF-8, cp1252, or a guess."""
    text = content.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) - lost > lost:
        return text, "utf-8"
    try:
        return content.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        guess = from_bytes(content[:65536]).best()
    if guess is None:
        return text, "utf-8"
    return content.decode(guess.encoding, errors="replace"), guess.encoding


def _shorten(text: str) -> str:
    """The first ``LONGEST`` characters of ``text``, cut at white space where there is some."""
    kept = text[:LONGEST]
    space = max(kept.rfind("\n"), kept.rfind(" "))
    return kept[:space] if space > LONGEST // 2 else kept


def _lost(text: str) -> list[Issue]:
    return [
        Issue("lost_character", f"A character of line {line} is lost: {words!r}.")
        for line, words in lost_characters(text)
    ]
