"""Make editors, and rows that wait for their decision."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.curation.roles import ensure_roles
from archive.models import (
    Article,
    ArticleSubject,
    ImportRun,
    InitiativeSubject,
    Mention,
    NameVariant,
    Official,
    Participation,
    Partner,
    RunItem,
    StageReport,
    Subject,
)
from tests.archive.public_records import (
    machine,
    make_article,
    make_initiative,
    make_official,
    make_partner,
    span,
)

#: The models that the desk has lists of.
DESK = [model for model in admin.site._registry if model._meta.app_label == "archive"]


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


def list_of(model: Any) -> str:
    """The address of the desk's list of ``model``."""
    return reverse(f"admin:archive_{model._meta.model_name}_changelist")


def change_page(record: Any) -> str:
    """The address of the desk's page of ``record``."""
    return reverse(f"admin:archive_{record._meta.model_name}_change", args=[record.pk])


def make_archive(size: int) -> None:
    """Some of everything, ``size`` times."""
    subject, _created = Subject.objects.get_or_create(
        code="training", defaults={"label_id": "Pelatihan", "label_en": "Training"}
    )
    for _ in range(size):
        article, partner, official = make_article(), make_partner(), make_official()
        initiative = make_initiative()
        make_mention(article=article, partner=partner)
        make_mention("Sari Dewi", article=article, official=official)
        make_participation(initiative, partner, article=article)
        NameVariant.objects.create(partner=partner, name="Nama lain")
        StageReport.objects.create(
            initiative=initiative,
            stage="signed",
            article=article,
            **span(article.text, "menandatangani"),
            **proposed(),
        )
        InitiativeSubject.objects.create(initiative=initiative, subject=subject, **proposed())
        ArticleSubject.objects.create(article=article, subject=subject, **proposed())
        RunItem.objects.create(
            run=ImportRun.objects.first(), path=article.reference, outcome="created"
        )
