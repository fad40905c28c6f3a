"""Score the lines and inserts that are not the article's body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import Any

from archive.evaluation.comparison import line_key
from archive.evaluation.findings import Finding, Kind, Outcome
from archive.evaluation.gold import GoldDocument

#: Passages that the pipeline keeps in the text but, like gold, does not call body.
_MAKERS_LINES = frozenset({"byline", "meta"})
_OTHER_LINES = frozenset({"caption", "headline", "subhead"})


def score_lines(gold: GoldDocument, predicted: dict[str, Any]) -> Iterator[Finding]:
    """Yield findings for whole lines, compared as often as they occur.

    A repeated line that gold lists is right either way, and so are a caption
    and a headline that gold does not call boilerplate.
    """
    passages = predicted["passages"]
    given = _with_passages(predicted["boilerplate"], passages, _MAKERS_LINES)
    optional = _with_passages(predicted["inline_boilerplate"], passages, _OTHER_LINES)
    either_way = [*gold.duplicate_lines, *gold.inserts]
    yield from _compare(Kind.LINES, gold.lines, given, optional, either_way)


def score_inserts(gold: GoldDocument, predicted: dict[str, Any]) -> Iterator[Finding]:
    """Yield findings for strings cut from inside a body line; a dateline is one of them."""
    given = _with_passages(predicted["inline_boilerplate"], predicted["passages"], {"dateline"})
    lines = [*gold.lines, *gold.duplicate_lines]
    yield from _compare(Kind.INSERTS, gold.inserts, given, predicted["boilerplate"], lines)


def _with_passages(
    lines: list[str], passages: Iterable[dict[str, Any]], roles: Container[str]
) -> list[str]:
    """``lines`` and the passages with one of ``roles`` that are not among them."""
    known = {line_key(line) for line in lines}
    kept = [passage["exact"] for passage in passages if passage["role"] in roles]
    return [*lines, *(line for line in kept if line_key(line) not in known)]


def _compare(
    kind: Kind,
    expected: Iterable[str],
    given: Iterable[str],
    optional: Iterable[str],
    either_way: Iterable[str],
) -> Iterator[Finding]:
    """Compare as multisets of line keys.

    ``optional`` answers count only when they are right; an answer in
    ``either_way`` is no false alarm.
    """
    open_answers = Counter(line_key(line) for line in given)
    spare_answers = Counter(line_key(line) for line in optional)
    for line in expected:
        key = line_key(line)
        pool = open_answers if open_answers[key] else spare_answers
        outcome = Outcome.RIGHT if pool[key] else Outcome.MISSED
        pool[key] -= 1
        yield Finding(kind, outcome, line)
    excused = {line_key(line) for line in either_way}
    for line in given:
        key = line_key(line)
        if open_answers[key] > 0 and key not in excused:
            open_answers[key] -= 1
            yield Finding(kind, Outcome.FALSE, line)
