"""Roles: what the words around a partner's name say it does in the article.

Rules stand in the order in which they are tried; the first that fits names the role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.pipeline.documents import Span
from archive.pipeline.extract.partners.role_cues import (
    RoleCues,
    RoleRule,
    role_cues,
    role_rules,
    speaks_of,
)
from archive.vocabulary import PartnerKind

_LEFT = 110
_RIGHT = 80
_NEAR = 36
#: How far before *di* or *ke* a word about placement still governs it, in words.
_WORK_BEFORE = 6
_LONGEST_PHRASE = 3
_ACTING_BODIES = frozenset(
    {
        PartnerKind.AGENCY,
        PartnerKind.CIVIL_SOCIETY,
        PartnerKind.COMPANY,
        PartnerKind.OTHER,
        PartnerKind.UNIVERSITY,
    }
)
_SIGNED = re.compile(
    r"\b(?:[Pp]enandatanganan|[Dd]itandatangani|[Mm]enandatangani|diteken|meneken)\b"
)
#: "disusun Handwerkskammer Erfurt": who did it.
_ASIDE = re.compile(r"(?:\s\([^()]{1,30}\))?,\syang\s(?:[^,;.]|,(?=\d)|\.(?=\d)){3,140},(?=\s)")
_PASSIVE = re.compile(r"di(?!mana|rektur|rjen|nas|visi|sebut|mulai)[a-z]{4,}")
#: "Jaringan rumah sakit asal Madinah, Arab Saudi": where a body is at home.
_SEATED_IN = re.compile(
    r"\b(?:asal|dari|(?:berbasis|bermarkas|berkantor(?:\spusat)?|berkedudukan|berpusat)\sdi)\s"
    r"(?:[A-Z][\w'’-]*\s?){1,3},\s\(?$"
)
#: "MoU antara Pemkot Bandung dan Pemerintah Kota Yokohama", "diteken Pemkab Sragen dan Kota X":
#: the second of two sides.
_SECOND_SIDE = re.compile(
    r"\b(?:antara\s[^.;,]{3,80}"
    r"|di(?:teken|tandatangani|sepakati|perbarui|perpanjang|jalin|rintis|susun)\s(?:oleh\s)?"
    r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4})"
    r"\s(?:dan|serta|dengan|bersama)\s(?:(?:[Pp]emerintah|[Pp]ihak)\s)?$"
)
#: "Tawaran pemagangan perawat lansia dari X": what comes from whom.
_GIVEN_BY = re.compile(
    r"\b(?:tawaran|permintaan|undangan|hibah|bantuan|beasiswa|dukungan|ajakan|usulan|dana|kunjungan|komitmen|kuota"
    r"|pesanan|lamaran|surat|sumbangan|pinjaman)\s(?:[\w-]+\s){1,7}dari\s(?:pihak\s)?$"
)
#: Behind a place one goes to, these tell that one goes there to work or learn.
_TO_WORK = re.compile(
    r"[^.;]{0,25}?\s(?:untuk|guna)\s(?:mengikuti|bekerja|magang|belajar|menjalani|dilatih|ikut|praktik|kuliah)\b"
)
_ACTIVE = re.compile(
    r"(?:\s?[(][^()]{1,40}[)])?(?:\s(?:di\s)?(?:negara|negeri)\s(?:itu|tersebut)|\ssetempat)?"
    r"(?:,?\s(?:di|asal|dari)\s[A-Z][\w-]+(?:,\s[A-Z][\w-]+)?|,\s[a-z][^,.;]{3,60}(?:,\s[A-Z][\w-]+)?,)?"
    r"(?:\s(?:setiap|tiap|sejak|selama|secara|pada)\s[\w-]+(?:\s(?:lalu|ini|itu|terakhir))?)?,?\s(?:(?:juga|akan|telah|sudah|turut|kini|lalu|pun|sempat|masih"
    r"|segera|tidak|belum|bakal)\s){0,3}((?!menyebut|mengata|menyata|mencatat|melapor|memperkira"
    r"|merilis|menulis|mengungkap|menduga|menemukan)me(?:m|n|ng|ny|l|r|w|y)[a-z]{3,}|ber[a-z]{4,}"
    r"|di(?:undang|libatkan|gandeng|ajak|tunjuk|minta)|ikut|siap|ingin|sepakat|setuju|hadir|datang|minta|tertarik|serta)\b"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A name in its sentence.

    ``group`` is the list the name stands in (*RRT, Jepang, dan Korea*), which shares
    the words around it; ``with_indonesia`` tells that Indonesia is in that list,
    ``in_foreign_post`` that the name stands in a foreign official's post, ``own_office`` in an
    Indonesian office abroad, ``after_city`` after one of its cities and a comma, and
    ``located`` after a unit or body of its own and a comma.
    """

    text: str
    sentence: Span
    name: Span
    group: Span
    kind: PartnerKind
    with_indonesia: bool = False
    in_foreign_post: bool = False
    own_office: bool = False
    after_city: bool = False
    located: bool = False

    def words_before_name(self) -> list[str]:
        """The words of the sentence right before the name itself."""
        start = max(self.sentence.start, self.name.start - _NEAR)
        return self.text[start : self.name.start].split()

    def left(self) -> str:
        """The words of the sentence before the group, at most a clause's length."""
        return self.text[max(self.sentence.start, self.group.start - _LEFT) : self.group.start]

    def right(self) -> str:
        """The words of the sentence after the group, at most a clause's length.

        A relative clause right behind it is stepped over: *IsDB, yang membiayai BLK, menyetujui*.
        """
        aside = _ASIDE.match(self.text, self.group.end, self.sentence.end)
        first = self.group.end if aside is None else aside.end()
        return self.text[first : min(self.sentence.end, first + _RIGHT)]

    def speaks_of(self, topic: str) -> bool:
        """Whether the sentence holds a word of ``topic``."""
        return speaks_of(topic, self.sentence.of(self.text))


