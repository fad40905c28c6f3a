"""Choosing a record at the review desk: by typing, from the candidates, or a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from archive.admin.review_desk_forms import NewRecordForm
from archive.admin.review_desk_shown import one_of
from archive.curation.desk_adding import occurrences
from archive.curation.desk_proposals import Target
from archive.curation.desk_records import find_records
from archive.models import Article, Meeting, Mention, Official, Partner
from archive.models.date_words import date_in_words
from archive.vocabulary import PartnerRole, RecordKind

#: Records that have a key of their own.
_KEYS = 9
#: Places of the same words that are offered.
_PLACES = 12
#: Characters around a place that tell it from the others.
_AROUND = 32
#: Words longer than this are no name to look for.
_LONGEST_NAME = 80


def linking(
    target: Target, kinds: Sequence[str], asked: Any, address: str
) -> dict[str, Any] | None:
    """What the form to link ``target`` shows; None where it cannot be linked."""
    if not kinds:
        return None
    words = _words_of(target)
    kind = asked.get("jenis", "") if asked.get("jenis", "") in kinds else kinds[0]
    typed = asked.get("cari", words) if len(words) <= _LONGEST_NAME else asked.get("cari", "")
    own = target.proposal.record
    candidates = list(_candidates(target)) if kind == target.proposal.kind else []
    found = [*candidates, *(one for one in find_records(kind, typed) if one not in candidates)]
    offered = [one for one in found if own is None or one != own or kind != own._meta.model_name]
    return {
        "kinds": [(code, one_of(code), code == kind) for code in kinds],
        "kind": kind,
        "typed": typed,
        "records": _offered(offered[:_KEYS], kind),
        "new": NewRecordForm(kind, initial={"name": typed or words[:300]}),
        "remember": _are_names(target),
        "has_names": isinstance(target.parts[0].row, Mention),
        "address": address,
    }


def adding(article: Article, asked: Any, address: str) -> dict[str, Any]:
    """What the form to add a mention shows: the words, where they stand, and the record."""
    words = asked.get("kata", "")
    kind = asked.get("jenis", "")
    kind = kind if kind in RecordKind.codes() else RecordKind.PARTNER.value
    spans = occurrences(article.text, words)
    start = asked.get("mulai", "")
    chosen = int(start) if start.isdecimal() else None
    if chosen not in [first for first, _last in spans]:
        chosen = spans[0][0] if len(spans) == 1 else None
    typed = asked.get("cari", "") or (words if len(words) <= _LONGEST_NAME else "")
    return {
        "words": words,
        "is_missing": bool(words.strip()) and not spans,
        "start": chosen,
        "places": [
            (first, first == chosen, *_around(article.text, first, last))
            for first, last in spans[:_PLACES]
        ],
        "kinds": [(code, one_of(code), code == kind) for code in RecordKind.codes()],
        "kind": kind,
        "typed": typed,
        "records": _offered(find_records(kind, typed), kind) if spans else [],
        "roles": [(code, _(label)) for code, label in PartnerRole.choices()]
        if kind == RecordKind.PARTNER
        else [],
        "role": asked.get("role", PartnerRole.MENTIONED.value),
        "may_quote": kind == RecordKind.OFFICIAL,
        "new": NewRecordForm(kind, initial={"name": (typed or words)[:300]}),
        "address": address,
    }


def _words_of(target: Target) -> str:
    """What to look for first: the words, or the name of what is linked now."""
    row = (target.part or target.proposal.places[0]).row
    for name in ("partner", "official"):
        if not isinstance(row, Mention) and getattr(row, f"{name}_id", None):
            return str(getattr(row, name))
    if target.proposal.record is not None and target.proposal.kind in (
        RecordKind.INITIATIVE,
        RecordKind.MEETING,
    ):
        return target.proposal.name
    if hasattr(row, "attribution"):
        return str(row.attribution)
    return str(getattr(row, "exact", "")) or target.proposal.name


def _candidates(target: Target) -> Iterator[Any]:
    """The records that ambiguous words might name, each once."""
    seen = set()
    for part in target.parts:
        if not isinstance(part.row, Mention):
            continue
        for candidate in part.row.candidates.all():
            record = candidate.partner or candidate.official
            if record is not None and record not in seen:
                seen.add(record)
                yield record


def _offered(records: Sequence[Any], kind: str) -> list[tuple[str, str, str, str]]:
    """Value, name, what tells it from others, and key of each record."""
    return [
        (f"{kind}-{record.pk}", str(record), _told(record), str(number) if number <= _KEYS else "")
        for number, record in enumerate(records, start=1)
    ]


def _told(record: Any) -> str:
    match record:
        case Partner():
            words = [record.get_kind_display(), record.iso3166, record.name_en]
        case Official():
            words = [record.country, record.description]
        case Meeting():
            words = [date_in_words(record.held_on, short=True), record.place]
        case _:
            words = [record.get_kind_display(), date_in_words(record.stage_on, short=True)]
    return Truncator(", ".join(word for word in words if word)).chars(80)


def _are_names(target: Target) -> bool:
    """Whether the words are worth keeping as names: not one word of a person's name."""
    if target.proposal.kind != RecordKind.OFFICIAL:
        return target.proposal.kind == RecordKind.PARTNER
    return all(" " in str(getattr(part.row, "exact", "")) for part in target.proposal.places)


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    return before, text[start:end], after
