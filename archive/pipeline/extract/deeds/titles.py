"""Read the noun phrase that names an initiative, and make its title.

A phrase starts at a trigger and runs over nouns, adjectives and their
complements up to the next finite verb, relative clause or date. The partner in
it ("kerja sama dengan Jepang di bidang ...") is stepped over, because the
record names its partners elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from archive.pipeline.extract.deeds.nouns_of_verbs import noun_of
from archive.pipeline.extract.deeds.title_lists import TitleLists, is_verb, title_lists
from archive.pipeline.lexicon import lexicon

#: An editor's title is seldom longer; what is longer reads as a sentence.
MAX_WORDS: Final = 15
#: How many words a partner phrase may take before what the cooperation is about.
_MAX_SKIPPED: Final = 14
#: Where reading stops at the latest: enough to cut a title of ``MAX_WORDS`` well.
_MAX_READ: Final = 26
#: How long a bracket may be that is stepped over, and how far ahead a list's "dan" may be.
_LONGEST_BRACKET: Final = 14
_LIST_AHEAD: Final = 7
#: A phrase of so few words before "ini" or "tersebut" names nothing new.
_SHORT: Final = 3

TOKEN = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:[-‐‑’'./&–][^\W_]+)*\+?\d*|[^\s\w]|_")
_NUMBER = re.compile(r"\d[\d.,]*")
#: A word or mark with its place.
type Token = tuple[str, int, int]
_COOPERATION: Final = frozenset({"kerja", "kerjasama", "kolaborasi", "kemitraan", "bekerja"})
_TAKING_PADA: Final = frozenset({"kepatuhan", "ketaatan"})
#: Joins what an editor leaves out of a title to the paper it is about.
_JOINS_WRAPPER: Final = frozenset({"terhadap", "atas", "dari", "mengenai", "tentang"})
_VERBS_OF_COOPERATION: Final = {
    "bekerja": "kerja",
    "bekerjasama": "kerja sama",
    "berkolaborasi": "kolaborasi",
}
_CURRENCY: Final = frozenset("$€£¥")
_OPENING: Final = frozenset("“‘\"'«")
_CLOSING: Final = frozenset("”’\"'»")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: from ``start`` to ``end``, read as far as ``reach``.

    ``words`` are its words without the partner phrase; ``partner`` holds the
    partner words stepped over. ``bare`` tells that it says no more than that
    there is cooperation; ``back`` that it points back ("program ini"); ``pointed`` that
    a longer phrase does ("pembangunan pusat pelatihan di Bekasi itu").
    """

    start: int
    end: int
    reach: int
    words: tuple[str, ...]
    partner: tuple[str, ...] = ()
    bare: bool = False
    back: bool = False
    pointed: bool = False


def read_phrase(
    text: str, start: int, limit: int, sides: Container[int] = frozenset(), *, verb: bool = False
) -> Phrase:
    """Read the phrase that starts at ``start`` and ends before ``limit``.

    ``sides`` holds the offsets at which partners, or Indonesia, are named.
    With ``verb`` the phrase opens with a verb, which belongs to it.
    """
    return _Reader(text, start, limit, sides, verb=verb).read()


