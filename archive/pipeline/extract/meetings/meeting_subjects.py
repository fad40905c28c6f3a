"""Meeting subjects: who meets, from the words before the cue that says so."""

from __future__ import annotations

import re
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.extract.meetings.meeting_cues import POST, cue_words, either, meets_crowd
from archive.pipeline.lexicon import lexicon

_LONGEST_SUBJECT = 10
#: How far from a cue its sides are looked for, in letters.
_OWN_LOOK = 250
_PRONOUNS = frozenset(
    {"Ia", "Dia", "Mereka", "Beliau", "Keduanya", "Kami", "Kita", "Pihaknya", "Agenda", "Acara"}
)
#: "Presiden juga akan bertemu": no part of the subject.
_ADVERBS = re.compile(r"(?:\s[a-z]+)+$")
_THEN = re.compile(r"^(?:Waktu|Kala|Saat|Ketika) itu,?\s")
#: "Tawaran itu ia sampaikan ketika (menyambut ...)": the subject is told before.
_CLAUSE = re.compile(r"\b(?:ia|dia|mereka|ketika|saat|itu|ini|ialah|adalah|yakni)\b[^,]*$|nya$")
_NAMED = r"[A-Z][\w.'’-]*|\([A-Z]\w+\)"
_RUN = re.compile(rf"(?:{_NAMED})(?:\s(?:{_NAMED}|(?:dan|untuk)(?=\s[A-Z])))*")
#: "Menteri Sumber Manusia Malaysia M Kulasegaran (juga datang ke Jakarta dan bertemu)".
_GUEST = re.compile(
    rf"(?:^|,\s)((?:{POST})(?:\s(?:{_NAMED}|(?:dan|untuk)(?=\s[A-Z]))){{2,12}})"
    r"(?:\s[a-z]+)*(?:\s[A-Z]\w+)?(?:\s[a-z]+)*$"
)
#: "Menaker Laras Wening dan Menteri Tenaga Kerja Laos Bounta (kembali bertemu)".
_COMPOUND = re.compile(
    rf"(?:^|[,–—-]\s)((?:(?:{_NAMED}|untuk)(?:,\s|\s))+(?:dan|serta|dengan)"
    rf"(?:\s(?:{_NAMED}|(?:dan|untuk)(?=\s[A-Z])),?)+)"
    r"\s(?:(?!(?:di|pada|yang|ingin|hendak|batal|urung|gagal|belum|tidak)\b)[a-z]+\s){0,3}$"
)
#: "Di Doha, delegasi Indonesia dan Qatar (sepakat ...)".
_STATES = re.compile(
    r"(?:^|[,.–—-]\s|\n)((?:(?:[Dd]elegasi|[Pp]emerintah|[Pp]ihak)\s)?"
    rf"(?:(?:Indonesia|RI)\s(?:dan|serta)\s(?:{_NAMED})(?:\s(?:{_NAMED})){{0,3}}"
    rf"|(?:{_NAMED})(?:\s(?:{_NAMED})){{0,3}}\s(?:dan|serta)\s(?:Indonesia|RI)))"
    r"\s(?:(?:akan|telah|sempat|kembali|juga|pun|lantas|kemudian)\s)*$"
)
#: "... menggelar (pertemuan bilateral)": the noun is told, not referred to.
_HOLDING = re.compile(
    r"\b(?:menggelar|mengadakan|melakukan|melaksanakan|melangsungkan|menyelenggarakan|menghelat)\s$"
)
#: "JAKARTA - Duta Besar ...": no part of the subject.
_DATELINE = re.compile(r"^.{0,60}?\s[-–—]+\s")


def own_side(text: str, sentence: Span, at: int) -> str:
    """The last name of the Indonesian side before the cue, else a short subject, else RI."""
    first = max(sentence.start, at - _OWN_LOOK)
    before = _THEN.sub("", _DATELINE.sub("", text[first:at].strip()))
    guest = _GUEST.search(before)
    if guest is not None and own_names().search(guest.group(1).replace("untuk Indonesia", "")):
        guest = None
    named = own_names().findall(text, first, at) if guest is None else []
    if named:
        return str(named[-1])
    if at - sentence.start > _OWN_LOOK:
        return "Indonesia"
    if guest is not None:
        return guest.group(1)
    if before.split(maxsplit=1)[:1] and before.split(maxsplit=1)[0] in openers():
        later = _main_clause().search(text, at, min(sentence.end, at + _OWN_LOOK))
        return later.group(1) if later else _after_comma(before) or "Indonesia"
    if _CLAUSE.search(before):
        return "Indonesia"
    subject = subject_of(before)
    short = subject[:1].isupper() and len(subject.split()) <= _LONGEST_SUBJECT
    if short and "," not in subject and subject not in _PRONOUNS and not _is_meeting(subject):
        return subject
    return _after_comma(before.rstrip(", ")) or "Indonesia"