def find_role(around: Surroundings) -> RoleRule:
    """The first rule that fits the words around a name."""
    return role_rules()[_rule(around)]


def _rule(around: Surroundings) -> str:
    if around.own_office:
        return "own-office"
    if around.located:
        return "locates"
    if around.in_foreign_post:
        return "foreign-official"
    cues, left = role_cues(), around.left()
    words = left.split()
    endings = _endings(words)
    if not endings.isdisjoint(cues.seat):
        # Whoever signs at a firm's office signs with the firm.
        ours = around.kind in _ACTING_BODIES and _SIGNED.search(around.sentence.of(around.text))
        return "party" if ours else "venue"
    if around.kind is PartnerKind.FORUM and cues.occasion.search(left):
        return "occasion"
    if around.after_city:
        return "origin" if _SEATED_IN.search(left) else "venue"
    last = words[-1].lower().lstrip("(") if words else ""
    if last == "untuk" and around.with_indonesia:
        return "named"
    if (
        last == "pada"
        and around.kind is PartnerKind.AGENCY
        and words[-2:-1]
        and words[-2].istitle()
    ):
        return "post"
    if last in cues.place or last in cues.origin:
        return _place_rule(around, words, last)
    return _acting_rule(around, left, words, endings)


def _acting_rule(
    around: Surroundings, left: str, words: Sequence[str], endings: frozenset[str]
) -> str:
    """The rule for a name that does something or something is done with."""
    cues = role_cues()
    if not endings.isdisjoint(cues.trade):
        return "trade"
    if around.kind is not PartnerKind.COUNTRY and not endings.isdisjoint(cues.citation):
        return "named"
    near_name = around.words_before_name()
    if not (endings | _endings(near_name)).isdisjoint(cues.actor):
        return "actor"
    if _goes_with(cues, words) or _goes_with(cues, near_name) or cues.partner_list.search(left):
        return "with"
    if _SECOND_SIDE.search(left):
        return "with"
    if around.name.of(around.text).startswith("Pemerintah ") and words[-1:] != ["untuk"]:
        return "actor"
    if around.kind is not PartnerKind.COUNTRY and not endings.isdisjoint(cues.through):
        return "with"
    if _may_end_a_post(words) and cues.post.search(left):
        return "post"
    if around.with_indonesia and around.speaks_of("cooperation"):
        return "compound"
    if not endings.isdisjoint(cues.offer):
        return "offer"
    if not endings.isdisjoint(cues.made_in):
        return "origin"
    if around.kind in _ACTING_BODIES:
        return _body_rule(around, words)
    verb = cues.subject.match(around.right())
    if verb is None and around.kind is PartnerKind.SUBNATIONAL and around.speaks_of("placement"):
        verb = _ACTIVE.match(around.right())
    if verb is None or not endings.isdisjoint(cues.listing):
        return "named"
    if verb.group(1).lower() not in cues.weak_verbs or around.speaks_of("cooperation"):
        return "subject"
    return "named"