class _Reader:
    """One reading: the words kept, the words stepped over, and why it ended."""

    def __init__(
        self, text: str, start: int, limit: int, sides: Container[int], *, verb: bool
    ) -> None:
        self.text = text
        self.start = start
        self.limit = limit
        self.sides = sides
        self.tokens: list[Token] = []
        self._rest = TOKEN.finditer(text, start, limit)
        self.bare = True
        self.open = True
        self.kept: list[tuple[str, int]] = []
        self.skipped: list[str] = []
        self.skipping = False
        self.verb_allowed = verb
        self.pointed = False

    def read(self) -> Phrase:
        lists = title_lists()
        index, reach = 0, self.start
        while self._has(index) and len(self.kept) < _MAX_READ:
            end = self.tokens[index][2]
            step = self._take(index, lists)
            if step == 0:
                break
            reach = self.tokens[index + step - 1][2] if step > 1 else end
            index += step
        words = _trim([word for word, _ in self.kept], lists)
        last = max((end for _, end in self.kept), default=self.start + 1)
        return Phrase(
            start=self.start,
            end=last,
            reach=max(reach, last),
            words=tuple(words),
            partner=tuple(self.skipped),
            bare=self.bare,
            back=self.pointed and len(self.kept) <= _SHORT,
            pointed=self.pointed,
        )

    def _has(self, index: int) -> bool:
        """Whether there is a token at ``index``; tokens are read only as far as needed."""
        while len(self.tokens) <= index:
            match = next(self._rest, None)
            if match is None:
                return False
            self.tokens.append((match[0], match.start(), match.end()))
        return True

    def _take(self, index: int, lists: TitleLists) -> int:
        """Handle the token at ``index``; return how many tokens were used, 0 to end."""
        word, start, end = self.tokens[index]
        low = word.casefold()
        if low in lists.pointers:
            self.pointed = True
            return 0
        if not word[0].isalnum():
            return self._take_mark(index, word)
        if self._next(index) in _CURRENCY:
            return 1
        if self.skipping:
            return self._skip(index, low, lists)
        if low == "bersama" and self.kept and self._joint(index):
            return self._keep(word, end)
        if low == "kembali" and self._goes_on_with_noun(index, lists):
            return self._keep(word, end)
        last = self.kept[-1][0].casefold() if self.kept else ""
        if low == "sementara" and last in lists.halts:
            return self._keep(word, end)
        if low in lists.spans and last in lists.counting:
            return self._keep(word, end) if self._next(index) in {"bagi", "untuk", "("} else 0
        if low == "dengan" and len(self.kept) == 1 and is_verb(last):
            return 1
        if low == "yang" and self.kept and self._next(index) == "sama":
            self._keep(word, end)
            return self._keep(self.tokens[index + 1][0], self.tokens[index + 1][2]) + 1
        if low == "pada" and self.kept and self.kept[0][0].casefold() in _TAKING_PADA:
            return self._keep(word, end)
        if low == "secara" and self._has(index + 2) and self._next(index).isalpha():
            return 2 if self.tokens[index + 2][0] in {"melalui", "lewat"} else 0
        if low == "sekaligus" and is_verb(last) and is_verb(self._next(index)):
            self.verb_allowed = True
            return self._keep(word, end)
        if low == "sebagai" and self._next(index) in lists.trailing:
            return 0
        if self.bare and self.kept and (low in lists.partner_links or start in self.sides):
            self.skipping = True
            self.skipped.append(word)
            return 1
        is_number = _is_number(word)
        if is_number and (last == "nomor" or self._next(index) == "jam"):
            return self._keep(word, end)
        if (self.kept and is_number) or low in lists.numbers:
            return 1 if _counts(self.tokens, index, lists) else self._keep(word, end)
        if is_number:
            return 1
        if low in {"di", "dalam"}:
            goes_on = self._next(index) in lists.fields or (
                low == "dalam" and self._next(index) in lists.inside
            )
            return self._keep(word, end) if goes_on else 0
        if low in lists.stop or low in lists.partner_links:
            return 0
        if low in {"untuk", "bagi"} and is_verb(self._next(index)):
            if not self.bare and (not self.open or self._next(index) in lists.vague):
                return 0
            self.verb_allowed = True
            plain = not self.kept or self.kept[0][0].casefold() in _COOPERATION
            return 1 if plain else self._keep(word, end)
        if word.islower() and is_verb(low):
            if not self.verb_allowed:
                return 0
            self.verb_allowed = False
        return self._keep(word, end)

    def _joint(self, index: int) -> bool:
        """Whether "bersama" means joint ("tim bersama awak kapal") and names no side."""
        if self.kept[-1][0].casefold() in title_lists().joint:
            return True
        following = self.tokens[index + 1][0] if self._has(index + 1) else ""
        return following.islower() and following not in {"pemerintah", "pihak", "negara"}

    def _goes_on_with_noun(self, index: int, lists: TitleLists) -> bool:
        """Whether "kembali" belongs to the noun: "pembukaan kembali penempatan"."""
        following = self._next(index)
        return following.isalpha() and following not in lists.stop and not is_verb(following)

    def _take_mark(self, index: int, mark: str) -> int:
        if mark == "(":
            for at in range(index + 1, index + _LONGEST_BRACKET):
                if self._has(at) and self.tokens[at][0] == ")":
                    return at - index + 1
            return 0
        if mark in _OPENING and (not self.kept or self._opens(index)):
            return 1
        if mark in _CLOSING and self.kept and self._closes_inside(index):
            return 1
        if mark == "/" or mark in _CURRENCY:
            return 1
        if mark == "," and not self.skipping and self._list_goes_on(index):
            if self.kept:
                self.kept[-1] = (self.kept[-1][0] + ",", self.kept[-1][1])
            return 1
        if mark in "-–—" and self.skipping:
            self.skipped.append(mark)
            return 1
        return 0

    def _opens(self, index: int) -> bool:
        start = self.tokens[index][1]
        return self.text[start - 1 : start].isspace()

    def _closes_inside(self, index: int) -> bool:
        """A closing mark ends quoted speech after a comma or stop, else only a name."""
        end = self.tokens[index][2]
        opened = any(token[0] in _OPENING for token in self.tokens[:index])
        return opened and self.text[end : end + 1] == " "

    def _skip(self, index: int, low: str, lists: TitleLists) -> int:
        word, _, end = self.tokens[index]
        if low in {"di", "dalam"} and self._next(index) in lists.fields:
            self.skipping = False
            return self._keep(word, end)
        about = {"tentang", "mengenai", "terkait", "soal", "untuk", "on", "bagi", "berupa"}
        done = low == "dalam" and (is_verb(self._next(index)) or self._next(index).startswith("pe"))
        if low in about or done:
            self.skipping = False
            self.verb_allowed = is_verb(self._next(index))
            named = done or self.kept[0][0].casefold() in _COOPERATION
            return 1 if named or self.verb_allowed else self._keep(word, end)
        joins = low in lists.partner_links or low in {"dan", "serta", "pihak", "pemerintah"}
        ends = low in lists.stop or low in {"di", "dalam", "sebagai"} or is_verb(word)
        if not joins and ends:
            return 0
        if len(self.skipped) >= _MAX_SKIPPED:
            return 0
        self.skipped.append(word)
        return 1

    def _list_goes_on(self, index: int) -> bool:
        """A comma inside a list: a few nouns later comes "dan" or "serta"."""
        self._has(index + _LIST_AHEAD)
        ahead = self.tokens[index + 1 : index + _LIST_AHEAD + 1]
        following = [token[0].casefold() for token in ahead]
        if following[:1] in (["dan"], ["serta"]):
            return any(word.endswith(",") for word, _ in self.kept)
        for at, word in enumerate(following):
            if word in {"dan", "serta", "hingga", "atau"}:
                return at > 0
            if word == ",":
                continue
            if not word[0].isalnum() or is_verb(word) or word in title_lists().stop:
                return False
        return False

    def _next(self, index: int) -> str:
        return self.tokens[index + 1][0].casefold() if self._has(index + 1) else ""

    def _keep(self, word: str, end: int) -> int:
        self.kept.append((word, end))
        lists, low = title_lists(), word.casefold()
        if low not in lists.trailing:
            self.bare = self.bare and low in lists.bare
            self.open = self.open and low in lists.open
        return 1


