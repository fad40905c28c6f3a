"""What can be done at the review desk: each action checks, does one thing, says where to go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.admin.messages import editor
from archive.admin.review_desk_forms import NewRecordForm, RowForm, forms_of
from archive.curation import desk_adding, desk_correcting, desk_deciding, desk_linking, desk_names
from archive.curation.desk_proposals import Proposal, Reading, Target
from archive.curation.desk_records import MODELS, make_record
from archive.curation.desk_versions import changed_since
from archive.curation.review import Decided
from archive.curation.undoing import CannotUndoError, undo
from archive.models import Article, ChangeSet, IgnoredName
from archive.vocabulary import PartnerRole, ReviewStatus


class StaleError(Exception):
    """Somebody has changed what the decision was made on; ``proposals`` are what it is about."""

    def __init__(self, proposals: list[Proposal]) -> None:
        super().__init__()
        self.proposals = proposals


@dataclass(slots=True)
class Done:
    """Where to go on: at ``key``, at the proposal it belongs to (``whole``), or behind (``go_on``).

    ``forms`` are given back where they were filled in wrongly, ``problem`` where
    something else was.
    """

    key: str = ""
    go_on: bool = False
    whole: bool = False
    forms: list[RowForm] = field(default_factory=list)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an editor asks for: the request with the article and what was read from it."""

    request: HttpRequest
    article: Article
    reading: Reading
    target: Target | None

    @property
    def of(self) -> Any:
        """What was filled in."""
        return self.request.POST

    @property
    def chosen(self) -> Target:
        """What the decision is about; raises ``StaleError`` where it is not as it was seen."""
        if self.target is None:
            raise StaleError([])
        if changed_since(self.of.get("version", ""), [self.target.proposal], part=self.target.part):
            raise StaleError([self.target.proposal])
        return self.target

    @property
    def next(self) -> Done:
        """Go on with the next row of the proposal, or the next proposal, that waits."""
        if self.target is None:
            return Done()
        if self.target.part is not None:
            rest = [
                part for part in self.target.proposal.open_parts if part is not self.target.part
            ]
            if rest:
                return Done(key=self.target.proposal.key)
        following = self.reading.first_open(after=self.target.proposal)
        if following is None:
            return Done(key=self.target.proposal.key, go_on=True)
        return Done(key=following.key, go_on=True)


def accept(asked: Asked) -> Done:
    """Accept the proposal or the row."""
    target = asked.chosen
    if target.part is None and not target.proposal.may_be_accepted:
        return Done(key=target.key, problem=_("Link these words to a record first."))
    _tell(asked, desk_deciding.accept(asked.article, target, by=editor(asked.request)))
    return asked.next


def reject(asked: Asked) -> Done:
    """Reject the proposal or the row."""
    reason = asked.of.get("reason", "").strip()
    by = editor(asked.request)
    _tell(asked, desk_deciding.reject(asked.article, asked.chosen, by=by, reason=reason))
    return asked.next


def ignore(asked: Asked) -> Done:
    """Reject the proposal, and its name for all later runs."""
    _need(asked, "add", IgnoredName)
    target = asked.chosen
    if target.part is not None or not desk_names.may_be_ignored(target.proposal):
        raise PermissionDenied
    desk_names.reject_for_ever(
        asked.article,
        target,
        by=editor(asked.request),
        reason=asked.of.get("reason", "").strip(),
    )
    return asked.next


def reopen(asked: Asked) -> Done:
    """Let the proposal or the row wait again."""
    target = asked.chosen
    desk_deciding.reopen(asked.article, target, by=editor(asked.request))
    return Done(key=target.key)


def accept_all(asked: Asked) -> Done:
    """Accept the open proposals of a kind, or all, from a confidence on."""
    least = {code: float(code) for code in LEAST}.get(asked.of.get("least", ""), 0.0)
    kind = asked.of.get("kind", "")
    proposals = desk_deciding.safe_to_accept(asked.reading, least=least, kind=kind)
    sent = asked.of.get("version", "").split()
    keys = {part.key for proposal in proposals for part in proposal.parts}
    seen = " ".join(one for one in sent if one.partition(":")[0] in keys)
    if changed_since(seen, proposals):
        raise StaleError(proposals)
    if not proposals:
        return Done(problem=_("No open proposal is as sure as that."))
    by = editor(asked.request)
    _tell(asked, desk_deciding.accept_all(asked.article, proposals, by=by))
    return Done()


def correct(asked: Asked) -> Done:
    """Write the corrected values and accept."""
    target = asked.chosen
    forms = forms_of(asked.article, target, asked.of)
    valid = [form.is_valid() for form in forms]  # each form is to show its own errors
    if not all(valid):
        return Done(key=target.key, forms=forms)
    for form in forms:
        _need(asked, "change", form._meta.model)
    corrections = [form.correction() for form in forms]
    desk_correcting.correct(asked.article, target, corrections, by=editor(asked.request))
    return asked.next


