"""Inserts: pieces that pages splice into a paragraph, cut out and recorded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from archive.pipeline.lexicon import lexicon
from archive.pipeline.lines import Cut, Line
from archive.pipeline.outlets import known_outlet
from archive.pipeline.word_patterns import any_of
from archive.vocabulary import BoilerplateKind

_BRACKETED_PROMO = re.compile(
    r"\s*[(\[]\s*(?:baca|simak|lihat|tonton)(?: juga| pula|_juga)?\s*[:\-–][^)\]]{3,200}[)\]]", re.I
)
_PLACEHOLDER = re.compile(
    r"\s*\[\s*(?:gambas|video|image|foto|img|embed)\b[^\]]{0,80}\]|\s*\[/?caption[^\]]{0,80}\]",
    re.I,
)
_SCROLL = re.compile(
    r"\s*\b(?:ADVERTISEMENT\s+)?(?:SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT"
    r"|SCROLL UNTUK \w+(?: \w+)?|GULIR UNTUK LANJUT(?:KAN)?(?: \w+)?)\b|\s*\bADVERTISEMENT\b"
)
#: A line with more inserts than this is no paragraph.
_MOST_CUTS = 100
_MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
_STARS = re.compile(r"(?:\s*+\(?\*++\)?)++\s*$|\s*\([-–.]+\)\s*$")
#: The sign that some outlets put behind the last word.
_SIGNS = "■▪●◼□◆♦▀▲†"
_SIGN = re.compile(rf"\s*[{_SIGNS}]+$")
_INITIALS = re.compile(
    r"(?<=[.!?\"”’…])\s*[(\[]\s*[A-Za-z.]{1,12}\d{0,2}\s*(?:\s?[/\-,|&]\s?[A-Za-z0-9. ]{1,14})*"
    r"\s*[)\]](?:[-–]\w{1,3})?\W*$"
)
_OUTLET_INITIALS = re.compile(r"(?<=\w)\s*\(\s*([\w.]{2,20})(?:\s?/\s?\w{2,10})?\s*\)\W*$")
#: A read-also formula inside a line. In mid-sentence only capitals or a colon tell it from prose.
_PROMO = re.compile(
    r"(?P<before>^|[.!?\"”’)]\s*|\s+)(?P<formula>"
    r"(?:BACA|SIMAK|LIHAT|TONTON)[ _]?(?:JUGA|PULA|ARTIKEL LAINNYA)\b\s*[:\-–—.]*"
    r"|(?:Baca|Simak|Lihat|Tonton)[ _]?(?:Juga|Pula|Artikel Lainnya)\b\s*[:\-–—.>»•]*"
    r"(?=[\s•»>]*[\"“‘A-Z0-9])[\s•»>]*"
    r"|(?:[Bb]aca|[Ss]imak|[Ll]ihat|[Tt]onton)[ _](?:juga|pula)\b\s*:|Baca_juga\b"
    r"|(?:Baca|BACA)\s*:\s*(?=[\"“A-Z])|Baca[Jj]uga\b\s*:|Also [Rr]ead\s*:|Pilihan Editor\s*:"
    r"|(?:Baca|BACA) (?:(?:Berita|Artikel|BERITA|ARTIKEL) )?(?:Lainnya|LAINNYA)\s*:"
    r"|(?:Berita|Artikel) (?:[Tt]erkait|[Ll]ainnya)\s*:|Baca juga(?=(?:\s[A-Z][\w-]*){4}))\s*[>»•]*"
)
#: One of these is in every formula.
_PROMO_WORDS = ("baca", "simak", "lihat", "tonton", "also", "pilihan", "berita", "artikel")
_PROMO_WORD = re.compile(rf"\b{any_of(_PROMO_WORDS)}")
_TOKEN = re.compile(r"\s*\S+")
_TERMINATOR = re.compile(r"[.!?][\"”’]?\s+(?=[\"“A-Z])")
_VERB = re.compile(r"(?:me|ber|di|ter)[a-z]{3,}|akan|telah|sudah|ingin|juga|kata|ujar")


def cut_inserts(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Cut the inserts out of the lines that are still open."""
    return tuple(_cut(line) if line.open else line for line in lines)


def _cut(line: Line) -> Line:
    text, cuts = line.text, list(line.cuts)
    # Each round cuts one piece, so that what a cut lays bare is seen too.
    while len(cuts) < _MOST_CUTS and (found := _find_insert(text)) is not None:
        kind, start, end = found
        pieces = _pieces(text, start, end, cuts)
        text, at = _without(text, start, end)
        cuts = [_moved(cut, start, end, at) for cut in cuts]
        cuts.extend(Cut(kind, piece, at) for piece in pieces)
    if text == line.text:
        return line
    if not text:
        return line.but(kind=cuts[0].kind)
    return line.but(text=text, cuts=tuple(cuts))


def _pieces(text: str, start: int, end: int, cuts: Sequence[Cut]) -> list[str]:
    """The stretch verbatim, in pieces where something was cut out of it before."""
    inside = sorted({cut.at for cut in cuts if start < cut.at < end})
    if not inside:
        return [text[start:end]]
    pieces = [text[a:b].strip() for a, b in pairwise([start, *inside, end])]
    return [piece for piece in pieces if piece]


