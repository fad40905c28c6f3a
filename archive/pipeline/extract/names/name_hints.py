"""Name hints: where a word stands that opens or closes the name of some kind of body.

One pass over the body finds all of them, so that the slower patterns look only where
they can match.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.body_nouns import body_nouns
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch


class Hint(StrEnum):
    """What a word hints at."""

    FORUM = "forum"
    UNIVERSITY = "university"
    COMPANY = "company"
    OFFICE = "office"
    UNIT = "unit"
    UNIT_ENDING = "unit-ending"
    HOME = "home"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class HintWord:
    """A hinting word with the body passage it stands in."""

    span: Span
    passage: Span


def find_hints(document: Document) -> Mapping[Hint, Sequence[HintWord]]:
    """All hinting words of the body by what they hint at, in order."""
    found: dict[Hint, list[HintWord]] = {hint: [] for hint in Hint}
    search = _search()
    for passage in document.body():
        whole = passage.span
        for first, last, hint in search.find(document.text, whole.start, whole.end):
            found[hint].append(HintWord(Span(first, last), whole))
    return found


@cache
def _search() -> NameSearch[Hint]:
    bodies, units, home = (
        lexicon("body_words"),
        lexicon("subnational_words"),
        lexicon("indonesian_bodies"),
    )
    # Of a word with two hints the later one stands; readers of bodies look at universities too.
    words = {
        Hint.BODY: body_nouns(),
        Hint.UNIT_ENDING: units["ending"],
        Hint.UNIT: [word for word, shown in units["before"].items() if shown],
        Hint.UNIVERSITY: bodies["university"]["hints"],
        Hint.COMPANY: bodies["company"]["forms"],
        Hint.OFFICE: (*home["offices_abroad"], *home["envoys"]),
        Hint.HOME: home["sides"],
        Hint.FORUM: (*bodies["forum"]["nouns"], *bodies["forum"]["indonesian"]),
    }
    return NameSearch({word: hint for hint, forms in words.items() for word in forms})
