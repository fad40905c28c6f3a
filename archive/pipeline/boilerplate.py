"""Whole lines that are boilerplate by their own shape, whatever stands around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from archive.pipeline.date_shapes import is_date_line
from archive.pipeline.dateline_shapes import is_place
from archive.pipeline.lexicon import lexicon
from archive.pipeline.lines import Line, is_headline_like, line_key
from archive.pipeline.outlets import is_domain, known_outlet
from archive.vocabulary import BoilerplateKind, PassageRole

_FIRST_WORD = re.compile(r"[\W_]*?([^\W\d_]+|©)")
_HASHTAGS = re.compile(r"(?:#\w+(?: [\w-]+){0,3}[\s,;|]*)+")
_INITIALS = re.compile(
    r"\(?[A-Za-z.]{2,5}(?: ?[/-] ?[A-Za-z0-9.]{1,8}){1,3}\)?\.?"
    r"|\**\s*[(\[](?:[a-z]{2,6}|[A-Z]{2,5}|[A-Za-z][a-z]{1,9}(?: ?[/,&|-] ?[A-Za-z]{2,9})*"
    r"|[A-Z][a-z]+(?: [A-Z][\w.]*){1,2}|[A-Z]{1,4}-\d{1,2})[)\]]\.?\**"
)
_STARS = re.compile(r"-? ?30 ?-|(?:\* ?){2,}|[\W_]*\*{2,}[\W_]*|[-–—_=~•·.*#]{2,}|[-–—*]")
_PAGES = re.compile(
    r"(?:\d{1,3}\s*)+(?:selanjutnya|berikutnya|next|last|lihat semua)?[\s»›>]*"
    r"|\d{1,2} (?:dari|of) \d{1,2} (?:halaman|pages?|foto|gambar)",
    re.I,
)
_COUNTS = re.compile(r"\d+ (?:komentar|comments?|menit baca|min read|views?|shares?)", re.I)
_VIEW = "(?:views?|viewers?|dibaca|dilihat|pembaca|hits?|dikunjungi|tayangan)"
#: How often a page was seen: "Post Views: 318", "Telah dibaca 1.234 kali", "231x dibaca"
_VIEWS = re.compile(
    rf"(?:\w+ ){{0,2}}{_VIEW}\W{{0,3}}(?:sebanyak )?\d[\d.,]*k?(?:\s?(?:kali|x|orang|{_VIEW}))?\W*"
    rf"|\d[\d.,]*k?\s?(?:x|kali)?\s?{_VIEW}\W*",
    re.I,
)
#: The longest button, and the marks around one.
_LONGEST_BUTTON, _BUTTON_MARKS = 40, " .…:;!?*>»›→➔|-–+[]"
_ADDRESS = re.compile(r"\S+@[\w-]+(?:\.[\w-]+)+")
#: "Tono Salim - detikFinance"
_SIGNED_FOR = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3} [-–|/] ([\w. ]{3,30})")
#: A read-also line that is longer and goes on in lower case has a paragraph glued to it.
_LONGEST_PROMO = 170
_GLUED = re.compile(r"(?:\s[a-z][\w-]+){3}.{20,}[.”\"]$")
#: What is left of a page's markup.
_MARKUP = frozenset({"-->", "<!--", "//", "<>", "}", "{", "};"})
#: One of these stands between the parts of a line that names a site.
_PART_MARKS = (" | ", " - ", " – ", " / ", " » ", " › ", " > ")
_SIGNED = re.compile(r"\(([A-Z][a-z]{3,}(?: [A-Z][a-z]+){0,2})\)")
_SITE_MARK = re.compile(r"\s+[|»›>]\s+")
_ROW_MARK = re.compile(r"\s+[|•·/]\s+")
#: The longest part of a row that tells who and when, in words.
_PART_WORDS = 4
#: A photographer's line: "ANTARA FOTO/Tono Salim"
_CREDIT_LINE = re.compile(
    r"\(?(?:antara foto|afp|reuters|[\w-]+\.(?:com|id|co\.id))/[\w .'’]+(?:/\w+)*\.?\)?", re.I
)
#: "(Kabar Laut/Tono Salim)": the medium and the photographer behind the caption.
_CREDIT_LAST = re.compile(r"\(([^()/]{2,30})/[A-Z][a-z]{2,}[^()]{0,40}\)\.?$")
#: A photographer with the medium before the caption: "Kabar Laut/Tono Salim. Suasana pelabuhan."
_CREDIT_FIRST = re.compile(r"(?P<medium>[\w .]{3,25})/[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,3}\.? \S")
#: "Tono Salim, Jurnalis"
_MAKER_LINE = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}, (?:jurnalis|reporter|wartawan|kontributor|pewarta"
    r"|koresponden|penulis|editor|redaktur)\b.{0,20}",
    re.I,
)
#: "EditorTono Salim"
_GLUED_LABEL = re.compile(r"(?:Editor|Penulis|Reporter|Writer|Pewarta)(?=[A-Z][a-z]+(?: [A-Z]|$))")
#: "TONO SALIM | ANTARA": the writers under the story, in capitals.
_SIGNATURE = re.compile(r"[A-Z][A-Z.' ]+(?: [|/] [A-Z][A-Z.' ]+){1,3}")
#: What no call to subscribe has: a day in brackets, or somebody who says something.
_NEWS = re.compile(r"\(\d{1,2}/\d{1,2}|[\"”],? (?:kata|ujar|ucap)\b|\bmenurut\b")
_PLACEHOLDER = re.compile(
    r"\W*\[(?:gambas|video|image|foto|img|embed|gambar|iklan|ad)[^\]]*\]\W*", re.I
)
_MARKDOWN_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_CARD = re.compile(r"\d{1,2} \w+ 20\d\d \| \d\d[.:]\d\d WIB\S")
_BREADCRUMB = re.compile(r"[\w &]{2,30}(?:\s*[>»›]\s*[\w &.,'’-]{2,60}){1,5}")
_CAPTION_CREDIT = re.compile(
    r".{10,300}(?:\(\s*(?:foto|dok|doc|sumber|ist|istimewa|dokumentasi|antara foto"
    r"|antara/(?:ho|\w{4})|afp"
    r"|reuters|ap|humas)\b[^()]{0,80}\)|\b(?:foto|dok(?:umentasi)?)\s*[:.]\s*[A-Z][^.]{1,60}|\s?/\s?(?:Ist|Dok|Humas)\w*"
    r"|\bantara(?: foto)?/[\w-]+(?:/[\w-]+)*)\.?",
    re.I,
)
#: Only a picture has a left and a right.
_CAPTION_SIDE = re.compile(
    r"\((?:(?:ke)?(?:dua|tiga|empat)[ -]|paling )?(?:dari )?(?:kiri|kanan|tengah)\b"
)
#: The caption that a page cuts off, with the button that shows the rest.
_CUT_CAPTION = ("... Selengkapnya", "…Selengkapnya", "… Selengkapnya", "...Selengkapnya")
_CREDIT_WORDS = ("foto", "dok", "doc", "ist", "antara", "afp", "reuters", "humas", "sumber", "ap)")
#: The place in the text is kept for these: the line names who made the article, and when.
_KEPT_ROLES: Mapping[BoilerplateKind, PassageRole] = {
    BoilerplateKind.META: PassageRole.META,
    BoilerplateKind.BYLINE: PassageRole.BYLINE,
    BoilerplateKind.CAPTION: PassageRole.CAPTION,
}


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: BoilerplateKind
    pattern: re.Pattern[str]
    unless_prose: bool
    unless_news: bool


def mark_boilerplate(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the lines whose shape alone says that they are not the story."""
    return tuple(_mark(line) if line.open else line for line in lines)


