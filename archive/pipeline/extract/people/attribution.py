"""Follow who speaks through the body: every speech verb outside marks, with its speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.pipeline.annotations import OfficialReading
from archive.pipeline.documents import Span
from archive.pipeline.extract.names.heads import general_head, may_open_post
from archive.pipeline.extract.names.speech import (
    ACTIVE,
    BARE,
    CHANGING,
    CLOSING_MARKS,
    DOCUMENT,
    EPITHETS,
    GOVERNING,
    LONGEST_ATTRIBUTION,
    MEDIUM,
    NO_SUBJECT,
    PASSIVE,
    PERSON_NOUNS,
    PHRASE_ENDS,
    PRONOUNS,
    WEAK,
    WITH_NYA,
    after_verb,
    before_verb,
    is_bare_verb,
    is_owned_verb,
    is_passive_verb,
    speech_places,
)
from archive.pipeline.extract.names.words import PASSAGE_END, Words
from archive.pipeline.extract.people.quote_marks import Marked

_SENTENCE_ENDS = frozenset({PASSAGE_END, ".", "!", "?"}) | CLOSING_MARKS
_CONNECTORS = frozenset({"dan", "untuk", "of", "for", "the", "bidang", ",", "(", ")", "/", "&"})


#: Somebody brought in by the writer speaks within so many passages; items of lists are passages.
_PASSAGES_BACK = 6
_WORDS_BACK = 400
#: A clause that depends on a speech verb stands within so many words of it.
_LONGEST_SENTENCE = 60
_POINTING = frozenset({"itu", "tersebut", "ini"})
#: What is said between a post and its name has at most so many characters.
_LONGEST_INSERTION = 70
_ASKING = frozenset({"bertanya", "menanyakan", "ditanya"})
_ORIGINS = frozenset({"asal", "kelahiran", "berdarah"})
#: "kata perempuan berusia 40 tahun itu"
_LONGEST_EPITHET = 7
_ALL_VERBS = (
    BARE
    | frozenset(f"{verb}nya" for verb in BARE)
    | WITH_NYA
    | ACTIVE
    | PASSIVE
    | DOCUMENT
    | CHANGING
)


@lru_cache(maxsize=65536)
def _is_speech_verb(word: str) -> bool:
    """Whether ``word`` is any form of a speech verb, however capitalised."""
    return word.lower() in _ALL_VERBS


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech verb outside marks: the word index, who speaks, and the printed words.

    ``speaker`` is None where the text names nobody we know; ``pronoun`` says
    that the speaker is the one before.
    """

    verb: int
    speaker: str | None
    words: Span
    pronoun: bool = False


