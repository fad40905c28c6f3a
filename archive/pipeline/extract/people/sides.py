"""Decide for which organisation and which side the holder of a post speaks."""

from __future__ import annotations

import re

from archive.pipeline.extract.names.complement_parts import Places
from archive.pipeline.extract.names.complement_words import complement_kind
from archive.pipeline.extract.names.heads import group_data
from archive.pipeline.extract.names.words import Words
from archive.pipeline.extract.people.posts import Post
from archive.pipeline.lexicon import lexicon

_SHORT = lexicon("complements")["short"]
_HOME = frozenset(_SHORT["home"])
_INTERNATIONAL = frozenset(_SHORT["international"])
_COUNTRY_OF_BODY: dict[str, str] = _SHORT["country"]
_EXPANSION: dict[str, str] = lexicon("complements")["expansion"]
_SHORT_HOME = re.compile(_SHORT["pattern"])
#: These outweigh a foreign place beside them: the Indonesian embassy in Riyadh is Indonesian.
_FIRMLY_HOME = frozenset({"RI", "NKRI", "Indonesia", "KBRI", "KJRI", "KDEI", "BP2MI", "KP2MI"})
#: Heads of Indonesian bodies in full words; a foreign one would name its country.
_INDONESIAN_BODIES = frozenset(
    {"Kementerian", "Kementrian", "Dinas", "Badan", "Direktorat", "Ditjen", "Biro", "Balai"}
)
_INDONESIAN_BODIES |= frozenset({"Asosiasi", "Serikat", "Konfederasi", "Fraksi", "Pemprov", "PT"})
_LED_BY = frozenset({"dipimpin", "diwakili", "diketuai"})
#: The longest subject of these, in words: "delegasi Kementerian Tenaga Kerja Arab Saudi yang".
_SUBJECT_WORDS = 8
_BODY_ENDS = frozenset({"untuk", "for", "bidang", "nonaktif", "terpilih"})
#: The seat belongs to the name of these: "Kedutaan Besar Austria di Jakarta".
_SEATED = frozenset({"Kedutaan", "Konsulat", "Perwakilan", "Kantor"})
_STATE = re.compile(r"\s*\b(?:RI|(?:Republik )?Indonesia)$")
_SERVED = frozenset(_SHORT["served"])
_SERVED_HOME = frozenset(_SHORT["served_home"])
_REGION_UNITS: dict[str, str] = _SHORT["region"]
_REGION_WORD = {"Bupati": "Kabupaten", "Wali Kota": "Kota", "Gubernur": "Provinsi"}


def country_of(words: Words, post: Post, places: Places) -> str | None:
    """Return the country (alpha-2) the holder stands for, or None where the post does not say.

    The first country inside the post decides: *Duta Besar RI untuk Qatar* is
    Indonesian, *Duta Besar Qatar untuk Indonesia* is not. A post without one
    has the country of its Indonesian body, else that of its title.
    """
    led = _country_led(words, post, places)
    home = False
    for index in range(post.first, post.end):
        word = words.words[index]
        if word in _FIRMLY_HOME:
            return "ID"
        if word in _INTERNATIONAL:
            return None
        if word in _COUNTRY_OF_BODY:
            return _COUNTRY_OF_BODY[word]
        place = places.get(words.starts[index])
        if place is not None and place.country is not None:
            return place.country
        home = home or word in _HOME or word in _INDONESIAN_BODIES
        home = home or word in _SERVED_HOME
        home = home or _SHORT_HOME.fullmatch(word) is not None
    if led is not None:
        return led
    if home:
        return "ID"
    if post.title in {"Menteri", "Wakil Menteri"}:
        return None
    country: str | None = group_data(post.group).get("country")
    return country


def _country_led(words: Words, post: Post, places: Places) -> str | None:
    """The country whose delegation the holder leads: "delegasi Taiwan dipimpin Direktur …"."""
    at = post.first - 1
    if at > 0 and words.words[at] == "oleh":
        at -= 1
    if words.words[at] not in _LED_BY:
        return None
    for index in range(at - 1, max(at - _SUBJECT_WORDS, -1), -1):
        if words.opens_sentence(index + 1):
            return None
        place = places.get(words.starts[index])
        if place is not None and place.country is not None:
            return place.country
    return None


