"""Partner roles: a role for every mention, from its list, its sentence and the posts around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from archive.pipeline.annotations import OfficialReading
from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.overlaps import Covered
from archive.pipeline.extract.partners.partner_mentions import PartnerMention
from archive.pipeline.extract.partners.role_cues import RoleRule, role_rules
from archive.pipeline.extract.partners.roles import Surroundings, find_role, group_names
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.segment import Sentence
from archive.vocabulary import PartnerKind, PartnerRole

#: Between two members of a list of sides: "RRT (Cina), Jepang, dan Korea", "Indonesia-AS".
_LINKED = re.compile(
    r"\s*\)?\s*(?:,\s*(?:dan|serta|and|juga)?|/|[-–—]|dan|serta|maupun|and|&|\(|dengan)\s*"
    r"(?:(?:[Pp]emerintah|[Nn]egara|[Kk]erajaan|[Rr]epublik|[Pp]ihak)\s+)?"
)
#: What a body is and where, before its name.
_INTRO = re.compile(
    r"\b(?:sebuah|salah satu|suatu)(?:\s(?!me[mnlry]|ber|yang\b|di\b|dari\b)[a-z-]+){1,5}"
    r"\s(?:di|dari|asal)(?:\s[A-ZÀ-Þ][\w-]+){1,3},\s(?:(?:yakni|yaitu|bernama)\s)?$"
)
_LONGEST_INTRO = 110
_AFTER_NAME = frozenset({", ", " (", ","})


@dataclass(frozen=True, slots=True)
class RoleContext:
    """All of a document that the roles of its partners depend on.

    ``home`` is where the body names the Indonesian side (*Indonesia*, *Kemnaker*).
    """

    document: Document
    sentences: Sequence[Sentence]
    places: Sequence[PlaceName]
    officials: Sequence[OfficialReading]
    own_offices: Sequence[Span]
    home: Sequence[Span]


def find_roles(context: RoleContext, mentions: Sequence[PartnerMention]) -> tuple[RoleRule, ...]:
    """The rule that gives each of ``mentions`` its role, in their order."""
    bodies = [mention for mention in mentions if mention.kind is not PartnerKind.COUNTRY]
    inner = _states_in_bodies(mentions, bodies)
    outer = [mention for mention in mentions if mention.span not in inner]
    groups = _groups(context, outer)
    located = _ends_of_located(context, bodies)
    roles = {
        mention.span: find_role(_surroundings(context, mention, groups[mention.span], located))
        for mention in outer
    }
    return tuple(
        roles[mention.span]
        if mention.span in roles
        else _inside(inner[mention.span], roles[inner[mention.span].span])
        for mention in mentions
    )


def _inside(body: PartnerMention, role: RoleRule) -> RoleRule:
    """The role of a state in a body's name: its ministry acts for it, its forum is with it."""
    if body.kind is PartnerKind.FORUM:
        return role_rules()["compound"]
    acts = body.kind is PartnerKind.AGENCY and role.role is PartnerRole.COUNTERPART
    return role_rules()["ministry-side" if acts else "named"]


def _states_in_bodies(
    mentions: Sequence[PartnerMention], bodies: Sequence[PartnerMention]
) -> dict[Span, PartnerMention]:
    """The state mentions in a body's name, or right behind its agency's ("BA Jerman").

    ``bodies`` are in order and do not overlap.
    """
    starts = [body.span.start for body in bodies]
    found: dict[Span, PartnerMention] = {}
    for mention in mentions:
        at = bisect_right(starts, mention.span.start) - 1
        if mention.kind is not PartnerKind.COUNTRY or at < 0:
            continue
        body = bodies[at]
        behind = (
            body.kind is PartnerKind.AGENCY
            and body.country == mention.country
            and mention.span.start == body.span.end + 1
        )
        if behind or body.span.covers(mention.span):
            found[mention.span] = body
    return found


def _surroundings(
    context: RoleContext,
    mention: PartnerMention,
    group: tuple[Span, bool],
    located: dict[int, str],
) -> Surroundings:
    text, span = context.document.text, mention.span
    before_is = {text[span.start - gap : span.start]: span.start - gap for gap in (1, 2)}
    ends = [end for words, end in before_is.items() if words in _AFTER_NAME]
    country = mention.kind is PartnerKind.COUNTRY
    before = {located[end].partition(":")[0] for end in ends if _is_at(located, end, mention)}
    unit = mention.kind is PartnerKind.SUBNATIONAL and mention.iso3166 != mention.country
    at_home = (country and not before.isdisjoint(("unit", "town"))) or (unit and "town" in before)
    in_city = country and "city" in before
    whole, with_indonesia = group
    if mention.intro is not None:
        whole = Span(mention.intro, max(span.end, whole.end))
    elif mention.outro is not None:
        whole = Span(whole.start, max(mention.outro, whole.end))
    if not country:
        whole = Span(min(whole.start, _introduced_from(text, span.start)), whole.end)
    return Surroundings(
        text=text,
        sentence=_sentence_of(context, span),
        name=span,
        group=span if at_home or in_city else whole,
        kind=mention.kind,
        with_indonesia=with_indonesia,
        in_foreign_post=_in_foreign_post(context.officials, mention),
        own_office=any(office.covers(span) for office in context.own_offices),
        after_city=in_city,
        located=at_home,
    )


def _introduced_from(text: str, start: int) -> int:
    """Where the words begin that introduce a name: "sebuah jaringan klinik di Austria, ..."."""
    intro = _INTRO.search(text, max(0, start - _LONGEST_INTRO), start)
    return start if intro is None else intro.start()


def _is_at(located: dict[int, str], end: int, mention: PartnerMention) -> bool:
    """Whether a place or body of the mention's own state ends at ``end``."""
    return located.get(end, "").endswith(f":{mention.country}")


def _groups(
    context: RoleContext, mentions: Sequence[PartnerMention]
) -> dict[Span, tuple[Span, bool]]:
    """For each mention the stretch of the list it stands in, and whether Indonesia is in it."""
    text = context.document.text
    named = Covered(mention.span for mention in mentions)
    home = {span for span in context.home if not named.overlaps(span)}
    spans = sorted({*home, *(mention.span for mention in mentions)}, key=attrgetter("start"))
    found: dict[Span, tuple[Span, bool]] = {}
    for first, last in dict.fromkeys(group_names(text, spans, _LINKED)):
        members = spans[first : last + 1]
        whole = Span(members[0].start, members[-1].end)
        with_indonesia = not home.isdisjoint(members)
        found.update(dict.fromkeys(members, (whole, with_indonesia)))
    return found


def _ends_of_located(context: RoleContext, bodies: Sequence[PartnerMention]) -> dict[int, str]:
    """Where cities and units end, with their country: a country after the comma locates them."""
    ends = {
        place.span.end: f"city:{place.country}"
        for place in context.places
        if place.kind in {"city", "capital"}
    }
    for body in bodies:
        if body.country is not None:
            town = body.kind is PartnerKind.SUBNATIONAL and body.iso3166 == body.country
            ends[body.span.end] = f"{'town' if town else 'unit'}:{body.country}"
    return ends


def _sentence_of(context: RoleContext, span: Span) -> Span:
    at = bisect_right(context.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    return context.sentences[at].span if at >= 0 else span


def _in_foreign_post(officials: Sequence[OfficialReading], mention: PartnerMention) -> bool:
    """Whether the name stands in the post of an official who speaks for that state."""
    return any(
        official.post_span is not None
        and official.country == mention.country
        and official.post_span.covers(mention.span)
        for official in officials
    )
