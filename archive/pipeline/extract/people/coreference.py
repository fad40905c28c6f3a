"""Join the forms under which one person appears: full names, short names, bare posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.pipeline.documents import Span
from archive.pipeline.extract.names.complement_parts import Places
from archive.pipeline.extract.names.complement_words import NAMES_TOO
from archive.pipeline.extract.names.person_names import (
    NameRun,
    is_name_word,
    is_title,
    names_a_thing,
)
from archive.pipeline.extract.names.words import Words
from archive.pipeline.extract.people.posts import Post
from archive.pipeline.lexicon import lexicon
from archive.pipeline.names import name_key, plain_name

#: A shorter first part of a name may be another person's ("Rudi" is not "Rudiantara").
SHORTEST_NICKNAME = 5
#: A part of a name that more people of one text share than this tells nobody.
MOST_BEARERS = 50
#: Rules of posts that follow a name: they say more of a person, and tell none from another.
_ADDING_RULES = frozenset({"name_selaku_post", "name_comma_post"})
_PARTICLES = frozenset(lexicon("honorifics")["particle"]["inside"])
_FIGURES: dict[str, dict[str, Any]] = lexicon("public_figures")["figure"]
_FULL_NAME = {short: full for full, figure in _FIGURES.items() for short in figure.get("also", ())}
_FAMILY: dict[str, list[str]] = lexicon("posts")["family"]


@dataclass(frozen=True, slots=True)
class NamedPost:
    """A name in the words with the post it is given there, if any."""

    name: NameRun
    post: Post | None
    country: str | None
    organisation: str | None
    rule: str


@dataclass(slots=True, eq=False)
class Person:
    """One person of the text while the text is being read.

    ``titles`` and ``countries`` are those of the posts the text gives the person.
    """

    name: str
    tokens: tuple[str, ...]
    forms: list[NamedPost] = field(default_factory=list)
    mentions: set[Span] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    def add(self, form: NamedPost) -> None:
        """Let the person appear in ``form`` too."""
        self.forms.append(form)
        if form.post is not None:
            self.titles.add(form.post.title)
        if form.country is not None:
            self.countries.add(form.country)


def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a name that may stand for it alone: no particles, no initials.

    >>> tokens_of("M. Azlan bin Yusoff")
    ('azlan', 'yusoff')
    """
    return tuple(
        token.casefold()
        for token in name.split()
        if token.casefold() not in _PARTICLES and len(token.rstrip(".")) > 1
    )


def join_people(words: Words, named: Sequence[NamedPost]) -> list[Person]:
    """Return the people behind ``named`` in order of appearance, short names joined to full."""
    register = _Register()
    for item in sorted(named, key=lambda item: (-item.name.length, item.name.first)):
        name = plain_name(words.printed(item.name.first, item.name.last))
        tokens = tokens_of(name)
        if not tokens:
            continue
        person = register.owner(name, tokens, item) or register.add(Person(name, tokens))
        person.add(item)
        person.mentions.add(words.span(item.name.first, item.name.last))
    for person in register.people:
        person.forms.sort(key=lambda item: item.name.first)
    return sorted(register.people, key=lambda person: person.forms[0].name.first)


class _Register:
    """The people found so far, by full name and by each token of it."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.by_key: dict[str, Person] = {}
        self.by_token: dict[str, list[Person]] = {}
        self.by_opening: dict[str, list[tuple[str, Person]]] = {}

    def add(self, person: Person) -> Person:
        """Enter a new person."""
        self.people.append(person)
        self.by_key.setdefault(name_key(person.name), person)
        for token in dict.fromkeys(person.tokens):
            self.by_token.setdefault(token, []).append(person)
            if len(token) >= SHORTEST_NICKNAME:
                opening = token[:SHORTEST_NICKNAME]
                self.by_opening.setdefault(opening, []).append((token, person))
        return person

    def owner(self, name: str, tokens: tuple[str, ...], item: NamedPost) -> Person | None:
        """Return the only person that ``name`` can be a form of, or None."""
        same = self.by_key.get(name_key(_FULL_NAME.get(name, name)))
        if same is not None:
            return same
        parts = set(tokens)
        bearers = min((self.by_token.get(token, []) for token in tokens), key=len)
        owners = [
            person
            for person in bearers[:MOST_BEARERS]
            if parts.issubset(person.tokens) and not _contradicts(person, item)
        ]
        if not owners and len(tokens) == 1 and item.post is None:
            owners = self._nicknamed(tokens[0])
        return owners[0] if len(owners) == 1 else None

    def _nicknamed(self, short: str) -> list[Person]:
        """The people with a token that ``short`` is the first part of."""
        if len(short) < SHORTEST_NICKNAME:
            return []
        alike = self.by_opening.get(short[:SHORTEST_NICKNAME], [])[:MOST_BEARERS]
        return list(dict.fromkeys(person for token, person in alike if token.startswith(short)))


def _contradicts(person: Person, item: NamedPost) -> bool:
    """Whether the post given with a short name cannot be this person's."""
    if item.post is None or item.post.former or item.rule in _ADDING_RULES:
        # What somebody was, or is as well, is another post of the same person.
        return False
    if item.country is not None and person.countries and item.country not in person.countries:
        return True
    titles = person.titles
    return bool(titles) and not any(titles_agree(item.post.title, title) for title in titles)


