"""The tables of partners, officials and initiatives."""

from __future__ import annotations

from typing import Final

from archive.curation.tables.columns import ShownColumn, field_column
from archive.curation.tables.lists import ListColumn, Part
from archive.curation.tables.planning import Table
from archive.curation.tables.rules import demanded, no_circles, once
from archive.models import (
    Appointment,
    Initiative,
    InitiativeSubject,
    NameVariant,
    Official,
    Participation,
    Partner,
    StageReport,
)
from archive.vocabulary import PartnerKind

_WITH_CODE: Final = {"kind": (PartnerKind.COUNTRY.value, PartnerKind.SUBNATIONAL.value)}


def _other_names(link: str) -> ListColumn:
    return ListColumn(
        "other_names",
        example="",
        model=NameVariant,
        related="variants",
        link=link,
        parts=(Part("name"), Part("language")),
        alike=(("name",),),
    )


PARTNERS: Final = Table(
    model=Partner,
    key="slug",
    columns=(
        field_column(Partner, "slug", example="jepang"),
        field_column(Partner, "name", example="Jepang"),
        field_column(Partner, "name_en", example="Japan"),
        field_column(Partner, "kind", example="country"),
        field_column(Partner, "iso3166", example="JP"),
        field_column(Partner, "parent"),
        field_column(Partner, "description"),
        field_column(Partner, "wikidata", example="Q17"),
        field_column(Partner, "code", example="country:JP"),
        field_column(Partner, "publication", example="published"),
        _other_names("partner"),
        ShownColumn("status", of="status"),
    ),
    fetched=("parent", "variants"),
    rules=(once("code"), once("iso3166", among=_WITH_CODE), no_circles("parent"), demanded),
    publication="publication",
)

OFFICIALS: Final = Table(
    model=Official,
    key="slug",
    columns=(
        field_column(Official, "slug", example="sari-dewi"),
        field_column(Official, "name", example="Sari Dewi"),
        field_column(Official, "honorifics", example="Dr., M.A."),
        field_column(Official, "country", example="ID"),
        field_column(Official, "description"),
        field_column(Official, "publication", example="published"),
        _other_names("official"),
        ListColumn(
            "posts",
            example="Menteri Ketenagakerjaan; Kementerian Ketenagakerjaan; 2019-10; 2024-10",
            model=Appointment,
            related="appointments",
            link="official",
            parts=(
                Part("post"),
                Part("organisation"),
                Part("first_attested"),
                Part("last_attested"),
                Part("partner", key="slug"),
            ),
            alike=(("post", "first_attested"), ("post",)),
        ),
        ShownColumn("status", of="status"),
    ),
    fetched=("variants", "appointments__partner", "appointments__decided_by"),
    rules=(demanded,),
    publication="publication",
)

INITIATIVES: Final = Table(
    model=Initiative,
    key="slug",
    columns=(
        field_column(Initiative, "slug", example="pelatihan-perawat-jepang"),
        field_column(Initiative, "name", example="Pelatihan perawat bersama Jepang"),
        field_column(Initiative, "kind", example="training"),
        field_column(Initiative, "level", example="single"),
        field_column(Initiative, "scope", example="labour"),
        field_column(Initiative, "description"),
        field_column(Initiative, "starts_on", example="2019-07"),
        field_column(Initiative, "ends_on", example="2021"),
        field_column(Initiative, "parent"),
        field_column(Initiative, "publication", example="published"),
        ListColumn(
            "partners",
            example="jepang; counterpart; MoU of 2019, article 3",
            model=Participation,
            related="participations",
            link="initiative",
            parts=(Part("partner", key="slug"), Part("role"), Part("note")),
            alike=(("partner", "role"), ("partner",)),
            reason="note",
        ),
        ListColumn(
            "stages",
            example="signed; 2019-07-17; Press release of the ministry",
            model=StageReport,
            related="stage_reports",
            link="initiative",
            parts=(Part("stage"), Part("reported_on"), Part("note")),
            alike=(("stage", "reported_on"), ("stage",)),
            reason="note",
        ),
        ListColumn(
            "subjects",
            example="vocational-training",
            model=InitiativeSubject,
            related="subject_rows",
            link="initiative",
            parts=(Part("subject", key="code"),),
            alike=(("subject",),),
        ),
        _other_names("initiative"),
        ShownColumn("stage", of="stage"),
        ShownColumn("stage_on", of="stage_on"),
        ShownColumn("status", of="status"),
    ),
    fetched=(
        "parent",
        "variants",
        "participations__partner",
        "participations__decided_by",
        "stage_reports__decided_by",
        "subject_rows__subject",
        "subject_rows__decided_by",
    ),
    rules=(no_circles("parent"), demanded),
    publication="publication",
)
