"""Show what the pipeline found in a terminal: the text with its marks, then the findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from archive.management.terminal import inert


@dataclass(frozen=True, slots=True)
class Mark:
    """How spans of one kind are shown: a colour, or a letter where there is no colour."""

    key: str
    label: str
    letter: str
    style: str


MARKS = (
    Mark("initiatives", "initiative", "I", "underline"),
    Mark("quotations", "quotation", "Q", "italic yellow"),
    Mark("meetings", "meeting", "M", "bold magenta"),
    Mark("dates", "date", "D", "bold blue"),
    Mark("partners", "partner", "P", "bold cyan"),
    Mark("officials", "official", "O", "bold green"),
)


def print_annotations(console: Console, annotations: dict[str, Any]) -> None:
    """Print one document of ``annotate``: what it is, its marked text, its findings."""
    coloured = console.color_system is not None and not console.no_color
    console.print(Text(inert(annotations["reference"]), style="bold"), soft_wrap=True)
    for line in field_lines(annotations):
        console.print(Text(inert(line)), soft_wrap=True)
    console.print()
    text = coloured_text(annotations) if coloured else Text(marked_text(annotations))
    console.print(text, soft_wrap=not console.is_terminal)
    console.print()
    console.print(_legend(coloured=coloured), soft_wrap=True)
    for title, lines in finding_lines(annotations):
        console.print(Text(f"\n{title}", style="bold"))
        for line in lines:
            console.print(Text(f"  {inert(line)}"), soft_wrap=True)
    console.print()


def field_lines(annotations: dict[str, Any]) -> Iterator[str]:
    """The single fields of the article; a dash where the text does not say."""
    for key, label in (
        ("headline", "headline"),
        ("outlet", "outlet"),
        ("dateline_place", "filed in"),
        ("byline", "by"),
        ("published_on", "published"),
        ("event_date", "happened"),
    ):
        yield f"{label:9} {annotations[key] or '–'}"


def spans(annotations: dict[str, Any]) -> Iterator[tuple[Mark, int, int]]:
    """Every span to be marked, longer kinds first, so that shorter ones lie on top."""
    for mark in MARKS:
        for item in annotations[mark.key]:
            places = item.get("evidence") or item.get("mentions") or (item,)
            for place in places:
                yield mark, place["start"], place["end"]


def coloured_text(annotations: dict[str, Any]) -> Text:
    """The text with its spans in colour."""
    text = Text(inert(annotations["text"]))
    for mark, start, end in spans(annotations):
        text.stylize(mark.style, start, end)
    return text


def marked_text(annotations: dict[str, Any]) -> str:
    """The text with its spans in brackets with a letter: ``‹P Jepang›``."""
    text = inert(annotations["text"])
    # At one place closing marks come before opening ones, and the longest span opens first.
    marks = [(end, 0, -start, "›") for _, start, end in set(spans(annotations))]
    marks += [(start, 1, -end, f"‹{mark.letter} ") for mark, start, end in set(spans(annotations))]
    parts, done = [], 0
    for at, _, _, words in sorted(marks):
        parts += [text[done:at], words]
        done = at
    return "".join((*parts, text[done:]))


def _legend(*, coloured: bool) -> Text:
    legend = Text("marks: ")
    for mark in MARKS:
        words = mark.label if coloured else f"‹{mark.letter} {mark.label}›"
        legend.append(words, style=mark.style if coloured else "").append("  ")
    return legend


def finding_lines(annotations: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The findings by kind, one line each; kinds without any are left out."""
    for title, lines in (
        ("Partners", [_partner(item) for item in annotations["partners"]]),
        ("Officials", [_official(item) for item in annotations["officials"]]),
        ("Quotations", [_quotation(item) for item in annotations["quotations"]]),
        ("Meetings", [_meeting(item) for item in annotations["meetings"]]),
        ("Initiatives", [_initiative(item) for item in annotations["initiatives"]]),
        ("Other cooperation", [_initiative(item) for item in annotations["other_cooperation"]]),
        ("Cut as boilerplate", annotations["boilerplate"]),
        ("Doubts", [f"{item['code']}: {item['message']}" for item in annotations["issues"]]),
    ):
        if lines:
            yield title, lines


def _partner(item: dict[str, Any]) -> str:
    code = f" {item['iso3166']}" if item["iso3166"] else ""
    return f"{item['name']} ({item['kind']}{code}, {item['role']}) {item['confidence']:.2f}"


def _official(item: dict[str, Any]) -> str:
    post = ", ".join(item[key] for key in ("post", "organisation", "country") if item[key])
    return f"{item['name']} – {post or 'no post given'} {item['confidence']:.2f}"


def _quotation(item: dict[str, Any]) -> str:
    return f"{item['speaker'] or 'nobody named'}: “{item['exact']}”"


def _meeting(item: dict[str, Any]) -> str:
    return f"{item['name']} ({item['date'] or 'no date'}, {item['place'] or 'no place'})"


def _initiative(item: dict[str, Any]) -> str:
    indent = "  " if item["parent"] else ""
    about = "; ".join((item["stage"], ", ".join(item["partners"]), ", ".join(item["subjects"])))
    return f"{indent}{item['title']} [{item['kind']}; {about}] {item['confidence']:.2f}"