def _without(text: str, start: int, end: int) -> tuple[str, int]:
    """``text`` without the stretch and without doubled white space, and where it stood."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if not before or not after:
        return before or after, len(before)
    joint = "" if after[0] in ".,;!?)”" and not text[start].isspace() else " "
    return before + joint + after, len(before)


def _moved(cut: Cut, start: int, end: int, at: int) -> Cut:
    """``cut`` with its place in the text after another stretch was cut from it."""
    if cut.at <= start:
        return cut
    return Cut(cut.kind, cut.exact, max(at, cut.at - (end - start)))


def _find_insert(text: str) -> tuple[BoilerplateKind, int, int] | None:
    """The kind and the stretch of the first insert, or None."""
    if not text:
        return None
    last = text[-1]
    if text[0] == "#":
        mark = _MARKDOWN.match(text)
        if mark is not None:
            return BoilerplateKind.END_MARK, *mark.span()
    if last == "*" or text.endswith(("*)", "(-)", "(–)", "(--)", "(.)", "(...)")):
        stars = _STARS.search(text, max(0, len(text) - 60))
        if stars is not None:
            return BoilerplateKind.END_MARK, *stars.span()
    if last in _SIGNS and (sign := _SIGN.search(text, max(0, len(text) - 20))) is not None:
        return BoilerplateKind.END_MARK, *sign.span()
    if (last in ")]." and (")" in text[-3:] or "]" in text[-3:])) or ")-" in text[-6:]:
        initials = _find_initials(text)
        if initials is not None:
            return BoilerplateKind.INITIALS, *initials
    if "[" in text:
        placeholder = _PLACEHOLDER.search(text)
        if placeholder is not None:
            return BoilerplateKind.PLACEHOLDER, *placeholder.span()
    if "CONTENT" in text or "ADVERTISEMENT" in text or "UNTUK" in text:
        scroll = _SCROLL.search(text)
        if scroll is not None:
            return BoilerplateKind.ADVERTISEMENT, *scroll.span()
    return _find_promo(text)


def _find_initials(text: str) -> tuple[int, int] | None:
    tail = max(0, len(text) - 60)
    initials = _INITIALS.search(text, tail)
    if initials is not None:
        return initials.span()
    outlet = _OUTLET_INITIALS.search(text, tail)
    if outlet is not None and outlet[1].islower() and known_outlet(outlet[1]) is not None:
        return outlet.span()
    return None


def _find_promo(text: str) -> tuple[BoilerplateKind, int, int] | None:
    folded = text.casefold()
    if not any(word in folded for word in _PROMO_WORDS) or _PROMO_WORD.search(folded) is None:
        return None
    if "(" in text or "[" in text:
        bracketed = _BRACKETED_PROMO.search(text)
        if bracketed is not None:
            return BoilerplateKind.PROMO, *bracketed.span()
    formula = _PROMO.search(text)
    if formula is None:
        return None
    start = formula.start("formula")
    spliced = text[:start].rstrip()[-1:] not in tuple('.!?"”’)') and start > 0
    end = _headline_end(text, formula.end("formula"), spliced=spliced)
    return BoilerplateKind.PROMO, start, end


def _headline_end(text: str, start: int, *, spliced: bool) -> int:
    """Where the headline that starts at ``start`` ends: at the first word no headline has."""
    function_words, ends, _ = _words()
    end = start
    for token in _TOKEN.finditer(text, start):
        word = token.group().strip(' "“”‘’(),.:;!?')
        if word[:1].islower() and (word not in function_words or (spliced and word in ends)):
            break
        end = token.end()
    if end >= len(text):
        return len(text)
    if spliced:
        end = _before_function_words(text, start, end)
        return end if end > start else len(text[:start])
    return _glued_end(text, start, end)


def _before_function_words(text: str, start: int, end: int) -> int:
    """``end`` without the function words before it, which no headline ends with."""
    function_words, _, _ = _words()
    tokens = list(_TOKEN.finditer(text, start, end))
    while len(tokens) > 1 and tokens[-1].group().strip() in function_words:
        tokens.pop()
    return tokens[-1].end() if tokens else end


def _glued_end(text: str, start: int, end: int) -> int:
    """Where a headline ends that follows a finished sentence and runs into a lower-case word."""
    breaks = [found.end() for found in _TERMINATOR.finditer(text, start)]
    within = [place for place in breaks if place <= end]
    if within:
        return within[-1]
    _, _, openers = _words()
    following = _TOKEN.match(text, end)
    if following is not None and _VERB.fullmatch(following.group().strip(" ,.")):
        # "... Buka Posko Menteri Ida mengatakan": the verb's subject belongs to the story.
        tokens = list(_TOKEN.finditer(text, start, end))
        for token in reversed(tokens[2:]):
            if token.group().strip() in openers:
                return token.start()
    return breaks[0] if breaks else len(text)


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists = lexicon("boilerplate")
    return (
        frozenset(lists["function_words"]),
        frozenset(lists["splice_ends"]),
        frozenset(lists["sentence_openers"]),
    )
