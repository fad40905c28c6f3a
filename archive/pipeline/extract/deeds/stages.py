"""Read the stage of an initiative from the words of a clause.

Indonesian verbs have no tense: "menandatangani" alone is done, "akan
menandatangani" is agreed but not signed, "belum menandatangani" is still
talked about. A cue gives a stage; the words before it change it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from archive.pipeline.documents import Span
from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import Stage

#: How many words may stand between a word such as "akan" and the cue it changes.
_NEAR: Final = 4


#: "... setelah sempat dihentikan" tells what was before.
_AFTER: Final = re.compile(r"\b(?:setelah|usai|seusai|pasca)\s(?:\w+\s){0,2}$")
_LONGEST_AFTER: Final = 40
_OVER: Final = frozenset({Stage.SUSPENDED, Stage.COMPLETED})


#: "Tahap pertama, yang selesai Desember lalu, melatih ..." is over, whatever was done in it.
_PHASE_OVER: Final = re.compile(
    r"\W*(?:Tahap|Fase|Angkatan|Gelombang|Batch)\s(?:\w+|\w+-\w+)\b"
    r"[^.;]{0,120}\b(?:selesai|rampung|tuntas|lulus|berakhir)\b"
)
#: "Belum ada kesepakatan, katanya menjawab kabar yang beredar" denies it.
_RUMOUR: Final = re.compile(r"\b(?:kabar|rumor|hoaks|desas-desus|beredar|brosur)\b")
#: Cues of what is simply done have no more strength than this.
_DEED: Final = 4
_SOON: Final = 150
_AHEAD_WORDS: Final = ("depan", "mendatang", "akhir tahun")
_TIME_AHEAD: Final = re.compile(
    r"[^.;]{0,120}\b(?:(?:tahun|bulan|pekan|minggu|musim) depan|mendatang|akhir tahun ini)\b"
)
_NOMINAL: Final = re.compile(r"(?:[Pp]e[a-z]{5,}an|[Tt]anda tangan)")
_PREDICATE_AHEAD: Final = re.compile(
    r"(?:\s(?!yang\b|dan\b)[\w()/&’'-]+){0,10}?\s(?:akan|bakal|dijadwalkan|ditargetkan|direncanakan|segera|menunggu"
    r"|tinggal menunggu|menanti|belum|diharapkan|rencananya|nantinya|masih menunggu)\b"
)
_UNDER_WAY: Final = frozenset({Stage.ONGOING, Stage.AGREED})


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word says by itself; see ``stage_cues.toml``."""

    name: str
    stage: Stage
    strength: int
    object: str
    needs_partner: bool


@dataclass(frozen=True, slots=True)
class StageReading:
    """The stage that a cue gives in its clause. ``planned`` tells that it lies ahead.

    ``hoped`` tells that somebody only wishes for it.
    """

    stage: Stage
    strength: int
    span: Span
    cue: Cue
    planned: bool = False
    hoped: bool = False


@cache
def cues() -> dict[str, Cue]:
    """The cues by name."""
    return {
        item["name"]: Cue(
            item["name"],
            Stage(item["stage"]),
            item["strength"],
            item["object"],
            item.get("needs") == "partner",
        )
        for item in lexicon("stage_cues")["cue"]
    }


#: What a stage becomes when it lies ahead; a stage not named here stays.
_AHEAD: Final = {
    Stage.SIGNED: (Stage.AGREED, 6),
    Stage.AGREED: (Stage.UNDER_DISCUSSION, 5),
    Stage.COMPLETED: (Stage.ONGOING, 5),
    Stage.ONGOING: (Stage.PROPOSED, 4),
}
#: What a stage becomes when it has not come yet ("belum disepakati"): talks go on.
_NOT_YET: Final = frozenset({Stage.SIGNED, Stage.AGREED, Stage.ONGOING, Stage.COMPLETED})
#: What a stage becomes when somebody hopes for it.
_HOPED: Final = {
    Stage.SIGNED: (Stage.UNDER_DISCUSSION, 4),
    Stage.AGREED: (Stage.PROPOSED, 2),
    Stage.ONGOING: (Stage.PROPOSED, 2),
    Stage.PROPOSED: (Stage.PROPOSED, 1),
}
#: "Yang sedianya berlangsung Kamis ditunda": what came of it is said.
_STOPPED: Final = frozenset({Stage.SUSPENDED, Stage.CANCELLED, Stage.COMPLETED, Stage.DENIED})
#: "Belum pernah membicarakannya": not even talks.
_NEVER: Final = re.compile(r"\b(?:belum|tidak|tak)\s(?:pernah|sempat|sekali pun)\s$")
_LONGEST_NEVER: Final = 24
#: Stages that negation turns round ("tidak menyepakati") instead of making them void.
_REFUSABLE: Final = frozenset({Stage.SIGNED, Stage.AGREED})


