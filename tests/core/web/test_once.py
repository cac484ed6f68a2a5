"""A double click makes one thing."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory

from resal.core import once as once_only
from resal.core.models import Holiday, Submission
from resal.core.once import once

pytestmark = pytest.mark.django_db


@login_not_required
@once
def add_holiday(request):
    if not request.POST.get("name"):
        return HttpResponse("form again", status=422)
    holiday = Holiday.objects.create(day=f"2027-01-{Holiday.objects.count() + 1:02}", name_fr="Congé")
    return redirect(f"/feries/{holiday.pk}/")


def post(**fields):
    return add_holiday(RequestFactory().post("/feries/", fields))


def test_the_same_token_posted_twice_makes_one_and_leads_to_the_same_place():
    token = once_only.token()

    first, second = post(once=token, name="a"), post(once=token, name="a")

    assert Holiday.objects.count() == 1
    assert second["Location"] == first["Location"]


def test_a_form_that_is_shown_again_can_be_sent_again():
    token = once_only.token()

    assert post(once=token).status_code == 422
    assert post(once=token, name="a").status_code == 302
    assert Holiday.objects.count() == 1


def test_a_view_that_breaks_leaves_the_token_free():
    token = once_only.token()
    Holiday.objects.create(day="2027-01-02", name_fr="Déjà là")

    with pytest.raises(Exception, match=r"UNIQUE|unique"):
        post(once=token, name="a")

    assert Submission.objects.count() == 0


@pytest.mark.parametrize("token", ["", "trop-court", "x" * 500, "é" * 22])
def test_a_token_that_is_none_of_ours_is_as_good_as_none(token):
    assert post(once=token, name="a").status_code == 302
    assert Submission.objects.count() == 0


def test_tokens_are_forgotten_after_two_days(time_machine):
    time_machine.move_to("2026-11-20T12:00:00Z")
    post(once=once_only.token(), name="a")
    time_machine.move_to("2026-11-21T12:00:00Z")
    post(once=once_only.token(), name="a")
    time_machine.move_to("2026-11-22T13:00:00Z")

    assert once_only.sweep() == 1
    assert Submission.objects.count() == 1
