"""Make editors, and rows that wait for their decision."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from archive.curation.roles import ensure_roles
from archive.models import Article, Mention, Official, Participation, Partner
from tests.archive.public_records import machine, make_article, span


def make_editor(role: str = "Editor", *, name: str = "") -> User:
    """An account with one of the four roles."""
    editor = User.objects.create_user(name or role.lower().replace(" ", "-"), is_staff=True)
    editor.groups.add(ensure_roles()[role])
    return editor


def at_the_desk(editor: User) -> Client:
    """A browser in which ``editor`` has logged in; English, so that tests can read it."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.force_login(editor)
    return client


def proposed(**fields: Any) -> dict[str, Any]:
    """Fields of a row that a run proposed and nobody has judged."""
    return {**machine(), "status": "proposed", **fields}


def make_mention(
    words: str = "Jepang",
    *,
    article: Article | None = None,
    partner: Partner | None = None,
    official: Official | None = None,
    **fields: Any,
) -> Mention:
    """A mention of ``words`` where they first stand in the article."""
    article = article or make_article()
    return Mention.objects.create(
        **{
            "article": article,
            "kind": "official" if official else "partner",
            "partner": partner,
            "official": official,
            "verdict": "matched" if partner or official else "unknown",
            **span(article.text, words),
            **proposed(),
            **fields,
        }
    )


def make_participation(initiative: Any, partner: Partner, **fields: Any) -> Participation:
    """A proposed role of a partner in an initiative, with its words."""
    article = fields.pop("article", None) or make_article()
    return Participation.objects.create(
        **{
            "initiative": initiative,
            "partner": partner,
            "article": article,
            **span(article.text, "Jepang dan Indonesia menandatangani"),
            **proposed(),
            **fields,
        }
    )


def form_of(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send back from the form at ``address``, unchanged."""
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent: dict[str, Any] = {}
    for form in forms:
        for bound in form:
            if bound.field.disabled:
                continue
            value = bound.value()
            sent[bound.html_name] = "" if value is None else value
    return sent
