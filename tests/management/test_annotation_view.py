"""The terminal view of annotations."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from archive.management.annotation_view import (
    MARKS,
    coloured_text,
    marked_text,
    print_annotations,
)
from archive.management.terminal import inert
from tests.evaluation.answers import found_official, found_partner, make_answer

TEXT = "Menteri Jepang Kato berbicara."


def span(words: str, text: str = TEXT) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def annotated(text: str = TEXT, **values: Any) -> dict[str, Any]:
    return make_answer(reference="a.txt", text=text, **values)


def test_marks_name_the_kind_where_there_is_no_colour():
    partner = found_partner("Jepang", mentions=[span("Jepang")])
    official = found_official("Kato", mentions=[span("Kato")])
    annotations = annotated(partners=[partner], officials=[official])

    assert marked_text(annotations) == "Menteri ‹P Jepang› ‹O Kato› berbicara."


def test_a_span_within_another_is_marked_within_it():
    initiative = {"evidence": [span(TEXT)]}
    partner = found_partner("Jepang", mentions=[span("Jepang")])
    annotations = annotated(initiatives=[initiative], partners=[partner])

    assert marked_text(annotations) == "‹I Menteri ‹P Jepang› Kato berbicara.›"


def test_spans_keep_their_places_in_colour():
    annotations = annotated(partners=[found_partner("Jepang", mentions=[span("Jepang")])])

    text = coloured_text(annotations)

    assert [text.plain[found.start : found.end] for found in text.spans] == ["Jepang"]


@pytest.mark.parametrize("character", ["\x1b", "\r", "\x07", "\x9b", "\x00"])
def test_no_character_of_a_text_reaches_the_terminal_as_an_order(character: str):
    text = f"a{character}[2J Jepang"
    annotations = annotated(text, partners=[found_partner("J", mentions=[span("Jepang", text)])])
    out = StringIO()

    print_annotations(Console(file=out), annotations)

    assert character not in out.getvalue()
    assert "‹P Jepang›" in out.getvalue()
    assert len(inert(text)) == len(text)


def test_markup_in_a_text_is_shown_as_it_stands():
    out = StringIO()

    print_annotations(Console(file=out), annotated("[bold]Kato[/bold] [/]"))

    assert "[bold]Kato[/bold] [/]" in out.getvalue()


def test_every_mark_has_a_letter_of_its_own():
    assert len({mark.letter for mark in MARKS}) == len(MARKS)
