from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person, Role
from resal.core import clock

from .milieu import Milieu
from .organisation import Organisation


class MandateRole(models.TextChoices):
    """What somebody does for one milieu. COORDINATION has no person: it is the whole coordination's."""

    COORDINATION = "coordination", _("coordination")
    LEAD = "lead", _("porteur")
    TEAM = "team", _("équipe d’accompagnement")
    FACILITATOR = "facilitator", _("animation")
    EVALUATOR = "evaluator", _("évaluation")
    PARTNER = "partner", _("partenaire")


class MandateQuerySet(models.QuerySet):
    def current(self):
        today = clock.today()
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=today), starts_on__lte=today)

    def past(self):
        return self.filter(ends_on__lt=clock.today())

    def reaching(self, person):
        """The mandates that give `person` something: her own, and the coordination's when she is of it."""
        own = models.Q(person=person)
        if Role.COORDINATION in person.roles:
            own |= models.Q(role=MandateRole.COORDINATION)
        return self.filter(own)

    def on(self, milieu):
        return self.filter(milieu=milieu)

    def with_role(self, *roles):
        return self.filter(role__in=roles)

    def by_role(self):
        return self.select_related("person", "organisation", "organisation__sector").order_by("role", "pk")


class Mandate(models.Model):
    """Who accompanies which milieu, in which role, from when to when: the per-object permissions of all."""

    milieu = models.ForeignKey(Milieu, on_delete=models.CASCADE, related_name="mandates")
    role = models.CharField(_("rôle"), max_length=20, choices=MandateRole)
    person = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("personne"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("organisme"),
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"), null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandat")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role=MandateRole.COORDINATION)
                | models.Q(person__isnull=False)
                | models.Q(role=MandateRole.PARTNER, organisation__isnull=False),
                name="directory_mandate_has_holder",
            ),
            models.UniqueConstraint(
                fields=["milieu", "role", "person"],
                condition=models.Q(ends_on=None, person__isnull=False),
                name="directory_one_open_mandate",
            ),
        ]
