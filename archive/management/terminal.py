"""The terminal that commands write to: safe from what a text may hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO, cast

from django.core.management.base import OutputWrapper
from rich.console import Console
from rich.table import Table

#: Control characters (but new line and tab) would be lost, or obeyed by the terminal.
_INERT = dict.fromkeys({*range(32), *range(0x7F, 0xA0)} - {9, 10}, "�")

#: The options every command has for colour, as ``console_for`` takes them.
COLOURS = ("no_color", "force_color")

#: Columns of a table that goes to a file or pipe.
_FILE_WIDTH = 200


def console_for(out: OutputWrapper, *, no_color: bool, force_color: bool) -> Console:
    """A console that writes where a command writes; obeys NO_COLOR and a command's own options.

    What goes to a file or pipe is not folded at a screen's width.
    """
    # An OutputWrapper hands everything on to the stream that it wraps.
    return Console(
        file=cast("IO[str]", out),
        width=None if out.isatty() else _FILE_WIDTH,
        no_color=no_color or None,
        force_terminal=force_color or None,
    )


def print_table(console: Console, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: the first column to the left, figures to the right."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, name in enumerate(head):
        table.add_column(name, justify="right" if number else "left", no_wrap=True)
    for row in rows:
        table.add_row(*map(inert, row))
    console.print(table)


def inert(words: str) -> str:
    """``words`` with nothing in them that a terminal would obey; as long as before.

    >>> inert("a" + chr(27) + "[2J")
    'a�[2J'
    """
    return words.translate(_INERT)
