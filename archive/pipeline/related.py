"""Lines that their neighbours give away: related links, repeated lines, lists at the end."""

from __future__ import annotations

import re
from functools import cache

from archive.pipeline.dateline_shapes import match_dateline
from archive.pipeline.lexicon import lexicon
from archive.pipeline.lines import Line, is_headline_like, is_prose, line_key, words_of
from archive.pipeline.suffixes import without_suffix
from archive.vocabulary import BoilerplateKind, PassageRole

#: "(Sumber: Humas Jabar)", "Foto: Dok. Kemnaker"
_CREDIT_ALONE = re.compile(
    r"\(?(?:foto|sumber|dok|photo|credit|kredit|image)\w*(?: foto)?\s*[:.].{2,60}", re.I
)
_CREDITS = frozenset({BoilerplateKind.CAPTION, BoilerplateKind.CITED_SOURCE})
_LONGEST_CAPTION = 200
_LONGEST_CREDIT = 50
#: A caption printed twice, short above the credit and whole below it, has at least so many letters.
_SHORTEST_TWICE = 20
#: "-", and on the next line a question that the page answers itself.
_QUESTION = re.compile(
    r"(?:Siapa|Apa|Apakah|Kapan|Di ?mana|Ke ?mana|Mengapa|Kenapa|Bagaimana|Berapa)\b[^?]{5,120}\?"
)
_BULLET = re.compile(r"\s*(?:[-–•▪●■○►▶»>*]|\d{1,2}[.)])\s+(?=\S)")
#: "Beranda / Siaran Pers" stands in one of the first lines.
_HEAD_LINES = 4
#: The name of a site or an office seldom has so many words.
_HEADLINE_WORDS = 6
_TRAIL = re.compile(r"\S\s*[>»›/|→]\s*\S")
_SENTENCE_END = re.compile(r"[.!?:;,…\"”]$|\(\d{1,2}/\d")
#: Of the first so many words of a menu so many are sections.
_MENU_WORDS, _MENU_NAMES = 5, 3
#: The longest headline that is written like a sentence, in words.
_LONGEST_LINK = 14
#: The shortest headline in a list below the story, in words.
_SHORTEST_LINK = 3
#: The longest tag, in words.
_TAG_WORDS = 3
#: So many words a row of tags has at most.
_TAG_ROW = 12
#: A tag without a label above it may be longer: "Pelindungan Pekerja Migran Indonesia".
_LABEL_WORDS = 4
_TAIL_MARKS = " .…,:;!?\"“”'*"
#: Fewer words than this repeat by chance.
_REPEATED_WORDS = 5


