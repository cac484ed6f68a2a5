"""What the demo tells; it is told once for all these tests."""

import pytest

from resal.demo.load import sign_ins
from resal.directory.models import Member
from resal.network.models import Snapshot
from resal.plans import reading, results
from resal.plans.models import ActionPlan
from resal.plans.standing import warnings_of
from resal.reports.models import Story

pytestmark = pytest.mark.django_db


def test_one_can_sign_in_once_for_each_role(story):
    assert [name for _role, name, _email in sign_ins()] == [
        "Noémie Charlebois-Diallo",
        "Soraya Boisclair-Amari",
        "Hoa Fauteux-Pham",
        "Rosalie Fortier-Wang",
    ]


def test_the_youth_committee_leaves_no_name(story):
    assert Member.objects.filter(organisation__name__startswith="Comité Les Voix").count() == 0


def test_the_year_of_the_first_plan_ends_as_its_evaluation_says(story):
    lines = results.lines(story["plan"])

    assert [(line.result, line.judgement) for line in lines] == [
        ("11", "presque atteint (92 %)"),
        ("5", "en partie (62 %)"),
        ("68 % (15/22), entre 47 et 84 %", "presque atteint (96 %) ; petit nombre"),
        ("263", "atteint"),
        ("6 jours ouvrables", "amélioré, pas atteint ; sans vraie valeur de départ"),
        ("2", "en partie (67 %)"),
        ("17", "descriptif seulement"),
    ]
    statuses = {row.label for row in reading.whole(story["plan"]).rows}
    assert statuses == {"fait", "en cours", "en retard", "abandonné"}


def test_one_plan_is_from_elsewhere_and_one_stalls_today(story):
    plans = {plan.title: plan for plan in ActionPlan.objects.all()}

    assert sorted(plans) == [
        "Boisé-du-Ruisseau, deuxième année",
        "Repérer et soutenir les jeunes exposés à l’exploitation sexuelle",
        "Une école où l’on se parle",
    ]
    assert plans["Une école où l’on se parle"].workshop_id == ""
    stalled = plans["Boisé-du-Ruisseau, deuxième année"]
    assert warnings_of([stalled])[stalled.pk] == [
        "W1_OVERDUE",
        "W2_SILENT",
        "W4_HALF_LATE",
        "W6_PARTNER_SILENT",
    ]


def test_one_story_has_its_milieu_s_word_and_one_waits_for_it(story):
    assert (Story.objects.told().count(), Story.objects.waiting().count()) == (1, 1)


def test_two_years_of_the_network_are_measured(story):
    assert Snapshot.objects.count() == 9
    assert Snapshot.objects.in_time().last().content["enough"] is True
