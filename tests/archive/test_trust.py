"""Trust in the rules: counted from what editors decided through the functions of the desk."""

from datetime import UTC, datetime

import pytest

from archive.curation import linking, locks, merge, review, tagging, trust
from archive.curation.trust import KINDS, count_decisions, suggestions
from archive.curation.trust_figures import Standing
from archive.ingest.undo import undo_run
from archive.models import (
    Article,
    FieldProposal,
    Initiative,
    InitiativeSubject,
    Mention,
    Partner,
    Quotation,
    StageReport,
)
from archive.models.pairs import Pair
from archive.models.review import Reviewed
from tests.archive.desk import make_editor, make_mention, proposed
from tests.archive.factories import file_full, make_run, nurses
from tests.archive.public_records import (
    make_article,
    make_initiative,
    make_meeting,
    make_official,
    make_partner,
    make_story,
    span,
)
from tests.archive.test_corrections import edit

pytestmark = pytest.mark.django_db


def standing(kind, *, rule=""):
    """How many proposals of ``kind`` stand how, without the zeros."""
    tally = count_decisions([kind], rule=rule).total
    return {name.value: tally.count(name) for name in Standing if tally.count(name)}


def make_mentions(count, **fields):
    """Proposed mentions of partners, each of a record of its own."""
    return [make_mention(partner=make_partner(), **fields) for _ in range(count)]


def test_every_kind_of_proposal_is_counted():
    counted = {kind.model for kind in KINDS}
    # Pairs are found by comparing records: no run and no rule of reading answers for them.
    reviewed = set(_concrete(Reviewed)) - set(_concrete(Pair))

    assert reviewed == counted


def _concrete(model):
    for below in model.__subclasses__():
        if not below._meta.abstract:
            yield below
        yield from _concrete(below)


def test_each_decision_of_an_editor_is_counted_as_what_it_is():
    editor = make_editor()
    rows = make_mentions(7)
    keys = [row.pk for row in rows]
    review.accept(Mention.objects.filter(pk__in=keys[:2]), by=editor)
    review.reject(Mention.objects.filter(pk=keys[2]), by=editor)
    linking.link(Mention.objects.filter(pk=keys[3]), to=make_partner("Korea Selatan"), by=editor)
    edit(rows[4], editor, role="host")
    review.reject(Mention.objects.filter(pk=keys[5]), by=editor)
    review.reopen(Mention.objects.filter(pk=keys[5]), by=editor)

    assert standing("partner-mention") == {
        "kept": 2,
        "corrected": 2,
        "rejected": 1,
        "taken_back": 1,
        "waiting": 1,
    }


def test_what_the_machine_accepted_is_no_decision_until_an_editor_judges_it():
    first, *_others = make_mentions(3, status="accepted")
    assert standing("partner-mention") == {"by_rule": 3}

    review.accept(Mention.objects.filter(pk=first.pk), by=make_editor())

    assert standing("partner-mention") == {"kept": 1, "by_rule": 2}


def test_what_is_decided_with_another_row_is_counted_apart():
    editor = make_editor()
    partner, other = make_partner(**proposed()), make_partner(**proposed())
    make_mention(partner=partner)
    make_mention(partner=other)

    review.accept(Mention.objects.filter(partner=partner), by=editor)
    review.reject(Partner.objects.filter(pk=other.pk), by=editor)

    assert standing("partner") == {"rejected": 1, "along": 1}
    assert standing("partner-mention") == {"kept": 1, "along": 1}


def test_a_waiting_record_that_was_edited_counts_as_corrected_once_accepted():
    editor, initiative = make_editor(), make_initiative(**proposed())
    edit(initiative, editor, name="Pelatihan juru las")
    assert standing("initiative") == {"waiting": 1}

    review.accept(Initiative.objects.all(), by=editor)

    assert standing("initiative") == {"corrected": 1}


def test_a_rejected_row_stays_rejected_however_it_was_edited():
    editor = make_editor()
    [row] = make_mentions(1)
    edit(row, editor, role="host", status="rejected")

    assert standing("partner-mention") == {"rejected": 1}


def test_what_a_person_entered_is_no_proposal():
    make_mentions(2, run=None, rule="", confidence=None, status="accepted")
    make_partner(run=None)

    assert standing("partner-mention") == {}


def test_a_merged_record_is_neither_kept_nor_rejected():
    kept, doubled = make_partner("Jepang"), make_partner("Negeri Jepang", iso3166="")

    merge.merge([doubled], into=kept, by=make_editor())

    assert standing("partner") == {"by_rule": 1, "merged": 1}


def test_values_offered_for_locked_fields_are_counted():
    editor, meeting = make_editor(), make_meeting()
    for value in ("Bandung", "Bogor"):
        FieldProposal.objects.create(
            meeting=meeting, field="place", present="Jakarta", proposed=value, **proposed()
        )
    locks.accept_proposals(FieldProposal.objects.filter(proposed="Bogor"), by=editor)
    review.reject(FieldProposal.objects.filter(proposed="Bandung"), by=editor)

    assert standing("field") == {"kept": 1, "rejected": 1}


def test_subjects_judged_in_bulk_are_counted():
    story, editor = make_story(), make_editor()
    tagging.untag(Initiative.objects.all(), story.subject, by=editor)
    assert standing("subject") == {"rejected": 1}

    tagging.tag(Initiative.objects.all(), story.subject, by=editor)

    assert InitiativeSubject.objects.count() == 1
    assert standing("subject") == {"kept": 1}


