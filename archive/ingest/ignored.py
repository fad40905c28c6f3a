"""Leave out of a result what bears a name that editors want no run to propose again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from archive.pipeline.annotations import InitiativeReading
from archive.pipeline.documents import Span
from archive.pipeline.process import Result
from archive.search import folded_name
from archive.vocabulary import RecordKind

#: Kind and folded name.
Ignored = Collection[tuple[str, str]]


def without_ignored(result: Result, ignored: Ignored) -> Result:
    """``result`` without readings whose name, or all of whose words, are ``ignored`` as their kind.

    What other readings say of them goes as well, for it names no record; an item
    whose umbrella is left out stands by itself.
    """
    if not ignored:
        return result
    text = result.document.text

    def stays(kind: RecordKind, name: str, spans: Iterable[Span] = ()) -> bool:
        words = [span.of(text) for span in spans]
        return not (_has(ignored, kind, name) or _has_all(ignored, kind, words))

    partners = [
        pair
        for pair in zip(result.partners, result.partner_resolutions, strict=True)
        if stays(RecordKind.PARTNER, pair[0].name, pair[0].mentions)
    ]
    officials = [
        pair
        for pair in zip(result.officials, result.official_resolutions, strict=True)
        if stays(RecordKind.OFFICIAL, pair[0].name, pair[0].mentions)
    ]
    kept = [
        number
        for number, item in enumerate(result.initiatives)
        if stays(RecordKind.INITIATIVE, item.title)
    ]
    return replace(
        result,
        partners=tuple(item for item, _resolution in partners),
        partner_resolutions=tuple(resolution for _item, resolution in partners),
        officials=tuple(item for item, _resolution in officials),
        official_resolutions=tuple(resolution for _item, resolution in officials),
        meetings=tuple(item for item in result.meetings if stays(RecordKind.MEETING, item.name)),
        initiatives=tuple(_kept_initiatives(result.initiatives, kept)),
    )


def _kept_initiatives(
    items: tuple[InitiativeReading, ...], kept: list[int]
) -> Iterable[InitiativeReading]:
    """The initiatives with the numbers ``kept``; each names its umbrella by its new number."""
    now = {number: place for place, number in enumerate(kept)}
    for number in kept:
        item = items[number]
        parent = None if item.parent is None else now.get(item.parent)
        yield item if parent == item.parent else replace(item, parent=parent)


def _has(ignored: Ignored, kind: RecordKind, name: str) -> bool:
    return (kind.value, folded_name(name)[:300]) in ignored


def _has_all(ignored: Ignored, kind: RecordKind, words: list[str]) -> bool:
    return bool(words) and all(_has(ignored, kind, one) for one in words)
