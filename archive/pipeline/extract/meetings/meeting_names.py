"""Meeting names: the text's own noun phrase, as an editor would write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.extract.meetings.meeting_cues import (
    POST,
    MeetingCue,
    cue_words,
    either,
    find_phrase,
    meets_crowd,
    shows_site,
    trimmed,
)
from archive.pipeline.extract.meetings.meeting_events import event_cue, tells_nothing
from archive.pipeline.extract.meetings.meeting_subjects import (
    compound_before,
    crowd_before,
    guest_before,
    held_before,
    own_names,
    own_side,
)
from archive.pipeline.extract.meetings.signings import (
    find_instrument,
    find_passive_signings,
    names_no_signatory,
)
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import lower_case
from archive.vocabulary import MeetingFormat

_TALKS = frozenset({MeetingFormat.BILATERAL, MeetingFormat.OTHER})
#: "di Ruang Sidang Rektor" is a place.
_ROOMS = ("Ruang ", "ruang ", "Gedung ", "Balai ", "Aula ")
#: "meninjau ulang proyek": no visit.
_AGAIN = ("ulang", "kembali perjanjian", "kembali kerja")
#: "Pertemuan mereka" is one told before.
_THEIRS = frozenset({"mereka", "keduanya", "kedua menteri", "kedua pihak", "kedua delegasi"})
#: "Dewan Legislatif Kongres Provinsi Rakyat Hunan" is a body.
_WITHIN_NAME = re.compile(r"\b(?:Dewan|Legislatif|Majelis|Partai|Komite|Badan)\s[A-Z]\w+$")
#: How far from a cue its sides are looked for, in letters.
_OWN_LOOK = 250
#: "kunjungan kerjanya ke Seoul" is a kunjungan kerja.
_POSSESSIVE = re.compile(r"^((?:kunjungan|lawatan)(?: \w+)?)nya\b")
_LEADERS = "Presiden|Sultan|Perdana Menteri|PM|Raja|Menteri|Kanselir"
_SIDES = re.compile(
    r"\s(?:dengan|antara|bersama|ke)\s|\b(?:Indonesia|RI)\s?[-–]\s?[A-Z]|\w\s?[-–]\s?(?:Indonesia|RI)\b"
    rf"|\b[A-Z][\w.'’-]*\s(?:dan|serta)\s(?:{_LEADERS})\s[A-Z]"
)
#: A second object that the same verb meets apart: "..., serta Menteri Tenaga Kerja Qatar".
_APART = re.compile(r"\sserta\s(?:juga\s)?(?:dengan\s)?(?=[A-Zd])")
_APART_BEHIND = re.compile(
    r"(?:,\s[^,.;:]{1,60})?,?\s(?:serta|dan juga|dan dengan)\s(?:juga\s)?(?:dengan\s)?"
    r"(?=(?:[A-Z]|delegasi\s))"
)
_APART_LATER = re.compile(rf",\sserta\s(?:juga\s)?(?:dengan\s)?(?=(?:{POST})\b)")
#: "pertemuan bilateral di sela-sela ..." is told, not referred to.
_BESIDE = re.compile(r"\s(?:yang\s\w+\s)?di\s?sela\b")
#: "sidang Badan Pengurus ILO ke-349"
NUMBERED = re.compile(r"\b[Kk]e\s?-\s?\d{1,3}$")
#: A numbered session with so many words behind its noun needs no sides in its name.
_TELLING = 3


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
        if part != "verb" and _WITHIN_NAME.search(text, max(sentence.start, first - 20), last):
            continue
        words = find_phrase(text, last, sentence.end)
        covered = last + len(words) + 1 if words else last
        cue = lowered[start:end]
        if (
            tells_nothing(cue, words)
            or words.startswith(_AGAIN)
            or (part == "event" and _receiving().match(text, first, sentence.end))
        ):
            covered = last
        elif part == "event":
            ordinal = _ordinal().match(text, last, sentence.end)
            if ordinal is not None:
                # "Webinar kedua direncanakan pada 28 Juli": one more of them.
                name = _capital(f"{cue} {ordinal.group(1)}")
                yield MeetingCue(
                    Span(first, ordinal.end()), name, kind, needs_sides=True, specific=True
                )
            elif words or not occasion:
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
    received = None
    if "diterima" in lowered:
        received = _received().search(text, sentence.start, end)
    guest = guest_before(text, sentence, received.start()) if received is not None else None
    if received is not None and guest is not None:
        name = f"Kunjungan {guest} kepada {received.group(1)}"
        span = Span(sentence.start, received.end())
        yield MeetingCue(span, name, MeetingFormat.VISIT, has_sides=True, specific=True)
    else:
        yield from _received_abroad(text, sentence)
    if "kepada" in lowered:
        yield from _told_to(text, sentence)


def _told_to(text: str, sentence: Span) -> Iterator[MeetingCue]:
    """The cue of *disampaikan Dubes X kepada Gubernur Y*, who met if it has a day and a place."""
    told = _telling_to().search(text, sentence.start, sentence.end)
    if told is not None:
        name = trimmed(f"Pertemuan {told.group(1)} dengan {told.group(2)}")
        span = Span(told.start(), told.end())
        yield MeetingCue(span, name, MeetingFormat.BILATERAL, has_sides=True, by_the_way=True)


def _received_abroad(text: str, sentence: Span) -> Iterator[MeetingCue]:
    """The cue of *ia diterima Menteri Tenaga Kerja Qatar*: the host is the one named."""
    for verb in _receiving().finditer(text, sentence.start, sentence.end):
        host = find_phrase(text, verb.end() - 1, sentence.end)
        own = own_names().match(host)
        if host and (own is None or host.startswith(" dan ", own.end())):
            span = Span(verb.start(), verb.end() + len(host))
            name = _talks(own_side(text, sentence, verb.start()), host)
            yield MeetingCue(span, name, MeetingFormat.BILATERAL, has_sides=True)


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
    holding = None if words else held_before(text, sentence, span.start)
    if holding is not None and kind in _TALKS:
        return _together(text, sentence, Span(holding.start, span.end), MeetingFormat.BILATERAL)
    if not words and kind is MeetingFormat.BILATERAL and _BESIDE.match(text, span.end):
        return MeetingCue(span, _capital(cue), kind, needs_sides=True, specific=True)
    if (
        words in _THEIRS
        or _reference().match(text, span.end, sentence.end)
        or (
            not words
            and cue not in lexicon("meetings")["specific"]["words"]
            and not cue.startswith(_sessions())
        )
    ):
        name = _POSSESSIVE.sub(r"\1", trimmed(f"{cue} {words}".strip()))
        return MeetingCue(span, _capital(name), kind, refers=True)
    if cue == "komisi bersama" and NUMBERED.search(words) is None:
        return None
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
    if _often().match(words):
        return
    if meets_crowd(words) or crowd_before(text, sentence, span.start):
        name = _talks(own_side(text, sentence, span.start), words.removeprefix("dengan "))
        yield MeetingCue(span, name, kind, has_sides=True, crowd=True)
        return
    at = span.end - len(words) - 1
    apart = _APART.search(text, at, span.end)
    first_end = apart.start() if apart else span.end
    own = own_side(text, sentence, span.start)
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
        phrase = f"{cue} {own_side(text, sentence, at)} {words}"
    return _capital(trimmed(phrase))


def _named_by_verb(
    text: str, sentence: Span, at: int, kind: MeetingFormat, cue: str, words: str
) -> str:
    own = own_side(text, sentence, at)
    if kind is MeetingFormat.SIGNING:
        return trimmed(f"Penandatanganan {words}")
    if kind is MeetingFormat.VISIT and not _goes(cue):
        return f"Kunjungan {trimmed(words)} kepada {own}"
    return trimmed(f"Kunjungan {own} ke {words}")


def _together(text: str, sentence: Span, span: Span, kind: MeetingFormat) -> MeetingCue:
    """The cue of *Menaker A dan Menteri B bertemu*, or *menggelar pertemuan*."""
    subject = compound_before(text, sentence, span.start)
    if subject is None:
        return MeetingCue(span, "Pertemuan", kind, needs_sides=True)
    name = f"Pertemuan {subject.of(text)}"
    return MeetingCue(Span(subject.start, span.end), name, kind, has_sides=True)


def _goes(cue: str) -> bool:
    """Whether a verb of a visit has for its object the place gone to, not a guest."""
    return cue.endswith(" ke") or cue in lexicon("meetings")["going"]["verbs"]


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
def _sessions() -> tuple[str, ...]:
    return tuple(lexicon("meetings")["session"]["words"])


@cache
def _telling_to() -> re.Pattern[str]:
    data = lexicon("meetings")["told_to"]
    host = rf"(?:{either(data['hosts'])})(?:\s[A-Z][\w.'’-]*)*"
    return re.compile(rf"\b(?:{either(data['verbs'])})\s([A-Z][^.;]{{5,100}}?)\skepada\s({host})")


@cache
def _often() -> re.Pattern[str]:
    return re.compile(rf"(?:dengan\s)?(?:{either(lexicon('meetings')['how_often']['words'])})\b")


@cache
def _receiving() -> re.Pattern[str]:
    verbs = either(lexicon("meetings")["guest"]["received"])
    return re.compile(rf"\b(?:{verbs})\s(?:(?:langsung|oleh)\s){{0,2}}(?=(?:{POST})\s[A-Z])")


@cache
def _received() -> re.Pattern[str]:
    """``diterima Menaker``: a visit told from the guest's side."""
    by = r"\bditerima\s(?:(?:langsung|oleh)\s){0,2}"
    return re.compile(rf"{by}({own_names().pattern})")
