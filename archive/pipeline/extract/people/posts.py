"""Find posts: titles with their complements, as the grammar of news prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.pipeline.extract.names.complement_parts import Complement, Places, Traits
from archive.pipeline.extract.names.complement_words import complement_kind, is_dictionary_word
from archive.pipeline.extract.names.heads import (
    GENERAL_GROUP,
    Head,
    extends_back,
    general_head,
    head_at,
    may_open_post,
    opening_words,
)
from archive.pipeline.extract.names.person_names import (
    is_name_word,
    opens_rank,
    read_name,
    skip_titles,
)
from archive.pipeline.extract.names.speech import ACTIVE
from archive.pipeline.extract.names.words import PASSAGE_END, Words
from archive.pipeline.extract.people.complements import LONGEST_COMPLEMENT, read_complement
from archive.pipeline.lexicon import lexicon

_POSTS = lexicon("posts")


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
    owned: bool = False


_ACTING = frozenset(tuple(form.split()) for form in _POSTS["prefix"]["acting"])
_DEPUTY = frozenset(_POSTS["prefix"]["deputy"])
_FORMER = frozenset(_POSTS["prefix"]["former"])
_ELECT = frozenset(_POSTS["prefix"]["elect"])
_PLURAL = frozenset(_POSTS["prefix"]["group"])
_NAMES_TOO = frozenset(_POSTS["doubtful"]["names"])
_LOWER = frozenset(_POSTS["lower_case"]["titles"])
_NEED_COMPLEMENT = frozenset(_POSTS["lower_case"]["need_complement"])
#: No unknown word stands between these posts and the name.
_UNPLACED = frozenset({"state", "cabinet"})
#: A relative clause between a head and its name is at most this many words.
_LONGEST_CLAUSE = 10
#: A body no list knows has so many words before the comma.
_LONGEST_BODY = 3
_GOING_ON = frozenset({"dan", "serta", "juga", "hingga", "maupun", "beserta", "bersama"})
_CLOSES_NAME = frozenset({",", "(", "."})
_SUFFIXES = frozenset(tuple(form.split()) for form in _POSTS["suffix"]["words"])


def is_name_too(word: str) -> bool:
    """Whether a head of one word is a name as well: "Ratu Semi"."""
    return word in _NAMES_TOO


def is_acting(word: str) -> bool:
    """Whether ``word`` says that a post is held for a time: "Plt."."""
    return (word,) in _ACTING


def find_posts(words: Words, places: Places) -> tuple[Post, ...]:
    """Return the posts of the body in order; plural posts ("para menteri") name nobody."""
    return tuple(_posts(words, places))


def _posts(words: Words, places: Places) -> Iterator[Post]:
    end = 0
    for at in words.places_of_any(opening_words(words)):
        post = _post_at(words, at, places) if at >= end else None
        if post is None:
            continue
        if not _is_plural(words, post.first):
            yield post
        end = post.end


def _post_at(words: Words, at: int, places: Places) -> Post | None:
    head = head_at(words, at)
    if head is None or _is_prefix_of_head(words, at, head) or _is_rank(words, at):
        return None
    if _is_in_proper_name(words, at, head):
        return None
    first, title, former = _with_prefixes(words, at, head.title)
    stop = at + len(head.form)
    traits = Traits(
        lower=head.lower or _goes_on_lower(words, head, stop),
        cabinet=head.group == "cabinet" and head.title not in {"Menteri", "Wakil Menteri"},
        posted=head.group in {"diplomatic", "international"} or head.owned,
        field=len(head.form) > 1,
    )
    complement = read_complement(words, stop, places, traits)
    if (traits.lower or head.form[0].lower() in _LOWER) and not head.owned:
        complement = _in_plain_words(words, first, stop, places, complement)
    if head.group not in _UNPLACED:
        complement = _up_to_comma(words, places, complement)
    last, end, body = _past_joined_post(
        words, complement.last, places, complement.end, complement.body
    )
    last = _without_short_form(words, stop, last)
    suffix = _past_suffix(words, last)
    bare = complement.last == stop
    if (
        bare
        and not head.owned
        and (head.form[0] in _NAMES_TOO or (head.lower and head.title in _NEED_COMPLEMENT))
    ):
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
        head.owned,
    )


def _in_plain_words(
    words: Words, first: int, stop: int, places: Places, strict: Complement
) -> Complement:
    """Let the complement hold any nouns in lower case, where it leads to a name by that.

    "analis kerja sama Kemlu Rani Sari", "Rani Sari, pendamping korban di Ende, ..."
    """
    if _leads_to_name(words, strict.end):
        return strict
    plain = read_complement(words, stop, places, Traits(lower=True, plain=True))
    if plain.last == strict.last and words.words[plain.last] != "yang":
        return strict
    if words.words[plain.last] == "yang":
        end = past_inserted_clause(words, plain.last + 1)
        return Complement(plain.last, end, plain.body) if end else strict
    named = _leads_to_name(words, plain.end)
    apposed = words.words[first - 1] in {",", "("} and words.words[plain.last] in {",", ")", "."}
    return plain if named or apposed else strict


def past_inserted_clause(words: Words, at: int) -> int:
    """Where the clause from ``at`` ends, if a comma and an apposed full name follow; else 0.

    "psikolog yang mendampingi para penyintas, Ratih Kusuma, ..."
    """
    for end in range(at + 1, at + _LONGEST_CLAUSE):
        word = words.words[end]
        if word == ",":
            name = read_name(words, end + 1)
            apposed = name is not None and words.words[name.end] in _CLOSES_NAME
            return end if apposed and _leads_to_name(words, end) else 0
        if not (word[0].isalnum()):
            return 0
    return 0


def _up_to_comma(words: Words, places: Places, complement: Complement) -> Complement:
    """Take the words before a comma to the complement where the name stands behind the comma.

    "Kepala UPT Balai Latihan Kerja Pertanian Sidera, Darman Lasimpo, ..."
    """
    at = end = complement.end
    while end - at < LONGEST_COMPLEMENT and (
        is_name_word(words.words[end]) or complement_kind(words.words[end])
    ):
        end += 1
    titled = any(skip_titles(words, index) > index for index in range(at, end))
    if end == at or words.words[end] != "," or titled:
        return complement
    name = read_name(words, end + 1)
    if name is None or words.starts[name.first] in places or head_at(words, name.first) is not None:
        return complement
    if not (words.words[name.end] in _CLOSES_NAME or words.words[name.end] in ACTIVE):
        return complement
    if words.words[name.end] == "," and is_name_word(words.words[name.end + 1]):
        return complement
    in_body = complement_kind(words.words[at - 1]) == "body" or any(
        complement_kind(words.words[index]) or words.starts[index] in places
        for index in range(at, end)
    )
    in_body = in_body or any(is_dictionary_word(word) for word in words.words[at:end])
    apart = name.length > 1 and _is_set_off(words, name.end)
    if not in_body and (name.length < 2 or end - at > (_LONGEST_BODY if apart else 1)):
        return complement
    return Complement(end, end, complement.body)


def _is_set_off(words: Words, end: int) -> bool:
    """Whether what ends there explains the words before its comma, and is no item of a list.

    "Direktur Personalia Ishihara Chuzo, Tanabe Koji, di aula" against "A, B, dan C".
    """
    if words.words[end] in ACTIVE:
        return True
    following = words.words[end + 1]
    return words.words[end] == "," and following.islower() and following not in _GOING_ON


def _leads_to_name(words: Words, at: int) -> bool:
    """Whether a full name stands at ``at``, after a comma or without."""
    comma = words.words[at] == ","
    name = read_name(words, at + 1 if comma else at)
    if name is None or head_at(words, name.first) is not None:
        return False
    return name.length > 1 or (comma and words.words[name.end] in {",", "(", "."})


def _goes_on_lower(words: Words, head: Head, stop: int) -> bool:
    """Whether a title with a sentence's capital goes on in lower case ("Pengamat perbankan")."""
    if len(head.form) > 1 or not words.words[stop].islower():
        return False
    return head.form[0].lower() in _LOWER or general_head(head.form[0]) is not None


