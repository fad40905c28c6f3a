"""Notes on records: whom they name, who may settle them, what colleagues see of them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive.curation.notes import LONGEST, names_in, parts_of, settle, write_note
from archive.curation.roles import CONTRIBUTOR, READER
from archive.models import DeskNote, Notice
from tests.archive.desk import at_the_desk, change_page, make_editor
from tests.archive.public_records import make_article, make_meeting, make_partner

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@sari tolong lihat", ["sari"]),
        ("Tanya @sari, @budi.s dan (@dewi).", ["sari", "budi.s", "dewi"]),
        ("sari@media.id bukan nama", []),
        ("@sari dan @sari lagi", ["sari"]),
        ("@ sendirian", []),
        ("@a-b_c+d@e!", ["a-b_c+d@e"]),
    ],
)
def test_names_are_found_in_the_words_of_a_note(text, names):
    assert names_in(text) == names


@pytest.mark.parametrize("text", ["", "@sari", "a @sari b", "a @sari, @budi. c\n@x"])
def test_the_parts_of_a_note_are_the_whole_note(text):
    assert "".join(words + (f"@{name}" if name else "") for words, name in parts_of(text)) == text


def test_who_is_named_gets_a_notice_with_the_words_and_the_way_there():
    author, named = make_editor(name="budi"), make_editor(name="sari")
    partner = make_partner()
    address = f"/admin/archive/partner/{partner.pk}/note/"

    page = at_the_desk(author).post(address, {"text": "@Sari, lihat. @tono?"}, follow=True)

    note = DeskNote.objects.get()
    assert (note.record, note.author, list(note.mentioned.all())) == (partner, author, [named])
    notice = Notice.objects.get()
    assert (notice.to, notice.kind, notice.note) == (named, "mentioned", note)
    assert notice.address == f"{change_page(partner)}#notes"
    text = page.content.decode()
    assert "Nobody at the desk is called @tono" in text
    assert "<b>@Sari</b>, lihat. @tono?" in text


def test_nobody_gets_a_notice_of_the_own_note_nor_who_left_the_desk():
    author = make_editor(name="budi")
    User.objects.create_user("sari", is_staff=True, is_active=False)
    written = write_note(make_meeting(), "@budi @sari", by=author)
    assert written.unknown == ("sari",)
    assert not Notice.objects.exists()


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LONGEST + 1)])
def test_a_note_needs_words_and_not_too_many(text):
    with pytest.raises(ValidationError):
        write_note(make_partner(), text, by=make_editor())


def test_a_note_of_a_stranger_is_shown_as_plain_words():
    partner = make_partner()
    write_note(partner, "<script>alert(1)</script> @budi", by=make_editor(name="budi"))
    page = at_the_desk(make_editor()).get(change_page(partner)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_note_is_settled_once_by_whom_it_concerns():
    author, named = make_editor(CONTRIBUTOR, name="budi"), make_editor(CONTRIBUTOR, name="sari")
    other = make_editor(CONTRIBUTOR, name="tono")
    note = write_note(make_article(), "@sari?", by=author).note
    address = f"/admin/notes/{note.pk}/settle/"

    assert at_the_desk(other).post(address).status_code == 403
    assert at_the_desk(named).post(address).status_code == 302
    note.refresh_from_db()
    assert note.settled_by == named
    assert not settle(note, by=author)


def test_settling_leads_back_on_this_site_only():
    editor = make_editor()
    note = write_note(make_partner(), "Periksa.", by=editor).note
    sent = {"next": "https://elsewhere.example/"}
    answer = at_the_desk(editor).post(f"/admin/notes/{note.pk}/settle/", sent)
    assert answer.headers["Location"] == f"{change_page(note.record)}#notes"


def test_a_reader_reads_notes_and_writes_none():
    partner = make_partner()
    write_note(partner, "Periksa ejaan.", by=make_editor(name="budi"))
    browser = at_the_desk(make_editor(READER))
    page = browser.get(change_page(partner)).content.decode()
    assert "Periksa ejaan." in page
    assert 'id="note-text"' not in page
    assert (
        browser.post(f"/admin/archive/partner/{partner.pk}/note/", {"text": "x"}).status_code == 403
    )


def test_the_list_of_notes_tells_open_ones_and_mine_apart():
    author, named = make_editor(name="budi"), make_editor(name="sari")
    first = write_note(make_partner(), "@sari satu", by=author).note
    second = write_note(make_partner(), "dua", by=author).note
    settle(second, by=author)
    browser = at_the_desk(named)

    def listed(which: str) -> list[DeskNote]:
        page = browser.get("/admin/archive/desknote/", {"notes": which})
        return list(page.context["cl"].result_list)

    assert listed("open") == listed("me") == [first]
    assert listed("settled") == [second]
    assert listed("mine") == []


def test_notes_are_never_public(client):
    partner = make_partner()
    write_note(partner, "Rahasia redaksi.", by=make_editor())
    assert "Rahasia redaksi." not in client.get(partner.get_absolute_url()).content.decode()
