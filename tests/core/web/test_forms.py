"""What a form looks like to people and to their screen readers."""

import pytest
from django import forms
from django.template import Context, Template

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.models import Network

pytestmark = pytest.mark.django_db


class Wish(forms.Form):
    name = forms.CharField(label="Nom", help_text="Comme sur la carte.")
    note = forms.CharField(label="Note", required=False)
    day = forms.DateField(label="Jour", required=False)
    size = forms.ChoiceField(
        label="Taille", choices=[("s", "Petit"), ("l", "Grand")], widget=forms.RadioSelect
    )


def drawn(form) -> str:
    return str(form)


def summed_up(form) -> str:
    page = Template('{% include "core/_error_summary.html" with form=form only %}{{ form }}')
    return page.render(Context({"form": form}))


def test_a_hint_and_an_error_are_tied_to_their_field():
    html = drawn(Wish({"size": "s"}))

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_what_may_be_left_out_says_so():
    html = drawn(Wish())

    assert html.count("facultatif") == 2


def test_choices_stand_in_a_fieldset_with_their_question():
    html = drawn(Wish())

    assert "<legend>Taille</legend>" in html
    assert html.count('<label class="choice"') == 2


def test_a_day_is_picked_by_the_device_and_kept():
    assert 'type="date" name="day" value="2026-11-24"' in drawn(Wish({"day": "2026-11-24"}))


def test_the_summary_leads_to_each_field_in_error():
    html = summed_up(Wish({}))

    assert 'role="alert"' in html
    assert 'href="#id_name"' in html
    assert 'href="#id_size"' in html
    assert 'id="id_size"' in html


def test_what_was_typed_is_kept_and_is_only_text():
    html = summed_up(Wish({"name": "", "note": '"><script>'}))

    assert "&quot;&gt;&lt;script&gt;" in html
    assert "<script>" not in html


def test_a_form_without_errors_has_no_summary():
    assert 'role="alert"' not in summed_up(Wish({"name": "a", "size": "s"}))
    assert 'role="alert"' not in summed_up(Wish())


@pytest.mark.parametrize("field", ["name", None, "elsewhere"])
def test_a_refusal_stands_at_its_field_or_above_exactly_once(field):
    form = Wish({"name": "a", "size": "s"})
    say(form, Refusal("Non, pas ce nom.", field=field))

    html = summed_up(form)

    assert form.is_valid() is False
    assert html.count("Non, pas ce nom.") == (2 if field == "name" else 1)
    assert drawn(Wish({"name": "a"})).count("Non") == 0


def test_without_a_summary_the_form_itself_says_what_concerns_it_all():
    form = Wish({"name": "a", "size": "s"})
    say(form, Refusal("Non."))

    assert drawn(form).count("Non.") == 1


def test_nothing_chosen_yet_is_a_word_and_not_dashes():
    class Pick(forms.Form):
        network = forms.ModelChoiceField(Network.objects.none(), label="Réseau")

    html = drawn(Pick())

    assert '<option value="" selected>Choisir</option>' in html
    assert "----" not in html
