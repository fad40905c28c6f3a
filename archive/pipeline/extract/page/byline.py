"""Find bylines: the named writers, reporters and editors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from archive.pipeline.annotations import Byline
from archive.pipeline.dateline_shapes import is_place
from archive.pipeline.documents import Document, Passage, Span
from archive.pipeline.extract.names.complement_words import is_dictionary_word
from archive.pipeline.lexicon import lexicon
from archive.pipeline.outlets import known_outlet
from archive.vocabulary import BylineRole, PassageRole

_ROLES = {
    word: BylineRole(role) for role, words in lexicon("bylines")["role"].items() for word in words
}
_ROLE = "(?:" + "|".join(sorted(_ROLES, key=len, reverse=True)) + ")"
#: "Redaktur & Reporter :"
_LABEL = re.compile(rf"\b{_ROLE}\b(?:\s*(?:&|/|dan|,)\s*{_ROLE}\b)*\s*[:|]?\s*", re.I)
_OFF_BY = re.compile(
    r"\b(?:off\s+by|ditulis oleh|disunting oleh|written by|reported by|edited by|posted by|oleh|by)"
    r"\b\s*:?\s+",
    re.I,
)
_DESK = re.compile(
    r"laporan (?:wartawan|reporter|kontributor|jurnalis|koresponden)\s+(?:[^,]{2,40},\s*)?", re.I
)
#: "EditorTono Salim"; "14:58 WIB | LAPORAN: TONO SALIM"
_GLUED = re.compile(r"(Editor|Penulis|Reporter|Writer|Pewarta)(?=[A-Z][a-z])")
_REPORT = re.compile(r"\blaporan\s*:\s*", re.I)
_NAME = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:(?:bin|binti|al|van|de)\s+)?[A-Z][\w'’.-]*){0,5}")
#: "Tono Salim, Jurnalis"
_ROLE_BEHIND = re.compile(rf"(?P<name>[A-Z][^,|:]{{2,60}}), (?P<role>{_ROLE})\b", re.I)
_SIGNED = re.compile(
    r"(?P<name>[A-Z][^\d,|–•·-]+?)(?:, [^\d,|]+?)?\s(?:[-–|•·]\s"
    r"|(?=(?:Diperbarui|Updated?|Diterbitkan|Terbit|Published|Posted|Tayang)\b))"
)
#: "Tim Redaksi, Kabar Laut"
_DESK_OF = re.compile(r"(?P<name>Tim [A-Z]\w+), (?P<outlet>[\w. ]{3,30})$", re.M)
#: A shorter word alone is no name.
_SHORTEST = 3
#: A desk that signs with a name of its own; "Tim Redaksi" is any page's.
_TEAM = re.compile(r"Tim (?!Redaksi\b|Liputan\b|detikcom\b)[A-Z][a-z]\w+")
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|/|\||&|\bdan\b|\band\b)\s*")


def find_bylines(document: Document) -> tuple[Byline, ...]:
    """Return the named makers of the article; initials and outlets are no names."""
    found: list[Byline] = []
    label: re.Match[str] | None = None
    for passage in document.passages:
        if passage.role not in (PassageRole.BYLINE, PassageRole.META):
            label = None
            continue
        names = list(_read_line(document.text, passage))
        found.extend(
            names if label is None else (replace(one, role=_role_of(label)) for one in names)
        )
        label = _LABEL.fullmatch(document.text, passage.span.start, passage.span.end)
    found = found or list(_read_last(document))
    distinct = {(item.name, item.role): item for item in reversed(found)}
    # A signature in capitals repeats what the head of the page says.
    plain = {item.name.casefold() for item in found if not item.name.isupper()}
    kept = [
        item
        for item in distinct.values()
        if not (item.name.isupper() and item.name.casefold() in plain)
    ]
    return tuple(reversed(kept))


def _read_last(document: Document) -> Iterator[Byline]:
    """The team or the name in brackets that signs a story where nobody else does."""
    text = document.text
    for passage in document.passages:
        if passage.role is PassageRole.BYLINE:
            if text[passage.span.start] == "(":
                yield from _read_names(
                    text, passage.span.start + 1, passage.span.end, BylineRole.WRITER
                )
                return
            desk = _DESK_OF.match(text, passage.span.start, passage.span.end)
            if desk is not None and known_outlet(desk["outlet"]) is not None:
                yield Byline(Span(*desk.span("name")), desk["name"], BylineRole.WRITER)
                return


def _read_line(text: str, passage: Passage) -> Iterator[Byline]:
    """The names behind the labels of one line."""
    start, end = passage.span.start, passage.span.end
    desk = _DESK.match(text, start, end)
    if desk is not None:
        yield from _read_names(text, desk.end(), end, BylineRole.REPORTER)
        return
    behind = _ROLE_BEHIND.match(text, start, end)
    if behind is not None and _LABEL.match(text, start, end) is None:
        yield from _read_names(text, start, behind.end("name"), _ROLES[behind["role"].casefold()])
        return
    glued = _GLUED.match(text, start, end)
    if glued is not None:
        yield from _read_names(text, glued.end(), end, _ROLES[glued[1].casefold()])
        return
    reported = _REPORT.search(text, start, end)
    if reported is not None:
        yield from _read_names(text, reported.end(), end, BylineRole.REPORTER)
        return
    labels = list(_LABEL.finditer(text, start, end))
    by = _OFF_BY.match(text, start, end) if labels else None
    if by is not None and by.end() < labels[0].start():
        yield from _read_names(text, by.end(), labels[0].start(), BylineRole.WRITER)
    ends = [label.start() for label in labels[1:]] + [end]
    for label, stop in zip(labels, ends, strict=False):
        yield from _read_names(text, label.end(), stop, _role_of(label))
    if labels:
        return
    by = _OFF_BY.search(text, start, end)
    if by is not None:
        role = (
            BylineRole.EDITOR
            if "edited" in by.group().casefold() or "disunting" in by.group().casefold()
            else BylineRole.WRITER
        )
        yield from _read_names(text, by.end(), end, role)
    elif passage.role is PassageRole.META:
        yield from _read_signed(text, start, end)
    else:
        yield from _read_names(text, start, end, BylineRole.WRITER)


def _read_signed(text: str, start: int, end: int) -> Iterator[Byline]:
    """The name before the date of a page: ``Tono Salim - Rabu, 08 Mei 2024``."""
    signed = _SIGNED.match(text, start, end)
    if signed is not None and not is_place(signed["name"]) and _signs(signed["name"]):
        yield from _read_names(text, signed.start("name"), signed.end("name"), BylineRole.WRITER)


def _signs(name: str) -> bool:
    """Whether a name before a date is a person's: one word alone may be a section."""
    if " " in name:
        return True
    return name[1:].islower() and len(name) > _SHORTEST and name.casefold() not in _sections()


