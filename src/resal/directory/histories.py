"""The history of an object, for those who may see the object."""

from django.apps import apps
from django.db.models import Model

from resal.accounts.models import Person
from resal.core.models import Holiday, Network
from resal.directory.models import Family, Member, Milieu, Organisation, Sector, Term, Territory

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


def may_see(user, thing: Model) -> bool:
    """Lists and people: the coordination. What belongs to a milieu: those who see its file. Nothing else."""
    if isinstance(thing, OF_THE_COORDINATION):
        return user.has_perm("accounts.coordinate")
    milieu = thing if isinstance(thing, Milieu) else getattr(thing, "milieu", None)
    return milieu is not None and user.has_perm("directory.see_file", milieu)
