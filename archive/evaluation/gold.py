"""Gold: the reviewed answers for a text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class GoldError(ValueError):
    """A gold file or its text cannot be used; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class GoldPartner:
    """A partner with its names in the text; ``kinds`` and ``roles`` are all that are right."""

    name: str
    iso3166: str | None
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    roles: tuple[str, ...]

    @property
    def mentioned(self) -> bool:
        """Whether finding it is neither gain nor loss."""
        return self.roles[0] == "mentioned"

    @property
    def is_country(self) -> bool:
        """Whether it is compared by ISO code."""
        return self.kinds[0] == "country" and self.iso3166 is not None


@dataclass(frozen=True, slots=True)
class GoldOfficial:
    """A person of the body; ``posts`` are the forms of the post that are right."""

    name: str
    names: tuple[str, ...]
    posts: tuple[str, ...]
    organisation: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """A quotation; ``speaker`` is None when the text names nobody."""

    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class GoldMeeting:
    """A meeting; what the text does not say is None."""

    name: str
    date: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class GoldInitiative:
    """An initiative; ``stages`` are all that are right, the annotator's own first.

    ``subjects`` are codes of the controlled vocabulary, ``topics`` free words;
    a gold file may have either.
    """

    title: str
    level: str
    stages: tuple[str, ...]
    partners: tuple[str, ...]
    topics: tuple[str, ...]
    subjects: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """All answers for one text. ``path`` is the gold file, ``text_name`` the text it is about."""

    path: Path
    text_name: str
    headline: str | None
    outlet: str | None
    dateline_place: str | None
    event_date: str | None
    published_on: str | None
    byline: str | None
    lines: tuple[str, ...]
    duplicate_lines: tuple[str, ...]
    inserts: tuple[str, ...]
    partners: tuple[GoldPartner, ...]
    officials: tuple[GoldOfficial, ...]
    quotations: tuple[GoldQuotation, ...]
    meetings: tuple[GoldMeeting, ...]
    initiatives: tuple[GoldInitiative, ...]
    out_of_scope: tuple[GoldInitiative, ...]
    only_in_boilerplate: tuple[str, ...]

    def text_path(self, texts: Path | None) -> Path:
        """Where the text is: in ``texts``, beside the gold file, or under a folder above it.

        Raises ``GoldError`` when it is in none of them.
        """
        name = Path(self.text_name)
        places = [self.path.with_suffix(".txt"), *(up / name for up in self.path.parents)]
        if texts is not None:
            places = [texts / name.name, texts / name]
        for place in places:
            if place.is_file():
                return place
        raise GoldError(
            f"{self.path}: its text {name} was not found; name the folder that holds it."
        )
