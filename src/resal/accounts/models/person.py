from functools import cached_property

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core import clock


class PersonQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def coordination(self):
        return self.active().filter(
            pk__in=RoleGrant.objects.current().filter(role=Role.COORDINATION).values("person")
        )

    def by_name(self):
        return self.order_by("family_name", "given_name", "pk")


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    def create_user(self, email, password=None, **fields):
        """A person; without an e-mail she is known but cannot sign in."""
        person = self.new(email, password, **fields)
        person.save()
        return person

    def new(self, email, password=None, **fields):
        """The same, not written yet."""
        person = self.model(email=(email or "").strip().lower() or None, **fields)
        person.set_password(password)
        return person

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """Somebody the network knows by name: work contact details only. Signing in needs an e-mail."""

    email = models.EmailField(_("courriel professionnel"), unique=True, null=True, blank=True)
    given_name = models.CharField(_("prénom"), max_length=80)
    family_name = models.CharField(_("nom de famille"), max_length=80)
    language = models.CharField(
        _("langue"), max_length=5, choices=[("fr-ca", "Français"), ("en-ca", "English")], default="fr-ca"
    )
    is_active = models.BooleanField(_("peut se connecter"), default=True)
    joined_at = models.DateTimeField(default=clock.now, editable=False)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("personne")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def initials(self) -> str:
        return f"{self.given_name[:1]}{self.family_name[:1]}".upper()

    @cached_property
    def roles(self) -> frozenset:
        """The network-wide roles that are hers now; mandates give the others, milieu by milieu."""
        return frozenset(self.grants.current().values_list("role", flat=True))

    def has_perm(self, permission, obj=None) -> bool:
        return self.is_active and rules.has_perm(permission, self, obj)

    def has_perms(self, permissions, obj=None) -> bool:
        return all(self.has_perm(permission, obj) for permission in permissions)


class Role(models.TextChoices):
    COORDINATION = "coordination", _("coordination")
    MEMBER = "member", _("membre")
    EVALUATOR = "evaluator", _("évaluation")
    FUNDER = "funder", _("bailleur de fonds")


class RoleGrantQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None)


class RoleGrant(models.Model):
    """A network-wide role, from when to when. Coordinations of several host organisations are equal."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(_("rôle"), max_length=20, choices=Role)
    granted_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("rôle")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=models.Q(ended_at=None),
                name="accounts_one_current_grant",
            )
        ]
