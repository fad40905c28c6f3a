"""The library of a run: the known records, read again whenever somebody else changed them."""

from __future__ import annotations

from archive.ingest.authority_file import KnownRecords, stamp


class Library:
    """Holds the known records while a run goes on.

    Editors work and other imports run at the same time. ``is_behind`` notices
    what they did; ``settle`` takes note of what this run did itself.
    """

    def __init__(self) -> None:
        self._stamp = stamp()
        self.known = KnownRecords.load()

    def is_behind(self) -> bool:
        """Whether somebody else has changed a record."""
        return stamp() != self._stamp

    def refresh(self) -> None:
        """Read all records again if somebody else has changed one."""
        if self.is_behind():
            self.reload()

    def settle(self) -> None:
        """Count the changes so far as this run's own."""
        self._stamp = stamp()

    def reload(self) -> None:
        """Forget everything, what a rolled-back document added too, and read all records again."""
        self._stamp = stamp()
        self.known = KnownRecords.load()
