"""Terms: what every closed list of the vocabulary is made of."""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """A vocabulary term: the stored code plus the label an editor reads."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Term:
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label
        return term

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Code and label pairs, as a Django field wants them."""
        return [(term.value, term.label) for term in cls]

    @classmethod
    def codes(cls) -> list[str]:
        """The bare codes, as a database constraint wants them."""
        return [term.value for term in cls]