def _mark(line: Line) -> Line:
    kind = line_kind(line.text)
    return line if kind is None else line.but(kind=kind, role=_KEPT_ROLES.get(kind))


@lru_cache(maxsize=256)  # lines are looked at twice
def line_kind(text: str) -> BoilerplateKind | None:
    """Why ``text``, a whole line, is boilerplate; None if its shape does not say so.

    >>> line_kind("BACA JUGA: Menaker Lantik Pejabat")
    <BoilerplateKind.PROMO: 'promo'>
    >>> line_kind("Lihat juga bagaimana program itu berjalan di desa mereka.") is None
    True
    """
    first = _FIRST_WORD.match(text)
    rules = () if first is None else _rules().get(first[1].casefold(), ())
    if rules:
        key = line_key(text)
        for rule in rules:
            if rule.pattern.match(key) and not _is_story(rule, text, key):
                return rule.kind
    if len(text) <= 80:
        kind = _short_line_kind(text)
        if kind is not None:
            return kind
    if text[0] in "[!" and (_PLACEHOLDER.fullmatch(text) or _MARKDOWN_IMAGE.fullmatch(text)):
        return BoilerplateKind.PLACEHOLDER
    if text[0] == "#" and _HASHTAGS.fullmatch(text):
        return BoilerplateKind.TAGS
    if " | " in text and _CARD.search(text):
        return BoilerplateKind.RELATED
    return _caption_kind(text)