def _is_prefix_of_head(words: Words, at: int, head: Head) -> bool:
    """Whether a one-word head such as *Deputi* only opens a longer post."""
    if len(head.form) > 1 or head.form[0] not in _DEPUTY:
        return False
    return head_at(words, at + 1) is not None


def _is_in_proper_name(words: Words, at: int, head: Head) -> bool:
    """Whether a noun of profession only goes on a name: "Koperasi Pemilik Kapal Tirta"."""
    if head.form[0].islower() or len(head.form) > 1 or words.opens_sentence(at):
        return False
    if general_head(head.form[0]) is None:
        return False
    before = words.words[at - 1]
    if complement_kind(before) == "body":
        return True
    return head.group == GENERAL_GROUP and before[0].isupper() and not _may_precede(words, at)


def _may_precede(words: Words, at: int) -> bool:
    """Whether the capital before ``at`` is a prefix of the post or opens its sentence."""
    before = words.words[at - 1]
    prefix = before in _DEPUTY or (before,) in _ACTING or words.words[at - 2 : at] in _ACTING
    return prefix or words.opens_sentence(at - 1) or extends_back(words, at)


def _is_rank(words: Words, at: int) -> bool:
    """Whether the head is a rank here: "Inspektur Jenderal Surya", but not "… Kementerian"."""
    return opens_rank(words, at) and not complement_kind(words.words[at + 2])


def _with_prefixes(words: Words, at: int, title: str) -> tuple[int, str, bool]:
    """Return where the post starts with its prefixes, its title, and whether it is a former one."""
    former = False
    while at > 0:
        before = words.words[at - 1]
        if before in _DEPUTY or (before.capitalize() in _DEPUTY and words.words[at].islower()):
            title = f"{before.capitalize()} {title}"
            at -= 1
        elif extends_back(words, at):
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
    return opening if may_open_post(inner) or complement_kind(inner) == "" else last


def _past_suffix(words: Words, last: int) -> int:
    for length in (2, 1):
        if words.words[last : last + length] in _SUFFIXES:
            return last + length
    return last


def _is_plural(words: Words, first: int) -> bool:
    return words.words[first - 1].lower() in _PLURAL and words.words[first - 1] != PASSAGE_END
