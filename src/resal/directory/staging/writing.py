"""Confirmation: one transaction, through the same actions as by hand, with what is needed to take it all back."""

from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.directory import actions, index
from resal.directory.importing.folding import key
from resal.directory.importing.values import phone
from resal.directory.models import (
    Decision,
    Expertise,
    ImportedChange,
    ListImport,
    ListStatus,
    Member,
    Organisation,
    Sector,
    StagedRow,
    Term,
    Territory,
    Vocabulary,
)
from resal.directory.staging import known, organisations
from resal.directory.staging.snapshots import of_member
from resal.journal.models import Entry
from resal.journal.trail import record

Kind = ImportedChange.Kind


@transaction.atomic
def confirm(
    staged: ListImport, *, by: Person | None, updates: bool = False, leave_rest: bool = False
) -> None:
    """Write every row that is taken. `updates`: what the list says replaces what the directory said of people who
    are already there; else they are not touched. `leave_rest`: rows that still wait are left out."""
    waiting = ListImport.objects.waiting().filter(pk=staged.pk)
    if not waiting.update(status=ListStatus.CONFIRMED, confirmed_at=clock.now(), updates=updates):
        raise Refusal(_("Cette liste a déjà été confirmée ou retirée."))
    _settle(staged, leave_rest=leave_rest)
    writer = Writer(staged, by=by, updates=updates)
    with index.waiting():
        for row in staged.rows.taken().in_order().iterator(chunk_size=500):
            writer.write(row)
    written = staged.changes.exclude(kind=Kind.ORGANISATION).values("object_id")
    index.refresh(Member.objects.filter(pk__in=written))
    staged.refresh_from_db()
    staged.added, staged.updated = writer.added, writer.updated
    record(by, "confirmed", staged, ["status"])
    staged.journal_mark = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    staged.save(update_fields=["added", "updated", "journal_mark"])


def _settle(staged: ListImport, *, leave_rest: bool) -> None:
    """Nothing may be left without a decision, and every new organisation has its sector."""
    rest = staged.rows.to_review()
    count = rest.count()
    if count and not leave_rest:
        raise Refusal(
            ngettext(
                "%(count)s ligne attend encore votre décision.",
                "%(count)s lignes attendent encore votre décision.",
                count,
            )
            % {"count": count},
            field="leave_rest",
        )
    rest.update(decision=Decision.LEAVE)
    if not staged.rows.taken().exists():
        raise Refusal(_("Aucune ligne n’est prise : il n’y a rien à importer."))
    unnamed = [one.name for one in organisations.unknown(staged) if not organisations.is_choice(one.choice)]
    if unnamed:
        raise Refusal(
            _("Dites le secteur de ces nouveaux organismes, ou à qui ils correspondent : %(names)s.")
            % {"names": ", ".join(unnamed[:5]) + ("…" if len(unnamed) > 5 else "")}
        )


