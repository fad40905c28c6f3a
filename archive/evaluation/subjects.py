"""What a subject of the controlled vocabulary is about, in words."""

from __future__ import annotations

from functools import cache

from archive.evaluation.comparison import content_stems


@cache
def subject_stems(code: str) -> frozenset[str]:
    """The stems of all words the vocabulary has for the subject ``code``."""
    return content_stems((code.replace("-", " "),))
