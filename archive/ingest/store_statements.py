"""Store what an article states about initiatives: partners, stages, amounts, subjects, links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.ingest.filing import Filing
from archive.ingest.store_initiatives import StoredInitiative
from archive.ingest.values import amount, cut
from archive.models import (
    ArticleSubject,
    InitiativeLink,
    InitiativeSubject,
    Participation,
    StageReport,
    StatedAmount,
)
from archive.pipeline.annotations import PartnerReading
from archive.pipeline.documents import Span
from archive.vocabulary import (
    InitiativeLinkKind,
    ParticipationRole,
    PartnerRole,
    RecordKind,
    ReviewStatus,
)

KIND = RecordKind.INITIATIVE


def store_statements(
    filing: Filing, initiatives: Sequence[StoredInitiative], *, partners: Mapping[str, int]
) -> None:
    """Leave the rows that the article states about ``initiatives``."""
    readings = {item.key: item for item in filing.result.partners if item.key in partners}
    for one in initiatives:
        status = filing.status(KIND, one.record)
        _add_participations(filing, one, status, partners, readings)
        _add_stage_report(filing, one, status)
        _add_amounts(filing, one, status)
        _add_subjects(filing, one, status)
        if ("initiative_id", one.record) not in filing.new:
            filing.touch(KIND, one.record)
    _article_subjects(filing, initiatives)
    _links(filing, initiatives)


def stage_sentence(one: StoredInitiative) -> Span:
    """The evidence sentence that holds the stage's cue, else the first one."""
    cue = one.item.stage_span
    if cue is None:
        return one.item.evidence[0]
    return next((span for span in one.item.evidence if span.overlaps(cue)), one.item.evidence[0])


def _add_participations(
    filing: Filing,
    one: StoredInitiative,
    status: ReviewStatus,
    partners: Mapping[str, int],
    readings: Mapping[str, PartnerReading],
) -> None:
    """Add what each partner does, resting on the sentence that names the partner."""
    for key in dict.fromkeys(one.item.partners):
        if key not in readings:
            continue
        partner, named = readings[key], partners[key]
        role = (
            ParticipationRole.HOST
            if partner.role is PartnerRole.HOST
            else ParticipationRole.COUNTERPART
        )
        filing.add(
            Participation,
            initiative_id=one.record,
            partner_id=named,
            role=role.value,
            **filing.evidence(_sentence_naming(one, partner.mentions)),
            **one.stated(KIND.value).fields(status, filing.status(RecordKind.PARTNER, named)),
        )


def _sentence_naming(one: StoredInitiative, mentions: Sequence[Span]) -> Span:
    return next(
        (
            sentence
            for sentence in one.item.evidence
            if any(sentence.overlaps(mention) for mention in mentions)
        ),
        one.item.evidence[0],
    )


def _add_stage_report(filing: Filing, one: StoredInitiative, status: ReviewStatus) -> None:
    cue = one.item.stage_span
    filing.add(
        StageReport,
        initiative_id=one.record,
        stage=one.item.stage.value,
        reported_on=one.stated_on(filing.dated),
        cue=cut(cue.of(filing.text) if cue is not None else "", 200),
        **filing.evidence(stage_sentence(one)),
        **one.stated("stage").fields(status),
    )


def _add_amounts(filing: Filing, one: StoredInitiative, status: ReviewStatus) -> None:
    for stated in one.item.amounts:
        value = amount(stated.value)
        if value is not None:
            filing.add(
                StatedAmount,
                initiative_id=one.record,
                value=value,
                unit=cut(stated.unit, 40),
                qualifier=cut(stated.qualifier, 40),
                stated_on=one.stated_on(filing.dated),
                **filing.evidence(stated.span),
                **one.stated(KIND.value).fields(status),
            )


def _add_subjects(filing: Filing, one: StoredInitiative, status: ReviewStatus) -> None:
    for subject in _known_subjects(filing, one):
        filing.add(
            InitiativeSubject,
            initiative_id=one.record,
            subject_id=subject,
            **one.stated("subject").fields(status),
        )


def _known_subjects(filing: Filing, one: StoredInitiative) -> list[int]:
    known = filing.known.subjects
    return list(dict.fromkeys(known[code] for code in one.item.subjects if code in known))


def _article_subjects(filing: Filing, initiatives: Sequence[StoredInitiative]) -> None:
    """Subjects of the article: those of its initiatives, each by its surest reading."""
    best: dict[int, StoredInitiative] = {}
    for one in initiatives:
        for subject in _known_subjects(filing, one):
            if subject not in best or best[subject].item.confidence < one.item.confidence:
                best[subject] = one
    for subject, one in best.items():
        reading = one.stated("subject")
        filing.add(
            ArticleSubject,
            article_id=filing.article.pk,
            subject_id=subject,
            **reading.fields(),
        )


def _links(filing: Filing, initiatives: Sequence[StoredInitiative]) -> None:
    """An item is part of the umbrella that it stands under in the text."""
    readings = filing.result.initiatives
    records = {id(one.item): one for one in initiatives}
    for one in initiatives:
        if one.item.parent is None:
            continue
        above = records.get(id(readings[one.item.parent]))
        if above is None or above.record == one.record:
            continue
        filing.add(
            InitiativeLink,
            initiative_id=one.record,
            other_id=above.record,
            kind=InitiativeLinkKind.PART_OF.value,
            **one.stated(KIND.value).fields(
                filing.status(KIND, one.record), filing.status(KIND, above.record)
            ),
        )
