"""Mend characters: mojibake, entities, escapes, control and invisible characters.

Everything here is linear and does nothing to a sound text, which is most of them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from ftfy import TextFixerConfig, fix_encoding

#: Characters that cp1252 puts where Unicode has the control characters 80 to 9F.
_CP1252 = {
    code: bytes([code]).decode("cp1252", errors="ignore") or None for code in range(0x80, 0xA0)
}
_CP1252_MARKS = "".join(mark for mark in _CP1252.values() if mark is not None)
#: The lead byte of a UTF-8 character read as Latin, followed by a continuation byte read so.
_MOJIBAKE = re.compile(f"[\u00c2-\u00f4](?=[\u0080-\u00bf{re.escape(_CP1252_MARKS)}])")
#: Curly quotation marks stay; only the encoding is mended.
_ENCODING_ONLY = TextFixerConfig(uncurl_quotes=False, unescape_html=False, fix_c1_controls=False)
#: A curly mark whose last byte was lost, or turned into a space: "siap,â€ kata", "â€Kami".
#: What must stand before is looked for behind the letter, so that the search leaps to it.
_CUT_CLOSE = re.compile("â(?:(?<=[\\w.,?!…]â)€|(?<=[.,?!…]â))(?=[\\s.,;:?!)]|$)", re.M)
_CUT_OPEN = re.compile(r"â(?:(?<=\sâ)|(?<=^â))€?(?=[A-Z])", re.M)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ESCAPED_MARK = re.compile(r"\\+(?=[\"'“”‘’/])")
#: ``\n`` written out, where it cannot be part of a path or a formula.
_ESCAPED_BREAK = re.compile(r"(?<![A-Za-z:\\])(?:\\r)?\\n(?![a-z])|(?:\\r)?\\n(?=\\|[A-Z\"“-])")
#: Bold print as writers of plain text mark it: "**Penulis:** Tono".
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*\*")
#: A mark written twice, as tables escape it: ``""Siap,"" kata``.
_DOUBLED = re.compile(r'(?<!")""(?!")(?=\w)|(?<=[\w.,?!])""(?!")')
_BREAK = re.compile("\r\n?|[\u000b\u000c\u2028\u2029]")
_UNUSUAL_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
#: Control, invisible, surrogate and non-characters: nothing a text may hold.
_FORBIDDEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_SELECTORS = ("\ufe00".encode()[:2], "\U000e0100".encode()[:2])
_C1 = re.compile("[\u0080-\u009f]")
_LOST = re.compile(r"â(?<!\wâ)(?!\w)|\ufffd")
#: Deeper nesting of damage than this is an attack, not an accident.
_ROUNDS = 6


def mend(text: str) -> str:
    """Return ``text`` with sound characters, in NFC. Mending twice changes nothing more.

    >>> mend("â€œKerja samaâ€\u009d &amp;\u00a0ma\u00adgang")
    '“Kerja sama” & magang'
    """
    for _ in range(_ROUNDS):
        mended = text
        for step in _STEPS:
            mended = step(mended)
        if mended == text:
            return text
        text = mended
    return text


def lost_characters(text: str) -> list[tuple[int, str]]:
    """The places where a character is lost for good: number of the line and the words around."""
    if "â" not in text and "\ufffd" not in text:
        return []
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        lost = _LOST.search(line)
        if lost is not None:
            found.append((number, line[max(0, lost.start() - 20) : lost.end() + 20].strip()))
    return found


def _mend_mojibake(text: str) -> str:
    if "â" not in text and (text.isascii() or _MOJIBAKE.search(text) is None):
        return text
    text = _CUT_OPEN.sub("“", _CUT_CLOSE.sub("”", text))
    return "\n".join(
        fix_encoding(line, _ENCODING_ONLY) if _MOJIBAKE.search(line) else line
        for line in text.split("\n")
    )


def _unescape(text: str) -> str:
    if "&" in text and _ENTITY.search(text) is not None:
        text = html.unescape(text)
    if "**" in text:
        text = _BOLD.sub(r"\1", text)
    if '""' in text:
        text = _DOUBLED.sub('"', text)
    if "\\" in text:
        text = _ESCAPED_BREAK.sub("\n", _ESCAPED_MARK.sub("", text))
    return text


@lru_cache(maxsize=2)
def _is_printable(text: str) -> bool:
    """Whether ``text`` holds nothing but printable characters, blanks and line ends.

    Python calls variation selectors printable; in UTF-8 they begin with these bytes.
    """
    if not text.replace("\n", " ").isprintable():
        return False
    return text.isascii() or not any(lead in text.encode() for lead in _SELECTORS)


def _break_lines(text: str) -> str:
    return text if _is_printable(text) else _BREAK.sub("\n", text)


def _drop_forbidden(text: str) -> str:
    if _is_printable(text):
        return text
    text = _FORBIDDEN.sub("", text)
    return text if text.isascii() or _C1.search(text) is None else text.translate(_CP1252)


def _plain_spaces(text: str) -> str:
    return text if _is_printable(text) else _UNUSUAL_SPACE.sub(" ", text)


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


#: Control characters go before composition: one between a letter and its accent would hide them.
_STEPS: tuple[Callable[[str], str], ...] = (
    _break_lines,
    _mend_mojibake,
    _unescape,
    _drop_forbidden,
    _plain_spaces,
    _compose,
)
