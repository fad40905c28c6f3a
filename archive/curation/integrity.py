"""Integrity: what must hold in the archive, checked row by row. Nothing is changed here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, Q

from archive.models import (
    Appointment,
    Article,
    Attestation,
    Initiative,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    Meeting,
    MeetingParticipant,
    Mention,
    Official,
    Participation,
    Partner,
    Quotation,
    RawDocument,
    RunItem,
    StageReport,
    StatedAmount,
    Subject,
    SubjectLabel,
)
from archive.models.folding import folded
from archive.models.stages import current_stage
from archive.vocabulary import ReviewStatus, RunState

_SPANNED: tuple[type[Model], ...] = (
    Mention,
    Quotation,
    Attestation,
    Participation,
    Involvement,
    StageReport,
    StatedAmount,
)
_MERGEABLE: tuple[type[Model], ...] = (Article, Partner, Official, Initiative, Meeting, Subject)
#: Rows that stand only where the records they point to stand.
_DEPENDENT: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Mention, ("partner", "official", "initiative", "meeting")),
    (Participation, ("initiative", "partner")),
    (Involvement, ("initiative", "official")),
    (StageReport, ("initiative",)),
    (StatedAmount, ("initiative",)),
    (InitiativeSubject, ("initiative",)),
    (InitiativeMeeting, ("initiative", "meeting")),
    (InitiativeLink, ("initiative", "other")),
    (MeetingParticipant, ("meeting", "partner", "official")),
    (Appointment, ("official",)),
)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that should not be: a stable ``code``, where, and what in one sentence."""

    code: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.code}: {self.where}: {self.message}"


def check_archive() -> Iterator[Finding]:
    """Yield everything that should not be, check after check."""
    for check in CHECKS:
        yield from check()


def check_spans() -> Iterator[Finding]:
    """Every span holds the very words of its article."""
    for model in _SPANNED:
        rows = model._default_manager.exclude(start=None).order_by("article_id", "pk")
        row: Any
        for row in rows.select_related("article").iterator(chunk_size=_AT_ONCE):
            if row.article.text[row.start : row.end] != row.exact:
                yield _finding("span", row, "its words are not at their place in the article.")


def check_fixity() -> Iterator[Finding]:
    """Every raw document has the bytes that were received."""
    for row in RawDocument.objects.order_by("pk").iterator(chunk_size=_AT_ONCE):
        if sha256(bytes(row.content)).hexdigest() != row.sha256:
            yield _finding("fixity", row, "its bytes are not those that were received.")


def check_evidence() -> Iterator[Finding]:
    """What is accepted rests on accepted words of an article, or on an editor's note."""
    for model in (Participation, Involvement, StageReport):
        rows = model._default_manager.filter(status=ReviewStatus.ACCEPTED, start=None, note="")
        for row in rows:
            yield _finding("evidence", row, "it is accepted without words or a note.")
    attested = Attestation.objects.filter(appointment=OuterRef("pk"))
    for held in Appointment.objects.filter(~Exists(attested), run__isnull=False).accepted():
        yield _finding("evidence", held, "it is accepted, but nothing attests it.")
    mentioned = Mention.objects.accepted().filter(initiative=OuterRef("pk"))
    machine = Initiative.objects.live().accepted().filter(run__isnull=False)
    for initiative in machine.filter(~Exists(mentioned), decided_by__isnull=True):
        yield _finding("evidence", initiative, "it is accepted without an accepted sentence.")


def check_statuses() -> Iterator[Finding]:
    """No accepted row points to a record that is not accepted."""
    for model, fields in _DEPENDENT:
        for field in fields:
            rows = model._default_manager.filter(
                Q(**{f"{field}__isnull": False}), status=ReviewStatus.ACCEPTED
            ).exclude(**{f"{field}__status": ReviewStatus.ACCEPTED})
            for row in rows:
                yield _finding("status", row, f"it is accepted, but its {field} is not.")


def check_stages() -> Iterator[Finding]:
    """The stage of every initiative is the one its reports say."""
    rows = Initiative.objects.order_by("pk").prefetch_related("stage_reports")
    for row in rows.iterator(chunk_size=_AT_ONCE):
        if current_stage(row.stage_reports.all()) != (row.stage, row.stage_on):
            yield _finding("stage", row, "its stage is not the one that its reports say.")


def check_redirects() -> Iterator[Finding]:
    """Every merged record leads to a live one."""
    for model in _MERGEABLE:
        into = dict(
            model._default_manager.filter(merged_into__isnull=False).values_list(
                "pk", "merged_into"
            )
        )
        for pk in into:
            seen = {pk}
            at = into[pk]
            while at in into and at not in seen:
                seen.add(at)
                at = into[at]
            if at in seen:
                row = model._default_manager.get(pk=pk)
                yield _finding("redirect", row, "its chain of merges leads back to itself.")


def check_uniqueness() -> Iterator[Finding]:
    """One live record an ISO code, and no label that two live subjects share."""
    by_code: dict[str, list[Partner]] = defaultdict(list)
    for partner in Partner.objects.live().filter(kind__in=["country", "subnational"]):
        by_code[partner.iso3166].append(partner)
    for code, several in by_code.items():
        if code and len(several) > 1:
            yield _finding("iso", several[-1], f"another live record has the code {code}.")
    labels: dict[str, set[int]] = defaultdict(set)
    for subject in Subject.objects.live():
        for label in (subject.label_id, subject.label_en):
            labels[folded(label)].add(subject.pk)
    for name in SubjectLabel.objects.filter(subject__merged_into__isnull=True):
        labels[folded(name.label)].add(name.subject_id)
    for label, keys in labels.items():
        if len(keys) > 1:
            row = Subject.objects.get(pk=max(keys))
            yield _finding("subject", row, f"another live subject has the label “{label}” too.")


def check_tree() -> Iterator[Finding]:
    """No subject stands under itself, and the folded labels are those of the labels."""
    subjects = {subject.pk: subject for subject in Subject.objects.order_by("pk")}
    for key, subject in subjects.items():
        seen, at = {key}, subject.parent_id
        while at is not None and at not in seen:
            seen.add(at)
            at = subjects[at].parent_id
        if at == key:
            yield _finding("tree", subject, "it stands under itself.")
        labels = (folded(subject.label_id), folded(subject.label_en))
        if (subject.folded_id, subject.folded_en) != labels:
            yield _finding("folded", subject, "its folded labels are not those of its labels.")


def check_provenance() -> Iterator[Finding]:
    """No raw document without its article, no item that its run did not finish."""
    its_article = Article.objects.filter(reference=OuterRef("reference"))
    for raw_document in RawDocument.objects.filter(~Exists(its_article)):
        yield _finding("provenance", raw_document, "it belongs to no article.")
    for article in Article.objects.exclude(reference=F("raw_document__reference")):
        yield _finding("provenance", article, "its raw document has another reference.")
    items = RunItem.objects.filter(outcome="created", article=None)
    for item in items.exclude(run__state=RunState.UNDONE):
        yield _finding("provenance", item, "the article that its run made is gone.")


#: All checks, in the order in which they run.
CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    check_spans,
    check_fixity,
    check_evidence,
    check_statuses,
    check_stages,
    check_redirects,
    check_uniqueness,
    check_tree,
    check_provenance,
)


def _finding(code: str, row: Model, message: str) -> Finding:
    return Finding(code, f"{row._meta.verbose_name} {row.pk} ({row})", message)