class Writer:
    def __init__(self, staged: ListImport, *, by: Person | None, updates: bool):
        self.staged, self.by, self.updates = staged, by, updates
        self.added = self.updated = 0
        self.known = known.Known()
        self.organisations = known.organisations()
        self.choices = {one.key: one.choice for one in organisations.unknown(staged)}
        self.shared = _shared(staged)
        self.sectors = {sector.code: sector for sector in Sector.objects.in_order()}
        self.territories = {line.code: line for line in Territory.objects.in_order()}
        self.languages = {line.code: line for line in Term.objects.of(Vocabulary.LANGUAGE).in_order()}
        self.competences = {line.code: line for line in Term.objects.of(Vocabulary.COMPETENCE).in_order()}

    def write(self, row: StagedRow) -> None:
        values = row.final
        pk, _namesake = self.known.member(values)
        if pk is not None:
            if self.updates:
                self._update(Member.objects.select_related("person", "organisation").get(pk=pk), values, row)
            return
        self._add(row, values)

    def _add(self, row: StagedRow, values: dict) -> None:
        organisation = self._organisation(row.organisation)
        email = None if values["email"] in self.shared else values["email"]
        person = Person.objects.filter(email__iexact=email).first() if email else None
        former = Member.objects.filter(person=person).first() if person else None
        before = of_member(former) if former else {}
        member = actions.add_member(
            by=self.by,
            given_name=values["given"],
            family_name=values["family"],
            email=email,
            organisation=organisation,
            language="en-ca" if values["languages"][:1] == ["en"] else "fr-ca",
            title=values["title"],
            work_phone=values["phone"] or "",
            languages=self._lines(self.languages, values["languages"]),
            territories=self._lines(self.territories, values["territories"]),
        )
        actions.edit(member, by=self.by, changes=_own(values))
        self._qualify(member, values)
        if email is None and values["email"]:
            self._mailbox(organisation, values["email"])
        kind = Kind.RETURN if former else Kind.MEMBER
        self._keep(kind, member.pk, before, of_member(member), person_was_made=person is None)
        StagedRow.objects.filter(pk=row.pk).update(member=member)
        if email:
            self.known.by_email[email] = member.pk
        who = key(f"{values['given']} {values['family']}"), key(organisation.name)
        self.known.by_name[who] = member.pk, email or ""
        self.added += 1

    def _update(self, member: Member, values: dict, row: StagedRow) -> None:
        """What the list says, where it says something and says otherwise."""
        before = of_member(member)
        said = {"title": values["title"]} | _own(values)
        if phone(member.work_phone)[0] != values["phone"]:
            said["work_phone"] = values["phone"]
        if row.organisation:
            said["organisation"] = self._organisation(row.organisation)
        lists = {
            "languages": self._lines(self.languages, values["languages"]),
            "territories": self._lines(self.territories, values["territories"]),
        }
        changes = {name: value for name, value in (said | lists).items() if value}
        actions.edit_member(member, by=self.by, changes=changes)
        self._qualify(member, values)
        after = of_member(Member.objects.get(pk=member.pk))
        if after != before:
            self._keep(Kind.EDIT, member.pk, before, after)
            self.updated += 1

    def _qualify(self, member: Member, values: dict) -> None:
        """A level that the list does not say is the first; one that is there already is not lowered to it."""
        held = {
            expertise.competence.code: expertise
            for expertise in member.expertises.select_related("competence")
        }
        for one in values["expertise"]:
            competence, there = self.competences.get(one["competence"]), held.get(one["competence"])
            if competence is None or (there and one["level"] is None):
                continue
            level = one["level"] or Expertise.Level.AWARE
            abilities = dict.fromkeys(one["can"], True)
            if there and there.level == level and all(getattr(there, name) for name in abilities):
                continue
            actions.set_expertise(member, competence, level, by=self.by, **abilities)

    def _organisation(self, name: str) -> Organisation:
        code = key(name)
        if known_one := self.organisations.get(name) or self.organisations.get(code):
            return known_one
        choice = self.choices[code]
        if choice.startswith(organisations.THERE):
            found = Organisation.objects.active().get(public_id=choice.removeprefix(organisations.THERE))
        else:
            sector = self.sectors[choice.removeprefix(organisations.NEW)]
            found = actions.add_organisation(by=self.by, name=name, sector=sector)
            self._keep(
                Kind.ORGANISATION, found.pk, {}, {"name": found.name, "sector": sector.code, "email": ""}
            )
        self.organisations[code] = found
        return found

    def _mailbox(self, organisation: Organisation, email: str) -> None:
        """A shared address is the organisation's: nobody signs in with it."""
        made = self.staged.changes.filter(kind=Kind.ORGANISATION, object_id=organisation.pk).first()
        if made and not organisation.email:
            actions.edit(organisation, by=self.by, changes={"email": email})
            made.after["email"] = email
            made.save(update_fields=["after"])

    def _lines(self, lines: dict, codes: list[str]) -> list:
        return [lines[code] for code in codes if code in lines]

    def _keep(self, kind, pk: int, before: dict, after: dict, *, person_was_made: bool = False) -> None:
        ImportedChange.objects.create(
            listing=self.staged,
            kind=kind,
            object_id=pk,
            before=before,
            after=after,
            person_was_made=person_was_made,
        )


def _own(values: dict) -> dict[str, Any]:
    """Fields of a member that have one value, where the list gives one."""
    found: dict[str, Any] = {}
    if values["hours"] is not None:
        found["capacity_hours"] = int(Decimal(str(values["hours"])).quantize(Decimal(1), ROUND_HALF_UP))
    if values["joined"]:
        found["joined_on"] = date.fromisoformat(values["joined"])
    return found


def _shared(staged: ListImport) -> set[str]:
    """Addresses that several people of the list have, or that are an organisation's own."""
    people = defaultdict(set)
    for values, mended in staged.rows.taken().order_by("number").values_list("values", "mended").iterator():
        final = mended or values
        if final["email"]:
            people[final["email"]].add(key(f"{final['given']} {final['family']}"))
    general = Organisation.objects.exclude(email="").order_by("pk").values_list("email", flat=True)
    return {email for email, names in people.items() if len(names) > 1} | {email.lower() for email in general}