def read_stage(cue: Mark, clause: Sequence[Mark], text: str) -> StageReading | None:
    """Return the stage that ``cue`` gives among the marks of its ``clause``, or None.

    None: a hypothesis, a mere possibility, or something denied that is no stage.
    """
    known = cues()[cue.value]
    span = Span(cue.start, cue.end)
    before = _before(cue, clause, text)
    if "hypothetical" in before:
        return None
    if known.name == "not yet" and _RUMOUR.search(text, *_around(clause, cue)) is not None:
        return StageReading(Stage.DENIED, 9, span, known)
    if "counterfactual" in before and known.stage not in _STOPPED:
        return StageReading(Stage.CANCELLED, 5, span, known)
    stage, strength = known.stage, known.strength
    if (
        stage in _OVER
        and _AFTER.search(text, max(0, cue.start - _LONGEST_AFTER), cue.start) is not None
    ):
        return None
    near = {group for group, gap in before.items() if gap <= _NEAR}
    if "not_negation" in near:
        near -= {"negation", "not_yet"}
    if "only_so_far" in before and stage in _NOT_YET:
        return StageReading(Stage.UNDER_DISCUSSION, 6, span, known)
    if "not_yet" in near and (stage in _NOT_YET or known.name == "not yet"):
        return StageReading(Stage.UNDER_DISCUSSION, 7, span, known)
    never = max(0, cue.start - _LONGEST_NEVER)
    if (
        stage is Stage.UNDER_DISCUSSION
        and "not_yet" in near
        and _NEVER.search(text, never, cue.start)
    ):
        return None
    if text.endswith("tanpa ", 0, cue.start):
        # "Berakhir tanpa perpanjangan" tells how it ended.
        return None
    if "negation" in near and known.name not in {"denial", "refusal", "not yet"}:
        return StageReading(Stage.CANCELLED, 8, span, known) if stage in _REFUSABLE else None
    if "hope" in near:
        if stage not in _HOPED:
            return None
        return StageReading(*_HOPED[stage], span, known, planned=True, hoped=True)
    if "urging" in near and stage is Stage.SIGNED:
        return StageReading(Stage.UNDER_DISCUSSION, 5, span, known, planned=True)
    if "possible" in near and stage in {Stage.ONGOING, Stage.AGREED, Stage.UNDER_DISCUSSION}:
        return None
    if stage in _AHEAD and known.name != "plan" and _lies_ahead(cue, known, text, clause):
        stage, strength = _AHEAD[stage]
        return StageReading(stage, strength, span, known, planned=True)
    if "future" in near and known.name != "plan":
        stage, strength = _AHEAD.get(stage, (stage, strength))
        return StageReading(stage, strength, span, known, planned=True)
    if stage is Stage.SUSPENDED and "was_once" in near and _later(cue, clause, "again"):
        return StageReading(Stage.ONGOING, strength, span, known)
    hoped = known.name == "hope"
    return StageReading(
        stage, strength, span, known, planned=known.name in {"plan", "hope"}, hoped=hoped
    )


def _lies_ahead(cue: Mark, known: Cue, text: str, clause: Sequence[Mark]) -> bool:
    """Whether the words after a cue put it ahead: "penandatanganan ... menunggu surat kuasa".

    A noun takes its time from the predicate after it; a verb of a deed from "tahun depan".
    """
    end = min(max((mark.end for mark in clause), default=cue.end) + _LONGEST_AFTER, len(text))
    after = text[cue.end : min(cue.end + _SOON, end)] if known.strength <= _DEED else ""
    # Most sentences have none of the words: looking for them is quicker than matching.
    if any(word in after for word in _AHEAD_WORDS) and _TIME_AHEAD.match(after) is not None:
        return True
    nominal = _NOMINAL.fullmatch(text[cue.start : cue.end]) is not None
    return nominal and _PREDICATE_AHEAD.match(text, cue.end, end) is not None


def _around(clause: Sequence[Mark], cue: Mark) -> tuple[int, int]:
    """The stretch that the marks of a clause cover, and a little more."""
    start = min((mark.start for mark in clause), default=cue.start)
    end = max((mark.end for mark in clause), default=cue.end)
    return max(0, start - _LONGEST_AFTER), end + 2 * _LONGEST_AFTER


def ends_phase(text: str, start: int, end: int) -> bool:
    """Whether the clause from ``start`` to ``end`` says that a phase, not the whole, is over."""
    return _PHASE_OVER.match(text, start, end) is not None


def in_phase(reading: StageReading, text: str, start: int, end: int) -> StageReading:
    """The ``reading`` of the clause at ``start`` to ``end``: completed in a phase that is over."""
    over = reading.stage in _UNDER_WAY and ends_phase(text, start, end)
    return replace(reading, stage=Stage.COMPLETED, strength=7) if over else reading


def _before(cue: Mark, clause: Sequence[Mark], text: str) -> dict[str, int]:
    """The modifiers before the cue in its clause: group -> words between, the nearest."""
    found: dict[str, int] = {}
    for mark in clause:
        # "Tidak akan" reaches into its "akan"; what ends later is no modifier of the cue.
        if mark.role is Role.MODIFIER and mark.start < cue.start and mark.end <= cue.end:
            found[mark.value] = text.count(" ", min(mark.end, cue.start), cue.start)
    return found


def _later(cue: Mark, clause: Sequence[Mark], group: str) -> bool:
    return any(
        mark.role is Role.MODIFIER and mark.value == group and mark.start >= cue.end
        for mark in clause
    )
