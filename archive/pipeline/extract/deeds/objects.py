"""Find what a cue is about: the phrase it governs, to its right or to its left."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.provided import done_to, paid_out
from archive.pipeline.extract.deeds.stages import cues
from archive.pipeline.extract.deeds.title_lists import is_verb
from archive.pipeline.extract.deeds.titles import TOKEN, Phrase, read_phrase
from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.pipeline.lexicon import lexicon

#: Roles at which a phrase can start.
HEADS: Final = (Role.INSTRUMENT, Role.COOPERATION, Role.THING)
_ANCHORS: Final = (*HEADS, Role.SUBJECT, Role.GENERAL)
#: How many words may stand between a verb and its object, and a subject and its passive.
_MAX_GAP: Final = 18
#: A verb so near after a cue only carries its object: "berkomitmen mendanai beasiswa".
_AT_ONCE: Final = 2
_CARRYING: Final = frozenset({"commitment", "offer", "request", "proposal", "agreement", "wish"})
#: After these a verb with a known noun is what is done: "sepakat memperketat pemeriksaan".
_PLANNING: Final = _CARRYING | {"plan", "talks", "exploration"}
#: What one side decides for itself is no plan of two.
_ALONE: Final = frozenset({"memutuskan", "menetapkan"})
#: Before a place a phrase does not start.
_PLACES: Final = frozenset({"ke", "di", "dalam", "sampai"})
_MAX_GAP_LEFT: Final = 9
#: What is offered by number: "menyiapkan 200 tempat bagi perawat".
_OFFERED: Final = frozenset({"tempat", "kursi", "posisi", "jatah", "slot"})
#: Unknown nouns a phrase may open with before the word that makes it a labour phrase.
_MAX_OPENING: Final = 5
#: No phrase opens with one of these, nor reaches back over it.
_JOINING: Final = frozenset({"di", "ke", "dan", "serta", "ini", "itu", "tersebut", "tadi"})


#: "akan didatangkan": what is planned stands before it.
_PASSIVE_NEXT: Final = re.compile(r"\s(?:segera\s|juga\s)?di[a-z]{4,}")


#: "Topik penting lain yang", before the cue, and "dalam pertemuan ialah", after it.
_TOPIC: Final = re.compile(
    r"\b(?:topik|hal|isu|agenda|poin|materi|tema|fokus|bahasan|usulan)\b[^,.;]{0,40}\syang\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_LONGEST_LINK: Final = 25
_PREDICATE: Final = re.compile(r"[^,.;]{0,60}?\s(?:ialah|adalah)\b")
_BY: Final = re.compile(r"[^,.;]{0,40}?\s(?:lewat|melalui|dengan)\s(?=kerja ?sama\b|kolaborasi\b)")
#: What befalls the thing before it: "Penandatanganan MoU dengan Korea Selatan batal".
_BEFALLING: Final = frozenset({"cancellation", "suspension", "end", "refusal"})
#: "Membuka peluang bagi pekerja": what is opened is the thing.
_OPENED: Final = re.compile(r"\s(peluang|kesempatan)$")
_FOR_PEOPLE: Final = re.compile(r"\s(?:bagi|untuk|kepada)\s(?!me)")
#: "Undang-undang tentang pekerja domestik" is about the act.
_ABOUT: Final = re.compile(r"\b(\S+)\s(?:tentang|mengenai|soal)\s$")
#: What is told besides: "selain pelatihan, kedua negara membahas ...".
#: A verb with its object: "memperpanjangnya".
_OWNING: Final = re.compile(r"me[a-z]+nya")
_AIM: Final = frozenset({"untuk", "guna"})
_ABOUT_WORDS: Final = frozenset({"tentang", "mengenai"})
_BESIDES: Final = re.compile(r"\b(?:[Ss]elain|[Dd]i luar|[Dd]i samping)\s$")
#: "Pelatihan itu diselenggarakan bersama Jerman": who does it, behind a passive verb.
_DONE_BY: Final = re.compile(r"\s(?:bersama|oleh|berkat)\s|\s[A-Z]")
_TOGETHER: Final = frozenset(
    {"menggandeng", "gandeng", "bekerja sama", "bekerjasama", "berkolaborasi"}
)
_TAKING_ALONG: Final = frozenset({"menggandeng", "gandeng", "menunjuk", "menugaskan", "menugasi"})
_FOR_AIM: Final = re.compile(r"[^.;]{3,90}?\s(?:untuk|guna)\s(?P<verb>me[a-z]+)\s")
#: "Meminta bantuan Indonesia melatih pengawas": the help is in what is done.
_HELP: Final = re.compile(
    r"(?:bantuan|dukungan|sokongan|pertolongan|izin|kesediaan)\s(?:[A-Z]\w+\s){0,2}(?:untuk\s|guna\s)?"
    r"(?P<verb>me[a-z]+)\s"
)
#: A draft is sent, not its sending agreed: "mengirim draf nota kesepahaman".
_DRAFT: Final = re.compile(
    r"(?:mengirim(?:kan)?|menyerahkan|menyampaikan)\s(?:draf|draft|rancangan|konsep|naskah|nota)\b"
)
_FOR: Final = re.compile(r"\W*(?:Untuk|Guna|Demi)\s(?P<verb>me[a-z]+)\s")
#: A relative clause may stand between a thing and what became of it: "MoU yang ... ditunda".
_RELATIVE: Final = re.compile(r"[\w\s]{0,40},?\syang\s")
#: "Gagasan itu, yang dilontarkan asosiasi agen, ditolak": what it says stands by the way.
_ASIDE: Final = re.compile(
    r",\s(?:yang|perusahaan|agen|agensi|asosiasi|lembaga|badan|yayasan|jaringan|operator|kampus|sekolah"
    r"|universitas|politeknik|rumah sakit|serikat|organisasi|koperasi|kamar dagang|penyalur)"
    r"\s[^,;.]{3,120},\s"
)
#: What talks with somebody are about: "berunding dengan X, yayasan gereja, mengenai Ausbildung".
_TOPIC_OF: Final = re.compile(r"\b(?:mengenai|tentang|soal|terkait|perihal|seputar)\s")
#: "Berunding dengan asosiasi kontraktor tentang ...": first with whom, then about what.
_WITH_WHOM: Final = re.compile(r"\s(?:[a-z]+\s){0,2}(?:dengan|bersama)\s")
_TALKING: Final = frozenset({"talks", "negotiation", "exploration"})


@cache
def _words(topic: str, table: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(topic)[table][key])


def find_object(cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """Return the phrase that ``cue`` governs, or None where it governs none in its clause."""
    if _points_back(cue, text):
        return None
    if _OWNING.fullmatch(text, cue.start, cue.end) is not None:
        # "Program itu, Malaysia memperpanjangnya": its object was named before.
        return left_object(cue, clause, text, near=_MAX_GAP_LEFT)
    if cue.value == "exchanging":
        return read_phrase(text, cue.start, clause.end, clause.sides, verb=True)
    side = cues()[cue.value].object
    opened = _OPENED.search(text, cue.start, cue.end)
    if opened is not None and _FOR_PEOPLE.match(text, cue.end, clause.end) is not None:
        return read_phrase(text, opened.start(1), clause.end, clause.sides)
    passive = text[cue.start : cue.start + 3].casefold().startswith(("di", "ter"))
    cleft = _cleft(cue, clause, text)
    if cleft is not None:
        return right_object(cue._replace(end=cleft), clause, text)
    if cue.value == "plan" and _PASSIVE_NEXT.match(text, cue.end):
        return _through(cue, clause, text) or left_object(cue, clause, text)
    if cue.value == "plan" and passive:
        return left_object(cue, clause, text) or right_object(cue, clause, text)
    if passive and text.endswith(", ", clause.start, cue.start):
        # "Untuk itu, dibentuk kelompok kerja": what is done stands before what it is done to.
        formed = right_object(cue, clause, text, near=4)
        if formed is not None:
            return formed
    if side == "right" and passive and _DONE_BY.match(text, cue.end, clause.end) is not None:
        done = left_object(cue, clause, text)
        if done is not None and not done.back:
            return done
    if side == "right":
        if text.endswith(" ada", cue.start, cue.end):
            return right_object(cue, clause, text) or left_object(cue, clause, text, near=2)
        return (
            _aim(cue, clause, text)
            or right_object(cue, clause, text)
            or _purpose(cue, clause, text)
        )
    if cue.value in _TALKING:
        topic = _TOPIC_OF.search(text, cue.end, clause.end)
        about = None if topic is None else cue._replace(end=topic.end() - 1)
        if about is not None and _WITH_WHOM.match(text, cue.end, clause.end) is not None:
            return right_object(about, clause, text)
        if about is not None and right_object(cue, clause, text) is None:
            return right_object(about, clause, text)
    if side == "left" or passive:
        return (
            paid_out(cue, clause, text)
            or left_object(cue, clause, text)
            or done_to(cue, clause, text)
            or right_object(cue, clause, text, near=4)
        )
    if cue.value in _CARRYING and text.startswith("me", cue.start):
        # Before "meminta" stands who asks.
        return right_object(cue, clause, text)
    return right_object(cue, clause, text) or left_object(
        cue, clause, text, near=_MAX_GAP_LEFT if cue.value in _BEFALLING else 3
    )


def _cleft(cue: Mark, clause: Clause, text: str) -> int | None:
    """Where the object of "topik lain yang dibahas ialah ..." begins."""
    if cue.value == "agenda":
        predicate = _PREDICATE.match(text, cue.end, clause.end)
        return None if predicate is None else predicate.end()
    if " yang " not in text[max(clause.start, cue.start - _LONGEST_LINK) : cue.start]:
        return None
    if _TOPIC.search(text, clause.start, cue.start) is None:
        return None
    predicate = _PREDICATE.match(text, cue.end, clause.end)
    return None if predicate is None else predicate.end()


def _purpose(cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """What one works together for: "Untuk memulihkan korban, KP2MI menggandeng IOM"."""
    if text[cue.start : cue.end].casefold() not in _TOGETHER:
        return None
    opened = _FOR.match(text, clause.start, cue.start)
    if opened is None or opened["verb"] not in lexicon("title_words")["nominal"]:
        return None
    return read_phrase(text, opened.start("verb"), cue.start, clause.sides, verb=True)


def _aim(cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """What one takes a body along for: "menggandeng asosiasi koki untuk menguji calon"."""
    if text[cue.start : cue.end].casefold() not in _TAKING_ALONG:
        return None
    aim = _FOR_AIM.match(text, cue.end, clause.end)
    if aim is None or aim["verb"] not in lexicon("title_words")["nominal"]:
        return None
    return read_phrase(text, aim.start("verb"), clause.end, clause.sides, verb=True)


def _through(cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """The cooperation by which a thing is to be done: "akan ditingkatkan lewat kerja sama"."""
    by = _BY.match(text, cue.end, clause.end)
    if by is None:
        return None
    phrase = read_phrase(text, by.end(), clause.end, clause.sides, verb=True)
    return None if phrase.bare or phrase.back else phrase


def _points_back(cue: Mark, text: str) -> bool:
    """Whether a noun cue points back: "penandatanganan tersebut"."""
    following = TOKEN.match(text, cue.end + 1)
    return following is not None and following[0].casefold() in _words(
        "title_words", "stop", "pointers"
    )


def right_object(cue: Mark, clause: Clause, text: str, near: int = _MAX_GAP) -> Phrase | None:
    """Return the first phrase after the cue, stepping over fillers, names and partners.

    Right of a cue a labour word is enough: "kunjungan ke perkampungan pekerja".
    """
    after = [mark for mark in clause.marks if mark.start >= cue.end]
    heads = {mark.start: mark for mark in after if mark.role is Role.LABOUR}
    heads.update((mark.start, mark) for mark in after if mark.role in _ANCHORS)
    verbs = {mark.start for mark in after if mark.role is Role.VERB}
    alone = text[cue.start : cue.end].casefold() in _ALONE
    plans = cue.value in _PLANNING and not alone
    if not (heads or verbs or plans):
        return None
    fillers = _words("title_words", "stop", "fillers")
    stops = _words("title_words", "stop", "words")
    links = _words("title_words", "stop", "partner_links")
    light = _words("triggers", "verbs", "light")
    numbers = _words("title_words", "stop", "numbers")
    counting = _words("title_words", "stop", "counting")
    nominal: dict[str, str] = lexicon("title_words")["nominal"]
    carries = cue.value in _CARRYING
    opening: list[int] = []
    closing = cue.end
    paid = False
    word = ""
    for count, match in enumerate(TOKEN.finditer(text, cue.end, clause.end)):
        before, word, start = word, match[0], match.start()
        low = word.casefold()
        if start < closing:
            continue
        if count > near:
            return None
        if word == "(":
            closing = text.find(")", start, clause.end) + 1 or clause.end
            continue
        if carries or plans:
            helped = _HELP.match(text, start, clause.end)
            if helped is not None and helped["verb"] in nominal:
                return read_phrase(text, helped.start("verb"), clause.end, clause.sides, verb=True)
        if start in verbs and _DRAFT.match(text, start, clause.end) is not None:
            opening = []
            continue
        if (start in verbs and (low not in light or _again(text, match.end()))) or (
            plans and low in nominal and low not in light
        ):
            return read_phrase(text, start, clause.end, clause.sides, verb=True)
        if before.casefold() in _AIM and paid and low in nominal:
            # "Menyediakan 30 juta euro untuk membenahi akreditasi" does the latter.
            return read_phrase(text, start, clause.end, clause.sides, verb=True)
        if low in numbers or low in counting:
            paid = True
            continue
        if start in heads and heads[start].role is Role.LABOUR:
            anchored = bool(opening) and word.islower()
        else:
            anchored = start in heads
        if anchored and (opening or low not in fillers or _is_head(heads[start], match)):
            first = opening[0] if opening and len(opening) <= _MAX_OPENING else start
            return read_phrase(text, first, clause.end, clause.sides)
        if opening and low in _ABOUT_WORDS and count < near:
            continue
        if opening and low in {"di", "dalam"}:
            continue
        if low in _OFFERED and not opening and before.isdigit():
            opening = [start]
            continue
        if (
            low in {"bagi", "untuk"}
            and len(opening) == 1
            and text.startswith(tuple(_OFFERED), opening[0])
        ):
            continue
        if start in verbs or low in fillers or low in links or low == "bagi" or word[0] in "\"“:‘'":
            opening = []
            continue
        if word == "," and count == 0:
            continue
        if not word[0].isalnum():
            return None
        if carries and count < _AT_ONCE and low.startswith("me") and is_verb(word):
            opening = []
            continue
        if low in stops or (word.islower() and is_verb(low)):
            return None
        if low in _PLACES and not opening:
            continue
        opening = [*opening, start] if word.islower() or opening else []
    return None


def _again(text: str, end: int) -> bool:
    """Whether the verb before ``end`` is done again: "membuka kembali penempatan"."""
    return text.startswith((" kembali ", " lagi "), end)


def _is_head(mark: Mark, word: re.Match[str]) -> bool:
    """Whether a word that is mostly a filler is the head here: "peluang kerja"."""
    return mark.role in HEADS[:2] or mark.end > word.end()


def left_object(cue: Mark, clause: Clause, text: str, near: int = _MAX_GAP_LEFT) -> Phrase | None:
    """Return the last phrase before the cue, if no more than ``near`` words lie between."""
    found: Phrase | None = None
    reach = clause.start
    aside = _ASIDE.search(text, clause.start, cue.start)
    for anchor in clause.of(*_ANCHORS):
        if anchor.start >= cue.start:
            break
        if aside is not None and aside.start() < anchor.start < aside.end():
            continue
        if anchor.start < reach:
            continue
        start = expand_left(text, anchor.start, max(reach, clause.start))
        if _BESIDES.search(text, clause.start, start) is not None:
            reach = max(anchor.end, text.find(",", anchor.end, cue.start))
            continue
        about = _ABOUT.search(text, max(reach, clause.start), start)
        if about is not None and about[1].islower():
            start = about.start()
        verb = is_verb(text[start : anchor.end].split(" ", 1)[0])
        phrase = read_phrase(text, start, cue.start, clause.sides, verb=verb)
        reach = max(phrase.reach, anchor.end)
        found = phrase
    if found is None:
        return None
    if aside is not None and reach <= aside.start():
        reach = aside.end()
    between = text[reach : cue.start]
    if between.count(" ") > (_MAX_GAP if _RELATIVE.match(between) else near):
        return None
    return None if re.search(r"\b(?:untuk|guna|agar|dengan) me", between) else found


def expand_left(text: str, start: int, bound: int) -> int:
    """Return where the noun phrase around ``start`` begins, not before ``bound``."""
    stops = _words("title_words", "stop", "words")
    fillers = _words("title_words", "stop", "fillers")
    links = _words("title_words", "stop", "partner_links")
    numbers = _words("title_words", "stop", "numbers")
    tokens = list(TOKEN.finditer(text, bound, start))
    for match in reversed(tokens[-_MAX_OPENING:]):
        word = match[0]
        low = word.casefold()
        joins = low in links or low in numbers or low in _JOINING
        if not word.islower() or low in stops or low in fillers or joins or is_verb(low):
            break
        start = match.start()
    return start