def _is_meeting(subject: str) -> bool:
    """Whether the subject is a meeting itself: *Kunjungan tersebut dimanfaatkan untuk ...*."""
    word = subject.split()[0].lower()
    return next((kind for _, end, kind in cue_words().find(word, 0, len(word))), None) is not None


def subject_of(before: str) -> str:
    """The words before a verb without the adverbs that stand directly before it."""
    return _ADVERBS.sub("", before)


def guest_before(text: str, sentence: Span, at: int) -> str | None:
    """The short subject before ``at`` without its dateline; None where a sentence opens otherwise.

    A subject that an opening word leads to (*Dalam ..., Menaker*) is none.
    """
    before = _DATELINE.sub("", text[sentence.start : at].strip())
    subject = subject_of(before)
    if "," in subject:
        subject = _after_comma(before) or subject
    if not subject[:1].isupper() or len(subject.split()) > _LONGEST_SUBJECT:
        return None
    return None if subject.split()[0] in openers() else subject


def compound_before(text: str, sentence: Span, at: int) -> Span | None:
    """Where the subject before ``at`` names two sides: *Menaker A dan Menteri B*."""
    start = max(sentence.start, at - _OWN_LOOK)
    subject = _COMPOUND.search(text[start:at])
    return None if subject is None else Span(start + subject.start(1), start + subject.end(1))


def both_before(text: str, sentence: Span, at: int) -> Span | None:
    """Where the subject before ``at`` is Indonesia and another: *delegasi Indonesia dan Maroko*."""
    start = max(sentence.start, at - _OWN_LOOK)
    subject = _STATES.search(text, start, at)
    return None if subject is None else Span(subject.start(1), subject.end(1))


def held_before(text: str, sentence: Span, at: int) -> Span | None:
    """Where a verb of holding stands directly before the noun at ``at``."""
    verb = _HOLDING.search(text, max(sentence.start, at - 20), at)
    return None if verb is None else Span(verb.start(), verb.end())


def crowd_before(text: str, sentence: Span, at: int) -> bool:
    """Whether compatriots are the subject: *Sekitar 150 TKI datang untuk bertemu Menaker*."""
    before = _DATELINE.sub("", text[sentence.start : at].strip())
    return meets_crowd(before) or meets_crowd(before.rpartition(", ")[2])


def openers() -> frozenset[str]:
    """The words that open a sentence whose subject stands further on."""
    return frozenset(lexicon("meetings")["openers"]["words"])


def _after_comma(before: str) -> str | None:
    """The subject behind an opening phrase: ``Pada saat yang sama, Serikat Pelaut Vigo ...``."""
    _, comma, subject = before.rpartition(", ")
    run = _RUN.match(subject)
    subject = run.group() if run else ""
    named = comma and len(subject.split()) <= _LONGEST_SUBJECT
    return subject if named and subject and subject not in _PRONOUNS else None


@cache
def _main_clause() -> re.Pattern[str]:
    """The Indonesian side as the subject behind an opening phrase: ``Dalam ..., Menaker ...``."""
    own = either(lexicon("meetings")["own"]["words"])
    return re.compile(rf",\s((?:Wakil\s)?(?:{own}))\b")


@cache
def own_names() -> re.Pattern[str]:
    """How an article calls the Indonesian side."""
    own = either(lexicon("meetings")["own"]["words"])
    return re.compile(rf"\b(?:Wakil\s)?(?:{own})\b(?!\s(?:{_countries()})\b)")


@cache
def _countries() -> str:
    """The names of other states: *Menteri Tenaga Kerja Jordania* is not the Indonesian side."""
    states = lexicon("countries")
    others = [entry for code, entry in states.items() if code != "ID"]
    return either(name for one in others for name in (one["name"], *one.get("also", ())))
