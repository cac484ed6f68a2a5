"""The directory as spreadsheets, for the coordination. A confidential address is in none of them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from resal.core.documents.xlsx import Sheet
from resal.directory import finding
from resal.directory.importing.expertise import name_of, one_as_text
from resal.directory.importing.vocabularies import Vocabularies
from resal.directory.models import Expertise, Member, Organisation
from resal.directory.staging import vocabularies


def members() -> Sheet:
    """Written so that the import reads it back the same: names that it would not find again are given by code."""
    ids = finding.members({})
    shown = (
        Member.objects.by_name()
        .prefetch_related("expertises__competence", "languages", "territories")
        .in_bulk(ids)
    )
    header = [
        _("Nom de famille"),
        _("Prénom"),
        _("Courriel"),
        _("Téléphone au travail"),
        _("Fonction"),
        _("Organisme"),
        _("Secteur"),
        _("Langues"),
        _("Territoires"),
        _("Expertises"),
        _("Heures par trimestre"),
        _("Membre depuis"),
    ]
    known = vocabularies.current()
    return Sheet(_("Membres"), header, [_member(shown[pk], known) for pk in ids])


def organisations() -> Sheet:
    ids = finding.organisations({})
    shown = Organisation.objects.by_name().select_related("territory").in_bulk(ids)
    header = [_("Nom"), _("Secteur"), _("Territoire"), _("Adresse"), _("Téléphone"), _("Courriel"), _("Site")]
    return Sheet(_("Organismes"), header, [_organisation(shown[pk]) for pk in ids])


def _member(member: Member, known: Vocabularies) -> list[Any]:
    return [
        member.person.family_name,
        member.person.given_name,
        member.person.email or "",
        member.work_phone,
        member.title,
        member.organisation.name,
        name_of(known.sectors, member.organisation.sector.code, without=""),
        _listed(name_of(known.languages, line.code) for line in member.languages.all()),
        _listed(name_of(known.territories, line.code) for line in member.territories.all()),
        _listed(_expertise(expertise, known) for expertise in member.expertises.all()),
        member.capacity_hours,
        member.joined_on,
    ]


def _expertise(expertise: Expertise, known: Vocabularies) -> str:
    can = [name for name in Expertise.ABILITIES if getattr(expertise, name)]
    return one_as_text(known.competences, expertise.competence.code, expertise.level, can)


def _organisation(organisation: Organisation) -> list[str]:
    return [
        organisation.name,
        organisation.sector.name,
        organisation.territory.name if organisation.territory else "",
        "" if organisation.address_is_confidential else organisation.address,
        organisation.phone,
        organisation.email,
        organisation.website,
    ]


def _listed(names: Iterable[str]) -> str:
    return "; ".join(sorted(names))
