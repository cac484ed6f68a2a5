import pytest
from django import forms
from django.http import QueryDict

from resal.core.free_text import FreeTextField
from resal.core.models import Network

pytestmark = pytest.mark.django_db


class Situation(forms.Form):
    words = FreeTextField(label="Situation")
    more = FreeTextField(label="Suite", required=False, rows=1)


def posted(query):
    return Situation(QueryDict(query))


def test_quiet_words_pass_without_a_question():
    form = posted("words=Le+parc+le+soir")

    assert form.is_valid() is True
    assert form.cleaned_data == {"words": "Le parc le soir", "more": ""}
    assert "words-ok" not in str(form)


def test_a_number_is_told_beside_its_field_and_the_words_are_kept():
    form = posted("words=Appelez+au+514+555-0199")

    assert list(form.errors) == ["words"]
    assert "un numéro de téléphone" in form.errors["words"][0]
    assert "Appelez au 514 555-0199" in str(form)
    assert 'name="words-ok"' in str(form)


def test_one_tick_and_the_same_words_are_accepted():
    form = posted("words=Appelez+au+514+555-0199&words-ok=1")

    assert form.is_valid() is True
    assert form.cleaned_data["words"] == "Appelez au 514 555-0199"


def test_a_tick_counts_for_its_own_field_only():
    form = posted("words=Bonjour&words-ok=1&more=a@b.ca")

    assert list(form.errors) == ["more"]


def test_several_kinds_make_one_sentence():
    form = posted("words=a@b.ca,+514+555-0199")

    assert "un courriel et un numéro de téléphone" in form.errors["words"][0]


def test_the_network_s_own_help_line_is_nobody_s_number():
    Network.objects.create(pk=1, youth_protection_fr="418 555-0100")

    assert posted("words=La+DPJ+:+418+555-0100").is_valid() is True


def test_broken_characters_and_huge_texts_are_refused_with_a_sentence():
    assert list(posted("words=%C3%28").errors) == ["words"]
    assert list(posted("words=" + "a" * 4001).errors) == ["words"]


def test_words_that_are_edited_again_show_no_tick_before_they_are_sent():
    assert "words-ok" not in str(Situation(initial={"words": "514 555-0199"}))
