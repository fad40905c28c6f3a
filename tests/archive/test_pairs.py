"""Records that may be one: how they are compared, found, told apart and offered again."""

import pytest
from django.core.management import call_command

from archive.curation.merge import merge
from archive.curation.pairs import propose_merge, reopen_pairs, tell_apart
from archive.curation.pairs_blocks import blocks_of, candidates_in
from archive.curation.pairs_finding import find_pairs, find_pairs_of_run
from archive.curation.pairs_names import folded, likeness, sound
from archive.curation.pairs_scores import (
    OFFERED,
    Facts,
    initiatives_alike,
    meetings_alike,
    officials_alike,
    partners_alike,
)
from archive.curation.unmerge import unmerge
from archive.models import (
    Appointment,
    InitiativePair,
    MeetingPair,
    MeetingParticipant,
    NameVariant,
    Official,
    OfficialPair,
    PartnerPair,
)
from archive.vocabulary import PairReason, ReviewStatus
from tests.archive.desk import make_editor, make_participation
from tests.archive.public_records import (
    machine,
    make_initiative,
    make_meeting,
    make_official,
    make_partner,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Dr. Hj. Ida Fauziyah, M.Si.", "Ida Fauziyah", PairReason.SAME_NAME),
        ("Zhang Jianfei", "Jianfei Zhang", PairReason.SAME_NAME),
        ("Kim Do-hyun", "Kim Dohyun", PairReason.ALIKE_NAME),
        ("Ida Fauziyah", "Ida Fauziah", PairReason.ALIKE_NAME),
        ("Djoko Soesilo", "Joko Susilo", PairReason.ALIKE_NAME),
        ("Muhammad Hanif Dhakiri", "M. Hanif Dhakiri", PairReason.SHORT_FORM),
        ("International Labour Organization", "ILO", PairReason.SHORT_FORM),
        ("Ida Fauziyah", "Ida", PairReason.SHORT_FORM),
        ("Adi Putra", "Edi Putra", None),
        ("Kementerian Tenaga Kerja Jepang", "Kementerian Tenaga Kerja Korea", None),
        ("Pelatihan perawat 2023", "Pelatihan perawat 2024", None),
        ("", "Ida", None),
    ],
)
def test_names_are_alike_for_a_reason(one, other, reason):
    alike, said = likeness(folded(one), folded(other))
    assert said == reason
    assert (alike > 0) == (reason is not None)
    assert likeness(folded(other), folded(one)) == (alike, said)


def test_the_old_spelling_is_heard_as_the_new():
    assert [sound(word) for word in ("soeharto", "tjahjo", "yudhoyono")] == [
        sound(word) for word in ("suharto", "cahjo", "yudhoyono")
    ]


def test_a_country_that_differs_and_a_post_that_agrees_weigh():
    name = ("budi santoso",)
    one = Facts(1, name, countries=frozenset({"ID"}), posts=frozenset({"menteri"}))
    alike = officials_alike(
        one, Facts(2, name, countries=frozenset({"ID"}), posts=one.posts, articles=frozenset({1}))
    )
    assert [code for code, _words in alike.reasons] == [
        PairReason.SAME_NAME,
        PairReason.SAME_POST,
        PairReason.SAME_COUNTRY,
    ]
    assert officials_alike(one, Facts(2, name, countries=frozenset({"JP"}))).score < OFFERED
    # One word of a name is offered only with the same post.
    assert officials_alike(one, Facts(2, ("budi",))).score < OFFERED
    short = Facts(2, ("budi",), countries=one.countries, posts=one.posts, articles=frozenset({4}))
    both = Facts(1, name, one.kind, "", one.countries, one.posts, articles=frozenset({4}))
    assert officials_alike(both, short).score >= OFFERED


def test_partners_with_one_code_are_one_and_those_of_two_countries_are_not():
    korea = Facts(1, ("korea selatan",), kind="country", code="KR", countries=frozenset({"KR"}))
    other = Facts(2, ("republik korea",), kind="country", code="KR", countries=frozenset({"KR"}))
    assert partners_alike(korea, other).score > 0.9
    here = Facts(3, ("kementerian tenaga kerja",), kind="agency", countries=frozenset({"KR"}))
    there = Facts(4, ("kementerian tenaga kerja",), kind="agency", countries=frozenset({"JP"}))
    assert partners_alike(here, there).score < OFFERED
    assert partners_alike(here, Facts(5, here.names, "agency")).score >= OFFERED


def test_undertakings_need_partners_and_occasions_a_day():
    title = ("pelatihan perawat lansia",)
    one = Facts(1, title, "training", days=frozenset({"2024-05-06"}), partners=frozenset({1}))
    assert (
        initiatives_alike(one, Facts(2, title, "training", partners=frozenset({1}))).score
        >= OFFERED
    )
    assert (
        initiatives_alike(one, Facts(2, title, "training", partners=frozenset({2}))).score < OFFERED
    )
    met = Facts(
        1, ("pertemuan",), days=frozenset({"2024-05-06"}), place="jakarta", partners=frozenset({1})
    )
    again = Facts(2, ("kunjungan",), days=met.days, place="jakarta", partners=met.partners)
    assert meetings_alike(met, again).score >= OFFERED
    later = Facts(3, met.names, days=frozenset({"2024-05-07"}), place="jakarta")
    assert meetings_alike(met, later).score == 0