def titles_agree(one: str, other: str) -> bool:
    """Whether two titles may be one post: equal, or one is the other cut short.

    >>> titles_agree("Direktur Jenderal", "Direktur Jenderal Pembinaan Hubungan Industrial")
    True
    >>> titles_agree("Menteri Ketenagakerjaan", "Wakil Menteri Ketenagakerjaan")
    False
    """
    return one.startswith(other) or other.startswith(one)


def add_short_mentions(
    words: Words, people: Sequence[Person], taken: set[int], places: Places
) -> None:
    """Add every later mention by part of the name; ``taken`` are word indices already read.

    A token counts when exactly one person bears it and the words beside it are
    not a longer name.
    """
    bearers: dict[str, list[Person]] = {}
    for person in people:
        for token in person.tokens:
            bearers.setdefault(token, []).append(person)
        for nickname in _FIGURES.get(person.name, {}).get("also", ()):
            bearers.setdefault(nickname.casefold(), []).append(person)
    wanted = {word for word in words.distinct() if word[0].isupper() and word.casefold() in bearers}
    last = 0
    for at in words.places_of_any(wanted):
        is_place = words.starts[at] in places and words.words[at].lower() not in NAMES_TOO
        if at < last or at in taken or is_place:
            continue
        last = at + 1
        while words.words[last] in wanted and last not in taken:
            last += 1
        bearer = _bearer(words, bearers, at, last)
        if bearer is not None:
            bearer.mentions.add(words.span(at, last))


def _bearer(words: Words, bearers: dict[str, list[Person]], first: int, last: int) -> Person | None:
    shared: list[Person] | None = None
    for word in words.words[first:last]:
        owners = bearers[word.casefold()][:MOST_BEARERS]
        shared = owners if shared is None else [person for person in shared if person in owners]
    if shared is None or len(shared) != 1:
        return None
    before, after = words.words[first - 1] if first else "", words.words[last]
    if names_a_thing(words, first) or after == "-":
        return None
    if is_name_word(after):
        return None
    if (
        first
        and is_name_word(before)
        and not words.opens_sentence(first - 1)
        and not is_title(before)
    ):
        return None
    return shared[0]


def add_bare_posts(
    words: Words, people: Sequence[Person], bare: Sequence[tuple[Post, str | None]]
) -> None:
    """Add the posts without a name as mentions of their only holder in the text."""
    seen: dict[tuple[object, ...], list[Person]] = {}
    for post, country in bare:
        if post.former:
            continue
        key = (post.title, post.bare, country, words.words[post.first : post.last])
        holders = seen.get(key)
        if holders is None:
            holders = [person for person in people if _holds(words, person, post, country)]
            seen[key] = holders
        if len(holders) == 1:
            holders[0].mentions.add(words.span(post.first, post.last))


def _holds(words: Words, person: Person, post: Post, country: str | None) -> bool:
    return any(
        form.post is not None
        and not form.post.former
        and (country is None or form.country is None or country == form.country)
        and _is_short_for(words, post, form.post)
        for form in person.forms
    )


def _is_short_for(words: Words, post: Post, held: Post) -> bool:
    """Whether a post without a name is a held post, in other words or in fewer."""
    if post.bare:
        family = tuple(_FAMILY.get(post.title, ()))
        return held.title == post.title or (bool(family) and held.title.startswith(family))
    printed = set(words.words[post.first : post.last])
    return held.title == post.title and printed <= set(words.words[held.first : held.end])
