"""Say in the reader's language how the machine read an article, and where it had doubts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext

from archive.vocabulary import DateBasis, Doubt

#: Words that a doubt is about are shown up to this many characters.
_WORDS = 60


def basis_in_words(basis: str) -> str:
    """How the date of an event was found; what no code stands for is shown as it is.

    >>> basis_in_words("an editor's own words")
    "an editor's own words"
    """
    if basis in DateBasis.codes():
        return gettext(DateBasis(basis).label)
    tenures, _space, names = basis.partition(DateBasis.TENURES + " ")
    if names and not tenures:
        return gettext(DateBasis.TENURES.label) % {"names": names}
    return basis


def doubts_in_words(issues: list[Any], text: str = "") -> list[str]:
    """What the steps of the reading were in doubt about, each once.

    The words of ``text`` that a doubt is about follow it; without a text there
    are none. A code that the vocabulary does not know is told by its message.
    """
    return list(dict.fromkeys(_doubt_in_words(issue, text) for issue in issues))


def _doubt_in_words(issue: Any, text: str) -> str:
    if not isinstance(issue, Mapping):
        return str(issue)
    code, message = issue.get("code", ""), issue.get("message", "")
    if code not in Doubt.codes():
        return message or code
    told = gettext(Doubt(code).label)
    if issue.get("start") is None:
        return told
    words = " ".join(text[issue["start"] : issue["end"]].split())
    return f"{told}: “{Truncator(words).chars(_WORDS)}”" if words else told
