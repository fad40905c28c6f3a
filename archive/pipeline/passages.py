"""Give each line that stays its role in the article, and lay out the document's text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from archive.pipeline.dateline_shapes import DatelineParts, match_dateline, match_dateline_line
from archive.pipeline.documents import Boilerplate, Passage, Span
from archive.pipeline.lexicon import lexicon
from archive.pipeline.lines import Cut, Line, is_headline_like, is_prose, words_of
from archive.pipeline.suffixes import find_prefix, find_suffix, without_site
from archive.vocabulary import BoilerplateKind, PassageRole

#: A dateline stands in one of the first lines, or there is none.
_DATELINE_LINES = 6
#: Below menus, where nothing reads like a paragraph, one of so many lines.
_MENU_LINES = 14
#: One with an outlet may stand further down, below menus, summaries and captions: so many lines ...
_OUTLET_LINES = 24
#: ... of which so many read like paragraphs, and so many letters.
_PROSE_ABOVE, _LETTERS_ABOVE = 3, 700
#: The longest subheading, in words.
_SUBHEAD_WORDS = 12
#: The longest title above a dateline, in words.
_LONGEST_TITLE = 28
#: The longest line above a headline that names its topic, in words.
_KICKER_WORDS = 6
#: The longest name of an office on a line of its own, in words.
_BODY_WORDS = 7
_SPACE = re.compile(r"\s+")
_DAY = re.compile(r"\(\s?\d{1,2}\s?/")
#: "Ardito Ramadhan, Dani Prabowo", "Tim detikcom - detikFinance"
_MAKER = re.compile(
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*| detikcom){1,3}(?:\s*(?:,|&|dan|/)\s*|$)){1,3}"
    r"|[A-Z][\w.'’-]+(?: [\w.'’-]+){0,3} [-–|] [\w.]+(?: Indonesia| News)?"
)
_LIST_ITEM = re.compile(r"^\s*(?:[-–•▪●*]|\d{1,2}[.)]|[a-z][.)])\s+")


def give_roles(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return ``lines`` with a role for every line that stays."""
    opening = _dateline_index(lines)
    story = _story_index(lines, opening)
    headline = _headline_index(lines, story)
    makers = _maker_indexes(lines, headline, story)
    given: list[Line] = []
    for index, line in enumerate(lines):
        if not line.open:
            given.append(line)
        elif index == headline:
            given.append(_as_headline(line))
        elif index in makers:
            given.append(line.but(kind=BoilerplateKind.BYLINE, role=PassageRole.BYLINE))
        elif index < story:
            given.append(_above_story(line, headline_seen=headline is not None))
        elif index == opening:
            given.append(line.but(role=PassageRole.DATELINE))
        else:
            given.append(line.but(role=_body_role(lines, index)))
    return _with_lede(given)


def find_line_dateline(line: Line) -> DatelineParts | None:
    """The dateline that opens a line with the role of one."""
    return match_dateline(line.text) or match_dateline_line(line.text)


def lay_out(lines: tuple[Line, ...]) -> tuple[str, tuple[Passage, ...], tuple[Boilerplate, ...]]:
    """Return the document's text, its passages, and everything that was cut, in order."""
    parts: list[str] = []
    passages: list[Passage] = []
    boilerplate: list[Boilerplate] = []
    at = 0
    for line in lines:
        if line.kind is not None:
            boilerplate.append(Boilerplate(line.kind, line.raw, line.number, False, at))
        if line.role is None:
            continue
        passages.extend(_passages_of(line, at, boilerplate))
        parts.append(line.text)
        at += len(line.text) + 1
    text = "\n".join(parts)
    # What stood behind the last line stands at the text's end.
    placed = tuple(
        item if item.at <= len(text) else replace(item, at=len(text)) for item in boilerplate
    )
    return text, tuple(passages), placed


