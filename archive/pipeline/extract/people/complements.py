"""Read what follows the head of a post: its field, its body, its place, up to the name."""

from __future__ import annotations

from archive.pipeline.extract.names.body_names import past_body_name
from archive.pipeline.extract.names.complement_parts import Complement, Places, Traits
from archive.pipeline.extract.names.complement_words import (
    BODIES,
    NAMES_TOO,
    complement_kind,
    is_dictionary_word,
    is_lower_field,
    is_plain_noun,
)
from archive.pipeline.extract.names.person_names import (
    is_name_word,
    is_title,
    opens_balinese,
    opens_rank,
    read_name,
    skip_titles,
)
from archive.pipeline.extract.names.words import Words
from archive.pipeline.lexicon import lexicon

#: Longer complements than this many words are prose, not a post.
LONGEST_COMPLEMENT = 24
#: Of nouns in lower case a complement has no more than these words.
LONGEST_PLAIN = 9

_DATA = lexicon("complements")
_UNITS = frozenset(_DATA["short"]["units"])
_RANKS = frozenset(
    form.split()[0]
    for kind in ("police_military", "academic", "religious")
    for form in lexicon("honorifics")["honorific"][kind]
)
_LIST_WORDS = frozenset(_DATA["connector"]["list_words"])
_TO_PLACE = frozenset(_DATA["connector"]["to_place"])
_TO_BODY = frozenset(_DATA["connector"]["to_body"])
_TO_FIELD = frozenset(_DATA["connector"]["to_field"])
_FOREIGN = frozenset(_DATA["connector"]["foreign"])
_WITH_OBJECT = frozenset(_DATA["connector"]["with_object"])
_COMPANY_ENDS = frozenset(_DATA["organisation"]["ends_foreign_company"])
_SERVED = frozenset(_DATA["short"]["served"])
_DEMONSTRATIVES = frozenset({"itu", "tersebut", "setempat", "ini", "lain", "lainnya"})
_PLAIN_PREPOSITIONS = frozenset({"dari", "untuk", "bagi", "asal", "pada", "bidang", "dan", "para"})
_LETTERED_FIELDS = _SERVED | {"PKK", "Jamsos"}
#: "kepala seksi tenaga kerja asing pada Dinas Industri": the body a post belongs to.
_TO_PLAIN_BODY = frozenset({"pada", "dari"})
_HOME_WORDS = frozenset({"RI", "Indonesia", "NKRI"})


def read_complement(words: Words, index: int, places: Places, traits: Traits) -> Complement:
    """Return the complement of the head that ends before ``index``."""
    reader = _Reader(words, index, places, traits)
    last = reader.read()
    end = reader.read_bodies_after_commas(last)
    return Complement(last, end, reader.body)


