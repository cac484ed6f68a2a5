"""The history of an object, for those who may see the object."""

from django.apps import apps
from django.db.models import Model, Q

from resal.accounts.models import Person
from resal.core.models import Holiday, Network
from resal.directory.models import Family, Mandate, Member, Milieu, Organisation, Sector, Term, Territory
from resal.journal.models import Entry, EntryQuerySet

OF_THE_COORDINATION = (Network, Holiday, Person, Family, Member, Organisation, Sector, Term, Territory)


def find(kind: str, key: str) -> Model | None:
    """The object of this kind ("plans.actionplan") under its public id, or its number where it has none."""
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        return None
    names = {field.name for field in model._meta.get_fields()}
    if "public_id" in names:
        return model._default_manager.filter(public_id=key).first()
    return model._default_manager.filter(pk=key).first() if key.isascii() and key.isdigit() else None


def entries_of(thing: Model) -> EntryQuerySet:
    """The acts on this object; a milieu's history tells its mandates too, for they are who could see it."""
    if not isinstance(thing, Milieu):
        return Entry.objects.about(thing)
    mandates = [str(pk) for pk in thing.mandates.order_by("pk").values_list("pk", flat=True)]
    own = Q(object_type=thing._meta.label_lower, object_id=str(thing.pk))
    given = Q(object_type=Mandate._meta.label_lower, object_id__in=mandates)
    return Entry.objects.filter(own | given).order_by("-pk")


def may_see(user, thing: Model) -> bool:
    """Lists and people: the coordination. What belongs to a milieu: those who see its file. Nothing else."""
    if isinstance(thing, OF_THE_COORDINATION):
        return user.has_perm("accounts.coordinate")
    milieu = thing if isinstance(thing, Milieu) else getattr(thing, "milieu", None)
    return milieu is not None and user.has_perm("directory.see_file", milieu)
