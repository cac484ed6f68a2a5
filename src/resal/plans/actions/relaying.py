"""Somebody left in the middle of a plan: what she held asks for somebody else, one thing at a time."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.directory.models import Member
from resal.journal.trail import record
from resal.plans.actions.drafting import include
from resal.plans.actions.versions import Motive, keep_version
from resal.plans.enums import OPEN, EventKind
from resal.plans.models import Action, Commitment, UpdateEvent


@transaction.atomic
def flag_owner_left(*, member: Member, by: Person | None = None) -> None:
    """News of the directory: what she held, and what her organisation holds without naming anybody."""
    for model, holder in ((Action, "lead"), (Commitment, "organisation")):
        hers = Q(person=member.person) | Q(person=None, **{holder: member.organisation})
        model.objects.filter(hers, status__in=OPEN).update(owner_left_on=clock.today())


@transaction.atomic
def take_over(item: Action | Commitment, *, person: Person, by: Person) -> Action | Commitment:
    """`person` takes it on, and her organisation with her. An adopted plan keeps a version that says so."""
    item = type(item).objects.select_for_update(of=("self",)).select_related("plan").get(pk=item.pk)
    if not item.plan.can_change:
        raise Refusal(_("Ce plan est terminé : il se lit, il ne change plus."))
    if not item.owner_left_on:
        raise Refusal(_("La relève est déjà trouvée."))
    member = Member.objects.active().filter(person=person).select_related("organisation").first()
    if member is None:
        raise Refusal(_("Choisissez une personne qui est encore membre."), field="person")
    holder = "lead" if isinstance(item, Action) else "organisation"
    moved = item.holder_id != member.organisation_id
    setattr(item, holder, member.organisation)
    item.person, item.owner_left_on, item.edition = person, None, item.edition + 1
    fields = ["person", "owner_left_on", "edition", holder]
    if moved and isinstance(item, Commitment):
        item.signed_on = None
        fields.append("signed_on")
    item.save(update_fields=fields)
    include(item.plan, [member.organisation])
    record(by, "took_over", item, fields[:1] + ([holder] if moved else []))
    UpdateEvent.objects.create(
        plan=item.plan,
        kind=EventKind.TAKEN,
        **{"action" if isinstance(item, Action) else "commitment": item},
        person=by,
        organisation=member.organisation,
        at=clock.now(),
    )
    if item.plan.is_adopted:
        keep_version(item.plan, by=by, motive=Motive(_("Relève : la personne qui s’en occupait est partie.")))
    return item
