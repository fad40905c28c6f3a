"""What visitors can narrow the list of subjects by."""

from __future__ import annotations

from archive.filters.common import QuestionFilter, RecordFilterSet
from archive.models import Subject


class SubjectFilter(RecordFilterSet):
    """Filters for the list of subjects. The names are the public parameters."""

    q = QuestionFilter()

    class Meta:
        model = Subject
        fields: list[str] = []
