"""The pipeline's word lists: known exceptions as data, one TOML file a topic."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(topic: str) -> dict[str, Any]:
    """Return the word list of ``topic`` (the file ``topic.toml`` beside this module).

    The result is shared: read it, never change it.
    """
    return tomllib.loads(files(__package__).joinpath(f"{topic}.toml").read_text(encoding="utf-8"))
