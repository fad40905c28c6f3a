"""Meeting names: the text's own noun phrase, as an editor would write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.extract.meeting_cues import (
    POST,
    MeetingCue,
    cue_words,
    either,
    find_phrase,
    meets_crowd,
    shows_site,
    trimmed,
)
from archive.pipeline.extract.meeting_events import event_cue, tells_nothing
from archive.pipeline.extract.signings import (
    find_instrument,
    find_passive_signings,
    names_no_signatory,
)
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import lower_case
from archive.vocabulary import MeetingFormat

_LONGEST_SUBJECT = 10
_PRONOUNS = frozenset({"Ia", "Dia", "Mereka", "Beliau", "Keduanya", "Kami", "Kita", "Pihaknya"})
#: "di Ruang Sidang Rektor" is a place.
_ROOMS = ("Ruang ", "ruang ", "Gedung ", "Balai ", "Aula ")
#: How far from a cue its sides are looked for, in letters.
_OWN_LOOK = 250
#: "kunjungan kerjanya ke Seoul" is a kunjungan kerja.
_POSSESSIVE = re.compile(r"^((?:kunjungan|lawatan)(?: \w+)?)nya\b")
_SIDES = re.compile(
    r"\s(?:dengan|antara|bersama|ke)\s|\b(?:Indonesia|RI)\s?[-–]\s?[A-Z]|\w\s?[-–]\s?(?:Indonesia|RI)\b"
)
#: A second object that the same verb meets apart: "..., serta Menteri Tenaga Kerja Qatar".
_APART = re.compile(r"\sserta\s(?:juga\s)?(?:dengan\s)?(?=[A-Zd])")
_APART_BEHIND = re.compile(
    r"(?:,\s[^,.;:]{1,60})?,?\s(?:serta|dan juga|dan dengan)\s(?:juga\s)?(?:dengan\s)?"
    r"(?=(?:[A-Z]|delegasi\s))"
)
_APART_LATER = re.compile(rf",\sserta\s(?:juga\s)?(?:dengan\s)?(?=(?:{POST})\b)")
#: "Presiden juga akan bertemu": no part of the subject.
_ADVERBS = re.compile(r"(?:\s[a-z]+)+$")
#: "pertemuan bilateral di sela-sela ..." is told, not referred to.
_BESIDE = re.compile(r"\s(?:yang\s\w+\s)?di\s?sela\b")
#: "sidang Badan Pengurus ILO ke-349"
NUMBERED = re.compile(r"\b[Kk]e\s?-\s?\d{1,3}$")
#: A numbered session with so many words behind its noun needs no sides in its name.
_TELLING = 3
_NAMED = r"[A-Z][\w.'’-]*|\([A-Z]\w+\)"
_RUN = re.compile(rf"(?:{_NAMED})(?:\s(?:{_NAMED}|(?:dan|untuk)(?=\s[A-Z])))*")
#: "Menteri Sumber Manusia Malaysia M Kulasegaran juga datang ke Jakarta dan (bertemu)".
_GUEST = re.compile(
    rf"(?:^|,\s)((?:{POST})(?:\s(?:{_NAMED}|(?:dan|untuk)(?=\s[A-Z]))){{2,12}})"
    r"\s(?:[a-z]+\s)+(?:[A-Z]\w+\s)?(?:[a-z]+\s)*$"
)
#: "Menaker Laras Wening dan Menteri Tenaga Kerja Laos Bounta (kembali bertemu)".
_COMPOUND = re.compile(
    rf"(?:^|[,–—-]\s)((?:(?:{_NAMED}|untuk)(?:,\s|\s))+(?:dan|serta|dengan)"
    rf"(?:\s(?:{_NAMED}|(?:dan|untuk)(?=\s[A-Z])),?)+)"
    r"\s(?:(?:akan|telah|sempat|kembali|juga|lebih|dulu|pun)\s)*$"
)
#: "JAKARTA - Duta Besar ...": no part of the subject.
_DATELINE = re.compile(r"^.{0,60}?\s[-–—]+\s")


def find_cues(text: str, sentence: Span, before: Span | None = None) -> Iterator[MeetingCue]:
    """Yield the meeting cues of a sentence with a name made from the words around.

    ``before`` is the sentence before it, in which what is signed may have its name.
    """
    covered = sentence.start
    occasion = False
    lowered = lower_case(sentence.of(text))
    for start, end, (part, kind) in cue_words().find(lowered, 0, len(lowered)):
        first, last = sentence.start + start, sentence.start + end
        if first < covered or text.endswith(_ROOMS, sentence.start, first):
            continue
        words = find_phrase(text, last, sentence.end)
        covered = last + len(words) + 1 if words else last
        cue = lowered[start:end]
        if tells_nothing(cue, words):
            covered = last
        elif part == "event":
            if words or not occasion:
                yield event_cue(Span(first, covered), cue, words)
            occasion = True
        elif part == "verb":
            if not words and cue in lexicon("meetings")["reciprocal"]["words"]:
                yield _together(text, sentence, Span(first, last), kind)
            elif words:
                yield from _verb_cues(text, sentence, Span(first, covered), kind, cue, words)
        elif kind is MeetingFormat.SIGNING:
            yield _signature(text, sentence, before, Span(first, covered), cue, words)
        else:
            noun = _noun_cue(text, sentence, Span(first, covered), kind, cue, words)
            if noun is not None:
                yield noun
    yield from find_passive_signings(text, sentence, before)
    end = min(sentence.end, sentence.start + _OWN_LOOK)
    received = _received().search(text, sentence.start, end)
    if received is not None:
        guest = _ADVERBS.sub("", _DATELINE.sub("", text[sentence.start : received.start()].strip()))
        name = f"Kunjungan {guest} kepada {received.group(1)}"
        short = guest[:1].isupper() and len(guest.split()) <= _LONGEST_SUBJECT
        if short and guest.split()[0] not in _openers():
            span = Span(sentence.start, received.end())
            yield MeetingCue(span, name, MeetingFormat.VISIT, has_sides=True)


def _noun_cue(
    text: str, sentence: Span, span: Span, kind: MeetingFormat, cue: str, words: str
) -> MeetingCue | None:
    coming = _coming().match(text, span.end, sentence.end)
    if coming is not None:
        name = f"{cue} {words} {coming.group(1)}" if words else f"{cue} {coming.group(1)}"
        return MeetingCue(span, _capital(name), kind, coming=True)
    ordinal = _ordinal().match(text, span.end, sentence.end)
    if ordinal is not None:
        return MeetingCue(
            span,
            _capital(f"{cue} {words} {ordinal.group(1)}".replace("  ", " ")),
            kind,
            specific=True,
        )
    if not words and kind is MeetingFormat.BILATERAL and _BESIDE.match(text, span.end):
        return MeetingCue(span, _capital(cue), kind, needs_sides=True, specific=True)
    if _reference().match(text, span.end, sentence.end) or (
        not words
        and cue not in lexicon("meetings")["specific"]["words"]
        and not cue.startswith(_sessions())
    ):
        name = _POSSESSIVE.sub(r"\1", trimmed(f"{cue} {words}".strip()))
        return MeetingCue(span, _capital(name), kind, refers=True)
    has_sides = _SIDES.search(f" {words} ") is not None
    numbered = NUMBERED.search(words) is not None
    specific = numbered or f"{cue} {words}".startswith(_sessions()) or words == "serupa"
    if not has_sides and not specific and cue in lexicon("meetings")["needs_sides"]["words"]:
        return event_cue(span, cue, words)
    return MeetingCue(
        span,
        _named_by_noun(text, sentence, span.start, cue, words),
        kind,
        has_sides,
        needs_sides=specific and not has_sides and len(words.split()) < _TELLING,
        specific=specific,
        crowd=has_sides and meets_crowd(words.removeprefix("bersama ")),
    )


def _signature(
    text: str, sentence: Span, before: Span | None, span: Span, cue: str, words: str
) -> MeetingCue:
    """The cue of *penandatanganan*, alone named after what was signed before it."""
    unsigned = not words or names_no_signatory(text, span.start + len(cue), sentence.end)
    if unsigned:
        instrument = find_instrument(text, Span(sentence.start, span.end), before)
        name = f"Penandatanganan {instrument}".strip()
        return MeetingCue(
            span, name, MeetingFormat.SIGNING, needs_sides=len(name.split()) < 5, unsigned=True
        )
    has_sides = _SIDES.search(f" {words} ") is not None
    return MeetingCue(
        span,
        _capital(trimmed(f"{cue} {words}")),
        MeetingFormat.SIGNING,
        has_sides,
        needs_sides=not has_sides and len(words.split()) < 3,
    )


def _verb_cues(
    text: str, sentence: Span, span: Span, kind: MeetingFormat, cue: str, words: str
) -> Iterator[MeetingCue]:
    """The verb's cue, and one more for each object it meets apart."""
    if kind is not MeetingFormat.BILATERAL:
        name = _named_by_verb(text, sentence, span.start, kind, cue, words)
        needs_sides = kind is MeetingFormat.SIGNING and len(words.split()) < 3
        site = kind is MeetingFormat.VISIT and _goes(cue) and shows_site(words)
        yield MeetingCue(span, name, kind, has_sides=True, needs_sides=needs_sides, site=site)
        return
    if meets_crowd(words):
        name = _talks(_own_side(text, sentence, span.start), words.removeprefix("dengan "))
        yield MeetingCue(span, name, kind, has_sides=True, crowd=True)
        return
    at = span.end - len(words) - 1
    apart = _APART.search(text, at, span.end)
    first_end = apart.start() if apart else span.end
    own = _own_side(text, sentence, span.start)
    met = text[at:first_end].strip()
    yield MeetingCue(Span(span.start, first_end), _talks(own, met), kind, has_sides=True)
    second = (
        apart
        or _APART_BEHIND.match(text, span.end, sentence.end)
        or _APART_LATER.search(text, span.end, min(sentence.end, span.end + _OWN_LOOK))
    )
    other = find_phrase(text, second.end() - 1, sentence.end) if second else ""
    if second is not None and other:
        span = Span(second.end(), second.end() + len(other))
        yield MeetingCue(span, _talks(own, other), kind, has_sides=True, apart=True)


