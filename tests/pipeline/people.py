"""Helpers for the tests of people and quotations: texts to readings in one call."""

from __future__ import annotations

from archive.pipeline.annotations import OfficialReading, QuotationReading
from archive.pipeline.authorities import NO_AUTHORITIES, AuthorityFile
from archive.pipeline.documents import Document, Passage, Span
from archive.pipeline.extract.people.officials import find_officials
from archive.pipeline.extract.people.quotations import find_quotations
from archive.pipeline.gazetteer import find_places
from archive.pipeline.issues import Issue
from archive.pipeline.segment import find_sentences
from archive.vocabulary import PassageRole


def make_document(text: str) -> Document:
    """A document whose every line is a paragraph of the body."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(Span(at, at + len(line)), PassageRole.PARAGRAPH))
        at += len(line) + 1
    return Document("test", "0" * 64, "utf-8", text, tuple(passages))


def read_officials(
    text: str, authorities: AuthorityFile = NO_AUTHORITIES
) -> tuple[OfficialReading, ...]:
    """The officials of ``text``."""
    document = make_document(text)
    return find_officials(document, find_sentences(document), find_places(document), authorities)


def read_quotations(text: str) -> tuple[tuple[QuotationReading, ...], tuple[Issue, ...]]:
    """The quotations of ``text`` and the issues about its marks."""
    document = make_document(text)
    return find_quotations(document, find_sentences(document), read_officials(text))


def summary(text: str) -> list[tuple[str, str | None, str | None]]:
    """Name, post and country of each official of ``text``."""
    return [(item.name, item.post, item.country) for item in read_officials(text)]


def speakers(text: str) -> list[tuple[str, str | None]]:
    """The marked words and the speaker of each quotation of ``text``."""
    quotations, _ = read_quotations(text)
    return [(item.span.of(text), item.speaker) for item in quotations]
