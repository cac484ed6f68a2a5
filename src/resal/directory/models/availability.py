from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core import clock
from resal.core.models import Text

from .member import Member
from .milieu import Milieu
from .organisation import Organisation


class UnavailabilityQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def to_come(self):
        """Those that last or are still to come, in order."""
        return self.filter(ends_on__gte=clock.today()).order_by("starts_on", "pk")


class Unavailability(models.Model):
    """Days on which a member cannot be called upon, both ends included."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="unavailabilities")
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))

    objects = UnavailabilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("indisponibilité")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="directory_away_ends_after"
            ),
            models.UniqueConstraint(fields=["member", "starts_on", "ends_on"], name="directory_away_once"),
        ]


class Conflict(models.Model):
    """A milieu or an organisation to which this member cannot be sent. The coordination's eyes only."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="conflicts")
    milieu = models.ForeignKey(
        Milieu, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("milieu")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisme"),
    )
    reason = models.ForeignKey(
        Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("raison")
    )

    class Meta:
        verbose_name = _("conflit d’intérêts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(milieu=None, organisation__isnull=False)
                | models.Q(milieu__isnull=False, organisation=None),
                name="directory_conflict_with_one",
            ),
            models.UniqueConstraint(fields=["member", "milieu"], name="directory_one_conflict_a_milieu"),
            models.UniqueConstraint(
                fields=["member", "organisation"], name="directory_one_conflict_an_organisation"
            ),
        ]

    @property
    def other(self):
        """The milieu or the organisation."""
        return self.milieu or self.organisation


class IncompatiblePairQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(models.Q(one=member) | models.Q(other=member))


class IncompatiblePair(models.Model):
    """Two members who are never put in the same team. The coordination's eyes only; kept with `one` < `other`."""

    one = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    reason = models.ForeignKey(
        Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("raison")
    )

    objects = IncompatiblePairQuerySet.as_manager()

    class Meta:
        verbose_name = _("paire incompatible")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="directory_pair_in_order"
            ),
            models.UniqueConstraint(fields=["one", "other"], name="directory_one_pair"),
        ]

    def besides(self, member) -> Member:
        """The other one, seen from `member`."""
        return self.other if self.one_id == member.pk else self.one
