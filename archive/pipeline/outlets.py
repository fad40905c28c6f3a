"""Outlets: the names and domains under which publishers appear in texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from archive.pipeline.lexicon import lexicon

#: A site's name on its own, as outlets print it: ``DISWAY.ID``, ``www.jpnn.com``.
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+(?:com|net|org|info|id|co|news|tv|online|site|press|asia))/?",
    re.IGNORECASE,
)
#: What an outlet may put behind its name for its pages on the web.
_DESKS = (" online", " digital", " daily")
#: How many words the name of a regional desk has at most.
_FAMILY_WORDS = 4
_SPACE = re.compile(r"[\s_]+")
#: The state behind the name of its office: "Kementerian Ketenagakerjaan R.I."
_STATE = re.compile(r" (?:r\.?i|republik indonesia)$")


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet of the list: its code and the name it gives itself.

    ``office`` says that it is an office of the state with a site of its own:
    its name on a line heads or signs a press release that anybody may print.
    """

    code: str
    name: str
    office: bool = False


def known_outlet(name: str) -> KnownOutlet | None:
    """The outlet that is printed as ``name``: a name, a variant or a domain.

    >>> known_outlet("JPNN.com")
    KnownOutlet(code='jpnn', name='JPNN.com', office=False)
    """
    key = _outlet_key(name)
    found = _index().get(key)
    if found is None and key.startswith(_families()) and len(key.split()) <= _FAMILY_WORDS:
        # "ANTARA News Megapolitan": a desk or a region of the outlet.
        family = next(name for name in _families() if key.startswith(name))
        found = _index().get(family.strip())
    if found is None and key.endswith(_DESKS):
        found = _index().get(key.rpartition(" ")[0])
    if found is not None or "." not in key:
        return found
    site, _, region = key.partition(" ")
    if region:
        # "KABARLAUT.ID Jateng": the pages for a region.
        return known_outlet(site) if is_domain(site) and len(region.split()) <= 2 else None
    # news.detik.com and jabar.tribunnews.com belong to the outlet of their domain.
    _, _, domain = key.partition(".")
    return _index().get(domain) if "." in domain else None


def outlet_with_code(code: str) -> KnownOutlet | None:
    """The outlet of the list that has ``code``."""
    return _codes().get(code)


def is_domain(text: str) -> bool:
    """Whether ``text`` is nothing but the address of a site."""
    return _DOMAIN.fullmatch(text) is not None


def _outlet_key(name: str) -> str:
    key = _SPACE.sub(" ", name.strip(" .,:;-–—|()[]")).casefold()
    key = _STATE.sub("", key)
    return key.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


@cache
def _index() -> dict[str, KnownOutlet]:
    index: dict[str, KnownOutlet] = {}
    for entry in lexicon("outlets")["outlets"]:
        office = any(domain.endswith(".go.id") for domain in entry.get("domains", ()))
        outlet = KnownOutlet(entry["code"], entry["name"], office)
        for name in (entry["name"], *entry.get("domains", ()), *entry.get("variants", ())):
            index.setdefault(_outlet_key(name), outlet)
    return index


@cache
def _families() -> tuple[str, ...]:
    return tuple(f"{name.casefold()} " for name in lexicon("outlets")["families"])


@cache
def _codes() -> dict[str, KnownOutlet]:
    return {outlet.code: outlet for outlet in _index().values()}
