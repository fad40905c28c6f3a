"""Find posts: titles with their complements, as the grammar of news prints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive.pipeline.extract.complement_words import complement_kind
from archive.pipeline.extract.complements import Places, Traits, read_complement
from archive.pipeline.extract.person_names import opens_rank
from archive.pipeline.extract.words import PASSAGE_END, Words
from archive.pipeline.lexicon import lexicon

_POSTS = lexicon("posts")


@dataclass(frozen=True, slots=True)
class Head:
    """One printed form of a title. ``doubtful`` forms are often another word."""

    form: tuple[str, ...]
    title: str
    group: str
    lower: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Post:
    """A post in the words: ``[first, last)`` as printed, ``end`` past a body after a comma.

    ``title`` is the full title of the head with *Wakil* or *Deputi* before
    it; ``bare`` says that no complement follows; ``body`` is the index of the
    organisation's first word.
    """

    first: int
    last: int
    end: int
    title: str
    group: str
    bare: bool
    former: bool
    doubtful: bool
    lower: bool
    body: int | None


def _tokens(form: str) -> tuple[str, ...]:
    return tuple(form.replace(",", " , ").replace("/", " / ").split())


def _index_heads() -> Mapping[str, Mapping[str, tuple[Head, ...]]]:
    """Every form by its first and second word, longest form first; "" stands for no second."""
    doubtful = frozenset(_POSTS["doubtful"]["forms"])
    lower = frozenset(_POSTS["lower_case"]["titles"])
    found: dict[str, dict[tuple[str, ...], Head]] = {}
    for group, data in _POSTS["group"].items():
        for title, forms in data["titles"].items():
            for form in (title, *forms):
                entries = [Head(_tokens(form), title, group, False, form in doubtful)]
                if form.lower() in lower:
                    entries.append(Head(_tokens(form.lower()), title, group, True, True))
                    entries.append(Head(_tokens(form.capitalize()), title, group, True, True))
                for head in entries:
                    found.setdefault(head.form[0], {}).setdefault(head.form, head)
    index: dict[str, dict[str, tuple[Head, ...]]] = {}
    for word, heads in found.items():
        seconds = index.setdefault(word, {})
        for head in sorted(heads.values(), key=lambda head: -len(head.form)):
            second = "".join(head.form[1:2])
            seconds[second] = (*seconds.get(second, ()), head)
    return index


_HEADS = _index_heads()
_GROUPS: Mapping[str, Any] = _POSTS["group"]
_ACTING = frozenset(tuple(form.split()) for form in _POSTS["prefix"]["acting"])
_DEPUTY = frozenset(_POSTS["prefix"]["deputy"])
_FORMER = frozenset(_POSTS["prefix"]["former"])
_ELECT = frozenset(_POSTS["prefix"]["elect"])
_PLURAL = frozenset(_POSTS["prefix"]["group"])
_NAMES_TOO = frozenset(_POSTS["doubtful"]["names"])
_LOWER = frozenset(_POSTS["lower_case"]["titles"])
_NEED_COMPLEMENT = frozenset(_POSTS["lower_case"]["need_complement"])
_SUFFIXES = frozenset(tuple(form.split()) for form in _POSTS["suffix"]["words"])


def find_posts(words: Words, places: Places) -> tuple[Post, ...]:
    """Return the posts of the body in order; plural posts ("para menteri") name nobody."""
    return tuple(_posts(words, places))


def _posts(words: Words, places: Places) -> Iterator[Post]:
    at, count = 0, len(words.words)
    while at < count:
        if words.words[at] not in _HEADS:
            at += 1
            continue
        post = _post_at(words, at, places)
        if post is None:
            at += 1
            continue
        if not _is_plural(words, post.first):
            yield post
        at = post.end


def head_at(words: Words, at: int) -> Head | None:
    """Return the longest head that starts at ``at``."""
    seconds = _HEADS.get(words.words[at])
    if seconds is None:
        return None
    for head in seconds.get(words.words[at + 1], ()):
        if words.words[at : at + len(head.form)] == head.form:
            return head
    return next(iter(seconds.get("", ())), None)


def _post_at(words: Words, at: int, places: Places) -> Post | None:
    head = head_at(words, at)
    if head is None or _is_prefix_of_head(words, at, head) or _is_rank(words, at):
        return None
    first, title, former = _with_prefixes(words, at, head.title)
    stop = at + len(head.form)
    traits = Traits(
        lower=head.lower or _goes_on_lower(words, head, stop),
        cabinet=head.group == "cabinet" and head.title not in {"Menteri", "Wakil Menteri"},
        posted=head.group in {"diplomatic", "international"},
        field=len(head.form) > 1,
    )
    complement = read_complement(words, stop, places, traits)
    last, end, body = _past_joined_post(
        words, complement.last, places, complement.end, complement.body
    )
    last = _without_short_form(words, stop, last)
    suffix = _past_suffix(words, last)
    bare = complement.last == stop
    if bare and (head.form[0] in _NAMES_TOO or (head.lower and head.title in _NEED_COMPLEMENT)):
        return None
    return Post(
        first,
        suffix,
        max(end, suffix),
        title,
        head.group,
        bare,
        former,
        head.doubtful,
        head.lower,
        body,
    )


def _goes_on_lower(words: Words, head: Head, stop: int) -> bool:
    """Whether a title with a sentence's capital goes on in lower case ("Pengamat perbankan")."""
    return len(head.form) == 1 and words.words[stop].islower() and head.form[0].lower() in _LOWER


