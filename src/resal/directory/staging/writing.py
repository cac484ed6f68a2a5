"""Confirmation: one transaction, through the same actions as by hand, with what is needed to take it all back.

A database has one writer, and nobody who votes may wait for a long list: people whom nobody knows yet are written
five hundred at a time, in the statements that also write one.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.directory import actions, index
from resal.directory.importing.folding import key
from resal.directory.importing.values import phone
from resal.directory.joining import BATCH, Newcomer, join_new
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
from resal.directory.staging import known, organisations, said
from resal.directory.staging.snapshots import of_member, of_newcomer
from resal.journal.models import Entry
from resal.journal.trail import record

Kind = ImportedChange.Kind
WAITS = 0


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
        for row in staged.rows.taken().in_order().iterator(chunk_size=BATCH):
            writer.write(row)
        writer.flush()
    written = staged.changes.filter(person_was_made=False).exclude(kind=Kind.ORGANISATION).values("object_id")
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
        self.persons = known.persons()
        self.newcomers: list[tuple[StagedRow, Newcomer]] = []
        self.made: dict[int, ImportedChange] = {}
        self.organisations = known.organisations()
        self.choices = {one.key: one.choice for one in organisations.unknown(staged)}
        self.shared = said.shared(staged)
        self.sectors = {sector.code: sector for sector in Sector.objects.in_order()}
        self.territories = {line.code: line for line in Territory.objects.in_order()}
        self.languages = {line.code: line for line in Term.objects.of(Vocabulary.LANGUAGE).in_order()}
        self.competences = {line.code: line for line in Term.objects.of(Vocabulary.COMPETENCE).in_order()}

    def write(self, row: StagedRow) -> None:
        values = row.final
        pk, _namesake = self.known.member(values)
        if pk is None:
            self._add(row, values)
        elif self.updates:
            self.flush()
            pk, _namesake = self.known.member(values)
            self._update(Member.objects.select_related("person", "organisation").get(pk=pk), values, row)

    def _add(self, row: StagedRow, values: dict) -> None:
        organisation = self._organisation(row.organisation)
        email = None if values["email"] in self.shared else values["email"]
        newcomer = self._newcomer(organisation, values, email)
        if email is None and values["email"]:
            self._mailbox(organisation, values["email"])
        if email in self.persons:
            self._join(row, newcomer)
        else:
            self.newcomers.append((row, newcomer))
            self._know(newcomer, WAITS)
        self.added += 1
        if len(self.newcomers) == BATCH:
            self.flush()

    def flush(self) -> None:
        """Write the newcomers who wait."""
        if not self.newcomers:
            return
        rows, newcomers = zip(*self.newcomers, strict=True)
        members = join_new(newcomers, by=self.by)
        ImportedChange.objects.bulk_create(
            self._change(Kind.MEMBER, member.pk, {}, of_newcomer(member, one), person_was_made=True)
            for member, one in zip(members, newcomers, strict=True)
        )
        for row, newcomer, member in zip(rows, newcomers, members, strict=True):
            row.member = member
            self._know(newcomer, member.pk)
        StagedRow.objects.bulk_update(rows, ["member"])
        self.newcomers = []

    def _newcomer(self, organisation: Organisation, values: dict, email: str | None) -> Newcomer:
        return Newcomer(
            given_name=values["given"],
            family_name=values["family"],
            email=email,
            organisation=organisation,
            language="en-ca" if values["languages"][:1] == ["en"] else "fr-ca",
            title=values["title"],
            work_phone=values["phone"] or "",
            languages=self._lines(self.languages, values["languages"]),
            territories=self._lines(self.territories, values["territories"]),
            expertises={
                self.competences[code]: {"level": level or Expertise.Level.AWARE} | dict.fromkeys(can, True)
                for code, (level, can) in said.expertises(values, self.competences).items()
            },
            **said.own(values),
        )

    def _join(self, row: StagedRow, one: Newcomer) -> None:
        """Somebody who signs in already, or who left: she is a person, and becomes a member."""
        person = Person.objects.get(pk=self.persons[one.email])
        former = Member.objects.filter(person=person).first()
        before = of_member(former) if former else {}
        member = actions.join(
            person,
            by=self.by,
            organisation=one.organisation,
            title=one.title,
            work_phone=one.work_phone,
            languages=one.languages,
            territories=one.territories,
        )
        actions.edit(member, by=self.by, changes=said.own(row.final))
        self._qualify(member, row.final)
        after = of_member(Member.objects.get(pk=member.pk))
        self._change(Kind.RETURN if former else Kind.MEMBER, member.pk, before, after).save()
        StagedRow.objects.filter(pk=row.pk).update(member=member)
        self._know(one, member.pk)

    def _know(self, one: Newcomer, pk: int) -> None:
        if one.email:
            self.known.by_email[one.email] = pk
        who = key(f"{one.given_name} {one.family_name}"), key(one.organisation.name)
        self.known.by_name[who] = pk, one.email or ""

    def _update(self, member: Member, values: dict, row: StagedRow) -> None:
        """What the list says, where it says something and says otherwise."""
        before = of_member(member)
        found = said.own(values)
        if " ".join(member.title.split()) != values["title"]:
            found["title"] = values["title"]
        if phone(member.work_phone)[0] != values["phone"]:
            found["work_phone"] = values["phone"]
        if row.organisation:
            found["organisation"] = self._organisation(row.organisation)
        lists = {
            "languages": self._lines(self.languages, values["languages"]),
            "territories": self._lines(self.territories, values["territories"]),
        }
        changes = {name: value for name, value in (found | lists).items() if value}
        actions.edit_member(member, by=self.by, changes=changes)
        self._qualify(member, values)
        after = of_member(Member.objects.get(pk=member.pk))
        if after != before:
            self._change(Kind.EDIT, member.pk, before, after).save()
            self.updated += 1

    def _qualify(self, member: Member, values: dict) -> None:
        """One that is there already is not lowered to a level that the list does not say."""
        held = {
            expertise.competence.code: expertise
            for expertise in member.expertises.select_related("competence")
        }
        for code, (asked, can) in said.expertises(values, self.competences).items():
            there = held.get(code)
            if there and asked is None:
                continue
            level = asked or Expertise.Level.AWARE
            if there and there.level == level and all(getattr(there, name) for name in can):
                continue
            actions.set_expertise(
                member, self.competences[code], level, by=self.by, **dict.fromkeys(can, True)
            )

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
            after = {"name": found.name, "sector": sector.code, "email": ""}
            self.made[found.pk] = self._change(Kind.ORGANISATION, found.pk, {}, after)
            self.made[found.pk].save()
        self.organisations[code] = found
        return found

    def _mailbox(self, organisation: Organisation, email: str) -> None:
        """A shared address is the organisation's: nobody signs in with it."""
        made = self.made.get(organisation.pk)
        if made and not organisation.email:
            actions.edit(organisation, by=self.by, changes={"email": email})
            made.after["email"] = email
            made.save(update_fields=["after"])

    def _lines(self, lines: dict, codes: list[str]) -> list:
        return [lines[code] for code in codes if code in lines]

    def _change(
        self, kind, pk: int, before: dict, after: dict, *, person_was_made: bool = False
    ) -> ImportedChange:
        return ImportedChange(
            listing=self.staged,
            kind=kind,
            object_id=pk,
            before=before,
            after=after,
            person_was_made=person_was_made,
        )
