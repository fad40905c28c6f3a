"""Attachment: which partners each sentence is about, also where it does not name them.

A sentence is about the counterparts it names; else about those that *kedua negara*,
*negara tersebut* or *kerja sama ini* refer back to. Whoever needs an answer for every sentence
carries the last one on with :func:`carry_partners`, and gives it the article's
:func:`principal_partners`, to whom what names nobody belongs. A prefecture, a school, an agency or
a company is attached and carried exactly as a country is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from archive.pipeline.annotations import PartnerReading
from archive.pipeline.documents import Document
from archive.pipeline.extract.initiatives.body_references import Reference
from archive.pipeline.extract.names.overlaps import Covered
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch, lower_case
from archive.pipeline.segment import Sentence
from archive.vocabulary import PartnerKind, PartnerRole

#: Who meets there or sets the frame; the article is about somebody else.
_NO_PRINCIPAL = frozenset({PartnerKind.FORUM, PartnerKind.INTERNATIONAL})
_BODIES = frozenset(
    {
        PartnerKind.SUBNATIONAL,
        PartnerKind.AGENCY,
        PartnerKind.UNIVERSITY,
        PartnerKind.COMPANY,
        PartnerKind.CIVIL_SOCIETY,
    }
)
#: The share of the sentences that name a counterpart which the principal one takes.
_MOST = 0.75
#: "Kedua pihak" are Indonesia and one other, of whatever kind.
_PAIR = 2
_ANY_SIDE = "pihak"
_OF_STATES = "negara"
#: So many sentences open an article.
_OPENING = 3


def attach_partners(
    document: Document,
    sentences: Sequence[Sentence],
    partners: Sequence[PartnerReading],
    references: Sequence[Reference] = (),
) -> tuple[tuple[str, ...], ...]:
    """For every sentence the keys of the partners it is about, in the order it names them.

    Counterparts named in the sentence, or meant by one of ``references``, come first; where there
    is none, what a back-reference stands for; else an empty tuple. Hosts and merely mentioned
    partners never come back.
    """
    named = _named(sentences, partners, references)
    countries = tuple(
        partner.key
        for partner in partners
        if partner.kind is PartnerKind.COUNTRY and partner.role is PartnerRole.COUNTERPART
    )
    if not countries and not any(named):
        # Then nothing stands for anybody.
        return tuple(named)
    attached: list[tuple[str, ...]] = []
    for sentence, named_in in zip(sentences, named, strict=True):
        keys = named_in
        if not keys and (reference := _reference_in(document.text, sentence)) is not None:
            keys = _referred(reference, attached, countries)
            if _OF_STATES in reference and not any(map(_is_state, keys)):
                keys = _states_of(keys, partners) or keys
        attached.append(keys)
    return tuple(attached)


def carry_partners(
    attached: Sequence[tuple[str, ...]],
    sentences: Sequence[Sentence],
    *,
    principal: tuple[str, ...] = (),
) -> tuple[tuple[str, ...], ...]:
    """``attached`` with each empty sentence filled by the last one before it that is not.

    The sentences before the first attached one take the article's first partners. A
    forum is carried on only until a side is named: talks beside it stay those of their sides.
    Nobody but ``principal`` (of :func:`principal_partners`) is carried into another passage, where
    the article has one; it also answers where no sentence is attached to anybody.
    """
    first = next((keys for keys in attached if _has_side(keys)), ())
    last = principal or first or next((keys for keys in attached if keys), ())
    carried = []
    passage = -1
    sided = bool(principal)
    for keys, sentence in zip(attached, sentences, strict=True):
        if principal and sentence.passage != passage:
            passage, last = sentence.passage, principal
        if _has_side(keys) or not (sided and _has_side(last)):
            last = keys or last
        sided = sided or _has_side(keys)
        carried.append(keys or last)
    return tuple(carried)


def principal_partners(
    partners: Sequence[PartnerReading],
    sentences: Sequence[Sentence],
    references: Sequence[Reference] = (),
) -> tuple[str, ...]:
    """The keys of the one side that the article is about throughout, else an empty tuple.

    ``references`` count as naming the partner that they mean.

    A side is a state with its bodies and units, or a body of no known state. It is the
    principal where no other counterpart is named, or where it comes first and takes most of the
    sentences that name one. An article without any counterpart has a principal in
    the only foreign body or unit that its opening names.
    """
    sides: dict[str, list[PartnerReading]] = defaultdict(list)
    for partner in partners:
        if partner.kind not in _NO_PRINCIPAL and partner.role is PartnerRole.COUNTERPART:
            sides[_side(partner)].append(partner)
    if not sides:
        return _only_body(partners, sentences)
    first = min(sides, key=lambda side: min(partner.mentions[0] for partner in sides[side]))
    if _opens_with_forum(partners, sides[first], sentences):
        return ()
    rivals = [
        partner
        for partner in partners
        if partner.kind is PartnerKind.COUNTRY
        and partner.role is PartnerRole.MENTIONED
        and len(partner.mentions) > 1
        and _side(partner) not in sides
    ]
    for partner in rivals:
        sides[_side(partner)].append(partner)
    if len(sides) > 1:
        starts = [sentence.span.start for sentence in sentences]
        named = {side: _sentences_naming(of, references, starts) for side, of in sides.items()}
        if len(named[first]) < _MOST * len(frozenset().union(*named.values())):
            return ()
    return tuple(partner.key for partner in _without_later_units(sides[first], sentences))


def _without_later_units(
    side: Sequence[PartnerReading], sentences: Sequence[Sentence]
) -> Iterator[PartnerReading]:
    """``side`` without the units of the state that come in only after another one has."""
    starts = [sentence.span.start for sentence in sentences]
    units = [partner for partner in side if partner.kind is PartnerKind.SUBNATIONAL]
    first = {partner.key: bisect_right(starts, partner.mentions[0].start) for partner in units}
    earliest = min(first.values(), default=0)
    for partner in side:
        if first.get(partner.key, earliest) == earliest:
            yield partner


def _opens_with_forum(
    partners: Sequence[PartnerReading],
    side: Sequence[PartnerReading],
    sentences: Sequence[Sentence],
) -> bool:
    """Whether the opening names a forum and the side comes only later."""
    opening = sentences[min(_OPENING, len(sentences)) - 1].span.end if sentences else 0
    if min(partner.mentions[0].start for partner in side) < opening:
        return False
    return any(
        partner.kind in _NO_PRINCIPAL and partner.mentions[0].start < opening
        for partner in partners
    )


def _only_body(
    partners: Sequence[PartnerReading], sentences: Sequence[Sentence]
) -> tuple[str, ...]:
    """The only foreign body or unit, where the opening of the article names it."""
    bodies = [partner for partner in partners if partner.kind in _BODIES]
    opening = sentences[min(_OPENING, len(sentences)) - 1].span.end if sentences else 0
    if len(bodies) != 1 or bodies[0].mentions[0].start >= opening:
        return ()
    return (bodies[0].key,)


def _side(partner: PartnerReading) -> str:
    """The state a partner belongs to, or its own key."""
    return partner.key if partner.iso3166 is None else partner.iso3166.partition("-")[0]


def _sentences_naming(
    partners: Sequence[PartnerReading], references: Sequence[Reference], starts: Sequence[int]
) -> frozenset[int]:
    keys = {partner.key for partner in partners}
    meant = (reference.span for reference in references if reference.key in keys)
    named = (span for partner in partners for span in partner.mentions)
    return frozenset(bisect_right(starts, span.start) for span in (*named, *meant))


def _has_side(keys: Sequence[str]) -> bool:
    """Whether one of the keys is no forum's."""
    return any(not key.startswith(f"{PartnerKind.FORUM}:") for key in keys)


