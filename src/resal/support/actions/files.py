"""A file opens, for a request or directly; it is suspended, passes to another lead, closes."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.directory import mandates
from resal.directory.actions import add_member, add_organisation
from resal.directory.models import Mandate, MandateRole, Member, Milieu, Organisation, Sector
from resal.journal.trail import record
from resal.support import letters
from resal.support.actions import modules
from resal.support.actions.moves import move
from resal.support.enums import FileStatus
from resal.support.models import SupportFile, SupportRequest
from resal.support.places import Place


@transaction.atomic
def accept(
    request: SupportRequest, *, by: Person, reason: str, place: Place, seen: int | None = None
) -> SupportFile:
    """Yes: the milieu, its lead and a file with the modules that were asked for, in one gesture."""
    move(request, "accept", by=by, reason=reason, seen=seen)
    milieu, organisation = _settle(place, by=by)
    SupportRequest.objects.filter(pk=request.pk).update(milieu=milieu)
    file = _open(milieu, by=by, title=request.title, request=request)
    for kind in request.kinds:
        modules.add(file, kind, by=by)
    lead = _contact(request, organisation, by=by)
    mandates.grant(milieu, MandateRole.LEAD, by=by, person=lead, organisation=organisation)
    letters.invite_lead(lead, file)
    return file


@transaction.atomic
def open_directly(
    *, by: Person, title: str, place: Place, kinds: Iterable[str] = (), lead: Person | None = None
) -> SupportFile:
    """A file without a request: a milieu that the coordination already knows, at any door."""
    milieu, organisation = _settle(place, by=by)
    file = _open(milieu, by=by, title=texts.write(title, "support.title"))
    for kind in kinds:
        modules.add(file, kind, by=by)
    if lead is not None:
        mandates.grant(milieu, MandateRole.LEAD, by=by, person=lead, organisation=organisation)
        letters.invite_lead(lead, file)
    return file


@transaction.atomic
def set_status(file: SupportFile, status: FileStatus, *, by: Person, reason: str) -> None:
    """Suspended, open again, or closed with a reason. What the milieu owns, its plan, lives on."""
    if not texts.clean(reason):
        raise Refusal(_("Écrivez une phrase : elle reste au dossier."), field="reason")
    changed = SupportFile.objects.filter(pk=file.pk, status=file.status).exclude(status=status)
    if not changed.update(
        status=status, status_reason=texts.write(reason, "support.reason"), status_since=clock.now()
    ):
        raise Refusal(_("Entre-temps, ce dossier a changé. Relisez-le ; rien n’a été enregistré."))
    file.refresh_from_db()
    if file.is_closed:
        _release_team(file, by=by)
    record(by, str(status), file, ["status", "status_reason"])


@transaction.atomic
def hand_lead(file: SupportFile, person: Person, *, by: Person) -> None:
    """Another person leads the milieu from now on: the old mandates end, the new one begins, she is told."""
    if not person.email:
        raise Refusal(
            _("Cette personne n’a pas de courriel : elle ne pourrait pas se connecter."), field="person"
        )
    current = Mandate.objects.current().on(file.milieu).with_role(MandateRole.LEAD).order_by("pk")
    for mandate in current.exclude(person=person):
        mandates.end(mandate, by=by)
    member = Member.objects.active().filter(person=person).first()
    organisation = member.organisation if member else file.milieu.lead_organisation
    mandates.grant(file.milieu, MandateRole.LEAD, by=by, person=person, organisation=organisation)
    record(by, "handed_lead", file, ["lead"])
    letters.invite_lead(person, file)


@transaction.atomic
def expect_sectors(file: SupportFile, sectors: Iterable[Sector], *, by: Person) -> None:
    file.expected_sectors.set(sectors)
    record(by, "expected", file, ["expected_sectors"])


def _settle(place: Place, *, by: Person) -> tuple[Milieu, Organisation]:
    if place.milieu is not None:
        mandates.grant(place.milieu, MandateRole.COORDINATION, by=by)
        return place.milieu, place.organisation or place.milieu.lead_organisation
    if place.territory is None or not place.name.strip():
        raise Refusal(_("Nommez le nouveau milieu et choisissez son territoire."), field="name")
    organisation = place.organisation
    if organisation is None:
        if place.sector is None:
            raise Refusal(_("Choisissez le secteur de cet organisme."), field="sector")
        organisation = add_organisation(
            by=by, name=place.organisation_name, sector=place.sector, territory=place.territory
        )
    milieu = mandates.open_milieu(
        name=place.name.strip(), territory=place.territory, lead=organisation, by=by
    )
    return milieu, organisation


def _open(milieu: Milieu, *, by: Person, title, request: SupportRequest | None = None) -> SupportFile:
    file = SupportFile.objects.create(
        milieu=milieu, request=request, title=title, opened_at=clock.now(), status_since=clock.now()
    )
    record(by, "opened", file)
    return file


def _contact(request: SupportRequest, organisation: Organisation, *, by: Person) -> Person:
    """The contact of the request as a member of the network; known people stay where they are."""
    known = (
        Member.objects.active().filter(person__email__iexact=request.email).select_related("person").first()
    )
    if known:
        return known.person
    return add_member(
        by=by,
        given_name=request.given_name,
        family_name=request.family_name,
        email=request.email,
        organisation=organisation,
        language=request.language,
        title=request.function,
        work_phone=request.phone,
    ).person


def _release_team(file: SupportFile, *, by: Person) -> None:
    """The team's mandates end with the last live file of the milieu; the lead's stays."""
    if SupportFile.objects.live().filter(milieu=file.milieu).exists():
        return
    team = Mandate.objects.current().on(file.milieu).with_role(MandateRole.TEAM).order_by("pk")
    for mandate in team:
        mandates.end(mandate, by=by)