class _Reader:
    """One reading of a complement, left to right; ``body`` is the last organisation seen."""

    def __init__(self, words: Words, index: int, places: Places, traits: Traits) -> None:
        self.words = words
        self.start = index
        self.places = places
        self.traits = traits
        self.body: int | None = None

    def read(self) -> int:
        """Return the index past the last word of the complement."""
        at = self.start
        while at - self.start < LONGEST_COMPLEMENT:
            following = self._step(at)
            if following == at:
                following = self._past_unknown(at)
            if following == at:
                break
            at = following
        return at

    def _past_unknown(self, at: int) -> int:
        """Past words that no list has, where the words after them part them from the name.

        "Kapolres Kotim AKBP Johanes", "Kepala Bidang Voli Pantai PBVSI Slamet",
        "Managing Director International Monetary Fund (IMF) Christine".
        """
        end = at
        while end - at < 5 and self._is_plain_name_word(end) and not self._ends_company(end):
            end += 1
        if end == at:
            return at
        parting, inner, close = self.words.words[end : end + 3]
        if parting == "(" and close == ")" and inner.isupper() and len(inner) > 1:
            self.body = at if self.body is None else self.body
            return end + 3
        named = is_name_word(inner)
        if parting in _COMPANY_ENDS and named and not complement_kind(inner):
            # "Presiden Direktur Al Sharq Recruitment Khalid al-Otaibi"
            self.body = at if self.body is None else self.body
            return end + 1
        if parting in _HOME_WORDS and named and not complement_kind(inner):
            # "Programme Manager Helvetas Indonesia Reto Zumbach"
            self.body = at if self.body is None else self.body
            return end + 1
        parted = complement_kind(parting)
        ordinary = parted == "field" and all(map(is_dictionary_word, self.words.words[at:end]))
        if end - at < 4 and (parted == "place-word" or ordinary):
            return end
        if end - at < 4 and (
            (named and parting in _RANKS)
            or (self._is_body(parting) and (named or complement_kind(inner)))
        ):
            return end
        return self._past_dictionary_words(at, end)

    def _past_dictionary_words(self, at: int, end: int) -> int:
        """Past ordinary words that open a run of capitals, if a full name or nothing is left."""
        if self.traits.cabinet or (at == self.start and not self.traits.field):
            return at
        known = at
        while known < end and is_dictionary_word(self.words.words[known]):
            known += 1
        return known if known == end or end - known >= 2 else at

    def _ends_company(self, at: int) -> bool:
        return self.words.words[at] in _COMPANY_ENDS

    def _is_plain_name_word(self, at: int) -> bool:
        word = self.words.words[at]
        if is_title(word) or word in _RANKS:
            return False
        return is_name_word(word) and not complement_kind(word)

    def _is_body(self, word: str) -> bool:
        return complement_kind(word) in {"short", "body"}

    def read_bodies_after_commas(self, last: int) -> int:
        """Return the index past the bodies named after commas, when a name follows them."""
        body, at = self.body, last
        while self.words.words[at] == "," and self._starts_body(at + 1):
            begin = at + 1
            self.body = begin
            at = begin
            while (following := self._step(at)) != at:
                at = following
            if at == begin:
                break
        after = at + 1 if self.words.words[at] == "," else at
        named = at > last and is_name_word(self.words.words[skip_titles(self.words, after)])
        if named and self.words.words[at] == ",":
            return at
        self.body = body
        return last

    def _step(self, at: int) -> int:
        """Return the index past the next piece of the complement, or ``at`` if there is none."""
        word = self.words.words[at]
        place = self._past_place(at)
        if place > at:
            if complement_kind(self.words.words[place]) == "body" and self.body is None:
                self.body = at
            return place
        if word.isdigit() and complement_kind(self.words.words[at - 1]) == "short":
            return at + 1
        kind = self._kind(at)
        if kind == "body":
            begins = word not in {"Bidang", "Bagian", "Unit", "Pusat"} or self.body is None
            if begins and not (self.body == at - 1 and self._names_country(at - 1)):
                self.body = at
            return past_body_name(self.words, at)
        if kind == "place-word":
            return self._past_governed(at)
        if kind == "short":
            served = word in _SERVED and at > self.start
            if word not in _HOME_WORDS and not served and not self._goes_on_body(at):
                in_head = self.body is None and complement_kind(self.words.words[at - 1]) == "body"
                self.body = at - 1 if in_head else at
            return past_body_name(self.words, at)
        if kind == "field":
            return at + 1 if word[0].isupper() or self.words.words[at + 1][0].isupper() else at
        if word in {",", "/", "(", "-", "–"}:
            return self._past_mark(at)
        return self._past_connector(at)

    def _kind(self, at: int) -> str:
        word = self.words.words[at]
        if opens_balinese(self.words, at):
            return ""
        if opens_rank(self.words, at) and self.words.words[at - 1] not in BODIES:
            return ""
        if is_title(word) and self.words.words[at + 1][:1].isupper() and word != "TNI":
            if complement_kind(self.words.words[at + 1]):
                return complement_kind(word)
            in_name = word == "Jenderal" and self.words.words[at - 1] in BODIES
            return "field" if in_name else ""
        return complement_kind(word)

    def _names_country(self, at: int) -> bool:
        """Whether the word is a country before its body: "US Department of Labor"."""
        return self.words.words[at] in _DATA["short"]["country"] or (
            self.words.starts[at] in self.places
        )

    def _starts_body(self, at: int) -> bool:
        kind = complement_kind(self.words.words[at])
        return kind in {"body", "short"} or self.words.words[at + 1] in {"Department", "Ministry"}

    def _goes_on_body(self, at: int) -> bool:
        """Whether a short name belongs to the body before it ("Ditjen PHI", "DPR RI")."""
        before = self.words.words[at - 1]
        if self.body is None or before == ",":
            return False
        return self.words.words[at] in _UNITS or complement_kind(before) == "body"

    def _past_place(self, at: int) -> int:
        place = self.places.get(self.words.starts[at])
        if place is None:
            return at
        if self.traits.cabinet and place.country == "ID" and place.kind != "country":
            return at
        if place.country == "ID" and self._is_given_name(at):
            return at
        end = at
        while self.words.starts[end] < place.span.end and self.words.words[end] != "\n":
            end += 1
        return end

    def _is_given_name(self, at: int) -> bool:
        """Whether a town's name opens a person's ("Ketua APJATI Bima Hartanto")."""
        if self.words.words[at].lower() not in NAMES_TOO:
            return False
        following = self.words.words[at + 1]
        return is_name_word(following) and not is_title(following)

    def _past_governed(self, at: int) -> int:
        """Past "Kota X", "Provinsi X Y": the place word with a place, or with one unknown word."""
        inner = self._past_place(at + 1)
        if inner > at + 1:
            return inner
        if complement_kind(self.words.words[at + 1]):
            return at + 1
        if self.words.words[at + 1] == "Metro":
            return at + 3
        if is_name_word(self.words.words[at + 1]):
            return at + 2
        return at + 1

    def _past_mark(self, at: int) -> int:
        word = self.words.words[at]
        if word == "(":
            return self._past_bracket(at)
        if word == ",":
            return self._past_list_comma(at)
        if complement_kind(self.words.words[at + 1]) in {"body", "short", "field"}:
            return at + 1
        return at

    def _past_bracket(self, at: int) -> int:
        for close in range(at + 2, at + 9):
            if self.words.words[close] == ")":
                inner, after = self.words.words[at + 1], self.words.words[close + 1]
                goes_on = after == "," or is_name_word(after) or is_title(after)
                goes_on = goes_on or complement_kind(after) in {"body", "short"}
                is_short_form = bool(complement_kind(inner)) or (inner[0].isupper() and goes_on)
                return close + 1 if is_short_form else at
            if self.words.words[close] in {"(", "\n"}:
                return at
        return at

    def _past_places(self, at: int) -> int:
        """Past the comma of a list of places: "untuk Indonesia, Timor Leste, dan ASEAN"."""
        end = at
        while self.words.words[end] == "," and end - at < LONGEST_COMPLEMENT:
            joins = self.words.words[end + 1] in _LIST_WORDS
            inner = end + 2 if joins else end + 1
            following = self._past_place(inner)
            if following == inner and joins and complement_kind(self.words.words[inner]) == "short":
                following = inner + 1
            if following == inner:
                return at
            if joins:
                return following
            end = following
        return at

    def _past_list_comma(self, at: int) -> int:
        """Past a comma within a title: "Pendidikan Tinggi, Sains, dan Teknologi"."""
        if self.traits.posted and at > self.start:
            listed = self._past_places(at)
            if listed > at:
                return listed
        seen = at + 1
        while seen - at < 8:
            word = self.words.words[seen]
            if word in {"dan", "and", "&"}:
                following = self.words.words[seen + 1]
                return at + 1 if seen > at + 1 or self._is_field(following) else at
            if not (self._is_field(word) or word == ","):
                return at
            seen += 1
        return at

    def _is_field(self, word: str) -> bool:
        kinds = {"field", "short", "body"} if self.traits.posted else {"field"}
        return word[0].isupper() and complement_kind(word) in kinds

    def _past_connector(self, at: int) -> int:
        word, following = self.words.words[at], self.words.words[at + 1]
        if self.traits.lower and is_lower_field(word):
            return at + 1
        if self.traits.plain and self._is_plain_noun(at):
            return at + 1
        if word in _WITH_OBJECT and following[0].isupper():
            return at + 2
        if word in _FOREIGN:
            return at + 1 if following[0].isupper() or following in _FOREIGN else at
        if word in _LIST_WORDS:
            kind = complement_kind(following)
            before = complement_kind(self.words.words[at - 1])
            joins_shorts = kind == "short" and before == "short" and following not in _HOME_WORDS
            # "Pengawasan Ketenagakerjaan dan K3 Kemnaker": a field by its letters.
            joins_shorts |= before == "field" and following in _LETTERED_FIELDS
            joins_fields = kind == "field" and following[0].isupper()
            joins_fields = joins_fields and (at > self.start or self.traits.field)
            joins_places = self._past_place(at + 1) > at + 1 and self.words.words[at - 2] in {
                "untuk",
                "for",
            }
            # "Wakil Tetap RI untuk PBB, WTO, dan Organisasi Internasional Lainnya"
            joins_bodies = self.traits.posted and kind == "body" and at > self.start
            # "Direktur Pelindungan WNI dan Badan Hukum Indonesia"
            joins_bodies |= kind == "body" and self.words.words[at - 1] in _SERVED
            joined = joins_shorts or joins_fields or joins_places or joins_bodies
            return at + 1 if joined else at
        if word == "di" and self._is_seat(at):
            return at + 1
        if word == "dari" and at > self.start and self._parts_name(at + 1):
            self.body = at + 1
            return at + 2
        if word in _TO_PLACE and (
            self._past_place(at + 1) > at + 1
            or following in _HOME_WORDS
            or complement_kind(following) in {"short", "place-word"}
            or following in {"Kerajaan", "Republik", "Negara", "the"}
        ):
            return at + 1
        if word in _TO_BODY and complement_kind(following) in {"body", "short"}:
            return at + 1 if self._may_take_body(at) else at
        if word in _TO_FIELD and (self._is_field(following) or following in {"the", "of", "for"}):
            return at + 1
        return at

    def _is_plain_noun(self, at: int) -> bool:
        """Whether a word in lower case may go on a complement: no verb, no word of a clause."""
        word = self.words.words[at]
        if word in _DEMONSTRATIVES:
            return at > self.start and self.words.words[at + 1] in {",", "."}
        if sum(word.islower() for word in self.words.words[self.start : at]) >= LONGEST_PLAIN:
            return False
        if word == "para" or (at > self.start and word in _PLAIN_PREPOSITIONS):
            following = self.words.words[at + 1]
            in_body = word in _TO_PLAIN_BODY and complement_kind(following) in {"body", "short"}
            return in_body or is_plain_noun(following) or self._past_place(at + 1) > at + 1
        return is_plain_noun(word)

    def _is_seat(self, at: int) -> bool:
        """Whether "di" + place goes with the post: diplomats serve there; else a name follows it.

        "Direktur HRD Korea di Indonesia Bae Jin-ho" is no prose: that has a verb or a comma.
        """
        end = self._past_place(at + 1)
        if end == at + 1:
            return False
        if self.traits.posted:
            return True
        return at > self.start and (self._opens_name(end) or self._comma_names(end))

    def _comma_names(self, at: int) -> bool:
        """Whether a comma and a full name stand there: "Ketua Ikatan Perawat di Jepang, …"."""
        if self.words.words[at] != ",":
            return False
        name = read_name(self.words, at + 1)
        return name is not None and name.length > 1

    def _opens_name(self, at: int) -> bool:
        word = self.words.words[at]
        if is_title(word):
            return True
        return is_name_word(word) and not complement_kind(word) and not is_dictionary_word(word)

    def _parts_name(self, at: int) -> bool:
        """Whether one unknown body and then a full name start there ("dari Swisscontact Urs …")."""
        return all(self._is_plain_name_word(at + number) for number in range(3))

    def _may_take_body(self, at: int) -> bool:
        """Whether "di/pada" + body goes with the post: not when the bare post acts in a venue."""
        return at > self.start or self.words.words[at] != "di"
