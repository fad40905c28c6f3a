"""From readings to rows: what is made, matched, proposed and left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from archive.ingest.authority_file import KnownRecords
from archive.ingest.fixtures import load_fixtures
from archive.models import (
    Appointment,
    Article,
    Initiative,
    InitiativeLink,
    InitiativeMeeting,
    Involvement,
    Meeting,
    Mention,
    NameVariant,
    Official,
    Participation,
    Partner,
    Quotation,
    StageReport,
)
from archive.search import search
from archive.vocabulary import (
    InitiativeLevel,
    InvolvementRole,
    PartnerKind,
    ReviewStatus,
    Stage,
    Verdict,
)
from tests.archive.factories import (
    TEXT,
    file_full,
    file_result,
    full_result,
    ida,
    japan,
    make_result,
    nurses,
    span,
)

pytestmark = pytest.mark.django_db


def test_a_document_brings_all_its_rows_with_their_very_words():
    article = file_full()
    for model in (Mention, Quotation, StageReport, Participation, Involvement):
        rows = model.objects.filter(article=article)
        assert rows, model
        for row in rows:
            assert article.text[row.start : row.end] == row.exact
    initiative = Initiative.objects.get()
    assert (initiative.stage, initiative.stage_on) == ("agreed", "2024-05-07")
    assert InitiativeMeeting.objects.get().initiative == initiative
    assert Involvement.objects.get().role == InvolvementRole.SPOKESPERSON
    assert article.status == ReviewStatus.ACCEPTED
    assert Quotation.objects.get().official == Official.objects.get()


def test_what_is_stored_is_found():
    article = file_full()
    assert article in search(Article.objects.all(), "perawat")
    assert Initiative.objects.get() in search(Initiative.objects.all(), "pelatihan perawat")


def test_a_known_partner_is_matched_and_nothing_of_it_changes():
    load_fixtures()
    before = Partner.objects.filter(code="country:JP").values().get()
    file_full()
    assert Partner.objects.filter(code="country:JP").values().get() == before
    assert Mention.objects.get(kind="partner").verdict == Verdict.MATCHED


def test_an_unknown_name_becomes_a_record_that_the_next_document_matches():
    known = KnownRecords.load()
    file_result(full_result(known, reference="a"), known=known)
    file_result(full_result(known, reference="b"), known=known)
    assert Official.objects.count() == 1
    assert Partner.objects.filter(code="country:JP").count() == 1
    verdicts = Mention.objects.filter(kind="official").order_by("pk").values_list("verdict")
    assert [verdict for (verdict,) in verdicts] == [Verdict.UNKNOWN, Verdict.MATCHED]


@pytest.mark.parametrize(
    ("confidence", "status"), [(0.95, ReviewStatus.ACCEPTED), (0.3, ReviewStatus.PROPOSED)]
)
def test_the_confidence_rule_decides_how_a_new_record_stands(confidence, status):
    known = KnownRecords.load()
    file_result(make_result(known, partners=[japan(confidence=confidence)]), known=known)
    assert Partner.objects.get().status == status
    assert Mention.objects.get().status == status


def test_a_rules_own_threshold_goes_before_its_kinds(settings):
    settings.ARCHIVE_ACCEPT = {"partner": 0.5, "partner.country": 1.1}
    known = KnownRecords.load()
    file_result(make_result(known, partners=[japan()]), known=known)
    assert Partner.objects.get().status == ReviewStatus.PROPOSED


def test_a_row_is_not_accepted_where_its_record_is_not():
    file_full(partners=[japan(confidence=0.1)])
    assert Participation.objects.get().status == ReviewStatus.PROPOSED
    assert Initiative.objects.get().status == ReviewStatus.ACCEPTED


def test_a_sure_reading_accepts_a_record_that_only_a_doubtful_one_had_proposed():
    file_full("a", partners=[japan(confidence=0.1)])
    file_full("b")
    assert Partner.objects.get().status == ReviewStatus.ACCEPTED


def test_an_ambiguous_name_has_candidates_and_no_record():
    for slug in ("ida-1", "ida-2"):
        Official.objects.create(name="Ida Fauziyah", slug=slug, country="ID", status="accepted")
    file_full()
    mention = Mention.objects.get(kind="official")
    assert mention.verdict == Verdict.AMBIGUOUS
    assert mention.record is None
    assert mention.candidates.count() == 2
    assert Quotation.objects.get().status == ReviewStatus.PROPOSED
    assert Official.objects.count() == 2


def test_one_bare_word_makes_no_person():
    known = KnownRecords.load()
    bare = ida(name="Ida", post=None, post_span=None, mentions=(span(TEXT, "Ida"),))
    file_result(make_result(known, officials=[bare]), known=known)
    assert not Official.objects.exists()
    assert Mention.objects.get().verdict == Verdict.UNKNOWN


def test_a_rejected_partner_is_not_spoken_of_again():
    editor = User.objects.create(username="editor")
    Partner.objects.create(
        name="Jepang", slug="jepang", code="country:JP", iso3166="JP", kind="country",
        status="rejected", decided_by=editor,
    )  # fmt: skip
    file_full()
    assert not Mention.objects.filter(kind="partner").exists()
    assert not Participation.objects.exists()


def test_a_merged_partner_counts_as_the_one_it_was_merged_into():
    kept = Partner.objects.create(name="Nippon", slug="nippon", kind="country", status="accepted")
    Partner.objects.create(
        name="Jepang", slug="jepang", code="country:JP", kind="country", merged_into=kept,
        status="accepted",
    )  # fmt: skip
    file_full()
    assert Mention.objects.get(kind="partner").partner == kept


def test_another_post_is_another_appointment_and_the_same_post_is_widened():
    file_full("a", event="2021-03-02")
    file_full("b", event="2024-05-07")
    other = ida(post="Ketua Komisi", post_span=None)
    file_full("c", officials=[other], event="2025-01-01")
    first, second = Appointment.objects.order_by("pk")
    assert (first.first_attested, first.last_attested) == ("2021-03-02", "2024-05-07")
    assert first.attestations.count() == 2
    assert (second.post, second.first_attested) == ("Ketua Komisi", "2025-01-01")


def test_a_term_of_office_that_an_editor_judged_is_not_widened():
    file_full("a", event="2021-03-02")
    editor = User.objects.create(username="editor")
    Appointment.objects.update(decided_by=editor)
    file_full("b", event="2024-05-07")
    assert Appointment.objects.get().last_attested == "2021-03-02"


def test_the_same_title_and_partner_is_a_further_report_and_waits_for_an_editor():
    file_full("a", event="2023-01-01")
    file_full("b", initiatives=[nurses(stage=Stage.SIGNED)])
    initiative = Initiative.objects.get()
    report = StageReport.objects.get(stage="signed")
    assert (report.rule, report.status) == ("same_initiative", ReviewStatus.PROPOSED)
    assert initiative.stage == "agreed"
    assert Participation.objects.count() == 1


def test_the_same_matter_under_another_title_is_a_further_report_with_its_own_rule():
    file_full("a", event="2023-01-01")
    file_full(
        "b",
        event="2024-03-01",
        initiatives=[nurses(title="Program pelatihan bagi perawat", stage=Stage.ONGOING)],
    )
    report = Initiative.objects.get().stage_reports.get(stage="ongoing")
    assert (report.rule, report.status) == ("same_matter", ReviewStatus.PROPOSED)
    assert report.confidence <= 0.8


def test_the_same_title_with_another_partner_is_another_initiative():
    file_full("a")
    text = TEXT.replace("Jepang", "Korea Selatan")
    korea = japan(text, key="country:KR", name="Korea Selatan", iso3166="KR",
                  mentions=(span(text, "Korea Selatan"),))  # fmt: skip
    file_full(
        "b", text=text, partners=[korea], meetings=[],
        initiatives=[nurses(text, partners=("country:KR",))],
    )  # fmt: skip
    assert Initiative.objects.count() == 2
    assert set(Initiative.objects.values_list("slug", flat=True)) == {
        "pelatihan-perawat",
        "pelatihan-perawat-korea-selatan",
    }


def test_an_item_stands_under_its_umbrella():
    umbrella = nurses(title="Kerja sama ketenagakerjaan", level=InitiativeLevel.UMBRELLA)
    item = nurses(level=InitiativeLevel.ITEM, parent=0)
    file_full(initiatives=[umbrella, item])
    link = InitiativeLink.objects.get()
    assert link.initiative.parent == link.other
    assert link.other.name == "Kerja sama ketenagakerjaan"


def test_the_same_meeting_in_two_articles_is_one_record():
    file_full("a")
    file_full("b")
    assert Meeting.objects.count() == 1
    assert Mention.objects.filter(kind="meeting").count() == 2


def test_variants_are_kept_where_they_name_the_record_by_themselves():
    text = TEXT.replace("Tenaga Kerja Jepang", "SLOM Kunjungan")
    forum = japan(
        text, key="forum:slom", name="Senior Labour Officials Meeting", iso3166=None,
        kind=PartnerKind.FORUM, mentions=(span(text, "SLOM"), span(text, "Kunjungan")),
    )  # fmt: skip
    file_full(text=text, partners=[forum], meetings=[], initiatives=[])
    assert [variant.name for variant in NameVariant.objects.filter(partner__isnull=False)] == [
        "SLOM"
    ]


def test_long_values_are_cut_and_bad_dates_are_unknown():
    long = "Pelatihan " * 60
    article = file_full(
        event="2024-02-31",
        initiatives=[nurses(title=long)],
        officials=[ida(post="Kepala " * 60, post_span=None)],
    )
    assert article.event_on == ""
    assert len(Initiative.objects.get().name) <= 300
    assert len(Appointment.objects.get().post) <= 200


def test_indonesian_codes_never_reach_a_partner():
    file_full(partners=[japan(iso3166="ID-JK", kind=PartnerKind.AGENCY)], meetings=[])
    assert Partner.objects.get().iso3166 == ""


def test_a_city_with_its_countrys_code_is_not_the_country():
    load_fixtures()
    city = japan(
        key="subnational:nakatosa", name="Nakatosa", kind=PartnerKind.SUBNATIONAL, iso3166="JP"
    )
    file_full(partners=[japan(), city], meetings=[], initiatives=[])
    nakatosa = Partner.objects.get(code="subnational:nakatosa")
    assert nakatosa.iso3166 == ""
    assert nakatosa.parent == Partner.objects.get(code="country:JP")


def test_two_ministries_of_one_name_are_two_partners():
    text = TEXT.replace("Jepang bagi", "Jepang dan Korea bagi")
    name = "Kementerian Tenaga Kerja"
    ministries = [
        japan(text, key=f"agency:{code}:labour", name=name, kind=PartnerKind.AGENCY, iso3166=code,
              mentions=(span(text, words),))
        for code, words in (("JP", "Jepang"), ("KR", "Korea"))
    ]  # fmt: skip
    file_full(text=text, partners=ministries, meetings=[], initiatives=[])
    assert sorted(Partner.objects.values_list("slug", flat=True)) == [
        "kementerian-tenaga-kerja",
        "kementerian-tenaga-kerja-kr",
    ]


def test_storing_one_document_takes_a_fixed_number_of_queries(django_assert_max_num_queries):
    load_fixtures()
    file_full("a")
    known = KnownRecords.load()
    result = full_result(known, reference="b")
    result = replace(result, quotations=(), meetings=(), initiatives=())
    # Four of them reserve numbers, for this document and the next hundred rows of each kind.
    with django_assert_max_num_queries(15):
        file_result(result, known=known, run=Article.objects.get().run)
