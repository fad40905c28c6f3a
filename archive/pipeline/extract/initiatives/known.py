"""What an article has told so far: the drafts that later sentences point back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.extract.initiatives.drafts import Draft
from archive.pipeline.extract.initiatives.sameness import same_thing
from archive.vocabulary import InitiativeLevel, Scope

#: How far back "program ini" may reach, in sentences.
_BACK: Final = 6
#: What a list tells of is never the old paper.
_OLD: Final = "lama"


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

    def near(self, sentence: int) -> list[Draft]:
        """The drafts told near enough before ``sentence`` to be meant by "ini", the last first."""
        return [draft for draft in reversed(self.drafts) if sentence - draft.sentences[-1] <= _BACK]

    def last(self) -> Draft | None:
        """The last draft told, of whatever scope."""
        return self.drafts[-1] if self.drafts else None

    def last_labour(
        self, sentence: int | None = None, partners: Sequence[str] | None = None
    ) -> Draft | None:
        """The last labour draft, near ``sentence`` and with one of ``partners`` if given."""
        for draft in self.labour():
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
        return next((old for old in self.labour() if old.head is Role.INSTRUMENT), None)

    def last_umbrella(self, partners: Sequence[str]) -> Draft | None:
        """The last general claim of cooperation with one of ``partners``."""
        for draft in self.labour():
            if _OLD in draft.title.casefold().split():
                continue
            open_claim = draft.level is not InitiativeLevel.ITEM and draft.is_general()
            if open_claim and not frozenset(partners).isdisjoint(draft.partners):
                return draft
        return None

    def repeats(self, draft: Draft) -> bool:
        """Whether a bare "kerja sama" only repeats labour cooperation with the same partner."""
        return (
            draft.scope is Scope.OTHER
            and draft.bare
            and self.last_labour(partners=draft.partners) is not None
        )

    def labour(self) -> Iterator[Draft]:
        """The labour drafts, the last told first."""
        return (draft for draft in reversed(self.drafts) if draft.scope is Scope.LABOUR)
