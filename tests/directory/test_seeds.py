import pytest

from resal.directory.models import Sector, Term, Territory, Vocabulary
from resal.directory.seeds import sow

pytestmark = pytest.mark.django_db


def test_a_new_installation_has_every_vocabulary_in_both_languages():
    sow()

    assert Sector.objects.count() == 24
    assert Term.objects.of(Vocabulary.RISK_FACTOR).filter(source="ctc").count() == 19
    assert Territory.objects.filter(parent=None).count() == 19
    assert list(Term.objects.filter(name_en="").values_list("code", flat=True).order_by("code")) == []
    assert set(Term.objects.values_list("vocabulary", flat=True)) == set(Vocabulary.values)


def test_sowing_twice_adds_nothing_and_keeps_what_was_edited():
    sow()
    Sector.objects.filter(code="police").update(name_fr="Services de police")

    assert sow() == 0
    assert Sector.objects.get(code="police").name == "Services de police"


def test_shelters_and_women_s_groups_keep_their_addresses_by_default():
    sow()

    confidential = Sector.objects.filter(is_confidential_place=True).order_by("code")

    assert list(confidential.values_list("code", flat=True)) == ["femmes_victimes", "habitation"]
