"""Give each post its name: the one after it, the one before it, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.pipeline.extract.names.complement_parts import Places
from archive.pipeline.extract.names.complement_words import complement_kind, is_dictionary_word
from archive.pipeline.extract.names.heads import GENERAL_GROUP, head_at
from archive.pipeline.extract.names.name_evidence import KNOWN_NAMES, word_kind
from archive.pipeline.extract.names.person_names import (
    NameRun,
    is_name_word,
    opens_balinese,
    read_name,
    read_name_before,
    skip_titles,
)
from archive.pipeline.extract.names.speech import ACTIVE, BARE
from archive.pipeline.extract.names.words import PASSAGE_END, Words
from archive.pipeline.extract.people.beyond_bodies import (
    COMPANY_FORMS,
    another_follows,
    body_end_before_name,
    goes_on_as_place,
    looks_like_person,
    names_no_person,
    part_at_title,
)
from archive.pipeline.extract.people.posts import Post, is_acting, is_name_too, past_inserted_clause

_JOINING = ("sekaligus", "merangkap", "yang juga", "dan juga", "serta sekaligus", "juga selaku")
_JOIN_FORMS = tuple(tuple(form.split()) for form in _JOINING)
_BEFORE_POST = tuple(
    tuple(form.split())
    for form in (
        # The longest form goes first: "yang kini menjabat sebagai" ends with others.
        *("yang kini menjabat sebagai", "yang kini menjabat", "yang menjabat sebagai"),
        *("sebelumnya menjabat", "sebelumnya adalah", "kini menjabat sebagai", "kini menjabat"),
        *("menjabat sebagai", "dilantik sebagai", "dilantik menjadi", "ditunjuk sebagai"),
        *("ditunjuk menjadi", "dipercaya sebagai", "yang menjabat", "menjabat", "adalah"),
        *("selaku", "yang juga", "yang merupakan", "sebagai", "sekaligus", "merangkap"),
    )
)
#: After "Name, post" one of these shows that the post was an insertion and not a new subject.
_CLOSES = frozenset(
    {",", ".", ")", ";", PASSAGE_END, '"', "”", "kepada", "saat", "dalam", "di", "usai", "ketika"}
    | {"pada", "(", "yang", "seusai", "seperti", "sebelum", "setelah", "melalui", "lewat"}
)


def is_unit(words: Words, name: NameRun) -> bool:
    """Whether every word of a run belongs to fields and units, so that it names no person."""
    return all(
        complement_kind(word) or is_dictionary_word(word)
        for word in words.words[name.first : name.last]
    )


def is_place(words: Words, places: Places, name: NameRun) -> bool:
    """Whether a run is a place, has a country in it, or is a town before its country."""
    if name.start == name.first:
        place = places.get(words.starts[name.first])
        if place is not None and place.span.end >= words.ends[name.last - 1]:
            return True
        after_comma = words.starts[min(name.last + 1, len(words.starts) - 1)]
        if name.length == 1 and words.words[name.last] == "," and after_comma in places:
            return True
    if words.words[name.last - 1] in _COMPASS:
        return True
    found = (places.get(words.starts[index]) for index in range(name.first, name.last))
    return any(place is not None and place.kind == "country" for place in found)


#: Places end so, and people do not.
_COMPASS = frozenset({"Barat", "Timur", "Utara", "Selatan", "Tengah", "Tenggara"})
#: Of three unknown words after these the first is the place.
_VILLAGE = frozenset({"Camat", "Lurah", "Kepala Desa"})

#: After these words of a run the name of a body goes on.
_GOES_ON = COMPANY_FORMS | {"-", "–", "&", "of", "for", "and", "und", "'", "’"}
#: "Surya adalah pencetak gol" tells of no post, "Surya adalah Direktur Umum" does.
_COPULAS = frozenset({"adalah", "menjabat"})
#: After "Name, perawat" only a mark does: a noun alone in lower case may open a clause.
_APPOSED = frozenset({",", ".", ")", ";", PASSAGE_END, '"', "”", "yang"})
#: Ministers and heads of state are not followed by a body.
_NO_BODY = frozenset({"state", "cabinet"})
#: After a post these open a clause that says more of it, before the name.
_INSERTED = frozenset({"yang", "periode", "merangkap"})
#: The rest of an apposed post has at most so many words; these stand between its capitals.
_LONGEST_REST = 10
_IN_POST = frozenset(
    {"di", "pada", "dari", "untuk", "bidang", "dan", "of", "for", "itu", "tersebut"}
)
#: Behind these no body follows.
_CLOSED = frozenset({".", PASSAGE_END, ":", ";", ")"})

Reading = tuple[Post, NameRun | None, str]


class NameReader:
    """Read the names of a body's posts; one reader a body."""

    def __init__(self, words: Words, places: Places) -> None:
        self.words = words
        self.places = places

    def read(self, posts: Sequence[Post]) -> Iterator[Reading]:
        """Yield each post with its name, or None, and the rule that gave it."""
        names_taken: set[int] = set()
        pending: list[Post] = []
        for post in posts:
            if self._joins_next(post):
                pending.append(post)
                continue
            post, name, rule = self._past_body(post)
            if name is None:
                name, rule = self._before(pending[0] if pending else post, post, names_taken)
            elif pending:
                rule = rule if name is None else "joined_posts"
            for joined in pending:
                yield joined, name, "joined_posts"
            pending = []
            if name is not None:
                names_taken.update(range(name.first, name.last))
            yield post, name, rule
        for post in pending:
            yield post, None, "bare"

    def _joins_next(self, post: Post) -> bool:
        """Whether this post and the next belong to one person ("X sekaligus Y, Name")."""
        if self.words.words[post.end : post.end + 3] == (",", "Duta", "Besar"):
            # "Asisten Sekretaris Jenderal OKI, Duta Besar Surya": a rank before the name.
            return is_name_word(self.words.words[post.end + 3])
        for form in _JOIN_FORMS:
            stop = post.end + len(form)
            if self.words.words[post.end : stop] == form:
                return head_at(self.words, stop) is not None
        return False

    def _past_body(self, post: Post) -> tuple[Post, NameRun | None, str]:
        """The name after the post; if that is a body's, the person named behind the body."""
        apposed = self._apposed_post(post)
        if apposed is not None:
            return apposed, None, "bare"
        name, rule = self._after(post)
        if name is None and post.title in _VILLAGE:
            place = read_name(self.words, post.end)
            if place is not None and self._is_village(place):
                longer = self._extended(post, place.end)
                name, rule = self._after(longer)
                if name is not None:
                    return longer, name, rule
        if name is None and self.words.words[post.end] in _INSERTED:
            end = past_inserted_clause(self.words, post.end + 1)
            if end:
                longer = replace(post, end=end)
                name, rule = self._after(longer)
                if name is not None:
                    return longer, name, rule
        if name is not None:
            inner = part_at_title(self.words, name)
            if inner is not name:
                return self._extended(post, inner.start), inner, rule
            goes_on = self.words.words[name.end] in _GOES_ON or goes_on_as_place(
                self.words, self.places, name
            )
            if (post.body is not None or post.title in _VILLAGE) and another_follows(
                self.words, self.places, name
            ):
                longer = self._extended(post, name.end)
                beyond, further = self._after(longer)
                if beyond is not None:
                    return longer, beyond, further
            if looks_like_person(self.words, name) and not goes_on:
                return post, name, rule
        of_body = post.group not in _NO_BODY or not post.bare
        if of_body and self.words.words[post.end] not in _CLOSED:
            end = body_end_before_name(
                self.words,
                self.places,
                post.end,
                in_body=post.body is not None,
                lower=post.lower,
            )
            longer = self._extended(post, end) if end > post.end else post
            beyond, further = self._after(longer) if end > post.end else (None, rule)
            if beyond is not None:
                return longer, beyond, further
        if name is not None and names_no_person(self.words, self.places, name):
            # The words go on the body: "Asroul, Ketua Persatuan Penyandang Cacat Jember, ..."
            goes_on = self.words.words[name.last] in _APPOSED and name.first == post.end
            return self._extended(post, name.last) if goes_on else post, None, "bare"
        return post, name, rule

    def _apposed_post(self, post: Post) -> Post | None:
        """The post up to the mark that closes it, where it stands behind a speaker's name.

        "kata Zuzana Kovac, Manajer SDM Beta Strojaren." names no second person.
        """
        if not post.first or self.words.words[post.first - 1] != ",":
            return None
        name = read_name_before(self.words, post.first - 1)
        if name is None or self._is_place(name):
            return None
        spoken = self.words.words[name.start - 1].lower() in BARE
        set_off = self.words.opens_sentence(name.start) or name.start < name.first
        if not spoken and not (post.lower and name.length > 1 and set_off):
            return None
        if not looks_like_person(self.words, name):
            return None
        end = post.end
        while end - post.end < _LONGEST_REST and self._goes_on_post(end):
            end += 1
        closed = self.words.words[end] in _APPOSED and self.words.words[end] != "yang"
        return self._extended(post, end) if closed and end > post.end else None

    def _goes_on_post(self, at: int) -> bool:
        word = self.words.words[at]
        following = self.words.words[at + 1]
        if word == ".":
            return following.isalnum() and self.words.starts[at + 1] == self.words.ends[at]
        if len(word) == 1 and following == ".":
            return True
        return word != PASSAGE_END and (word[0].isupper() or word in _IN_POST)

    def _extended(self, post: Post, end: int) -> Post:
        body = post.end if post.body is None else post.body
        return replace(post, last=end, end=end, bare=False, body=body)

    def _after(self, post: Post) -> tuple[NameRun | None, str]:
        at = post.end
        comma = self.words.words[at] == ","
        if comma or self.words.words[at] in {":", "bernama"}:
            at += 1
        name = read_name(self.words, at)
        if name is None or self._is_place(name) or self._is_new_subject(name):
            return None, "bare"
        in_post = complement_kind(self.words.words[name.first]) != ""
        known = word_kind(self.words.words[name.first]) in KNOWN_NAMES
        named_so = opens_balinese(self.words, name.first) or (comma and known and name.length > 1)
        if name.start == name.first and in_post and not named_so:
            return None, "bare"
        if comma and name.length == 1 and not self._apposed(name):
            return None, "bare"
        known = word_kind(self.words.words[name.first]) in KNOWN_NAMES
        unsure = comma and name.length == 1 and post.group == GENERAL_GROUP and not known
        if unsure and not self._speaks(name):
            return None, "bare"
        if post.doubtful and post.bare and not post.lower and name.length < 2:
            return None, "bare"
        if post.group == "security_local" and not comma and self._is_precinct(name):
            return None, "bare"
        if post.group == "corporate" and post.bare and not comma:
            name = self._without_company(name)
            if name.length == 1 and post.title != "Direktur Utama":
                return None, "bare"
        if post.title in _VILLAGE and not comma and self._is_village(name):
            return None, "bare"
        if not comma and name.length == 1 and self._held_before(post) and not known:
            return None, "bare"
        if post.title in _VILLAGE and not comma and name.start == name.first and name.length > 2:
            name = NameRun(name.first + 1, name.last, name.first + 1, name.end)
        if post.lower:
            full = name.length > 1 or comma or (name.start < name.first and not post.bare)
            return (name, "lower_post_name") if full else (None, "bare")
        return name, "post_comma_name" if comma else "post_name"

    def _is_village(self, name: NameRun) -> bool:
        """Whether the name of the head stands behind a comma: "Kepala Desa Tik, Zainal, ..."."""
        if self.words.words[name.end] != "," or name.start < name.first:
            return False
        other = read_name(self.words, name.end + 1)
        if other is None:
            return False
        following = self.words.words[other.end]
        return following in {",", "("} or following in ACTIVE

    def _held_before(self, post: Post) -> bool:
        """Whether the words before the post say that somebody named before holds it."""
        return any(
            self.words.words[post.first - len(form) : post.first] == form
            for form in _BEFORE_POST
            if form[-1] in _COPULAS and post.first >= len(form)
        )

    def _is_precinct(self, name: NameRun) -> bool:
        """Whether the words after "Kapolsek" are its district: officers' names follow a rank."""
        starts = self.words.starts[name.first : name.last]
        return name.length == 1 or any(start in self.places for start in starts)

    def _without_company(self, name: NameRun) -> NameRun:
        """Part the company from a run after "CEO": its word stands elsewhere by itself."""
        if name.length < 3:
            return name
        company, given = self.words.words[name.first], self.words.words[name.first + 1]
        places = self.words.places_of(company)
        alone = any(self.words.words[index + 1] != given for index in places)
        return NameRun(name.first + 1, name.last, name.first + 1, name.end) if alone else name

    def _before(self, first: Post, post: Post, taken: set[int]) -> tuple[NameRun | None, str]:
        at = first.first
        for form in _BEFORE_POST:
            start = at - len(form)
            if start > 0 and self.words.words[start:at] == form:
                end = start - 1 if self.words.words[start - 1] == "," else start
                if form[-1] in _COPULAS and post.group == GENERAL_GROUP:
                    return None, "bare"
                name = self._name_ending(end, sure=True)
                return name, "name_selaku_post" if name else "bare"
        before = self.words.words[at - 1] if at else PASSAGE_END
        if before in {",", "("}:
            name = self._name_ending(at - 1)
            closes = _APPOSED if post.lower and post.bare else _CLOSES
            closed = self.words.words[post.end] in closes or self.words.words[post.end] in ACTIVE
            if name is None or not closed or name.first in taken:
                return None, "bare"
            return name, "name_comma_post"
        name = self._name_ending(at)
        if name is None or name.first in taken or post.lower or (post.doubtful and post.bare):
            return None, "bare"
        return name, "name_post"

    def _name_ending(self, end: int, *, sure: bool = False) -> NameRun | None:
        """The name that ends there; a single word must be ``sure`` or follow a speech verb."""
        name = read_name_before(self.words, end)
        if name is None or self._is_place(name) or is_unit(self.words, name):
            return None
        opens = self.words.opens_sentence(name.first)
        if name.length == 1 and not (
            sure or opens or self.words.words[name.first - 1].lower() in BARE
        ):
            return None
        return name

    def _is_place(self, name: NameRun) -> bool:
        return is_place(self.words, self.places, name)

    def _is_new_subject(self, name: NameRun) -> bool:
        """Whether a head starts inside the run: the words are the next post, not a name."""
        at = skip_titles(self.words, name.start)
        if is_name_too(self.words.words[at]) and name.length > 1:
            return False
        return head_at(self.words, at) is not None or is_acting(self.words.words[name.start])

    def _speaks(self, name: NameRun) -> bool:
        """Whether a single word in commas speaks or has an age, as no company does."""
        following, further = self.words.words[name.end : name.end + 2]
        return following in ACTIVE or following == "(" or further in ACTIVE

    def _apposed(self, name: NameRun) -> bool:
        """Whether a single word after a comma is set off like a name."""
        following = self.words.words[name.end]
        if following == "(" and name.start == name.first:
            return True
        return following in {",", ".", PASSAGE_END} or following in ACTIVE