def _is_number(word: str) -> bool:
    return word[:1].isdigit() and _NUMBER.fullmatch(word) is not None


def _counts(tokens: list[Token], index: int, lists: TitleLists) -> bool:
    """Whether the token belongs to an amount: a number, or a word after one."""
    before = tokens[index - 1][0] if index else ""
    numeric = _is_number(tokens[index][0]) or _is_number(before)
    return numeric or before.casefold() in lists.numbers


def _trim(words: list[str], lists: TitleLists) -> list[str]:
    """Cut to a title's length at a joint, and drop joining words at both ends."""
    if len(words) > MAX_WORDS:
        joints = [
            at
            for at in range(4, MAX_WORDS + 1)
            if words[at - 1].endswith(",") or words[at].casefold() in lists.links
        ]
        words = words[: joints[-1] if joints else MAX_WORDS]
    while words and words[0].casefold() in lists.leading:
        words = words[1:]
    while words and words[-1].casefold().rstrip(",") in lists.trailing:
        words = words[:-1]
    if words:
        words = [*words[:-1], words[-1].rstrip(",")]
    return words


def make_title(phrase: Phrase) -> str:
    """Write the title: the phrase's words, with the partner only if nothing else is left.

    >>> make_title(Phrase(0, 9, 9, ("pelatihan", "instruktur", "BLK")))
    'Pelatihan instruktur BLK'
    """
    words = _unwrap(list(phrase.words))
    if words:
        words[0] = _VERBS_OF_COOPERATION.get(words[0].casefold(), words[0])
    if words:
        words[0] = noun_of(words[0]) or words[0] if _opens_with_verb(words[0]) else words[0]
    if phrase.bare and phrase.partner:
        lead = [word for word in phrase.partner[:1] if word in {"dengan", "bersama"}]
        partner = _trim(list(phrase.partner), title_lists())
        words += (lead + partner if partner else [])[: MAX_WORDS - len(words)]
    words = [word for at, word in enumerate(words) if at == 0 or word != words[at - 1]]
    title = " ".join(words).replace(" - ", "-").replace(" – ", "–")
    return title[:1].upper() + title[1:]


def _opens_with_verb(word: str) -> bool:
    """Whether a noun stands for the word in titles: "menerjemahkan", "magang"."""
    return is_verb(word) or word in lexicon("title_words")["nominal"]


def _unwrap(words: list[str]) -> list[str]:
    """Leave out what only happens to a paper: "pelaksanaan MoU pemagangan" is the MoU."""
    lists = title_lists()
    if not words or words[0].casefold() not in lists.wrappers:
        return words
    at = 2 if len(words) > 1 and words[1].casefold() in _JOINS_WRAPPER else 1
    is_paper = len(words) > at and words[at].casefold() in lists.papers
    return words[at:] if is_paper else words


def says_little(title: str) -> bool:
    """Whether a title names no more than cooperation as such: "MoU", "Kerja sama ketenagakerjaan".

    >>> says_little("Nota kesepahaman"), says_little("Nota kesepahaman pemagangan")
    (True, False)
    """
    words = title.casefold().split()
    return len(words) == 1 or all(word in title_lists().open for word in words)