#: What a school or a firm says or is; with any other verb it does something.
_NO_DEED = frozenset(
    {
        "menjadi",
        "merupakan",
        "memiliki",
        "mempunyai",
        "adalah",
        "menilai",
        "menganggap",
        "menegaskan",
        "mengatakan",
        "menyatakan",
        "kekurangan",
        "mengalami",
        "menempati",
        "mengumumkan",
        "perlu",
        "terus",
    }
)
#: "Menyatakan bersedia mengirim dosen" is an offer and no mere statement.
_READY = re.compile(
    r"\s(?:bersedia|siap|sepakat|setuju|berminat|minat|komitmen|kesediaan|kesiapan)\b"
)
#: Between a passive verb and who does it: "dilakukan langsung Al Rawda".
_ADVERBS = frozenset({"langsung", "sendiri", "sepenuhnya", "seluruhnya", "bersama"})


def _body_rule(around: Surroundings, words: Sequence[str]) -> str:
    """The rule for a school, firm, union or office that no word before it makes a side.

    It acts before any verb, behind a passive one, and in a sentence about cooperation or training.
    """
    cues = role_cues()
    if words and _PASSIVE.fullmatch(words[-2 if words[-1] in _ADVERBS else -1 :][0]):
        return "with"
    verb = cues.subject.match(around.right()) or _ACTIVE.match(around.right())
    if verb is not None and (
        verb.group(1).lower() not in _NO_DEED
        or _READY.match(around.right(), verb.end(1)) is not None
    ):
        return "subject"
    before = words[-1].strip(',:("“') if words else ""
    cited = before.islower() and words[-1][-1:].isalpha() and before not in cues.joins
    if not cited and (around.speaks_of("cooperation") or around.speaks_of("placing")):
        return "party"
    return "named"


def _place_rule(around: Surroundings, words: Sequence[str], last: str) -> str:
    """The rule for a name after *di*, *ke* or *dari*: a venue, a destination, an origin."""
    cues = role_cues()
    if last == "dari" and _GIVEN_BY.search(f"{' '.join(words)} "):
        return "offer"
    if around.kind in _ACTING_BODIES and last == "dari":
        rule = _acting_rule(around, " ".join(words[:-1]), words[:-1], _endings(words[:-1]))
        cited = not _endings(words).isdisjoint(cues.citation)
        return "party" if rule == "named" and not cited and around.speaks_of("placing") else rule
    if last in cues.origin:
        return (
            "offer" if last != "asal" and not _endings(words).isdisjoint(cues.offer) else "origin"
        )
    sends = last == "ke" and around.speaks_of("placement")
    if around.kind in _ACTING_BODIES and (sends or around.speaks_of("placing")):
        return "places"
    if around.kind is PartnerKind.UNIVERSITY:
        return "named"
    near = words if last == "ke" else words[-_WORK_BEFORE:]
    # "Menteri Tenaga Kerja": the words of a post tell of no placement.
    plain = [word for word in near if not word.istitle()]
    if speaks_of("placement", " ".join(plain)):
        return "programme" if around.speaks_of("programme") else "destination"
    if last == "ke":
        visited = any(word.lower() in cues.visit for word in words)
        return "visited" if visited and not _TO_WORK.match(around.right()) else "destination"
    return "venue" if around.speaks_of("meeting") else "named"


def _goes_with(cues: RoleCues, words: Sequence[str]) -> bool:
    """Whether *dengan*, *bersama*, *kepada* ... governs the name, over nouns like *pemerintah*."""
    at = len(words) - 1
    while at >= 0:
        word = words[at].strip(",:(").lower()
        if word and word not in cues.between and not word.isdigit():
            break
        at -= 1
    if at < 0 or words[at].lower() not in cues.goes_with:
        return False
    return at == 0 or words[at - 1].lower() not in cues.not_with


def _endings(words: Sequence[str]) -> frozenset[str]:
    """The last word, the last two and the last three, lower case, *dari* left aside."""
    if words and words[-1] == "dari":
        words = words[:-1]
    last = [word.lower() for word in words[-_LONGEST_PHRASE:]]
    return frozenset(" ".join(last[at:]) for at in range(len(last)))


def _may_end_a_post(words: Sequence[str]) -> bool:
    """Whether the last word can belong to a post: a capital, a bracket or *dari*."""
    return bool(words) and (words[-1][0].isupper() or words[-1][0] == "(" or words[-1] == "dari")


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