def _role_of(label: re.Match[str]) -> BylineRole:
    """The role of a label; of "Redaktur & Reporter" the one that wrote."""
    roles = [
        _ROLES[word] for word in re.findall(r"\w+", label.group().casefold()) if word in _ROLES
    ]
    return next((role for role in roles if role is not BylineRole.EDITOR), roles[0])


def _read_names(text: str, start: int, end: int, role: BylineRole) -> Iterator[Byline]:
    at = start
    while at < end:
        name = _NAME.match(text, at, end)
        if name is None:
            return
        if _is_name(name.group()):
            words = name.group().rstrip(".,-")
            yield Byline(Span(at, at + len(words)), words, role)
        between = _BETWEEN_NAMES.match(text, name.end(), end)
        if between is None:
            return
        at = between.end()


def _is_name(words: str) -> bool:
    """Whether ``words`` is more than initials, an outlet, or ordinary words."""
    if known_outlet(words) is not None or words.split()[0].casefold() in _not_names():
        return _TEAM.fullmatch(words) is not None
    if all(is_dictionary_word(word) for word in words.split()):
        return False
    return (
        any(len(word) > 3 and not word.isupper() for word in words.split())
        or len(words.split()) > 1
    )


@cache
def _sections() -> frozenset[str]:
    return frozenset(lexicon("boilerplate")["sections"])


@cache
def _not_names() -> frozenset[str]:
    return frozenset(lexicon("bylines")["not_name"]["words"])
