"""Trust: how far editors kept what each rule proposed, counted in the database.

A decision of the machine's own rule is no editor's decision, nor is one that
only followed from another row's: both are counted apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Case, CharField, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat, Floor, TruncMonth
from django.utils.translation import gettext_lazy as _

from archive.curation import trust_figures
from archive.curation.trust_figures import JUDGED, Standing, Trust
from archive.models import (
    Appointment,
    Article,
    ArticleLink,
    ArticleSubject,
    FieldProposal,
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
    StageReport,
    StatedAmount,
)
from archive.models.review import Reviewed
from archive.vocabulary import Decision, RecordKind, ReviewStatus


@dataclass(frozen=True, slots=True)
class ProposalKind:
    """A kind of proposal: where its rows are, and by which setting they are accepted by rule.

    ``setting`` is empty for what no setting accepts.
    """

    name: str
    label: Any
    model: type[Reviewed]
    setting: str = ""


#: Every kind of proposal, records before the rows that join them.
KINDS = (
    ProposalKind("article", _("facts about articles"), Article),
    ProposalKind("partner", _("partners"), Partner, "partner"),
    ProposalKind("official", _("officials"), Official, "official"),
    ProposalKind("meeting", _("meetings"), Meeting, "meeting"),
    ProposalKind("initiative", _("initiatives"), Initiative, "initiative"),
    ProposalKind("partner-mention", _("mentions of partners"), Mention, "partner"),
    ProposalKind("official-mention", _("mentions of officials"), Mention, "official"),
    ProposalKind("meeting-mention", _("mentions of meetings"), Mention, "meeting"),
    ProposalKind("initiative-mention", _("sentences about initiatives"), Mention, "initiative"),
    ProposalKind("quotation", _("quotations"), Quotation, "quotation"),
    ProposalKind("appointment", _("posts of officials"), Appointment, "official"),
    ProposalKind("party", _("partners in initiatives"), Participation, "initiative"),
    ProposalKind("role", _("officials in initiatives"), Involvement, "initiative"),
    ProposalKind("stage", _("stages of initiatives"), StageReport, "stage"),
    ProposalKind("amount", _("amounts of initiatives"), StatedAmount, "initiative"),
    ProposalKind("subject", _("subjects of initiatives"), InitiativeSubject, "subject"),
    ProposalKind("article-subject", _("subjects of articles"), ArticleSubject, "subject"),
    ProposalKind("participant", _("participants of meetings"), MeetingParticipant, "meeting"),
    ProposalKind(
        "initiative-meeting", _("meetings of initiatives"), InitiativeMeeting, "initiative"
    ),
    ProposalKind("initiative-link", _("links of initiatives"), InitiativeLink, "initiative"),
    ProposalKind("article-link", _("links of articles"), ArticleLink, "article-link"),
    ProposalKind("field", _("values for locked fields"), FieldProposal),
)
KIND_OF = {kind.name: kind for kind in KINDS}

#: What a threshold asks for unless told otherwise: this share kept, of this many judged at least.
SHARE, LEAST = 0.95, 50
#: A small addend keeps 0.29 (a float just below) out of the hundredth under it.
_ADDEND = 1e-6

_STANDING = Case(
    When(decision=Decision.MERGED.value, then=Value(Standing.MERGED.value)),
    When(
        Q(decided_by__isnull=True, status=ReviewStatus.ACCEPTED.value),
        then=Value(Standing.BY_RULE.value),
    ),
    When(
        Q(decided_by__isnull=True, decision=Decision.TAKEN_BACK.value),
        then=Value(Standing.TAKEN_BACK.value),
    ),
    When(
        Q(decided_by__isnull=True) | Q(status=ReviewStatus.PROPOSED.value),
        then=Value(Standing.WAITING.value),
    ),
    When(decision=Decision.ALONG.value, then=Value(Standing.ALONG.value)),
    When(status=ReviewStatus.REJECTED.value, then=Value(Standing.REJECTED.value)),
    When(~Q(corrected=""), then=Value(Standing.CORRECTED.value)),
    default=Value(Standing.KEPT.value),
    output_field=CharField(),
)
_IS_JUDGED = Q(standing__in=[standing.value for standing in JUDGED])


def count_decisions(kinds: Collection[str] = (), *, rule: str = "") -> Trust:
    """Count the proposals of ``kinds`` (all where none is named), or of one ``rule``.

    One query, whatever there is.
    """
    wanted = [kind for kind in KINDS if not kinds or kind.name in kinds]
    first, *others = (_grouped(rows, rule) for rows in _rows_of(wanted))
    # A model that orders its rows by default would order the whole by columns that are not there.
    found = first.union(*others, all=True).order_by() if others else first
    counts = (
        trust_figures.Count(
            kind=kind,
            rule=of_rule,
            standing=Standing(standing),
            month=_month(month) if standing in JUDGED else "",
            hundredth=hundredth,
            number=number,
        )
        for kind, of_rule, standing, month, hundredth, number in found
    )
    names = {kind.name: number for number, kind in enumerate(KINDS)}
    return Trust(tuple(sorted(counts, key=lambda count: (names[count.kind], count.rule))))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """From which confidence a setting could accept by rule, as the decisions stand.

    ``present`` is the setting of now (None: never), ``follows`` what follows
    from ``judged`` decisions (None: too few of them, or too many were not kept).
    """

    setting: str
    present: float | None
    follows: float | None
    judged: int
    is_enough: bool


def suggestions(trust: Trust, *, share: float, least: int) -> list[Suggestion]:
    """What follows for ``MUFAKAT_ACCEPT``: for every kind, and for rules judged often enough."""
    of_setting: dict[str, list[str]] = {}
    for kind in KINDS:
        if kind.setting and kind.name in trust.by_kind:
            of_setting.setdefault(kind.setting, []).append(kind.name)
    found = []
    for setting, kinds in of_setting.items():
        pooled = trust.of_kinds(kinds)
        found.append(_suggestion(setting, pooled, share, least))
        for rule in sorted({count.rule for count in pooled.counts} - {""}):
            alone = pooled.of_rule(rule)
            if _sure(alone) >= least:
                found.append(_suggestion(f"{setting}.{rule}", alone, share, least))
    return found


def _suggestion(setting: str, trust: Trust, share: float, least: int) -> Suggestion:
    judged = _sure(trust)
    return Suggestion(
        setting=setting,
        present=settings.ARCHIVE_ACCEPT.get(setting),
        follows=trust_figures.threshold(trust, share=share, least=least),
        judged=judged,
        is_enough=judged >= least,
    )


def _sure(trust: Trust) -> int:
    """How many judged proposals came with a confidence."""
    return sum(tally.judged for tally in trust.by_hundredth.values())


def _rows_of(kinds: Collection[ProposalKind]) -> Iterator[QuerySet[Any]]:
    """The rows of ``kinds``, each annotated with its kind; one queryset a table."""
    names = {kind.name for kind in kinds}
    for model in dict.fromkeys(kind.model for kind in kinds):
        rows: Any = model._base_manager.filter(run__isnull=False).order_by()
        if model is not Mention:
            name = next(kind.name for kind in kinds if kind.model is model)
            yield rows.annotate(proposal=Value(name, output_field=CharField()))
            continue
        named = [kind.value for kind in RecordKind if f"{kind.value}-mention" in names]
        yield rows.filter(kind__in=named).annotate(
            proposal=Concat(F("kind"), Value("-mention"), output_field=CharField())
        )


def _grouped(rows: QuerySet[Any], rule: str) -> QuerySet[Any]:
    if rule:
        rows = rows.filter(rule=rule)
    hundredth = Cast(Floor(F("confidence") * 100 + _ADDEND), IntegerField())
    return (
        rows.annotate(standing=_STANDING)
        .annotate(
            month=Case(When(_IS_JUDGED, then=TruncMonth("decided_at"))),
            hundredth=Case(When(_IS_JUDGED, then=hundredth), output_field=IntegerField()),
        )
        .values_list("proposal", "rule", "standing", "month", "hundredth")
        .annotate(number=Count("pk"))
    )


def _month(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y-%m}"
