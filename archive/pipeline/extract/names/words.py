"""The words of a body: the one list of tokens that people and speakers are read from."""

from __future__ import annotations

import re
from collections.abc import Container, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count

from archive.pipeline.documents import Document, Span
from archive.pipeline.lexicon import lexicon

#: Stands in the list of words where a passage ends, so that nothing is read across it.
PASSAGE_END = "\n"
_SENTENCE_ENDS = frozenset({PASSAGE_END, ".", "!", "?", ":", '"', "“", "”", ";", "•"})


def _word_pattern() -> re.Pattern[str]:
    """Abbreviations with their full stop, chains of initials, words, single marks."""
    titles = lexicon("honorifics")["honorific"].values()
    dotted = {form for forms in titles for form in forms if form.endswith(".") and " " not in form}
    dotted |= {form for form in lexicon("posts")["prefix"]["acting"] if form.endswith(".")}
    dotted |= {
        "PT.",
        "CV.",
        "Tbk.",
        "Ltd.",
        "Inc.",
        "St.",
        "Kab.",
        "Moh.",
        "Muh.",
        "Mohd.",
        "Muhd.",
        "Abd.",
        "Jr.",
    }
    abbreviations = "|".join(re.escape(form) for form in sorted(dotted, key=len, reverse=True))
    # The look-ahead lets most words pass the four dotted alternatives in one step.
    return re.compile(
        r"(?=[A-Zad][A-Za-z]{0,4}[./])"
        rf"(?:(?:{abbreviations})(?!\w)|a/[lp]\b"
        r"|(?:[A-Z]\.)+(?:[A-Z][a-z]{0,3}\b\.?)?"
        r"|[A-Z][A-Za-z]{1,2}\.(?:[A-Z][A-Za-z]{0,2}\b\.?)+)"
        r"|\w+(?:[-‐‑'’`´]\w+)*|[^\w\s]"
    )


_WORD = _word_pattern()


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words and marks of the body passages, each with its place in the document's text.

    The three tuples run in step. A ``PASSAGE_END`` stands after each passage
    and, twice, at the end, so that looking one word ahead needs no check.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """The span of the words ``[first, last)``."""
        return Span(self.starts[first], self.ends[last - 1])

    def printed(self, first: int, last: int) -> str:
        """The words ``[first, last)`` as printed, white space made single."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())

    def places_of(self, word: str) -> list[int]:
        """The indices at which ``word`` stands."""
        return list(compress(count(), map(word.__eq__, self.words)))

    def places_of_any(self, wanted: Container[str]) -> list[int]:
        """The indices at which any of the ``wanted`` words stand, in order."""
        return list(compress(count(), map(wanted.__contains__, self.words)))

    def distinct(self) -> Set[str]:
        """Every word once."""
        return _distinct(self)

    def opens_sentence(self, index: int) -> bool:
        """Whether the word at ``index`` owes its capital to its place alone."""
        return index == 0 or self.words[index - 1] in _SENTENCE_ENDS


@lru_cache(maxsize=2)
def _distinct(words: Words) -> frozenset[str]:
    return frozenset(words.words)


@lru_cache(maxsize=2)
def words_of(document: Document) -> Words:
    """Return the words of ``document``'s body; the last documents are kept for the next step."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    find = document.text.find
    for passage in document.body():
        printed = _WORD.findall(document.text, passage.span.start, passage.span.end)
        words += printed
        at = passage.span.start
        # Finding each word again is quicker than a match object for each.
        for word in printed:
            at = find(word, at)
            starts.append(at)
            at += len(word)
            ends.append(at)
        words.append(PASSAGE_END)
        starts.append(passage.span.end)
        ends.append(passage.span.end)
    end = len(document.text)
    return Words(
        document.text,
        (*words, PASSAGE_END, PASSAGE_END),
        (*starts, end, end),
        (*ends, end, end),
    )
