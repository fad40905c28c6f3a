"""Tell which cues tell nothing: how, why, under what condition, or praise of what is known."""

from __future__ import annotations

import re
from typing import Final

from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.open_verbs import CLEFT, DEED
from archive.pipeline.extract.deeds.stages import StageReading
from archive.pipeline.extract.deeds.triggers import Mark, Role

#: After these a verb tells how or what for, and no new thing.
_MEANS: Final = {
    "cooperation": re.compile(
        r"\b(?:dengan|untuk|guna|demi|dalam|rangka|agar|dapat|yang|tetap|terus)\s$"
    ),
    "suspension": re.compile(r"\b(?:untuk|guna|demi|agar)\s$"),
    "negotiation": re.compile(r"\b(?:dalam|[Uu]ntuk|[Gg]una)\s$"),
}
_SUBORDINATE: Final = re.compile(
    r"\b(?:agar|supaya|sehingga|karena|lantaran|sebab|akibat)\s(?!itu\b)[^,;]*$"
)
_TALKED: Final = re.compile(r"\s(?:dilakukan|diadakan|dilangsungkan)\s")
#: "Penjajakan dilakukan dengan ..." tells how the talks told of before are held.
#: "... akan ditinjau setelah kontrak baku disepakati": what must come first has not come.
_FIRST: Final = ("setelah ", "sesudah ", "sebelum ", "begitu ", "selepas ")
_CONDITION: Final = re.compile(
    r"\b(?:akan|baru|bisa|dapat|belum|hendak|segera)\s[^,;]*"
    r"\b(?:setelah|sesudah|sebelum|begitu|selepas)\s[^,;]*$"
)
_CAUSE: Final = re.compile(r"\b(?:karena|lantaran|sebab|mengingat)\s(?!itu\b)[^,;]*$")
_EXPERIENCE: Final = re.compile(
    r"\b(?:pengalaman|cara|keberhasilan|kebijakan|kesuksesan)\s(?:[A-Z]\w+\s|dalam\s){0,2}$"
)
#: "Menanyakan pengalaman Indonesia menjalankan jaminan ..." is of what one side has.
_DONE_AT_HOME: Final = frozenset({"cooperation", "implementation", DEED})
#: "Komitmen Indonesia terhadap ..." binds one side alone.
_OWN: Final = re.compile(
    r"\s(?:(?:kuat|penuh|tegas|pemerintah|Pemerintah)\s)*(?:Indonesia|RI|Kemnaker|pemerintah)\b"
    r"(?!\s?[-–]|\s(?:dan|serta|bersama|dengan)\b)"
)
#: "Kerja sama ini diharapkan ..." praises what is known.
_POINTER: Final = re.compile(r"\b(?:ini|itu|tersebut)\b")
#: "Dianggap sangat membantu" is what somebody thinks of it.
_VALUED: Final = re.compile(
    r"\b(?:dianggap|dinilai|dipandang|dirasa|dirasakan|disebut)\s[\"“]?(?:\w+\s)?[\"“]?$"
)
#: "Lewat tim yang dibentuk sesudah Lebaran" tells by whom, and no new thing.
_BY_WHAT: Final = re.compile(r"\b(?:melalui|lewat|oleh)\s[^,;.]{3,60}\syang\s(?:akan\s)?$")
#: "Diharapkan memperoleh sertifikat dan menambah daya saing": both verbs are hoped for.
_HOPED: Final = re.compile(
    r"\b(?:diharapkan|berharap|mengharapkan|semoga)\s[^,;.]{3,80}\s(?:dan|serta|sekaligus)\s$"
)
#: "Ausbildung berlangsung sekitar tiga tahun" explains a scheme.
_LASTS: Final = re.compile(
    r"\s(?:selama\s)?(?:sekitar|rata-rata|umumnya|biasanya|kira-kira|lebih kurang|kurang lebih)\s"
    r"(?:selama\s)?[\w.,-]+\s(?:tahun|bulan|pekan|minggu|hari|jam)\b"
)
_LASTING: Final = frozenset({"berlangsung", "berjalan"})
#: In a clause of purpose or cause a deed is none: "agar keluarga mudah membayar iuran".
_SIMPLE: Final = frozenset({"cooperation", "done", "benefit", "having", DEED})


def tells_nothing(
    reading: StageReading, cue: Mark, clause: Clause, text: str, *, governed: bool
) -> bool:
    """Whether the cue only tells how, why, under what condition, or praises what is known.

    What another word governs is told of, also after "untuk": "menyurati BP2MI untuk merekrut ...".
    """
    if cue.value == "commitment" and _OWN.match(text, cue.end):
        return True
    if _TALKED.match(text, cue.end, clause.end) is not None:
        return True
    means = _MEANS.get(cue.value)
    if (
        not governed
        and means is not None
        and means.search(text, clause.start, cue.start) is not None
        and CLEFT.match(text[clause.start : cue.start]) is None
    ):
        return True
    before = text[clause.start : cue.start]
    if any(word in before for word in _FIRST) and _CONDITION.search(before) is not None:
        return True
    if cue.value in _SIMPLE and _SUBORDINATE.search(text, clause.start, cue.start) is not None:
        return True
    if cue.value in _SIMPLE and any(
        shape.search(before) is not None for shape in (_VALUED, _BY_WHAT, _HOPED)
    ):
        return True
    lasts = not clause.named and text[cue.start : cue.end] in _LASTING
    if lasts and _LASTS.match(text, cue.end, clause.end) is not None:
        return True
    if cue.value == "plan" and _CAUSE.search(text, clause.start, cue.start) is not None:
        return True
    if cue.value == "having" and not _is_ours(clause):
        return True
    if cue.value in _DONE_AT_HOME and _EXPERIENCE.search(text, clause.start, cue.start):
        return True
    return reading.hoped and _praises(cue, clause, text)


def _is_ours(clause: Clause) -> bool:
    """Whether Indonesia, or both sides together, stand in the clause as who has a thing."""
    return any(clause.has(role) for role in (Role.HOME, Role.BACK, Role.BODY, Role.DOMESTIC))


def _praises(cue: Mark, clause: Clause, text: str) -> bool:
    """Whether a hope is praise: of "kerja sama ini", or in a relative clause."""
    relative = text.endswith("yang ", clause.start, cue.start)
    return relative or _POINTER.search(text, clause.start, cue.start) is not None
