"""The five roles, and what each may do at the desk."""

import pytest
from django.contrib.auth.models import Group, Permission, User

from archive.curation.roles import (
    ADMINISTRATOR,
    CHIEF_EDITOR,
    CONTRIBUTOR,
    EDITOR,
    READER,
    ensure_roles,
)
from archive.models import Partner
from tests.archive.desk import at_the_desk, form_of, make_editor
from tests.archive.public_records import make_partner

pytestmark = pytest.mark.django_db

MAY = {
    READER: {"archive.view_partner"},
    CONTRIBUTOR: {"archive.add_partner", "archive.add_desknote"},
    EDITOR: {"archive.add_outlet", "archive.change_mention", "archive.export_partner"},
    CHIEF_EDITOR: {
        "archive.delete_partner",
        "archive.publish_article",
        "archive.merge_subject",
        "archive.import_initiative",
        "archive.delete_fieldlock",
    },
    ADMINISTRATOR: {"auth.add_user", "auth.change_group"},
}


@pytest.mark.parametrize("role", MAY)
def test_each_role_may_do_what_the_one_before_may_and_more(role):
    person = User.objects.get(pk=make_editor(role).pk)
    roles = list(MAY)
    allowed = set().union(*(MAY[one] for one in roles[: roles.index(role) + 1]))
    forbidden = set().union(*MAY.values()) - allowed

    assert person.has_perms(allowed)
    assert not [one for one in forbidden if person.has_perm(one)]


def test_making_the_roles_again_keeps_what_an_administrator_changed():
    ensure_roles()
    editors = Group.objects.get(name=EDITOR)
    merge = Permission.objects.get(codename="merge_subject")
    export = Permission.objects.get(codename="export_partner")
    editors.permissions.add(merge)
    editors.permissions.remove(export)

    ensure_roles()

    assert merge in editors.permissions.all()
    assert export not in editors.permissions.all()
    assert Group.objects.count() == 5


def test_making_the_roles_again_gives_permissions_that_are_new():
    ensure_roles()
    held = Permission.objects.get(codename="change_mention")
    for group in Group.objects.all():
        group.permissions.remove(held)

    ensure_roles()

    assert held in Group.objects.get(name=EDITOR).permissions.all()
    assert held not in Group.objects.get(name=READER).permissions.all()


def test_nobody_but_an_administrator_writes_history_or_runs():
    chief = User.objects.get(pk=make_editor(CHIEF_EDITOR).pk)

    assert not chief.has_perm("archive.change_changeset")
    assert not chief.has_perm("archive.delete_changeset")
    assert not chief.has_perm("archive.change_change")
    assert not chief.has_perm("archive.delete_importrun")


def test_nobody_publishes_by_sending_a_form():
    partner = make_partner(publication="draft")
    client = at_the_desk(make_editor(CHIEF_EDITOR))
    address = f"/admin/archive/partner/{partner.pk}/change/"
    sent = form_of(client, address)
    assert "publication" not in sent

    client.post(address, {**sent, "publication": "published"})

    partner.refresh_from_db()
    assert partner.publication == "draft"


def test_what_an_editor_adds_is_a_draft_that_stands():
    client = at_the_desk(make_editor())
    address = "/admin/archive/partner/add/"
    sent = {**form_of(client, address), "name": "Oman", "slug": "oman", "kind": "country"}

    client.post(address, sent)

    oman = Partner.objects.get(slug="oman")
    assert (oman.publication, oman.status) == ("draft", "accepted")
    assert oman.decided_by is not None


def test_a_reader_of_drafts_changes_nothing():
    partner = make_partner("Jepang")
    client = at_the_desk(make_editor(READER))
    address = f"/admin/archive/partner/{partner.pk}/change/"
    page = client.get(address).content.decode()

    assert "Jepang" in page
    assert 'name="name"' not in page
    assert 'value="accept_selected"' not in page
    assert client.post(address, {"name": "X"}).status_code == 403


@pytest.mark.parametrize(
    ("role", "import_status", "export_status"),
    [(READER, 403, 403), (CONTRIBUTOR, 403, 403), (EDITOR, 403, 200), (CHIEF_EDITOR, 200, 200)],
)
def test_tables_are_taken_in_and_out_by_role(role, import_status, export_status):
    client = at_the_desk(make_editor(role))

    assert client.get("/admin/archive/partner/import/").status_code == import_status
    assert client.get("/admin/archive/partner/export/").status_code == export_status