def mark_sections(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the names of a site's sections above the story."""
    marked = list(lines)
    for index, line in enumerate(lines):
        if not line.open:
            continue
        if is_prose(line.text):
            break
        key = line_key(line.text)
        if (len(line.text) <= 30 and key in _sections()) or _is_menu(key):
            marked[index] = line.but(kind=BoilerplateKind.NAVIGATION)
    return tuple(marked)


def _is_menu(key: str) -> bool:
    """Whether a line is a row of section names: "News Bola Daerah Ekonomi Jabar"."""
    words = key.split()[:_MENU_WORDS]
    return len(words) == _MENU_WORDS and sum(word in _sections() for word in words) >= _MENU_NAMES


def mark_captions(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the sentence beside a line of credit above the story: what the picture shows."""
    if not any(line.kind in _CREDITS for line in lines):
        return lines
    opening = next((i for i, line in enumerate(lines) if _opens_story(line)), 0)
    marked = list(lines)
    kept = [at for at in range(opening) if lines[at].kept or lines[at].kind in _CREDITS]
    # A bullet may yet turn out to be a link: it is no headline that a caption stands below.
    top = next((at for at in kept if _BULLET.match(lines[at].text) is None), opening)
    for before, index, after in zip([0, *kept], kept, [*kept[1:], 0], strict=False):
        if lines[index].open or not _is_credit(lines[index]):
            continue
        for beside in (before, after):
            if beside > top and lines[beside].open and _is_caption(lines[beside].text):
                for at in (beside, index):
                    marked[at] = marked[at].but(
                        kind=BoilerplateKind.CAPTION, role=PassageRole.CAPTION
                    )
                break
    shown = [at for at, line in enumerate(marked) if line.kept]
    for over, index, under in zip(shown, shown[1:], shown[2:], strict=False):
        credit = marked[index].kind is not None and _is_credit(marked[index])
        if credit and _is_twice(marked[over], marked[under]):
            for at in (over, under):
                marked[at] = marked[at].but(kind=BoilerplateKind.CAPTION, role=PassageRole.CAPTION)
    return tuple(marked)


def _is_twice(above: Line, below: Line) -> bool:
    long = len(above.text) >= _SHORTEST_TWICE and above.open and below.open
    return long and below.text.startswith(above.text)


def _is_credit(line: Line) -> bool:
    """Whether a line is nothing but the credit of a picture: "ANTARA FOTO/Tono Salim/nz."."""
    if _CREDIT_ALONE.fullmatch(line.text) is not None:
        return True
    short = len(line.text) <= _LONGEST_CREDIT and " " in line.text
    return line.kind is BoilerplateKind.CAPTION and short and line.text.count("/") >= 1


def _opens_story(line: Line) -> bool:
    return line.open and match_dateline(line.text) is not None


def _is_caption(text: str) -> bool:
    return len(text) <= _LONGEST_CAPTION and text.endswith(".") and not is_headline_like(text)


def mark_site_head(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark what stands above the trail of links that leads to the page: the name of the site."""
    trail = next(
        (
            index
            for index, line in enumerate(lines[:_HEAD_LINES])
            if line.kind is BoilerplateKind.NAVIGATION and _TRAIL.search(line.text)
        ),
        0,
    )
    headline = _headline_above(lines, trail)
    return tuple(
        line.but(kind=BoilerplateKind.SITE_NAME)
        if index < trail and index != headline and line.open and not is_prose(line.text)
        else line
        for index, line in enumerate(lines)
    )


def _headline_above(lines: tuple[Line, ...], trail: int) -> int | None:
    """The headline that stands above the trail of links, where none follows before the story."""
    for line in lines[trail + 1 :]:
        if line.open and is_prose(line.text):
            break
        if line.open and is_headline_like(line.text):
            return None
    above = (
        index
        for index in range(trail)
        if lines[index].open and is_headline_like(lines[index].text, shortest=_HEADLINE_WORDS)
    )
    return next(above, None)


def mark_listed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark list heads and bare read-also formulas with the headline-like lines that follow."""
    marked: list[Line] = []
    listing = tagging = False
    titles = {body_key(line.text) for line in lines if line.kind is BoilerplateKind.DUPLICATE}
    opening = _title_above_dateline(lines)
    for index, line in enumerate(lines):
        if line.kind is BoilerplateKind.TAGS:
            tagging = tagging or len(words_of(line.text)) == 1
        elif tagging and line.open and _is_tag(line.text):
            marked.append(line.but(kind=BoilerplateKind.TAGS))
            continue
        elif line.kept:
            tagging = False
        if line.open and marked and marked[-1].raw == "-" and _QUESTION.match(line.text):
            marked.append(line.but(kind=BoilerplateKind.RELATED))
            continue
        head = line.kept and is_list_head(line.text)
        if head and not _opens_prose(line):
            kind = BoilerplateKind.PROMO if _is_bare_promo(line) else BoilerplateKind.NAVIGATION
            line, listing = line.but(kind=kind, role=None), True
        elif line.kind is BoilerplateKind.PROMO:
            listing = _is_bare_promo(line)
        elif listing and line.open and (body_key(line.text) in titles or index == opening):
            listing = False
        elif (
            listing
            and line.open
            and (
                _is_link(line.text, shortest=_SHORTEST_LINK if _is_below(lines, index) else 4)
                or _is_plain_link(line.text)
            )
        ):
            line = line.but(kind=BoilerplateKind.RELATED)
        elif line.kept:
            listing = False
        marked.append(line)
    return tuple(marked)


def _is_below(lines: tuple[Line, ...], index: int) -> bool:
    """Whether no paragraph stands behind the line at ``index``."""
    return not any(line.open and is_prose(line.text) for line in lines[index + 1 :])


def _title_above_dateline(lines: tuple[Line, ...]) -> int | None:
    """The last line above the first dateline: a title, whatever list may seem to hold it."""
    title: int | None = None
    for index, line in enumerate(lines):
        if not line.open:
            continue
        parts = match_dateline(line.text)
        if parts is not None and parts.outlet is not None:
            return title
        if is_prose(line.text):
            return None
        title = index
    return None


def mark_duplicates(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark repeated lines, repeated leads, and teasers that a later paragraph contains."""
    marked = list(lines)
    seen: dict[str, int] = {}
    keys = [body_key(line.text) if line.open else "" for line in lines]
    for index, key in enumerate(keys):
        if len(key.split()) < _REPEATED_WORDS - 1:
            continue
        if key in seen:
            marked[index] = marked[index].but(kind=BoilerplateKind.DUPLICATE)
        else:
            seen[key] = index
    for index, line in enumerate(marked):
        if line.open and _is_torn(line.text) and _is_contained(index, keys):
            marked[index] = line.but(kind=BoilerplateKind.DUPLICATE)
    return tuple(marked)


def mark_tail(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the headline-like lines after the last paragraph: they lead to other articles."""
    marked = list(lines)
    last = max(
        (i for i, line in enumerate(lines) if line.open and _is_story(line.text)), default=-1
    )
    if last < 0:
        return lines
    tail = [i for i in range(last + 1, len(lines)) if lines[i].open]
    behind_links = next(
        (i for i in range(last + 1, len(lines)) if lines[i].kind in _LINKS), len(lines)
    )
    for index in tail:
        text = lines[index].text
        if (index > behind_links and _is_button(text)) or _is_row_of_tags(text):
            marked[index] = lines[index].but(kind=BoilerplateKind.TAGS)
    lines, tail = tuple(marked), [i for i in tail if marked[i].open]
    links = [i for i in tail if _is_link(lines[i].text, shortest=5)]
    if lines[last].text.endswith(":"):
        return lines
    labelled = len(tail) > 1 or any(line.kind for line in lines[last + 1 : min(tail, default=0)])
    if tail and labelled and all(_is_button(lines[i].text, longest=_LABEL_WORDS) for i in tail):
        for index in tail:
            marked[index] = lines[index].but(kind=BoilerplateKind.TAGS)
        return tuple(marked)
    if not links:
        return lines
    if 2 * len(links) < len(tail):
        return lines
    for index in tail:
        marked[index] = lines[index].but(kind=BoilerplateKind.RELATED)
    return tuple(marked)


def mark_bullets(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark headline-like bullets in mid-story, unless a colon announces them as items."""
    marked = list(lines)
    announced = False
    for index, line in enumerate(lines):
        if not line.open:
            continue
        if _BULLET.match(line.text) is None:
            announced = line.text.endswith(":")
        elif not announced and _is_link(line.text) and not line.text[0].isdigit():
            marked[index] = line.but(kind=BoilerplateKind.RELATED)
    return tuple(marked)


def is_list_head(text: str) -> bool:
    """Whether a line heads a list of other articles: "Berita Terkait"."""
    return len(text) <= 40 and line_key(text).rstrip(_TAIL_MARKS + ">»|-–+") in _list_heads()


def _is_tag(text: str) -> bool:
    return (
        len(words_of(text)) <= 4
        and not is_list_head(text)
        and not text.endswith((".", "!", "?", '"', "”"))
    )


def _opens_prose(line: Line) -> bool:
    return line.role is not None and line.role is not PassageRole.META


def _is_bare_promo(line: Line) -> bool:
    """Whether a read-also line has no headline of its own."""
    return len(words_of(line.text)) <= 3 and line_key(line.text).split(" ")[0] in _promo_words()


def _is_link(text: str, *, shortest: int = 4) -> bool:
    bullet = _BULLET.match(text)
    if bullet is None:
        return is_headline_like(text, shortest=shortest, longest=24)
    return is_headline_like(text[bullet.end() :], longest=24)


def _is_plain_link(text: str) -> bool:
    """Whether a line behind a read-also head may be a headline that is written like a sentence."""
    if not text[0].isalnum() or text[0].islower() or _SENTENCE_END.search(text):
        return False
    return 4 <= len(words_of(text)) <= _LONGEST_LINK


def _is_button(text: str, *, longest: int = _TAG_WORDS) -> bool:
    """Whether a line of a few words behind the story is a tag or a button."""
    if len(words_of(text)) > longest or not text[0].isalpha():
        return False
    return _SENTENCE_END.search(text) is None


def _is_row_of_tags(text: str) -> bool:
    """Whether a line behind the story is words in lower case without a stop."""
    if not text[0].islower() or text != text.lower() or not text[-1].isalnum():
        return False
    return len(text.split()) <= _TAG_ROW and all(word.isalnum() for word in text.split())


def _is_story(text: str) -> bool:
    """Whether ``text`` belongs to the story: prose, a line that announces items, or an item."""
    bullet = _BULLET.match(text)
    if bullet is None:
        return text.endswith(":") or is_prose(text)
    return text[0].isdigit()


_LINKS = frozenset({BoilerplateKind.RELATED, BoilerplateKind.PROMO, BoilerplateKind.TAGS})


def _is_torn(text: str) -> bool:
    return text.endswith(("..", "…"))


def _is_contained(index: int, keys: list[str]) -> bool:
    key = keys[index]
    if len(key.split()) < _REPEATED_WORDS:
        return False
    return any(key in other for place, other in enumerate(keys) if place != index)


def body_key(text: str) -> str:
    """The form in which a line's words are compared, without dateline and site."""
    dateline = match_dateline(text)
    body = text if dateline is None else text[dateline.body :]
    if body[-1:].isalnum():
        body = without_suffix(body)
    return line_key(body).strip(_TAIL_MARKS)


@cache
def _list_heads() -> frozenset[str]:
    return frozenset(lexicon("boilerplate")["list_heads"])


@cache
def _sections() -> frozenset[str]:
    return frozenset(lexicon("boilerplate")["sections"])


@cache
def _promo_words() -> frozenset[str]:
    return frozenset({"baca", "simak", "lihat", "tonton", "saksikan", "bacajuga"})
