"""Decide whether a candidate is an initiative, of which scope, and how sure that is.

The confidences are shares of right findings by rule, counted on articles on which no rule for
initiatives was made (``tests/pipeline/corpus/scored`` and ``meetings``, 72 articles), where a
thing given twice counts as wrong. The comments give right of found. To be counted again with
fresh articles (``python -m archive.evaluation GOLD TEXTS`` prints the calibration).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from archive.pipeline.extract.deeds.candidates import Candidate, is_wish
from archive.pipeline.extract.deeds.open_verbs import DEED
from archive.pipeline.extract.deeds.subjects import GENERAL_SUBJECTS
from archive.pipeline.extract.deeds.triggers import Role
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import InitiativeKind, Scope, Stage

#: A paper or cooperation with a labour object, a clear stage and a named partner. 20 of 25.
_NAMED_PAPER: Final = 0.8
#: A concrete labour thing that a clear stage governs, with a named partner. 67 of 86.
_NAMED_THING: Final = 0.8
#: The same where no noun names the thing, only a verb what is done: "merekrut perawat". 12 of 21.
_NAMED_DEED: Final = 0.55
#: The same where the verb is of no list. 5 of 13.
_OPEN_DEED: Final = 0.4
#: Without a partner in its own sentence. 24 of 44.
_CARRIED: Final = 0.55
#: A general claim of labour cooperation. 6 of 6, and 18 of 19 in development.
_CLAIM: Final = 0.85
#: Bare cooperation between labour bodies. 3 of 9.
_MINISTRIES: Final = 0.35
#: A thing that only general labour words make labour. 12 of 25.
_GENERAL: Final = 0.5
#: What is like the last thing told, or the paper of it. 1 of 3, and 4 of 9 in development.
LIKE: Final = 0.35
#: A wish, a plan or a hope for something concrete. 15 of 18.
_WISH: Final = 0.8
#: An item of a list, or what takes its object from what was told before. 14 of 31; most of
#: the others are parts of what was told already.
ITEM: Final = 0.45
#: A thing that only the sentences before make labour cooperation. 7 of 19.
_CONTEXT: Final = 0.4
#: What two sides deal about in an article on labour, whatever its words. 46 of 70, on articles by
#: which the rule was made.
_BETWEEN: Final = 0.55
#: What became of bare cooperation in an article about labour: signed, agreed, halted.
_FIRM: Final = frozenset(
    {Stage.SIGNED, Stage.SUSPENDED, Stage.CANCELLED, Stage.DENIED, Stage.COMPLETED}
)
_DOING: Final = frozenset(
    {
        "agreement",
        "commitment",
        "departure",
        "extension",
        "offer",
        "cooperation",
        "done",
        "launch",
        "benefit",
        "negotiation",
        "request",
        DEED,
    }
)
#: Cooperation in another field.
_OTHER: Final = 0.6
#: Below this a cue is too common to prove a thing without a partner beside it.
_CLEAR: Final = 4
#: Talk (and less) of what no noun names is no thing: "menyusun pedoman mediasi".
_TALK: Final = 5
#: Fewer words than these name no thing: "isu ketenagakerjaan".
_TELLING: Final = 2


_COUNTED: Final = re.compile(
    r"\b(?:[Dd]ata|[Tt]ercatat|[Ss]tatistik|[Tt]otal|[Jj]umlah|[Cc]atatan)\b"
)
#: "Hong Kong menampung 161.000 pekerja" counts who is there.
_HAVING: Final = frozenset({"menampung", "menyerap", "mempekerjakan", "memakai", "menerima"})
_HOW_MANY: Final = re.compile(
    r"(?:lebih dari|sekitar|hampir|sedikitnya|kurang lebih|total|paling banyak|\d+\.\d{3}"
    r"|ribu|ribuan)\b"
)
#: Evils that stop is no thing stopped: "menghentikan perdagangan orang".
_EVILS: Final = frozenset({"trafficking", "irregular-migration", "child-labour", "forced-labour"})
_STOPPED: Final = frozenset({Stage.SUSPENDED, Stage.CANCELLED})


_PUPILS: Final = frozenset({"pelajar", "mahasiswa", "siswa", "santri", "murid"})
_SCHOLARSHIP: Final = frozenset({"scholarship-officials"})


_HOME_SIDE: Final = (Role.HOME, Role.BODY, Role.DOMESTIC)
_PEOPLE: Final = frozenset({"tenaga", "calon", "sopir", "pengemudi", "ahli", "tukang", "juru"})
_TALKED_OF: Final = frozenset({"talks", "exploration", "agenda"})
#: Nouns of something that is done: "perekrutan", "kenaikan".
_PROCESS: Final = re.compile(
    r"(?:pe|ke)[a-z]{3,}an(?:nya)?|me[a-z]{4,}|upah|gaji|biaya|nasib|hak|kondisi|[a-z]+[is]asi"
)
_WISHED: Final = frozenset({"wish", "hope"})
#: What only another state can grant, whoever asks for it.
_MERCY: Final = frozenset({"amnesti", "pengampunan", "grasi", "pemutihan"})
_PROVIDING: Final = frozenset({"cooperation", "done", "departure", "offer", "commitment"})
#: Verbs of guests and letters as well as of workers: "mengirim delegasi".
_RECEIVING: Final = frozenset(
    {"menerima", "diterima", "mendapat", "memperoleh", "mengirim", "mengirimkan", "mengundang"}
)


@dataclass(frozen=True, slots=True)
class Admission:
    """The scope of an admitted candidate, by which rule, and the confidence."""

    scope: Scope
    rule: str
    confidence: float


@cache
def no_thing(key: str) -> frozenset[str]:
    return frozenset(lexicon("scope")["no_thing"][key])


@cache
def _vague() -> frozenset[str]:
    return frozenset(lexicon("triggers")["verbs"]["vague"])


def admit(
    candidate: Candidate, *, focus: bool, listed: bool, sided: bool, dealt: bool = False
) -> Admission | None:
    """Return how ``candidate`` counts, or None where it is no initiative.

    ``focus`` tells that the article is about labour, ``listed`` that the candidate
    is an item of something admitted before, ``sided`` that a labour body is one of the sides,
    ``dealt`` that two sides deal about it whatever it is (see ``dealing``).
    """
    found = _by_its_words(candidate, focus=focus, listed=listed, sided=sided)
    if found is not None and found.scope is Scope.LABOUR:
        return found
    if dealt:
        return Admission(Scope.LABOUR, "between sides", _BETWEEN)
    return found


def _by_its_words(
    candidate: Candidate, *, focus: bool, listed: bool, sided: bool
) -> Admission | None:
    """How ``candidate`` counts by the labour words of its phrase and its clause."""
    if not candidate.labour:
        if candidate.subjects and _is_no_thing(candidate):
            return None
        if candidate.subjects and speaks_by_context(candidate):
            return Admission(Scope.LABOUR, "context", _CONTEXT)
        return _other(candidate, focus=focus, sided=sided)
    reading = candidate.reading
    if _is_no_thing(candidate):
        return None
    stopped = reading is not None and reading.stage in _STOPPED
    if stopped and candidate.head is Role.VERB and _EVILS.issuperset(candidate.subjects):
        return None
    if listed:
        return Admission(Scope.LABOUR, "item", ITEM)
    if not candidate.clause.named and not focus:
        return None
    if is_wish(candidate) and not _is_concrete(candidate):
        return None
    general = frozenset(candidate.subjects) <= GENERAL_SUBJECTS
    paper = candidate.head in {Role.INSTRUMENT, Role.COOPERATION}
    if general and not paper:
        return _weak(candidate)
    if not candidate.clause.named:
        return _carried(candidate)
    if is_wish(candidate):
        return Admission(Scope.LABOUR, "wish", _WISH)
    if general:
        return Admission(Scope.LABOUR, "claim", _CLAIM)
    return _named(candidate, paper=paper)


def _named(candidate: Candidate, *, paper: bool) -> Admission:
    """A paper, a thing or a deed about labour, under a clear cue and with a named partner."""
    reading = candidate.reading
    if paper:
        return Admission(Scope.LABOUR, "paper", _NAMED_PAPER)
    if reading is not None and reading.cue.name == DEED:
        return Admission(Scope.LABOUR, "open deed", _OPEN_DEED)
    if candidate.head is Role.VERB:
        return Admission(Scope.LABOUR, "deed", _NAMED_DEED)
    return Admission(Scope.LABOUR, "thing", _NAMED_THING)


def speaks_by_context(candidate: Candidate) -> bool:
    """Whether a thing is of what the sentences before spoke of: "membuka saluran telepon"."""
    reading = candidate.reading
    thing = candidate.head is Role.THING and candidate.kind is not InitiativeKind.DIALOGUE
    clear = reading is not None and reading.cue.name in _DOING and not reading.hoped
    done = thing or (candidate.head is Role.VERB and _is_deed(candidate))
    told = clear and done and candidate.clause.told and len(candidate.phrase.words) >= _TELLING
    if told and reading is not None and reading.cue.name == "request":
        # Who asks must be named: else it is somebody at home who asks.
        told = candidate.clause.named
    return told and not candidate.labour and candidate.other is None


def _is_deed(candidate: Candidate) -> bool:
    """Whether a verb with a known noun tells it: "mengirim guru", "guru dikirim"."""
    return candidate.verbal or (
        candidate.cue_words.rsplit(" ", 1)[-1] in lexicon("title_words")["nominal"]
    )


def is_statistic(candidate: Candidate, text: str) -> bool:
    """Whether it only counts who left: "berdasarkan data, 12.580 pekerja ditempatkan"."""
    reading = candidate.reading
    if reading is None:
        return False
    if candidate.cue_words in _HAVING and not reading.planned:
        return _HOW_MANY.search(text, reading.span.end, candidate.phrase.start + 1) is not None
    if reading.cue.name != "departure":
        return False
    return _COUNTED.search(text, candidate.clause.start, candidate.clause.end) is not None


def is_for_pupils(candidate: Candidate) -> bool:
    """Whether it pays for school and no work: "beasiswa bagi pelajar"."""
    if candidate.kind is not InitiativeKind.SCHOLARSHIP or candidate.clause.has(Role.LABOUR):
        return False
    words = {word.casefold().strip(",.") for word in candidate.phrase.words}
    return not words.isdisjoint(_PUPILS) and frozenset(candidate.subjects) <= _SCHOLARSHIP


def _is_no_thing(candidate: Candidate) -> bool:
    """Whether it only names an amount or people: "tidak ada potongan gaji", "jumlah perawat"."""
    if is_for_pupils(candidate):
        return True
    first = candidate.phrase.words[0].casefold()
    if first in no_thing("amounts") | no_thing("meetings") or (
        len(candidate.phrase.words) == 1 and first in no_thing("paid")
    ):
        return True
    if len(candidate.phrase.words) == 1 and candidate.head is Role.VERB:
        return not _is_given(candidate)
    moved = candidate.cue_words in _RECEIVING or candidate.phrase.words[0] in _RECEIVING
    if moved and no_thing("received").intersection(
        word.casefold() for word in candidate.phrase.words[: 1 + candidate.verbal]
    ):
        return True
    reading = candidate.reading
    if reading is not None and reading.cue.name in _TALKED_OF and is_only_people(candidate):
        return True
    if reading is not None and reading.cue.name in _WISHED and not _opens_known(candidate):
        return True
    denied = reading is not None and reading.stage is Stage.DENIED
    if denied and candidate.head is not Role.INSTRUMENT and first in no_thing("paid"):
        return True
    return reading is not None and reading.hoped and candidate.head is Role.VERB


def is_only_people(candidate: Candidate) -> bool:
    """Whether talks are only about a group: "membicarakan pekerja rumah tangga"."""
    if candidate.head is not Role.VERB or _is_deed(candidate):
        return False
    return not any(_PROCESS.fullmatch(word.casefold()) for word in candidate.phrase.words)


def _opens_known(candidate: Candidate) -> bool:
    """Whether the first word wished for is a thing, a deed or people, not "bicara"."""
    phrase = candidate.phrase
    return (
        candidate.head is not Role.VERB
        or _is_deed(candidate)
        or any(
            mark.start <= phrase.start < mark.end
            for mark in candidate.clause.of(Role.SUBJECT, Role.GENERAL, Role.LABOUR)
        )
    )


def _is_given(candidate: Candidate) -> bool:
    """Whether a single word names what a side provides: "menyiapkan pendamping"."""
    narrow = not frozenset(candidate.subjects) <= GENERAL_SUBJECTS
    provides = candidate.reading is not None and candidate.reading.cue.name in _PROVIDING
    return provides and narrow and candidate.specific and _is_deed(candidate)


def _is_concrete(candidate: Candidate) -> bool:
    """Whether a wish names something new: its words, not its purpose, speak of labour."""
    if not candidate.specific or candidate.phrase.back:
        return False
    if candidate.phrase.words[0].casefold() not in _vague():
        return True
    narrow = not frozenset(candidate.subjects) <= GENERAL_SUBJECTS
    return narrow and candidate.head in {Role.INSTRUMENT, Role.COOPERATION}


def _weak(candidate: Candidate) -> Admission | None:
    """A general labour word in a thing that is no paper: only under a clear cue."""
    reading = candidate.reading
    if reading is None or reading.strength < _CLEAR or not candidate.clause.told:
        return None
    if not candidate.clause.named and candidate.head is not Role.THING:
        return None
    faint = reading.strength == _CLEAR and candidate.head is Role.VERB
    if len(candidate.phrase.words) < _TELLING + faint:
        return None
    return Admission(Scope.LABOUR, "general thing", _GENERAL)


def _carried(candidate: Candidate) -> Admission | None:
    """A thing whose partner was named before: only under a clear cue."""
    reading = candidate.reading
    if reading is None or not candidate.specific:
        return None
    if reading.strength < _CLEAR and candidate.head is not Role.COOPERATION:
        return None
    drawn_up = reading.cue.name == "negotiation" and candidate.head is not Role.INSTRUMENT
    at_home = any(candidate.clause.has(role) for role in _HOME_SIDE)
    passive = candidate.cue_words.startswith("di") and not at_home
    drawn_up = drawn_up and not candidate.clause.goes_on and not passive
    deed = _is_deed(candidate) and reading.cue.name in _DOING
    mercy = candidate.phrase.words[0].casefold() in _MERCY
    if reading.cue.name == "request" and candidate.head is not Role.INSTRUMENT and not mercy:
        # Somebody at home may ask as well.
        return None
    if drawn_up or (candidate.head is Role.VERB and reading.strength <= _TALK and not deed):
        return None
    return Admission(Scope.LABOUR, "carried", _CARRIED)


def _other(candidate: Candidate, *, focus: bool, sided: bool) -> Admission | None:
    """Cooperation in another field, or a bare claim between labour ministries."""
    clause, reading = candidate.clause, candidate.reading
    paper = candidate.head in {Role.INSTRUMENT, Role.COOPERATION}
    body = candidate.kind is InitiativeKind.DIALOGUE and reading is not None and clause.told
    if focus and body and not clause.named and reading is not None and reading.strength >= _CLEAR:
        return Admission(Scope.LABOUR, "carried", _CARRIED)
    if reading is None or not clause.named or is_wish(candidate):
        return None
    firm = reading.stage in _FIRM and reading.strength > _CLEAR and not candidate.phrase.back
    firm = firm or (candidate.head is Role.INSTRUMENT and reading.strength >= _CLEAR)
    bare = candidate.phrase.bare and paper and (sided or (firm and candidate.other is None))
    if focus and (bare or candidate.kind is InitiativeKind.DIALOGUE):
        return Admission(Scope.LABOUR, "ministries", _MINISTRIES)
    if paper or candidate.other is not None:
        return Admission(Scope.OTHER, "other field", _OTHER)
    return None