def _named(
    sentences: Sequence[Sentence],
    partners: Sequence[PartnerReading],
    references: Sequence[Reference],
) -> list[tuple[str, ...]]:
    """For every sentence the counterparts named or meant in it, in order of place."""
    starts = [sentence.span.start for sentence in sentences]
    found: list[list[tuple[int, str]]] = [[] for _ in sentences]
    meant = Covered(reference.span for reference in references)
    named = [
        (span, partner.key)
        for partner in partners
        if partner.role is PartnerRole.COUNTERPART
        for span in partner.mentions
        # "Lembaga Jepang itu" means the body, and not its state.
        if partner.kind is not PartnerKind.COUNTRY or not meant.overlaps(span)
    ]
    named += [(reference.span, reference.key) for reference in references]
    for span, key in named:
        index = bisect_right(starts, span.start) - 1
        if index >= 0 and sentences[index].span.covers(span):
            found[index].append((span.start, key))
    return [tuple(dict.fromkeys(key for _, key in sorted(keys))) for keys in found]


def _referred(
    reference: str, before: Sequence[tuple[str, ...]], countries: tuple[str, ...]
) -> tuple[str, ...]:
    """The partners that a back-reference stands for."""
    count = _counts().get(reference)
    if count is None:
        return next((keys for keys in reversed(before) if keys), ())
    # "ketiga negara mitra" leaves Indonesia out, "ketiga negara" mostly counts it.
    wanted = {count, count - 1} if count > 2 else {1}
    for keys in reversed(before):
        states = tuple(key for key in keys if key.startswith(f"{PartnerKind.COUNTRY}:"))
        if len(states) in wanted or (len(keys) == 1 and count == _PAIR and _ANY_SIDE in reference):
            return keys
    if len(countries) in wanted:
        return countries
    return next((keys for keys in reversed(before) if keys), ()) if count == _PAIR else ()


def _is_state(key: str) -> bool:
    return key.startswith(f"{PartnerKind.COUNTRY}:")


def _states_of(keys: Sequence[str], partners: Sequence[PartnerReading]) -> tuple[str, ...]:
    """The states of units and bodies, where the article names them: "kedua negara" after a city."""
    codes = {
        (partner.iso3166 or "").partition("-")[0] for partner in partners if partner.key in keys
    }
    return tuple(
        partner.key for partner in partners if _is_state(partner.key) and partner.iso3166 in codes
    )


@cache
def _counts() -> dict[str, int]:
    counted = lexicon("back_references")["counted"]
    return {words: int(count) for count, forms in counted.items() for words in forms}


def _reference_in(text: str, sentence: Sentence) -> str | None:
    """The first back-reference of ``sentence``, or None."""
    words = lower_case(sentence.span.of(text))
    return next((reference for _, _, reference in _references().find(words, 0, len(words))), None)


@cache
def _references() -> NameSearch[str]:
    words = (*_counts(), *lexicon("back_references")["last"]["words"])
    return NameSearch({form: form for form in words})
