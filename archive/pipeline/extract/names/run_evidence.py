"""Weigh whether a run of capitals names a person: its own words, and the words beside it.

Every piece of evidence has a name and, in ``person_cues.toml``, a weight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.pipeline.extract.names.capital_runs import Run
from archive.pipeline.extract.names.complement_parts import Places
from archive.pipeline.extract.names.heads import may_open_post
from archive.pipeline.extract.names.name_evidence import KNOWN_NAMES, WordKind, word_kind
from archive.pipeline.extract.names.person_names import is_title, opens_balinese
from archive.pipeline.extract.names.speech import ACTIVE, BARE
from archive.pipeline.extract.names.words import PASSAGE_END, Words
from archive.pipeline.lexicon import lexicon

_CUES = lexicon("person_cues")
_WEIGHTS: dict[str, float] = _CUES["weights"]
_BEFORE = {word: name for name, words in reversed(_CUES["before"].items()) for word in words}
_AFTER = {word: name for name, words in reversed(_CUES["after"].items()) for word in words}
_OFFICE = frozenset(_CUES["told"]["person"])
_THING = frozenset(_CUES["told"]["thing"])
_IN_BRACKET = frozenset(_CUES["told"]["bracket"])
_PLACE_STARTS = frozenset(_CUES["place"]["starts"])
_PLACE_ENDINGS = frozenset(_CUES["place"]["endings"])
_OPENING = frozenset("\"“'‘`”")
_VERB = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w)|ber)[a-z]{3,}")
_PASSIVE = re.compile(r"di[a-z]{4,}")
_GEOGRAPHY = frozenset(_CUES["told"]["geography"])
_LIFE = frozenset(_CUES["told"]["life"])
#: So many words on each side say what a passage tells of.
_AROUND = 14
_LISTING = frozenset({",", "dan", "serta", "/", "-"})
_LIST_ENDS = frozenset({",", "dan", "serta", "/", ".", PASSAGE_END})
#: Before a name in marks these say that somebody bears it.
_ROLE_LEADS = frozenset({"sebagai", "bernama", "nama", "tokoh", "karakter", "panggilan", "julukan"})
#: Between a noun of places and bodies and the name: "bandar udara internasional Ali Alatas".
_ADJECTIVES = frozenset({"internasional", "nasional", "negeri", "swasta", "kecil", "besar"})
#: "Badan Usaha Milik Negara Dahlan Iskan": with a capital these end the names of bodies.
_ENDS_OF_BODIES = frozenset({"Negara", "Daerah", "Wilayah", "Kota", "Negeri"})
_MARKS = frozenset('"“”')
_STOPS = frozenset({PASSAGE_END, ".", ","})
#: The title of a work in marks has at most so many words.
_LONGEST_TITLE = 9
_MONTHS = frozenset(lexicon("not_names")["never"]["calendar"])
#: How far a bracket after a name is looked through, in words.
_LONGEST_BRACKET = 16


def weigh_person(words: Words, run: Run, places: Places) -> float:
    """How much speaks for a person; what is above ``persons.ENOUGH`` is taken for one."""
    return sum(_WEIGHTS[name] for name in evidence(words, run, places))


def _is_listed(words: Words, run: Run) -> bool:
    """Whether a run stands between commas or "dan": what its neighbours are, it is too."""
    before, after = words.words[run.first - 1] if run.first else "", words.words[run.last]
    return before in _LISTING and after in _LIST_ENDS


def evidence(words: Words, run: Run, places: Places) -> Iterator[str]:
    """Name what speaks for and against a person, as the weights name it."""
    yield from _own(words, run, places)
    yield from _before(words, run, places)
    yield from _after(words, run, places)


def _own(words: Words, run: Run, places: Places) -> Iterator[str]:
    printed = words.words[run.first : run.last]
    kinds = [word_kind(word) for word in printed if word[0].isupper()] or [WordKind.ARTICLE]
    count = len(kinds)
    first = WordKind.GIVEN if opens_balinese(words, run.first) else kinds[0]
    yield f"{first.value} {'alone' if count == 1 else 'first'}"
    if count > 2:
        yield "more words"
    if _is_listed(words, run) and not KNOWN_NAMES.intersection(kinds):
        yield "in a list"
    later = kinds[1:]
    if any(kind in KNOWN_NAMES for kind in later):
        yield "known later"
    if WordKind.UNKNOWN in later:
        yield "unknown later"
    if WordKind.DOUBTFUL in later:
        yield "doubtful later"
    if WordKind.ENGLISH in later:
        yield "english later"
    if WordKind.PLACE in later:
        yield "village later"
    if WordKind.ORDINARY in later:
        yield "ordinary later"
    if kinds[0] not in KNOWN_NAMES and (topic := _told_of_around(words, run)):
        yield topic
    if all(kind is WordKind.INITIAL for kind in kinds):
        yield "initials only"
    if run.titled:
        yield "titled"
    if any(_is_unborne_place(words, index, places) for index in range(run.first + 1, run.last)):
        yield "place later"
    if _in_quoted_title(words, run):
        yield "in title"
    if printed[0] in _PLACE_STARTS:
        yield "opens like a place"
    if count > 1 and printed[-1] in _PLACE_ENDINGS:
        yield "ends like a place"


def _told_of_around(words: Words, run: Run) -> str:
    """Whether the words around a run tell of villages and rivers, or of a life."""
    around = words.words[max(0, run.first - _AROUND) : run.last + _AROUND]
    if sum(word in _GEOGRAPHY for word in around) > 1:
        return "among places"
    return "in a life" if any(word in _LIFE for word in around) else ""


def _is_unborne_place(words: Words, index: int, places: Places) -> bool:
    return words.starts[index] in places and word_kind(words.words[index]) not in KNOWN_NAMES


def _before(words: Words, run: Run, places: Places) -> Iterator[str]:
    if not run.first:
        yield "opens sentence"
        return
    at = run.first - 1
    while run.titled and at > run.before and is_title(words.words[at]):
        at -= 1
    before = words.words[at]
    lowered = before.lower()
    if lowered in _ADJECTIVES and at:
        at -= 1
        lowered = words.words[at].lower() if words.words[at].lower() in _BEFORE else lowered
    quoted = before in _OPENING
    if quoted:
        at -= 1
        lead = words.words[at].lower() if at >= 0 else ""
        yield "quoted role" if lead in _ROLE_LEADS else "quoted"
        return
    if before in {PASSAGE_END, ".", "!", "?", ":"}:
        yield "opens sentence"
    elif before == ",":
        yield "after comma"
    elif before == "(":
        yield "in bracket"
    elif before[0].isdigit():
        yield "after number"
    elif lowered in BARE and _closes_speech(words, at):
        yield "after speech"
    elif before == "Negeri" and words.words[at - 1] not in {"Dalam", "Luar"}:
        yield "after body noun"
    elif before in _ENDS_OF_BODIES:
        yield "after capital"
    elif lowered in _BEFORE:
        yield f"after {_BEFORE[lowered]}"
    elif may_open_post(lowered):
        yield "after office"
    elif before[0].isupper() and not run.titled:
        yield "after capital" if may_open_post(words.words[run.before]) else "after odd capital"
    elif before[0].isalpha():
        yield "after word"
    if lowered in _LISTING and run.last - run.first == 1 and _ends_place(words, at - 1, places):
        yield "listed after place"
    elif _ends_place(words, at, places):
        yield "after place"


def _closes_speech(words: Words, verb: int) -> bool:
    """Whether a verb of speech stands where it governs a speaker: "dari kata Sambi" tells none."""
    return not verb or not words.words[verb - 1][0].isalpha()


def _in_quoted_title(words: Words, run: Run) -> bool:
    """Whether a few words in marks hold the run with others: "Suzan Punya Cita-Cita"."""
    opened = run.first
    while opened > run.first - _LONGEST_TITLE and words.words[opened] not in _MARKS:
        if words.words[opened] in _STOPS:
            return False
        opened -= 1
    closed = run.last
    while closed < opened + _LONGEST_TITLE and words.words[closed] not in _MARKS:
        if words.words[closed] in _STOPS:
            return False
        closed += 1
    if words.words[opened] not in _MARKS or words.words[closed] not in _MARKS:
        return False
    within = closed - opened - 1
    capitals = sum(word[0].isupper() for word in words.words[opened + 1 : closed])
    return within > run.last - run.first and 2 * capitals >= within


def _ends_place(words: Words, at: int, places: Places) -> bool:
    """Whether the name of a place ends with the word at ``at``."""
    near = (places.get(words.starts[index]) for index in range(max(0, at - 2), at + 1))
    return any(place is not None and place.span.end == words.ends[at] for place in near)


def _after(words: Words, run: Run, places: Places) -> Iterator[str]:
    at = run.last
    after = words.words[at]
    if after == "(":
        yield from _bracket(words, at + 1)
        for index in range(at + 1, at + _LONGEST_BRACKET):
            if words.words[index] == PASSAGE_END:
                return
            if words.words[index] == ")":
                at = index + 1
                break
        else:
            return
        after = words.words[at]
    if after == ",":
        following = words.words[at + 1]
        if following.lower() in _OFFICE or may_open_post(following):
            yield "told person"
        elif following.lower() in _THING:
            yield "told thing"
        elif words.starts[at + 1] in places:
            yield "before comma place"
        else:
            yield "before comma"
    elif after in {"adalah", "merupakan", "ialah"}:
        told = {word.lower() for word in words.words[at + 1 : at + 4]}
        if told & _OFFICE or any(may_open_post(word) for word in told):
            yield "told person"
        elif told & _THING:
            yield "told thing"
    elif after in ACTIVE:
        yield "before speech"
    elif after in _AFTER:
        yield f"before {_AFTER[after]}"
    elif _VERB.fullmatch(after):
        yield "before verb"
    elif _PASSIVE.fullmatch(after):
        yield "before passive"
    elif after[0].isdigit():
        yield "before number"
    elif after[0].isupper() and after.isalpha():
        yield "before capital"
    elif after in _OPENING:
        yield "before mark"
    elif after[0].isalpha():
        yield "before word"


def _bracket(words: Words, at: int) -> Iterator[str]:
    inner = words.words[at]
    if (
        inner.lower() in _IN_BRACKET
        or (inner.isdigit() and words.words[at + 1] in _MONTHS)
        or (inner.isdigit() and len(inner) == 2 and words.words[at + 1] in {")", "tahun", "th"})
    ):
        yield "bracket of person"
    elif inner.isupper() and len(inner) > 1:
        yield "bracket of capitals"
