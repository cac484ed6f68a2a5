from django.db import models
from django.utils.translation import gettext_lazy as _


class CareQuerySet(models.QuerySet):
    def of(self, subjects):
        """The people who take care of these subjects, in one query: {subject: Person}."""
        rows = self.filter(subject__in=list(subjects)).select_related("person")
        return {care.subject: care.person for care in rows}


class Care(models.Model):
    """Who takes care of a thing that waits: "support.request:ab12…" is hers since then."""

    subject = models.CharField(max_length=80, unique=True)
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="cares")
    since = models.DateTimeField()

    objects = CareQuerySet.as_manager()

    class Meta:
        verbose_name = _("prise en charge")
