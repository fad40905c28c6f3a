"""What a subject of the controlled vocabulary is about, in words."""

from __future__ import annotations

from functools import cache

from archive.evaluation.comparison import content_stems
from archive.pipeline.lexicon import lexicon


@cache
def subject_stems(code: str) -> frozenset[str]:
    """The stems of all words that the vocabulary has for the subject ``code``.

    None for a code that it does not know.
    """
    for subject in lexicon("subjects")["subject"]:
        if subject["code"] == code:
            words = (*subject.get("alternatives", ()), *subject.get("cues", ()))
            return content_stems((subject["label_id"], *words, *subject.get("general", ())))
    return frozenset()
