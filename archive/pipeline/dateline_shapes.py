"""Datelines: the words before the dash that say where and by whom a story was filed.

    JAKARTA, DISWAY.ID - ...      place and outlet, in either order
    Jakarta (ANTARA) - ...        place and agency
    jpnn.com - ...                outlet alone
    Bandung – ...                 place alone, only where the place is known
    Liputan6.com, Jakarta Menteri ...   no dash: a known outlet and a known place

A dash may lack its spaces or be a colon, and a date may stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from archive.pipeline.lexicon import lexicon
from archive.pipeline.outlets import is_domain, known_outlet

#: No dateline is longer than this many characters.
_LONGEST = 100
#: A place alone opens a story only where this much follows; "Indonesia-Jepang" is none.
_STORY = 80
#: "KABARLAUT.ID - SERANG. Menteri ..."
_PLACE_STOP = re.compile(r"([A-Z][A-Z .]{2,30}?)\. (?=[A-Z])")
#: "Humas - Serang, Menteri ..."
_PLACE_COMMA = re.compile(r"([A-Z][\w .]{2,30}), (?=[A-Z])")
#: "[SERANG] Menteri ...", "[SERANG, Kabarlaut.id] - Menteri ..."
_BOXED = re.compile(r"\[([A-Z][\w .]{2,30})(?:,\s([\w.]{3,30}))?\](?:\s?[-–—]+)?\s(?=[A-Z])")
#: Before the name of a town or a regency.
_TOWNS = ("kota ", "kabupaten ", "kab. ")
_BAR = re.compile(r"\s\|\s")
#: "Kabar Laut, Mexico City. Kementerian ..."
_LISTED_STOP = re.compile(r"([A-Z][\w. ]{2,30}?), ([A-Z][\w ]{2,30}?)\. (?=[A-Z])")
#: "Serang, 8 Januari 2024. Politeknik ..."
_DATED_STOP = re.compile(
    r"([A-Z][\w ]{2,25}), (?:[A-Z]\w{4,6}, )?\(?\d{1,2}[ /](?:[A-Z][a-z]{2,8}|\d{1,2})[ /]\d{4}\)?"
    r"\. (?=[A-Z])"
)
_STOPPED = re.compile(r"([A-Z]{3,12})\. (?=[A-Z])")
_SECOND_MARK = re.compile(r"(?:[–—|]+|-{1,3}|:(?=[\s\w]))\s*")
#: The name of a paper after a town, in words.
_SITE_WORDS = 3
#: How many letters the second of two datelines has at most.
_SECOND = 36
#: Each branch opens with its mark, so that the search leaps to them.
_DASH = re.compile(r"(?:–[–—]*|—[–—]*|--?-?|:(?=[\s\w]))\s*")
_DATE = re.compile(
    r"[\s,|]*\b(?:(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu|Ahad)\b[\s,]*)?"
    r"[(\[]?\s*\d{1,2}\s*(?:[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{2,4})?|[A-Z][a-z]{2,8}(?:\s+\d{4})?)\s*[)\]]?\s*$"
)
_DIGIT = re.compile(r"\d")
#: "Rio de Janeiro" has one.
_LOWER_WORDS = 2
_PART = re.compile(r"[^,|(\[]+")
_BRACKET = re.compile(r"\(\s*([^()]{2,40}?)\s*\)\s*$")
_NAME = re.compile(r"[A-Z0-9][\w.&'’-]*(?:[ ][A-Z0-9][\w.&'’-]*){0,3}$")
_NO_DASH = re.compile(r"(?P<first>[\w.]+\.\w{2,4}),\s+(?P<rest>[A-Z].+)")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DatelineParts:
    """Where the parts of a dateline stand in a line, as (start, end) pairs.

    ``end`` is the end of the dash; ``body`` is where the story goes on.
    """

    end: int
    body: int
    place: Place | None
    outlet: Place | None


@lru_cache(maxsize=256)  # several steps ask for the same lines
def match_dateline(line: str) -> DatelineParts | None:
    """Return the parts of the dateline that opens ``line``, or None.

    >>> parts = match_dateline("JAKARTA, DISWAY.ID - Kementerian bertemu Pemerintah Hunan.")
    >>> parts.place, parts.outlet, parts.body
    ((0, 7), (9, 18), 21)
    >>> match_dateline("Indonesia-Jepang sepakat bertukar perawat.") is None
    True
    """
    opening = line[: _LONGEST + 8]
    for dash in _DASH.finditer(opening):
        head = line[: dash.start()]
        if dash.start() > _LONGEST or _reads_like_prose(head):
            break
        spaced = head[-1:].isspace() or dash.group()[-1].isspace() or dash.group() == "--"
        sent = (
            _PLACE_COMMA.match(line, dash.end()) if head.strip().casefold() in _offices() else None
        )
        if sent is not None and is_place(sent[1]):
            return DatelineParts(sent.end(1) + 1, sent.end(), sent.span(1), None)
        found = _read_head(head, dash=dash.group(), spaced=spaced, story=line[dash.end() :])
        if found is not None:
            end = dash.start() + len(dash.group().rstrip())
            return _with_second(line, DatelineParts(end, dash.end(), *found))
    if opening[:1] == "[":
        boxed = _BOXED.match(line)
        if boxed is not None and is_place(boxed[1]):
            outlet = None if boxed[2] is None else boxed.span(2)
            return DatelineParts(len(boxed.group().rstrip()), boxed.end(), boxed.span(1), outlet)
    bar = _BAR.search(opening) if ", " in opening else None
    if bar is not None and len(line) - bar.end() > _STORY:
        found = _read_head(line[: bar.start()], dash="|", spaced=True, story=line[bar.end() :])
        if found is not None and found[1] is not None and is_outlet(line[slice(*found[1])]):
            return DatelineParts(bar.end() - 1, bar.end(), *found)
    dated = _DATED_STOP.match(line)
    if dated is not None and is_place(dated[1]):
        return DatelineParts(dated.end() - 1, dated.end(), dated.span(1), None)
    if opening[:_SECOND].find(". ") > 0:
        stopped = _with_stop(line)
        if stopped is not None:
            return stopped
    return _without_dash(line) if ", " in opening else None


def _with_stop(line: str) -> DatelineParts | None:
    """``KABARLAUT. Menteri ...``: a known outlet in capitals, and a stop."""
    found = _STOPPED.match(line)
    if found is not None and known_outlet(found[1]) is not None:
        return DatelineParts(found.end(1) + 1, found.end(), None, found.span(1))
    found = _LISTED_STOP.match(line)
    if found is None or not (is_outlet(found[1]) and is_place(found[2])):
        return None
    return DatelineParts(found.end(2) + 1, found.end(), found.span(2), found.span(1))


def _with_second(line: str, parts: DatelineParts) -> DatelineParts:
    """The dateline with the one behind it: ``Kabarlaut.id - SUMEDANG - ...``, either way round."""
    if (parts.place is None) is (parts.outlet is None):
        return parts
    stop = _PLACE_STOP.match(line, parts.body) if parts.place is None else None
    if stop is not None and is_place(stop[1]):
        return DatelineParts(stop.end(1) + 1, stop.end(), stop.span(1), parts.outlet)
    dash = _SECOND_MARK.search(line, parts.body + 1, parts.body + _SECOND)
    if dash is None:
        return parts
    words = line[parts.body : dash.start()].rstrip(" ,")
    if ":" in dash.group() or not (words and dash.group()[-1:].isspace()):
        return parts
    second = (parts.body, parts.body + len(words))
    end = dash.start() + len(dash.group().rstrip())
    if parts.place is None and is_place(words):
        return DatelineParts(end, dash.end(), second, parts.outlet)
    if parts.outlet is None and is_outlet(words):
        return DatelineParts(end, dash.end(), parts.place, second)
    return parts


def match_dateline_line(line: str) -> DatelineParts | None:
    """Return the parts of a dateline that has a line to itself: ``Jenewa, Pelita Online``."""
    if len(line) > 60:
        return None
    parts = list(_parts_of(line.rstrip(" .:-–—")))
    if len(parts) == 1 and line[-1:] in "-–—" and is_place(line[slice(*parts[0])]):
        # "Jakarta -": the story starts on the next line.
        return DatelineParts(len(line), len(line), parts[0], None)
    if len(parts) != 2:
        return None
    (first, second) = parts
    if is_place(line[slice(*first)]) and is_outlet(line[slice(*second)], by_word=True):
        return DatelineParts(len(line), len(line), first, second)
    if is_outlet(line[slice(*first)]) and is_place(line[slice(*second)]):
        return DatelineParts(len(line), len(line), second, first)
    return None


def is_place(name: str) -> bool:
    """Whether ``name`` is a place that outlets file from."""
    key = name.strip().casefold()
    return key in _places() or (key.startswith(_TOWNS) and key.partition(" ")[2] in _places())


def is_outlet(name: str, *, by_word: bool = False) -> bool:
    """Whether ``name`` is an outlet: known, or a domain, or (``by_word``) named like one."""
    if known_outlet(name) is not None or is_domain(name):
        return True
    return by_word and any(word in _outlet_words() for word in name.casefold().split())


def _read_head(
    head: str, *, dash: str, spaced: bool, story: str
) -> tuple[Place | None, Place | None] | None:
    """The place and the outlet that ``head``, the words before the dash, names."""
    date = _DATE.search(head) if _DIGIT.search(head) is not None else None
    if date is not None:
        head = head[: date.start()]
    spaced = spaced or date is not None
    bracket = _BRACKET.search(head.rstrip(" ."))
    if bracket is not None:
        return _with_agency(head, bracket)
    parts = list(_parts_of(head))
    names = [head[start:end] for start, end in parts]
    match names:
        case [name]:
            return _alone(name, parts[0], dash=dash, spaced=spaced, story=story, dated=bool(date))
        case [_, _] | [_, _, _]:
            return _listed(names, parts, spaced=spaced and ":" not in dash, story=story)
    return None


def _reads_like_prose(head: str) -> bool:
    """Whether ``head`` has more words in lower case than the names of places and outlets do."""
    words = head.split()
    return sum(word.islower() and word.isalpha() for word in words) > _LOWER_WORDS


def _parts_of(head: str) -> Iterator[Place]:
    """The stretches between commas and bars, without the white space around them."""
    for part in _PART.finditer(head):
        words = part.group()
        start = part.start() + len(words) - len(words.lstrip())
        if words.strip():
            yield start, start + len(words.strip())


def _with_agency(head: str, bracket: re.Match[str]) -> tuple[Place, Place | None] | None:
    """``PLACE (AGENCY)``: one of the two must be known, or the place is in capitals."""
    before = head[: bracket.start()]
    date = _DATE.search(before) if _DIGIT.search(before) is not None else None
    place = (before if date is None else before[: date.start()]).strip(" ,")
    agency = bracket[1]
    if not place or not _NAME.match(place.replace(",", "")) or not agency[0].isalnum():
        return None
    if not (is_place(place.split(",")[0]) or is_outlet(agency) or place.isupper()):
        return None
    start = head.index(place)
    where = (start, start + len(place))
    if is_place(agency) and not is_outlet(agency):
        # "Mataram (NTB) -": the province.
        return where, None
    first, slash, _ = agency.partition("/")
    if slash and known_outlet(first) is not None:
        # "(ANTARA/Kantor Berita Laut)": the agency that passes on another's story.
        return where, (bracket.start(1), bracket.start(1) + len(first.rstrip()))
    return where, bracket.span(1)


def _alone(
    name: str, part: Place, *, dash: str, spaced: bool, story: str, dated: bool
) -> tuple[Place | None, Place | None] | None:
    """An outlet or a known place without the other."""
    if is_domain(name):
        return None, part
    site, _, rest = name.partition(" ")
    if is_domain(site) and known_outlet(rest) is not None:
        return None, (part[0], part[0] + len(site))
    colon = ":" in dash
    if known_outlet(name) is not None and spaced and (not colon or name.isupper()):
        return (None, part) if len(story) > _STORY // 2 else None
    if not is_place(name):
        return _alone_by_word(name, part, spaced=spaced and not colon, story=story)
    country = name.casefold() in _countries()
    if country and not (name.isupper() and spaced):
        return None
    if dated or (len(story) > _STORY and (spaced or name.isupper())):
        return part, None
    return None


def _alone_by_word(
    name: str, part: Place, *, spaced: bool, story: str
) -> tuple[None, Place] | None:
    """What is named like an outlet, though no list has it: ``Rimanews``, ``RADAR BIMA``."""
    if not spaced or len(story) <= _STORY or not name[0].isupper():
        return None
    words = name.casefold().split()
    if 1 < len(words) <= _SITE_WORDS and words[0] in _site_openers():
        capitals = name.isupper() or all(word[0].isupper() for word in name.split())
        return (None, part) if capitals else None
    if not name.isalnum():
        return None
    return (None, part) if name.casefold().endswith(_outlet_endings()) else None


def _listed(
    names: list[str], parts: list[Place], *, spaced: bool, story: str
) -> tuple[Place | None, Place | None] | None:
    """Place and outlet in either order, or a place with its country."""
    outlets = [index for index, name in enumerate(names) if is_outlet(name)]
    if len(outlets) == 1:
        outlet = outlets[0]
        places = [part for index, part in enumerate(parts) if index != outlet]
        named = [name for index, name in enumerate(names) if index != outlet]
        if not all(_NAME.match(name) for name in named):
            return None
        if named[0].casefold() in _offices():
            return None, parts[outlet]
        if outlet == 1 and len(parts) == 3:
            return parts[0], parts[1]
        return (places[0][0], places[-1][1]), parts[outlet]
    if names[0].casefold() in _offices() and is_place(names[1]):
        return parts[1], None
    if all(is_place(name) for name in names):
        return (parts[0][0], parts[-1][1]), None
    if not (is_place(names[0]) and spaced and len(story) > _STORY // 2):
        return None
    # The second part of "PLACE, NAME -" is nearly always an outlet that no list has.
    if len(names) == 2 and _NAME.match(names[1]):
        return parts[0], parts[1]
    return None


def _without_dash(line: str) -> DatelineParts | None:
    """``Kabarlaut.id, Berlin Menteri ...``: an outlet's domain and a known place."""
    found = _NO_DASH.match(line[: _LONGEST + 8])
    if found is None or not is_outlet(found["first"]):
        return None
    words = found["rest"].split(" ")
    for count in (3, 2, 1):
        place = " ".join(words[:count])
        following = words[count] if count < len(words) else ""
        if is_place(place) and following[:1].isupper():
            start = found.start("rest")
            end = start + len(place)
            return DatelineParts(end, end + 1, (start, end), found.span("first"))
    return None


@cache
def _places() -> frozenset[str]:
    lists = lexicon("datelines")
    abroad = chain.from_iterable(lexicon("cities").values())
    home = chain.from_iterable(lexicon("indonesian_places").values())
    names = (*lists["indonesia"], *lists["abroad"], *lists["countries"], *abroad, *home)
    return frozenset(name.casefold() for name in names)


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name in lexicon("datelines")["countries"])


@cache
def _offices() -> frozenset[str]:
    return frozenset(name.casefold() for name in lexicon("datelines")["offices"])


@cache
def _outlet_endings() -> tuple[str, ...]:
    return tuple(lexicon("datelines")["outlet_endings"])


@cache
def _site_openers() -> frozenset[str]:
    return frozenset(lexicon("datelines")["outlet_openers"])


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(lexicon("datelines")["outlet_words"])