def _is_prefix_of_head(words: Words, at: int, head: Head) -> bool:
    """Whether a one-word head such as *Deputi* only opens a longer post."""
    if len(head.form) > 1 or head.form[0] not in _DEPUTY:
        return False
    return head_at(words, at + 1) is not None


def _is_rank(words: Words, at: int) -> bool:
    """Whether the head is a rank here: "Inspektur Jenderal Surya", but not "… Kementerian"."""
    return opens_rank(words, at) and not complement_kind(words.words[at + 2])


def _with_prefixes(words: Words, at: int, title: str) -> tuple[int, str, bool]:
    """Return where the post starts with its prefixes, its title, and whether it is a former one."""
    former = False
    while at > 0:
        before = words.words[at - 1]
        if before in _DEPUTY:
            title = f"{before} {title}"
            at -= 1
        elif before.lower() in _FORMER or before in _FORMER:
            former = True
            at -= 1
        elif (before,) in _ACTING or before.lower() in _ELECT:
            at -= 1
        elif at > 1 and words.words[at - 2 : at] in _ACTING:
            at -= 2
        else:
            break
    return at, title, former


def _past_joined_post(
    words: Words, last: int, places: Places, end: int, body: int | None
) -> tuple[int, int, int | None]:
    """Go on over "/": "Menteri Investasi/Kepala BKPM" is one post as printed."""
    if words.words[last] != "/":
        return last, end, body
    head = head_at(words, last + 1)
    if head is None:
        return last, end, body
    complement = read_complement(words, last + 1 + len(head.form), places, Traits())
    return complement.last, complement.end, body


def _without_short_form(words: Words, stop: int, last: int) -> int:
    """Leave a final "(Menaker)" out of the post: it says the same again."""
    if words.words[last - 1] != ")":
        return last
    opening = last - 1
    while opening > stop and words.words[opening] != "(":
        opening -= 1
    inner = words.words[opening + 1]
    return opening if inner in _HEADS or complement_kind(inner) == "" else last


def _past_suffix(words: Words, last: int) -> int:
    for length in (2, 1):
        if words.words[last : last + length] in _SUFFIXES:
            return last + length
    return last


def _is_plural(words: Words, first: int) -> bool:
    return words.words[first - 1].lower() in _PLURAL and words.words[first - 1] != PASSAGE_END


def group_of(post: Post) -> Mapping[str, Any]:
    """What the lexicon says of the post's group (``country``, ``organisation``, ``place``)."""
    data: Mapping[str, Any] = _GROUPS[post.group]
    return data
