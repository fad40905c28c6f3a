"""The table of outlets with their other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _

from archive.curation.tables.columns import AT_ONCE, field_column
from archive.curation.tables.lists import ListColumn, Part
from archive.curation.tables.planning import PlannedRow, RowError, Table
from archive.curation.tables.rules import demanded
from archive.models import Outlet, OutletName


def one_outlet_a_name(rows: Sequence[PlannedRow]) -> Iterator[RowError]:
    """No name signs for two outlets."""
    claimed: dict[str, PlannedRow] = {}
    for planned in rows:
        for change in planned.lists:
            given = [*change.add, *(values for _row, values in change.change)]
            for name in (values["name"] for values in given if "name" in values):
                if claimed.setdefault(name, planned) is not planned:
                    yield _double(planned, name, claimed[name].key)
    names = sorted(claimed)
    for start in range(0, len(names), AT_ONCE):
        held = OutletName.objects.filter(name__in=names[start : start + AT_ONCE])
        for other in held.select_related("outlet"):
            yield _double(claimed[other.name], other.name, other.outlet.code)


def _double(planned: PlannedRow, name: str, code: str) -> RowError:
    message = _("The name “%(name)s” belongs to the outlet %(code)s. Take it away there first.")
    said = message % {"name": name, "code": code}
    return RowError(planned.number, planned.key, "other_names", said)


OUTLETS: Final = Table(
    model=Outlet,
    key="code",
    columns=(
        field_column(Outlet, "code", example="kompas"),
        field_column(Outlet, "name", example="Kompas.com"),
        field_column(Outlet, "domain", example="kompas.com"),
        field_column(Outlet, "rights", example="excerpt"),
        field_column(Outlet, "note"),
        ListColumn(
            "other_names",
            example="Kompas | Harian Kompas",
            model=OutletName,
            related="variants",
            link="outlet",
            parts=(Part("name"),),
            alike=(("name",),),
        ),
    ),
    fetched=("variants",),
    rules=(one_outlet_a_name, demanded),
    indexed=False,
)
