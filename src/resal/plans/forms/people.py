"""A choice among those who work today for a partner of the plan."""

from django import forms

from resal.accounts.models import Person


def people_around(plan):
    partners = plan.partners.values("organisation")
    found = Person.objects.active().filter(member__left_on=None, member__organisation__in=partners)
    return found.select_related("member__organisation").by_name()


class PersonField(forms.ModelChoiceField):
    def __init__(self, **options):
        super().__init__(Person.objects.none(), **options)

    def offer(self, plan) -> None:
        self.queryset = people_around(plan)

    def label_from_instance(self, person) -> str:
        return f"{person.name} – {person.member.organisation.name}"
