"""Read what a paper told before lays down: "protokol itu mewajibkan asuransi".

The paper is the subject, so nobody acts; its provision has its stage and its sides.
"""

from __future__ import annotations

import re
from typing import Final

from archive.pipeline.extract.deeds.candidates import describe
from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.objects import right_object
from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.pipeline.extract.initiatives.collecting import Collector

_LAID_DOWN: Final = re.compile(
    r"\W*(?:[Nn]ota|[Nn]askah|[Pp]rotokol|[Pp]erjanjian|[Mm]emorandum|MoU|[Kk]esepakatan|[Dd]okumen"
    r"|[Kk]ontrak|[Pp]engaturan)(?:\skesepahaman|\skerja sama)?"
    r"(?:\s(?:ini|itu|tersebut|juga|pun|baru|turut)){1,3}\s"
    r"(?P<verb>mewajibkan|mengharuskan|menjamin)\s"
)


def read_provision(clause: Clause, collector: Collector) -> bool:
    """Add what the paper told of last lays down in ``clause``; False where it is no such clause."""
    found = _LAID_DOWN.match(collector.text, clause.start, clause.end)
    paper = None if found is None else collector.known.last_paper()
    if found is None or paper is None or paper.reading is None:
        return False
    cue = Mark(found.start("verb"), found.end("verb"), Role.CUE, "agreement")
    phrase = right_object(cue, clause, collector.text, near=4)
    if phrase is None or not phrase.words:
        return False
    candidate = describe(phrase, clause, collector.text, None, focus=True)
    if not candidate.labour:
        return False
    return collector.add(candidate, inherited=paper.reading, like=paper) is not None