def _is_story(rule: _Rule, text: str, key: str) -> bool:
    """Whether a line that fits ``rule`` reads like a sentence of the story after all.

    A read-also line so long that it ends with a sentence has a paragraph glued to it.
    """
    if rule.kind is BoilerplateKind.PROMO and len(text) > _LONGEST_PROMO and _GLUED.search(text):
        return True
    if rule.unless_prose:
        rest = key.split(" ", 2)[2:]
        words = text.split(None, 2)
        follows = words[2] if len(words) > 2 else ""
        if not rest or not follows or follows[0] in "\"“'‘:":
            return False
        return not is_headline_like(follows, shortest=2) and text.endswith((".", "”", '"'))
    return rule.unless_news and _NEWS.search(text) is not None


def _short_line_kind(text: str) -> BoilerplateKind | None:
    if _STARS.fullmatch(text):
        return BoilerplateKind.END_MARK
    if text[0].isdigit() and (_PAGES.fullmatch(text) or _COUNTS.fullmatch(text)):
        return BoilerplateKind.NAVIGATION
    if text[-1].isalnum() and any(digit.isdigit() for digit in text) and _VIEWS.fullmatch(text):
        return BoilerplateKind.NAVIGATION
    if text in _MARKUP or (len(text) <= _LONGEST_BUTTON and _button_key(text) in _furniture()):
        return BoilerplateKind.NAVIGATION
    if "@" in text and _ADDRESS.fullmatch(text):
        return BoilerplateKind.NAVIGATION
    marked = any(mark in text for mark in _PART_MARKS)
    if marked and len(text) <= 60 and _is_site_line(text):
        return BoilerplateKind.SITE_NAME
    signed = _SIGNED_FOR.fullmatch(text) if marked else None
    if signed is not None and (known_outlet(signed[1]) is not None or is_domain(signed[1])):
        return BoilerplateKind.BYLINE
    if _INITIALS.fullmatch(text) and not is_domain(text):
        return BoilerplateKind.BYLINE if is_signature(text) else BoilerplateKind.INITIALS
    if "/" in text and _CREDIT_LINE.fullmatch(text):
        return BoilerplateKind.CAPTION
    if text[0] in "EPRW" and _GLUED_LABEL.match(text):
        return BoilerplateKind.BYLINE
    if ", " in text and _MAKER_LINE.fullmatch(text):
        return BoilerplateKind.BYLINE
    if text.isupper() and (" | " in text or " / " in text) and _is_signature(text):
        return BoilerplateKind.BYLINE
    if " " not in text and is_domain(text):
        return BoilerplateKind.SITE_NAME
    if any(digit.isdigit() for digit in text) and is_date_line(text):
        return BoilerplateKind.META
    if any(mark in text for mark in "|•·/") and _is_meta_row(text):
        return BoilerplateKind.META
    if any(mark in text for mark in ">»›") and _BREADCRUMB.fullmatch(text):
        return BoilerplateKind.NAVIGATION
    if len(text) <= 60 and known_outlet(text) is not None:
        return BoilerplateKind.SITE_NAME
    return None


