from datetime import timedelta

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Consent, Person
from resal.core import clock
from resal.core.ids import public_id

from .organisation import Organisation
from .term import Term, Vocabulary
from .territory import Territory

PUBLIC_PROFILE = "directory.public_profile"
FRESH_FOR = timedelta(days=183)
HIDEABLE = ("email", "work_phone", "capacity", "territories")


class SeenBy(models.TextChoices):
    """Who reads a field of a profile; the member herself always does."""

    NETWORK = "network", _("les membres du réseau")
    COORDINATION = "coordination", _("la coordination seulement")


class MemberQuerySet(models.QuerySet):
    def active(self):
        return self.filter(left_on=None)

    def fresh(self):
        """Whose profile was confirmed within six months."""
        return self.filter(confirmed_on__gte=clock.today() - FRESH_FOR)

    def stale(self):
        return self.filter(models.Q(confirmed_on=None) | models.Q(confirmed_on__lt=clock.today() - FRESH_FOR))

    def public(self):
        """Who said yes to a public profile, and has not taken it back."""
        consents = Consent.objects.standing().filter(purpose=PUBLIC_PROFILE)
        return self.active().filter(person__in=consents.values("person"))

    def away_on(self, day):
        """Who rests or is away on this day."""
        away = self.model._meta.get_field("unavailabilities").related_model.objects.on(day)
        return self.filter(models.Q(resting_until__gte=day) | models.Q(pk__in=away.values("member")))

    def available_on(self, day):
        return self.exclude(pk__in=self.model.objects.away_on(day).values("pk"))

    def showing(self, *fields):
        """Who lets the network read these fields."""
        return self.filter(**{f"{name}_seen_by": SeenBy.NETWORK for name in fields})

    def in_sector(self, sector):
        return self.filter(organisation__sector=sector)

    def in_family(self, family):
        return self.filter(organisation__sector__family=family)

    def who_know(self, competence, ability="", at_least=1):
        """Who declares this expertise at this level, and can do this with it when an ability is named."""
        known = Expertise.objects.filter(
            competence=competence, level__gte=at_least, **({ability: True} if ability else {})
        )
        return self.filter(pk__in=known.values("member"))

    def who_can(self, ability):
        return self.filter(pk__in=Expertise.objects.filter(**{ability: True}).values("member"))

    def speaking(self, language):
        return self.filter(languages=language)

    def around(self, territory):
        """Who serves this territory, one of its quartiers, or the arrondissement it is part of."""
        near = models.Q(territories=territory) | models.Q(territories__parent=territory)
        if territory.parent_id:
            near |= models.Q(territories=territory.parent_id)
        return self.filter(pk__in=self.model.objects.filter(near).values("pk"))

    def with_what_they_know(self):
        """With their person, their organisation and `knows` (expertises, the best first): a line of the list."""
        known = Expertise.objects.select_related("competence").order_by("-level", "competence__name_fr", "pk")
        return self.select_related("person", "organisation", "organisation__sector").prefetch_related(
            models.Prefetch("expertises", known, to_attr="knows")
        )

    def by_name(self):
        return self.select_related("person", "organisation", "organisation__sector").order_by(
            "sort_key", "pk"
        )


class Member(models.Model):
    """A person in her function: which organisation, what she does there, how to reach her at work.

    `found_by` (folded words) and `sort_key` are kept by `directory.index`, so that ten thousand people are
    searched by the database.
    """

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, related_name="member", verbose_name=_("personne")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="members", verbose_name=_("organisme")
    )
    title = models.CharField(_("fonction"), max_length=120, blank=True)
    work_phone = models.CharField(_("téléphone au travail"), max_length=40, blank=True)
    languages = models.ManyToManyField(
        Term,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.LANGUAGE},
        verbose_name=_("langues"),
    )
    territories = models.ManyToManyField(
        Territory, blank=True, related_name="members", verbose_name=_("territoires")
    )
    capacity_hours = models.PositiveSmallIntegerField(
        _("heures disponibles par trimestre"), null=True, blank=True, validators=[MaxValueValidator(500)]
    )
    resting_until = models.DateField(_("en pause jusqu’au"), null=True, blank=True)
    email_seen_by = models.CharField(
        _("qui voit le courriel"), max_length=12, choices=SeenBy, default=SeenBy.NETWORK
    )
    work_phone_seen_by = models.CharField(
        _("qui voit le téléphone"), max_length=12, choices=SeenBy, default=SeenBy.NETWORK
    )
    capacity_seen_by = models.CharField(
        _("qui voit les disponibilités"), max_length=12, choices=SeenBy, default=SeenBy.COORDINATION
    )
    territories_seen_by = models.CharField(
        _("qui voit les territoires"), max_length=12, choices=SeenBy, default=SeenBy.NETWORK
    )
    confirmed_on = models.DateField(_("fiche confirmée le"), null=True, blank=True)
    asked_on = models.DateField(_("confirmation demandée le"), null=True, blank=True, editable=False)
    joined_on = models.DateField(_("membre depuis"), null=True, blank=True)
    left_on = models.DateField(_("a quitté le"), null=True, blank=True)
    found_by = models.TextField(default="", editable=False)
    sort_key = models.CharField(max_length=200, default="", editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("membre")
        indexes = [
            models.Index(fields=["left_on", "sort_key"], name="directory_member_in_order"),
            models.Index(fields=["left_on", "confirmed_on"], name="directory_member_freshness"),
        ]

    def shows(self, name: str) -> bool:
        """Whether the members of the network read this field (one of HIDEABLE)."""
        return getattr(self, f"{name}_seen_by") == SeenBy.NETWORK

    @property
    def is_fresh(self) -> bool:
        return self.confirmed_on is not None and self.confirmed_on >= clock.today() - FRESH_FOR

    @property
    def is_public(self) -> bool:
        """Whether anybody may read her public profile, today."""
        return Member.objects.public().filter(pk=self.pk).exists()


class Expertise(models.Model):
    """What a member knows, how well, and what she can do with it for others."""

    ABILITIES = ("can_train", "can_facilitate", "can_evaluate", "can_advise")

    class Level(models.IntegerChoices):
        AWARE = 1, _("sensibilisé·e")
        PRACTISES = 2, _("pratique")
        CONFIRMED = 3, _("confirmé·e")
        REFERENCE = 4, _("référence")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="expertises")
    competence = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.COMPETENCE},
        verbose_name=_("expertise"),
    )
    level = models.PositiveSmallIntegerField(_("niveau"), choices=Level, default=Level.PRACTISES)
    can_train = models.BooleanField(_("peut former"), default=False)
    can_facilitate = models.BooleanField(_("peut animer"), default=False)
    can_evaluate = models.BooleanField(_("peut évaluer"), default=False)
    can_advise = models.BooleanField(_("peut conseiller"), default=False)

    class Meta:
        verbose_name = _("expertise")
        indexes = [models.Index(fields=["member", "level", "competence"], name="directory_expertise_counted")]
        constraints = [
            models.UniqueConstraint(fields=["member", "competence"], name="directory_one_level_a_competence")
        ]

    @property
    def abilities(self) -> list[str]:
        """« peut former », « peut animer »: in words."""
        return [
            str(self._meta.get_field(name).verbose_name) for name in self.ABILITIES if getattr(self, name)
        ]
