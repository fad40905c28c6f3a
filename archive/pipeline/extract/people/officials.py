"""Find officials: people with the post the article gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.pipeline.annotations import OfficialReading
from archive.pipeline.authorities import AuthorityFile
from archive.pipeline.documents import Document
from archive.pipeline.extract.names.complement_parts import Places
from archive.pipeline.extract.names.words import Words, words_of
from archive.pipeline.extract.people.coreference import (
    NamedPost,
    Person,
    add_bare_posts,
    add_short_mentions,
    join_people,
    titles_agree,
)
from archive.pipeline.extract.people.named_posts import NameReader
from archive.pipeline.extract.people.posts import Post, find_posts
from archive.pipeline.extract.people.sides import country_of, organisation_of
from archive.pipeline.extract.people.speakers import find_speakers
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.segment import Sentence
from archive.vocabulary import RecordKind

#: The share of readings by each rule that were right, estimated while reading through what came
#: of 150 general news texts; a person found by two rules has the better figure. Most wrong names
#: after a post begin with the end of a company's or district's name.
CONFIDENCE = {
    "post_name": 0.93,
    "post_comma_name": 0.95,
    "joined_posts": 0.9,
    "name_comma_post": 0.9,
    "name_selaku_post": 0.9,
    "name_post": 0.8,
    "lower_post_name": 0.9,
    "speaker_after_verb": 0.9,
    "speaker_before_verb": 0.8,
    "named": 0.8,
}
#: By these rules people are found who are told of as workers, residents and the like.
_PLAIN_RULES = frozenset({"named"})
_FIGURES = lexicon("public_figures")["figure"]
_FIGURES_BY_NAME = {
    name: figure for full, figure in _FIGURES.items() for name in (full, *figure.get("also", ()))
}


def find_officials(
    document: Document,
    sentences: Sequence[Sentence],  # noqa: ARG001 - names do not stop at full stops of initials
    places: Sequence[PlaceName],
    authorities: AuthorityFile,
) -> tuple[OfficialReading, ...]:
    """Return the people of the body, in order of appearance, short forms joined to full names.

    People without a post are among them where they speak: ``officials_among`` leaves them out.
    """
    words = words_of(document)
    place_at: Places = {place.span.start: place for place in places}
    posts = find_posts(words, place_at)
    reader = NameReader(words, place_at)
    named, bare = _read_posts(words, posts, place_at, reader)
    taken = {index for item in named for index in range(item.name.start, item.name.last)}
    taken |= {index for post in posts for index in range(post.first, post.end)}
    named += find_speakers(words, place_at, taken)
    people = join_people(words, named)
    add_short_mentions(words, people, taken, place_at)
    add_bare_posts(words, people, bare)
    return tuple(_with_known_country(_reading(words, person), authorities) for person in people)


def officials_among(
    people: Sequence[OfficialReading], authorities: AuthorityFile
) -> tuple[OfficialReading, ...]:
    """Return those of ``people`` who are officials: by a post, or known as one.

    Who speaks without further description stays too: in this news it is mostly an official
    whose post the reader missed. Workers and residents of whom age or lot is told only speak,
    and have no place among the officials.
    """
    return tuple(
        person
        for person in people
        if person.post
        or person.rule not in _PLAIN_RULES
        or person.name in _FIGURES_BY_NAME
        or len(authorities.candidates(RecordKind.OFFICIAL, person.name)) == 1
    )


def _read_posts(
    words: Words, posts: Sequence[Post], places: Places, reader: NameReader
) -> tuple[list[NamedPost], list[tuple[Post, str | None]]]:
    """Return the posts with their names, and the posts without one with their country.

    What is the place or body of one post of the text is not the name after another
    ("Kapolsek Antang Kalang Iptu Afif" ... "Kapolsek Antang Kalang menjelaskan").
    """
    complements = {
        words.words[start : post.last]
        for post in posts
        for start in range(post.first + 1, post.last)
    }
    named: list[NamedPost] = []
    bare: list[tuple[Post, str | None]] = []
    for post, name, rule in reader.read(posts):
        country = country_of(words, post, places)
        if name is None or words.words[name.first : name.last] in complements:
            bare.append((post, country))
        else:
            organisation = organisation_of(words, post, places)
            named.append(NamedPost(name, post, country, organisation, rule))
    return named, bare


def _with_known_country(reading: OfficialReading, authorities: AuthorityFile) -> OfficialReading:
    """Add the country of the only known official of that full name, where the text has none."""
    if reading.country is not None or " " not in reading.name:
        return reading
    known = authorities.candidates(RecordKind.OFFICIAL, reading.name)
    return replace(reading, country=known[0].country) if len(known) == 1 else reading


def _reading(words: Words, person: Person) -> OfficialReading:
    best = _fullest(words, person.forms)
    others = tuple(_other_posts(best, person.forms))
    further = tuple(dict.fromkeys(_printed(words, form) for form in others))
    country = best.country or next((form.country for form in person.forms if form.country), None)
    organisation = best.organisation or next(
        (form.organisation for form in person.forms if form.organisation and form not in others),
        None,
    )
    figure = _FIGURES_BY_NAME.get(person.name, {})
    return OfficialReading(
        name=person.name,
        post=None if best.post is None else _printed(words, best),
        post_span=None if best.post is None else words.span(best.post.first, best.post.last),
        organisation=organisation or (figure.get("organisation") if best.post else None),
        country=country or (figure.get("country") if best.post else None),
        confidence=max(CONFIDENCE[form.rule] for form in person.forms),
        rule=best.rule,
        mentions=tuple(sorted(person.mentions)),
        further_posts=further,
    )


def _printed(words: Words, form: NamedPost) -> str:
    post = form.post
    return "" if post is None else words.printed(post.first, post.last)


def _fullest(words: Words, forms: Sequence[NamedPost]) -> NamedPost:
    """Return the first post in its fullest printed form; without a post the first form."""
    first = next((form for form in forms if form.post is not None), None)
    if first is None:
        return forms[0]
    same = [form for form in forms if form.post is not None and _one_post(first, form)]
    return max(same, key=lambda form: (len(_printed(words, form)), -form.name.first))


def _other_posts(best: NamedPost, forms: Sequence[NamedPost]) -> Iterator[NamedPost]:
    return (form for form in forms if form.post is not None and not _one_post(best, form))


def _one_post(one: NamedPost, other: NamedPost) -> bool:
    if one.post is None or other.post is None:
        return False
    return one.post.former == other.post.former and titles_agree(one.post.title, other.post.title)
