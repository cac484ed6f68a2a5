"""What the directory offers the house."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from resal.core.registry import DemoChapter, MenuEntry, Periodic, registry
from resal.directory import desk
from resal.directory.demo import tell
from resal.directory.holidays import fill_coming_years
from resal.directory.index import follow_person, refresh
from resal.directory.mandates import end_all
from resal.directory.models import PUBLIC_PROFILE, ImportedChange, StagedFile, StagedRow
from resal.directory.own import held_about, mandates_of
from resal.directory.profiles import CONFIRM, ask_twice_a_year, close
from resal.directory.rules import has_a_milieu
from resal.directory.seeds import sow
from resal.directory.staging import keeping

registry.first_start += [sow, fill_coming_years, refresh]
registry.periodic += [
    Periodic("directory.holidays", timedelta(days=7), fill_coming_years),
    Periodic("directory.confirmations", timedelta(days=1), ask_twice_a_year),
    Periodic("directory.index", timedelta(days=1), refresh),
    Periodic("directory.lists", timedelta(hours=6), keeping.sweep),
]
registry.demo.append(DemoChapter(order=10, name="directory", tell=tell))
registry.menu += [
    MenuEntry(_("Milieux"), "directory:milieux", "/milieux/", has_a_milieu, order=30),
    MenuEntry(
        _("Annuaire"),
        "directory:members",
        "/annuaire/",
        lambda user: user.has_perm("directory.names"),
        order=60,
    ),
    MenuEntry(
        _("Réseau"),
        "accounts:people",
        "/reseau/",
        lambda user: user.has_perm("accounts.coordinate"),
        order=90,
    ),
]
registry.desk.append(desk.lines)
registry.never_in_backup += [model._meta.db_table for model in (StagedRow, StagedFile, ImportedChange)]
registry.profile_cards.append(mandates_of)
registry.listen("directory.member_left", close)
registry.listen("accounts.person_closed", end_all)
registry.listen("accounts.person_edited", follow_person)
registry.personal_data["directory"] = held_about
registry.purposes.update(
    {
        CONFIRM: _("Confirmer sa fiche dans l’annuaire"),
        PUBLIC_PROFILE: _("Avoir un profil public"),
    }
)
