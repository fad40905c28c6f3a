"""The page that shows an editor how far each rule can be trusted, by what editors decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.admin.filters import RuleFilter
from archive.curation.trust import (
    KIND_OF,
    KINDS,
    LEAST,
    SHARE,
    ProposalKind,
    count_decisions,
    suggestions,
)
from archive.curation.trust_figures import Standing, Tally, Trust, between_percents, percent
from archive.models import Mention
from archive.models.date_words import date_in_words
from archive.models.review import Reviewed

#: An interval wider than this says too little about a calibration.
_WIDE = 0.3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: what it is about, its counts, and its bar in hundredths of the width."""

    label: str
    tally: Tally
    address: str = ""
    rejected: str = ""
    promised: int | None = None
    verdict: str = ""

    @property
    def judged(self) -> int:
        return self.tally.judged

    @property
    def waiting(self) -> int:
        return self.tally.waiting

    @property
    def kept(self) -> int:
        return self.tally.count(Standing.KEPT)

    @property
    def corrected(self) -> int:
        return self.tally.count(Standing.CORRECTED)

    @property
    def refused(self) -> int:
        return self.tally.count(Standing.REJECTED)

    @property
    def by_rule(self) -> int:
        return self.tally.count(Standing.BY_RULE)

    @property
    def share(self) -> str:
        """The share kept, in percent."""
        return "" if self.tally.share is None else percent(self.tally.share)

    @property
    def interval(self) -> str:
        """Between what the share lies, in percent."""
        return "" if self.tally.interval is None else between_percents(self.tally.interval)

    @property
    def parts(self) -> list[tuple[str, str, str]]:
        """The parts of the bar: its class, where it begins and how wide it is."""
        parts, start = [], 0.0
        for name, number in (("kept", self.kept), ("corrected", self.corrected)):
            width = 100 * number / (self.tally.judged or 1)
            parts.append((name, _width(start), _width(width)))
            start += width
        return [*parts, ("rejected", _width(start), _width(100 - start))]

    @property
    def whisker(self) -> tuple[str, str]:
        """Where the interval begins on the bar, and how wide it is."""
        low, high = self.tally.interval or (0.0, 0.0)
        return _width(100 * low), _width(100 * (high - low))


def trust_page(request: HttpRequest) -> HttpResponse:
    """How far editors kept what rules proposed, of the kinds that this person may see."""
    kinds = [kind for kind in KINDS if _may_see(request, kind.model)]
    if not kinds:
        raise PermissionDenied
    everything = count_decisions([kind.name for kind in kinds])
    kind, month = request.GET.get("kind", ""), request.GET.get("month", "")
    trust = everything.of_kinds([kind]) if kind in everything.by_kind else everything
    months = [*reversed(everything.by_month)]
    if month in months:
        trust = trust.between(month, month)
    return TemplateResponse(
        request,
        "admin/archive/trust.html",
        {
            **admin.site.each_context(request),
            "title": _("Trust in the rules"),
            "kinds": [(name, _kind_name(name), name == kind) for name in everything.by_kind],
            "months": [(name, date_in_words(name), name == month) for name in months],
            "is_filtered": trust is not everything,
            "total": Line("", trust.total),
            "by_kind": _by_kind(trust),
            "by_rule": list(_by_rule(trust)),
            "unjudged": _unjudged(trust),
            "by_month": [
                Line(capfirst(date_in_words(name)), tally) for name, tally in trust.by_month.items()
            ],
            "calibration": [_calibrated(tenth, tally) for tenth, tally in trust.by_tenth.items()],
            "suggestions": suggestions(trust, share=SHARE, least=LEAST),
            "asked": {"share": percent(SHARE), "least": LEAST},
        },
    )


def _may_see(request: HttpRequest, model: type[Reviewed]) -> bool:
    return request.user.has_perm(f"archive.view_{model._meta.model_name}")


def _kind_name(name: str) -> str:
    return capfirst(str(KIND_OF[name].label))


def _by_kind(trust: Trust) -> list[Line]:
    """The kinds in their order, those that nobody has judged after the others."""
    lines = [
        Line(_kind_name(name), tally, address=_address(KIND_OF[name], review="waiting"))
        for name, tally in trust.by_kind.items()
    ]
    return sorted(lines, key=lambda line: not line.judged)


def _by_rule(trust: Trust) -> Iterator[tuple[str, list[Line]]]:
    """The rules that editors have judged, under their kinds."""
    judged = [(kind, rule, one) for (kind, rule), one in trust.by_rule.items() if one.judged]
    for kind, several in groupby(judged, key=lambda one: one[0]):
        yield _kind_name(kind), list(_rules(KIND_OF[kind], several))


def _rules(kind: ProposalKind, several: Iterable[tuple[str, str, Tally]]) -> Iterator[Line]:
    registered: Any = admin.site.get_model_admin(kind.model)
    for _kind, rule, tally in several:
        rejected = ""
        if tally.count(Standing.REJECTED) and RuleFilter in registered.list_filter:
            rejected = _address(kind, review="rejected", rule=rule)
        yield Line(rule or "?", tally, rejected=rejected)


def _unjudged(trust: Trust) -> list[str]:
    """The rules of which no editor has judged anything, each once."""
    judged = {rule for (_kind, rule), tally in trust.by_rule.items() if tally.judged}
    return sorted({rule for _kind, rule in trust.by_rule} - judged - {""})


def _address(kind: ProposalKind, **query: str) -> str:
    """The desk's list of a kind of proposal, narrowed by ``query``."""
    if kind.model is Mention:
        query["kind__exact"] = kind.name.removesuffix("-mention")
    name = kind.model._meta.model_name
    return f"{reverse(f'admin:archive_{name}_changelist')}?{urlencode(query)}"


def _calibrated(tenth: int, tally: Tally) -> Line:
    low, high = tally.interval or (0.0, 1.0)
    if high < tenth / 10:
        verdict = _("promises too much")
    elif low > (tenth + 1) / 10:
        verdict = _("could promise more")
    elif high - low > _WIDE:
        verdict = _("too few to say")
    else:
        verdict = _("as promised")
    label = f"{number_format(tenth / 10, 1)}–{number_format((tenth + 1) / 10, 1)}"
    return Line(label, tally, promised=tenth * 10, verdict=verdict)


def _width(hundredths: float) -> str:
    """A length for a drawing, whatever the language writes for a decimal point."""
    return f"{max(hundredths, 0.0):.2f}%"
