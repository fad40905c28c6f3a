"""Read gold files: one JSON file a text; README.md describes the format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from archive.evaluation.gold import (
    GoldDocument,
    GoldError,
    GoldInitiative,
    GoldMeeting,
    GoldOfficial,
    GoldPartner,
    GoldQuotation,
)
from archive.vocabulary import PartnerKind

_KINDS_OF_OTHER = (PartnerKind.INTERNATIONAL.value, PartnerKind.CIVIL_SOCIETY.value)


def load_gold(path: Path) -> tuple[GoldDocument, ...]:
    """Read the gold file ``path``, or every gold file below the folder ``path``, by name.

    Raises ``GoldError`` when there is none or one cannot be read.
    """
    paths = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    if not paths:
        raise GoldError(f"{path}: no gold files (*.json) below this folder.")
    return tuple(_load(one) for one in paths)


def _load(path: Path) -> GoldDocument:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: cannot be read as JSON ({error}).") from error
    if not isinstance(values, dict) or "initiatives" not in values:
        raise GoldError(f"{path}: not a gold file; it has no list of initiatives.")
    try:
        return read_gold(values, path)
    except (KeyError, TypeError) as error:
        raise GoldError(f"{path}: a gold entry lacks {error}.") from error


def read_gold(values: Mapping[str, Any], path: Path) -> GoldDocument:
    """Return the answers in ``values``, the content of the gold file ``path``."""
    return GoldDocument(
        path=path,
        text_name=values.get("file") or path.with_suffix(".txt").name,
        headline=values.get("headline"),
        outlet=values.get("outlet"),
        dateline_place=values.get("dateline_place"),
        event_date=values.get("event_date"),
        published_on=values.get("published_date"),
        byline=values.get("byline"),
        lines=tuple(values.get("boilerplate_lines", ())),
        duplicate_lines=tuple(values.get("duplicate_lines", ())),
        inserts=tuple(values.get("inline_boilerplate", ())),
        partners=tuple(_partner(item) for item in values.get("partners", ())),
        officials=tuple(_official(item) for item in values.get("officials", ())),
        quotations=tuple(
            GoldQuotation(item["text"], item["speaker"]) for item in values.get("quotes", ())
        ),
        meetings=tuple(
            GoldMeeting(item["name"], item.get("date"), item.get("place"))
            for item in values.get("meetings", ())
        ),
        initiatives=tuple(_initiative(item) for item in values["initiatives"]),
        out_of_scope=tuple(
            _initiative(item) for item in values.get("initiatives_out_of_scope", ())
        ),
        only_in_boilerplate=tuple(values.get("only_in_boilerplate", ())),
    )


def _unique(*values: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _codes(values: Iterable[str]) -> tuple[str, ...]:
    """Codes as the vocabulary writes kinds: gold files may use underscores."""
    return tuple(value.replace("_", "-") for value in values)


def _partner(item: Mapping[str, Any]) -> GoldPartner:
    # Gold calls "other" what it has no word for: the vocabulary has more kinds.
    also = _KINDS_OF_OTHER if item["kind"] == "other" else ()
    return GoldPartner(
        name=item["name"],
        iso3166=item.get("iso3166"),
        names=_unique(item["name"], *item.get("surface_forms", ())),
        kinds=_codes((item["kind"], *item.get("kind_acceptable", ()), *also)),
        roles=_unique(item["role"], *item.get("role_acceptable", ())),
    )


def _official(item: Mapping[str, Any]) -> GoldOfficial:
    return GoldOfficial(
        name=item["name"],
        names=_unique(item["name"], *item.get("surface_forms", ())),
        posts=_unique(item.get("post"), item.get("post_surface"), *item.get("post_acceptable", ())),
        organisation=item.get("organisation"),
        country=item.get("country"),
    )


def _initiative(item: Mapping[str, Any]) -> GoldInitiative:
    return GoldInitiative(
        title=item["title_id"],
        level=item.get("level") or "single",
        stages=_unique(item.get("status"), *item.get("status_acceptable", ())),
        partners=tuple(item.get("partners", ())),
        topics=tuple(item.get("topics", ())),
        subjects=tuple(item.get("subjects", ())),
        evidence=tuple(item.get("evidence", ())),
    )
