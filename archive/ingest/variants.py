"""Name variants: the other forms under which an article names a record."""

from __future__ import annotations

from collections.abc import Iterable

from archive.ingest.filing import Filing
from archive.models import NameVariant
from archive.pipeline.documents import Span
from archive.vocabulary import RecordKind

_LONGEST = 300
_LONGEST_ACRONYM = 12


def add_variants(filing: Filing, kind: RecordKind, record: int, spans: Iterable[Span]) -> None:
    """Keep the printed forms that name the record by themselves, in any article.

    A single word does so only as an acronym: "Putri" or "Hunan" name the
    record in this article, and somebody or something else in the next.
    """
    for form in dict.fromkeys(span.of(filing.text) for span in spans):
        if len(form) > _LONGEST or not names_by_itself(form):
            continue
        if filing.known.add_variant(kind, record, form):
            filing.touch(kind, record)
            filing.add(
                NameVariant,
                **{f"{kind.value}_id": record},
                name=form,
                language=filing.article.language,
                article_id=filing.article.pk,
            )


def names_by_itself(form: str) -> bool:
    """Whether ``form`` names the same thing wherever it stands.

    >>> [names_by_itself(form) for form in ("SLOM+3", "Hunan", "Zhang Jianfei")]
    [True, False, True]
    """
    words = form.split()
    if len(words) > 1:
        return words[0][:1].isupper() and words[-1][:1].isupper()
    return form.isupper() and 3 <= len(form) <= _LONGEST_ACRONYM