def _is_meta_row(text: str) -> bool:
    """Whether a line tells who, when and how often read: "Admin | 14 Mei 2024 | 231x dibaca"."""
    parts = _ROW_MARK.split(text)
    dated = any(is_date_line(part) for part in parts if any(mark.isdigit() for mark in part))
    return dated and all(len(part.split()) <= _PART_WORDS or is_date_line(part) for part in parts)


def _is_signature(text: str) -> bool:
    """Whether a line is names in capitals with the medium they write for."""
    if _SIGNATURE.fullmatch(text) is None:
        return False
    return any(known_outlet(part) is not None for part in re.split(r"[|/]", text))


def _caption_kind(text: str) -> BoilerplateKind | None:
    """A photograph's caption: one sentence with a credit at its end."""
    tail = text[-90:]
    if len(text) > 420 or any(mark in text for mark in '"“”'):
        return None
    if ("kiri" in text or "kanan" in text or "tengah" in text) and _CAPTION_SIDE.search(text):
        return BoilerplateKind.CAPTION
    if "/" in text[:30] and not text.startswith("("):
        credit = _CREDIT_FIRST.match(text)
        if credit is not None and known_outlet(credit["medium"]) is not None:
            return BoilerplateKind.CAPTION
    if tail.endswith(_CUT_CAPTION):
        return BoilerplateKind.CAPTION
    if tail.endswith((")", ").")) and "/" in tail:
        credit = _CREDIT_LAST.search(text)
        if credit is not None and (known_outlet(credit[1]) or is_domain(credit[1])):
            return BoilerplateKind.CAPTION
    if not any(mark in tail for mark in ")/:"):
        return None
    tail = tail.casefold()
    if not any(word in tail for word in _CREDIT_WORDS):
        return None
    return BoilerplateKind.CAPTION if _CAPTION_CREDIT.fullmatch(text) else None


def is_signature(text: str) -> bool:
    """Whether ``text`` is a name in brackets, as writers sign: "(Andrian)", "(Tono Salim)"."""
    signed = _SIGNED.fullmatch(text)
    if signed is None or known_outlet(signed[1]) is not None or is_place(signed[1]):
        return False
    words = signed[1].casefold().split()
    return not any(word in _furniture() or word in _no_names() for word in words)


def _is_site_line(text: str) -> bool:
    """Whether a line is a site with one of its sections: "Kabarlaut.id | Kebijakan"."""
    parts = _SITE_MARK.split(text)
    if len(parts) != 2 or len(parts[1].split()) > 2 or not parts[1][:1].isupper():
        return False
    return is_domain(parts[0]) or known_outlet(parts[0]) is not None


def _button_key(text: str) -> str:
    return line_key(text).strip(_BUTTON_MARKS)


@cache
def _no_names() -> frozenset[str]:
    return frozenset(lexicon("bylines")["not_name"]["words"])


@cache
def _furniture() -> frozenset[str]:
    return frozenset(lexicon("boilerplate")["furniture"])


@cache
def _rules() -> Mapping[str, tuple[_Rule, ...]]:
    """The rules of the lexicon by the first word of the lines they may fit."""
    rules: dict[str, list[_Rule]] = defaultdict(list)
    for entry in lexicon("boilerplate")["line"]:
        rule = _Rule(
            BoilerplateKind(entry["kind"]),
            re.compile(entry["pattern"]),
            entry.get("unless_prose", False),
            entry.get("unless_news", False),
        )
        for word in entry["opens"]:
            rules[word].append(rule)
    return {word: tuple(found) for word, found in rules.items()}
