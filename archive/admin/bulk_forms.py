"""What can be done to many rows at once, and what each of it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.widgets import RelationSelect
from archive.curation import bulk
from archive.curation.bulk import Operation
from archive.models import Article, FieldProposal, Initiative, InitiativeSubject, Outlet, Subject
from archive.models.fields import labelled
from archive.models.publication import Published
from archive.models.review import Reviewed
from archive.vocabulary import ReviewStatus, Rights, Step


@dataclass(frozen=True, slots=True)
class Offer:
    """An operation that is offered: its label, the fields it asks for, and how it is made."""

    code: str
    label: Any
    verb: str
    asks: tuple[str, ...]
    is_for: Callable[[type[Model]], bool]
    make: Callable[[dict[str, Any]], Operation]


def _is_judged(model: type[Model]) -> bool:
    # To accept another value for a locked field is to write it: its own action does so.
    return issubclass(model, Reviewed) and model is not FieldProposal


def _is_tagged(model: type[Model]) -> bool:
    return model in {Article, Initiative}


def _is_published(model: type[Model]) -> bool:
    return issubclass(model, Published)


def _is_article(model: type[Model]) -> bool:
    return model is Article


def _is_subject(model: type[Model]) -> bool:
    return model is Subject


#: Everything that is offered, in the order in which it is.
OFFERS = (
    Offer(
        "accept",
        _("Accept"),
        "change",
        (),
        _is_judged,
        lambda _given: bulk.Decide(ReviewStatus.ACCEPTED),
    ),
    Offer(
        "reject",
        _("Reject"),
        "change",
        (),
        _is_judged,
        lambda _given: bulk.Decide(ReviewStatus.REJECTED),
    ),
    Offer(
        "tag",
        _("Add a subject"),
        "change",
        ("subject",),
        _is_tagged,
        lambda given: bulk.Tag(given["subject"]),
    ),
    Offer(
        "untag",
        _("Remove a subject"),
        "change",
        ("subject",),
        _is_tagged,
        lambda given: bulk.Untag(given["subject"]),
    ),
    Offer(
        "retag",
        _("Replace a subject by another"),
        "change",
        ("subject", "other"),
        _is_tagged,
        lambda given: bulk.Retag(given["subject"], given["other"]),
    ),
    Offer(
        "outlet",
        _("Set the outlet"),
        "change",
        ("outlet",),
        _is_article,
        lambda given: bulk.set_outlet(given["outlet"]),
    ),
    Offer(
        "rights",
        _("Set the rights"),
        "change",
        ("rights",),
        _is_article,
        lambda given: bulk.set_rights(given["rights"]),
    ),
    Offer(
        "publish",
        _("Publish"),
        "publish",
        (),
        _is_published,
        lambda _given: bulk.TakeStep(Step.PUBLISH),
    ),
    Offer(
        "withdraw",
        _("Withdraw"),
        "publish",
        (),
        _is_published,
        lambda _given: bulk.TakeStep(Step.WITHDRAW),
    ),
    Offer(
        "merge",
        _("Merge into one subject"),
        "merge",
        ("into",),
        _is_subject,
        lambda given: bulk.MergeSubjects(given["into"]),
    ),
)


def offers_for(desk: ModelAdmin, request: HttpRequest) -> list[Offer]:
    """What this person may do to many rows of this list."""
    name = desk.opts.model_name
    return [
        offer
        for offer in OFFERS
        if offer.is_for(desk.model) and request.user.has_perm(f"archive.{offer.verb}_{name}")
    ]


class BulkForm(forms.Form):
    """One operation with what it asks for, and why."""

    operation = forms.ChoiceField(label=_("What to do"))
    subject = forms.ModelChoiceField(
        label=_("Subject"), queryset=Subject.objects.live(), required=False
    )
    other = forms.ModelChoiceField(
        label=_("By the subject"), queryset=Subject.objects.live(), required=False
    )
    into = forms.ModelChoiceField(
        label=_("Into the subject"), queryset=Subject.objects.live(), required=False
    )
    outlet = forms.ModelChoiceField(
        label=_("Outlet"), queryset=Outlet.objects.order_by("name"), required=False
    )
    rights = forms.ChoiceField(
        label=_("Rights"), choices=[("", "–"), *labelled(Rights)], required=False
    )
    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=500,
        help_text=_("Stands in the history."),
    )

    def __init__(self, desk: ModelAdmin, offers: list[Offer], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers = {offer.code: offer for offer in offers}
        operation: Any = self.fields["operation"]
        operation.choices = [(offer.code, offer.label) for offer in offers]
        asked = {name for offer in offers for name in offer.asks}
        for name in ("subject", "other", "into", "outlet", "rights"):
            if name not in asked:
                del self.fields[name]
        relation: Any = InitiativeSubject._meta.get_field("subject")
        for name in ("subject", "other", "into"):
            if name in self.fields:
                field: Any = self.fields[name]
                field.widget = RelationSelect(relation, desk.admin_site)
                field.widget.choices = field.choices

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        offer = self.offers.get(given.get("operation", ""))
        if offer is not None:
            for name in offer.asks:
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("Choose one."))
            if given.get("other") is not None and given.get("other") == given.get("subject"):
                self.add_error("other", _("Choose another subject."))
        return given

    def made(self) -> Operation:
        """The operation as it was filled in; the form is valid."""
        return self.offers[self.cleaned_data["operation"]].make(self.cleaned_data)
