"""Find quotations and who said them."""

from __future__ import annotations

from collections.abc import Sequence

from archive.pipeline.annotations import OfficialReading, QuotationReading
from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.speech import (
    ACTIVE,
    BARE,
    BETWEEN,
    CHANGING,
    DOCUMENT,
    PASSIVE,
    PRONOUNS,
    TITLE_CUES,
    WITH_NYA,
    follows_speech,
)
from archive.pipeline.extract.names.words import PASSAGE_END, Words, words_of
from archive.pipeline.extract.people.attribution import Attributions, Speech
from archive.pipeline.extract.people.quote_marks import Marked, find_marked
from archive.pipeline.issues import Issue
from archive.pipeline.segment import Sentence

#: Of marked stretches shorter than this only 13 % have a speech verb after them; the others are
#: titles and scare quotes, so a short one needs the verb.
FEWEST_WORDS = 5
#: The share of readings by each rule with the right speaker, estimated while reading through what
#: came of 150 general news texts; "unnamed" and "unattributed" are right when nobody is named.
CONFIDENCE = {
    "named_after": 0.95,
    "named_before": 0.92,
    "last_speaker": 0.85,
    "split": 0.92,
    "after_indirect": 0.8,
    "only_speaker": 0.65,
    "unnamed": 0.85,
    "unattributed": 0.8,
}
_VERBS_AFTER = (
    frozenset(f"{verb}nya" for verb in BARE) | WITH_NYA | BARE | DOCUMENT | PASSIVE | CHANGING
)
_DEMONSTRATIVES = frozenset({"demikian", "begitu", "begitulah", "itulah"})
#: What may stand between a speech verb and the marks: time, place, occasion and manner.
_CIRCUMSTANCES = frozenset(
    {",", "dalam", "saat", "kepada", "di", "pada", "usai", "melalui", "oleh", "dengan", "sambil"}
    | {"seraya", "sembari", "lewat", "ketika", "seusai", "sesudah", "setelah", "secara"}
)
_SENTENCE_MARKS = frozenset({".", "!", "?", PASSAGE_END, '"', "”", "“", ")"})


def find_quotations(
    document: Document,
    sentences: Sequence[Sentence],  # noqa: ARG001 - a quotation may run over several sentences
    officials: Sequence[OfficialReading],
) -> tuple[tuple[QuotationReading, ...], tuple[Issue, ...]]:
    """Return the quotations of the body with their speakers, and the doubts about marks."""
    marked, issues = find_marked(document)
    if not marked:
        return (), issues
    attributions = Attributions(words_of(document), officials, marked)
    finder = _Finder(document, attributions, marked)
    return finder.find(), issues