def _passages_of(line: Line, at: int, boilerplate: list[Boilerplate]) -> list[Passage]:
    """The passages of one line that starts at ``at``; its cuts go to ``boilerplate``."""
    role = line.role or PassageRole.PARAGRAPH
    passages: list[Passage] = []
    start = at
    if role is PassageRole.DATELINE and (parts := find_line_dateline(line)) is not None:
        passages.append(Passage(Span(at, at + parts.end), PassageRole.DATELINE))
        exact = line.text[: parts.body]
        boilerplate.append(Boilerplate(BoilerplateKind.DATELINE, exact, line.number, True, at))
        start, role = at + parts.body, PassageRole.LEDE
    boilerplate.extend(
        Boilerplate(cut.kind, cut.exact, line.number, True, at + cut.at)
        for cut in sorted(line.cuts, key=lambda cut: cut.at)
    )
    if start < at + len(line.text):
        passages.append(Passage(Span(start, at + len(line.text)), role))
    return passages


def _dateline_index(lines: tuple[Line, ...]) -> int | None:
    seen = prose = letters = 0
    for index, line in enumerate(lines):
        if not line.open:
            continue
        parts = match_dateline(line.text)
        if parts is None and _prose_follows(lines, index):
            parts = match_dateline_line(line.text)
        near = seen < _DATELINE_LINES or (not prose and seen < _MENU_LINES)
        if parts is not None and (near or parts.outlet is not None):
            return index
        seen += 1
        if is_prose(line.text):
            prose, letters = prose + 1, letters + len(line.text)
        if seen == _OUTLET_LINES or (seen >= _DATELINE_LINES and prose > _PROSE_ABOVE):
            return None
        if letters > _LETTERS_ABOVE and seen >= _DATELINE_LINES:
            return None
    return None


def _prose_follows(lines: tuple[Line, ...], index: int) -> bool:
    following = next((at for at in range(index + 1, len(lines)) if lines[at].open), None)
    return following is not None and is_prose(lines[following].text)


def _story_index(lines: tuple[Line, ...], opening: int | None) -> int:
    """Where the story starts: at the dateline, or at the first prose line.

    What reads like a paragraph above a dateline with an outlet is a summary or a caption.
    """
    first = next(
        (
            at
            for at, line in enumerate(lines)
            if at == opening or (line.open and is_prose(line.text))
        ),
        len(lines),
    )
    if opening is None or first == opening:
        return first
    above = [line for line in lines[first:opening] if line.open and is_prose(line.text)]
    parts = find_line_dateline(lines[opening])
    short = sum(len(line.text) for line in above) <= _LETTERS_ABOVE and len(above) <= _PROSE_ABOVE
    return opening if short and parts is not None and parts.outlet is not None else first


def _headline_index(lines: tuple[Line, ...], story: int) -> int | None:
    candidates = [index for index in range(story) if lines[index].open]
    if len(candidates) > 1 and _names_body(lines[candidates[0]].text):
        further = [at for at in candidates[1:] if is_headline_like(lines[at].text, shortest=5)]
        candidates = further or candidates
    likely = [at for at in candidates if is_headline_like(without_site(lines[at].text))]
    # An office or a paper heads its page; its name is the headline only where nothing else is.
    likely = [at for at in likely if not _names_body(lines[at].text)] or likely
    if likely:
        return likely[1] if _has_kicker(lines, likely) else likely[0]
    if story == len(lines):
        return None
    written = (index for index in candidates if _is_sentence_case_headline(lines[index].text))
    found = next(written, None)
    return found if found is not None else _unusual_headline(lines, candidates, story)


def _unusual_headline(lines: tuple[Line, ...], candidates: list[int], story: int) -> int | None:
    """A title above an outlet's dateline that is very long, very short, or ends like a sentence."""
    parts = find_line_dateline(lines[story])
    if parts is None or parts.outlet is None:
        return None
    for index in candidates:
        text = lines[index].text.rstrip(" .…")
        lone = len(candidates) == 1
        if is_headline_like(text, shortest=2 if lone else 4, longest=_LONGEST_TITLE):
            return index
    return None


def _has_kicker(lines: tuple[Line, ...], likely: list[int]) -> bool:
    """Whether the first of two headline-like lines in a row is a few words above the headline."""
    if len(likely) < 2 or any(line.kept for line in lines[likely[0] + 1 : likely[1]]):
        return False
    first, second = (len(words_of(without_site(lines[at].text))) for at in likely[:2])
    return first <= _KICKER_WORDS < second


