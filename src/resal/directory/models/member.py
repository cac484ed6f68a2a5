from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person
from resal.core.ids import public_id

from .organisation import Organisation
from .term import Term, Vocabulary
from .territory import Territory


class MemberQuerySet(models.QuerySet):
    def active(self):
        return self.filter(left_on=None)

    def in_sector(self, sector):
        return self.filter(organisation__sector=sector)

    def in_family(self, family):
        return self.filter(organisation__sector__family=family)

    def who_know(self, competence, ability=""):
        """Who declares this expertise, and can do this with it when an ability is named."""
        known = Expertise.objects.filter(competence=competence, **({ability: True} if ability else {}))
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

    def by_name(self):
        return self.select_related("person", "organisation", "organisation__sector").order_by(
            "person__family_name", "person__given_name", "pk"
        )


class Member(models.Model):
    """A person in her function: which organisation, what she does there, how to reach her at work."""

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
    joined_on = models.DateField(_("membre depuis"), null=True, blank=True)
    left_on = models.DateField(_("a quitté le"), null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("membre")


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
        constraints = [
            models.UniqueConstraint(fields=["member", "competence"], name="directory_one_level_a_competence")
        ]

    @property
    def abilities(self) -> list[str]:
        """« peut former », « peut animer »: in words."""
        return [
            str(self._meta.get_field(name).verbose_name) for name in self.ABILITIES if getattr(self, name)
        ]
