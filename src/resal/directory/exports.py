"""The directory as spreadsheets, for the coordination. A confidential address is in none of them."""

from django.utils.translation import gettext as _

from resal.core.documents.xlsx import Sheet
from resal.directory import finding
from resal.directory.models import Member, Organisation


def members() -> Sheet:
    ids = finding.members({})
    shown = (
        Member.objects.by_name()
        .prefetch_related("expertises__competence", "languages", "territories")
        .in_bulk(ids)
    )
    header = [
        _("Nom"),
        _("Prénom"),
        _("Courriel"),
        _("Téléphone au travail"),
        _("Fonction"),
        _("Organisme"),
        _("Secteur"),
        _("Langues"),
        _("Territoires"),
        _("Expertises"),
    ]
    return Sheet(_("Membres"), header, [_member(shown[pk]) for pk in ids])


def organisations() -> Sheet:
    ids = finding.organisations({})
    shown = Organisation.objects.by_name().select_related("territory").in_bulk(ids)
    header = [_("Nom"), _("Secteur"), _("Territoire"), _("Adresse"), _("Téléphone"), _("Courriel"), _("Site")]
    return Sheet(_("Organismes"), header, [_organisation(shown[pk]) for pk in ids])


def _member(member: Member) -> list[str]:
    return [
        member.person.family_name,
        member.person.given_name,
        member.person.email or "",
        member.work_phone,
        member.title,
        member.organisation.name,
        member.organisation.sector.name,
        _listed(member.languages.all()),
        _listed(member.territories.all()),
        _listed(expertise.competence for expertise in member.expertises.all()),
    ]


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


def _listed(lines) -> str:
    return ", ".join(sorted(line.name for line in lines))
