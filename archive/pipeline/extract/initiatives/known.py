"""What an article has told so far: the drafts that later sentences point back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from archive.pipeline.extract.deeds.candidates import Candidate
from archive.pipeline.extract.deeds.subjects import ancestors
from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.extract.initiatives.drafts import Draft
from archive.pipeline.extract.initiatives.sameness import same_thing, share_subject
from archive.vocabulary import InitiativeLevel, Scope, Stage

#: How far back "program ini" may reach, in sentences.
_BACK: Final = 6
#: What a list tells of is never the old paper.
_OLD: Final = "lama"
#: Subjects that tell who is sent, and not what for.
_WHO: Final = frozenset({"youth", "vocational-training", "disability-inclusion"})
#: The rule of drafts that a wave of people makes.
WAVE: Final = "wave"
_SENDING: Final = frozenset({"placement", "apprenticeship"})


def _sends(draft: Draft) -> bool:
    """Whether a draft is of sending people abroad, and no paper about it."""
    told = {broad for code in draft.subjects for broad in (code, *ancestors(code))}
    return draft.head is not Role.INSTRUMENT and not told.isdisjoint(_SENDING)


class Known:
    """The drafts of one article in the order told."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []

    def same(self, draft: Draft, parent: Draft | None = None) -> Draft | None:
        """The last draft that tells of the same thing; never the ``parent`` itself."""
        return next(
            (old for old in reversed(self.drafts) if old is not parent and same_thing(old, draft)),
            None,
        )

    def last(self) -> Draft | None:
        """The last draft told, of whatever scope."""
        return self.drafts[-1] if self.drafts else None

    def last_labour(
        self, sentence: int | None = None, partners: Sequence[str] | None = None
    ) -> Draft | None:
        """The last labour draft, near ``sentence`` and with one of ``partners`` if given."""
        for draft in self._labour():
            near = sentence is None or sentence - draft.sentences[-1] <= _BACK
            if near and (partners is None or not frozenset(partners).isdisjoint(draft.partners)):
                return draft
        return None

    def just_told(self, sentence: int) -> Draft | None:
        """The labour draft that the sentence before ``sentence``, or itself, told of."""
        last = self.last_labour()
        return last if last is not None and sentence - last.sentences[-1] <= 1 else None

    def last_paper(self) -> Draft | None:
        """The last paper told of: what "MoU" without more means."""
        return next((old for old in self._labour() if old.head is Role.INSTRUMENT), None)

    def last_umbrella(self, partners: Sequence[str]) -> Draft | None:
        """The last general claim of cooperation with one of ``partners``."""
        for draft in self._labour():
            if _OLD in draft.title.casefold().split():
                continue
            open_claim = draft.level is not InitiativeLevel.ITEM and draft.is_general()
            if open_claim and not frozenset(partners).isdisjoint(draft.partners):
                return draft
        return None

    def antecedent(self, candidate: Candidate) -> Draft | None:
        """What "program ini" means: the last draft with such a head, near enough."""
        words = frozenset(word.casefold() for word in candidate.phrase.words)
        recent = [
            draft
            for draft in reversed(self.drafts)
            if candidate.clause.sentence - draft.sentences[-1] <= _BACK
        ]
        for draft in recent:
            if not words.isdisjoint(draft.title.casefold().split()):
                return draft
        for draft in recent:
            if draft.head is candidate.head:
                return draft
        return recent[0] if recent and candidate.phrase.bare else None

    def scheme_of(self, candidate: Candidate, partners: Sequence[str]) -> Draft | None:
        """The scheme under which people were sent: "84 perawat diberangkatkan".

        Where only who is sent tells of a subject ("40 pemuda"), any scheme that sends people is.
        """
        reading = candidate.reading
        if reading is None or reading.cue.name != "departure" or not candidate.subjects:
            return None
        plain = _WHO.issuperset(candidate.subjects)
        for draft in self._labour():
            shared = not frozenset(partners).isdisjoint(draft.partners)
            if plain and shared and _sends(draft):
                return draft
            if (
                draft.stage is not Stage.PROPOSED
                and shared
                and share_subject(draft.subjects, candidate.subjects)
            ):
                return draft
        return None

    def scheme_with(self, partners: Sequence[str]) -> Draft | None:
        """The last thing told, no paper, by which one of ``partners`` takes or trains people."""
        for draft in self._labour():
            if not frozenset(partners).isdisjoint(draft.partners) and _sends(draft):
                return draft
        return None

    def last_wave(self, partners: Sequence[str]) -> Draft | None:
        """The last draft made by a wave of people with one of ``partners``."""
        for draft in self._labour():
            if draft.rule == WAVE and not frozenset(partners).isdisjoint(draft.partners):
                return draft
        return None

    def repeats(self, draft: Draft) -> bool:
        """Whether a bare "kerja sama" only repeats labour cooperation with the same partner."""
        return (
            draft.scope is Scope.OTHER
            and draft.bare
            and self.last_labour(partners=draft.partners) is not None
        )

    def _labour(self) -> Iterator[Draft]:
        return (draft for draft in reversed(self.drafts) if draft.scope is Scope.LABOUR)
