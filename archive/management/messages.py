"""Gather what the interface says, and bring the catalogues of its translations up to date.

A language has two catalogues: ``archive/locale`` holds what this project says,
``archive/locale/packages`` what the packages below it say and do not translate themselves.
Babel does the work, so no system package is needed; ``translations`` compiles the outcome.
"""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.apps import apps
from django.conf import settings
from django.utils import translation
from django.utils.translation.template import templatize

from archive.management.catalogues import (
    Key,
    Updated,
    catalogue_path,
    key_of,
    read_catalogue,
    update_catalogue,
    words_of,
)
from archive.vocabulary import Term

#: The language of the message ids: it needs no catalogue.
SPOKEN_BY_CODE = "en"

#: Installed packages that have words on the desk or the public pages.
PACKAGES = (
    "django.contrib.admin",
    "django.contrib.auth",
    "django.db.models",
    "django.forms",
    "django_filters",
    "import_export",
    "tree_queries",
)
#: Folders whose words no page shows.
_SILENT = frozenset({"locale", "migrations", "pipeline", "static", "tests"})

#: How code marks its words, as Babel says it: which argument is the message, which the plural,
#: which the context (``"c"``); None is the first argument alone.
_KEYWORDS = {
    **dict.fromkeys(("_", "_now", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


def update_catalogues() -> list[Updated]:
    """Bring both catalogues of every language up to date, and tell what changed."""
    own, foreign = map(Path, settings.LOCALE_PATHS)
    said = project_messages()
    updated = []
    for language, _name in settings.LANGUAGES:
        if language != SPOKEN_BY_CODE:
            left = package_messages(language)
            updated.append(update_catalogue(catalogue_path(own, language), language, said))
            updated.append(update_catalogue(catalogue_path(foreign, language), language, left))
    return updated


def project_messages() -> Catalog:
    """Everything the project says: in code, in templates, as labels and as names of fields."""
    said = Catalog()
    for folder in (settings.BASE_DIR / "archive", settings.BASE_DIR / "config"):
        _gather(said, folder, root=settings.BASE_DIR)
    for term in Term.__subclasses__():
        for entry in term:
            said.add(entry.label, locations=[("archive/vocabulary", 0)])
    # Django names a field like its attribute where the model gives no name.
    with translation.override(None):
        for model in apps.get_app_config("archive").get_models():
            for field in model._meta.local_fields:
                said.add(str(field.verbose_name), locations=[("archive/models", 0)])
    return said


def package_messages(language: str) -> Catalog:
    """What the packages below the project say and do not say in ``language`` themselves."""
    translated = _translated_by_packages(language)
    left = Catalog()
    for package in PACKAGES:
        said = Catalog()
        folder = _folder_of(package)
        _gather(said, folder, root=folder)
        for message in said:
            if message.id and key_of(message) not in translated:
                left.add(message.id, context=message.context, locations=[(package, 0)])
    return left


def _translated_by_packages(language: str) -> set[Key]:
    """Every message that a package, or Django for all of them, has translated."""
    folders = [_folder_of("django") / "conf", *map(_folder_of, PACKAGES)]
    catalogues = (
        read_catalogue(catalogue_path(folder / "locale", language), language) for folder in folders
    )
    return {
        key_of(message)
        for catalogue in catalogues
        for message in catalogue
        if all(words_of(message)) and not message.fuzzy
    }


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed", name=package)
    return Path(spec.origin).parent


def _gather(said: Catalog, folder: Path, *, root: Path) -> None:
    """Add what code and templates below ``folder`` say; places are told from ``root``."""
    for path in sorted(folder.rglob("*")):
        if path.suffix not in {".py", ".html"} or _SILENT & set(path.relative_to(folder).parts):
            continue
        place = path.relative_to(root).as_posix()
        words = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            words = _as_code(words, place)
        found = extract("python", BytesIO(words.encode()), _KEYWORDS)
        for _line, message, _comments, context in found:
            said.add(message, context=context, locations=[(place, 0)])


def _as_code(template: str, place: str) -> str:
    """A template as calls of ``gettext``; without indents, which Python would refuse."""
    return "\n".join(line.lstrip() for line in templatize(template, place).splitlines())