def _talks(own: str, other: str) -> str:
    return trimmed(f"Pertemuan {own} dengan {other}")


def _named_by_noun(text: str, sentence: Span, at: int, cue: str, words: str) -> str:
    """``Pertemuan bilateral`` + own side + ``dengan`` ..., from the noun and what follows it."""
    phrase = _POSSESSIVE.sub(r"\1", f"{cue} {words}".strip())
    if phrase.startswith((f"{cue} dengan", f"{cue} bersama")):
        phrase = f"{cue} {_own_side(text, sentence, at)} {words}"
    return _capital(trimmed(phrase))


def _named_by_verb(
    text: str, sentence: Span, at: int, kind: MeetingFormat, cue: str, words: str
) -> str:
    own = _own_side(text, sentence, at)
    if kind is MeetingFormat.SIGNING:
        return trimmed(f"Penandatanganan {words}")
    if kind is MeetingFormat.VISIT and not _goes(cue):
        return f"Kunjungan {trimmed(words)} kepada {own}"
    return trimmed(f"Kunjungan {own} ke {words}")


def _together(text: str, sentence: Span, span: Span, kind: MeetingFormat) -> MeetingCue:
    """The cue of *Menaker A dan Menteri B bertemu*: its subject names the sides."""
    before = text[max(sentence.start, span.start - _OWN_LOOK) : span.start]
    subject = _COMPOUND.search(before)
    if subject is None:
        return MeetingCue(span, "Pertemuan", kind, needs_sides=True)
    whole = Span(span.start - len(before) + subject.start(1), span.end)
    return MeetingCue(whole, f"Pertemuan {subject.group(1)}", kind, has_sides=True)


