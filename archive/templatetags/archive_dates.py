"""Show partial dates and ages in words; of a date only what is known is shown."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from archive.models.date_words import date_in_words
from archive.partial_dates import is_partial_date

register = template.Library()


@register.filter
def day(value: str) -> str:
    """A partial date in words: ``2021-06`` as *Juni 2021*, ``2019~`` as *about 2019*."""
    return date_in_words(value)


@register.filter
def short_day(value: str) -> str:
    """A partial date in words, with the month shortened."""
    return date_in_words(value, short=True)


@register.simple_tag
def when(value: str, *, short: bool = False, otherwise: str = "") -> SafeString | str:
    """A partial date as a ``time`` element, or as plain words where HTML has no form for it.

    Where there is no date, ``otherwise`` says so in pale ink.
    """
    if not value:
        return format_html('<span class="muted">{}</span>', otherwise) if otherwise else ""
    words = short_day(value) if short else day(value)
    if "~" in value or "/" in value or not is_partial_date(value):
        return words
    return format_html('<time datetime="{}">{}</time>', value, words)


@register.simple_tag
def period(first: str, last: str) -> SafeString | str:
    """The days between which something was seen; one day where they are the same."""
    begin = when(first, short=True)
    if not last or last == first:
        return begin
    return format_html("{} – {}", begin, when(last, short=True))


@register.filter
def age(months: int | None) -> str:
    """A number of months, short: *5 yr 4 mo*."""
    if months is None:
        return ""
    if months == 0:
        return gettext("under 1 mo")
    years, rest = divmod(months, 12)
    if not rest:
        return gettext("%(years)s yr") % {"years": years}
    if not years:
        return gettext("%(months)s mo") % {"months": rest}
    return gettext("%(years)s yr %(months)s mo") % {"years": years, "months": rest}


@register.filter
def age_in_words(months: int | None) -> str:
    """A number of months, for running text: *5 years 4 months*."""
    if months is None:
        return ""
    if months == 0:
        return gettext("less than a month")
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(ngettext("%(count)s year", "%(count)s years", years) % {"count": years})
    if rest:
        parts.append(ngettext("%(count)s month", "%(count)s months", rest) % {"count": rest})
    return " ".join(parts)


@register.filter
def dates_in(value: str) -> list[str]:
    """The partial dates that a list of candidates holds, whatever separates them."""
    return [part for part in value.replace(";", " ").replace(",", " ").split() if part]
