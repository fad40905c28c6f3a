"""Meeting names: the text's own noun phrase, as an editor would write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch
from archive.vocabulary import MeetingFormat

_LONGEST_SUBJECT = 10
#: How far before a cue its Indonesian side is looked for, in letters.
_OWN_LOOK = 250
#: "kunjungan kerjanya ke Seoul" is a kunjungan kerja.
_POSSESSIVE = re.compile(r"^((?:kunjungan|lawatan)(?: \w+)?)nya\b")
_SIDES = re.compile(r"\s(?:dengan|antara|bersama|ke)\s")


@dataclass(frozen=True, slots=True)
class MeetingCue:
    """Words that report a meeting: the cue with the phrase it governs.

    ``refers`` marks a reference to a meeting told before (*pertemuan tersebut*);
    ``has_sides`` tells that the phrase says with whom (*dengan*, *antara*).
    """

    span: Span
    name: str
    format: MeetingFormat
    has_sides: bool = False
    refers: bool = False


def find_cues(text: str, sentence: Span) -> Iterator[MeetingCue]:
    """Yield the meeting cues of a sentence, in order, with a name made from the words around."""
    covered = sentence.start
    lowered = sentence.of(text).lower()
    for start, end, (part, kind) in _cues().find(lowered, 0, len(lowered)):
        first, last = sentence.start + start, sentence.start + end
        if first < covered:
            continue
        cue = lowered[start:end]
        phrase = _phrase().match(text, last, sentence.end)
        words = phrase.group().strip() if phrase else ""
        covered = phrase.end() if words and phrase else last
        span = Span(first, covered)
        if part == "verb":
            if words:
                name = _named_by_verb(text, sentence, first, kind, cue, words)
                yield MeetingCue(span, name, kind, has_sides=True)
            continue
        if _reference().match(text, covered, sentence.end) or (
            not words and cue not in lexicon("meetings")["specific"]["words"]
        ):
            name = _POSSESSIVE.sub(r"\1", f"{cue} {words}".strip())
            yield MeetingCue(span, name[0].upper() + name[1:], kind, refers=True)
            continue
        has_sides = _SIDES.search(f" {words} ") is not None
        if not has_sides and cue in lexicon("meetings")["needs_sides"]["words"]:
            continue
        name = _named_by_noun(text, sentence, first, cue, words)
        yield MeetingCue(span, name, kind, has_sides)


def _named_by_noun(text: str, sentence: Span, at: int, cue: str, words: str) -> str:
    """``Pertemuan bilateral`` + own side + ``dengan`` ..., from the noun and what follows it."""
    phrase = _POSSESSIVE.sub(r"\1", f"{cue} {words}".strip())
    if cue != "penandatanganan" and phrase.startswith((f"{cue} dengan", f"{cue} bersama")):
        phrase = f"{cue} {_own_side(text, sentence, at)} {words}"
    return phrase[0].upper() + phrase[1:]


def _named_by_verb(
    text: str, sentence: Span, at: int, kind: MeetingFormat, cue: str, words: str
) -> str:
    own = _own_side(text, sentence, at)
    if kind is MeetingFormat.SIGNING:
        return f"Penandatanganan {words}"
    if kind is MeetingFormat.VISIT and not cue.endswith((" ke", "mengunjungi")):
        return f"Kunjungan {words} kepada {own}"
    if kind is MeetingFormat.VISIT:
        return f"Kunjungan {own} ke {words}"
    return f"Pertemuan {own} dengan {words}"


def _own_side(text: str, sentence: Span, at: int) -> str:
    """The last name of the Indonesian side before the cue, else a short subject, else RI."""
    named = _own().findall(text, max(sentence.start, at - _OWN_LOOK), at)
    if named:
        return str(named[-1])
    subject = text[sentence.start : at].strip()
    if subject[:1].isupper() and len(subject.split()) <= _LONGEST_SUBJECT and "," not in subject:
        return subject
    return "Indonesia"


@cache
def _cues() -> NameSearch[tuple[str, MeetingFormat]]:
    """The search over all cues, lower case; values are the part of speech and the format."""
    data = lexicon("meetings")
    return NameSearch(
        {
            words: (part, MeetingFormat(kind))
            for part in ("noun", "verb")
            for kind, forms in data[part].items()
            for words in forms
        }
    )


@cache
def _phrase() -> re.Pattern[str]:
    """Up to sixteen words that no stop word or punctuation ends."""
    stops = _either(lexicon("meetings")["stop"]["words"])
    word = r"(?:[A-Z]\.(?=\s[A-Z])|[\w'’/&.-]*[\w)])(?:\s?\([A-Z][\w+ -]*\))?"
    return re.compile(rf"(?:\s(?!(?:{stops})\b){word}){{1,16}}")


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_either(lexicon('meetings')['reference']['words'])})\b")


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"\b(?:Wakil\s)?(?:{_either(lexicon('meetings')['own']['words'])})\b")


def _either(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
