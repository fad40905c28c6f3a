"""Read ``accession.toml``: what was received, when, from whom, and what may be shown.

``seeds/README.md`` explains every key. A mistake is refused with the file, the
key and the remedy, because texts of unknown rights must not be shown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from archive.ingest.refusals import RefusedError, printable
from archive.vocabulary import Rights

FILE_NAME = "accession.toml"
LONGEST_REFERENCE = 200
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")

_ACCESSION_KEYS = {
    "code": str,
    "title_id": str,
    "title_en": str,
    "received_on": date,
    "received_from": str,
    "licence": str,
    "rights_id": str,
    "rights_en": str,
    "note": str,
}
_DEFAULT_KEYS = {"rights": str, "retold": bool, "language": str}
_ITEM_KEYS = {
    "reference": str,
    "file": str,
    "outlet": str,
    "outlet_name": str,
    "domain": str,
    "url": str,
    "note": str,
    **_DEFAULT_KEYS,
}
_TABLES = {"accession": dict, "defaults": dict, "item": list}
_KIND_NAMES: Mapping[type, str] = {
    str: "text in quotes",
    bool: "true or false",
    date: "a date without quotes",
    dict: "a [table]",
    list: "[[tables]]",
}


@dataclass(frozen=True, slots=True)
class AccessionItem:
    """What the accession says about one text; ``reference`` is empty where it gives none."""

    reference: str = ""
    outlet: str = ""
    outlet_name: str = ""
    domain: str = ""
    url: str = ""
    rights: Rights | None = None
    language: str = "id"


#: What holds for a text without an accession: its outlet's rights, or excerpt only.
NOTHING_SAID = AccessionItem()


@dataclass(frozen=True, slots=True)
class AccessionFile:
    """One ``accession.toml``: the accession and its items by file name beside it."""

    code: str
    title: str
    title_en: str
    received_on: date | None
    received_from: str
    licence: str
    rights_id: str
    rights_en: str
    note: str
    defaults: AccessionItem
    items: Mapping[str, AccessionItem]

    def item(self, file: str) -> AccessionItem:
        """What is said about ``file`` (posix path beside the accession), else the defaults."""
        return self.items.get(file, self.defaults)


def read_accession(path: Path) -> AccessionFile:
    """Read the accession file at ``path``; raise ``RefusedError`` with key and remedy."""
    shown = printable(str(path))
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RefusedError(
            shown,
            _("It is not valid TOML: %(error)s.") % {"error": error},
            _("Mend the line; seeds/README.md shows the format."),
        ) from error
    except OSError as error:
        raise RefusedError(
            shown,
            _("It cannot be read: %(error)s.") % {"error": error.strerror},
            _("Check the file's permissions."),
        ) from error
    return _Checked(shown).accession(tables)


@dataclass(frozen=True, slots=True)
class _Checked:
    """Checks the keys of the file shown as ``shown``."""

    shown: str

    def accession(self, tables: dict[str, Any]) -> AccessionFile:
        self._check(tables, _TABLES, "")
        about = tables.get("accession", {})
        self._check(about, _ACCESSION_KEYS, "[accession] ")
        code = about.get("code", "")
        if not _CODE.fullmatch(code):
            raise self._refusal(
                "[accession] code",
                _("must be lower-case letters, digits and hyphens"),
            )
        defaults = self._item(tables.get("defaults", {}), _DEFAULT_KEYS, NOTHING_SAID, "")
        items: dict[str, AccessionItem] = {}
        references: set[str] = set()
        for number, table in enumerate(tables.get("item", []), start=1):
            label = f"[[item]] {number} "
            file = table.get("file", "") if isinstance(table, dict) else ""
            item = self._item(table, _ITEM_KEYS, defaults, label)
            if not file or not is_plain_path(file):
                raise self._refusal(f"{label}file", _("must name a file below this folder"))
            if item.reference and not is_plain_path(item.reference):
                raise self._refusal(f"{label}reference", _("must be a plain name or path"))
            if file in items or item.reference in references:
                raise self._refusal(f"{label}reference", _("is given twice; keep one"))
            items[file] = item
            references |= {item.reference} - {""}
        return AccessionFile(
            code=code,
            title=(about.get("title_id") or about.get("title_en") or code)[:200],
            title_en=about.get("title_en", "")[:200],
            received_on=about.get("received_on"),
            received_from=about.get("received_from", "")[:200],
            licence=about.get("licence", "")[:80],
            rights_id=about.get("rights_id", "").strip(),
            rights_en=about.get("rights_en", "").strip(),
            note=about.get("note", ""),
            defaults=defaults,
            items=items,
        )

    def _item(
        self, table: Any, keys: Mapping[str, type], defaults: AccessionItem, label: str
    ) -> AccessionItem:
        if not isinstance(table, dict):
            raise self._refusal(label.strip(), _("must be a table of keys"))
        self._check(table, keys, label or "[defaults] ")
        outlet = table.get("outlet", "")
        if outlet and not _CODE.fullmatch(outlet):
            raise self._refusal(f"{label}outlet", _("must be an outlet's code, such as “antara”"))
        url = table.get("url", "")
        if url and not (url.startswith(("http://", "https://")) and len(url) <= 500):
            raise self._refusal(f"{label}url", _("must be an http(s) address"))
        return AccessionItem(
            reference=table.get("reference", ""),
            outlet=outlet,
            outlet_name=table.get("outlet_name", "")[:120],
            domain=table.get("domain", "")[:120],
            url=url,
            rights=self._rights(table, defaults, label),
            language=table.get("language", defaults.language)[:8],
        )

    def _rights(self, table: dict[str, Any], defaults: AccessionItem, label: str) -> Rights | None:
        """The rights as given; a re-told text is never shown as the outlet's own words."""
        given = table.get("rights")
        if given is not None and given not in Rights.codes():
            raise self._refusal(
                f"{label}rights", _("must be one of: %(codes)s") % {"codes": ", ".join(Rights)}
            )
        if given is None and table.get("retold"):
            return Rights.RETOLD
        return defaults.rights if given is None else Rights(given)

    def _check(self, table: Any, keys: Mapping[str, type], label: str) -> None:
        for key, value in table.items():
            if key not in keys:
                raise self._refusal(
                    f"{label}{key}",
                    _("is not known; known keys: %(keys)s") % {"keys": ", ".join(keys)},
                )
            if not isinstance(value, keys[key]):
                raise self._refusal(
                    f"{label}{key}", _("must be %(kind)s") % {"kind": _KIND_NAMES[keys[key]]}
                )

    def _refusal(self, key: str, what: str) -> RefusedError:
        return RefusedError(
            self.shown,
            _("The key %(key)s %(what)s.") % {"key": printable(key), "what": what},
            _("Correct the key and import again; seeds/README.md explains each key."),
        )


def is_plain_path(value: str) -> bool:
    """Whether ``value`` is a relative path that stays where it is and prints as one line.

    >>> is_plain_path("2024/000_x"), is_plain_path("../x"), is_plain_path("/etc/x")
    (True, False, False)
    """
    return (
        0 < len(value) <= LONGEST_REFERENCE
        and value.isprintable()
        and "\\" not in value
        and all(part not in {"", ".", ".."} for part in value.split("/"))
    )
