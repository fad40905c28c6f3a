"""Small forms of the review desk: only the fields that a row or record of its kind has."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from archive.curation.desk_adding import nearest, occurrences
from archive.curation.desk_correcting import Correction
from archive.curation.desk_proposals import Target
from archive.models import (
    Appointment,
    Article,
    ArticleSubject,
    Initiative,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
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
from archive.vocabulary import InitiativeKind, PartnerKind, RecordKind

#: What an editor may correct of a row or a record, by model.
FIELDS: dict[type[Model], tuple[str, ...]] = {
    Initiative: ("name", "kind", "level", "scope"),
    Partner: ("name", "kind"),
    Official: ("name", "honorifics", "country"),
    Meeting: ("name", "held_on", "place", "format", "mode"),
    Mention: ("role",),
    Quotation: ("attribution",),
    StageReport: ("stage", "reported_on"),
    Participation: ("role",),
    Involvement: ("role",),
    StatedAmount: ("value", "unit", "qualifier", "stated_on"),
    InitiativeSubject: ("subject",),
    ArticleSubject: ("subject",),
    InitiativeMeeting: ("role",),
    InitiativeLink: ("kind", "note"),
    Appointment: ("post", "organisation"),
}
#: Rows whose words can be chosen anew.
_ON_WORDS = (Mention, Quotation, StageReport, StatedAmount)
#: Rows that are corrected on the form of the whole proposal where there is one of them.
_WITH_RECORD = (Mention, StageReport, Appointment)


class RowForm(forms.ModelForm):
    """A row or record with the fields of its kind; ``words`` where it rests on words."""

    #: Columns behind the field ``words``.
    span: ClassVar[tuple[str, ...]] = ("start", "end", "exact")

    def __init__(self, article: Article, *args: Any, by_itself: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        row = self.instance
        if isinstance(row, Mention) and row.kind != RecordKind.PARTNER:
            del self.fields["role"]
        # With its initiative a stage is corrected as such; the sentence is asked for once.
        has_words = by_itself or not isinstance(row, StageReport)
        if isinstance(row, _ON_WORDS) and row.start is not None and has_words:
            self.fields["words"] = forms.CharField(
                label=_("Words"),
                initial=row.exact,
                widget=forms.Textarea(attrs={"rows": 2 if len(row.exact) > 60 else 1}),
            )
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = Subject.objects.live()

    def clean_words(self) -> str:
        """The words as the text has them, at the place nearest to where they were."""
        words = self.cleaned_data["words"]
        if words == self.instance.exact:
            return str(words)
        spans = occurrences(self.article.text, words)
        if not spans:
            raise ValidationError(
                _("These words do not stand in the article. Copy them from the text."),
                code="not_found",
            )
        start, end = nearest(spans, self.instance.start)
        self.instance.start, self.instance.end = start, end
        self.instance.exact = self.article.text[start:end]
        return str(self.instance.exact)

    def correction(self) -> Correction:
        """The row with its new values, and which columns they are."""
        changed = [name for name in self.changed_data if name != "words"]
        if "words" in self.changed_data:
            changed += self.span
        return Correction(self.instance, tuple(changed))

    def _get_validation_exclusions(self) -> set[str]:
        # The whole row has to hold together, not only the fields shown; who decided it is not
        # known yet.
        return {"decided_by", "run"}


def forms_of(article: Article, target: Target, data: Any = None) -> list[RowForm]:
    """The forms to correct ``target``: its record's and its rows', as far as they are few.

    They work on copies, so that what is wrongly filled in never looks like what is saved.
    """
    made = []
    for row in _to_correct(target):
        of_kind: Any = forms.modelform_factory(type(row), form=RowForm, fields=FIELDS[type(row)])
        prefix = f"{row._meta.model_name}-{row.pk}"
        by_itself = target.part is not None
        made.append(of_kind(article, data, instance=copy(row), prefix=prefix, by_itself=by_itself))
    return made


def may_be_corrected(target: Target) -> bool:
    """Whether the desk has a form for ``target``."""
    return next(_to_correct(target), None) is not None


def _to_correct(target: Target) -> Iterator[Any]:
    """The rows and the record that the form of ``target`` is about.

    Names of partners that the archive's own lists hold are not corrected from an article.
    """
    if target.part is not None:
        if type(target.part.row) in FIELDS:
            yield target.part.row
        return
    proposal = target.proposal
    record = proposal.record
    if record is not None and (record.run_id is not None or not isinstance(record, Partner)):
        yield record
    if record is None:
        yield proposal.parts[0].row
        return
    for model in _WITH_RECORD:
        rows = [part.row for part in proposal.to_decide if type(part.row) is model]
        if len(rows) == 1 or (rows and model is Mention and proposal.kind == RecordKind.PARTNER):
            yield rows[0]


class NewRecordForm(forms.Form):
    """A new record, from the desk: its name, and of partners and initiatives what sort it is."""

    name = forms.CharField(label=_("Name"), max_length=300)

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sorts: dict[str, Any] = {
            RecordKind.PARTNER.value: PartnerKind,
            RecordKind.INITIATIVE.value: InitiativeKind,
        }
        if kind in sorts:
            self.fields["sort"] = forms.ChoiceField(
                label=_("Kind"),
                choices=[(code, _(label)) for code, label in sorts[kind].choices()],
            )
