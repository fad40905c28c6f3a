"""The article's text on the review desk: every proposal marked in place, however marks overlap.

The text is cut where marks begin and end. A piece looks like the shortest mark
over it; a whole sentence that is evidence shows by its brackets. Each piece
tells at which code point it begins, so that words chosen in the page can be
counted in the text; the server counts them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.curation.desk_proposals import LETTERS, Part, Proposal, Reading, Target
from archive.models import Article
from archive.vocabulary import PassageRole, ReviewStatus

#: Passages that are set apart from the paragraphs.
_APART = frozenset(
    {PassageRole.HEADLINE, PassageRole.SUBHEAD, PassageRole.CAPTION, PassageRole.META}
)
#: More marks than this are not drawn; the list beside the text has them all.
_MOST = 1500


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    proposal: Proposal
    part: Part
    is_place: bool
    is_current: bool

    @property
    def state(self) -> str:
        """The class that says how the row stands: accepted by an editor, rejected, or open."""
        if self.part.row.status == ReviewStatus.REJECTED:
            return "nod"
        return "okd" if self.part.is_decided else "open"


def paragraphs(
    article: Article, reading: Reading, target: Target | None, address: str
) -> list[SafeString]:
    """The lines of the text with all marks; ``address`` is the page's own, without a query."""
    marks = list(_marks(reading, target))[:_MOST]
    roles = [(start, end, role) for role, start, end in article.passages]
    lines = []
    for start, end in _lines(article.text):
        inside = [mark for mark in marks if mark.start < end and start < mark.end]
        role = next((role for first, last, role in roles if first <= start < last), "")
        words = format_html_join(
            "", "{}", ((piece,) for piece in _pieces(article.text, start, end, inside, address))
        )
        kind = f"is-{role}" if role in _APART else ""
        lines.append(format_html('<p class="{}">{}</p>', kind, words))
    return lines


def _marks(reading: Reading, target: Target | None) -> Iterator[_Mark]:
    for proposal in reading.proposals:
        places = {id(part) for part in proposal.places}
        here = target is not None and target.proposal is proposal
        for part in proposal.parts:
            if part.start is None or part.end is None:
                continue
            is_current = here and target is not None and target.part in (None, part)
            is_place = id(part) in places
            yield _Mark(part.start, part.end, proposal, part, is_place, is_current)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _pieces(
    text: str, start: int, end: int, marks: Sequence[_Mark], address: str
) -> Iterator[SafeString]:
    borders = {start, end}
    for mark in marks:
        borders |= {max(start, mark.start), min(end, mark.end)}
    drawn: set[str] = set()
    for first, last in pairwise(sorted(borders)):
        over = [mark for mark in marks if mark.start <= first and last <= mark.end]
        words = text[first:last]
        if over:
            anchors = [key for mark in over if (key := f"t-{mark.part.key}") not in drawn]
            drawn.update(anchors)
            yield _marked(words, first, last, over, anchors)
        else:
            yield format_html('<span data-s="{}">{}</span>', first, words)
        named: set[str] = set()
        for mark in over:
            if mark.end == last and mark.is_place and mark.proposal.key not in named:
                named.add(mark.proposal.key)
                yield _reference(mark, address)


def _marked(
    words: str, first: int, last: int, over: Sequence[_Mark], anchors: Sequence[str]
) -> SafeString:
    inner = min(over, key=lambda mark: (mark.end - mark.start, -mark.is_current))
    names = ["pm", f"k-{LETTERS[inner.proposal.kind].lower()}", inner.state]
    if any(mark.is_current for mark in over):
        names.append("cur")
    sentences = [mark for mark in over if LETTERS[mark.proposal.kind] == "J"]
    if any(mark.start == first for mark in sentences):
        names.append("opens")
    if any(mark.end == last for mark in sentences):
        names.append("closes")
    return format_html(
        '<mark class="{}" data-s="{}" data-usul="{}"{}>{}{}</mark>',
        " ".join(names),
        first,
        inner.proposal.key,
        format_html(' id="{}"', anchors[0]) if anchors else "",
        format_html_join("", '<span id="{}"></span>', ((one,) for one in anchors[1:])),
        words,
    )


def _reference(mark: _Mark, address: str) -> SafeString:
    """The tag behind a mark: it leads to the proposal beside the text."""
    return format_html(
        '<sup class="{}"><a href="{}?usul={}#usul" aria-label="{}">{}</a></sup>',
        "cur" if mark.is_current else "",
        address,
        mark.proposal.key,
        _("Proposal %(tag)s") % {"tag": mark.proposal.tag},
        mark.proposal.tag,
    )
