"""The head of a page: what a crawler glued to it, its title printed twice, and its makers."""

from __future__ import annotations

import re

from archive.pipeline.boilerplate import is_signature
from archive.pipeline.dateline_shapes import match_dateline
from archive.pipeline.lines import Line, is_headline_like, is_prose, line_key
from archive.pipeline.related import body_key, is_list_head
from archive.vocabulary import BoilerplateKind, PassageRole

#: "date 2026-01-23 jpnn.com, JAKARTA - ...": the stamp that some crawlers put before the page.
_STAMP = re.compile(r"date \d{4}-\d{2}(?:-\d{2})?(?: menu)?(?=\s+\S)")
#: A headline printed twice is looked for in so many lines; a caption cut off is longer than this.
_TITLE_LINES, _SHORTEST_TORN = 12, 60
#: "Editor:" on a line of its own; the name is on the next one.
_LABEL_ALONE = re.compile(
    r"(?:reporter|editor(?:ial team)?|penulis|pewarta|redaktur|jurnalis|kontributor|wartawan)\s*:?",
    re.IGNORECASE,
)
#: How a teaser breaks off, and how many of them make a list.
_TORN, _LISTED = ("...", "…", "[…]"), 3
_NAME_ALONE = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}(?:, [A-Z][\w.]*)?")


def take_off_stamp(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Give the stamp before the first line a line of its own: it dates the page."""
    if not lines:
        return lines
    first, *rest = lines
    stamp = _STAMP.match(first.raw)
    if stamp is None:
        return lines
    words, story = stamp.group(), first.raw[stamp.end() :].strip()
    dated = Line(first.number, words, words, (), BoilerplateKind.META, PassageRole.META)
    return (dated, Line(first.number, story, story), *rest)


def mark_listing(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark a page that only lists articles, each with its date and a teaser that breaks off."""
    dates = sum(line.kind is BoilerplateKind.META for line in lines)
    torn = sum(line.open and line.text.endswith(_TORN) for line in lines)
    if min(dates, torn) < _LISTED:
        return lines
    if any(line.open and is_prose(line.text) and not line.text.endswith(_TORN) for line in lines):
        return lines
    return tuple(
        line.but(kind=BoilerplateKind.RELATED, role=None)
        if line.open or line.kind is BoilerplateKind.META
        else line
        for line in lines
    )


def mark_makers(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the name below a label that has a line to itself: ``Editor:`` and ``Tono Salim``.

    The same name in capitals signs the story.
    """
    marked = list(lines)
    named = {line_key(line.text) for line in lines if line.kind is BoilerplateKind.BYLINE}
    for index in range(1, len(lines)):
        above, line = marked[index - 1], lines[index]
        labelled = above.kind is BoilerplateKind.BYLINE and _LABEL_ALONE.fullmatch(above.text)
        if line.open and line.text.isupper() and line_key(line.text) in named:
            marked[index] = line.but(kind=BoilerplateKind.BYLINE, role=PassageRole.BYLINE)
        may_name = labelled and line.open and not is_list_head(line.text)
        if may_name and _NAME_ALONE.fullmatch(line.text) is not None:
            marked[index] = line.but(kind=BoilerplateKind.BYLINE, role=PassageRole.BYLINE)
    return tuple(marked)


def mark_above_title(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark what stands above a headline that the head of the page prints twice.

    The second time it is the text for the picture; what follows it and ends in the middle of a
    sentence is the caption, cut off.
    """
    marked = list(lines)
    head = [at for at in range(len(lines)) if lines[at].open][:_TITLE_LINES]
    titles = {
        body_key(line.text): at
        for at, line in enumerate(lines)
        if line.kind is BoilerplateKind.DUPLICATE and (not head or at <= head[-1])
    }
    for index in head:
        if match_dateline(lines[index].text) is not None or is_prose(lines[index].text):
            break
        second = titles.get(body_key(lines[index].text))
        if second is None or second < index or not is_headline_like(lines[index].text):
            continue
        for above in head[: head.index(index)]:
            marked[above] = lines[above].but(kind=BoilerplateKind.NAVIGATION)
        below = next((at for at in range(second + 1, len(lines)) if lines[at].open), None)
        if below is not None and below == second + 1 and _is_torn_caption(lines[below].text):
            marked[below] = lines[below].but(kind=BoilerplateKind.CAPTION, role=PassageRole.CAPTION)
        break
    return tuple(marked)


def _is_torn_caption(text: str) -> bool:
    return len(text) > _SHORTEST_TORN and text[-1].isalnum() and match_dateline(text) is None


def set_signature_apart(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Give the name in brackets behind the last paragraph a line of its own: it signs the story."""
    last = max(
        (at for at, line in enumerate(lines) if line.open and is_prose(line.text)), default=-1
    )
    if last < 0 or not lines[last].cuts:
        return lines
    story = lines[last]
    cut = max(story.cuts, key=lambda one: one.at)
    name = cut.exact.strip()
    if cut.kind is not BoilerplateKind.INITIALS or not is_signature(name):
        return lines
    rest = tuple(one for one in story.cuts if one is not cut)
    signed = Line(story.number, name, name, (), BoilerplateKind.BYLINE, PassageRole.BYLINE)
    return (*lines[:last], story.but(cuts=rest), signed, *lines[last + 1 :])
