"""Show stages, evidence and hits: everything that is marked with a sign of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from archive.search import highlight
from archive.search import snippet as find_snippet
from archive.vocabulary import Origin, Stage

register = template.Library()


@register.filter
def translated(label: str) -> str:
    """A label of the controlled vocabulary in the language of the page."""
    return gettext(label) if label else ""


@register.filter
def amount(value: Decimal) -> str:
    """A stated number with its groups and decimals as the language of the page writes them."""
    places = 0 if value == value.to_integral_value() else 2
    return number_format(value, places, use_l10n=True, force_grouping=True)


@register.simple_tag
def stage(code: str) -> SafeString:
    """A stage: its shape and its word, always both."""
    if not code:
        return format_html('<span class="muted">{}</span>', gettext("no stage reported"))
    return format_html(
        '<span class="stage s-{code}"><svg class="gl" aria-hidden="true" focusable="false">'
        '<use href="#g-{code}"/></svg>{label}</span>',
        code=code,
        label=gettext(Stage(code).label),
    )


@register.simple_tag
def points(drawn: Iterable[Any]) -> SafeString:
    """The signs of a silence line, each where its report stands.

    A list draws hundreds of them, too many for a template to loop over.
    """
    return format_html_join(
        "", '<svg x="{}" {}', ((one.x, _sign(one.stage, one.machine)) for one in drawn)
    )


@cache
def _sign(stage: str, machine: bool) -> SafeString:
    """What follows the place of a sign: its look."""
    # Pale and dashed, the shape of a proposal would vanish: it is a ring that the page draws.
    shape = (
        mark_safe('<circle class="o" cx="0" cy="8" r="6"/>')
        if machine and stage == Stage.PROPOSED
        else format_html('<use href="#g-{}" x="-8" y="0" width="16" height="16"/>', stage)
    )
    return format_html(
        'y="4" width="1" height="1" class="s-{}{}"><circle class="back" cx="0" cy="8" r="9"/>'
        "{}</svg>",
        stage,
        " machine" if machine else "",
        shape,
    )


@register.simple_tag
def origin(code: str) -> SafeString:
    """Who answers for what stands here: an editor, the archive's lists, or a machine alone."""
    return format_html('<span class="origin {}">{}</span>', code, gettext(Origin(code).label))


@register.simple_tag
def marked(segments: Iterable[Any], first_marks: Collection[Any] = ()) -> SafeString:
    """Segments of text with evidence marked, anchored and referred to.

    Every mark gets its anchor where it begins, those of ``first_marks`` a
    reference to their note where they end. The text itself is left as it is.
    """
    pieces: list[SafeString] = []
    for segment in segments:
        text = conditional_escape(segment.text)
        if not segment.marks:
            pieces.append(text)
            continue
        anchors = list(dict.fromkeys(mark.anchor for mark in segment.opening if mark.number))
        pieces.append(
            format_html(
                '<mark class="{}"{}>{}{}</mark>',
                _look_of(segment),
                format_html(' id="{}"', anchors[0]) if anchors else "",
                format_html_join("", '<span id="{}"></span>', ((one,) for one in anchors[1:])),
                text,
            )
        )
        for mark in segment.closing:
            if mark in first_marks:
                pieces.append(
                    format_html(
                        '<a class="ref" href="#n{0}" aria-label="{1}">{0}</a>',
                        mark.number,
                        gettext("Note %(number)s") % {"number": mark.number},
                    )
                )
    return mark_safe("".join(pieces))  # noqa: S308  every piece is escaped above


@register.simple_tag
def sentence(evidence: Any) -> SafeString:
    """The sentence of ``evidence``, with dots where it goes on."""
    return format_html(
        "{}{}{}",
        "… " if evidence.cut_before else "",
        marked(evidence.segments),
        " …" if evidence.cut_after else "",
    )


@register.simple_tag
def hits(text: str, terms: str) -> SafeString | str:
    """``text`` with the words that were searched for marked."""
    return _hits(highlight, text, terms)


@register.simple_tag
def snippet(text: str, terms: str) -> SafeString | str:
    """The stretch of ``text`` with most of the words that were searched for, marked."""
    return _hits(find_snippet, text, terms)


def _look_of(segment: Any) -> str:
    """Pale and dashed for a machine's reading; a second line where marks lie over each other."""
    look = "ev"
    if segment.is_machine:
        look += " machine"
    elif segment.is_mixed:
        look += " mixed"
    if len({(mark.start, mark.end) for mark in segment.marks}) > 1:
        look += " deep"
    return look


def _hits(
    find: Callable[[str, str], list[tuple[str, bool]]], text: str, terms: str
) -> SafeString | str:
    if not terms:
        return text
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<mark class="hit">{}</mark>', piece) if is_hit else piece,)
            for piece, is_hit in find(text, terms)
        ),
    )


@register.filter
def quoted(words: str) -> str:
    """Quoted words with quotation marks around them, where they do not bring their own."""
    return words if words[:1] in '"“«„‘' else f"“{words.strip()}”"
