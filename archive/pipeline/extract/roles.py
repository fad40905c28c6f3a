"""Roles: what the words around a partner's name say it does in the article.

Rules stand in the order in which they are tried; the first that fits names the role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.pipeline.documents import Span
from archive.pipeline.extract.role_cues import RoleCues, RoleRule, role_cues, role_rules
from archive.vocabulary import PartnerKind

_LEFT = 110
_RIGHT = 80
_LAST_WORD = re.compile(r"([\w'’-]+)[\s(]*$")
_WORK_BEFORE = 45


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A name in its sentence.

    ``group`` is the list the name stands in (*RRT, Jepang, dan Korea*), which shares
    the words around it; ``with_indonesia`` tells that Indonesia is in that list.
    ``in_official`` and ``own_office`` tell in whose post or office the name stands.
    """

    text: str
    sentence: Span
    group: Span
    kind: PartnerKind
    with_indonesia: bool = False
    in_foreign_post: bool = False
    own_office: bool = False
    after_city: bool = False
    located: bool = False

    def left(self) -> str:
        """The words of the sentence before the group, at most a clause's length."""
        return self.text[max(self.sentence.start, self.group.start - _LEFT) : self.group.start]

    def right(self) -> str:
        """The words of the sentence after the group, at most a clause's length."""
        return self.text[self.group.end : min(self.sentence.end, self.group.end + _RIGHT)]


def find_role(around: Surroundings) -> RoleRule:
    """The first rule that fits the words around a name."""
    rules = role_rules()
    if around.own_office:
        return rules["own-office"]
    if around.located:
        return rules["locates"]
    if around.in_foreign_post:
        return rules["foreign-official"]
    cues = role_cues()
    left = around.left()
    last = _last_word(left)
    if cues.seat.search(left):
        return rules["venue"]
    if around.kind is PartnerKind.FORUM and cues.occasion.search(left):
        return rules["occasion"]
    if around.after_city:
        return rules["venue"]
    if last in cues.place_words or last in cues.from_words:
        return rules[_place_rule(around, cues, left, last)]
    return rules[_acting_rule(around, cues, left)]


def _acting_rule(around: Surroundings, cues: RoleCues, left: str) -> str:
    """The rule for a name that does something or something is done with."""
    sentence = around.sentence.of(around.text)
    if cues.trade.search(left):
        return "trade" if not cues.labour.search(left) else "compound"
    if around.kind is not PartnerKind.COUNTRY and cues.citation.search(left):
        return "named"
    if cues.actor.search(left):
        return "actor"
    if _goes_with(cues, left) or cues.partner_list.search(left):
        return "with"
    if cues.post.search(left):
        return "post"
    if around.with_indonesia and cues.cooperation.search(sentence):
        return "compound"
    if cues.offer.search(left):
        return "offer"
    verb = cues.subject.match(around.right())
    if verb is None or cues.listing.search(left):
        return "named"
    if verb.group(1).lower() not in cues.weak_verbs or cues.cooperation.search(sentence):
        return "subject"
    return "named"


def _place_rule(around: Surroundings, cues: RoleCues, left: str, last: str) -> str:
    """The rule for a name after *di*, *ke* or *dari*: a venue, a destination, an origin."""
    sentence = around.sentence.of(around.text)
    if last in cues.from_words:
        return "offer" if last != "asal" and cues.offer.search(left) else "origin"
    if around.kind is PartnerKind.UNIVERSITY:
        return "places" if cues.placing.search(sentence) else "named"
    near = left[-_WORK_BEFORE:]
    if cues.placement.search(near) or (last == "ke" and cues.placement.search(left)):
        return "programme" if cues.programme.search(sentence) else "destination"
    if last == "ke":
        return "visited" if cues.visit.search(left) else "destination"
    if cues.meeting.search(sentence):
        return "venue"
    return "named"


def _goes_with(cues: RoleCues, left: str) -> bool:
    """Whether *dengan*, *bersama*, *kepada* ... governs the name, over nouns like *pemerintah*."""
    between = cues.between.search(left)
    head = left[: between.start()] if between else left
    words = head.split()
    if not words:
        return False
    if words[-1].lower() not in cues.with_words:
        return False
    return len(words) < 2 or words[-2].lower() not in cues.not_with


def _last_word(left: str) -> str:
    match = _LAST_WORD.search(left)
    return match.group(1).lower() if match else ""


def group_names(text: str, spans: Sequence[Span], linked: re.Pattern[str]) -> list[tuple[int, int]]:
    """For each span the first and last index of the list it stands in.

    ``spans`` are in order and do not overlap; two neighbours are in one list
    where ``linked`` matches all the text between them.
    """
    groups: list[tuple[int, int]] = []
    first = 0
    for index in range(len(spans)):
        if index and not linked.fullmatch(text, spans[index - 1].end, spans[index].start):
            first = index
        groups.append((first, index))
    last = len(spans) - 1
    for index in range(len(spans) - 1, -1, -1):
        if index + 1 < len(spans) and groups[index + 1][0] != groups[index][0]:
            last = index
        groups[index] = (groups[index][0], last)
    return groups
