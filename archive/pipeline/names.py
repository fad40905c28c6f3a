"""Keys under which names are compared; stored names stay as printed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_HYPHEN = re.compile(r"\s*[-‐‑‒–—]\s*")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"'})
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The form under which two spellings of a name are the same.

    NFC, case-folded, one space, unspaced hyphens, straight quotes and no
    trailing punctuation. Idempotent.

    >>> name_key("Kim Do - hyun,")
    'kim do-hyun'
    """
    folded = unicodedata.normalize("NFC", name).translate(_QUOTES).casefold()
    folded = _SPACE.sub(" ", _HYPHEN.sub("-", folded))
    return unicodedata.normalize("NFC", folded.strip(" .,;:!?\"'()[]"))