def link(asked: Asked) -> Done:
    """Link to the record that was chosen, or to a new one."""
    target = asked.chosen
    record = _record(asked, desk_linking.kinds_to_link(target))
    if isinstance(record, str):
        return Done(key=target.key, problem=record)
    desk_linking.link(
        asked.article,
        target,
        to=record,
        by=editor(asked.request),
        remember_names="remember" in asked.of,
    )
    return asked.next


def add(asked: Asked) -> Done:
    """Add words of the article as a mention of a record."""
    words = asked.of.get("kata", "")
    spans = desk_adding.occurrences(asked.article.text, words)
    start = asked.of.get("mulai", "")
    if start.isdecimal():
        spans = [span for span in spans if span[0] == int(start)]
    if not spans:
        return Done(problem=_("These words do not stand in the article. Copy them from the text."))
    if len(spans) > 1:
        return Done(problem=_("These words stand several times: choose the place."))
    record = _record(asked, tuple(MODELS))
    if isinstance(record, str):
        return Done(problem=record)
    by = editor(asked.request)
    try:
        if asked.of.get("quotation") and record._meta.model_name == "official":
            row: Any = desk_adding.add_quotation(asked.article, spans[0], speaker=record, by=by)
            return Done(key=f"quotation-{row.pk}")
        role = asked.of.get("role", "")
        role = role if role in PartnerRole.codes() else PartnerRole.MENTIONED.value
        desk_adding.add_mention(asked.article, spans[0], record=record, by=by, role=role)
    except ValidationError as error:
        return Done(problem=" ".join(error.messages))
    return Done(key=f"{record._meta.model_name}-{record.pk}")


def take_back(asked: Asked) -> Done:
    """Take back the person's last set about this article."""
    by = editor(asked.request)
    last = desk_deciding.last_done(asked.article, asked.reading, by=by)
    if last is None or str(last.pk) != asked.of.get("set", ""):
        return Done(problem=_("There is something newer to take back, or nothing any more."))
    try:
        undone = undo(last, by=by)
    except CannotUndoError as error:
        return Done(problem=str(error))
    messages.success(asked.request, _("Taken back: %(what)s") % {"what": last})
    for kept in undone.kept:
        told = _("Left as it is: %(row)s. %(reason)s")
        messages.warning(asked.request, told % {"row": kept.change.label, "reason": kept.reason})
    return Done(key=_first_row(last), whole=True)


def finish(asked: Asked) -> Done:
    """Call the article reviewed, where nothing waits any more."""
    if asked.reading.open:
        return Done(problem=_("Some proposals still wait for a decision."))
    desk_deciding.finish(asked.article, by=editor(asked.request))
    return Done()


#: The thresholds that accepting the rest is offered with, the careful first.
LEAST = ("0.9", "0.8", "0.7", "0.5")
ACTIONS: dict[str, Callable[[Asked], Done]] = {
    "accept": accept,
    "reject": reject,
    "ignore": ignore,
    "reopen": reopen,
    "accept_all": accept_all,
    "correct": correct,
    "link": link,
    "add": add,
    "undo": take_back,
    "finish": finish,
}
#: What only needs the right to add, not to decide: what is added then waits for an editor.
OPEN_TO_CONTRIBUTORS = frozenset({"add", "undo"})


def _record(asked: Asked, kinds: tuple[str, ...]) -> Any:
    """The record chosen, or the new one asked for; a sentence where there is neither."""
    kind, _dash, key = asked.of.get("record", "").partition("-")
    if kind in kinds and key.isdecimal():
        model = MODELS[kind]
        live = model.objects.live().exclude(status=ReviewStatus.REJECTED)
        record = live.filter(pk=key).first()
        return record or _("This record is gone, merged or rejected. Choose another one.")
    kind = asked.of.get("jenis", "")
    if "new" not in asked.of or kind not in kinds:
        return _("Choose one record.")
    _need(asked, "add", MODELS[kind])
    form = NewRecordForm(kind, asked.of)
    if not form.is_valid():
        return _("Give the new record a name of at most 300 characters.")
    return make_record(
        kind,
        " ".join(form.cleaned_data["name"].split()),
        by=editor(asked.request),
        sort=form.cleaned_data.get("sort", ""),
    )


def _need(asked: Asked, verb: str, model: Any) -> None:
    if not editor(asked.request).has_perm(f"archive.{verb}_{model._meta.model_name}"):
        raise PermissionDenied


def _tell(asked: Asked, decided: Decided) -> None:
    """Say so where not everything could be decided; what was done stands in the bar below."""
    if decided.left:
        left = _("Left as they were: %(count)d rows, whose record does not stand.")
        messages.warning(asked.request, left % {"count": decided.left})


def _first_row(done: ChangeSet) -> str:
    """The first row of the set, as the desk calls it."""
    changes = done.changes.exclude(model__in=[*MODELS, "article", "ignoredname"]).order_by("pk")
    change = changes.first()
    return "" if change is None else f"{change.model}-{change.key}"
