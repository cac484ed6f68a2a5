import pytest
from django.core import management

from resal.__main__ import main
from resal.accounts.models import Person, Role
from resal.core.mail import outbox
from resal.journal.models import Entry

pytestmark = pytest.mark.django_db
NOEMIE = ["coordinator", "noemie@exemple.org", "--given-name", "Noémie", "--family-name", "Charlebois-Diallo"]


def test_the_first_coordinator_of_an_installation(capsys):
    assert main(NOEMIE) == 0

    person = Person.objects.get()
    assert (person.name, person.email, person.roles) == (
        "Noémie Charlebois-Diallo",
        "noemie@exemple.org",
        {Role.COORDINATION},
    )
    assert "http://127.0.0.1:8000/" in capsys.readouterr().out
    assert sorted(Entry.objects.values_list("verb", flat=True)) == ["added", "gave_role"]


def test_asking_twice_makes_one_person_with_one_role():
    main(NOEMIE)
    main([*NOEMIE[:1], "Noemie@Exemple.org", *NOEMIE[2:]])

    assert Person.objects.get().grants.count() == 1


def test_what_is_not_an_address_is_refused(capsys):
    assert main(["coordinator", "noemie", *NOEMIE[2:]]) == 1

    assert "noemie" in capsys.readouterr().err
    assert Person.objects.count() == 0


def test_the_outbox_lists_what_waits_and_shows_the_last(capsys):
    outbox.post(to="a@exemple.org", subject="Premier", body="Un.", kind="test")
    outbox.post(to="b@exemple.org", subject="Deuxième", body="Deux.", kind="test")

    assert main(["outbox"]) == 0
    listed = capsys.readouterr().out
    assert main(["outbox", "--last"]) == 0
    shown = capsys.readouterr().out

    assert [line.split()[3] for line in listed.splitlines()] == ["a@exemple.org", "b@exemple.org"]
    assert shown.splitlines()[-1] == "Deux."


def test_a_message_that_does_not_wait_is_said(capsys):
    assert main(["outbox", "12"]) == 1
    assert capsys.readouterr().out == ""


def test_commands_find_the_database_up_to_date():
    management.call_command("migrate", check_unapplied=True, verbosity=0)
