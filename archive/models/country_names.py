"""Countries in words, for pages and for the desk."""

from __future__ import annotations

from babel import Locale
from django.utils.translation import get_language


def country_name(code: str) -> str:
    """The name of a country by its ISO 3166-1 code, in the language of the page."""
    return Locale.parse(get_language() or "id", sep="-").territories.get(code, code)
