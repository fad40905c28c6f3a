"""Tell which clauses lead out of labour, or tell what is only rumoured and denied."""

from __future__ import annotations

import re
from typing import Final

from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.triggers import Role

_MATTER: Final = r"(?:urusan|soal|bidang|sektor|isu|masalah|perkara|hal|topik|kerja sama)"
#: "Di luar urusan tenaga kerja, ...": what follows is of something else.
_OUTSIDE: Final = re.compile(
    rf"\W*(?:Di luar|Selain|Terlepas dari)\s(?:{_MATTER}\s)(?P<field>[^,;]{{3,60}}),\s"
)
#: "Di bidang investasi, ...": so is this, where the field is another one.
_FIELD: Final = re.compile(
    r"\W*(?:(?:Sementara itu|Adapun),?\s)?[Dd]i\s(?:bidang|sektor|urusan)\s"
    r"(?P<field>[^,;]{3,60}),\s"
)
_LABOUR: Final = (Role.LABOUR, Role.SUBJECT, Role.BODY)
#: "Kabar bahwa X membuka lowongan dibantah Menteri": nothing is there, and nothing was.
_RUMOUR: Final = re.compile(
    r"\b(?:[Kk]abar|[Ii]su|[Rr]umor|[Dd]esas-desus|[Dd]ugaan|[Bb]erita|[Ii]nformasi)\s"
    r"(?:bahwa|soal|tentang|mengenai|yang menyebut(?:kan)?)\s"
)
_DENIED: Final = re.compile(
    r"\s(?:dibantah|disangkal|ditepis|ditampik|tidak benar|tak benar|hoaks)\b"
)


def leads_away(clause: Clause, text: str) -> bool:
    """Whether the clause tells of another field, or of a rumour that somebody denies.

    Where people at work stand behind its opening ("di bidang pertanian, Jepang merekrut 30
    pekerja"), it is of labour all the same.
    """
    rumour = _RUMOUR.search(text, clause.start, clause.end)
    if rumour is not None and _DENIED.search(text, rumour.end(), clause.end) is not None:
        return True
    opened = _OUTSIDE.match(text, clause.start, clause.end)
    if opened is not None:
        return _has_labour(clause, opened.start("field"), opened.end()) and not _has_labour(
            clause, opened.end(), clause.end
        )
    opened = _FIELD.match(text, clause.start, clause.end)
    if opened is None or _has_labour(clause, opened.start(), clause.end):
        return False
    return any(mark.start < opened.end() for mark in clause.of(Role.OTHER))


def _has_labour(clause: Clause, start: int, end: int) -> bool:
    """Whether a labour word stands between ``start`` and ``end``."""
    return any(start <= mark.start < end for mark in clause.of(*_LABOUR))
