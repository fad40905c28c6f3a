"""Tell where the text says that somebody speaks, and where the speaker's name stands."""

from __future__ import annotations

from functools import lru_cache

from archive.pipeline.extract.names.words import PASSAGE_END, Words
from archive.pipeline.lexicon import lexicon

_VERBS = lexicon("speech_verbs")
BARE = frozenset(_VERBS["bare"]["verbs"])
ONLY_AFTER_MARK = frozenset(_VERBS["bare"]["after_mark_only"])
WITH_NYA = frozenset(_VERBS["nya"]["verbs"])
CHANGING = frozenset(_VERBS["changing"]["verbs"])
WEAK = frozenset(_VERBS["active"]["weak"])
ACTIVE = frozenset(_VERBS["active"]["verbs"]) | WEAK
STRONG = frozenset(_VERBS["active"]["strong"])
PASSIVE = frozenset(_VERBS["passive"]["verbs"])
DOCUMENT = frozenset(_VERBS["document"]["verbs"])
MEDIUM = frozenset(_VERBS["medium"]["verbs"])
PERSON_NOUNS = frozenset(_VERBS["person_noun"]["words"])
PRONOUNS = frozenset(_VERBS["pronoun"]["plain"])
EPITHETS = frozenset(_VERBS["pronoun"]["words"])
TITLE_CUES = frozenset(_VERBS["title_cue"]["words"])
CLOSING_MARKS = frozenset("\"”“„»'’")
BETWEEN = frozenset(_VERBS["clause"]["between"])
PHRASE_ENDS = frozenset(_VERBS["clause"]["phrase_ends"])
NO_SUBJECT = frozenset(_VERBS["clause"]["no_subject"])
GOVERNING = frozenset(_VERBS["clause"]["governing"])
_BEFORE_SPEAKER = frozenset(_VERBS["clause"]["before_speaker"])
#: Every speech verb, also with the capital of a sentence's first word.
TRIGGERS = BARE | PASSIVE | frozenset(verb.capitalize() for verb in BARE | PASSIVE)
#: No attribution is longer than this many words before its name.
LONGEST_ATTRIBUTION = 30


def follows_speech(words: Words, index: int) -> bool:
    """Whether a word stands where only a speech verb can: "…," seloroh Surya."""
    return index in speech_places(words)


@lru_cache(maxsize=2)
def speech_places(words: Words) -> frozenset[int]:
    """Where words stand right behind a comma and a closing mark, before a name or with *-nya*."""
    return frozenset(
        index + 1
        for index in words.places_of_any(CLOSING_MARKS)
        if words.words[index - 1] == "," and _may_be_verb(words, index + 1)
    )


def _may_be_verb(words: Words, index: int) -> bool:
    word = words.words[index]
    if not word.islower() or word in PHRASE_ENDS or word in NO_SUBJECT or len(word) < 4:
        return False
    return word.endswith("nya") or words.words[index + 1][0].isupper()


def is_bare_verb(words: Words, index: int) -> bool:
    """Whether the word at ``index`` is a speech verb right before its speaker ("kata Surya").

    Most bare forms are also nouns; away from a closing mark only the plain
    ones count, after a comma or at the start of a sentence.
    """
    verb = words.words[index].lower()
    if verb not in BARE:
        return not verb.endswith("nya") and follows_speech(words, index)
    before = words.words[index - 1] if index else PASSAGE_END
    if before in CLOSING_MARKS or (
        before in {",", "."} and words.words[index - 2] in CLOSING_MARKS
    ):
        return True
    return verb not in ONLY_AFTER_MARK and (before == "," or words.opens_sentence(index))


def is_owned_verb(words: Words, index: int) -> bool:
    """Whether any speech verb with *-nya* stands right after a closing mark ("teriaknya")."""
    verb = words.words[index].lower()
    if verb.endswith("nya") and follows_speech(words, index):
        return True
    if verb.removesuffix("nya") == verb or verb.removesuffix("nya") not in BARE:
        return False
    before = words.words[index - 1] if index else PASSAGE_END
    return before in CLOSING_MARKS or (before == "," and words.words[index - 2] in CLOSING_MARKS)


def is_passive_verb(words: Words, index: int) -> bool:
    """Whether the word at ``index`` is a passive before its speaker, or *menurut*."""
    return words.words[index].lower() in PASSIVE


def after_verb(words: Words, index: int) -> int:
    """Return where the speaker may start after the verb at ``index``: *oleh* is skipped."""
    at = index + 1
    while words.words[at] in _BEFORE_SPEAKER:
        at += 1
    return at


def before_verb(words: Words, index: int) -> int:
    """Return the end of the subject of the active verb at ``index``: adverbs are skipped."""
    at = index
    while at > 0 and words.words[at - 1] in BETWEEN:
        at -= 1
    return at
