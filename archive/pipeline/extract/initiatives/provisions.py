"""Read what a paper told before lays down: "protokol itu mewajibkan asuransi".

The paper is the subject, so nobody acts: what it lays down is told of the paper, and is no
initiative of its own. So are the fields that it covers: "cakupannya meliputi perawat dan pelaut".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from archive.pipeline.extract.deeds.candidates import Candidate
from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.initiatives.collecting import Collector
from archive.vocabulary import InitiativeKind

_PAPER: Final = (
    r"(?:[Nn]ota|[Nn]askah|[Pp]rotokol|[Pp]erjanjian|[Mm]emorandum|MoU|MoC|MoA|LoI|[Kk]esepakatan"
    r"|[Dd]okumen|[Kk]ontrak|[Pp]engaturan|[Rr]ancangan|[Pp]edoman|[Dd]raf"
    r"|[Pp]asal|[Pp]eta jalan|[Dd]eklarasi)"
)
_LAID_DOWN: Final = re.compile(
    rf"\W*(?:(?:[Dd]alam|[Mm]enurut|[Pp]adahal|[Aa]dapun)\s)?{_PAPER}(?:\s(?!me|di|ber)[a-z]+){{0,4}}"
    r"\s(?:ini|itu|tersebut|juga|pun|baru|turut)(?:\s(?:juga|pun|turut|antara lain|pula)){0,2}\s"
    r"(?:mewajibkan|mengharuskan|menjamin|mengatur|melarang|mensyaratkan|menetapkan|menyebutkan|mencantumkan"
    r"|menegaskan|memuat(?=\sketentuan)|berisi(?=\sketentuan))\s"
)
#: The fields, posts or clauses that a paper or a scheme covers are what it is about.
_FIELDS: Final = re.compile(
    r"\b(?:[Bb]idang|[Cc]akupan|[Ll]ingkup|[Ss]ektor|[Ww]ilayah|[Jj]abatan|[Pp]rofesi)nya\b"
    r"|\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|\d+|sejumlah|beberapa)\s"
    r"(?:bidang|sektor|pasal|bab|jabatan|wilayah|topik|isu|ketentuan)\b",
    re.IGNORECASE,
)

_ACTIVITIES: Final = frozenset(
    {
        InitiativeKind.TRAINING,
        InitiativeKind.PLACEMENT,
        InitiativeKind.EXCHANGE,
        InitiativeKind.SCHOLARSHIP,
        InitiativeKind.RESEARCH,
        InitiativeKind.ASSISTANCE,
        InitiativeKind.DIALOGUE,
    }
)
#: Nouns of something done: "penghapusan biaya", "pembentukan tim".
_PROCESS: Final = re.compile(r"pe[a-z]{4,}an\b|kenaikan\b|[a-z]{3,}[is]asi\b")


def read_provision(clause: Clause, collector: Collector) -> bool:
    """Tell what ``clause`` lays down of the paper told last; False where it is no such clause."""
    if _LAID_DOWN.match(collector.text, clause.start, clause.end) is None:
        return False
    paper = collector.known.last_paper() or collector.known.just_told(clause.sentence)
    if paper is None:
        return False
    paper.add_evidence(clause.sentence)
    return True


def lists_fields(lead: str) -> bool:
    """Whether the words before a list say that it lists the fields of something.

    >>> lists_fields("Peta jalan itu memuat empat bidang: "), lists_fields("Naskah itu memuat ")
    (True, False)
    """
    return _FIELDS.search(lead) is not None


def are_terms(items: Sequence[Candidate]) -> bool:
    """Whether what a paper contains are its terms, and nothing is done: "upah dan jam kerja"."""
    return not any(
        item.verbal or item.kind in _ACTIVITIES or _PROCESS.match(item.phrase.words[0].casefold())
        for item in items
    )
