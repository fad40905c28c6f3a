"""Find initiatives: what the sides do, plan or promise together.

An initiative is a concrete object or paper of labour cooperation with a foreign
partner. Each sentence gives candidates (a phrase, the cue that governs it, its
subjects); candidates that tell of one thing are drawn together into one draft.
Cooperation in other fields is kept as such, out of the labour list.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.pipeline.annotations import (
    DateExpression,
    InitiativeReading,
    OfficialReading,
    PartnerReading,
    QuotationReading,
)
from archive.pipeline.documents import Document
from archive.pipeline.extract.deeds.clauses import marks_by_sentence
from archive.pipeline.extract.deeds.scope import is_labour_article
from archive.pipeline.extract.deeds.triggers import Role, find_marks
from archive.pipeline.extract.initiatives.attachment import (
    attach_partners,
    carry_partners,
    principal_partners,
)
from archive.pipeline.extract.initiatives.body_references import find_home_actors, find_references
from archive.pipeline.extract.initiatives.counterparts import Counterparts
from archive.pipeline.extract.initiatives.destinations import with_destinations
from archive.pipeline.extract.initiatives.drafts import Draft, finish
from archive.pipeline.extract.initiatives.telling import Telling
from archive.pipeline.extract.people.voices import with_speakers, without_occasions
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.segment import Sentence
from archive.vocabulary import DateRole

_NO_STAGE_DATE = frozenset({DateRole.PUBLISHED, DateRole.FILED})


def find_initiatives(
    document: Document,
    sentences: Sequence[Sentence],
    dates: Sequence[DateExpression],
    places: Sequence[PlaceName],
    partners: Sequence[PartnerReading],
    officials: Sequence[OfficialReading],
    quotations: Sequence[QuotationReading],
) -> tuple[InitiativeReading, ...]:
    """Return the initiatives of the body, umbrellas before their items."""
    if not partners:
        return ()
    marked = marks_by_sentence(sentences, find_marks(document.text))
    found = {mark.role for marks in marked for mark in marks}
    if found.isdisjoint({Role.LABOUR, Role.SUBJECT}) or Role.CUE not in found:
        return ()
    references = find_references(document, sentences, partners, officials)
    attached = attach_partners(document, sentences, partners, references)
    attached = with_destinations(attached, document, sentences, partners)
    attached = without_occasions(attached, document, sentences, partners)
    attached = with_speakers(attached, document, sentences, partners, officials, quotations)
    principal = principal_partners(partners, sentences, references)
    counterparts = Counterparts(
        partners,
        named=tuple(bool(keys) for keys in attached),
        attached=carry_partners(attached, sentences, principal=principal),
        principal=principal,
        references=references,
        home_actors=find_home_actors(document, sentences, officials),
        people=sorted(span for official in officials for span in official.mentions),
        places=places,
        text=document.text,
    )
    focus = is_labour_article(marked)
    drafts = Telling(document, sentences, marked, counterparts, focus=focus).read()
    names = {partner.key: partner.name for partner in partners}
    places_of = {id(draft): index for index, draft in enumerate(drafts)}
    return tuple(
        finish(
            draft,
            None if draft.parent is None else places_of.get(id(draft.parent)),
            document,
            sentences,
            names,
            stage_date(draft, sentences, dates),
        )
        for draft in drafts
    )


def stage_date(
    draft: Draft, sentences: Sequence[Sentence], dates: Sequence[DateExpression]
) -> str | None:
    """The date of the stage: the one in the sentence that tells it, else the event's.

    A date in a sentence about what lies ahead is the date planned, not that of the report.
    """
    span = sentences[draft.stage_sentence].span
    if draft.reading is None or not draft.reading.planned:
        for date in dates:
            told = date.value is not None and date.role not in _NO_STAGE_DATE
            if told and span.covers(date.span):
                return date.value
    return next((date.value for date in dates if date.role is DateRole.EVENT), None)
