"""What is known of a complement: its extent, and what the head before it allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive.pipeline.gazetteer import PlaceName

#: Places by the offset they start at.
Places = Mapping[int, PlaceName]


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a head, in word indices.

    ``last`` is past the last word that belongs to the post as printed,
    ``end`` past a body named after a comma; ``body`` is where the
    organisation starts, if one is named.
    """

    last: int
    end: int
    body: int | None


@dataclass(frozen=True, slots=True)
class Traits:
    """What a head says about its complement.

    ``lower`` allows fields in lower case ("pengamat ketenagakerjaan"), ``plain``
    any nouns in lower case ("koordinator program pekerja musiman").
    ``cabinet``: ministers are not followed by a town ("Menaker Bima" is a
    person, "Kepala Dinas Bima" is not). ``posted``: diplomats serve "di"
    a place. ``field`` says that the head itself ends with a field, which
    "dan" may go on ("Menteri Perdagangan dan Industri").
    """

    lower: bool = False
    cabinet: bool = False
    posted: bool = False
    field: bool = False
    plain: bool = False
