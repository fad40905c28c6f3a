"""Two who save in the same moment: one is first, the other is shown both versions.

Only where the database lets two write at once: SQLite has one writer at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from archive.models import NameVariant, Participation
from tests.archive.desk import (
    at_the_desk,
    change_page,
    form_of,
    list_of,
    make_editor,
    make_participation,
    proposed,
)
from tests.archive.public_records import make_initiative, make_partner

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time"),
]

ROUNDS = 8


@pytest.fixture
def both():
    return [at_the_desk(make_editor("Administrator", name=name)) for name in ("ani", "budi")]


def at_once(*tasks: Callable[[], Any]) -> list[Any]:
    """Start ``tasks`` in the same moment, each with a connection of its own; their results."""
    ready = Barrier(len(tasks))

    def run(task: Callable[[], Any]) -> Any:
        try:
            ready.wait(timeout=20)
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, one) for one in tasks]]


def test_of_two_who_save_a_record_at_once_the_second_is_refused(both):
    partner = make_partner("Jepang", description="Lama")
    address = change_page(partner)
    for number in range(ROUNDS):
        texts = [f"Dari {name} {number}" for name in ("Ani", "Budi")]
        forms = [
            {**form_of(one, address), "description": text}
            for one, text in zip(both, texts, strict=True)
        ]

        pages = at_once(
            *(
                lambda one=one, sent=sent: one.post(address, sent)
                for one, sent in zip(both, forms, strict=True)
            )
        )

        partner.refresh_from_db()
        first, second = sorted(pages, key=lambda page: page.status_code, reverse=True)
        assert (first.status_code, second.status_code) == (302, 200)
        (difference,) = second.context["adminform"].form.clash.differences
        assert difference.saved == partner.description == texts[pages.index(first)]
        assert difference.typed == texts[pages.index(second)]


def test_of_two_who_save_rows_at_once_the_second_is_refused(both):
    partner = make_partner("Jepang")
    variant = NameVariant.objects.create(partner=partner, name="Nippon")
    address = change_page(partner)
    for number in range(ROUNDS):
        forms = [
            {**form_of(one, address), "variants-0-name": f"Nama {number} {name}"}
            for one, name in zip(both, ("Ani", "Budi"), strict=True)
        ]

        pages = at_once(
            *(
                lambda one=one, sent=sent: one.post(address, sent)
                for one, sent in zip(both, forms, strict=True)
            )
        )

        variant.refresh_from_db()
        assert sorted(page.status_code for page in pages) == [200, 302]
        saved = next(
            form for form, page in zip(forms, pages, strict=True) if page.status_code == 302
        )
        assert variant.name == saved["variants-0-name"]


def test_a_form_and_a_decision_on_its_rows_wait_for_each_other(both):
    """One locks the record, then its rows; the other the rows, then their record."""
    ani, budi = both
    for number in range(ROUNDS):
        initiative = make_initiative(f"Prakarsa {number}", **proposed())
        row = make_participation(initiative, make_partner())
        address = change_page(initiative)
        sent = {**form_of(ani, address), "participations-0-role": "host", "status": "accepted"}
        decided = {"action": "accept_selected", "_selected_action": [row.pk]}

        saved, accepted = at_once(
            lambda sent=sent, address=address: ani.post(address, sent),
            lambda decided=decided: budi.post(list_of(Participation), decided),
        )

        row.refresh_from_db()
        assert accepted.status_code == 302
        assert row.decided_by is not None
        assert row.role == ("host" if saved.status_code == 302 else "counterpart")