class Attributions:
    """The speech of one body: ``events`` in order, pronouns resolved."""

    def __init__(
        self, words: Words, officials: Sequence[OfficialReading], marked: Sequence[Marked]
    ) -> None:
        self.words = words
        self.named = {
            mention.start: (mention.end, official.name)
            for official in officials
            for mention in official.mentions
        }
        self.starts = sorted(self.named)
        #: Posts as the text prints them, by where they start: a speaker is named behind them.
        self.posts = {
            official.post_span.start: official.post_span.end
            for official in officials
            if official.post_span is not None
        }
        self.post_ends = {end: start for start, end in self.posts.items()}
        self._lead_posts_to_names()
        self.first: dict[str, int] = {}
        for start in self.starts:
            self.first.setdefault(self.named[start][1], start)
        self.inside = self._inside(marked)
        #: Where the words go on behind marks, also behind one that was lost.
        self.behind = frozenset(self.index_at(stretch.closed) for stretch in marked)
        self.events = self._resolved()
        self.verbs = [event.verb for event in self.events]

    def _lead_posts_to_names(self) -> None:
        """Let each post reach up to the name behind it, over what is said between the two.

        "ujar Atase Perhubungan KBRI London yang merangkap Portugal, Capt. Surya"
        """
        for start, end in self.posts.items():
            at = bisect_left(self.starts, end)
            if at == len(self.starts) or self.starts[at] - end > _LONGEST_INSERTION:
                continue
            first, last = self.index_at(end), self.index_at(self.starts[at])
            if not any(self._ends_sentence(index) for index in range(first, last)):
                self.posts[start] = self.starts[at]

    def index_at(self, offset: int) -> int:
        """The index of the first word that starts at or after ``offset``."""
        return bisect_left(self.words.starts, offset)

    def last_before(self, index: int) -> Speech | None:
        """The last speech before the word at ``index``."""
        at = bisect_left(self.verbs, index)
        return self.events[at - 1] if at else None

    def at_verb(self, index: int) -> Speech | None:
        """The speech whose verb is the word at ``index``."""
        at = bisect_left(self.verbs, index)
        found = at < len(self.verbs) and self.verbs[at] == index
        return self.events[at] if found else None

    def between(self, first: int, last: int) -> tuple[Speech, ...]:
        """The speech whose verbs stand in ``[first, last)``."""
        return self.events[bisect_left(self.verbs, first) : bisect_left(self.verbs, last)]

    def person_ending_at(self, offset: int) -> tuple[int, str] | None:
        """Where the person named right before ``offset`` starts, and who it is."""
        at = bisect_left(self.starts, offset) - 1
        if at < 0:
            return None
        end, name = self.named[self.starts[at]]
        return (self.starts[at], name) if end == offset else None

    def people_between(self, start: int, end: int) -> tuple[str, ...]:
        """The people named between two offsets, in order."""
        low, high = bisect_left(self.starts, start), bisect_right(self.starts, end - 1)
        return tuple(dict.fromkeys(self.named[at][1] for at in self.starts[low:high]))

    def _inside(self, marked: Sequence[Marked]) -> frozenset[int]:
        """The word indices inside marks: what is quoted attributes nothing."""
        inside: set[int] = set()
        for stretch in marked:
            if stretch.span.end - stretch.span.start > 1:
                inside.update(
                    range(self.index_at(stretch.span.start), self.index_at(stretch.span.end))
                )
        return frozenset(inside)

    def _resolved(self) -> tuple[Speech, ...]:
        found: list[Speech] = []
        places = speech_places(self.words)
        last: str | None = None
        verbs = frozenset(filter(_is_speech_verb, self.words.distinct()))
        for index in sorted(places.union(self.words.places_of_any(verbs))):
            if index in self.inside:
                continue
            word = self.words.words[index].lower()
            event = self._event(index, word)
            if event is None:
                continue
            if event.speaker is None and found and self._is_subordinate(index, found[-1]):
                continue
            if event.pronoun:
                speaker = last if found else self._only_person_before(event.words.start)
                since = self.words.ends[found[-1].verb] if found else 0
                speaker = self._introduced(since, event.words.start) or speaker
                event = Speech(event.verb, speaker, event.words, True)
            if word in CHANGING and event.speaker is None and found:
                event = self._answering(event, found[-1])
            last = event.speaker
            found.append(event)
        return tuple(found)

    def _answering(self, event: Speech, before: Speech) -> Speech:
        """The speech of "sergahnya": of whom the same passage has just told what he says."""
        told = self.words.words[before.verb] in ACTIVE - _ASKING
        between = self.words.words[before.verb : event.verb]
        if not told or before.speaker is None or PASSAGE_END in between:
            return event
        return Speech(event.verb, before.speaker, event.words)

    def _only_person_before(self, offset: int) -> str | None:
        """The person a first pronoun can mean: the only one named so far."""
        people = self.people_between(0, offset)
        return people[0] if len(people) == 1 else None

    def _is_subordinate(self, index: int, last: Speech) -> bool:
        """Whether a passive without a known speaker stands in the sentence of the last speech."""
        if last.speaker is None or not is_passive_verb(self.words, index):
            return False
        if index - last.verb > _LONGEST_SENTENCE:
            return False
        return not any(self._ends_sentence(at) for at in range(last.verb, index))

    def _introduced(self, since: int, offset: int) -> str | None:
        """The person whom the sentences right before ``offset`` bring in as somebody new.

        Only what stands after ``since`` counts, the end of the last speech, and no more than
        a few passages: "Manajernya, Seo Dong-hyun, datang ke Ngawi."
        """
        index = self.index_at(offset)
        begin = self._passage_before(index)
        since = max(since, self.words.starts[begin])
        low, high = bisect_left(self.starts, since), bisect_left(self.starts, offset)
        new = [
            at
            for at in self.starts[low:high]
            if self.index_at(at) not in self.inside and self._first_mention(at)
        ]
        for at in reversed(new):
            sentence = self.index_at(at)
            while sentence > begin and not self._ends_sentence(sentence - 1):
                sentence -= 1
            if not self._is_governed(at, sentence):
                return self.named[at][1]
        return None

    def _passage_before(self, index: int) -> int:
        """Where the passage starts that is the first to bring in a speaker for ``index``."""
        first = max(index - _WORDS_BACK, 0)
        ends = self.words.places_of(PASSAGE_END)
        at = bisect_left(ends, index) - _PASSAGES_BACK
        return ends[at] + 1 if at >= 0 and ends[at] >= first else first

    def _first_mention(self, at: int) -> bool:
        """Whether the person named at offset ``at`` is not named before."""
        return self.first[self.named[at][1]] == at

    def _event(self, index: int, word: str) -> Speech | None:
        if word in CHANGING and word.endswith("nya"):
            return Speech(index, None, self.words.span(index, index + 1))
        if word in WITH_NYA or is_owned_verb(self.words, index):
            return Speech(index, None, self.words.span(index, index + 1), pronoun=True)
        if word in DOCUMENT and self.words.words[index - 1] in CLOSING_MARKS:
            return Speech(index, None, self.words.span(index, index + 1))
        if word in BARE and index in self.behind:
            return self._with_object(index)
        if is_bare_verb(self.words, index) or is_passive_verb(self.words, index):
            return self._with_object(index)
        if word in ACTIVE:
            return self._with_subject(index)
        return None

    def _with_object(self, verb: int) -> Speech | None:
        """The speech whose speaker follows its verb."""
        if self.words.words[verb - 1].lower() in MEDIUM:
            return None
        first = after_verb(self.words, verb)
        lead = self.words.words[first].lower()
        past = 0
        for index in range(first, min(first + LONGEST_ATTRIBUTION, len(self.words.words))):
            past = max(past, self.posts.get(self.words.starts[index], 0))
            found = self.named.get(self.words.starts[index])
            if found is not None:
                end, speaker = found
                return Speech(verb, speaker, Span(self.words.starts[verb], end))
            if self.words.starts[index] < past:
                continue
            word = self.words.words[index]
            if word in PHRASE_ENDS or word in _SENTENCE_ENDS or word.lower() in ACTIVE:
                break
            if word in _POINTING and self._is_epithet(first, index):
                return Speech(verb, None, self.words.span(verb, index + 1), pronoun=True)
            if index == first and lead in PRONOUNS:
                return Speech(verb, None, self.words.span(verb, index + 1), pronoun=True)
        return Speech(verb, None, self.words.span(verb, max(first, verb + 1)))

    def _is_epithet(self, first: int, last: int) -> bool:
        """Whether "kata pengusaha itu" means somebody told of: a noun of people, in lower case."""
        lead = self.words.words[first].lower()
        if lead in EPITHETS:
            return True
        described = self.words.words[first:last]
        plain = all(
            word.islower() or word.isdigit() or before in _ORIGINS
            for before, word in zip(("", *described), described, strict=False)
        )
        return (
            plain
            and len(described) < _LONGEST_EPITHET
            and (lead in PERSON_NOUNS or general_head(lead) is not None)
        )

    def _with_subject(self, verb: int) -> Speech | None:
        """The speech whose speaker stands before its verb, in the same sentence."""
        end = before_verb(self.words, verb)
        before = self.words.words[end - 1].lower() if end else PASSAGE_END
        if before in PRONOUNS:
            return Speech(verb, None, self.words.span(end - 1, verb + 1), pronoun=True)
        if before in NO_SUBJECT:
            return None
        start = end
        while start > 0 and not self._ends_sentence(start - 1):
            start -= 1
        if start == end:
            return None
        low = bisect_left(self.starts, self.words.starts[start])
        high = bisect_left(self.starts, self.words.starts[end])
        people = [at for at in self.starts[low:high] if self.index_at(at) not in self.inside]
        subjects = [at for at in people if not self._is_governed(at, start)]
        if subjects:
            at = subjects[0]
            return Speech(verb, self.named[at][1], Span(at, self.words.ends[verb]))
        first = self.words.words[start].lower()
        if first in PRONOUNS:
            return Speech(verb, None, self.words.span(start, verb + 1), pronoun=True)
        if self.words.words[verb] in WEAK:
            return None
        if people or (end - start > 8 and not may_open_post(self.words.words[start])):
            return None
        return Speech(verb, None, self.words.span(start, verb + 1))

    def _ends_sentence(self, index: int) -> bool:
        """Whether a sentence ends at ``index``; at the stop of "kabar.id" none does."""
        if self.words.words[index] not in _SENTENCE_ENDS:
            return False
        glued = self.words.starts[index + 1] == self.words.ends[index]
        return not (
            glued and self.words.words[index] == "." and self.words.words[index + 1].islower()
        )

    def _is_governed(self, at: int, sentence: int) -> bool:
        """Whether the person named at offset ``at`` is the object of a preposition or verb."""
        index = self.index_at(at) - 1
        for last in (index, index - 1):
            start = self.post_ends.get(self.words.ends[last]) if last >= sentence else None
            if start is not None:
                index = self.index_at(start) - 1
                break
        while index >= sentence:
            word = self.words.words[index]
            if word in GOVERNING:
                return not self._is_own_post(index)
            if word[0].isupper() or word in _CONNECTORS:
                index -= 1
                continue
            return False
        return False

    def _is_own_post(self, index: int) -> bool:
        """Whether the preposition belongs to a post: "Duta Besar RI untuk Qatar Ratna"."""
        return (
            self.words.words[index] in {"untuk", "di", "pada", "dari"}
            and self.words.words[index - 1][0].isupper()
            and not self.words.opens_sentence(index - 1)
        )
