"""Raw texts, documents and spans: what every step of the pipeline handles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from archive.vocabulary import BoilerplateKind, PassageRole


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a document's text, in code points.

    Raises ``ValueError`` for an empty or reversed stretch.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words of the span.

        >>> Span(0, 3).of("ILO dan IOM")
        'ILO'
        """
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class RawText:
    """Bytes as received, with what the accession says about them.

    ``received_on`` bounds the years a date without a year may mean.
    ``outlet`` is the outlet's code where the accession names it.
    """

    reference: str
    content: bytes
    received_on: date | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text with its role in the article."""

    span: Span
    role: PassageRole


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Words of the raw text that are not the article's body.

    ``line`` counts lines of the decoded raw text from 1. ``inline`` tells a
    piece cut out of a body line from a whole line. ``at`` is the place in the
    document's text where the words stood, so that nothing is lost.
    """

    kind: BoilerplateKind
    exact: str
    line: int
    inline: bool
    at: int


@dataclass(frozen=True, slots=True)
class Document:
    """The cleaned, fixed text of one article.

    ``text`` holds the headline, bylines, captions and the body, one line a
    passage, without read-also lines, related links and other inserts; those
    are kept in ``boilerplate``. ``passages`` are in order, do not overlap and
    together cover all of ``text`` but white space.
    """

    reference: str
    sha256: str
    encoding: str
    text: str
    passages: tuple[Passage, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()

    def body(self) -> tuple[Passage, ...]:
        """The passages that tell the story: the only ones evidence may come from."""
        return tuple(passage for passage in self.passages if passage.role in BODY_ROLES)


BODY_ROLES = frozenset({PassageRole.LEDE, PassageRole.PARAGRAPH})
