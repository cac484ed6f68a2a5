"""A name, a function or an expertise changed, here or in an app below: the words it is found by follow."""

from django.db.models.signals import post_delete, post_save

from resal.accounts.models import Person
from resal.directory import index
from resal.directory.models import Expertise, Member, Organisation, Term, Vocabulary

NAMES = {"given_name", "family_name"}


def connect() -> None:
    post_save.connect(_person, sender=Person)
    post_save.connect(_member, sender=Member)
    post_save.connect(_organisation, sender=Organisation)
    post_save.connect(_term, sender=Term)
    post_save.connect(_expertise, sender=Expertise)
    post_delete.connect(_expertise, sender=Expertise)


def _person(*, instance, created, update_fields=None, **_rest) -> None:
    if not created and (update_fields is None or NAMES & set(update_fields)):
        index.refresh(Member.objects.filter(person=instance))


def _member(*, instance, **_rest) -> None:
    index.refresh(Member.objects.filter(pk=instance.pk))


def _organisation(*, instance, created, **_rest) -> None:
    if not created:
        index.refresh(Member.objects.filter(organisation=instance))


def _term(*, instance, created, **_rest) -> None:
    if not created and instance.vocabulary == Vocabulary.COMPETENCE:
        index.refresh(Member.objects.filter(expertises__competence=instance))


def _expertise(*, instance, **_rest) -> None:
    index.refresh(Member.objects.filter(pk=instance.member_id))
