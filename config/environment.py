"""Settings from the environment, read strictly: nonsense is an error, never a default."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

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


def read_number(env: environ.Env, name: str, *, default: int, least: int, most: int) -> int:
    """A whole number between ``least`` and ``most``."""
    given = env.str(name, default="").strip()
    if not given:
        return default
    if not given.isdecimal() or not least <= int(given) <= most:
        raise ImproperlyConfigured(
            f"{name} is {given!r}; write a whole number from {least} to {most}."
        )
    return int(given)


#: How a mail server is spoken to, by the scheme of its address, and its usual port.
_MAIL_SCHEMES: Mapping[str, tuple[dict[str, bool], int]] = {
    "smtp": ({}, 25),
    "smtp+tls": ({"use_tls": True}, 587),
    "smtps": ({"use_ssl": True}, 465),
}


def read_mailer(env: environ.Env, name: str) -> dict[str, Any]:
    """Django's ``MAILERS`` for a server such as ``smtp+tls://user:password@host:587``.

    Empty without the variable: then nothing is mailed.
    """
    given = env.str(name, default="").strip()
    if not given:
        return {}
    address = urlsplit(given)
    try:
        port = address.port
    except ValueError:
        port = 0
    if address.scheme not in _MAIL_SCHEMES or not address.hostname or port == 0:
        # The address may hold a password and is not repeated.
        raise ImproperlyConfigured(
            f"{name} does not name a mail server; write it as smtp://host, "
            "smtp+tls://user:password@host:587 or smtps://user:password@host:465."
        )
    secured, usual = _MAIL_SCHEMES[address.scheme]
    options: dict[str, Any] = {"host": address.hostname, "port": port or usual, "timeout": 30}
    if address.username:
        options["username"] = unquote(address.username)
        options["password"] = unquote(address.password or "")
    backend = "django.core.mail.backends.smtp.EmailBackend"
    return {"default": {"BACKEND": backend, "OPTIONS": options | secured}}


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
