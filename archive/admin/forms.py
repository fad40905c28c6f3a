"""Forms for rows that rest on words of an article."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from archive.admin.versions import VersionedForm
from archive.models import Mention
from archive.models.mention import RECORD_FIELDS
from archive.models.review import Reviewed
from archive.vocabulary import RecordKind


class KeptField(forms.Field):
    """A field that cannot be changed on this row and keeps its value."""

    def __init__(self, value: Any) -> None:
        super().__init__(required=False, disabled=True)
        self.value = value

    def clean(self, value: Any) -> Any:
        return self.value


class RowForm(VersionedForm):
    """A joining row. Words once given stay; a new row stands without asking for its status."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        if isinstance(row, Reviewed) and row.pk is None and "status" in self.fields:
            self.fields["status"] = KeptField(row.status)
        if row.pk is not None and getattr(row, "start", None) is not None:
            for name in ("article", "exact", "start", *(() if row_note(row) else ("note",))):
                if name in self.fields:
                    self.fields[name] = KeptField(getattr(row, name))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        exact = self.fields.get("exact")
        if exact is not None and not exact.disabled:
            self._find_words()
        return cleaned

    def _find_words(self) -> None:
        """Set start and end from the words, which must stand once in the article."""
        words = self.cleaned_data.get("exact", "").strip()
        article = self.cleaned_data.get("article")
        if not words:
            if not self.cleaned_data.get("note", "").strip():
                self.add_error(
                    "exact",
                    _("Give the words of an article that say so, or a note on why it is so."),
                )
            return
        if article is None:
            self.add_error("article", _("Say in which article these words stand."))
            return
        start = self.cleaned_data.get("start")
        try:
            span = find_words(article.text, words, start=start)
        except ValidationError as error:
            self.add_error("exact", error)
            return
        self.instance.start, self.instance.end = span
        self.cleaned_data["exact"] = article.text[slice(*span)]
        if "start" in self.fields:
            self.cleaned_data["start"] = span[0]


def row_note(row: Any) -> str:
    """The editor's note on a row; where there are words of an article none is asked for."""
    return str(getattr(row, "note", ""))


class InlineRowForm(RowForm):
    """A joining row on the page of its record, read in the transaction that locked the record."""

    locks_row = False


class MentionForm(RowForm):
    """A mention names exactly one record, and its kind follows from that."""

    start = forms.IntegerField(
        label=_("start"),
        required=False,
        min_value=0,
        help_text=_("Only where the words stand more than once: their first character."),
    )

    class Meta:
        model = Mention
        fields = "__all__"

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        named = [name for name in RECORD_FIELDS if self.cleaned_data.get(name) is not None]
        if len(named) > 1:
            self.add_error(None, _("A mention names one record, not several."))
        elif named:
            self.instance.kind = RecordKind(named[0]).value
        elif self.instance.pk is None:
            self.add_error(None, _("Choose the record that these words name."))
        return cleaned


def find_words(text: str, words: str, *, start: int | None = None) -> tuple[int, int]:
    """The span of ``words`` in ``text``; white space may differ.

    Raises ``ValidationError`` where the words do not stand in the text, or
    stand more than once and ``start`` does not say where.
    """
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    spans = [found.span() for found in re.finditer(pattern, text)]
    if start is not None:
        spans = [span for span in spans if span[0] == start]
    if not spans:
        raise ValidationError(_("These words do not stand in the article."), code="not_found")
    if len(spans) > 1:
        raise ValidationError(
            _("These words stand %(count)d times in the article (at %(places)s): take more words."),
            code="several",
            params={
                "count": len(spans),
                "places": ", ".join(str(first) for first, _last in spans[:6]),
            },
        )
    return spans[0]