def organisation_of(words: Words, post: Post, places: Places) -> str | None:
    """Return the body the post belongs to: the printed one, else the one its title heads."""
    if _is_accredited_to_body(words, post):
        return None
    if post.body is not None and words.words[post.body] not in {"Bidang", "Bagian"}:
        return _body(words, post.body, post.end)
    printed = words.printed(post.first, post.last)
    if post.group == "cabinet" and "Menteri" in post.title:
        return _ministry(printed, post)
    organisation: str | None = group_data(post.group).get("organisation")
    if organisation is not None:
        return organisation
    for title, unit in _REGION_WORD.items():
        if title in post.title and not post.bare:
            region = printed[printed.find(title) + len(title) :].strip() if title in printed else ""
            unit = _region_unit(words, post, places, unit)
            if not region or complement_kind(region.split()[0]) == "place-word":
                return region or None
            return f"{unit} {region}".strip()
    in_place = {
        index
        for start in range(post.first, post.last)
        if (place := places.get(words.starts[start])) is not None
        for index in range(start, post.last)
        if words.starts[index] < place.span.end
    }
    for index in range(post.first + 1, post.last):
        if index in in_place or words.words[index] in _FIRMLY_HOME - {
            "KBRI",
            "KJRI",
            "KDEI",
            "BP2MI",
            "KP2MI",
        }:
            continue
        if words.words[index] in _SERVED and index > post.first + 1:
            continue
        if complement_kind(words.words[index]) in {"body", "short"}:
            return _body(words, index, post.end)
    return None


def _is_accredited_to_body(words: Words, post: Post) -> bool:
    """Whether the post is an envoy's at a body, which is not his own ("Dubes RI untuk PBB")."""
    if post.group != "diplomatic" or post.body is None:
        return False
    before = words.words[post.first : post.body]
    return not {"untuk", "bagi", "for", "to"}.isdisjoint(before)


def _region_unit(words: Words, post: Post, places: Places, unit: str) -> str:
    """What the holder governs: a *Gubernur* in Japan heads a prefecture."""
    if unit != "Provinsi":
        return unit
    country = country_of(words, post, places) or "ID"
    return _REGION_UNITS.get(country, "")


def _body(words: Words, first: int, end: int) -> str:
    """The name of the body that starts at ``first``: no bracketed short form, no field of duty."""
    last = end
    while last > first + 1 and words.words[last - 1] in {",", "-"}:
        last -= 1
    for index in range(first + 1, last):
        if words.words[index] in _BODY_ENDS:
            last = index
            break
        if words.words[index] == "di" and words.words[first] not in _SEATED:
            last = index
            break
    if words.words[first - 1] == "(":
        # The short form of a name that no list has: "Taipei Economic and Trade Office (TETO)".
        last = first + 1
    plain = re.sub(r"\s*\([^()]*\)", "", words.printed(first, last)).strip()
    if plain.startswith("Kementerian "):
        plain = _STATE.sub("", plain)
    return _EXPANSION.get(plain, plain)


def _ministry(printed: str, post: Post) -> str | None:
    """The ministry of a minister: *Menteri X Jepang* heads *Kementerian X Jepang*."""
    title = post.title.replace("Wakil ", "").replace("Deputi ", "")
    if title == "Menteri" and post.bare:
        return None
    long_form = re.search(r"\bMenteri\s+(?!P2MI|PPMI|KP2MI|Naker)(.+)", printed)
    field = long_form.group(1) if long_form else title.removeprefix("Menteri").strip()
    field = re.sub(r"\s*\([^()]*\)|/.*", "", field)
    field = _STATE.sub("", field.strip())
    field = field[:1].upper() + field[1:]
    if "Pekerja Migran" in title:
        field = "Pelindungan Pekerja Migran Indonesia"
    if title.startswith("Menteri Koordinator"):
        return f"Kementerian Koordinator {title.removeprefix('Menteri Koordinator ')}"
    return f"Kementerian {field}" if field else None