class _Finder:
    """The reading of one document's marked stretches, in order."""

    def __init__(
        self, document: Document, attributions: Attributions, marked: Sequence[Marked]
    ) -> None:
        self.text = document.text
        self.passages = document.body()
        self.attributions = attributions
        self.words: Words = attributions.words
        self.marked = marked

    def find(self) -> tuple[QuotationReading, ...]:
        """Return the stretches that are speech."""
        found: list[QuotationReading] = []
        kept: list[Marked] = []
        for stretch in self.marked:
            previous = (kept[-1], found[-1]) if kept else None
            reading = self._reading(stretch, previous)
            if reading is None:
                continue
            found.append(reading)
            kept.append(stretch)
        return tuple(self._continued(kept, found))

    def _reading(
        self, stretch: Marked, previous: tuple[Marked, QuotationReading] | None
    ) -> QuotationReading | None:
        after = self._speech_after(stretch)
        if after is not None:
            return self._after(stretch, after)
        length = len(stretch.span.of(self.text).split())
        opening = self.attributions.index_at(stretch.opened)
        before = self._speech_before(opening, short=length < FEWEST_WORDS)
        if before is not None and not self._is_title(opening):
            return self._make(stretch, before.speaker, before.words, self._rule(before, "before"))
        colon = self._colon(opening)
        if colon is not None:
            return self._make(stretch, colon[1], colon[0], "named_before")
        goes_on = previous is not None and previous[0].passage == stretch.passage
        too_short = length < (2 if goes_on else FEWEST_WORDS)
        if too_short or self._is_title(opening) or not self._stands_alone(stretch):
            return None
        return self._bare(stretch, previous)

    def _after(self, stretch: Marked, speech: Speech) -> QuotationReading:
        if not speech.pronoun:
            rule = "named_after" if speech.speaker else "unnamed"
            return self._make(stretch, speech.speaker, speech.words, rule)
        speaker = self._introduced(stretch) or speech.speaker
        return self._make(stretch, speaker, speech.words, "last_speaker" if speaker else "unnamed")

    def _introduced(self, stretch: Marked) -> str | None:
        """The only person of the passage before the marks, when nobody has spoken in it yet."""
        start = self.passages[stretch.passage].span.start
        first = self.attributions.index_at(start)
        last = self.attributions.index_at(stretch.opened)
        if self.attributions.between(first, last):
            return None
        named = self.attributions.people_between(start, stretch.opened)
        return named[0] if len(named) == 1 else None

    def _speech_after(self, stretch: Marked) -> Speech | None:
        """The speech whose verb follows the closing mark."""
        at = self.attributions.index_at(stretch.closed)
        while self.words.words[at] in {",", "-", "–", "—", "'", "’"}:
            at += 1
        if self.words.words[at].lower() in _DEMONSTRATIVES:
            demonstrative, at = at, at + 1
            if self.words.words[at] == ",":
                at += 1
            named = self.attributions.named.get(self.words.starts[at])
            if named is not None:
                end, speaker = named
                return Speech(demonstrative, speaker, Span(self.words.starts[demonstrative], end))
        if self.words.words[at].lower() in _VERBS_AFTER or follows_speech(self.words, at):
            return self.attributions.at_verb(at)
        return self._subject_after(at)

    def _subject_after(self, at: int) -> Speech | None:
        """The speech of a person named right after the marks: "…," Surya menambahkan.

        A pronoun may stand for the person: "…," ia menegaskan.
        """
        if self.words.words[at] in PRONOUNS:
            verb = at + 1
            while self.words.words[verb] in BETWEEN:
                verb += 1
            return self.attributions.at_verb(verb) if self.words.words[verb] in ACTIVE else None
        for index in range(at, at + 8):
            word = self.words.words[index]
            if word in ACTIVE:
                speech = self.attributions.at_verb(index)
                return (
                    speech
                    if speech is not None and self.words.starts[at] == speech.words.start
                    else None
                )
            if not word[0].isupper():
                return None
        return None

    def _speech_before(self, opening: int, *, short: bool) -> Speech | None:
        """The speech that leads up to the opening mark in the same sentence.

        A ``short`` stretch needs the comma or colon of direct speech before it.
        """
        lead = self.words.words[opening - 1].lower() if opening else PASSAGE_END
        if short and lead not in {",", ":"}:
            return None
        if lead not in {",", ":", "bahwa", ")"} and lead not in ACTIVE:
            return None
        start = opening
        while start > 0 and self.words.words[start - 1] not in _SENTENCE_MARKS - {")"}:
            start -= 1
        events = self.attributions.between(start, opening)
        if not events:
            return None
        speech = events[-1]
        near = opening - speech.verb <= 3 or lead == ":"
        return speech if near or self._only_circumstance(speech.verb + 1, opening) else None

    def _only_circumstance(self, first: int, last: int) -> bool:
        """Whether nothing but the speaker, time and occasion stands between verb and mark."""
        between = self.words.words[first:last]
        return len(between) < 25 and (between[0] in _CIRCUMSTANCES or between[0][0].isupper())

    def _colon(self, opening: int) -> tuple[Span, str] | None:
        """The person named right before a colon: "Surya: …"."""
        if opening < 2 or self.words.words[opening - 1] != ":":
            return None
        end = self.words.ends[opening - 2]
        named = self.attributions.person_ending_at(end)
        return None if named is None else (Span(named[0], end), named[1])

    def _is_title(self, opening: int) -> bool:
        """Whether the words before the mark make what it holds a title or a term."""
        before = [word.lower() for word in self.words.words[max(0, opening - 2) : opening]]
        return bool(TITLE_CUES.intersection(before))

    def _stands_alone(self, stretch: Marked) -> bool:
        """Whether the marks hold sentences of their own, not a part of the writer's."""
        opening = self.attributions.index_at(stretch.opened)
        before = self.words.words[opening - 1] if opening else PASSAGE_END
        if before not in _SENTENCE_MARKS and before != ":":
            return False
        after = self.words.words[self.attributions.index_at(stretch.closed)]
        inner = self.text[stretch.span.end - 1]
        return after in {PASSAGE_END, ".", '"', "“", "("} or inner in ".!?…"

    def _bare(
        self, stretch: Marked, previous: tuple[Marked, QuotationReading] | None
    ) -> QuotationReading:
        """A stretch without any attribution of its own."""
        opening = self.attributions.index_at(stretch.opened)
        passage = self.passages[stretch.passage].span
        if previous is not None and previous[0].passage == stretch.passage:
            return self._make(stretch, previous[1].speaker, None, "split")
        events = self.attributions.between(self.attributions.index_at(passage.start), opening)
        if (
            events
            and events[-1].speaker is not None
            and self._is_sentence_before(events[-1], opening)
        ):
            return self._make(stretch, events[-1].speaker, events[-1].words, "after_indirect")
        last = self.attributions.last_before(opening)
        speakers = {event.speaker for event in self.attributions.events if event.verb < opening}
        spoke_just_before = (
            last is not None
            and stretch.passage > 0
            and self.words.starts[last.verb] >= self.passages[stretch.passage - 1].span.start
        )
        if last is not None and spoke_just_before and speakers == {last.speaker} and last.speaker:
            everybody = self.attributions.people_between(0, stretch.opened)
            if len(everybody) == 1:
                return self._make(stretch, last.speaker, None, "only_speaker")
        return self._make(stretch, None, None, "unattributed")

    def _is_sentence_before(self, speech: Speech, opening: int) -> bool:
        """Whether at most one sentence ends between the speech and the mark."""
        between = self.words.words[speech.verb : opening]
        return sum(word in {".", "!", "?"} for word in between) <= 1

    def _continued(
        self, kept: Sequence[Marked], found: Sequence[QuotationReading]
    ) -> list[QuotationReading]:
        """Give a stretch that goes on in the next passage the speaker named there."""
        readings = list(found)
        for index in range(len(kept) - 2, -1, -1):
            here, following = kept[index], kept[index + 1]
            adjoining = here.continues or (
                here.passage == following.passage
                and not self.text[here.closed : following.opened].strip(" ,")
            )
            bare = readings[index].rule in {"unattributed", "only_speaker"}
            if adjoining and bare and readings[index + 1].speaker is not None:
                readings[index] = self._make(here, readings[index + 1].speaker, None, "split")
        return readings

    def _rule(self, speech: Speech, place: str) -> str:
        if speech.speaker is None:
            return "unnamed"
        return "last_speaker" if speech.pronoun else f"named_{place}"

    def _make(
        self, stretch: Marked, speaker: str | None, attribution: Span | None, rule: str
    ) -> QuotationReading:
        if rule == "split" and speaker is None:
            rule = "unattributed"
        return QuotationReading(stretch.span, speaker, attribution, rule, CONFIDENCE[rule])
