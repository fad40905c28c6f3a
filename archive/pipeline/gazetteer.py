"""Places: every country, and the provinces, prefectures and cities that news names."""

from __future__ import annotations

import re
from functools import cache
from operator import attrgetter

from archive.pipeline.documents import Document, Span
from archive.pipeline.name_search import NameSearch
from archive.pipeline.place_names import (
    PlaceEntry,
    PlaceName,
    place_conditions,
    place_entries,
)
from archive.pipeline.unlisted_towns import with_unlisted_towns

__all__ = ["PlaceName", "find_places", "places_in"]

#: Between two members of a list: "bahasa Jepang, Inggris, dan Arab".
_LIST_LINK = re.compile(r"\s*(?:,|/|,?\s*(?:dan|atau|maupun|serta|hingga))\s*")
_WORD_BEFORE = re.compile(r"(?<![\w.'-])([\w.'-]+)[\s(“\"'‘]*$")
_WORD_AFTER = re.compile(r"[^\S\n]+([^\W_][\w-]*)")
_LOOK = 40


def find_places(document: Document) -> tuple[PlaceName, ...]:
    """Return the places named in the body, in order, longest name first, never overlapping.

    Towns abroad that only the article itself locates are among them.
    """
    found: list[PlaceName] = []
    unsure: list[PlaceName] = []
    for passage in document.body():
        found.extend(places_in(document.text, passage.span.start, passage.span.end, unsure))
    if unsure:
        # "Georgia menawarkan ...": what a cue once makes a state remains one in the article.
        states = {place.country for place in found if place.kind == "country"}
        found += [place for place in unsure if place.country in states]
        found.sort(key=attrgetter("span.start"))
    return with_unlisted_towns(document, found)


def places_in(
    text: str, start: int, end: int, unsure: list[PlaceName] | None = None
) -> list[PlaceName]:
    """The places named in ``text[start:end]``; the words around a name decide whether it is one.

    ``unsure`` is given the states whose name needs a cue and has none.
    """
    found: list[PlaceName] = []
    dropped_until = -1
    for first, last, entries in _names().find(text, start, end):
        entry = entries[0]
        if entry.kind == "not-a-place":
            continue
        chained = dropped_until >= start and _LIST_LINK.fullmatch(text, dropped_until, first)
        if chained or _is_something_else(text, start, first, last, entry):
            dropped_until = last
            continue
        before = (
            found[-1] if found and _LIST_LINK.fullmatch(text, found[-1].span.end, first) else None
        )
        chosen = _choose(text, start, end, first, last, entries, before)
        named = chosen or entry
        place = PlaceName(Span(first, last), named.name, named.iso3166, named.country, named.kind)
        if chosen is not None:
            found.append(place)
        elif unsure is not None and entry.kind == "country":
            unsure.append(place)
    return found


def _choose(
    text: str,
    start: int,
    end: int,
    first: int,
    last: int,
    entries: tuple[PlaceEntry, ...],
    before: PlaceName | None,
) -> PlaceEntry | None:
    """The entry that a name with its neighbours means, or None where it means no place.

    A name that needs a cue is a place after one, before a comma and its own
    country, or in a list after a place of its country or another state (``before``):
    *Atlanta, Georgia*; *Senegal, Mali, dan Niger*.
    """
    for entry in entries:
        if before is None or not entry.needs_cue:
            break
        if entry.country == before.country or entry.kind == before.kind == "country":
            return entry
    after = text[last : min(end, last + _LOOK)]
    for entry in entries:
        if entry.country_names and after.startswith((", ", " (")):
            rest = after[2:]
            if any(rest.startswith(name) for name in entry.country_names):
                return entry
    entry = entries[0]
    if not entry.needs_cue:
        return entry
    cue = _word_before(text, start, first).lower()
    return entry if cue in place_conditions().cue_words else None


def _is_something_else(text: str, start: int, first: int, last: int, entry: PlaceEntry) -> bool:
    """Whether a language, currency, team, brand, colonial time or person bears the name."""
    conditions = place_conditions()
    name = text[first:last]
    before = _word_before(text, start, first)
    lowered = before.lower()
    after_match = _WORD_AFTER.match(text, last, last + _LOOK)
    after = after_match.group(1) if after_match else ""
    if entry.country == "ID":
        return lowered in conditions.sport_words
    if lowered in conditions.other_meaning:
        return True
    if after in conditions.brand_words:
        return True
    if text.startswith("$", last):
        return True
    if name == "AS" and (after in conditions.clubs or (first and text[first - 1] == ".")):
        return True
    return (
        name in conditions.namelike
        and after[:1].isupper()
        and after not in conditions.country_followers
        and not (before[:1].isupper() and not _opens_sentence(text, start, first, before))
        and lowered not in conditions.cue_words
    )


def _opens_sentence(text: str, start: int, first: int, before: str) -> bool:
    """Whether ``before``, the word before ``first``, owes its capital to the sentence's start."""
    at = text.rfind(before, start, first)
    return at <= start or text[start:at].rstrip()[-1:] in '.!?"”“:–-'


def _word_before(text: str, start: int, first: int) -> str:
    """The word that ends right before ``first``, or an empty string after other punctuation."""
    match = _WORD_BEFORE.search(text[max(start, first - _LOOK) : first])
    return match.group(1) if match else ""


@cache
def _names() -> NameSearch[tuple[PlaceEntry, ...]]:
    """The search over all names of places, built once."""
    return NameSearch(place_entries())