def _goes(cue: str) -> bool:
    """Whether a verb of a visit has for its object the place gone to, not a guest."""
    return cue.endswith(" ke") or cue in lexicon("meetings")["going"]["verbs"]


def _own_side(text: str, sentence: Span, at: int) -> str:
    """The last name of the Indonesian side before the cue, else a short subject, else RI."""
    first = max(sentence.start, at - _OWN_LOOK)
    guest = _GUEST.search(text[first:at])
    if guest is not None and _own().match(guest.group(1)):
        guest = None
    named = _own().findall(text, first, at) if guest is None else []
    if named:
        return str(named[-1])
    if at - sentence.start > _OWN_LOOK:
        return "Indonesia"
    if guest is not None:
        return guest.group(1)
    before = _DATELINE.sub("", text[sentence.start : at].strip())
    if before.split(maxsplit=1)[:1] and before.split(maxsplit=1)[0] in _openers():
        later = _main_clause().search(text, at, min(sentence.end, at + _OWN_LOOK))
        return later.group(1) if later else _after_comma(before) or "Indonesia"
    subject = _ADVERBS.sub("", before)
    short = subject[:1].isupper() and len(subject.split()) <= _LONGEST_SUBJECT
    if short and "," not in subject and subject not in _PRONOUNS and not _is_meeting(subject):
        return subject
    return "Indonesia"


