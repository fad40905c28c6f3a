"""How a date was found and what was in doubt, in the words of the reader's language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from archive.evaluation.hard_cases import load_hard_cases
from archive.models.readings import basis_in_words, doubts_in_words
from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from archive.vocabulary import DateBasis, Doubt
from tests.archive.desk import at_the_desk, make_editor
from tests.archive.public_records import make_article, make_outlet

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "tests" / "pipeline"


@cache
def results():
    """What the pipeline reads in the seeds, the corpus and the hard cases."""
    files = [*ROOT.glob("seeds/*.txt"), *TEXTS.glob("corpus/dev/*.txt")]
    texts = {path.name: path.read_bytes() for path in files}
    texts |= {
        case.name.split()[0]: case.text.encode()
        for case in load_hard_cases(TEXTS / "hard_cases.jsonl")
    }
    return [process(RawText(name, content)) for name, content in texts.items()]


def is_known(basis: str) -> bool:
    return basis in {"", *DateBasis.codes()} or basis.startswith(f"{DateBasis.TENURES} ")


def test_every_basis_that_the_pipeline_gives_is_in_the_vocabulary():
    given = {date.basis for result in results() for date in result.dates}
    assert len(given) > 5
    assert not [basis for basis in given if not is_known(basis)]


def test_every_basis_that_is_written_in_the_pipeline_is_in_the_vocabulary():
    """Also those that no text at hand is dated by: they stand as sentences in the code."""
    extract = ROOT / "archive" / "pipeline" / "extract" / "dates"
    written = set()
    for name in ("dates.py", "years.py"):
        code = (extract / name).read_text(encoding="utf-8")
        written |= set(re.findall(r'(?:, |basis=|\n +)f?"([a-z]+(?: [a-z{}]+)+)"', code))
    assert {"date of publication", "month from the event", "only year that fits"} <= written
    assert not [basis for basis in written if not is_known(basis)]


def test_every_doubt_of_the_pipeline_is_in_the_vocabulary():
    given = {issue.code for result in results() for issue in result.issues}
    assert given
    assert given <= set(Doubt.codes())


def test_a_basis_is_told_by_its_label():
    assert basis_in_words("date of publication") == "counted from the date of publication"


def test_the_people_in_whose_terms_of_office_a_date_falls_are_named():
    told = basis_in_words("weekday and the terms of office of Sari Dewi, Budi")
    assert told == "the weekday, and the terms of office of Sari Dewi, Budi"


def test_what_no_code_stands_for_is_shown_as_it_is():
    assert basis_in_words("said so on the telephone") == "said so on the telephone"
    assert basis_in_words("") == ""


@pytest.mark.parametrize(
    ("issue", "text", "told"),
    [
        ({"code": "binary", "message": "x"}, "", Doubt.BINARY.label),
        ({"code": "year_unknown", "start": 0, "end": 5}, "Senin 3", "{}: “Senin”"),
        ({"code": "year_unknown", "start": 0, "end": 5}, "", "{}"),
        ({"code": "not_yet_known", "message": "Something else."}, "abc", "Something else."),
        ({"code": "not_yet_known"}, "abc", "not_yet_known"),
        ("an old note", "", "an old note"),
    ],
)
def test_doubts_are_told_by_code_with_their_words(issue, text, told):
    assert doubts_in_words([issue], text) == [told.format(Doubt.YEAR_UNKNOWN.label)]


def test_the_same_doubt_is_told_once():
    assert len(doubts_in_words([{"code": "lost_character"}] * 3)) == 1


@pytest.mark.django_db
def test_pages_tell_both_and_keep_closed_words_closed(client):
    issues = [{"code": "year_unknown", "message": "x", "start": 0, "end": 6}]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    open_page, closed_page = (
        client.get(
            make_article(
                outlet=make_outlet(rights=rights), issues=issues, event_basis="printed"
            ).get_absolute_url()
        ).content.decode()
        for rights in ("full", "closed")
    )
    assert "found: printed in the text" in open_page
    assert "nothing decides it: “Jepang”" in open_page
    assert "nothing decides it</li>" in closed_page


@pytest.mark.django_db
def test_the_desk_tells_both_and_keeps_a_basis_of_its_own():
    article = make_article(
        event_basis="weekday and the terms of office of Sari Dewi",
        issues=[{"code": "unbalanced_quotes", "message": "x"}],
    )
    address = reverse("admin:archive_article_change", args=[article.pk])
    page = at_the_desk(make_editor()).get(address).content.decode()
    assert Doubt.UNBALANCED_QUOTES.label in page
    assert re.search(
        r'value="weekday and the terms of office of Sari Dewi" selected>'
        r"the weekday, and the terms of office of Sari Dewi<",
        page,
    )
