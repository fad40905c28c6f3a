"""The text of an invented article, and every row that rests on words of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from archive.models import (
    Appointment,
    Article,
    ArticleSubject,
    Attestation,
    Initiative,
    Involvement,
    Meeting,
    Mention,
    Official,
    Participation,
    Partner,
    Quotation,
    StageReport,
    StatedAmount,
    Subject,
)
from archive.models.stages import PROGRESS

if TYPE_CHECKING:
    from big_archive import BigArchive

YEARS = range(2004, 2026)


@dataclass(slots=True)
class Told:
    """What the articles tell of one initiative: who is in it, and its reports by date."""

    initiative: Initiative
    partners: list[Partner]
    officials: list[Official]
    subjects: list[Subject]
    meeting: Meeting
    days: list[str] = field(default_factory=list)


class InventedText:
    """The text of one article about ``told``, and where the names stand in it."""

    def __init__(self, archive: BigArchive, told: Told) -> None:
        self.archive = archive
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[tuple[int, int]] = []
        self.spans: list[tuple[Any, int, int]] = []
        self.sentences: list[tuple[int, int]] = []
        names: list[Any] = [*told.partners, *told.officials, told.meeting]
        for paragraph in range(archive.random.randint(8, 11)):
            start = self.length
            self._sentence(names if paragraph < 2 else archive._several(names, (0, 1, 2)))
            self._sentence(archive._several(archive.partners, (0, 0, 1)) if paragraph > 3 else [])
            self.lines.append((start, self.length - 1))
        self.text = "".join(self.parts).rstrip()

    def _sentence(self, names: Sequence[Any]) -> None:
        words = self.archive.words.sentence(*(record.name for record in names))
        for record in names:
            at = words.find(record.name)
            self.spans.append((record, self.length + at, self.length + at + len(record.name)))
        self.sentences.append((self.length, self.length + len(words)))
        self.parts.append(f"{words}\n")
        self.length += len(words) + 1

    def rows(self, article: Article, told: Told, held: dict[int, Appointment]) -> Iterable[Any]:
        """Everything that rests on the text of ``article``."""
        here = {"article": article, **self.archive.machine}
        sentence = self._words(*self.sentences[0])
        initiative = {"initiative": told.initiative, **here}
        seen: set[tuple[int, int]] = set()
        for record, start, end in self.spans:
            if (start, end) in seen:
                continue
            seen.add((start, end))
            kind = str(record._meta.model_name)
            role = ("counterpart" if record in told.partners else "mentioned") * (kind == "partner")
            yield Mention(kind=kind, role=role, **{kind: record}, **self._words(start, end), **here)
        for number in (0, 2):
            yield Mention(kind="initiative", **self._words(*self.sentences[number]), **initiative)
        yield StageReport(
            stage=stage_at(article.event_on), reported_on=article.event_on, **sentence, **initiative
        )
        for partner in told.partners:
            yield Participation(partner=partner, **sentence, **initiative)
        for official in told.officials:
            yield Involvement(official=official, **sentence, **initiative)
            yield Quotation(official=official, **self._words(*self.sentences[3]), **here)
            if official.pk in held:
                yield Attestation(
                    appointment=held[official.pk],
                    article=article,
                    run=self.archive.run,
                    **self._words(*self.sentences[1]),
                )
        if self.archive.random.random() < 0.2:
            yield StatedAmount(
                value=self.archive.random.randint(10, 90_000),
                unit="orang",
                stated_on=article.event_on,
                **sentence,
                **initiative,
            )
        for subject in told.subjects:
            yield ArticleSubject(subject=subject, **here)

    def _words(self, start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "exact": self.text[start:end]}


def stage_at(day: str) -> str:
    """The stage that is reported on ``day``: initiatives advance with the years."""
    share = (int(day[:4]) - YEARS.start) / len(YEARS)
    return PROGRESS[int(share * len(PROGRESS))].value
