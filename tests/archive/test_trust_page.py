"""The page "Trust in the rules": what it shows, to whom, in which language and at what cost."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from archive.curation import review
from archive.models import Mention, Quotation
from tests.archive.desk import at_the_desk, make_editor, make_mention
from tests.archive.public_records import make_partner
from tests.archive.test_trust import make_many

pytestmark = pytest.mark.django_db

PAGE = "/admin/trust/"


@pytest.fixture
def editor():
    return make_editor("Reader of drafts")


@pytest.fixture
def judged(editor):
    """Sixty quotations kept and twenty rejected by two rules, and a mention that waits."""
    make_many(60, confidence=0.92)
    bad = make_many(20, confidence=0.7, rule="colon")
    review.reject(Quotation.objects.filter(pk__in=[row.pk for row in bad]), by=editor)
    review.accept(Quotation.objects.all(), by=editor)
    make_mention(partner=make_partner())


def page_of(editor, **query):
    answer = at_the_desk(editor).get(PAGE, query)
    assert answer.status_code == 200
    return answer


def test_the_first_page_of_the_desk_leads_to_it(editor):
    assert f'href="{PAGE}"' in at_the_desk(editor).get("/admin/").content.decode()


def test_nobody_comes_in_without_an_account_of_the_desk(client):
    assert client.get(PAGE).status_code == 302


def test_an_account_without_rights_is_refused():
    stranger = User.objects.create_user("tamu", is_staff=True)

    assert at_the_desk(stranger).get(PAGE).status_code == 403


def test_it_says_so_where_nothing_is_judged(editor):
    page = page_of(editor).content.decode()

    assert "No editor has judged any of these proposals yet." in page
    assert "By month of decision" not in page


def test_shares_stand_with_their_interval_their_counts_and_what_follows(editor, judged):
    page = page_of(editor).content.decode()

    assert "of 80 proposals that editors judged were kept unchanged" in page
    assert "65–83%" in page
    assert "promises too much" in page
    assert "as promised" in page
    assert "<code>quotation.verb</code>" in page
    assert "<strong>0.92</strong>" in page


def test_a_rejected_count_leads_to_the_rows(editor, judged):
    address = reverse("admin:archive_quotation_changelist") + "?review=rejected&rule=colon"
    page = page_of(editor).content.decode()

    assert f'href="{address.replace("&", "&amp;")}"' in page
    assert "20 quotations" in at_the_desk(editor).get(address).content.decode()


def test_a_kind_leads_to_what_waits_of_it(editor, judged):
    [line] = [line for line in page_of(editor).context["by_kind"] if line.waiting]

    listed = at_the_desk(editor).get(line.address)

    assert line.label == "Mentions of partners"
    assert list(listed.context["cl"].queryset) == [Mention.objects.get()]


def test_kind_and_month_narrow_what_is_shown(editor, judged):
    Quotation.objects.filter(rule="colon").update(decided_at="2025-03-10T00:00:00Z")

    march = page_of(editor, kind="quotation", month="2025-03").context

    assert (march["total"].judged, march["total"].refused) == (20, 20)
    assert [line.label for line in march["by_month"]] == ["March 2025"]
    assert page_of(editor, kind="partner-mention").context["total"].judged == 0


@pytest.mark.parametrize(
    "query", [{"kind": "'--"}, {"month": "2025-99"}, {"month": "x", "kind": "y"}]
)
def test_what_is_not_there_narrows_nothing(editor, judged, query):
    page = page_of(editor, **query)

    assert page.context["total"].judged == 80
    assert page.context["is_filtered"] is False


def test_bars_fill_their_width_and_are_drawn_without_styles(editor, judged):
    page = page_of(editor)

    [line] = [line for line in page.context["by_kind"] if line.judged]
    assert line.parts == [
        ("kept", "0.00%", "75.00%"),
        ("corrected", "75.00%", "0.00%"),
        ("rejected", "75.00%", "25.00%"),
    ]
    assert " style=" not in page.content.decode().split('id="content-main"')[1].split("</main>")[0]


def test_it_speaks_indonesian_with_drawings_that_stay_right(editor, judged):
    client = at_the_desk(editor)
    client.cookies["django_language"] = "id"

    page = client.get(PAGE).content.decode()

    assert "Kepercayaan pada aturan" in page
    assert "Menurut bulan keputusan" in page
    assert "0,9–1,0" in page
    assert 'width="75.00%"' in page


def test_it_costs_the_same_queries_however_much_was_judged(
    editor, judged, django_assert_num_queries
):
    client = at_the_desk(editor)
    client.get(PAGE)
    with django_assert_num_queries(5):
        client.get(PAGE)
    make_many(100, confidence=0.8, rule="more")
    review.accept(Quotation.objects.all(), by=editor)
    with django_assert_num_queries(5):
        client.get(PAGE)
