"""Write names of records into running text: links, lists, posts, countries, amounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from archive.models.country_names import country_name
from archive.templatetags.archive_marks import amount
from archive.vocabulary import PartnerRole

register = template.Library()
register.filter(country_name)

#: Capitals up to this length may be initials: *DKI*, *NTB*.
_LONGEST_INITIALS = 3


@register.simple_tag
def link(record: Any) -> SafeString:
    """The name of ``record``, leading to its page."""
    return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record)


@register.simple_tag
def links(records: Iterable[Any]) -> SafeString:
    """The names of ``records`` with commas between them, each leading to its page."""
    return format_html_join(", ", "{}", ((link(record),) for record in records))


@register.simple_tag
def listed(*words: Any) -> SafeString:
    """Those of ``words`` that there are, with commas between them."""
    return format_html_join(", ", "{}", ((word,) for word in words if word))


@register.simple_tag
def stated(value: Any, otherwise: str) -> SafeString | str:
    """``value``, or in pale ink ``otherwise`` where no article says it."""
    return value or format_html('<span class="muted">{}</span>', otherwise)


@register.filter
def place(printed: str) -> str:
    """A place as a sentence writes it: datelines print theirs in capitals."""
    return printed.title() if printed.isupper() and len(printed) > _LONGEST_INITIALS else printed


@register.filter
def role_label(code: str) -> str:
    """What a partner does in an article, in words."""
    return gettext(PartnerRole(code).label).lower() if code else ""


@register.filter
def partner_names(rows: Iterable[Any]) -> list[str]:
    """The names of the partners that ``rows`` point to, each once, at most four."""
    return list(dict.fromkeys(row.partner.name for row in rows))[:4]


@register.filter
def amount_in_words(row: Any) -> str:
    """A stated amount as it reads: *at most 1,500 people*."""
    return " ".join(filter(None, (row.qualifier, amount(row.value), row.unit)))


@register.filter
def body_of_post(appointment: Any) -> str:
    """The organisation of a post, unless the name of the post ends with it already."""
    if not appointment:
        return ""
    body = appointment.organisation
    return "" if body.casefold() in appointment.post.casefold() else body


@register.filter
def post_in_full(appointment: Any) -> str:
    """A post with its organisation; nothing where there is no appointment."""
    if not appointment:
        return ""
    body = body_of_post(appointment)
    return f"{appointment.post}, {body}" if body else appointment.post


@register.filter
def of(several: Mapping[int, list[Any]], record: Any) -> list[Any]:
    """What ``several``, sorted by key, has of ``record``."""
    return several.get(record.pk, [])


@register.filter
def last_attested(appointments: Iterable[Any]) -> str:
    """The latest date at which any of ``appointments`` was named, or nothing."""
    return max((held.last_attested for held in appointments), default="")


@register.filter
def told(reports: Iterable[Any]) -> list[Any]:
    """One report for each initiative: the last one stands."""
    return list({report.initiative_id: report for report in reports}.values())
