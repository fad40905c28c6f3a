"""Find people whom the article names without a post because they speak or act."""

from __future__ import annotations

from archive.pipeline.extract.names.complement_parts import Places
from archive.pipeline.extract.names.complement_words import complement_kind
from archive.pipeline.extract.names.heads import head_at
from archive.pipeline.extract.names.name_evidence import KNOWN_NAMES, WordKind, word_kind
from archive.pipeline.extract.names.person_names import (
    NameRun,
    is_name_word,
    is_title,
    names_a_thing,
    read_name,
    read_name_before,
)
from archive.pipeline.extract.names.speech import (
    ACTIVE,
    CLOSING_MARKS,
    MEDIUM,
    PERSON_NOUNS,
    PHRASE_ENDS,
    STRONG,
    TRIGGERS,
    after_verb,
    before_verb,
    is_bare_verb,
    is_passive_verb,
    speech_places,
)
from archive.pipeline.extract.names.words import PASSAGE_END, Words
from archive.pipeline.extract.people.beyond_bodies import another_follows
from archive.pipeline.extract.people.coreference import NamedPost
from archive.pipeline.extract.people.named_posts import is_place, is_unit

#: A described speaker ("kata kuasa hukum korban, Budi") is described in at most this many words.
LONGEST_DESCRIPTION = 6
_ORIGINS = frozenset({"asal", "kelahiran"})
_DEMONSTRATIVES = frozenset({"demikian", "begitu"})
_OPENING_MARKS = frozenset('"“')
_ONE_OF = frozenset({"seorang", "Seorang", "salah", "Salah"})
#: Who is picked out of many speaks within so many words, or is nobody to us.
LONGEST_TELLING = 150
_WATCHED = ACTIVE | TRIGGERS | _DEMONSTRATIVES | _ONE_OF | {"bernama", "(", ":"}
#: The longest aside between a name and its verb, in words.
LONGEST_ASIDE = 14
SENTENCE_ENDS = frozenset({".", "!", "?", PASSAGE_END})
#: A longer run of capitals around a short name is not one name.
LONGEST_FULL_NAME = 4


def find_speakers(words: Words, places: Places, taken: set[int]) -> list[NamedPost]:
    """Return the names that stand as speakers outside ``taken`` (word indices with a post)."""
    found: list[NamedPost] = []
    places_of_speech = speech_places(words)
    full_names: dict[str, NameRun | None] = {}
    for index in sorted(places_of_speech.union(words.places_of_any(_WATCHED))):
        word = words.words[index]
        if word in ACTIVE:
            name, rule = _subject(words, index), "speaker_before_verb"
        elif (word in TRIGGERS or index in places_of_speech) and _governs(words, index):
            name, rule = _object(words, places, index), "speaker_after_verb"
        elif word == "bernama" and words.words[index - 1].lower() in PERSON_NOUNS:
            name, rule = read_name(words, index + 1), "named"
        elif word == "(" and _is_age(words, index + 1) and _speech_follows(words, index):
            name, rule = read_name_before(words, index), "named"
        elif word in _ONE_OF and _speech_follows(words, index):
            name, rule = _picked_out(words, index), "named"
        elif word in _DEMONSTRATIVES and words.words[index - 1] in CLOSING_MARKS:
            name, rule = read_name(words, index + 1), "speaker_after_verb"
        elif word == ":" and words.words[index + 1] in _OPENING_MARKS:
            name, rule = _named_before_colon(words, index), "speaker_before_verb"
        else:
            continue
        if name is None or name.first in taken or is_unit(words, name):
            continue
        if any(
            word_kind(word) is WordKind.CAPITALS for word in words.words[name.first : name.last]
        ):
            continue
        if is_place(words, places, name) or head_at(words, name.first) is not None:
            continue
        if name.length == 1:
            wanted = words.words[name.first]
            if wanted not in full_names:
                full_names[wanted] = _full_name(words, places, wanted)
            full = full_names[wanted]
            name = name if full is None or is_place(words, places, full) else full
        if rule != "named" and _is_plain_person(words, name):
            rule = "named"
        found.append(NamedPost(name, None, None, None, rule))
        taken.update(range(name.first, name.last))
    return found


def _is_age(words: Words, at: int) -> bool:
    """Whether a bracket holds a person's age: "Rukmini (31)", "Nur Faizal (24 tahun)"."""
    number = words.words[at]
    closed = words.words[at + 1] in {")", "tahun", "th"}
    return closed and len(number) == 2 and number.isdigit()


def _is_plain_person(words: Words, name: NameRun) -> bool:
    """Whether the name is that of a worker or resident: "peserta asal Jember, Firda (22)"."""
    if words.words[name.end] == "(" and _is_age(words, name.end + 1):
        return True
    if words.words[name.end] == ",":
        described = words.words[name.end + 1 : name.end + 4]
        if described[0] in PERSON_NOUNS or (
            described[0] in {"salah", "seorang"} and PERSON_NOUNS.intersection(described)
        ):
            return True
    at = name.start - 1
    if words.words[at] == ",":
        at -= 1
    for index in range(at, max(at - LONGEST_DESCRIPTION, -1), -1):
        word = words.words[index]
        if word.lower() in PERSON_NOUNS:
            return True
        told = word.islower() or word.isdigit() or words.words[index - 1] in _ORIGINS
        if not told or word in ACTIVE or word in TRIGGERS:
            return False
    return False


def _governs(words: Words, verb: int) -> bool:
    """Whether the speaker follows the verb."""
    return is_bare_verb(words, verb) or is_passive_verb(words, verb)


