"""Tell how far a governing word reaches: "bersedia menyusun kurikulum dan melatih instruktur".

A verb of a deed says of itself that it is done. Under a word of offer, wish, request, plan, talk
or promise it is only what that word makes of it, and so is every verb joined to it.
"""

from __future__ import annotations

import re
from typing import Final

from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.stages import StageReading, read_stage
from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.vocabulary import Stage

#: Words whose stage is also that of the deeds they govern.
_GOVERNING: Final = frozenset(
    {
        "offer",
        "wish",
        "request",
        "proposal",
        "plan",
        "commitment",
        "agreement",
        "exploration",
        "talks",
        "hope",
    }
)
#: Cues of deeds, which have a stage of their own only where nothing governs them.
_DEEDS: Final = frozenset(
    {"cooperation", "done", "deed", "departure", "implementation", "launch", "benefit"}
)
#: What ends the reach: another subject, a relative clause, a cause or a time of its own.
_ENDS: Final = re.compile(
    r"[;:.\"“”]|,(?!\s(?:dan|serta|lalu|kemudian|juga|termasuk|sekaligus)\s)"
    r"|\b(?:yang|karena|sebab|lantaran|sehingga|setelah|sebelum|sejak|telah|sudah|kini|mulai"
    r"|namun|tetapi|sedangkan|sementara|ini|itu|tersebut)\b"
)
#: A paper handed over is a draft: "menyerahkan naskah perjanjian".
_HANDED: Final = re.compile(
    r"(?:menyerahkan|diserahkan|mengirim(?:kan)?|dikirim(?:kan)?|menyampaikan|disampaikan|memberikan)",
    re.IGNORECASE,
)
#: A time that is over: "antara 2010 dan 2013", "selama 2015-2017".
_PAST_YEARS: Final = re.compile(
    r"\b(?:[Aa]ntara|[Ss]elama|[Dd]ari|[Pp]ada|[Ss]epanjang|[Tt]ahun)\s(?:tahun\s)?(?:19|20)\d\d"
    r"\s?(?:dan|hingga|sampai|-|–|s\.?d\.?)\s?(?:19|20)\d\d\b"
)
_PROPOSED: Final = 4
_OVER: Final = 5


#: Words after which drawing something up has not begun: "berencana menyusun buku saku".
_BEFORE_WORK: Final = re.compile(
    r"\b(?:berencana|merencanakan|bermaksud|berniat|ingin|hendak|menawarkan(?:\sdiri)?|bersedia)"
    r"\s(?:(?:pula|juga|untuk|segera)\s){0,2}$",
    re.IGNORECASE,
)


def in_reach(reading: StageReading, cue: Mark, clause: Clause, text: str) -> StageReading:
    """``reading`` of a deed, with the stage of the word that governs it, if one does."""
    if (
        reading.cue.name == "negotiation"
        and reading.stage is Stage.UNDER_DISCUSSION
        and text.startswith("me", cue.start)
        and _BEFORE_WORK.search(text, clause.start, cue.start) is not None
    ):
        return StageReading(
            Stage.PROPOSED, reading.strength, reading.span, reading.cue, planned=True
        )
    if reading.cue.name not in _DEEDS or reading.stage not in {Stage.ONGOING, Stage.PROPOSED}:
        return reading
    governor = _governor(cue, clause)
    if governor is not None and _ENDS.search(text, governor.end, cue.start) is None:
        told = read_stage(governor, clause.marks, text)
        if told is not None and not told.hoped:
            return StageReading(
                told.stage,
                max(told.strength, reading.strength),
                reading.span,
                reading.cue,
                planned=True,
            )
    if reading.stage is Stage.ONGOING and _PAST_YEARS.search(text, clause.start, clause.end):
        return StageReading(Stage.COMPLETED, _OVER, reading.span, reading.cue)
    return reading


def _governor(cue: Mark, clause: Clause) -> Mark | None:
    """The last governing word before ``cue`` in its clause."""
    before = [
        mark for mark in clause.of(Role.CUE) if mark.end <= cue.start and mark.value in _GOVERNING
    ]
    return before[-1] if before else None


def is_aim(cue: Mark, clause: Clause) -> bool:
    """Whether nothing is done between the governing word and ``cue``: its aim is what it governs.

    "Menyurati BP2MI untuk merekrut perawat", not "akan mengirim pelatih untuk membekali perawat".
    """
    governor = _governor(cue, clause)
    return governor is not None and not any(
        mark.value in _DEEDS and governor.end <= mark.start < cue.start
        for mark in clause.of(Role.CUE)
    )


def of_paper(reading: StageReading, cue: Mark, text: str) -> StageReading:
    """``reading`` of a paper: one that is handed over is proposed."""
    if reading.stage is Stage.ONGOING and _HANDED.fullmatch(text, cue.start, cue.end) is not None:
        return StageReading(Stage.PROPOSED, _PROPOSED, reading.span, reading.cue)
    return reading
