"""What the directory already holds of a list: people by their address, else by name and organisation."""

from resal.accounts.models import Person
from resal.directory.importing.folding import key
from resal.directory.models import Member, Organisation

LONGEST_NAME = 160


class Known:
    """Read once for a whole list."""

    def __init__(self) -> None:
        self.by_email: dict[str, int] = {}
        self.by_name: dict[tuple[str, str], tuple[int, str]] = {}
        rows = Member.objects.active().order_by("pk")
        for pk, given, family, email, organisation in rows.values_list(
            "pk", "person__given_name", "person__family_name", "person__email", "organisation__name"
        ):
            if email:
                self.by_email[email.lower()] = pk
            self.by_name[key(f"{given} {family}"), key(organisation)] = pk, (email or "").lower()

    def member(self, values: dict) -> tuple[int | None, bool]:
        """The member that this row is, and whether another one only has the same name at the same place."""
        email = values["email"]
        if email and email in self.by_email:
            return self.by_email[email], False
        who = key(f"{values['given']} {values['family']}"), key(values["organisation"])
        pk, held = self.by_name.get(who, (None, ""))
        if pk is None:
            return None, False
        return (None, True) if email and held and email != held else (pk, False)


def persons() -> dict[str, int]:
    """Everybody who has an address here, member or not."""
    rows = Person.objects.exclude(email=None).order_by("pk").values_list("email", "pk")
    return {email.lower(): pk for email, pk in rows}


def organisations() -> dict[str, Organisation]:
    """Active organisations by their name and by its key; one that was merged leads to where it went."""
    found: dict[str, Organisation] = {}
    by_id = {one.pk: one for one in Organisation.objects.order_by("pk")}
    for one in by_id.values():
        heir = one
        while heir.merged_into_id:
            heir = by_id[heir.merged_into_id]
        if heir.active:
            found.setdefault(key(one.name), heir)
            found.setdefault(one.name, heir)
    for one in by_id.values():
        if one.active and not one.merged_into_id:
            found[key(one.name)] = found[one.name] = one
    return found


def organisation_name(text: str) -> str:
    """On one line, as the directory writes it."""
    return " ".join(text.split())[:LONGEST_NAME].strip()