def _picked_out(words: Words, at: int) -> NameRun | None:
    """The one of many whom a comma names: "Salah satu peserta, Rukmini, …"."""
    for index in range(at + 1, at + LONGEST_DESCRIPTION):
        if words.words[index] == ",":
            name = read_name(words, index + 1)
            return name if name is not None and name.length > 1 else None
        if not words.words[index].islower():
            return None
    return None


def _speech_follows(words: Words, at: int) -> bool:
    """Whether marks or an active speech verb follow in the passage of the word at ``at``."""
    for index in range(at, min(at + LONGEST_TELLING, len(words.words))):
        word = words.words[index]
        if word == PASSAGE_END:
            return False
        if word in CLOSING_MARKS or word in ACTIVE:
            return True
    return False


def _named_before_colon(words: Words, colon: int) -> NameRun | None:
    """The full name that opens a sentence and ends at a colon: Surya Wibawa: "…"."""
    name = read_name_before(words, colon)
    if name is None or name.length == 1 or not words.opens_sentence(name.start):
        return None
    return name


def _full_name(words: Words, places: Places, wanted: str) -> NameRun | None:
    """The only longer name of the text that has ``wanted`` in it, if there is one."""
    longer: dict[tuple[str, ...], NameRun] = {}
    for index in words.places_of(wanted):
        first, last = index, index + 1
        while first > 0 and _goes_on(words.words[first - 1]) and not _is_town(words, places, first):
            first -= 1
        while _goes_on(words.words[last]):
            last += 1
        if words.opens_sentence(first) and not _is_inner_capital(words, words.words[first]):
            first += 1
        name = read_name(words, first)
        if name is not None and name.first == first:
            # The spaced hyphen of "Bae Jin - ho" goes on the name.
            last = max(last, name.last)
        if 1 < last - first <= LONGEST_FULL_NAME and not names_a_thing(words, first):
            run = NameRun(first, last, first, last)
            longer.setdefault(words.words[first:last], run)
    return next(iter(longer.values())) if len(longer) == 1 else None


def _is_town(words: Words, places: Places, first: int) -> bool:
    """Whether a place ends right before ``first``: "Gubernur DKI Jakarta Surya Wibawa"."""
    found = (places.get(words.starts[at]) for at in range(max(0, first - 3), first))
    return any(place is not None and place.span.end == words.ends[first - 1] for place in found)


def _goes_on(word: str) -> bool:
    return is_name_word(word) and not complement_kind(word) and not is_title(word)


def _is_inner_capital(words: Words, wanted: str) -> bool:
    """Whether ``wanted`` is printed where the place in the sentence asks for no capital."""
    return any(not words.opens_sentence(index) for index in words.places_of(wanted))


def _object(words: Words, places: Places, verb: int) -> NameRun | None:
    """The name after "kata" or "menurut": at once, or after a description and a comma."""
    if words.words[verb - 1].lower() in MEDIUM:
        return None
    at = after_verb(words, verb)
    name = read_name(words, at)
    if name is not None and another_follows(words, places, name):
        # "puji Obmann Hoteliervereinigung, Mario Gerber": a title that no list has.
        name = read_name(words, name.end + 1)
    if name is not None:
        after_mark = words.words[verb - 1] in CLOSING_MARKS or words.words[verb - 1] == ","
        if name.length == 1 and name.start == name.first and not after_mark:
            given = word_kind(words.words[name.first]) in KNOWN_NAMES
            return name if given and not _goes_on(words.words[name.last]) else None
        return None if names_a_thing(words, name.first) else name
    for index in range(at, at + LONGEST_DESCRIPTION):
        word = words.words[index]
        if word == ",":
            name = read_name(words, index + 1)
            if name is None or (name.length == 1 and not _is_closed(words, verb, name)):
                return None
            return name
        of_origin = words.words[index - 1] in _ORIGINS
        if not (word.islower() or of_origin) or word in PHRASE_ENDS or word in ACTIVE:
            return None
    return None


def _is_closed(words: Words, verb: int, name: NameRun) -> bool:
    """Whether a single name is set off on both sides: "…," kata seorang warga, Jumadi, …"""
    spoken = words.words[verb - 1] in CLOSING_MARKS
    return spoken and words.words[name.end] in {",", "(", ".", PASSAGE_END}


def _subject(words: Words, verb: int) -> NameRun | None:
    """The name right before an active speech verb."""
    end = before_verb(words, verb)
    end = _before_bracket(words, end)
    if words.words[end - 1] == ",":
        return _before_aside(words, end - 1)
    name = read_name_before(words, end)
    if name is None:
        return None
    if name.first and words.words[name.first - 1] in {"dan", ",", "di", "ke", "dari", "oleh"}:
        return None
    if name.length == 1 and name.start == name.first:
        alone = words.opens_sentence(name.first)
        return name if alone and word_kind(words.words[name.first]) is WordKind.GIVEN else None
    if words.opens_sentence(name.first) and not _is_inner_capital(words, words.words[name.first]):
        return name if words.words[verb] in STRONG else None
    return name


def _before_bracket(words: Words, end: int) -> int:
    """Where the words before a short bracket end that closes before ``end``, or ``end``."""
    if words.words[end - 1] != ")":
        return end
    for opening in range(end - 2, max(end - 7, -1), -1):
        if words.words[opening] == "(":
            return opening
    return end


def _before_aside(words: Words, comma: int) -> NameRun | None:
    """The full name before an aside that closes at ``comma``: "Nur (24), warga Kendal, mengaku"."""
    for index in range(comma - 1, max(comma - LONGEST_ASIDE, 0), -1):
        word = words.words[index]
        if word == ",":
            break
        if word in SENTENCE_ENDS or word in ACTIVE or word in CLOSING_MARKS:
            return None
    else:
        return None
    if not words.words[index + 1].islower():
        return None
    name = read_name_before(words, _before_bracket(words, index))
    return name if name is not None and name.length > 1 else None