def _is_meeting(subject: str) -> bool:
    """Whether the subject is a meeting itself: *Kunjungan tersebut dimanfaatkan untuk ...*."""
    word = subject.split()[0].lower()
    return next((kind for _, end, kind in cue_words().find(word, 0, len(word))), None) is not None


def _after_comma(before: str) -> str | None:
    """The subject behind an opening phrase: ``Pada saat yang sama, Serikat Pelaut Vigo ...``."""
    _, comma, subject = before.rpartition(", ")
    run = _RUN.match(subject)
    subject = run.group() if run else ""
    named = comma and subject[:1].isupper() and len(subject.split()) <= _LONGEST_SUBJECT
    return subject if named and subject not in _PRONOUNS else None


def _capital(phrase: str) -> str:
    return phrase[0].upper() + phrase[1:]


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(lexicon('meetings')['reference']['words'])})\b")


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"\s?({either(lexicon('meetings')['ordinal']['words'])})\b")


@cache
def _coming() -> re.Pattern[str]:
    return re.compile(rf"\s?({either(lexicon('meetings')['coming']['words'])})\b")


@cache
def _main_clause() -> re.Pattern[str]:
    """The Indonesian side as the subject behind an opening phrase: ``Dalam ..., Menaker ...``."""
    own = either(lexicon("meetings")["own"]["words"])
    return re.compile(rf",\s((?:Wakil\s)?(?:{own}))\b")


@cache
def _sessions() -> tuple[str, ...]:
    return tuple(lexicon("meetings")["session"]["words"])


@cache
def _openers() -> frozenset[str]:
    return frozenset(lexicon("meetings")["openers"]["words"])


@cache
def _received() -> re.Pattern[str]:
    """``diterima Menaker``: a visit told from the guest's side."""
    own = either(lexicon("meetings")["own"]["words"])
    return re.compile(rf"\bditerima\s(?:(?:langsung|oleh)\s){{0,2}}((?:Wakil\s)?(?:{own}))\b")


@cache
def _own() -> re.Pattern[str]:
    own = either(lexicon("meetings")["own"]["words"])
    return re.compile(rf"\b(?:Wakil\s)?(?:{own})\b(?!\s(?:{_countries()})\b)")


@cache
def _countries() -> str:
    """The names of other states: *Menteri Tenaga Kerja Jordania* is not the Indonesian side."""
    states = lexicon("countries")
    others = [entry for code, entry in states.items() if code != "ID"]
    return either(name for one in others for name in (one["name"], *one.get("also", ())))