def test_a_run_that_is_undone_leaves_only_what_editors_judged():
    run = make_run()
    file_full(run=run)
    review.accept(Quotation.objects.all(), by=make_editor())

    undo_run(run.pk)

    assert standing("quotation") == {"kept": 1}
    assert standing("partner-mention") == {}


def test_a_whole_article_read_by_the_pipeline_is_counted_by_kind_and_rule():
    file_full(initiatives=[nurses(confidence=0.3)])
    review.accept(StageReport.objects.all(), by=make_editor())

    tallies = count_decisions().by_rule

    assert tallies["stage", "cooperation_noun"].count(Standing.KEPT) == 1
    assert tallies["initiative", "cooperation_noun"].count(Standing.ALONG) == 1
    assert tallies["party", "cooperation_noun"].count(Standing.WAITING) == 1
    assert tallies["partner", "country"].count(Standing.BY_RULE) == 1
    assert list(count_decisions().by_kind) == [
        kind.name for kind in KINDS if kind.name in count_decisions().by_kind
    ]


def test_a_decision_belongs_to_its_month_in_the_desks_own_time():
    make_mentions(2)
    review.accept(Mention.objects.all(), by=make_editor())
    first, second = Mention.objects.all()
    # Half past six in the evening of Greenwich is the next morning in Jakarta.
    Mention.objects.filter(pk=first.pk).update(decided_at=datetime(2026, 4, 30, 18, 30, tzinfo=UTC))
    Mention.objects.filter(pk=second.pk).update(decided_at=datetime(2026, 4, 2, tzinfo=UTC))

    counted = count_decisions(["partner-mention"])

    assert [(month, tally.judged) for month, tally in counted.by_month.items()] == [
        ("2026-04", 1),
        ("2026-05", 1),
    ]
    assert counted.between("2026-05").total.judged == 1


@pytest.mark.parametrize(
    ("confidence", "tenth"), [(0.0, 0), (0.29, 2), (0.3, 3), (0.7, 7), (0.899, 8), (0.9, 9), (1, 9)]
)
def test_a_confidence_stands_in_its_tenth(confidence, tenth):
    make_mentions(1, confidence=confidence)
    review.accept(Mention.objects.all(), by=make_editor())

    assert list(count_decisions().by_tenth) == [tenth]
    assert list(count_decisions().by_hundredth) == [int(confidence * 100 + 1e-6)]


def test_a_proposal_without_a_confidence_is_judged_but_not_calibrated():
    make_mentions(1, confidence=None)
    review.accept(Mention.objects.all(), by=make_editor())

    counted = count_decisions(["partner-mention"])

    assert counted.total.judged == 1
    assert counted.by_tenth == {}


def test_one_rule_can_be_asked_for():
    make_mentions(2)
    make_mentions(1, rule="other")

    assert standing("partner-mention", rule="other") == {"waiting": 1}


def test_mentions_are_told_apart_by_what_they_name():
    make_mention("Sari Dewi", official=make_official())
    make_mentions(2)

    assert standing("official-mention") == {"waiting": 1}
    assert standing("partner-mention") == {"waiting": 2}


def make_many(count, *, confidence, rule="verb"):
    """Proposed quotations of one article, quickly."""
    article = make_article(text="x" * 1000)
    fields = proposed(confidence=confidence, rule=rule)
    return Quotation.objects.bulk_create(
        Quotation(article=article, **span(article.text, "x" * (number + 1)), **fields)
        for number in range(count)
    )


def test_a_threshold_follows_for_the_kind_and_for_each_rule_judged_enough(settings):
    settings.ARCHIVE_ACCEPT = {"quotation": 0.7}
    editor = make_editor()
    make_many(60, confidence=0.9)
    bad = make_many(60, confidence=0.8, rule="colon")
    review.reject(Quotation.objects.filter(pk__in=[row.pk for row in bad[:30]]), by=editor)
    review.accept(Quotation.objects.all(), by=editor)

    found = {one.setting: one for one in suggestions(count_decisions(), share=0.95, least=50)}

    assert found["quotation"].present == 0.7
    assert found["quotation"].follows == 0.9
    assert found["quotation.verb"].follows == 0.9
    assert found["quotation.colon"].follows is None
    assert found["quotation.colon"].is_enough


def test_few_decisions_give_no_threshold():
    make_many(10, confidence=0.9)
    review.accept(Quotation.objects.all(), by=make_editor())

    [only] = suggestions(count_decisions(["quotation"]), share=0.95, least=50)

    assert (only.follows, only.judged, only.is_enough) == (None, 10, False)


def test_all_is_counted_with_one_query_however_much_there_is(django_assert_num_queries):
    file_full()
    with django_assert_num_queries(1):
        few = count_decisions()
    make_many(200, confidence=0.9)
    review.accept(Quotation.objects.all(), by=make_editor())
    with django_assert_num_queries(1):
        many = count_decisions()

    assert many.total.proposed > few.total.proposed


def test_settings_of_acceptance_are_those_that_runs_obey(settings):
    known = {kind.setting for kind in trust.KINDS} - {""}

    assert known == {key.partition(".")[0] for key in settings.ARCHIVE_ACCEPT}


def test_an_article_counts_as_kept_or_corrected_only_once_somebody_saved_it():
    article = make_article()
    assert standing("article") == {"by_rule": 1}

    edit(Article.objects.get(pk=article.pk), make_editor(), dateline_place="Bandung")

    assert standing("article") == {"corrected": 1}
