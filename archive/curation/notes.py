"""Desk notes: what colleagues tell each other about a record, and whom a note names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.models import DeskNote, Notice
from archive.models.desk import ABOUT
from archive.models.publication import Published
from archive.vocabulary import ChangeKind, NoticeKind

#: ``@`` and what a user name may hold; a full stop that ends a sentence is none of it.
_NAMED = re.compile(r"(?<![\w.@+-])@([\w.@+-]*[\w+-])")
#: Characters of a note; longer ones belong into the record.
LONGEST = 4000
_IN_NOTICE = 200


@dataclass(frozen=True, slots=True)
class Written:
    """A note that was written, and the names in it that no colleague has."""

    note: DeskNote
    unknown: tuple[str, ...]


def names_in(text: str) -> list[str]:
    """The user names that ``text`` names, each once, in order.

    >>> names_in("@sari dan @budi.s, lihat ini. sari@media.id bukan nama.")
    ['sari', 'budi.s']
    """
    return list(dict.fromkeys(_NAMED.findall(text)))


def parts_of(text: str) -> list[tuple[str, str]]:
    """``text`` in parts, each with the user name that follows it; the last has none.

    >>> parts_of("Tanya @sari, lalu @budi.")
    [('Tanya ', 'sari'), (', lalu ', 'budi'), ('.', '')]
    """
    parts = _NAMED.split(text)
    return list(zip(parts[::2], [*parts[1::2], ""], strict=True))


def colleagues() -> QuerySet[User]:
    """Those who can be named in a note or own a follow-up: who may enter the desk."""
    return User.objects.filter(is_active=True, is_staff=True).order_by("username")


def write_note(record: Published, text: str, *, by: User) -> Written:
    """Write a note about ``record``; colleagues whom it names as ``@username`` get a notice.

    Raises ``ValidationError`` where there are no words, or too many.
    """
    text = text.strip()
    if not text:
        raise ValidationError(_("Write what the note should say."), code="empty")
    if len(text) > LONGEST:
        raise ValidationError(
            _("The note is too long: write at most %(most)d characters."),
            code="long",
            params={"most": LONGEST},
        )
    about = record._meta.model_name
    if about not in ABOUT:
        raise ValidationError(_("Notes stand on records only."), code="record")
    named = {name.casefold(): name for name in names_in(text)}
    wanted = Q(pk__in=[])
    for name in named:
        wanted |= Q(username__iexact=name)
    with recording(ChangeKind.EDIT, by=by, summary=_("Note written.")):
        note = DeskNote.objects.create(**{about: record}, text=text, author=by)
        known = list(colleagues().filter(wanted))
        note.mentioned.set(known)
        Notice.objects.bulk_create(
            Notice(
                to=colleague,
                kind=NoticeKind.MENTIONED.value,
                note=note,
                text=text[:_IN_NOTICE],
                address=f"{reverse(f'admin:archive_{about}_change', args=[record.pk])}#notes",
            )
            for colleague in known
            if colleague != by
        )
    found = {colleague.username.casefold() for colleague in known}
    return Written(note, tuple(name for folded, name in named.items() if folded not in found))


def may_settle(note: DeskNote, *, by: User) -> bool:
    """Whether ``by`` may settle ``note``: who wrote it, whom it names, and every editor."""
    return (
        note.author_id == by.pk
        or by.has_perm("archive.change_desknote")
        or note.mentioned.filter(pk=by.pk).exists()
    )


def settle(note: DeskNote, *, by: User) -> bool:
    """Settle ``note``: nothing more is asked. Whether it was open; the first to settle it stays."""
    with recording(ChangeKind.EDIT, by=by, summary=_("Note settled.")):
        locked = DeskNote.objects.select_for_update(of=("self",)).get(pk=note.pk)
        if locked.settled_at is not None:
            return False
        locked.settled_by, locked.settled_at = by, timezone.now()
        locked.save(update_fields=["settled_by", "settled_at"])
    return True