def test_the_work_grows_with_the_records_and_not_with_their_square():
    records = [Facts(key, (f"budi santoso {key % 3}",)) for key in range(600)]
    compared = list(candidates_in(blocks_of("official", records), None))
    assert len(compared) < 600 * 40
    assert {key for pair in compared for key in (pair[0].key, pair[1].key)} == set(range(600))


def test_what_is_found_has_a_score_and_reasons_and_finding_again_changes_nothing():
    one = make_official("Ida Fauziyah", country="ID")
    other = make_official("Ida Fauziah", country="ID")
    make_official("Budi Hartono")
    for person in (one, other):
        Appointment.objects.create(official=person, post="Menteri Ketenagakerjaan")

    assert find_pairs(Official).new == 1
    pair = OfficialPair.objects.get()
    assert (pair.first, pair.second, pair.status) == (one, other, ReviewStatus.PROPOSED)
    assert pair.confidence > 0.8
    assert [code for code, _words in pair.reasons] == ["alike_name", "same_post", "same_country"]
    found = find_pairs(Official)
    assert (found.new, found.changed, found.gone) == (0, 0, 0)


def test_what_is_not_alike_any_more_goes_and_what_an_editor_proposed_waits():
    one, other, third = make_official("Ida Fauziyah"), make_official("Ida Fauziah"), make_official()
    find_pairs(Official)
    propose_merge([one, third], by=make_editor(), reason="the same voice")
    Official.objects.filter(pk=other.pk).update(name="Budi Hartono")

    assert find_pairs(Official).gone == 1
    assert OfficialPair.objects.get().second == third


def test_not_the_same_is_never_offered_again_until_it_is_looked_at_anew():
    one, other = make_official("Ida Fauziyah"), make_official("Ida Fauziah")
    find_pairs(Official)
    editor = make_editor()
    tell_apart(OfficialPair.objects.all(), by=editor, reason="mother and daughter")

    assert find_pairs(Official).new == 0
    pair = OfficialPair.objects.get()
    assert (pair.status, pair.note, pair.decided_by) == ("rejected", "mother and daughter", editor)
    # The same holds of the record that one of them is merged into.
    kept = make_official("Ida Fauziyyah")
    merge([one], into=kept, by=make_editor("Chief editor"))
    assert find_pairs(Official).new == 0
    one.refresh_from_db()
    unmerge(one, by=editor)

    assert (
        reopen_pairs(OfficialPair.objects.filter(first=one, second=other), by=editor).changed == 1
    )
    find_pairs(Official)
    assert OfficialPair.objects.filter(first=one, second=other, status="proposed").exists()


def test_a_waiting_pair_follows_its_record_into_a_merge_and_back():
    one, other, third = make_partner("Jepang"), make_partner("Japan"), make_partner("Nippon")
    propose_merge([one, third], by=make_editor(), reason="one land")
    chief = make_editor("Chief editor")
    merge([one], into=other, by=chief)
    pair = PartnerPair.objects.get()
    assert (pair.first, pair.second, pair.reasons[0][0]) == (other, third, "proposed")
    one.refresh_from_db()
    unmerge(one, by=chief)
    pair = PartnerPair.objects.get()
    assert (pair.first, pair.second) == (one, third)


def test_after_an_import_only_what_it_brought_in_is_compared():
    make_official("Ida Fauziyah", run=None)
    make_official("Ida Fauziah", run=None)
    run = machine()["run"]
    assert {kind: found.compared for kind, found in find_pairs_of_run(run.pk).items()} == {
        "partner": 0,
        "official": 0,
        "initiative": 0,
        "meeting": 0,
    }
    new = make_official("Ida Fauzia")
    assert find_pairs_of_run(run.pk)["official"].new == 2
    assert {pair.second for pair in OfficialPair.objects.all()} == {new}


def test_a_name_that_a_run_adds_is_compared(capsys):
    known = make_partner("Organisasi Perburuhan Internasional", kind="international", run=None)
    other = make_partner("ILO", kind="international", run=None)
    run = machine()["run"]
    NameVariant.objects.create(partner=known, name="International Labour Organization", run=run)
    assert find_pairs_of_run(run.pk)["partner"].new == 1
    call_command("find_duplicates", "partner")
    assert (
        "partners: 2 records, 1 pairs compared, 0 new, 0 changed, 0 gone" in capsys.readouterr().out
    )
    assert PartnerPair.objects.get().second == other


def test_initiatives_and_meetings_are_found_by_their_partners():
    japan = make_partner("Jepang")
    for _ in range(2):
        make_participation(make_initiative("Pelatihan perawat lansia"), japan)
        meeting = make_meeting(name="Pertemuan bilateral", held_on="2024-05-06")
        MeetingParticipant.objects.create(meeting=meeting, partner=japan, **machine())
    call_command("find_duplicates", verbosity=0)
    assert InitiativePair.objects.get().reasons[1] == ["same_partners", ""]
    pair = MeetingPair.objects.get()
    assert {code for code, _words in pair.reasons} == {"same_name", "same_day", "same_partners"}
