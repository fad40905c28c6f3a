"""Settings from the environment, read strictly: nonsense is an error, never a default."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

_SWITCH = {"true": True, "yes": True, "on": True, "1": True} | dict.fromkeys(
    ("false", "no", "off", "0", ""), False
)


def read_switch(env: environ.Env, name: str) -> bool:
    """``true`` or ``false``, off without the variable; a misspelt one must not open anything."""
    given = env.str(name, default="")
    value = _SWITCH.get(given.strip().lower())
    if value is None:
        raise ImproperlyConfigured(f"{name} is {given!r}; write true or false.")
    return value


def read_thresholds(env: environ.Env, name: str, kinds: Collection[str]) -> dict[str, float]:
    """Confidences by kind or by ``kind.rule``, such as ``initiative=0.8,partner.country=0.9``."""
    thresholds = {}
    for pair in filter(str.strip, env.str(name, default="").split(",")):
        key, _, number = (part.strip() for part in pair.partition("="))
        if key.partition(".")[0] not in kinds:
            raise ImproperlyConfigured(
                f"{name} names {key!r}; it may set {', '.join(kinds)}, or one rule of these as in "
                "partner.country=0.9."
            )
        try:
            thresholds[key] = float(number)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} sets {key} to {number!r}; write a number such as {key}=0.8."
            ) from error
    return thresholds


def postgresql_settings(given: Mapping[str, Any]) -> dict[str, Any]:
    """The ``DATABASES`` entry for PostgreSQL: pooled, and with what the address itself asks for.

    Statements of an import come back with every document, so the server keeps
    them prepared from the third time on. Behind a pooler that hands a connection
    on after each transaction nothing may stay on it: ``?prepare_threshold=off``
    leaves prepared statements and cursors of the server alone.
    """
    options = {"pool": True, "prepare_threshold": 3} | given.get("OPTIONS", {})
    if str(options["prepare_threshold"]).lower() not in {"off", "none"}:
        return {**given, "OPTIONS": options}
    options["prepare_threshold"] = None
    return {**given, "OPTIONS": options, "DISABLE_SERVER_SIDE_CURSORS": True}


def read_key(file: Path) -> str:
    """The kept secret key; empty where there is none, or where its making was cut off."""
    try:
        return file.read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise ImproperlyConfigured(
            f"The secret key in {file} cannot be read: {reason}. Run this as the user who set the "
            "archive up, or set MUFAKAT_SECRET_KEY, or MUFAKAT_DATA to a folder of your own."
        ) from error
