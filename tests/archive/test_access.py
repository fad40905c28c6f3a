"""Every address of the desk and every action, for every role: who gets in, and who does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import ActionLocation
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import Client, RequestFactory
from django.urls import URLResolver, get_resolver

from archive.curation.roles import ROLES
from archive.models import Article, ChangeSet, DeskNote, Partner
from tests.archive.access_rules import ANYBODY, NOBODY, PAGES, gets_in, of_action, of_model
from tests.archive.desk import at_the_desk, list_of, make_editor
from tests.archive.one_of_each import one_of_each

pytestmark = pytest.mark.django_db

#: What a page wants to be sent before it looks at who sends it.
_SENT = {"review": {"do": "accept"}}
#: What one session does only once: it ends it.
_ENDS = "admin:logout"


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the desk as the URL configuration has it, with its name."""

    route: str
    name: str

    @property
    def model(self) -> tuple[str, str] | None:
        """The app and the model whose list or row this is, if any."""
        parts = self.route.split("/")
        known = {one._meta.label_lower for one in admin.site._registry}
        if len(parts) > 2 and f"{parts[1]}.{parts[2]}" in known:
            return parts[1], parts[2]
        return None

    @property
    def rule(self) -> tuple[str, str] | None:
        """Who may get it and who may send to it; None where nobody has said so."""
        where = self.model
        try:
            if where is None:
                return PAGES[self.name]
            app, model = where
            page = self.name.removeprefix("admin:").removeprefix(f"{app}_{model}_")
            return of_model(model, page)
        except KeyError:
            return None

    def filled(self, rows: dict[type[Model], Any]) -> str:
        """The address with the row it is about."""
        label = ".".join(self.model or ())
        by_label = {model._meta.label_lower: row for model, row in rows.items()}
        other = {
            "settle_note": rows[DeskNote],
            "review": rows[Article],
            "change_set": rows[ChangeSet],
            "take_back": rows[ChangeSet],
            "activity_of": rows[User],
        }
        row = by_label.get(label) or other.get(self.name)
        parts = {
            "<path:object_id>": str(getattr(row, "pk", "")),
            "<int:key>": str(getattr(row, "pk", "")),
            "<id>": str(getattr(row, "pk", "")),
            "<str:kind>": "csv",
            "^(?P<app_label>archive|auth)/$": "archive/",
            "(?P<url>.*)$": "nowhere/",
        }
        route = self.route
        if self.name == "admin:view_on_site":
            kind = ContentType.objects.get_for_model(Partner).pk
            return f"/admin/r/{kind}/{rows[Partner].pk}/"
        for pattern, value in parts.items():
            route = route.replace(pattern, value)
        query = "?app_label=archive&model_name=participation&field_name=partner"
        return f"/{route}{query if self.name == 'admin:autocomplete' else ''}"


def addresses(resolver: Any = None, prefix: str = "", names: str = "") -> Iterator[Address]:
    """Every address below /admin/."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{names}{pattern.namespace}:" if pattern.namespace else names
            yield from addresses(pattern, route, inner)
        elif route.startswith("admin/") and pattern.name != _ENDS.removeprefix("admin:"):
            yield Address(route, f"{names}{pattern.name or ''}")


def came_in(response: HttpResponse) -> str:
    """What became of a request: sent to the log-in, refused, or let in."""
    if response.status_code == 302 and "/admin/login/" in response.headers["Location"]:
        return "log-in"
    assert response.status_code < 500
    return "refused" if response.status_code == 403 else "in"


def expected(role: str, least: str) -> str:
    if gets_in(role, least):
        return "in"
    return "log-in" if role == ANYBODY else "refused"


@pytest.fixture
def unwritten(monkeypatch) -> None:
    """Leave the templates out: what matters here is who gets in."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


def test_every_address_has_a_rule():
    without = [f"{one.route} ({one.name})" for one in addresses() if one.rule is None]
    assert without == [], "say in tests/archive/access_rules.py who gets in"


@pytest.mark.parametrize("role", [ANYBODY, *ROLES])
def test_every_address_lets_in_whom_its_rule_names(role, unwritten):
    rows = one_of_each()
    browser = Client() if role == ANYBODY else at_the_desk(make_editor(role))
    wrong = []
    for address in addresses():
        filled = address.filled(rows)
        got = browser.get(filled), browser.post(filled, _SENT.get(address.name))
        for response, least in zip(got, address.rule or (), strict=False):
            if came_in(response) != expected(role, least):
                method = response.request["REQUEST_METHOD"]
                wrong.append(
                    f"{method} {filled} ({address.name}): {came_in(response)}, not {least}"
                )
    assert wrong == []


def test_there_is_a_row_of_everything_that_has_a_list():
    assert set(admin.site._registry) <= set(one_of_each())


@pytest.mark.parametrize("role", ROLES)
def test_every_action_is_offered_to_whom_its_rule_names(role):
    request = RequestFactory().get("/")
    request.user = User.objects.get(pk=make_editor(role).pk)
    for model, desk in admin.site._registry.items():
        name = model._meta.model_name or ""
        for location in ActionLocation:
            every = {action.name for action in desk._get_base_actions(location)}
            offered = set(desk.get_actions(request, location))
            assert offered == {one for one in every if gets_in(role, of_action(name, one))}, name


def test_an_action_that_is_not_offered_changes_nothing_when_it_is_sent(unwritten):
    rows = one_of_each()
    ladder = (ANYBODY, *ROLES, NOBODY)
    browsers = {role: at_the_desk(make_editor(role)) for role in ROLES}
    before = ChangeSet.objects.count()
    for model, desk in admin.site._registry.items():
        row, name = rows[model], model._meta.model_name or ""
        if model._meta.app_label != "archive":
            continue
        for action in {one.name for one in desk._get_base_actions(ActionLocation.CHANGE_LIST)}:
            below = ladder[ladder.index(of_action(name, action)) - 1]
            if below not in browsers:
                continue
            sent = {"action": action, ACTION_CHECKBOX_NAME: [row.pk], "confirm": "1"}
            browsers[below].post(list_of(model), {**sent, "post": "yes", "step": "send"})
            assert model._base_manager.filter(pk=row.pk).exists(), (name, action)
    assert ChangeSet.objects.count() == before


def test_who_is_not_at_the_desk_cannot_log_in_to_it(client):
    client.force_login(User.objects.create_user("tamu", password="rahasia-panjang"))
    assert came_in(client.get("/admin/")) == "log-in"
    assert client.post("/admin/logout/").status_code in {200, 302}