def _names_body(text: str) -> bool:
    """Whether a line may be the name of the office whose page this is, and no headline."""
    words = text.title().split() if text.isupper() else text.split()
    heads = words[0] in _bodies() or words[0].casefold() in _papers()
    if not heads or len(words) > _BODY_WORDS:
        return False
    return all(word[0].isupper() or word in {"dan", "&"} for word in words) and text[-1].isalpha()


@cache
def _papers() -> frozenset[str]:
    return frozenset(lexicon("datelines")["paper_heads"])


@cache
def _bodies() -> frozenset[str]:
    return frozenset(lexicon("complements")["organisation"]["heads"])


def _is_sentence_case_headline(text: str) -> bool:
    """Whether the line above a story is a headline that is written like a sentence.

    The national agency writes so. A lead ends with a stop or gives a day in brackets.
    """
    if not 4 <= len(words_of(text)) <= 18 or text[0].islower() or _LIST_ITEM.match(text):
        return False
    if _MAKER.fullmatch(text) is not None:
        return False
    return not text.endswith((".", ":", ",", ";", "…")) and _DAY.search(text) is None


def _maker_indexes(lines: tuple[Line, ...], headline: int | None, story: int) -> frozenset[int]:
    """The lines between headline and story that hold nothing but a name or two."""
    if headline is None:
        return frozenset()
    return frozenset(
        index
        for index in range(headline + 1, story)
        if lines[index].open and _MAKER.fullmatch(lines[index].text) is not None
    )


def _as_headline(line: Line) -> Line:
    """The headline line: one space between words, without the site's suffix."""
    cuts = list(line.cuts)
    text = line.text
    while (suffix := find_suffix(text)) is not None:
        cuts.append(Cut(BoilerplateKind.SUFFIX, text[suffix.start() :], suffix.start()))
        text = text[: suffix.start()]
    prefix = find_prefix(text)
    if prefix is not None:
        cuts = [Cut(cut.kind, cut.exact, max(0, cut.at - prefix.end())) for cut in cuts]
        cuts.append(Cut(BoilerplateKind.SITE_NAME, prefix.group(), 0))
        text = text[prefix.end() :]
    collapsed = _SPACE.sub(" ", text)
    cuts = [Cut(cut.kind, cut.exact, min(cut.at, len(collapsed))) for cut in cuts]
    return line.but(text=collapsed, cuts=tuple(cuts), role=PassageRole.HEADLINE)


def _above_story(line: Line, *, headline_seen: bool) -> Line:
    """A line above the story that is not its headline."""
    return line.but(role=PassageRole.SUBHEAD if headline_seen else PassageRole.PARAGRAPH)


def _body_role(lines: tuple[Line, ...], index: int) -> PassageRole:
    text = lines[index].text
    if text.endswith((".", ",", ";", ":", "…", '"', "”", "!")) or text[0] in '"“':
        return PassageRole.PARAGRAPH
    if _LIST_ITEM.match(text) or len(words_of(text)) > _SUBHEAD_WORDS:
        return PassageRole.PARAGRAPH
    if not is_headline_like(text, shortest=1) and not text.endswith("?"):
        return PassageRole.PARAGRAPH
    before = any(lines[at].kept for at in range(index))
    return PassageRole.SUBHEAD if before and _prose_follows(lines, index) else PassageRole.PARAGRAPH


def _with_lede(lines: list[Line]) -> tuple[Line, ...]:
    """Make the first body line the lede, unless the dateline's own line has it."""
    for index, line in enumerate(lines):
        if line.role is PassageRole.DATELINE:
            parts = find_line_dateline(line)
            if parts is not None and parts.body < len(line.text):
                return tuple(lines)
        elif line.role is PassageRole.PARAGRAPH and not _dateline_ahead(lines, index):
            lines[index] = line.but(role=PassageRole.LEDE)
            return tuple(lines)
    return tuple(lines)


def _dateline_ahead(lines: list[Line], index: int) -> bool:
    return any(line.role is PassageRole.DATELINE for line in lines[index + 1 :])
